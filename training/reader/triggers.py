"""Words that by themselves suggest an event's type: where the corpus knows a sentence's type, they show its word.

Written by hand after the definitions of PLOVER's types (Halterman et al. 2023); stems of verbs and the nouns made of
them. A word may stand under several types: what it means in its sentence is what the network learns.
"""

STEMS = {
    "AGREE": """agree accept approve sign ratif endors pledge promis commit accord deal treat pact consent vow settl
        adopt pass conclud finaliz finalis authoriz authoris allow permit grant compromis clear will would reach
        adhere comply intend offer express willing plan ready""",
    "CONSULT": """meet met talk visit negotiat consult discuss confer host summit convene speak spoke phone call tour
        dialogue gather receiv welcom travel arriv hold held mediat attend debat brief summon conversation session""",
    "SUPPORT": """support back endors praise prais welcom defend recogniz recognis hail applaud commend congratulat
        sympath express solidarit favor favour champion advocat laud thank apolog condol pardon forgiv
        urg stand stood side reinstat restor relation uphold upheld ally vouch affirm assur assist defens""",
    "COOPERATE": """cooperat collaborat join partner exchang share trade coordinat drill exercis invest purchas buy
        bought sell sold launch work cooperation partnership together extradit""",
    "AID": """aid help assist donat provid send sent deliver give gave given grant fund contribut suppl financ loan
        rescue shelter reliev relief humanitarian evacuat treat asylum equip arm train protect peacekeep distribut
        ship train feed lend lent host""",
    "YIELD": """withdraw withdrew withdrawn retreat resign step stepped concede conced surrender yield releas free freed
        lift eas relax ceas ceasefire truce pull leave left quit drop revers repeal abandon return end halt suspend
        apolog retract recall capitulat vacat evacuat deescalat reduc scal soften back overturn
        disband demobiliz demobilis flee fled acquit commut pardon parol cancel delay postpon remov legaliz decriminaliz
        disarm allow""",
    "REQUEST": """ask request demand call urg appeal seek sought petition plead beg press invit insist want lobby
        push propos recommend require exhort summon implor""",
    "ACCUSE": """accus blam condemn denounc critic criticiz criticis charg alleg su sued sue lawsuit indict convict
        complain fault slam blast decri rebuk deplor castigat denunciat assail investigat prob prosecut implicat
        chid lambast attack protest claim disapprov file complaint suspect deny denied sentence express concern
        disagree apologiz mock ridicul censur disput trial try question""",
    "REJECT": """reject refus declin den deny denied dismiss rebuff veto oppos block spurn rule ruled resist disagree
        snub turn ignor overturn struck strike defy defi vot rescind fail balk object prevent disregard
        bar stop scoff unwilling never not no""",
    "THREATEN": """threaten warn threat vow ultimatum menac caution alert intimidat deter retaliat consequence will
        would could""",
    "PROTEST": """protest demonstrat ralli rally march riot strik strike boycott walkout walk picket demonstration
        demonstrator protester unrest chant gather block occup sit hunger""",
    "SANCTION": """sanction embargo expel expuls ban suspend freez froze frozen penaliz penalis cut sever break broke
        halt boycott withhold withheld downgrad recall revok tariff blacklist end cancel terminat withdraw
        withdrew stop fire fired oust dismiss reduc ceas bar dissolv exclud deny denied refus sack scrap disqualif
        remov""",
    "MOBILIZE": """mobiliz mobilis deploy mass alert amass reinforc position muster ready dispatch station move mov
        sent send patrol surround increas strengthen test exercis rearm mobilization buildup""",
    "COERCE": """arrest detain seiz confiscat jail imprison impos curfew censor deport expel ban raid crackdown crack
        restrict sentenc fin fine repress evict suppress harass hack cyber block outlaw captur
        custody detention order shut close clos oust convict martial search prohibit disperse dispers sabotag
        torture destroy execut charg prosecut interrogat round hold held extradit forc control take took occup
        abus beat tear""",
    "ASSAULT": """attack kill bomb shoot shot assault strike struck fire fired shell murder invad raid clash fight
        fought assassinat behead kidnap abduct wound injur ambush stab explod blast explosion torture rape massacr
        destroy beat airstrike gun gunn battle storm hit launch slay slain execut detonat combat war fighting terror
        hostage seiz captur sexual cleans suicide slaughter terroriz lynch attempt drone missile rocket hijack burn
        demolish shooting violence overrun""",
}
"""Beginnings of words by type; a word counts where nothing but an ending of inflection follows."""
ENDINGS = frozenset(
    """e es s ed d ing ting ning ping ged ging ted ned ped t ment ments ion ions tion ation ations ance ence er ers or
    ors al als y ies ied ying en ity ive nce ncy ancy ency ure ures ive ers led ling le les ic ical ism isms ist
    ists ade ades ation ational ization izations isation ize izes ized izing ise ises ised ising ade atic e's n red
    ring ssion ission issions iction ictions ution utions uction ction ptions ption sion sions mission ses sed sing
    ded ding it its""".split()
) | {""}


def types(word: str) -> frozenset[str]:
    """The types that a lower-case word suggests, none for most words."""
    return frozenset(
        t for t, stems in _STEMS.items() if any(word.startswith(s) and word[len(s) :] in ENDINGS for s in stems)
    )


_STEMS = {t: tuple(s.split()) for t, s in STEMS.items()}
