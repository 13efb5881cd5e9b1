"""A text as words and gaps, with the stretches that dates take: what figures are read from."""

import re
from bisect import bisect_right
from typing import NamedTuple

from rashomon.text import dates
from rashomon.text.numbers import FRACTIONS, TENS, UNITS, VAGUE
from rashomon.text.words import WORD

_CLOCKED = frozenset(("iso", "slash", "nine", "mdy", "dmy", "my", "clock", "year", "decade", "holiday"))
_BEGIN = frozenset(
    (*UNITS, *TENS, *VAGUE, *FRACTIONS, "a", "an", "several", "few", "couple", "pair", "no", "none", "nobody")
)
_GLUED = re.compile(r"(\d+)(km|kg|mm|cm|ft|lbs?|mph|kph|kmh|ml|mw|gw|[CF])$")
"""A measure glued to its number; "5m" is left to money."""

Words = tuple[int, int]
"""A range of words by index, half-open."""


class NumberPage(NamedTuple):
    """The text as words, the gaps before each, the words a figure may begin with, and the stretches that dates take."""

    text: str
    plain: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]
    begin: list[int]
    dated: list[tuple[int, int]]


def number_page(text: str) -> NumberPage:
    """The text taken apart; "5km" is two words here."""
    plain: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    begin: list[int] = []
    for m in WORD.finditer(text):
        word, at = m.group(), m.start()
        if word[0].isdigit():
            glued = None if word.isdigit() else _GLUED.match(word)
            begin.append(len(plain))
            if glued:
                plain.append(glued[1])
                starts.append(at)
                at += len(glued[1])
                ends.append(at)
                word = glued[2]
            word = word.lower()
        else:
            word = word.lower()
            if word in _BEGIN:
                begin.append(len(plain))
        plain.append(word)
        starts.append(at)
        ends.append(m.end())
    gaps = [text[max(0, starts[0] - 12) : starts[0]]] if starts else []
    gaps += [_gap(text[a:b]) for a, b in zip(ends, starts[1:], strict=False)]
    dated = [(w.start, w.end) for w in dates.scan(text) if w.kind in _CLOCKED]
    return NumberPage(text, plain, starts, ends, gaps, begin, dated)


def _gap(gap: str) -> str:
    """What stands between two words, letter for letter; an empty line ends a sentence as a stop does."""
    return gap.replace("\n", ".", 1) if gap.count("\n") > 1 else gap


def dated(page: NumberPage, i: int) -> bool:
    """True when word i is in a date or a time of day."""
    j = bisect_right(page.dated, (page.starts[i], 1 << 60)) - 1
    return j >= 0 and page.dated[j][1] > page.starts[i]
