"""Dates and times of day as written: found, and taken apart. What they are anchored to is the reader's business.

Each kind of writing has one pattern (`datewords`), tried only at the words that can begin it, so that a text costs
little more than a look at each of its words. Flattened text ("5 30 p m", "jan 7 2020") is read like any.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rashomon.text.datewords import BEGIN, BEGINNINGS, COMPILED, ORDINALS, SHORT, TENS_OF_YEARS
from rashomon.text.numbers import plural

_COUNTED = re.compile(
    r"(?:[$#€£]|\b(?:about|some|nearly|almost|than|least|most|approximately|roughly|another|around|over|additional"
    r"|every|these|those|page|pages|chapter|route|highway|number|no|all|resolution|rule|section"
    r"|article|flight|form|room) )$"
)
_NOUN = re.compile(r"[ -]([a-z]+)")
_MEASURE = re.compile(
    r"[ -](?:years?|ft|feet|foot|m|km|miles?|met(?:er|re)s?|acres?|kg|lbs?|tons?|mph|hp|euros?)(?![^\W_])"
)
_OLD_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|to|circa|ca?\.?|year|between|and|or|of|early|late|mid|before|after|around|about|born|died)"
    r" |[(–—-] ?)$"
)
_INTO = re.compile(
    r"\b(?:in|since|until|till|during|by|of|between|and|before|after|from|through|to|for|last|late|early|mid) $"
)
_ON = re.compile(
    r"(?:\b(?:on|since|by|until|till|to|the|of|dated|before|after|between|and|from|day)\b|[,(–-])[\s,]*$|^\s*$"
)
_LASTING = re.compile(
    r"\b(?:for|in|within|after|during|last|lasts|lasted|lasting|take|takes|took|taking|than|over|spent|spend|spending|served"
    r"|serve|wait|waited|another|every|about|nearly|almost|the|of|by|under|around|roughly) $"
)
_OURS = re.compile(r"\b(?:the|our|my|his|her|their|your|its|that|very) $")
_SEASONAL = re.compile(
    r" (?:wheat|storms?|camps?|olympics?|paralympics?|games|solstice|coats?|clothes|clothing|sports|jackets?"
    r"|t[iy]res|rolls|onions?|squash|training)(?![^\W_])"
)
_TITLE = re.compile(
    r" night (?:live|football|lights|fever|raw|massacre)(?![^\W_])"
    r"| (?:times|telegraph|mirror|herald|independent|express"
    r"|evening post)(?![^\W_])"
)
_PAGES = re.compile(r"[\d)]: ?$")
_SHORTENED = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|from|to|and|or|before|after|around|spring|summer|fall|autumn|winter|late|early|mid"
    r"|[a-z]{3,9}ber|ch|ril|may|june|july|august|january|february) |[(–-])$"
)
_AGO = re.compile(r"(?:\bin the year|\b(?:circa|ca?\.)) ?$")
_THE_NTH = re.compile(r"\b(?:on|by|until|till|since|before|after|and) the $")
_NO_NOUN = re.compile(
    r"[ \t]*(?:$|[^\w\s'’-]|\n|(?:and|or|but|at|in|as|when|while|after|before|he|she|it|they|we|i|that|this|until|with"
    r"|from|for|a|an|the)(?![^\W_]))"
)
_BY = re.compile(r"\b(?:by|before|at|until|till|since|of|from|to) $")
_TRIMMINGS = frozenset(
    "tree trees card cards carol carols gift gifts present presents song songs movie movies film films lights bonus "
    "decorations ornament ornaments dinner lunch party parties shopping shoppers eggs egg bunny costume costumes candy "
    "sweater jumper cake pudding turkey island islands".split()
)
_GENERIC = re.compile(
    r"\b(?:(?:every|each|any|most|on a|on an|one|some|of a|per|all) "
    r"|(?:every|each) [a-z]+day(?: (?:and|or) |, ?|/)(?:[a-z]+day(?: (?:and|or) |, ?|/(?:and |or )?))*"
    r"|(?:per|a|each|every) (?:week|month),? (?:usually |always |often )?on )$"
)
_NOWADAYS = re.compile(
    r"\b(?:what(?: is|'s|’s)|(?:is|are) still(?: widely| commonly)? (?:used|spoken|worn|known|read|played"
    r"|practi[sc]ed|celebrated|remembered|revered|preserved|taught|sung|performed|visible)|still in use|still exists?"
    r"|as it is|as we know it|can (?:still )?be (?:seen|found|heard|visited))$"
)
_DEGREES = re.compile(
    r"\b(?:temperatures?|degrees|highs?|lows?|scores?|scored|shot|upper|lower|her|his|their|my|your|our) (?:\w+ ){0,4}$"
)


class Written(NamedTuple):
    """A date or time as written: where, of what kind, and its named parts lower-cased."""

    start: int
    end: int
    kind: str
    parts: dict[str, str]


def lowered(text: str) -> str:
    """The text in lower case, letter for letter: no letter becomes two."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@lru_cache(maxsize=8)
