"""What a figure counts: the money, the measure, the noun, or what befell those counted."""

import re
from bisect import bisect_right
from typing import NamedTuple

from rashomon.reader.befell import befell, done_before, outcome_after
from rashomon.reader.bounds import Bounds
from rashomon.reader.measures import Measured, Money, measured, stuff
from rashomon.reader.numberpage import NumberPage, Words
from rashomon.reader.wholes import part
from rashomon.text.counted import MEASURES, PARTICIPLES, SINGLE, STOP, counted
from rashomon.text.numbers import Number

_ONE_IDIOM = frozenset(
    """day thing way point side hand time example reason such big only another more and or but else last final step
    moment sense word kind sort question problem exception area place option""".split()
)
_BEFORE_ONE = frozenset("no any every some each this that the which another only".split())
_PERCENT = re.compile(r"\s?%|[ -]per ?cent(?:age points?)?(?![^\W_])|[ -]percentage points?(?![^\W_])", re.IGNORECASE)
_TOLL = frozenset("to at of is was reached hit stands stood than least exceeded topped passed surpassed".split())
_OLDEST = 120


class Said(NamedTuple):
    """What a figure is said of: its unit, where its words end, and the words of what is counted and of the whole."""

    unit: str | None
    end_word: int
    """The word after the figure's last one."""
    end: int
    """The offset where the figure ends."""
    counted: Words | None = None
    whole: Words | None = None
    per: str | None = None
    outcome: str | None = None
    start: int | None = None
    """Where the figure begins, if before its hedge."""


def said_of(page: NumberPage, found: Bounds, number: Number, money: Money | None) -> Said:
    """What the number is said of; the unit is None where no word says."""
    w, after = page.plain, found.after
    end = page.ends[after - 1]
    if money:
        return Said(money.unit, after, end, stuff(page, after, unit=money.unit)[0], start=money.start)
    percent = _PERCENT.match(page.text, end)
    if percent:
        return _share_of(page, percent)
    if w[found.number_at] == "one" and after == found.number_at + 1 and not _one_counts(page, found):
        return Said(None, after, end)
    if after < len(w) and page.gaps[after].strip(" -+°\u00a0\n") == "" and len(page.gaps[after]) <= 2:
        skip = number.vague and w[after] == "of" and after + 1 < len(w)
        measure = measured(page, after + skip, number)
        if measure:
            return _measured(page, measure, found)
        piece = part(page, found.after, number)
        if piece:
            last = max(piece.end_word, after)
            done = None if piece.outcome else done_before(page, found.first)
            outcome = done.outcome if done else piece.outcome
            return Said(piece.unit, last, page.ends[last - 1], piece.counted, piece.whole, None, outcome)
        noun = _noun(page, found)
        if noun:
            return noun
        fate = befell(page, after)
        if fate:
            return Said(fate.outcome, fate.end, page.ends[fate.end - 1], fate.words, outcome=fate.outcome)
    return _told_before(page, found, end)


def _share_of(page: NumberPage, percent: re.Match[str]) -> Said:
    unit = "percentage point" if "point" in percent.group().lower() else "percent"
    word = bisect_right(page.starts, percent.end() - 1)
    noun = whole = None
    if unit == "percent":
        noun, whole = stuff(page, word)
    return Said(unit, word, percent.end(), noun, whole)


def _measured(page: NumberPage, m: Measured, found: Bounds) -> Said:
    near = m.unit in MEASURES and page.plain[found.first] == "within"
    noun = None if near else stuff(page, m.end, unit=m.unit)[0]
    return Said(m.unit, m.end, page.ends[m.end - 1], noun, per=m.per)


