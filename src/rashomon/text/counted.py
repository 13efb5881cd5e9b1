"""What is counted: the noun after a number, found without a parser, and closed lists of the words around numbers."""

from collections.abc import Sequence
from typing import NamedTuple

from rashomon.text.numbers import plural, singular

LENGTHS_OF_TIME = frozenset("second minute hour day week month year decade century night weekend".split())
MEASURES = LENGTHS_OF_TIME | frozenset(
    """mile kilometer kilometre km meter metre cm mm foot ft inch yard acre hectare ton tonne pound lb kilogram kilo kg
    gram ounce liter litre gallon barrel degree megawatt gigawatt kilowatt point percentage story storey caliber megaton
    kiloton watt volt knot magnitude cent""".split()
)
PARTICIPLES = {
    w: w
    for w in """killed dead injured wounded hurt missing arrested detained displaced hospitalized died charged rescued
    evacuated infected shot destroyed damaged indicted convicted executed kidnapped trapped stranded homeless fired
    launched intercepted unaccounted freed released drowned sickened abducted sentenced""".split()
} | {"hospitalised": "hospitalized", "dying": "died"}
"""Words that say what befell those counted: "38 were hurt and another 9 missing"."""
STATES = frozenset("dead missing died dying homeless unaccounted drowned hurt".split())
"""Those of them that stand right after a noun without "were"."""
DOING = {
    w: outcome
    for outcome, forms in {
        "killed": "killed killing kills kill killings", "injured": "injured injuring injures injure",
        "wounded": "wounded wounding wounds wound", "arrested": "arrested arresting", "detained": "detained detaining",
        "displaced": "displaced displacing", "hospitalized": "hospitalized", "evacuated": "evacuated evacuating",
        "rescued": "rescued rescuing", "destroyed": "destroyed destroying destroys", "freed": "freed freeing",
        "damaged": "damaged damaging", "trapped": "trapped trapping", "infected": "infected infecting",
        "kidnapped": "kidnapped kidnapping", "abducted": "abducted abducting", "executed": "executed executing",
        "fired": "fired firing", "launched": "launched launching", "intercepted": "intercepted intercepting",
        "sickened": "sickened sickening", "stranded": "stranded stranding", "shot": "shot shooting",
        "indicted": "indicted indicting", "convicted": "convicted convicting",
    }.items()
    for w in forms.split()
}  # fmt: skip
"""Verbs before a number: "killing 12", and the outcome they count."""
BE = frozenset(
    "was were is are be been being have had has remain remained remains got get left still also reported confirmed feared".split()  # noqa: E501
)
NOTHING_OF = frozenset(
    """casualty death injury fatality victim survivor arrest casualties deaths injuries fatalities victims
    survivors arrests loss losses people civilians soldiers troops americans iraqis iranians israelis
    palestinians syrians russians ukrainians passengers hostages officers servicemembers charges suspects weapons
    missiles wounded injured dead""".split()
)
STOP = frozenset(
    """a an the this that these those and or but nor so yet if then than as at by for from in into of off on onto
    out over per to toward towards under until up upon via with within without after before during since while
    where when which who whom whose what why how because although though however i you he she it we they me him
    her us them his its our their my your is are was were be been being am has have had do does did will would
    shall should can could may might must not no said says say told tell asked added announced reported according
    inside outside across around against between among amid near along behind beyond through throughout above
    below about also just only even still already now here there today yesterday tomorrow tonight later earlier
    ago away apart each both either every all any some such including took take taken made make came come went go
    gone got get left leave died die fled flee hit struck fell rose began won lost held found put set sent gave
    used seen known called named based stationed serving remain remained remains arrived gathered packed attended
    marched voted believe believed think thought want wanted live lived work worked monday tuesday wednesday
    thursday friday saturday sunday january february march april june july august september october november
    december cent percent killed wounded injured arrested dead missing shot fired launched destroyed damaged
    detained back down ever never too very more less fewer again once twice instead else whether
    like unlike following despite due involving involved wearing carrying holding staying living working waiting
    trying training saying begins ends opens starts forbids allows bans calls shows comes goes survived aboard
    onboard worth s t re ve ll d""".split()
)
"""Words that end the noun phrase after a number: function words, verbs of reports, days and months."""
DETERMINERS = frozenset("the a an its his her their our my your these those all some".split())
_LEAD = frozenset(
    """more other another additional further extra new different separate of the its his her their our these
    those""".split()
)
_ATTRIBUTIVE = frozenset(
    """police crew family arms news sports weapons rights sales affairs customs operations communications systems
    services forces defense states nations women men human united narcotics drugs logistics economics politics
    headquarters series sanctions elections savings corrections relations works staff infantry cavalry youth""".split()
)
"""Words that look plural and often stand before the noun counted: "two human rights groups"."""


