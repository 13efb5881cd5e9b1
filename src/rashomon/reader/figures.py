"""Figures: numbers said of something, with what is counted and how far they are left open.

Not figures: years, dates and times of day (`text.dates` finds them); ordinals; numbers that name a thing (article 51,
boeing 737, f 16, covid 19, route 66); telephone and house numbers; scores of games and votes; a bare number that says
nothing of what it counts; "one" as a pronoun ("one of the", "no one", "this one").
"""

from bisect import bisect_right

from rashomon.reader.bounds import Bounds, bounded
from rashomon.reader.nonfigures import names_a_thing, skip_digits
from rashomon.reader.numberpage import NumberPage, dated, number_page
from rashomon.reader.shares import few_if_any, nothing, share
from rashomon.reader.units import sign, unit_of
from rashomon.text.counted import (
    CURRENCIES,
    MEASURES,
)
from rashomon.text.numbers import FRACTIONS, TENS, UNITS, VAGUE, Number, parse
from rashomon.types import Figure

LARGE = 10_000
"""From here on a number tells an amount even where no word says of what; smaller ones are years and house numbers."""

_BEGIN = frozenset((*UNITS, *TENS, *VAGUE, *FRACTIONS, "a", "an", "several", "few", "couple", "pair"))


def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of the text, in order; the span runs from the hedge to the noun counted."""
    page = number_page(text)
    found: list[Figure] = []
    i, free = 0, 0
    while i < len(page.plain):
        figure, after = _at(page, i, free)
        if figure:
            found.append(figure)
        free = after if figure else free
        i = max(after, i + 1)
    return tuple(found)


def _at(page: NumberPage, i: int, free: int) -> tuple[Figure | None, int]:
    """The figure whose number begins at word i, if any, and the word to go on from; words before `free` are taken."""
    word = page.plain[i]
    if word in ("no", "none", "nobody"):
        return nothing(page, i)
    if word == "few" and not (i and page.plain[i - 1] == "a"):
        few = few_if_any(page, i)
        if few[0]:
            return few
    if not _may_begin(word) or dated(page, i):
        return None, i + 1
    part = share(page, i)
    if part:
        return part, bisect_right(page.starts, part.end - 1)
    number = parse(page.plain, page.gaps, i)
    if number is None:
        return None, i + 1
    if names_a_thing(page, i, number):
        return None, skip_digits(page, number.end)
    found = bounded(page.plain, page.gaps, i, number, free)
    if found is None:
        return None, number.end
    return _said_of(page, found, number)


def _may_begin(word: str) -> bool:
    return word[0].isdigit() or word in _BEGIN


def _said_of(page: NumberPage, found: Bounds, number: Number) -> tuple[Figure | None, int]:
    """The figure with its unit, or nothing where no word says what is counted."""
    unit, end_word, end = unit_of(page, found)
    start = page.starts[found.first]
    money = sign(page, found.number_at)
    if money:
        unit, start = money[0], min(start, money[1])
        end_word, end = found.after, _end_of(page, found.after)
    large = number.low >= LARGE  # "50 000 in cash": flattened money has lost its sign
    if unit is None and not (found.hedge not in ("exact", "vague") or number.scaled or number.vague or large):
        return None, found.after
    if unit is None and found.hedge == "between" and not number.scaled:
        return None, found.after
    low, high = found.low, found.high
    single = unit not in CURRENCIES.values() and unit not in MEASURES and unit != "percent" and not number.scaled
    if found.hedge == "more_than" and low is not None and single:
        low += 1
    if found.hedge == "less_than" and high is not None and single:
        high -= 1
    return Figure(start, end, low, high, unit, found.hedge), max(end_word, found.after)


def _end_of(page: NumberPage, after: int) -> int:
    return page.ends[after - 1]
