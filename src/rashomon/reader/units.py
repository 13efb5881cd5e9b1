"""What a figure counts: the noun, the measure, the money, or what befell those counted."""

import re
from bisect import bisect_right

from rashomon.reader.bounds import Bounds
from rashomon.reader.numberpage import NumberPage
from rashomon.text.counted import (
    BE,
    CURRENCIES,
    DOING,
    MEASURES,
    PARTICIPLES,
    SIGNS,
    STOP,
    counted,
)
from rashomon.text.numbers import singular

_ONE_IDIOM = frozenset(
    """day thing way point side hand time example reason such big only another more or and but else last final step
    moment sense word kind sort question problem exception area place thing option""".split()
)


_BEFORE_ONE = frozenset("no any every some each this that the which another only".split())


_PERCENT = re.compile(r"\s?%|[ -]per ?cent(?:age points?)?(?![^\W_])|[ -]percentage points?(?![^\W_])", re.IGNORECASE)


def sign(page: NumberPage, i: int) -> tuple[str, int] | None:
    """The currency whose sign stands before word i, and where the sign stands."""
    gap = page.gaps[i].rstrip(" ")
    if gap[-1:] not in SIGNS:
        return None
    at = page.starts[i] - len(page.gaps[i][len(gap) - 1 :])
    return SIGNS[gap[-1]], at


def unit_of(page: NumberPage, found: Bounds) -> tuple[str | None, int, int]:
    """What is counted: unit, the word after it, and the offset where the figure ends."""
    w, after, n = page.plain, found.after, len(page.plain)
    end = page.ends[after - 1]
    percent = _PERCENT.match(page.text, end)
    if percent:
        point = "point" in percent.group().lower()
        return ("percentage point" if point else "percent"), bisect_right(page.starts, percent.end() - 1), percent.end()
    if w[found.number_at] == "one" and after == found.number_at + 1 and not _one_counts(page, found):
        return None, after, end
    if after < n and len(page.gaps[after]) <= 2 and page.gaps[after].strip(" -\u00a0") == "":
        near = _near_unit(page, after)
        if near:
            return near[0], near[1], page.ends[near[1] - 1]
        one = w[found.number_at] in ("one", "1") and found.hedge != "between" and after == found.number_at + 1
        noun = counted(w, page.gaps, after, one=one)
        if noun and not (one and noun.unit in _ONE_IDIOM):
            return noun.unit, noun.end, page.ends[noun.end - 1]
        passive = _passive(page, after)
        if passive:
            return passive[0], passive[1], page.ends[passive[1] - 1]
    return _outcome_before(page, found, end)


def _one_counts(page: NumberPage, found: Bounds) -> bool:
    """Whether "one" counts: not "no one", "one of the", "one day"."""
    i, w = found.number_at, page.plain
    if i and found.first == i and w[i - 1] in _BEFORE_ONE:
        return False
    return (
        i + 1 < len(w) and w[i + 1] not in _ONE_IDIOM and not (w[i + 1] in STOP and w[i + 1] not in ("more", "killed"))
    )


def _near_unit(page: NumberPage, i: int) -> tuple[str, int] | None:
    """Money, measures and ages right after the number: unit and the word after it."""
    w, n = page.plain, len(page.plain)
    here = singular(w[i])
    if w[i] in ("u", "us", "american", "canadian") and i + 1 < n and w[i + 1] in ("dollars", "s"):
        j = i + (2 if w[i + 1] == "s" else 1)
        if j < n and w[j] == "dollars":
            return "usd", j + 1
    if here == "year" and i + 1 < n and w[i + 1] in ("old", "olds") and page.gaps[i + 1] in (" ", "-"):
        return "year old", i + 2
    if here in ("month", "week", "day") and i + 1 < n and w[i + 1] == "old":
        return f"{here} old", i + 2
    if w[i] == "square" and i + 1 < n:
        return f"square {singular(w[i + 1])}", i + 2
    if w[i] in CURRENCIES:
        return CURRENCIES[w[i]], i + 1
    if here in MEASURES:
        return here, i + 1
    return None


def _passive(page: NumberPage, i: int) -> tuple[str, int] | None:
    """ "56 were killed", "more than 200 injured": the outcome, and the word after it."""
    w, n = page.plain, len(page.plain)
    j = i
    while j < n and j < i + 4 and (w[j] in BE or w[j] in ("others", "more", "people", "to")):
        j += 1
    if j < n and w[j] in PARTICIPLES:
        return PARTICIPLES[w[j]], j + 1
    return ("others", i + 1) if i < n and w[i] == "others" else None


def _outcome_before(page: NumberPage, found: Bounds, end: int) -> tuple[str | None, int, int]:
    """ "killing 12", "the death toll rose to 56": the outcome stands before the number."""
    w, first = page.plain, found.first
    if first and w[first - 1] in DOING:
        return DOING[w[first - 1]], found.after, end
    if first > 1 and w[first - 1] in ("least", "another") and w[first - 2] in DOING:
        return DOING[w[first - 2]], found.after, end
    window = w[max(0, first - 7) : first]
    if "toll" in window and w[first - 1] in (
        "to",
        "at",
        "of",
        "is",
        "was",
        "reached",
        "hit",
        "stands",
        "stood",
        "than",
        "least",
    ):
        return "dead", found.after, end
    if w[first - 1 : first] == ["aged"]:
        return "year old", found.after, end
    return _age(page, found, end)


def _age(page: NumberPage, found: Bounds, end: int) -> tuple[str | None, int, int]:
    """An age between commas after a name, in text that has them: "Smith, 34, said"."""
    i, t = found.number_at, page.text
    apposed = page.gaps[i] == ", " and end < len(t) and t[end] in ",." and found.first == i and found.low == found.high
    if apposed and 1 <= (found.low or 0) <= 110 and page.plain[i].isdigit() and t[page.starts[i - 1]].isupper():
        return "year old", found.after, end
    return None, found.after, end
