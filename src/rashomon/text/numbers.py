"""Numbers, in digits or spelt out, over words; and the nouns that are counted."""

import re
from collections.abc import Sequence
from typing import NamedTuple

UNITS = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "  # noqa: E501
        "eighteen nineteen".split(),
        range(20),
        strict=False,
    )
)
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=False))
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7}
SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
DOZENS = {"dozen": 12, "score": 20}
FRACTIONS = {
    "half": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fifth": 5,
    "fifths": 5,
    "fourth": 4,
    "fourths": 4,
    "sixths": 6,
    "eighths": 8,
    "tenth": 10,
    "tenths": 10,
}
VAGUE = {
    "tens": (20, 99),
    "scores": (40, 199),
    "dozens": (24, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "millions": (2e6, 9_999_999),
    "billions": (2e9, 9_999_999_999),
    "trillions": (2e12, 9_999_999_999_999),
}
"""Nouns that stand for a number without giving it: the least and the most that the word itself allows."""

LOST_POINT = frozenset(
    """million billion trillion percent percentage miles mile kilometers kilometres km meters metres meter metre
    feet foot tons tonnes ton tonne pounds kilograms kilogram kg inches inch acres hectares degrees degree points
    magnitude liters litres gallons barrels megawatts""".split()
)
"""Words before which two short numbers in flattened text are one with its decimal point lost."""
_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75}

_ATTACHED = re.compile(r"(\d{1,15})(k|m|mn|mln|bn|b|tn)$")


class Number(NamedTuple):
    """A number read from words `start` to `end`: its bounds, and whether it came in digits or is vague by its word."""

    low: float
    high: float
    end: int
    digits: bool = False
    vague: bool = False
    scaled: bool = False
    """True with a decimal part or a word such as "million": not a count of single things."""


def spelt(words: Sequence[str], start: int) -> Number | None:
    """A spelt-out number at `start`: "twenty two", "two hundred and fifty", "a dozen", "half a dozen", "fifteen
    hundred".

    >>> spelt("two hundred and fifty".split(), 0)
    Number(low=250, high=250, end=4, digits=False, vague=False, scaled=False)
    """
    total = current = 0.0
    i, seen, scaled = start, False, False
    size = len(words)
    if i + 2 < size and words[i] == "half" and words[i + 1] == "a" and words[i + 2] in ("dozen", "million", "billion"):
        n = 6.0 if words[i + 2] == "dozen" else SCALES[words[i + 2]] / 2
        return Number(_whole(n), _whole(n), i + 3, scaled=n > 6)
    if words[i] in ("a", "an") and i + 1 < size and (words[i + 1] in SCALES or words[i + 1] == "dozen"):
        current, seen, i = 1, True, i + 1
    last = 1e15
    while i < size:
        w = words[i]
        if w in TENS and last > 10:
            current += TENS[w]
            last = 10
        elif w in UNITS and last > UNITS[w] and (last > 10 or (last == 10 and UNITS[w] < 10)):
            current += UNITS[w]
            last = 1
        elif w in SCALES and seen and total + current < 1e18:
            if SCALES[w] == 100:
                current *= 100
            else:
                total, current, scaled = total + current * SCALES[w], 0.0, scaled or SCALES[w] >= 1e5
            last = 100
        elif w == "dozen" and seen:
            return Number(_whole((total + current) * 12), _whole((total + current) * 12), i + 1)
        elif w == "and" and last == 100 and seen and i + 1 < size and (words[i + 1] in TENS or words[i + 1] in UNITS):
            last = 100
        else:
            break
        seen, i = True, i + 1
    return Number(_whole(total + current), _whole(total + current), i, scaled=scaled) if seen else None


