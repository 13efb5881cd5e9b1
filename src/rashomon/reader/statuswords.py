"""The words that govern how an event is told: which status each gives to what it governs, by construction.

A governor stands before an infinitive ("refused TO leave"), before its object ("averted an attack", "denied
firing"), before a preposition ("fears OF war") or before a clause ("denied THAT it fired"). The lists hold lemmas;
"plan+" doubles its last letter, "seek/sought" names irregular forms, "=sign" is a noun alone. They were drawn up by
hand from the verbs, nouns and adjectives that take these complements in English.
"""

from typing import Literal

from rashomon.types import EventStatus

Governs = Literal[
    EventStatus,
    "same",  # as the governor itself is told: "began to", "launched an"
    "reported",  # likewise, the governor being what tells of it: "reports of", "evidence that"
    "averted",  # denied where it has happened, and still only feared where it has not: "to prevent attacks"
    "ended",  # happened, for what was stopped was there; under way where it is only to stop
    "pledged",  # threatened where it is harm, planned where it is not
    "expected",  # feared where it is violence or disaster, planned where it is not
    "possible",  # feared where it is harm, hypothetical where it is not
    "warned",  # of harm by others feared, of harm by oneself threatened
    "said",  # "said it would": threatened where it is harm, planned where it is not
]


