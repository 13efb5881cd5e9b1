"""Figures: numbers said of something, with what is counted and how far they are left open.

Not figures: years, dates and times of day (`text.dates` finds them); ordinals; numbers that name a thing (article 51,
boeing 737, f 16, covid 19, route 66); telephone and house numbers; scores of games and votes; a bare number that says
nothing of what it counts; "one" as a pronoun ("one of the", "no one", "this one").
"""

import itertools
import re
from bisect import bisect_right
from typing import NamedTuple

from rashomon.reader.bounds import Bounds, bounded
from rashomon.text import dates
from rashomon.text.counted import (
    BE,
    CURRENCIES,
    DOING,
    MEASURES,
    NOTHING_OF,
    PARTICIPLES,
    SIGNS,
    STOP,
    counted,
)
from rashomon.text.numbers import FRACTIONS, TENS, UNITS, VAGUE, Number, parse, singular, spelt
from rashomon.text.words import words as split
from rashomon.types import Figure

_NAMING = frozenset(
    """article articles section sections chapter amendment title paragraph resolution page verse no number flight route
    highway interstate room gate channel level phase stage tier apollo boeing airbus covid version windows iphone ipad
    psalm
    district ward precinct zone bowl prop proposition rule clause form appendix exhibit count area camp pier engine
    ladder
    schedule tower formula type class grade isbn fortune nasdaq ftse sars cop agenda catch studio sputnik falcon model
    galaxy playstation xbox usc u232 line bus train unit block lot local post station act bill h hr hb sb sr pub
    p f b c g m mi ak ar su tu mig gbu rpg pac mh""".split()
)
"""Words that a number after them belongs to as a name."""
_ADDRESS = frozenset("street st avenue ave road rd boulevard blvd drive lane highway hwy parkway court place".split())
_ONE_IDIOM = frozenset(
    """day thing way point side hand time example reason such big only another more or and but else last final step
    moment sense word kind sort question problem exception area place thing option""".split()
)
_BEFORE_ONE = frozenset("no any every some each this that the which another only".split())
_CLOCKED = frozenset(("iso", "slash", "nine", "mdy", "dmy", "my", "clock", "year", "decade", "holiday"))


class _Page(NamedTuple):
    """The text as words, the gaps before each, and the stretches that dates take."""

    text: str
    plain: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]
    dated: list[tuple[int, int]]


