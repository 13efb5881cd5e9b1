"""Bounds: a number with the hedges around it and the second end of a range."""

from collections.abc import Sequence
from typing import NamedTuple

from rashomon.text.numbers import SCALES, Number, parse
from rashomon.types import Hedge

BEFORE: dict[str, Hedge] = {
    "more than": "more_than",
    "greater than": "more_than",
    "higher than": "more_than",
    "over": "more_than",
    "well over": "more_than",
    "just over": "more_than",
    "above": "more_than",
    "upwards of": "more_than",
    "upward of": "more_than",
    "in excess of": "more_than",
    "exceeding": "more_than",
    "at least": "at_least",
    "no fewer than": "at_least",
    "no less than": "at_least",
    "not less than": "at_least",
    "not fewer than": "at_least",
    "a minimum of": "at_least",
    "minimum of": "at_least",
    "up to": "at_most",
    "at most": "at_most",
    "as many as": "at_most",
    "as much as": "at_most",
    "no more than": "at_most",
    "not more than": "at_most",
    "a maximum of": "at_most",
    "maximum of": "at_most",
    "fewer than": "less_than",
    "less than": "less_than",
    "under": "less_than",
    "below": "less_than",
    "just under": "about",
    "about": "about",
    "around": "about",
    "approximately": "about",
    "approx": "about",
    "roughly": "about",
    "nearly": "about",
    "almost": "about",
    "some": "about",
    "an estimated": "about",
    "estimated": "about",
    "close to": "about",
    "circa": "about",
    "virtually": "about",
    "an approximate": "about",
    "more or less": "about",
    "just about": "about",
    "just shy of": "about",
    "perhaps": "about",
    "possibly": "about",
    "an average of": "about",
    "in the region of": "about",
    "as few as": "at_least",
    "as little as": "at_least",
    "at the most": "at_most",
    "at the least": "at_least",
    "within": "at_most",
    "exactly": "exact",
    "precisely": "exact",
    "only": "exact",
    "just": "exact",
    "a total of": "exact",
    "a record": "exact",
}
"""Hedges before a number, lower-case."""
AFTER: dict[str, Hedge] = {
    "or more": "at_least",
    "or so": "about",
    "or fewer": "at_most",
    "or less": "at_most",
    "plus": "at_least",
    "odd": "about",
    "at least": "at_least",
    "at most": "at_most",
    "or thereabouts": "about",
}
_MORE = frozenset("only just well far perhaps possibly slightly".split())
"""Words that may stand before a hedge: "only about", "well over"."""
_MOVED = frozenset(
    "fell rose dropped climbed jumped grew went came moved flew walked drove sped ran just turn turned hand handed took take".split()  # noqa: E501
)
_ABOUT = frozenset("over under below above around about just".split())


class Bounds(NamedTuple):
    """A number as bounded: the word where its hedge begins, where the number stands, the word after, and the ends."""

    first: int
    number_at: int
    after: int
    low: float | None
    high: float | None
    hedge: Hedge


def _joined(gaps: Sequence[str], start: int, end: int) -> bool:
    """True when only blanks, hyphens or a currency sign stand before the words from start to end."""
    return all(gaps[k].strip(" \t\n\u00a0$€£¥") == "" for k in range(start, end))


def hedge_before(words: Sequence[str], gaps: Sequence[str], i: int, free: int) -> tuple[int, Hedge]:
    """The longest hedge that ends right before word i: where it begins, and what it says."""
    for size in (4, 3, 2, 1):
        start = i - size
        hedge = BEFORE.get(" ".join(words[start:i])) if start >= max(free, 0) else None
        if hedge is None or not _joined(gaps, start + 1, i + 1):
            continue
        moved = start and words[start - 1] in _MOVED and words[start] in _ABOUT
        if moved or (words[start] == "within" and i + 1 < len(words) and words[i] in ("a", "an", "one")):
            return i, "exact"
        if start > free and words[start - 1] in _MORE and _joined(gaps, start, start + 1):
            start -= 1
        return start, hedge
    return i, "exact"


def _range(words: Sequence[str], gaps: Sequence[str], i: int, number: Number, lead: int) -> tuple[Number, bool] | None:
    """The second end of a range that begins with `number`, and whether "between" or "from" announces it."""
    j, n = number.end, len(words)
    announced = lead > 0 and words[lead - 1] in ("between", "from") and _joined(gaps, lead, i + 1)
    aged = words[max(0, i - 4) : i] == ["between", "the", "ages", "of"]
    if j >= n:
        return None
    if gaps[j].strip(" $€£") in ("-", "–", "—") and words[j][0].isdigit() and len(gaps[j]) <= 3:
        second = parse(words, gaps, j)
    elif (
        words[j] in ("to", "or", "and")
        and j + 1 < n
        and _joined(gaps, j, j + 2)
        and (words[j] != "and" or announced or aged)
    ):
        second = parse(words, gaps, j + 1)
    else:
        return None
    return (second, announced) if second else None


def _tells_a_score(number: Number, second: Number) -> bool:
    """True for two plain numbers in digits under a thousand, the greater first: "48 to 31"."""
    plain = number.digits and second.digits and not (number.scaled or second.scaled)
    return plain and number.low < 1000


def _scale_back(words: Sequence[str], number: Number, second: Number) -> Number:
    """ "two to three million": the scale after the second number holds for the first."""
    last = words[second.end - 1]
    if second.scaled and not number.scaled and last in SCALES and number.high < 1000 and not number.vague:
        return number._replace(low=int(number.low * SCALES[last]), high=int(number.high * SCALES[last]), scaled=True)
    return number


def bounded(words: Sequence[str], gaps: Sequence[str], i: int, number: Number, free: int, lead: int) -> Bounds | None:
    """The number at word i with its hedges, or the range it begins; `lead` is i, or the word of a currency before.

    None for what looks like a range but runs downwards: the score of a game or a vote. Words before `free` belong to
    the figure before. "More than 200" has a low end only, "fewer than 10" and "up to 10" a high end only.
    """
    ranged = _range(words, gaps, i, number, lead)
    if ranged:
        second, announced = ranged
        number = _scale_back(words, number, second)
        if number.low < second.high:
            first = lead - 1 if announced and lead - 1 >= free else hedge_before(words, gaps, lead, free)[0]
            return Bounds(first, i, second.end, number.low, second.high, "between")
        if words[number.end] != "or" and lead == i and _tells_a_score(number, second):
            return None
    first, hedge = hedge_before(words, gaps, lead, free)
    after = number.end
    tail = " ".join(words[after : after + 2])
    late = AFTER.get(tail) or AFTER.get(words[after] if after < len(words) else "")
    if late and (first == lead or hedge == late) and after < len(words) and gaps[after] in (" ", "-", "\u00a0"):
        hedge, after = late, after + len(tail.split()) if AFTER.get(tail) else after + 1
    if after < len(words) and first == lead and gaps[after].startswith("+"):
        hedge = "at_least"
    if number.vague:
        low = number.low if hedge not in ("at_most", "less_than") else None
        high = None if hedge in ("more_than", "at_least") else number.high
        return Bounds(first, i, after, low, high, "vague" if hedge in ("exact", "about") else hedge)
    low = None if hedge in ("at_most", "less_than") else number.low
    high = None if hedge in ("more_than", "at_least") else number.high
    return Bounds(first, i, after, low, high, hedge)
