"""Shares, in percent: half of, two thirds of, more than half the, one in five, nine out of ten."""

from rashomon.reader.bounds import hedge_before
from rashomon.reader.measures import noun_of
from rashomon.reader.numberpage import NumberPage, Words, dated
from rashomon.text.counted import DETERMINERS, MEASURES, STOP
from rashomon.text.numbers import FRACTIONS, TENS, UNITS, parse, singular, spelt
from rashomon.types import Figure, Span

_SECOND_HALF = frozenset("second first other latter better top bottom upper lower".split())

_BARE = frozenset("thirds fourths fifths eighths".split())
"""Fractions that are shares by themselves: "a two-thirds majority"; after "by" all are: "fell by a third"."""


def share(page: NumberPage, i: int, free: int) -> Figure | None:
    """The share that begins at word i, with the hedge before it; words before `free` are taken."""
    w = page.plain
    first = spelt(w, i) if w[i] in UNITS and UNITS[w[i]] else None
    if w[i] == "1" and w[i + 1 : i + 2] in (["in"], ["out"]):
        first = parse(w, page.gaps, i)
    top, j = (first.low, first.end) if first else (1, i + (w[i] in ("a", "an")))
    if first and first.low < 10 and w[j : j + 1] in (["in"], ["out"]):
        k = j + 1 + (w[j : j + 2] == ["out", "of"])
        whole = parse(w, page.gaps, k) if k < len(w) and (w[k] in UNITS or w[k] in TENS or w[k].isdigit()) else None
        if whole is None or not top < whole.low <= 1000 or whole.scaled or dated(page, k):
            return None
        if whole.end < len(w) and singular(w[whole.end]) in MEASURES:
            return None  # "two in five hours" is no share
        noun_at = whole.end + (w[whole.end : whole.end + 1] == ["of"])
        return _figure(page, i, whole.end, 100 * top / whole.low, noun_at, free)
    return _fraction(page, i, j, top, free)


def _fraction(page: NumberPage, i: int, j: int, top: float, free: int) -> Figure | None:
    """ "half of", "two thirds of", and "half the"; `j` is where the fraction's name is to stand."""
    w = page.plain
    if j >= len(w) or w[j] not in FRACTIONS or top >= FRACTIONS[w[j]] or (w[i] != "half" and j == i):
        return None
    if i and w[i - 1] in _SECOND_HALF:
        return None
    value = 100 * top / FRACTIONS[w[j]]
    following = w[j + 1] if j + 1 < len(w) else ""
    if following == "of":
        return _figure(page, i, j + 2, value, j + 2, free)
    ends = following in STOP or following == "" or page.gaps[j + 1] != " "
    if (w[j] in _BARE and j > i) or (i and w[i - 1] == "by" and ends):
        return _figure(page, i, j + 1, value, len(w), free)
    if w[j] == "half" and following in DETERMINERS - {"a", "an", "some", "all"} and page.gaps[j + 1] == " ":
        return _figure(page, i, j + 1, value, j + 1, free)
    return None


def _figure(page: NumberPage, i: int, end: int, value: float, noun_at: int, free: int) -> Figure:
    """The figure that ends before word `end`; the words of its whole begin at `noun_at`."""
    first, hedge = hedge_before(page.plain, page.gaps, i, free)
    value = round(value, 1)
    whole_value: float = int(value) if value == int(value) else value
    noun, whole = noun_of(page, noun_at) if noun_at < len(page.plain) and page.gaps[noun_at] == " " else (None, None)
    return Figure(
        page.starts[first],
        page.ends[end - 1],
        None if hedge in ("at_most", "less_than") else whole_value,
        None if hedge in ("at_least", "more_than") else whole_value,
        "percent",
        hedge,
        span(page, noun),
        span(page, whole),
    )


def span(page: NumberPage, words: Words | None) -> Span | None:
    """The offsets of a range of words."""
    return Span(page.starts[words[0]], page.ends[words[1] - 1]) if words else None