def _noun(page: NumberPage, found: Bounds) -> Said | None:
    """The noun phrase after the number, and what befell those it names."""
    w, after, i = page.plain, found.after, found.number_at
    attribute = page.gaps[after] == "-" or (i and w[i - 1] in ("a", "an") and after + 1 < len(w))
    if attribute and w[after] in SINGLE and found.low != 1 and w[after + 1 : after + 2] != ["of"]:
        return Said(w[after], after + 1, page.ends[after], (after, after + 1))
    one = w[i] in ("one", "1") and found.hedge != "between" and after == i + 1
    noun = counted(w, page.gaps, after, one=one)
    if not noun and w[after] in SINGLE and not one and after + 1 < len(w) and w[after + 1] not in STOP:
        return Said(w[after], after + 1, page.ends[after], (after, after + 1))
    if not noun or (one and noun.unit in _ONE_IDIOM):
        return None
    fate = outcome_after(page, noun.end) or done_before(page, found.first)
    outcome = fate.outcome if fate else None
    return Said(noun.unit, noun.end, page.ends[noun.end - 1], (noun.start, noun.end), outcome=outcome)


def _one_counts(page: NumberPage, found: Bounds) -> bool:
    """Whether "one" counts: not "no one", "one of the", "one day"."""
    i, w = found.number_at, page.plain
    if i and found.first == i and w[i - 1] in _BEFORE_ONE:
        return False
    return (
        i + 1 < len(w) and w[i + 1] not in _ONE_IDIOM and not (w[i + 1] in STOP and w[i + 1] not in ("more", "killed"))
    )


def _told_before(page: NumberPage, found: Bounds, end: int) -> Said:
    """What is counted stands before: "killing 12", "the death toll rose to 56", "aged 19", "a magnitude of 5.8"."""
    w, first, after = page.plain, found.first, found.after
    fate = done_before(page, first)
    if fate:
        more = w[after : after + 1] == ["more"] and page.gaps[after] == " "
        return Said(fate.outcome, after + more, page.ends[after + more - 1], fate.words, outcome=fate.outcome)
    tally = _tally(page, first) if first and w[first - 1] in _TOLL else None
    if tally:
        return Said(tally.unit, after, end, tally.counted, outcome=tally.outcome)
    if w[first - 1 : first] == ["magnitude"]:
        return Said("magnitude", after, end, start=page.starts[first - 1])
    if w[max(0, first - 2) : first] == ["magnitude", "of"]:
        return Said("magnitude", after, end)
    if found.low is not None and found.low < _OLDEST and (_aged(w, first) or _apposed(page, found, end)):
        return Said("year old", after, end)
    return Said(None, after, end)


def _tally(page: NumberPage, first: int) -> Said | None:
    """ "The death toll rose to 56", "the number of people killed stood at 61": what a tally counts."""
    w = page.plain
    for at in range(first - 1, max(-1, first - 9), -1):
        if w[at] == "toll":
            return Said("dead", 0, 0, (at - (w[at - 1 : at] == ["death"]), at + 1), outcome="dead")
        if w[at : at + 2] == ["number", "of"] and at + 3 < first:
            k = at + 2 + (w[at + 2] in ("the", "those"))
            if w[k] in PARTICIPLES:
                return Said(PARTICIPLES[w[k]], 0, 0, (k, k + 1), outcome=PARTICIPLES[w[k]])
            noun = counted(w, page.gaps, k)
            fate = outcome_after(page, noun.end, bare=True) if noun and noun.end < first else None
            return Said(noun.unit, 0, 0, (noun.start, noun.end), outcome=fate and fate.outcome) if noun else None
    return None


def _aged(words: list[str], first: int) -> bool:
    """True after "aged", "age", "the age of"."""
    return words[max(0, first - 1) : first] in (["aged"], ["age"], ["ages"]) or words[max(0, first - 2) : first] in (
        ["age", "of"],
        ["ages", "of"],
    )


def _apposed(page: NumberPage, found: Bounds, end: int) -> bool:
    """An age between marks, in text that has them: "Smith, 34, said", "Smith, who is 34, said"."""
    i, t = found.number_at, page.text
    if page.plain[max(0, i - 2) : i] in (["who", "is"], ["who", "was"]) and found.first == i:
        return page.plain[i].isdigit() and t[end : end + 1] in (",", ".")
    between = page.gaps[i] == ", " and end < len(t) and t[end] in ",." and found.first == i and found.low == found.high
    return between and (found.low or 0) >= 1 and page.plain[i].isdigit() and t[page.starts[i - 1]].isupper()