def forms(lemma: str) -> list[str]:
    """All forms of a lemma; forms that nobody writes do no harm."""
    stem, *irregular = lemma.split("/")
    if stem.startswith("="):
        return [stem[1:], stem[1:] + "s"]
    doubled = stem[:-1] + stem[-2] if stem.endswith("+") else stem
    stem = stem.rstrip("+")
    if stem.endswith("e"):
        more = [stem + "s", stem + "d", stem[:-1] + "ing"]
    elif stem.endswith("y") and stem[-2] not in "aeou":
        more = [stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing"]
    else:
        more = [stem + ("es" if stem.endswith(("s", "sh", "ch", "x")) else "s"), doubled + "ed", doubled + "ing"]
    return [stem, *more, *irregular]


def _words(lists: dict[Governs, str]) -> dict[str, Governs]:
    return {word: status for status, words in lists.items() for word in words.split()}


def _table(lists: dict[Governs, str]) -> dict[str, Governs]:
    return {form: status for status, words in lists.items() for lemma in words.split() for form in forms(lemma)}


TO = _table({
    "denied": """refuse decline fail neglect unable unwilling refusal failure inability unwillingness yet impossible
        forget/forgot/forgotten stop+""",
    "threatened": "threaten threat",
    "pledged": "vow swear/swore/sworn promise pledge commit+ commitment",
    "planned": """plan+ intend intention agree agreement decide decision aim prepare preparation schedule due about
        poise slate offer arrange resolve opt+ choose/chose/chosen determine bid effort deal go plot+ conspire
        conspiracy vote mean/meant move mission seek/sought volunteer elect set/setting""",
    "expected": "expect likely project forecast anticipate predict tip+",
    "demanded": """ought urge call order ask tell/told demand press pressure appeal beg+ command instruct request
        require invite plead plea implore direct warn encourage advise need ultimatum lobby+ petition challenge""",
    "hypothetical": """wish hope like willing possible possibility option chance opportunity right reason ability
        capability capacity prefer desire eager free ready authority authorise authorize power permission permit+
        enough tempt dream whether how propose proposal willingness readiness afraid keen want consider reluctant
        hesitate unlikely what where when easy hard difficult""",
    "feared": "risk fear danger",
    "same": """begin/began/begun/beginning start manage force compel help allow let/letting able come/came try
        attempt say/said believe think/thought allege report know/known seem appear claim find/found see/seen
        prove presume suspect get/got getting lead/led cause proceed rush enable first last second persuade
        drive/drove/driven oblige trick race hurry scramble struggle""",
    "happening": "continue",
})  # fmt: skip
"""Before "to" and a verb."""
OBJECT = _table({
    "denied": "deny reject refuse dismiss refute decline abandon scrap+ cancel+ cancel abort forgo lack forbid ban+",
    "averted": "avert avoid prevent foil thwart pre-empt forestall stave deter+ escape",
    "ended": "stop+ end halt cease quit+ pause suspend finish",
    "threatened": "threaten",
    "pledged": "vow promise pledge",
    "planned": "plan+ schedule plot+ intend arrange organise organize prepare postpone delay agree",
    "expected": "expect predict forecast anticipate await",
    "demanded": "demand order request seek/sought urge require need want",
    "feared": "fear risk dread",
    "hypothetical": """consider discuss weigh mull contemplate propose suggest debate imagine envisage favour favor
        explore study recommend offer support back oppose""",
    "happening": "continue keep/kept",
    "reported": "claim report allege",
    "same": """launch carry conduct stage mount hold/held make/made sign reach begin/began/begun/beginning start
        open resume commit+ suffer cause trigger lead/led provoke bring/brought face see/saw/seen take/took/taken
        have/has/had give/gave/given send/sent deliver spark ignite impose receive unleash witness
        undergo/underwent wage complete host attend broker exchange secure achieve join enter perform mean/meant
        involve issue use is are was were be been being isn wasn aren weren""",
})  # fmt: skip
"""Before a noun phrase or a verb in -ing."""
BEFORE_PREPOSITION = _table({
    "denied": "lack absence refusal denial instead rather short refrain prohibit ban+ bar+ unable incapable reject",
    "averted": "stop+ prevent deter+ keep/kept block dissuade discourage avoidance prevention",
    "threatened": "threat threaten",
    "pledged": "vow promise pledge commit+ commitment",
    "planned": """plan+ aim preparation prepare intention agree schedule date close verge decision decide poise
        slate due ready""",
    "expected": "expectation forecast prediction expect",
    "demanded": "call appeal demand push press ask plea plead request petition campaign clamour clamor need beg+ bid",
    "feared": "fear risk danger worry concern brace alarm anxiety specter spectre dread afraid brink warning alert",
    "warned": "warn",
    "hypothetical": """possibility chance idea hope prospect talk proposal propose discuss discussion offer option
        speculation speculate likelihood potential scenario capable wish suggestion support opposition favour
        favor right interest think/thought consider vote dream excuse pretext justification""",
    "reported": """claim report =allegation =rumour =rumor =accusation =evidence =sign =proof =indication =trace =hint
        =word =news =suspicion""",
    "same": """wave series round kind sort number spate string state start resumption act/acts escalation
        continuation week day month hour lead/led outbreak renewal end result""",
    "conditional": "case event",
})  # fmt: skip
"""Before a preposition and a noun phrase or a verb in -ing."""
PREPOSITIONS_OF: dict[str, frozenset[str]] = {
    status: frozenset(prepositions.split())
    for status, prepositions in {
        "denied": "of from than",
        "averted": "from of",
        "threatened": "of with",
        "pledged": "of to",
        "planned": "of for on to at",
        "expected": "of for",
        "demanded": "for",
        "feared": "of over about for against that",
        "warned": "of about",
        "hypothetical": "of for about on against",
        "reported": "of",
        "same": "of to",
        "conditional": "of",
    }.items()
}
"""The prepositions that each of them governs with: "claims of an attack", but no claim of one "for" it."""
AGAINST = _table({"denied": "vote decide =decision", "hypothetical": "warn advise caution counsel"})
"""Before "against": what they are against is told to be left undone."""
CLAUSE = _table({
    "denied": "deny reject dismiss refute",
    "feared": "fear worry dread",
    "warned": "warn",
    "hypothetical": "hope wish imagine suppose speculate doubt pretend",
    "expected": "expect predict forecast",
    "demanded": "demand insist require request urge order recommend ask propose suggest",
    "pledged": "promise pledge vow swear/swore/sworn threaten",
    "reported": "claim report allege",
    "said": """say/said tell/told add announce state declare note explain confirm write/wrote/written reply signal
        indicate agree decide""",
})  # fmt: skip
"""Before a clause, with "that" or without."""
BEFORE_THAT: dict[str, Governs] = CLAUSE | _table({
    "denied": "false untrue impossible =denial",
    "feared": "concern afraid anxious risk danger nervous alarm anxiety",
    "warned": "=warning",
    "hypothetical": "possible possibility chance speculation unlikely =hope",
    "expected": "likely expectation prediction",
    "pledged": "=threat",
    "reported": "=allegation =rumour =rumor =evidence =sign =proof =indication =suggestion =true =idea =accusation",
})  # fmt: skip
"""Before a clause, with "that" alone."""
MODIFIERS = _words({
    "planned": "planned scheduled upcoming forthcoming proposed intended next future",
    "expected": "expected anticipated",
    "threatened": "threatened",
    "feared": "feared imminent looming impending",
    "possible": "possible potential likely hypothetical",
    "happening": "ongoing continuing continued current relentless persistent",
    "denied": "false fake bogus foiled averted thwarted cancelled canceled aborted nonexistent unfounded baseless",
    "demanded": "demanded",
})  # fmt: skip
"""Adjectives before the noun that tells the event."""
PREDICATES = _words({
    "denied": """averted avoided prevented foiled thwarted cancelled canceled scrapped aborted rejected denied
        refused dismissed impossible unlikely false""",
    "planned": "planned scheduled due set agreed postponed slated arranged",
    "expected": "expected likely imminent inevitable near",
    "possible": "possible conceivable",
    "feared": "feared",
    "threatened": "threatened",
    "demanded": "demanded needed urged required necessary overdue",
    "hypothetical": "considered discussed proposed suggested mulled",
    "happening": "underway under ongoing continuing raging",
})  # fmt: skip
"""After a form of "be" of which the event is the subject: "the attack was foiled"."""
OCCURRING = frozenset(
    form
    for lemma in """
    happen occur take/took/taken begin/began/begun/beginning start resume come/came continue hold/held erupt
    break/broke/broken launch carry/carried stage persist proceed rage ensue materialise materialize ahead""".split()
    for form in forms(lemma)
)
"""Verbs by which an event that is their subject comes about."""
IRREGULAR_PASTS = frozenset(
    """fell fallen shot fought met left died hit cut set put shut quit hurt burst beat beaten broke broken came went
    gone took taken gave given held fled sent said told made led lost won found sank sunk struck stricken threw
    thrown blew blown brought caught built burnt dealt drew drawn drove driven fed flew flown froze frozen got
    grew hid hidden kept knew laid lay rang ran rose risen sought sold shook slew slain spoke spoken spread
    stole stolen stood stuck swore sworn swept taught thought tore torn withdrew withdrawn wrote written became
    began begun chose chosen bore born paid rode ridden saw seen sang slept spent wore dead bled bound dug
    undertook undertaken overthrew overthrown""".split()
)
"""Verb forms of the past that do not end in -ed."""
HARM_STEMS = tuple(
    """attack strik struck kill death dying wound injur hurt drown starv collaps flood burn crash explo blast bomb shell
    shoot shot destr fight famine massacre slaughter assassinat invad invasion siege besieg storm sink sank execut
    tortur     hostage kidnap abduct shortage disaster epidemic harm casualt damag expel erupt""".split()
)
"""Beginnings of words for harm, for events that have no type by which it shows."""
HARM_WORDS = frozenset("war wars warfare die dies died dead coup coups raid raids raided hang hanged".split())
"""Words for harm that are the beginnings of others."""