def scan(text: str) -> tuple[Written, ...]:
    """Every date, time of day, season, period or distance in time in the text, left to right, as written."""
    return tuple(_scan(text, lowered(text)))


def _scan(text: str, low: str) -> Iterator[Written]:
    begin, at = BEGIN.search, 0
    while m := begin(low, at):
        word, start = m.group(), m.start()
        at = m.end()
        for kind in BEGINNINGS.get(word) or BEGINNINGS["#"]:
            found = COMPILED[kind].match(low, start)
            if found and _fits(kind, text, low, found):
                parts = {k: v for k, v in found.groupdict().items() if v is not None}
                at = found.end()
                yield Written(start, at, kind, parts)
                break


def _fits(kind: str, text: str, low: str, m: re.Match[str]) -> bool:
    """False for words that only look like a time: "may" the verb, four digits that count, a fall of something."""
    check = _CHECKS.get(kind)
    return check is None or check(text, low, m)


def _clock(text: str, low: str, m: re.Match[str]) -> bool:
    if m["H2"]:
        return m["z3"] is not None or "h" in low[m.end("N2") : m.end()]
    if m["to"]:
        return bool(
            re.search(
                r"\b(?:at|around|about|until|till|by|from|before|after|a) $", low[max(0, m.start() - 8) : m.start()]
            )
        )
    if m["h0"] and " and " in low[m.start() : m.start("h")]:
        return low[max(0, m.start() - 8) : m.start()] == "between "
    return not (m["i"] and low[max(0, m.start() - 1) : m.start()] in ("$", ":", "."))


def _dmy(text: str, low: str, m: re.Match[str]) -> bool:
    if m["m"] in ("may", "march", "mar", "sun") and not m["y"]:
        return bool(_ON.search(low, max(0, m.start() - 12), m.start()))
    return True


def _mdy(text: str, low: str, m: re.Match[str]) -> bool:
    if m["m"] in ("may", "march", "mar") and not m["y"]:
        noun = _NOUN.match(low, m.end())
        return not (noun and plural(noun[1]))
    return not (m["e"] and m["e"][0] != "0" and ordinal(m["e"]) <= ordinal(m["d"]))


def _focus(text: str, low: str, m: re.Match[str]) -> bool:
    """ "next week" and "the next year" hang on publication; "the year" by itself on nothing."""
    if m["w"] in ("next", "the next", "the very next"):
        return m["u"] not in ("week", "weekend", "month", "year", "night") or m["w"] == "the very next"
    return m["w"] not in ("same", "following") or m["u"] in ("day", "week", "month", "year")


def _month(text: str, low: str, m: re.Match[str]) -> bool:
    name, at = m["m"], m.start("m")
    into = _INTO.search(low, max(0, m.start() - 9), m.start())
    if name in ("may", "march"):
        if into and into[0] == "from ":
            return bool(re.match(r" ?(?:to|through|until|till|-|–) ", low[m.end() : m.end() + 9]))
        if m["w"] in ("this", "that", None) and not (m["mod"] or m["mod2"]):
            sure = into and into[0] in ("in ", "since ", "last ", "late ", "early ", "until ")
            return bool(sure or (into and text[at].isupper() and not into[0].startswith(("to", "and", "for", "from"))))
        return m["w"] != "this"
    if name in SHORT:
        return bool(m["w"] or m["mod"] or m["mod2"] or (into and into[0] != "to "))
    if name == "august" and low[max(0, m.start() - 3) : m.start()] in ("an ", " a "):
        return False
    if name == "august" and text[at] == "a" and not text.islower():
        return False
    if name in ("april", "june", "august") and not into and not m["w"] and text[at].isupper():
        return not re.match(r" [A-Z][a-z]", text[m.end() : m.end() + 3])
    return True