SINGLE = frozenset(
    """member judge car man woman person people page seat room bed vehicle nation party truck ship boat country
    state game event unit family player point step stop lane engine bedroom part volume""".split()
)
"""Nouns that a number before them makes an attribute of: "a 12-member panel", "a three judge panel"."""


class Counted(NamedTuple):
    """A noun counted, and the indexes of the first word of its phrase and of the one after its last."""

    unit: str
    start: int
    end: int


def _open(gap: str, before_first: bool = False) -> bool:
    """True where the words on both sides of a gap may stand in one noun phrase, or a phrase may begin after it."""
    if before_first:
        gap = gap.lstrip("+°-")
    elif gap in ("-", ".", ". ", "-- "):
        return True
    return gap.strip(" \u00a0\n\"“”‘’'") == ""


def counted(words: Sequence[str], gaps: Sequence[str], start: int, *, one: bool = False) -> Counted | None:
    """The noun counted by a number that ends before word `start`; None where none is in sight.

    The first plural-looking word of the next few is taken, unless it is one that usually stands before another noun;
    for `one`, the last word before the phrase ends. "u s" counts as one word. `gaps[i]` stands before word i.
    """
    i, steps, last = start, 0, -1
    while i < len(words) and words[i] in _LEAD and i - start < 3 and _open(gaps[i]):
        if words[i] in DETERMINERS and words[start] != "of":
            return None  # flattened: "2 the mayor"
        i += 1
    first = next((k for k in range(start, i) if words[k] not in DETERMINERS and words[k] != "of"), i)
    limit = 3 if one else 5
    while i < len(words) and steps < limit and _open(gaps[i], i == start):
        word = words[i]
        if word in ("u", "s") and steps < 3 and (word == "u" or words[i - 1] == "u" or gaps[i] in ("'", "’")):
            i += 1
            steps += word == "s"
            continue
        if word in STOP or word[0].isdigit() or (one and word in PARTICIPLES):
            break
        if not one and plural(word) and not _more_to_come(words, gaps, i):
            return Counted(_unit(words, i), first, i + 1)
        if one and last >= 0 and _verb(word) and not words[last].endswith(("ed", "ly")):
            break
        last, i, steps = (last if word.endswith("ly") else i), i + 1, steps + 1
    if one and words[i : i + 1] == ["s"]:
        return None  # flattened: "on air force one the mayor s aides"
    if one and last == first and _verb(words[last]):
        return None  # "one landed"
    if one and last >= 0 and not (plural(words[last]) and words[last] != "police") and len(words[last]) > 2:
        return Counted(_unit(words, last), first, last + 1)
    return None


def _owns(gaps: Sequence[str], i: int, start: int) -> bool:
    """True for the "s" of "the town's homes", flattened or not."""
    return i > start and (gaps[i] in ("'", "’", " ") and i + 1 < len(gaps) and gaps[i + 1] == " ")


def _verb(word: str) -> bool:
    return len(word) > 4 and word.endswith(("ed", "ly", "ing"))


def mass(words: Sequence[str], gaps: Sequence[str], start: int) -> Counted | None:
    """The noun that a share or a measure is taken of: "the crew", "military aid", "the town's homes".

    Plural or not: the phrase ends at its first plural, or before a verb, a function word or a mark.
    """
    i = start
    while i < len(words) and words[i] in DETERMINERS and i - start < 2 and _open(gaps[i], i == start):
        i += 1
    first, owner = i, False
    while i < len(words) and i - first < 6 and _open(gaps[i], i == start):
        word = words[i]
        if word in ("u", "s") and (word == "u" or words[i - 1] == "u"):
            i += 1
            continue
        if word == "s" and _owns(gaps, i, first):
            first, i = i + 1, i + 1
            continue
        if word in STOP or word[0].isdigit() or (i > first and (word in PARTICIPLES or _verb(word))):
            break
        i += 1
        owner = i + 1 < len(words) and words[i] == "s" and _owns(gaps, i, first)
        if plural(word) and not owner and not _more_to_come(words, gaps, i - 1):
            break
    return Counted(_unit(words, i - 1), first, i) if i > first and len(words[i - 1]) > 1 else None


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
