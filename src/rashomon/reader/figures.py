"""Figures: numbers said of something, with what is counted and how far they are left open.

Not figures: years, dates and times of day (`text.dates` finds them); ordinals; numbers that name a thing (article 51,
boeing 737, f 16, covid 19, route 66); telephone and house numbers; scores of games and votes; a bare number that says
nothing of what it counts; "one" as a pronoun ("one of the", "no one", "this one").
"""

import re
from bisect import bisect_left, bisect_right

from rashomon.reader.bounds import Bounds, bounded
from rashomon.reader.measures import money_before, rate
from rashomon.reader.nonfigures import names_a_thing, skip_digits
from rashomon.reader.noughts import few_if_any, nothing
from rashomon.reader.numberpage import NumberPage, dated, number_page
from rashomon.reader.shares import share, span
from rashomon.reader.units import Said, said_of
from rashomon.text.counted import DETERMINERS, MEASURES
from rashomon.text.currencies import MONEY
from rashomon.text.numbers import Number, parse
from rashomon.types import Figure

LARGE = 10_000
"""From here on a number written in groups or words tells an amount even where no word says of what."""

_SOME = frozenset("one some most many each any none all half".split())
_VOTE = frozenset("vote votes voted score scored beat ballot".split())
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_AT_A_TIME = frozenset("at about around by before after until till since from just shortly".split())
_AND = re.compile(r"[ ,]*(?:and[ ,]*)?")
_DECADE = re.compile(r"([2-9]0)s")


def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of the text, in order; the span runs from the hedge to the noun counted or the rate."""
    page = number_page(text)
    found: list[Figure] = []
    k, free = 0, 0
    while k < len(page.begin):
        i = page.begin[k]
        figure, after = _at(page, i, free, found[-1] if found else None)
        if figure:
            found.append(figure)
            free = after
        k = bisect_left(page.begin, after, k + 1) if after > i + 1 else k + 1
    return tuple(found)


def _at(page: NumberPage, i: int, free: int, last: Figure | None) -> tuple[Figure | None, int]:
    """The figure whose number begins at word i, if any, and the word to go on from; words before `free` are taken."""
    word = page.plain[i]
    if word in ("no", "none", "nobody"):
        return nothing(page, i)
    if word == "few":
        return few_if_any(page, i)
    if dated(page, i):
        return None, i + 1
    thirties = _DECADE.fullmatch(word)
    if thirties:
        aged, low = i and page.plain[i - 1] in ("his", "her", "their"), int(thirties[1])
        return (Figure(page.starts[i], page.ends[i], low, low + 9, "year old", "vague") if aged else None), i + 1
    part = share(page, i, free)
    if part:
        return part, bisect_right(page.starts, part.end - 1)
    number = _number(page, i)
    if number is None:
        return None, i + 1
    if names_a_thing(page, i, number):
        return None, skip_digits(page, number.end)
    money = money_before(page, i)
    money = money if money and money.word >= free else None
    found = bounded(page.plain, page.gaps, i, number, free, money.word if money else i)
    if found is None:
        return None, number.end
    return _figure(page, found, number, said_of(page, found, number, money), last)


def _number(page: NumberPage, i: int) -> Number | None:
    """The number at word i; "magnitude 5 8" has lost its decimal point."""
    number, w = parse(page.plain, page.gaps, i), page.plain
    digits = "".join(w[i : i + 2])
    apart = page.gaps[i + 1 : i + 2] == [" "] and len(digits) == 2 and digits.isdecimal()
    if apart and "magnitude" in w[max(0, i - 2) : i]:
        value = int(digits) / 10
        return Number(value, value, i + 2, digits=True, scaled=True)
    return number


def _figure(
    page: NumberPage, found: Bounds, number: Number, said: Said, last: Figure | None
) -> tuple[Figure | None, int]:
    """The figure with its bounds and unit, or nothing where no word says what is counted."""
    start, upto = page.starts[found.first], last.end if last else 0
    if said.start is not None and said.start >= upto:
        start = min(said.start, start)
    unit = said.unit
    if unit is None and last and last.unit == "year old" and _AND.fullmatch(page.text, upto, start):
        unit = "year old"  # "aged 19 and 23"
    of_it = rate(page, said.end_word)
    if unit is None and not _stands_alone(page, found, number) and not said.whole and not (of_it and number.digits):
        return None, found.after
    low, high, hedge = found.low, found.high, found.hedge
    measure = unit in MONEY or unit == "percent" or any(u in MEASURES for u in (unit or "").split())
    if page.plain[found.first] == "within" and not measure:
        low, hedge, start = high, "exact", page.starts[found.first + 1]
    if not measure and not number.scaled:
        low = low + 1 if hedge == "more_than" and low is not None else low
        high = high - 1 if hedge == "less_than" and high is not None else high
    end, after = (page.ends[of_it[1] - 1], of_it[1]) if of_it else (said.end, max(said.end_word, found.after))
    per = of_it[0] if of_it else said.per
    outcome = None if _of_some(page, found.first, start, last) else said.outcome
    if (unit or "").startswith("degree") and _below_nought(page, found.number_at):
        low, high = (None if high is None else -high), (None if low is None else -low)
    noun, whole = span(page, said.counted), span(page, said.whole)
    return Figure(start, end, low, high, unit, hedge, noun, whole, per, outcome), after


def _of_some(page: NumberPage, first: int, start: int, last: Figure | None) -> bool:
    """Whether the figure counts a whole, of which something befell a part only: "one of the 12 was hurt"."""
    if last and last.whole:
        return last.whole.start <= start < last.whole.end
    w = page.plain
    of = first - 1 - (w[first - 1] in DETERMINERS if first else 0)
    return of > 0 and w[of] == "of" and w[of - 1] in _SOME


def _below_nought(page: NumberPage, i: int) -> bool:
    return page.gaps[i] in (" -", " −") or page.plain[max(0, i - 1) : i] == ["minus"]


def _stands_alone(page: NumberPage, found: Bounds, number: Number) -> bool:
    """Whether a number that no noun follows is an amount all the same: hedged, vague, a million, or plainly large."""
    if _VOTE.intersection(page.plain[max(0, found.first - 3) : found.first]):
        return False
    clock = _CLOCK.fullmatch(page.text, page.starts[found.number_at], page.ends[found.after - 1])
    if clock and page.plain[max(0, found.number_at - 1)] in _AT_A_TIME:
        return False  # "bells rang at 9.40"
    # "50 000 in cash": flattened money has lost its sign; a long run of digits is a code
    grouped = number.digits and number.end > found.number_at + 1
    round_one = grouped and (page.gaps[found.number_at + 1] == "," or page.plain[number.end - 1] == "000")
    large = number.low >= (1000 if round_one else LARGE) and (grouped or not number.digits)
    if found.hedge == "between":
        return number.scaled or large
    return found.hedge not in ("exact", "vague") or number.scaled or number.vague or large