def in_digits(words: Sequence[str], gaps: Sequence[str], start: int) -> Number | None:
    """A number in digits at `start`: "5,000", "5 000", "2.5", "3 500 000"; `gaps[i]` is what stands before word i.

    Groups of three are joined over a comma or a space; over a space a decimal point is supposed only before a word that
    takes one ("2 5 million", "7 3 percent"), since flattened text has lost the point.
    """
    w, size = words[start], len(words)
    attached = _ATTACHED.match(w)
    if attached and (attached[2] != "b" or gaps[start][-1:] in ("$", "€", "£")):
        n = float(attached.group(1)) * SUFFIXES[attached.group(2)]
        return Number(_whole(n), _whole(n), start + 1, digits=True, scaled=True)
    if w[-1] in _PARTS and w[:-1].isdecimal() and w.isprintable() and len(w) < 5:
        return Number(float(w[:-1]) + _PARTS[w[-1]], float(w[:-1]) + _PARTS[w[-1]], start + 1, digits=True, scaled=True)
    if not (w.isascii() and w.isdigit()) or len(w) > 15:
        return None
    i, whole = start + 1, w
    if len(w) <= 3 and not w.startswith("0"):
        while (
            i < min(size, start + 5)
            and gaps[i] in (",", " ", "\u00a0", "\u202f")
            and len(words[i]) == 3
            and words[i].isascii()
            and words[i].isdigit()
        ):
            whole, i = whole + words[i], i + 1
    value = float(whole)
    scaled = False
    if i < size and len(words[i]) <= 3:
        point = gaps[i] == "."
        tail = _ATTACHED.match(words[i]) if point or gaps[i] == " " else None
        tail = tail if point or (tail and len(tail[1]) == 1 and tail[2] not in ("k", "b") and len(w) <= 3) else None
        lost = gaps[i] == " " and len(w) <= 3 and _point_lost(words, i, w) and (whole == w or words[i + 1] == "points")
        if tail:
            value = float(f"{whole}.{tail.group(1)}") * SUFFIXES[tail.group(2)]
            return Number(_whole(value), _whole(value), i + 1, digits=True, scaled=True)
        if (point or lost) and words[i].isascii() and words[i].isdigit():
            value, i, scaled = float(f"{whole}.{words[i]}"), i + 1, True
    while i < size and value < 1e18 and words[i] in SCALES and gaps[i] in (" ", "-", "\u00a0"):
        value, i, scaled = value * SCALES[words[i]], i + 1, scaled or SCALES[words[i]] >= 1e5
    if i < size and words[i] in ("m", "bn", "tn") and gaps[i] == " " and scaled:
        value, i = value * SUFFIXES[words[i]], i + 1
    value = round(value, 6)
    return Number(_whole(value), _whole(value), i, digits=True, scaled=scaled)


def _point_lost(words: Sequence[str], i: int, whole: str) -> bool:
    """Whether word i stands for decimals after `whole`: "2 5 million", "0 25 percent"; not in "10 12 miles"."""
    tail, after = words[i], words[i + 1 : i + 3]
    if not after or not (after[0] in LOST_POINT or after == ["per", "cent"] or after == ["basis", "points"]):
        return False
    return len(tail) == 1 or (len(tail) == 2 and tail[1] != "0" and not (len(whole) == 2 and whole < tail))


def _whole(x: float) -> float:
    return int(x) if x == int(x) else x


def vague(words: Sequence[str], start: int) -> Number | None:
    """A number that its word leaves open: "dozens", "tens of thousands", "several hundred", "a few thousand"."""
    w, size = words[start], len(words)
    if w in VAGUE:
        low, high = (_whole(x) for x in VAGUE[w])
        if (
            start + 2 < size
            and words[start + 1] == "of"
            and words[start + 2] in VAGUE
            and VAGUE[words[start + 2]][0] > low
        ):
            unit = VAGUE[words[start + 2]][0] / 2
            factor = {"tens": 10, "dozens": 10, "scores": 10, "hundreds": 100, "thousands": 1000}.get(w, 1)
            return Number(_whole(2 * factor * unit), _whole(10 * factor * unit - 1), start + 3, vague=True)
        return Number(low, high, start + 1, vague=True)
    i = start + 1 if w == "a" else start
    if (
        i < size
        and words[i] in ("pair", "couple")
        and list(words[i + 1 : i + 2]) == ["of"]
        and not {*words[i + 2 : i + 3]} & SCALES.keys()
    ):
        return Number(2, 2 if words[i] == "pair" else 3, i + 2, vague=words[i] == "couple")
    few = {"several": (3, 9), "few": (2, 9), "couple": (2, 3)}.get(words[i]) if i < size else None
    if few:
        j = i + 2 if i + 1 < size and words[i + 1] == "of" else i + 1
        scale = {**SCALES, **DOZENS}.get(words[j]) if j < size else None
        if scale and scale != 20:
            return Number(_whole(few[0] * scale), _whole((few[1] + 1) * scale - 1), j + 1, vague=True)
    if w == "a" and few and words[i] == "few":
        return Number(2, 9, i + 1, vague=True)
    return Number(3, 9, start + 1, vague=True) if w == "several" else None


