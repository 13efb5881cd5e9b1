"""What is counted: the noun after a number, found without a parser, and closed lists of the words around numbers."""

from collections.abc import Sequence
from typing import NamedTuple

from rashomon.text.numbers import plural, singular

CURRENCIES = {
    "dollar": "usd", "dollars": "usd", "usd": "usd", "euro": "eur", "euros": "eur", "eur": "eur", "pounds sterling": "gbp",  # noqa: E501
    "rupee": "inr", "rupees": "inr", "ruble": "rub", "rubles": "rub", "roubles": "rub", "yuan": "cny", "renminbi": "cny",  # noqa: E501
    "yen": "jpy", "won": "krw", "lira": "try", "rial": "irr", "rials": "irr", "riyals": "sar", "shekels": "ils", "pesos": "mxn",  # noqa: E501
    "naira": "ngn", "francs": "chf", "hryvnia": "uah",
}  # fmt: skip
SIGNS = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy", "₹": "inr", "₽": "rub", "₩": "krw", "₪": "ils", "₺": "try"}
MEASURES = frozenset(
    """second minute hour day week month year decade century mile kilometer kilometre km meter metre foot inch yard acre
    hectare ton tonne pound kilogram kilo gram ounce liter litre gallon barrel degree megawatt mph point percentage
    night weekend story storey caliber megaton kiloton watt volt""".split()
)
PARTICIPLES = {
    "killed": "killed", "dead": "dead", "injured": "injured", "wounded": "wounded", "hurt": "hurt", "missing": "missing",  # noqa: E501
    "arrested": "arrested", "detained": "detained", "displaced": "displaced", "hospitalized": "hospitalized",
    "hospitalised": "hospitalized", "died": "died", "dying": "died", "charged": "charged", "rescued": "rescued",
    "evacuated": "evacuated", "infected": "infected", "shot": "shot", "destroyed": "destroyed", "damaged": "damaged",
    "indicted": "indicted", "convicted": "convicted", "executed": "executed", "kidnapped": "kidnapped", "trapped": "trapped",  # noqa: E501
    "stranded": "stranded", "homeless": "homeless", "fired": "fired", "launched": "launched", "intercepted": "intercepted",  # noqa: E501
    "unaccounted": "unaccounted",
}  # fmt: skip
"""Words that say what befell those counted when no noun follows: "38 were hurt and another 9 missing"."""
DOING = {
    "killed": "killed", "killing": "killed", "kills": "killed", "kill": "killed", "killings": "killed", "injured": "injured",  # noqa: E501
    "injuring": "injured", "injures": "injured", "wounded": "wounded", "wounding": "wounded", "wounds": "wounded",
    "arrested": "arrested", "arresting": "arrested", "detained": "detained", "detaining": "detained", "displaced": "displaced",  # noqa: E501
    "displacing": "displaced", "hospitalized": "hospitalized", "evacuated": "evacuated", "rescued": "rescued",
}  # fmt: skip
"""Verbs before a number without a noun: "killing 12", and the outcome they count."""
BE = frozenset(
    "was were is are be been being have had has remain remained remains got get left still also reported confirmed feared".split()  # noqa: E501
)
NOTHING_OF = frozenset(
    """casualty death injury fatality victim survivor arrest casualties deaths injuries fatalities victims survivors
    arrests
    loss losses people civilians soldiers troops americans iraqis iranians israelis palestinians syrians russians
    ukrainians
    passengers hostages officers servicemembers charges suspects weapons missiles wounded injured dead""".split()
)
STOP = frozenset(
    """a an the this that these those and or but nor so yet if then than as at by for from in into of off on onto out
    over
    per to toward towards under until up upon via with within without after before during since while where when which
    who
    whom whose what why how because although though however i you he she it we they me him her us them his its our
    their my
    your is are was were be been being am has have had do does did will would shall should can could may might must
    not no
    said says say told tell asked added announced reported according inside outside across around against between
    among amid
    near along behind beyond through throughout above below about also just only even still already now here there today
    yesterday tomorrow tonight later earlier ago away apart each both either every all any some such including took take
    taken made make came come went go gone got get left leave died die fled flee hit struck fell rose began began won
    lost
    held found put set sent gave used seen known called named based stationed serving remain remained remains arrived
    gathered packed attended marched voted believe believed think thought want wanted live lived work worked monday
    tuesday
    wednesday thursday friday saturday sunday january february march april june july august september october november
    december per cent percent killed wounded injured arrested dead missing shot fired launched destroyed damaged
    detained
    who've were've back down ever never too very more less fewer again once twice instead else whether like unlike
    following despite due involving involved wearing carrying holding staying living working waiting trying training
    saying
    s t re ve ll d""".split()
)
"""Words that end the noun phrase after a number: function words, verbs of reports, days and months."""
_LEAD = frozenset(
    "more other another additional further extra new different separate of the its his her their our these those".split()  # noqa: E501
)
_ATTRIBUTIVE = frozenset(
    """police crew family arms news sports weapons rights sales affairs customs operations communications systems
    services forces defense
    states nations women men human united narcotics drugs logistics economics politics headquarters series sanctions
    elections savings corrections relations works""".split()
)
"""Words that look plural and often stand before the noun counted: "two human rights groups"."""


