"""How events are told, judged by hand: a sentence with the word that tells the event in brackets, its status, its
type.

The sentences are made up. No type is OTHER. "~" before a row says that its sense hangs on its punctuation, so that it
is not read flattened; a row without capitals and marks was written flattened and is read so alone.
"""

TABLE = """
# happened: verbs
The army [fired] two rockets at the port on Monday.|happened|ASSAULT
Iran [fires] missiles at an air base.|happened|ASSAULT
Two sailors have been [killed] near the strait.|happened
The convoy was [attacked] at dawn.|happened|ASSAULT
rebels [attack] a police post near the border|happened|ASSAULT
Ministers [met] in Oslo last week.|happened|CONSULT
The blast [killed] at least nine people and wounded dozens.|happened
The blast killed nine people and [wounded] dozens more.|happened
He was [arrested] for planning an attack.|happened|COERCE
Troops had already [withdrawn] from the valley when the talks began.|happened|RETREAT
The two sides [signed] a truce in Geneva.|happened|AGREE
Villagers were forced to [leave] their homes.|happened|RETREAT
The pilot managed to [escape] over the hills.|happened
Soldiers began to [withdraw] at noon.|happened|RETREAT
Gunmen started [firing] at the crowd.|happened|ASSAULT
The guards stopped [firing] after an hour.|happened|ASSAULT
The group is said to have [kidnapped] three engineers.|happened|COERCE
The general is believed to have been [wounded] in the raid.|happened
Police allegedly [beat] two students.|happened|ASSAULT
The navy reportedly [seized] a tanker.|happened|COERCE
The minister [denied] that troops had crossed the river.|happened|REJECT
The president [threatened] to close the canal.|happened|THREATEN
The mayor [called] on the miners to end their strike.|happened|REQUEST
Sweden [refused] to sign the treaty.|happened|REJECT
A man is [killed] every week on this road.|happened
The dam burst, [flooding] three villages.|happened
A missile hit the market, [killing] twelve.|happened|ASSAULT
Dozens of people [died] when the ferry sank.|happened
Norway will mourn those who were [killed] on Friday.|happened
The court [sentenced] him to nine years in prison.|happened|COERCE
# happened: nouns
After the [attack], markets fell sharply.|happened|ASSAULT
The [strike] killed three officers.|happened|ASSAULT
The minister condemned the [attack] on the embassy.|happened|ASSAULT
The [withdrawal] was completed in May.|happened|RETREAT
He did not condemn the [attack].|happened|ASSAULT
Police will investigate the [attack] on the mosque.|happened|ASSAULT
Nobody has claimed responsibility for the [bombing].|happened|ASSAULT
The ministry denied any role in the [attack].|happened|ASSAULT
The victims of the [attack] have not been named.|happened|ASSAULT
The country has vowed to avenge the [killing] of its general.|happened|ASSAULT
The rebels launched an [attack] on the airfield.|happened|ASSAULT
Three were wounded in the [clashes].|happened|ASSAULT
the deal was announced after weeks of [talks] in doha|happened|CONSULT
Rescuers failed to prevent the [collapse] of the bridge.|happened
The [attack] will not go unanswered, the premier said.|happened|ASSAULT
Analysts said the [raid] could lead to a wider war.|happened|ASSAULT
The army began its [withdrawal] on Sunday.|happened|RETREAT
# happened: traps of scope
He did not say who [fired] the missiles.|happened|ASSAULT
Iran, which has denied seeking a bomb, [fired] missiles at the base.|happened|ASSAULT
The rebels not only [attacked] the port but burned it.|happened|ASSAULT
It was not immediately clear why the plane [crashed].|happened
The group that threatened the town [attacked] it on Monday.|happened|ASSAULT
The village did not surrender and the army [burned] it.|happened|ASSAULT
The talks failed, and the rebels [shelled] the town.|happened|ASSAULT
The police never learned how the prisoners [escaped].|happened
No official statement was issued after the ship [sank].|happened
the governor who refused to resign was [arrested] on monday|happened|COERCE
Although no deal was signed, both armies [withdrew].|happened|RETREAT
Nothing was known of the crew until divers [found] the wreck.|happened
The minister, who had promised to resign, [died] on Tuesday.|happened
Witnesses said the man did not stop before soldiers [shot] him.|happened|ASSAULT
The storm [killed] no fewer than 40 people.|happened
The army [fired] on protesters who would not leave.|happened|ASSAULT
The convoy was [hit] although it should have been safe.|happened|ASSAULT
the town was [shelled] because its mayor would not surrender|happened|ASSAULT
There is no doubt that the plane was [shot] down.|happened|ASSAULT
Three soldiers were [wounded] in May near the border.|happened
# happening
The refinery is [burning].|happening
Troops are [fighting] in the suburbs.|happening|ASSAULT
The army continues to [shell] the town.|happening|ASSAULT
Ongoing [strikes] have emptied the city.|happening|ASSAULT
Guards continued [firing] at the crowd.|happening|ASSAULT
The town is being [shelled] from the hills.|happening|ASSAULT
Rescuers are still [searching] for the crew.|happening|AID
The delegations are [meeting] in a hotel outside Vienna.|happening|CONSULT
Rebels have been [besieging] the city since March.|happening|ASSAULT
The city is under [attack], its mayor said.|happening|ASSAULT
[Talks] are under way in Muscat.|happening|CONSULT
[Fighting] continues along the coast.|happening|ASSAULT
both sides keep [shelling] each other across the river|happening|ASSAULT
thousands are now [fleeing] the capital|happening|RETREAT
The [protests] are ongoing in a dozen cities.|happening|PROTEST
Protesters are currently [blocking] the main road.|happening|PROTEST
The two governments are in [talks] over the dam.|happening|CONSULT
He urged the rebels to stop the [attacks].|happening|ASSAULT
The water is [rising] and villagers are leaving.|happening
The continuing [shelling] has closed every school.|happening|ASSAULT
The crew isn't the only one that is [striking].|happening|PROTEST
# denied: verbs
The army did not [fire] on the convoy.|denied|ASSAULT
The army didn't [fire] on the convoy.|denied|ASSAULT
the army didnt [fire] on the convoy|denied|ASSAULT
Spain denied that it had [attacked] the boats.|denied|ASSAULT
Iran has denied [seeking] a bomb.|denied
Iran denied [attacking] the tanker.|denied|ASSAULT
There are no plans to [withdraw].|denied|RETREAT
There are no plans for troops to [leave].|denied|RETREAT
He never [signed] the order.|denied|AGREE
The bomb went off without [killing] anyone.|denied|ASSAULT
The mayor refused to [leave].|denied|RETREAT
The two sides failed to [agree] on a date.|denied|AGREE
The minister said no one was [killed].|denied
Nobody was [hurt] in the fire.|denied
None of the missiles [hit] the base.|denied|ASSAULT
No soldiers were [wounded].|denied
The rebels have not [released] the hostages.|denied|CONCEDE
The premier said his country would not [withdraw].|denied|RETREAT
The refugees cannot [return] to their homes.|denied
The refugees can't [return] to their homes.|denied
The union won't [accept] the offer.|denied|AGREE
The army has never [attacked] civilians, its spokesman said.|denied|ASSAULT
The court declined to [hear] the case.|denied
The rebels [killed] no one.|denied|ASSAULT
Soldiers prevented the crowd from [entering] the palace.|denied
The treaty was neither signed nor [ratified].|denied|AGREE
No one was killed or [wounded].|denied
Troops are no longer [fighting] in the valley.|denied|ASSAULT
He rejected claims that his men had [tortured] prisoners.|denied|ASSAULT
The premier ruled out [sending] troops.|denied|MOBILIZE
Denmark has no intention of [leaving] the alliance.|denied|RETREAT
The crowd dispersed instead of [marching] on the palace.|denied|PROTEST
the two leaders did not agree to [meet] again|denied|CONSULT
The ministry said there was no evidence that the rebels had [used] gas.|denied|ASSAULT
The wounded were unable to [flee].|denied|RETREAT
The army said that at no time did it [shell] the hospital.|denied|ASSAULT
It is not true that the general was [arrested].|denied|COERCE
We are not [leaving], the miners said.|denied|RETREAT
The army wasn't [fighting] in the village.|denied|ASSAULT
The mediator said the talks had not been [held].|denied|CONSULT
He agreed not to [attack] the town.|denied|ASSAULT
# denied: nouns
There was no [attack], the governor said.|denied|ASSAULT
No [attack] took place, the governor said.|denied|ASSAULT
The minister rejects claims of a [massacre].|denied|ASSAULT
Police averted an [attack] on the station.|denied|ASSAULT
The station chief dismissed false reports of an [explosion].|denied
There were no immediate reports of [casualties].|denied
The [attack] never happened.|denied|ASSAULT
The [talks] were called off.|denied|CONSULT
the [meeting] was cancelled at short notice|denied|CONSULT
The premier ruled out a [ceasefire].|denied|AGREE
The storm passed without any [deaths].|denied
The rebels did not launch an [attack].|denied|ASSAULT
It was not an [attack] but an accident.|denied|ASSAULT
The ministry denied the [attack].|denied|ASSAULT
The army denied carrying out the [strike].|denied|ASSAULT
There is no sign of a [withdrawal].|denied|RETREAT
Ministers rejected [talks] with the rebels.|denied|CONSULT
The [attack] was foiled by two guards.|denied|ASSAULT
# threatened
Will [destroy] Dubai if there is any retaliation, the colonel said.|threatened|ASSAULT
will [destroy] the port if there is any retaliation|threatened|ASSAULT
The general vowed to [avenge] the dead.|threatened|ASSAULT
The regime threatened to [close] the strait.|threatened|COERCE
The militia warned it would [strike] again.|threatened|ASSAULT
We will [attack] your cities, the commander said.|threatened|ASSAULT
The threat of an [attack] by the militia has grown.|threatened|ASSAULT
The group is threatening to [kill] the hostages.|threatened|ASSAULT
Washington threatened new [sanctions].|threatened|SANCTION
If the blockade goes on, we will [strike] the port.|threatened|ASSAULT
The premier said his country would [bomb] the dam.|threatened|ASSAULT
The union's threats to [strike] were ignored.|threatened|PROTEST
The militia has sworn to [punish] the traitors.|threatened|COERCE
The treasury will [sanction] the bank unless it pays.|threatened|SANCTION
Turkey threatened Greece with [war].|threatened|ASSAULT
they promised to [destroy] the town|threatened|ASSAULT
Unless the hostages are freed the army will [storm] the school.|threatened|ASSAULT
His threat to [expel] the envoys was not repeated.|threatened|COERCE
# planned
The ministers will [meet] on Friday.|planned|CONSULT
The army plans to [leave] the valley by June.|planned|RETREAT
The queen is to [visit] Canada in autumn.|planned|CONSULT
Poland agreed to [send] tanks.|planned|AID
The two sides are about to [sign] a truce.|planned|AGREE
The premier said he would [resign] next week.|planned|RETREAT
The court is expected to [rule] on Thursday.|planned
Denmark to [send] field hospitals.|planned|AID
Germany has decided to [withdraw] its soldiers.|planned|RETREAT
The fleet is preparing to [sail].|planned|MOBILIZE
The next round of [talks] is scheduled for Monday.|planned|CONSULT
A planned [withdrawal] was delayed by snow.|planned|RETREAT
The [meeting] will take place in Rome.|planned|CONSULT
The police foiled a plan to [bomb] the station.|denied|ASSAULT
The unions are planning a [strike] in May.|planned|PROTEST
Mediators are due to [arrive] tomorrow.|planned
The decision to [send] troops was taken at night.|planned|MOBILIZE
The companies have agreed on a [merger].|planned|AGREE
The parliament is going to [vote] on Monday.|planned
They'll [meet] again in a week.|planned|CONSULT
She is [meeting] the chancellor tomorrow.|planned|CONSULT
The ministers will meet and [sign] the accord.|planned|AGREE
The cabinet intends to [lift] the curfew.|planned|CONCEDE
the hostages are set to be [released] within days|planned|CONCEDE
Upcoming [elections] have divided the country.|planned
The mayor promised to [rebuild] the bridge.|planned|AID
The army sent engineers to [repair] the dam.|planned|AID
France offered to [mediate].|planned|COOPERATE
# conditional
Will destroy Dubai if there is any [retaliation].|conditional|ASSAULT
The union would [sign] if the firm paid more.|conditional|AGREE
If the rebels [attack], the army will respond.|conditional|ASSAULT
If the rebels disarm, the government will [talk] to them.|conditional|CONSULT
Unless the two sides [agree] by Friday, the talks will end.|conditional|AGREE
In case of an [attack], the gates will close.|conditional|ASSAULT
Canada will [join] provided that the others do.|conditional|COOPERATE
In the event of a [strike], trains will not run.|conditional|PROTEST
if iran [withdraws] its forces the sanctions will be lifted|conditional|RETREAT
The firm said it would [pay] if a court ordered it.|conditional|CONCEDE
The loan will be [paid] as long as the truce holds.|conditional|AID
If any of the hostages are [harmed], the deal is dead.|conditional|ASSAULT
if the army had [attacked] the town it would be in ruins|conditional|ASSAULT
He would [resign] only if the court found against him.|conditional|RETREAT
Any [attack] on the port would be met with force.|conditional|ASSAULT
The rebels would [disarm] provided the army left.|conditional|CONCEDE
She said the envoys would not [return] unless they were safe.|conditional
# demanded
He called on Iran to [stop] the enrichment.|demanded|REQUEST
The UN urged both sides to [withdraw].|demanded|RETREAT
The army must [release] the journalists.|demanded|CONCEDE
The government should [resign], the bishop said.|demanded|RETREAT
Protesters demanded the [withdrawal] of all foreign troops.|demanded|RETREAT
The pope repeated his call for a [ceasefire].|demanded|AGREE
Ministers called for an immediate [ceasefire].|demanded|AGREE
Residents were ordered to [leave] the coast.|demanded|RETREAT
The judge ordered the [release] of the students.|demanded|CONCEDE
Let them [go], the mother said.|demanded|CONCEDE
~"[Release] the hostages," she said.|demanded|CONCEDE
The president asked parliament to [approve] the treaty.|demanded|AGREE
he wants the rebels to [disarm]|demanded|CONCEDE
The firm needs to [apologise], the minister said.|demanded|CONCEDE
The envoy told the rebels to [lay] down their arms.|demanded|CONCEDE
The tribe appealed for [help].|demanded|AID
Demands for the premier to [resign] grew louder.|demanded|RETREAT
The families are calling for an [inquiry].|demanded
All troops have to [leave] by June, the decree says.|demanded|RETREAT
Both sides ought to [talk], the envoy said.|demanded|CONSULT
The union pressed the firm to [raise] wages.|demanded|CONCEDE
The opposition insisted that the minister [resign].|demanded|RETREAT
# feared
Fears of an [attack] emptied the beaches.|feared|ASSAULT
Thousands could be [killed], the agency said.|feared
The risk of [war] is growing.|feared|ASSAULT
Diplomats are worried that the army will [attack].|feared|ASSAULT
The militia might [strike] oil fields.|feared|ASSAULT
Dozens are feared [dead].|feared
Villagers fear they will be [expelled].|feared|COERCE
Officials warned of [attacks] during the holiday.|feared|ASSAULT
The quarrel could trigger a [war].|feared|ASSAULT
An [attack] could come within days.|feared|ASSAULT
there are fears that the dam will [collapse]|feared
An [invasion] is feared by many in the capital.|feared|ASSAULT
Aid agencies warned that thousands could [starve].|feared
The bank may face new [sanctions].|feared|SANCTION
The army is bracing for an [assault].|feared|ASSAULT
Concern over a possible [coup] is widespread.|feared|COERCE
Rebels are likely to [attack] the pipeline again.|feared|ASSAULT
The guards were sent to prevent [attacks] on the mosque.|feared|ASSAULT
# hypothetical
The two leaders could [meet] in the spring.|hypothetical|CONSULT
The bridge would have [collapsed] in a minute.|hypothetical
The cabinet is considering whether to [send] troops.|hypothetical|MOBILIZE
Possible [talks] were discussed for an hour.|hypothetical|CONSULT
It is unclear whether the plane was [shot] down.|hypothetical|ASSAULT
The premier may [visit] Tokyo.|hypothetical|CONSULT
Ministers discussed a [withdrawal] from the valley.|hypothetical|RETREAT
The general wants to [retire].|hypothetical|RETREAT
Lawmakers are weighing new [sanctions].|hypothetical|SANCTION
He hopes to [meet] the king.|hypothetical|CONSULT
Such a treaty would [end] the dispute.|hypothetical|AGREE
asked if the army had [fired] first he said nothing|hypothetical|ASSAULT
The pilots may have [fallen] asleep.|hypothetical
The minister did not rule out a [strike] on the base.|hypothetical|ASSAULT
She proposed [talks] with the miners.|hypothetical|CONSULT
The possibility of a [deal] is small.|hypothetical|AGREE
The party may not [join] the coalition.|hypothetical|COOPERATE
He urged the militia not to [attack] the town.|hypothetical|ASSAULT
The envoy spoke of the chance of a [truce].|hypothetical|AGREE
The army was ready to [help].|hypothetical|AID
# all kinds, written after the rules
Two drones [struck] a grain silo near Odesa overnight, regional officials said.|happened|ASSAULT
The foreign minister arrived in Ankara, where he is to [hold] talks with his counterpart.|planned|CONSULT
Lawmakers accused the agency of [spying] on reporters.|happened|COERCE
Hundreds have been [evacuated] since the river broke its banks.|happened
The junta has repeatedly ignored calls to [free] the former prime minister.|demanded|CONCEDE
Had the alarm sounded, nobody would have [died].|hypothetical
The central bank could [raise] rates again in March.|hypothetical
The militia said it had not [fired] a single shot.|denied|ASSAULT
A spokesman would neither confirm nor [deny] the report.|denied|REJECT
The president warned that any country that [helped] the rebels would pay a price.|conditional|AID
Doctors are struggling to [treat] the wounded.|happening|AID
The prime minister survived an [attempt] on his life.|happened|ASSAULT
The ceasefire, which was to have [begun] at noon, never took hold.|denied|AGREE
Kenya will [deploy] a thousand police officers to the island.|planned|MOBILIZE
The rebels have threatened to [resume] attacks if their demands are not met.|threatened|ASSAULT
The rebels have threatened to resume [attacks] if their demands are not met.|threatened|ASSAULT
Prosecutors say the cashier [stole] more than a million euros.|happened
The village was without power after the storm [knocked] down pylons.|happened
There was no immediate claim of responsibility for the [blast].|happened|ASSAULT
Experts doubt that the two sides will ever [reconcile].|hypothetical|AGREE
The envoy expressed hope that the hostages would be [freed] soon.|hypothetical|CONCEDE
The airline has halted [flights] to the island.|happened
The judge barred the company from [selling] the drug.|denied
Police [used] tear gas to disperse the crowd.|happened|COERCE
Police used tear gas to [disperse] the crowd.|planned|COERCE
The two presidents have yet to [speak] by telephone.|denied|CONSULT
Should the talks [collapse], fighting may resume.|conditional
Should the talks collapse, [fighting] may resume.|feared|ASSAULT
The ministry urged citizens to avoid [travelling] to the north.|hypothetical
Satellite images show that the reactor was not [damaged].|denied
Rescue workers fear more bodies will be [found] under the rubble.|feared
The company is seeking [permission] to drill.|demanded
Hours after the raid the army was still [exchanging] fire with gunmen.|happened|ASSAULT
It would be a mistake to [withdraw] now, the general argued.|hypothetical|RETREAT
The president has ordered the army to [secure] the airport.|demanded|MOBILIZE
Two men suspected of [planting] the bomb were questioned.|happened|ASSAULT
The king is considering [pardoning] the students.|hypothetical|CONCEDE
A vote on the [impeachment] is expected next week.|planned
the governor has not said when schools will [reopen]|planned
iran says it did not [target] the plane and calls the report a lie|denied|ASSAULT
officials say there is a real danger of [famine] in the south|feared
israel has neither confirmed nor denied [carrying] out the strike|hypothetical|ASSAULT
the pentagon said no americans were [harmed] in the attack|denied|ASSAULT
we do not want [war] but we will defend ourselves|denied|ASSAULT
we do not want war but we will [defend] ourselves|planned
the strike was meant to [deter] future attacks|planned|ASSAULT
the strike was meant to deter future [attacks]|feared|ASSAULT
crowds gathered to [mourn] the slain commander|planned
the allies have promised further [help] for the refugees|planned|AID
a british minister called the [arrest] an outrage|happened|COERCE
demonstrators are demanding that the president [step] down|demanded|RETREAT
the plane was shot down by mistake and all on board were [killed]|happened
two rockets landed near the base but did not [explode]|denied
tehran has said it will [respond] if the killing goes unpunished|threatened|THREATEN
the mayor is expected to [announce] a curfew later today|planned|COERCE
the firm denied it was [selling] the plant|denied
the pilot tried to [land] on the river|happened
nato will not be [drawn] into the war its chief said|denied|ASSAULT
the treaty bars both states from [testing] such weapons|denied
A roadside bomb [exploded] near a school in the north of the country.|happened|ASSAULT
The coast guard said it [intercepted] two boats before dawn.|happened|COERCE
The chancellor said she saw no reason to [apologise].|denied|CONCEDE
Witnesses described how soldiers [dragged] students from a bus.|happened|COERCE
The carmaker [agreed] to pay a fine of nine million euros.|happened|AGREE
The carmaker agreed to [pay] a fine of nine million euros.|planned|CONCEDE
Critics say the law will [harm] small farmers.|feared
A third [strike] by nurses is planned for the end of the month.|planned|PROTEST
The premier has promised that no soldier will be [sent] abroad.|denied|MOBILIZE
The king's visit was postponed after gunmen [opened] fire on his guards.|happened|ASSAULT
Inspectors were not allowed to [enter] the plant.|denied
Germany and France are pushing for tougher [sanctions].|demanded|SANCTION
The rebels say they will only [talk] once the army has left.|conditional|CONSULT
Turkey has warned it may [close] the pipeline.|threatened|COERCE
Neighbours tried in vain to [rescue] the children.|denied|AID
The dictator was [overthrown] in a coup nine years ago.|happened
The mob threatened to kill the driver but [let] the passengers go.|happened|CONCEDE
The city has been spared the worst of the [fighting] so far.|happened|ASSAULT
Nothing suggests that the engine [failed], investigators said.|denied
The minister cancelled a [visit] to Rome.|denied|CONSULT
Aid groups have accused both sides of [blocking] food convoys.|happened|COERCE
The opposition plans a [march] on the capital on Sunday.|planned|PROTEST
The general said he did not know who had [ordered] the shooting.|happened
Had the rebels [attacked], the town would have fallen.|conditional|ASSAULT
Farmers blocked roads to [demand] higher milk prices.|planned|REQUEST
An independent inquiry must be [held], the families said.|demanded
Many feared that the army would [seize] power.|feared|COERCE
The boy is thought to have [drowned].|happened
The factory might have to [close].|hypothetical
The governor insisted there had been no [cover-up].|denied
Parliament voted against [extending] the mandate.|denied
The ship's owner has not ruled out further [layoffs].|hypothetical
Talks aimed at [ending] the war resumed in Geneva.|planned
Smugglers are believed to be [holding] the crew.|happening|COERCE
Oman offered to host [talks] between the two sides.|planned|CONSULT
There will be no [negotiations] with kidnappers, he said.|denied|CONSULT
iraq has called the [attack] a violation of its sovereignty|happened|ASSAULT
the us says the killing was meant to stop an imminent [attack]|feared|ASSAULT
iranian officials promised harsh [revenge]|threatened|ASSAULT
the airline said all flights to the region have been [suspended]|happened
the white house said the president would [speak] in the morning|planned|CONSULT
we are evaluating whether a rocket [hit] the base|hypothetical|ASSAULT
they said the general was planning [attacks] on diplomats|planned|ASSAULT
no country should [supply] arms to the militia the envoy said|hypothetical|AID
the prime minister did not say whether his troops would [leave]|hypothetical|RETREAT
parliament passed a resolution calling for the [expulsion] of foreign troops|demanded|COERCE
the leader said any american [reprisal] would be answered in kind|conditional|ASSAULT
it was the first time that iran directly [attacked] a base there|happened|ASSAULT
oil prices jumped on fears the conflict could [spread]|feared
the colonel said missiles will [rain] down on the city if they strike back|threatened|ASSAULT
schools are closed and thousands have [fled]|happened|RETREAT
you should not [expect] us to forget|hypothetical
the ukrainian airliner was not [brought] down by a missile officials insisted|denied|ASSAULT
the pope prayed that war be [averted]|demanded
germany is moving some of its troops out but will not [withdraw] them all|denied|RETREAT
denmark is [moving] some of its soldiers to kuwait|happening|RETREAT
the two sides exchanged [fire] for a third day|happened|ASSAULT
the man who tried to [stab] the mayor has been jailed|happened|ASSAULT
hospitals said they were running out of oxygen and patients would [die]|feared
A gunman [opened] fire in a shopping centre in Malmo on Saturday.|happened|ASSAULT
The opposition leader has been [detained] since January.|happened|COERCE
The bank said it is [cutting] nine hundred jobs.|happening
Mexico rejected the [claim] as absurd.|denied|ACCUSE
Australia has pledged to [halve] its emissions by 2030.|planned
The court must now decide whether to [extradite] him.|hypothetical|COERCE
Inmates were beaten and [starved], a former guard testified.|happened|COERCE
The army chief denied plotting a [coup].|denied|COERCE
The two navies will begin joint [exercises] on Monday.|planned|COOPERATE
Relatives are urging the authorities to resume the [search].|demanded|AID
Scientists warn the glacier could [melt] within decades.|hypothetical
No party is expected to [win] a majority.|denied
The embassy advised its citizens not to [travel] to the border.|hypothetical
They were accused of having [tortured] two prisoners.|happened|COERCE
A plan to [merge] the two airlines was dropped.|planned
The strike was called off after the firm [raised] wages.|happened|CONCEDE
The senator said that he had never [taken] a bribe.|denied
If approved, the pipeline will [carry] gas to Italy.|conditional
Tens of thousands [marched] through Lyon against the reform.|happened|PROTEST
The governor threatened demonstrators with [arrest].|threatened|COERCE
The road remains [closed] because of the snow.|happened
Nobody expects the rebels to [surrender].|denied|RETREAT
The pact would have allowed the troops to [stay].|hypothetical
The volcano may [erupt] again, experts say.|feared
Ships have been told to [avoid] the strait.|demanded
The regime is [jailing] its critics, the report says.|happening|COERCE
The mayor apologised for not having [warned] residents.|denied
the militia promised a crushing [response]|threatened|ASSAULT
the us has killed a top general in a [strike] on baghdad airport|happened|ASSAULT
turkey said it would not [allow] the ships to pass|denied
residents fled as bombs [fell] on the suburbs|happened|ASSAULT
the speaker said lawmakers would [vote] on limiting the president s powers|planned
police are [searching] for two suspects|happening
there is no military [solution] he added|denied
investigators have found no trace of [explosives]|denied
the group wants foreign forces to [leave] the region|demanded|RETREAT
the pilots were able to [land] safely|happened
the prince urged restraint and said he hoped for a peaceful [settlement]|hypothetical|AGREE
He warned Iran against [attacking] the base.|hypothetical|ASSAULT
# letters and those who disown them
The cable was [sent] by mistake, the ministry said.|happened
The letter should never have been [sent].|happened
The memo was a [draft], the colonel said.|happened
The general denied that the note was [genuine].|denied
The note was never [signed].|denied
It was not clear whether the order was [authentic].|hypothetical
A letter said the army was preparing to [withdraw] its troops.|planned|RETREAT
The note speaks of a [withdrawal] in the coming days.|planned|RETREAT
The ministers stressed that no soldiers would be [leaving] the valley.|denied|RETREAT
The palace said that it had no plans to [leave] the league.|denied|RETREAT
It is not the right time for the troops to [withdraw].|denied|RETREAT
"""