def _season(text: str, low: str, m: re.Match[str]) -> bool:
    if _SEASONAL.match(low, m.end()):
        return False
    if m["y"] or m["mod"] or low.endswith("time", m.start("s"), m.end()):
        return True
    before = low[max(0, m.start() - 10) : m.start()]
    if m["w"] in (None, "the"):
        if m["w"] is None and before.endswith(("last ", "this ", "next ")):
            return True
        into = _INTO.search(before)
        after = low[m.end() : m.end() + 4]
        named = text[m.end() : m.end() + 2].strip()[:1].isupper()
        return bool(into) and m["s"] != "fall" and after != " of " and not named
    return True


def _decade(text: str, low: str, m: re.Match[str]) -> bool:
    if m["t"]:
        if _DEGREES.search(low, max(0, m.start() - 40), m.start()):
            return False
        return (
            low[m.start() : m.start() + 4] == "the " or bool(m["mod2"]) or low[m.start() - 1 : m.start()] in ("'", "’")
        )
    if "'" in (mark := low[m.end("y") : m.end()].replace("’", "'")) and not m["mod"] and low[m.start()] != "t":
        return bool(mark and _INTO.search(low, max(0, m.start() - 9), m.start()))  # "2030's aims" are of one year
    return True


def _relday(text: str, low: str, m: re.Match[str]) -> bool:
    """ "Our last night" is not last night, USA Today is a newspaper, and "to this day" tells no day."""
    if m["r3"]:
        return not low.endswith(("to ", "until ", "till ", "from ", "since "), 0, m.start())
    if m["r2"] == "today" and low.endswith("usa ", 0, m.start()):
        return False
    return m["t"] != "last" or not _OURS.search(low, max(0, m.start() - 7), m.start())


def _weekday(text: str, low: str, m: re.Match[str]) -> bool:
    if low.startswith((" mornings", " nights", " evenings", " afternoons"), m.end()) or _TITLE.match(low, m.end()):
        return False
    if m["D"] in ("sun", "sat", "wed", "fri", "mon") and low[m.end() - 1] == "." and text[m.start("D")].islower():
        return bool(m["w"])  # "he sat." is a verb
    return True


def _distance(text: str, low: str, m: re.Match[str]) -> bool:
    if m["k2"]:
        return m["u2"].endswith("s")
    if m["time"]:
        return not m["k"] and low.endswith("in ", 0, m.start())
    if m["k"] in ("since", "into", "following"):
        return False
    if m["k"] in ("after", "before") and m["n"] in ("one", "some") and m["u"] in ("day", "night"):
        return False
    if m["k"]:
        return True
    if m["u"] in ("second", "moment", "night", "weekend", "quarter"):
        return False
    if m["h"] and m["n"] not in ("a", "an"):
        return True
    return bool(_LASTING.search(low, max(0, m.start() - 10), m.start()))


def _span(text: str, low: str, m: re.Match[str]) -> bool:
    if m["r3"]:
        return low.startswith("the ", m.start()) or low.endswith("in ", 0, m.start())
    if m["r2"]:
        return m["v"] != "last" or low.startswith("the ", m.start())
    if low.startswith((" of her ", " of his ", " of their ", " of its ", " of my ", " of the "), m.end()):
        return False
    return bool(m["r"]) or (m["w"] != "first" and not (m["n"] in ("half", "quarter") and m["u"].startswith("year")))


def _unit(text: str, low: str, m: re.Match[str]) -> bool:
    if m["w"] == "the":
        return m["u"] == "weekend" or bool(m["mod"])
    return low[m.end() : m.end() + 1] != "-"


def _part(text: str, low: str, m: re.Match[str]) -> bool:
    return not low.startswith(("by ", "before "), m.start()) or m["p"] in (
        "dawn", "dusk", "midday", "daybreak", "sunrise", "sunset", "nightfall",
    )  # fmt: skip