def parse(words: Sequence[str], gaps: Sequence[str], start: int) -> Number | None:
    """The number at `start`, in digits, spelt out or vague; None where no number begins.

    `words` are lower-cased; `gaps[i]` is the text between word i - 1 and word i.
    """
    if not words[start][:1].isdigit():
        found = vague(words, start) or spelt(words, start)
    else:
        found = in_digits(words, gaps, start)
    return _and_a_half(words, gaps, found) if found and found.low < 1000 else found


def _and_a_half(words: Sequence[str], gaps: Sequence[str], found: Number) -> Number:
    """ "two and a half", "2 1/2", with the scale after it, if there is one."""
    i = found.end
    if found.vague or found.scaled:
        return found
    if words[i : i + 3] == ["and", "a", "half"]:
        part, i = 0.5, i + 3
    elif i < len(words) and words[i] in _PARTS and gaps[i] in (" ", "-", "\u00a0"):
        part, i = _PARTS[words[i]], i + 1
    elif words[i : i + 2] in (["1", "2"], ["1", "4"], ["3", "4"]) and gaps[i + 1] == "/" and gaps[i] in (" ", "-"):
        part, i = int(words[i]) / int(words[i + 1]), i + 2
    else:
        return found
    scale = SCALES.get(words[i], 1) if i < len(words) else 1
    value = _whole((found.low + part) * scale)
    return found._replace(low=value, high=value, end=i + (scale > 1), scaled=True)


IRREGULAR = {
    "people": "people",
    "persons": "people",
    "men": "man",
    "women": "woman",
    "children": "child",
    "feet": "foot",
    "teeth": "tooth",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "police": "police",
    "personnel": "personnel",
    "crises": "crisis",
    "series": "series",
    "aircraft": "aircraft",
    "spacecraft": "spacecraft",
    "fish": "fish",
    "cattle": "cattle",
    "sheep": "sheep",
    "crew": "crew",
    "staff": "staff",
    "infantry": "infantry",
    "cavalry": "cavalry",
    "casualties": "casualty",
    "movies": "movie",
    "calories": "calorie",
    "cookies": "cookie",
    "zombies": "zombie",
    "shoes": "shoe",
    "headquarters": "headquarters",
    "species": "species",
    "buses": "bus",
    "gases": "gas",
    "viruses": "virus",
    "statuses": "status",
    "campuses": "campus",
    "caucuses": "caucus",
    "houses": "house",
    "leaves": "leaf",
    "halves": "half",
    "wolves": "wolf",
    "shelves": "shelf",
    "thieves": "thief",
    "lenses": "lens",
}
_ENDINGS = ("men", "women", "children", "people")


def singular(noun: str) -> str:
    """The singular of a lower-case English noun, as far as spelling tells; nouns that are not plural come back as
    they are.

    >>> [singular(n) for n in ("missiles", "casualties", "crashes", "people", "servicemen", "bus")]
    ['missile', 'casualty', 'crash', 'people', 'serviceman', 'bus']
    """
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if noun.endswith("men") and len(noun) > 5 and noun not in ("regimen", "specimen", "acumen"):
        return noun[:-2] + "an"
    if noun.endswith("children"):
        return noun[:-3]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 2:
        return noun[:-1]
    return noun


_NOT_PLURAL = frozenset(
    """this his its was is has as does us yes thus plus less across always perhaps besides afterwards towards
    previous various serious religious news sometimes whereas unless nevertheless nonetheless overseas indoors
    outdoors says gets goes comes makes takes remains means needs wants seems appears lies gas bus campus status
    virus christmas texas arkansas kansas paris mars hamas alias bias chaos""".split()
)


def plural(word: str) -> bool:
    """True for a word that looks like a plural noun."""
    if word in IRREGULAR or word.endswith(_ENDINGS):
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in _NOT_PLURAL


_KINDRED = {
    **dict.fromkeys(("dead", "died", "killed", "death", "fatality", "slain"), "dead"),
    **dict.fromkeys(("injured", "wounded", "hurt", "injury"), "injured"),
    **dict.fromkeys(("troop", "soldier", "servicemember", "serviceman", "service member"), "troop"),
    **dict.fromkeys(("people", "person"), "people"),
    **dict.fromkeys(("kilometer", "kilometre", "km"), "kilometre"),
    **dict.fromkeys(("arrest", "arrested", "detained"), "arrested"),
}


def kindred(unit: str | None) -> str | None:
    """One name for units that count the same thing: "death", "killed" and "dead" are all "dead".

    Others stay as they are.
    """
    return _KINDRED.get(unit, unit) if unit else unit