def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of the text, in order; the span runs from the hedge to the noun counted."""
    page = _page(text)
    found: list[Figure] = []
    i, free = 0, 0
    while i < len(page.plain):
        figure, after = _at(page, i, free)
        if figure:
            found.append(figure)
        free = after if figure else free
        i = max(after, i + 1)
    return tuple(found)


def _page(text: str) -> _Page:
    items = split(text)
    gaps = [text[a.end : b.start] for a, b in itertools.pairwise(items)]
    dated = [(w.start, w.end) for w in dates.scan(text) if w.kind in _CLOCKED]
    first = [text[: items[0].start][-12:]] if items else []
    return _Page(text, [w.plain for w in items], [w.start for w in items], [w.end for w in items], first + gaps, dated)


def _dated(page: _Page, i: int) -> bool:
    j = bisect_right(page.dated, (page.starts[i], 1 << 60)) - 1
    return j >= 0 and page.dated[j][1] > page.starts[i]


def _at(page: _Page, i: int, free: int) -> tuple[Figure | None, int]:
    """The figure whose number begins at word i, if any, and the word to go on from; words before `free` are taken."""
    word = page.plain[i]
    if word in ("no", "none", "nobody"):
        return _nothing(page, i)
    if not _may_begin(word) or _dated(page, i):
        return None, i + 1
    share = _share(page, i)
    if share:
        return share, bisect_right(page.starts, share.end - 1)
    number = parse(page.plain, page.gaps, i)
    if number is None:
        return None, i + 1
    if _names_a_thing(page, i, number):
        return None, _skip_digits(page, number.end)
    found = bounded(page.plain, page.gaps, i, number, free)
    if found is None:
        return None, number.end
    return _said_of(page, found, number)


_BEGIN = frozenset((*UNITS, *TENS, *VAGUE, *FRACTIONS, "a", "an", "several", "few", "couple", "pair"))


def _may_begin(word: str) -> bool:
    return word[0].isdigit() or word in _BEGIN


def _skip_digits(page: _Page, i: int) -> int:
    while i < len(page.plain) and page.plain[i][0].isdigit() and len(page.gaps[i]) <= 2 and "," not in page.gaps[i]:
        i += 1
    return i


def _names_a_thing(page: _Page, i: int, number: Number) -> bool:
    """True where the number is part of a name, a code, an address or a run of digits rather than a count."""
    before, gap = (page.plain[i - 1] if i else ""), page.gaps[i]
    if number.digits:
        if (
            gap in ("-", "/", "#", ":", ".")
            and i
            and ((before[0].isalpha() and before not in ("mid", "than")) or before[0].isdigit())
        ):
            return True
        if gap.endswith("#") or (gap == " " and before[:1].isdigit() and _dated_or_digits(page, i - 1)):
            return True
        if (
            number.end < len(page.plain)
            and page.plain[number.end].isdigit()
            and page.gaps[number.end] in (" ", "/", ":")
        ):
            return not _dated(page, number.end)
        if page.plain[i].startswith("0") and len(page.plain[i]) > 1 and number.end == i + 1:
            return True
        if (
            any(w in _ADDRESS for w in page.plain[number.end + 1 : number.end + 3])
            and not number.scaled
            and _capital_or_flat(page, number.end)
        ):
            return True
    return (
        before in _NAMING and gap in (" ", ". ", "-", "\u00a0") and before != "s" and not _stands_alone(page, i, before)
    )


def _dated_or_digits(page: _Page, i: int) -> bool:
    return not _dated(page, i) and page.plain[i].isdigit() and len(page.plain[i]) < 4


def _capital_or_flat(page: _Page, i: int) -> bool:
    return i < len(page.plain) and (page.text[page.starts[i]].isupper() or page.text[:400].islower())


def _stands_alone(page: _Page, i: int, before: str) -> bool:
    """Naming words of which things are counted too: "the act 5 senators opposed" is rare enough, "no 5" is not a
    count.
    """
    return before in ("bus", "train", "unit", "line", "post", "class", "area", "court") and page.plain[i] in UNITS


_PERCENT = re.compile(r"\s?%|[ -]per ?cent(?:age points?)?(?![^\W_])|[ -]percentage points?(?![^\W_])", re.IGNORECASE)


def _share(page: _Page, i: int) -> Figure | None:
    """Shares: "half of", "two thirds of", "a quarter of", "one in five", all in percent."""
    w, n = page.plain, len(page.plain)
    first = spelt(w, i) if w[i] in UNITS and UNITS[w[i]] else None
    top, j = (first.low, first.end) if first else (1, i + (w[i] in ("a", "an")))
    if first and j + 1 < n and w[j] in ("in", "out") and first.low < 10:
        k = j + 1 + (w[j] == "out" and w[j + 1] == "of")
        whole = parse(w, page.gaps, k) if k < n and (w[k] in UNITS or w[k] in TENS or w[k].isdigit()) else None
        if (
            whole
            and top < whole.low <= 1000
            and not whole.scaled
            and not _is_measure(w, whole.end)
            and not _dated(page, k)
        ):
            return Figure(page.starts[i], page.ends[whole.end - 1], *_percent(100 * top / whole.low), "percent")
    if (
        j < n
        and w[j] in FRACTIONS
        and (w[i] == "half" or j > i)
        and j + 1 < n
        and w[j + 1] == "of"
        and top < FRACTIONS[w[j]]
    ):
        if i and w[i - 1] in ("second", "first", "other", "latter", "better"):
            return None
        return Figure(page.starts[i], page.ends[j + 1], *_percent(100 * top / FRACTIONS[w[j]]), "percent")
    return None


def _is_measure(words: list[str], i: int) -> bool:
    """True when the word at i is a measure: "two in five hours" is no share."""
    return i < len(words) and singular(words[i]) in MEASURES


def _percent(x: float) -> tuple[float, float]:
    value = round(x, 1)
    whole: float = int(value) if value == int(value) else value
    return whole, whole


def _nothing(page: _Page, i: int) -> tuple[Figure | None, int]:
    """ "no casualties", "no americans were killed", "none were injured", "no one was killed": a count of nought."""
    w, n = page.plain, len(page.plain)
    j = i + 1
    if w[i] == "no" and j < n and w[j] == "one":
        j += 1
    elif w[i] == "no":
        while (
            j < n
            and j < i + 4
            and w[j] not in NOTHING_OF
            and w[j] not in STOP - {"us"}
            and page.gaps[j] in (" ", "-", ".")
        ):
            j += 1
        if j < n and w[j] in NOTHING_OF and page.gaps[j] in (" ", "-", ". "):
            return Figure(page.starts[i], page.ends[j], 0, 0, singular(w[j])), j + 1
        return None, i + 1
    k = j
    while k < n and k < j + 4 and (w[k] in BE or w[k] in ("of", "them", "us", "the", "seriously", "else")):
        k += 1
    if k > j and k < n and w[k] in PARTICIPLES:
        return Figure(page.starts[i], page.ends[k], 0, 0, PARTICIPLES[w[k]]), k + 1
    return None, i + 1


def _said_of(page: _Page, found: Bounds, number: Number) -> tuple[Figure | None, int]:
    """The figure with its unit, or nothing where no word says what is counted."""
    unit, end_word, end = _unit(page, found)
    start = page.starts[found.first]
    sign = _sign(page, found.number_at)
    if sign:
        unit, start = sign[0], min(start, sign[1])
        end_word, end = found.after, _end_of(page, found.after)
    if unit is None and not (found.hedge not in ("exact", "vague") or number.scaled or number.vague):
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


def _end_of(page: _Page, after: int) -> int:
    return page.ends[after - 1]


def _sign(page: _Page, i: int) -> tuple[str, int] | None:
    gap = page.gaps[i].rstrip(" ")
    if gap[-1:] not in SIGNS:
        return None
    at = page.starts[i] - len(page.gaps[i][len(gap) - 1 :])
    return SIGNS[gap[-1]], at


def _unit(page: _Page, found: Bounds) -> tuple[str | None, int, int]:
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


def _one_counts(page: _Page, found: Bounds) -> bool:
    """Whether "one" counts: not "no one", "one of the", "one day"."""
    i, w = found.number_at, page.plain
    if i and found.first == i and w[i - 1] in _BEFORE_ONE:
        return False
    return (
        i + 1 < len(w) and w[i + 1] not in _ONE_IDIOM and not (w[i + 1] in STOP and w[i + 1] not in ("more", "killed"))
    )


def _near_unit(page: _Page, i: int) -> tuple[str, int] | None:
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


def _passive(page: _Page, i: int) -> tuple[str, int] | None:
    """ "56 were killed", "more than 200 injured": the outcome, and the word after it."""
    w, n = page.plain, len(page.plain)
    j = i
    while j < n and j < i + 4 and (w[j] in BE or w[j] in ("others", "more", "people", "to")):
        j += 1
    if j < n and w[j] in PARTICIPLES:
        return PARTICIPLES[w[j]], j + 1
    return ("others", i + 1) if i < n and w[i] == "others" else None


def _outcome_before(page: _Page, found: Bounds, end: int) -> tuple[str | None, int, int]:
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


def _age(page: _Page, found: Bounds, end: int) -> tuple[str | None, int, int]:
    """An age between commas after a name, in text that has them: "Smith, 34, said"."""
    i, t = found.number_at, page.text
    apposed = page.gaps[i] == ", " and end < len(t) and t[end] in ",." and found.first == i and found.low == found.high
    if apposed and 1 <= (found.low or 0) <= 110 and page.plain[i].isdigit() and t[page.starts[i - 1]].isupper():
        return "year old", found.after, end
    return None, found.after, end