def _year(text: str, low: str, m: re.Match[str]) -> bool:
    """False for four digits that count things: after a currency sign or a hedge, or before a plural noun."""
    if m["y"] is None:
        return _other_year(text, low, m)
    start, year = m.start("y"), m["y"]
    if low.startswith((" bc", " b.c."), m.end()) and (year < "1900" or low.startswith(" bce", m.end())):
        return False
    if m["e2"]:
        return int(m["e2"]) == (int(year) + 1) % 100
    if m["e"]:
        if _PAGES.search(low, max(0, start - 4), start):
            return False
        return int(year) < int(m["e"] if len(m["e"]) == 4 else year[:2] + m["e"]) < int(year) + 300
    if low[max(0, start - 1) : start] in ("-", "–", ".") and low[max(0, start - 2) : start - 1].isdigit():
        return False  # the end of a telephone number, or of a range of pages
    if _COUNTED.search(low, max(0, start - 16), start) and not m["mod"]:
        return False
    if _MEASURE.match(low, m.end()):
        return False
    noun = _NOUN.match(low, m.end())
    counts = bool(noun and plural(noun[1]))
    if year >= "1800":
        return not (counts and year.endswith("00"))
    return bool(not counts and _OLD_YEAR.search(low, max(0, start - 9), start))


def _other_year(text: str, low: str, m: re.Match[str]) -> bool:
    """A year of two or three digits, one spelt out, or one before or after which something is."""
    before = low[max(0, m.start() - 16) : m.start()]
    if m["short"]:
        return bool(_SHORTENED.search(before[:-1]))
    if m["old"]:
        return bool(_AGO.search(before))
    if m["h"] or m["k"]:
        return bool(_INTO.search(before) or before.endswith(("around ", "about ")))
    return not m["side"] or text[m.start()].islower()


def _nth(text: str, low: str, m: re.Match[str]) -> bool:
    """ "On the 29th", and no noun after it."""
    return bool(_THE_NTH.search(low, max(0, m.start() - 14), m.start()) and _NO_NOUN.match(low, m.end()))


def _close(text: str, low: str, m: re.Match[str]) -> bool:
    return bool(_BY.search(low, max(0, m.start() - 8), m.start()) and _NO_NOUN.match(low, m.end()))


def _holiday(text: str, low: str, m: re.Match[str]) -> bool:
    """A Christmas tree is no day."""
    noun = _NOUN.match(low, m.end())
    return not (noun and m["w"] is None and m["n"] in ("christmas", "easter", "halloween") and noun[1] in _TRIMMINGS)


def _apart(text: str, low: str, m: re.Match[str]) -> bool:
    """False inside an address of the web."""
    return low[max(0, m.start() - 1) : m.start()] != "/" and low[m.end() : m.end() + 1] != "/"


_CHECKS = {
    "iso": _apart,
    "slash": _apart,
    "holiday": _holiday,
    "nth": _nth,
    "close": _close,
    "clock": _clock,
    "dmy": _dmy,
    "mdy": _mdy,
    "focus": _focus,
    "month": _month,
    "relday": _relday,
    "season": _season,
    "decade": _decade,
    "weekday": _weekday,
    "distance": _distance,
    "span": _span,
    "unit": _unit,
    "part": _part,
    "year": _year,
}


def ordinal(word: str) -> int:
    """The number of an ordinal in digits or words: "19th", "19", "nineteenth", "twenty first"."""
    return ORDINALS.get(word.replace(" ", "-")) or int(re.sub(r"\D", "", word))


def decade_of(word: str) -> int:
    """60 for "sixties"."""
    return TENS_OF_YEARS[word]


def generic(text: str, start: int) -> bool:
    """Whether the words before a time make it any such time: "every Monday"."""
    return bool(_GENERIC.search(text[max(0, start - 40) : start].lower()))


def nowadays(text: str, start: int, end: int) -> bool:
    """Whether "today" stands for the present at large: "what is today Lund", "still used today", "known today as"."""
    if text[start:end].lower() != "today" or text.startswith(("'", "’"), end):
        return False
    before = text[max(0, start - 30) : start].lower().rstrip()
    known = before.endswith(("known", "called", "remembered"))
    return bool(_NOWADAYS.search(before)) or (known and text[end : end + 4].lower() in (" as ", " for"))
