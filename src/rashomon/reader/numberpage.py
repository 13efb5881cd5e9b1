"""A text as words and gaps, with the stretches that dates take: what figures are read from."""

import itertools
from bisect import bisect_right
from typing import NamedTuple

from rashomon.text import dates
from rashomon.text.words import words as split

_CLOCKED = frozenset(("iso", "slash", "nine", "mdy", "dmy", "my", "clock", "year", "decade", "holiday"))


class NumberPage(NamedTuple):
    """The text as words, the gaps before each, and the stretches that dates take."""

    text: str
    plain: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]
    dated: list[tuple[int, int]]


def number_page(text: str) -> NumberPage:
    """The text taken apart."""
    items = split(text)
    gaps = [text[a.end : b.start] for a, b in itertools.pairwise(items)]
    dated = [(w.start, w.end) for w in dates.scan(text) if w.kind in _CLOCKED]
    first = [text[: items[0].start][-12:]] if items else []
    return NumberPage(
        text, [w.plain for w in items], [w.start for w in items], [w.end for w in items], first + gaps, dated
    )


def dated(page: NumberPage, i: int) -> bool:
    """True when word i is in a date or a time of day."""
    j = bisect_right(page.dated, (page.starts[i], 1 << 60)) - 1
    return j >= 0 and page.dated[j][1] > page.starts[i]
