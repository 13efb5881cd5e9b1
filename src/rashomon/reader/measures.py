"""Money, measures and ages: the unit beside a number, what it is a measure of, and what a rate is told for."""

from typing import NamedTuple

from rashomon.reader.numberpage import NumberPage, Words
from rashomon.text.counted import DETERMINERS, LENGTHS_OF_TIME, MEASURES, counted, mass
from rashomon.text.currencies import CODES, DOLLARS, LANDS, MONEY, NAMES, SIGNS
from rashomon.text.numbers import Number, parse, singular

_SPEEDS = {"mph": "mile", "kph": "km", "kmh": "km"}
_DEGREES = {
    "celsius": "celsius",
    "centigrade": "celsius",
    "c": "celsius",
    "fahrenheit": "fahrenheit",
    "f": "fahrenheit",
}
_GOODS = frozenset(
    """damage aid assistance funding cash loan bond fine compensation tax debt sale loss saving grant arm weapon revenue
    export import profit subsidy spending contract ransom relief support investment bribe bail gold oil equipment
    budget""".split()
)
"""What money is given or lost in: "$40 million in damage"; other nouns after "in" are places and times."""
_FOR = LENGTHS_OF_TIME | frozenset(
    """barrel head person share tonne ton kilo kilogram gallon litre liter ounce pound mile unit piece ticket game
    season""".split()
)
_ADVERBS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "annually": "year",
    "yearly": "year",
    "hourly": "hour",
    "nightly": "night",
    "apiece": "piece",
}
_NO_RATE = frozenset("ago later earlier before after old long".split())
"""Words that make "a day" a distance in time: "a day later"."""
WON_FROM = 100
"""A number before "won" is money from here on; fewer are games and seats."""


class Measured(NamedTuple):
    """A unit, and the word after it."""

    unit: str
    end: int
    per: str | None = None


class Money(NamedTuple):
    """A currency told before its amount: the offset where it begins, and the word it begins with."""

    unit: str
    start: int
    word: int


def money_before(page: NumberPage, i: int) -> Money | None:
    """The currency whose sign or code stands before word i."""
    gap, w = page.gaps[i].rstrip(" \u00a0"), page.plain
    if gap[-1:] in SIGNS and gap:
        at = page.starts[i] - len(page.gaps[i]) + len(gap) - 1
        if gap == "$" and i and w[i - 1] in DOLLARS and page.text[page.ends[i - 1] - 1].isupper():
            return Money(DOLLARS[w[i - 1]], page.starts[i - 1], i - 1)
        return Money(SIGNS[gap[-1]], at, i)
    if i and w[i - 1] in CODES and page.gaps[i] in (" ", ". ", "\u00a0", ""):
        return Money(CODES[w[i - 1]], page.starts[i - 1], i - 1)
    return None


def measured(page: NumberPage, j: int, number: Number) -> Measured | None:
    """The money, measure or age that begins at word j, right after a number."""
    w = page.plain
    money = _money(page, j, number)
    if money:
        return money
    here, following = singular(w[j]), w[j + 1] if j + 1 < len(w) else ""
    if here in ("year", "month", "week", "day") and following in ("old", "olds") and page.gaps[j + 1] in (" ", "-"):
        return Measured(f"{here} old", j + 2)
    if w[j] in _SPEEDS:
        return Measured(_SPEEDS[w[j]], j + 1, "hour")
    if w[j] in ("c", "f") and (page.gaps[j] in ("", "°", " °") and number.digits):
        return Measured(f"degree {_DEGREES[w[j]]}", j + 1)
    if here == "degree" and following in _DEGREES and page.gaps[j + 1] == " ":
        return Measured(f"degree {_DEGREES[following]}", j + 2)
    if w[j] in ("square", "cubic", "sq", "nautical", "basis", "light") and singular(following) in MEASURES:
        return Measured(f"{'square' if w[j] == 'sq' else w[j]} {singular(following)}", j + 2)
    return Measured(here, j + 1) if here in MEASURES else None


def _money(page: NumberPage, j: int, number: Number) -> Measured | None:
    w = page.plain
    for size in (2, 1):
        land = LANDS.get((" ".join(w[j : j + size]), singular(w[j + size]))) if j + size < len(w) else None
        if land:
            return Measured(land, j + size + 1)
    name = NAMES.get(singular(w[j])) or (CODES.get(w[j]) if w[j] != "rs" else None)
    if name and (w[j] != "won" or number.low >= WON_FROM):
        return Measured(name, j + 1)
    if w[j] == "pounds" and number.scaled and number.low >= 1e5 and w[j + 1 : j + 2] != ["of"]:
        return Measured("gbp", j + 1)
    return None


def stuff(page: NumberPage, j: int, unit: str = "") -> tuple[Words | None, Words | None]:
    """What a share or a measure is taken of, from the "of" at word j on: the noun's words, and those of the whole.

    "12% of the town's homes", "20 kg of gold", "$40 million in damage"; not "12 miles of the border".
    """
    w = page.plain
    j += w[j : j + 2] == ["worth", "of"]
    if j + 1 >= len(w) or page.gaps[j].lstrip("%") != " " or (w[j] != "of" and not (w[j] == "in" and unit in MONEY)):
        return None, None
    if unit in MEASURES and w[j + 1] in DETERMINERS:
        return None, None
    return noun_of(page, j + 1, goods=w[j] == "in")


def noun_of(page: NumberPage, k: int, *, goods: bool = False) -> tuple[Words | None, Words | None]:
    """The noun of the whole that begins at word k, past its determiner and number, and the words of that whole."""
    w, start = page.plain, k
    while start < len(w) and w[start] in DETERMINERS and page.gaps[start] == " " and start - k < 2:
        start += 1
    number = parse(w, page.gaps, start) if start < len(w) else None
    noun = (counted if number else mass)(w, page.gaps, number.end if number else start)
    if not noun or (goods and noun.unit not in _GOODS):
        return None, None
    return (noun.start, noun.end), (k, noun.end)


def rate(page: NumberPage, j: int) -> tuple[str, int] | None:
    """What the number before word j is told for, and the word after: "a day", "per 100,000 people", "daily"."""
    w, n = page.plain, len(page.plain)
    if j >= n or page.gaps[j] not in (" ", "-", "/", "\u00a0"):
        return None
    if page.gaps[j] == "/":
        per = {"h": "hour", "hr": "hour", "s": "second"}.get(w[j], w[j] if w[j] in _FOR else None)
        return (per, j + 1) if per else None
    if w[j] in _ADVERBS:
        return _ADVERBS[w[j]], j + 1
    if j + 1 >= n or w[j] not in ("a", "an", "per", "each", "every") or page.gaps[j + 1] not in (" ", "-"):
        return None
    if w[j] == "per":
        return _per(page, j + 1)
    here = singular(w[j + 1])
    if here not in (LENGTHS_OF_TIME if w[j] in ("each", "every") else _FOR) or _NO_RATE.intersection(w[j + 2 : j + 3]):
        return None
    return here, j + 2


def _per(page: NumberPage, j: int) -> tuple[str, int] | None:
    w = page.plain
    number = parse(w, page.gaps, j) if w[j][0].isdigit() or w[j] in ("million", "thousand", "a", "one") else None
    if number:
        noun = counted(w, page.gaps, number.end)
        end = noun.end if noun else number.end
        return page.text[page.starts[j] : page.ends[end - 1]].lower(), end
    if w[j] == "cent":
        return None
    wide = w[j] in ("square", "cubic") and j + 1 < len(w)
    return (f"{w[j]} {singular(w[j + 1])}" if wide else singular(w[j])), j + 1 + wide