class Counted(NamedTuple):
    """A noun counted, and the index after the last word of its phrase."""

    unit: str
    end: int


def _open(gap: str) -> bool:
    """True where the words on both sides of a gap may stand in one noun phrase."""
    return gap in (" ", "-", "\u00a0", "'", "’", ".", ". ", "-- ") or gap.strip(" \u00a0\n\"“”‘’'") == ""


def counted(words: Sequence[str], gaps: Sequence[str], start: int, *, one: bool = False) -> Counted | None:
    """The noun counted by a number that ends before word `start`; None where none is in sight.

    The first plural-looking word of the next few is taken, unless it is one that usually stands before another noun;
    for `one`, the last word before the phrase ends. "u s" counts as one word. `gaps[i]` stands before word i.
    """
    i, steps, last = start, 0, -1
    while i < len(words) and words[i] in _LEAD and i - start < 3 and _open(gaps[i]):
        i += 1
    limit = 3 if one else 5
    while i < len(words) and steps < limit and (_open(gaps[i]) or i == start):
        word = words[i]
        if word in ("u", "s") and steps < 3 and (word == "u" or words[i - 1] == "u"):
            i += 1
            steps += word == "s"
            continue
        if word in STOP or word[0].isdigit() or (one and word in PARTICIPLES):
            break
        if not one and plural(word) and not _more_to_come(words, gaps, i):
            return Counted(_unit(words, i), i + 1)
        if (
            one
            and last >= 0
            and len(word) > 4
            and word.endswith(("ed", "ly", "ing"))
            and not words[last].endswith(("ed", "ly"))
        ):
            break
        last, i, steps = (last if word.endswith("ly") else i), i + 1, steps + 1
    if one and last >= 0 and not (plural(words[last]) and words[last] != "police") and len(words[last]) > 2:
        return Counted(_unit(words, last), last + 1)
    return None


def _more_to_come(words: Sequence[str], gaps: Sequence[str], i: int) -> bool:
    """True when the plural at i is likely an attribute of a plural right after it."""
    if words[i] not in _ATTRIBUTIVE or i + 1 >= len(words) or not _open(gaps[i + 1]):
        return False
    return (plural(words[i + 1]) and words[i + 1] not in STOP) or (
        i + 2 < len(words) and words[i + 1] not in STOP and plural(words[i + 2]) and words[i + 2] not in STOP
    )


def _unit(words: Sequence[str], i: int) -> str:
    """The counted noun; "service members" keeps its first word, since "member" alone says too little."""
    unit = singular(words[i])
    if unit == "member" and words[i - 1] in ("service", "crew", "family", "staff"):
        return f"{words[i - 1]} {unit}"
    return unit
