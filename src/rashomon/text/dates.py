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
    r"|every|these|those|page|pages|chapter|route|highway|number|no|all) )$"
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
_GENERIC = re.compile(r"\b(?:every|each|any|most|on a|on an|one|some|of a|per|all) $")
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
    if name == "august" and text[at] == "a" and m["w"] in ("this", "that") and not text[at : at + 200].islower():
        return False
    if name in ("april", "june", "august") and not into and not m["w"] and text[at].isupper():
        return not re.match(r" [A-Z][a-z]", text[m.end() : m.end() + 3])
    return True


def _season(text: str, low: str, m: re.Match[str]) -> bool:
    if m["y"] or m["mod"]:
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
    return True


def _relday(text: str, low: str, m: re.Match[str]) -> bool:
    """ "Our last night" is not last night, and USA Today is a newspaper."""
    if m["r2"] == "today" and low.endswith("usa ", 0, m.start()):
        return False
    return m["t"] != "last" or not _OURS.search(low, max(0, m.start() - 7), m.start())


def _weekday(text: str, low: str, m: re.Match[str]) -> bool:
    if low.startswith((" mornings", " nights", " evenings", " afternoons"), m.end()):
        return False
    if m["D"] in ("sun", "sat", "wed", "fri", "mon") and low[m.end() - 1] == "." and text[m.start("D")].islower():
        return bool(m["w"])  # "he sat." is a verb
    return True


def _distance(text: str, low: str, m: re.Match[str]) -> bool:
    if m["k2"]:
        return m["u2"].endswith("s")
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
        return True
    start, year = m.start("y"), m["y"]
    if m["e"]:
        return int(year) < int(m["e"] if len(m["e"]) == 4 else year[:2] + m["e"]) < int(year) + 300
    if low[max(0, start - 1) : start] in ("-", ".") and low[max(0, start - 2) : start - 1].isdigit():
        return False  # the end of a telephone number
    if _COUNTED.search(low, max(0, start - 15), start) and not m["mod"]:
        return False
    if _MEASURE.match(low, m.end()):
        return False
    noun = _NOUN.match(low, m.end())
    counts = bool(noun and plural(noun[1]))
    if year >= "1800":
        return not (counts and year.endswith("00"))
    return bool(not counts and _OLD_YEAR.search(low, max(0, start - 9), start))


_CHECKS = {
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
    return bool(_GENERIC.search(text[max(0, start - 8) : start].lower()))
