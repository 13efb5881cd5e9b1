"""Shares and noughts: half of, one in five, no casualties."""

from rashomon.reader.numberpage import NumberPage, dated
from rashomon.text.counted import (
    BE,
    MEASURES,
    NOTHING_OF,
    PARTICIPLES,
    STOP,
)
from rashomon.text.numbers import FRACTIONS, TENS, UNITS, parse, singular, spelt
from rashomon.types import Figure


def share(page: NumberPage, i: int) -> Figure | None:
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
            and not dated(page, k)
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


def few_if_any(page: NumberPage, i: int) -> tuple[Figure | None, int]:
    """ "very few if any casualties", "few casualties": an open count from nought, where the noun is one of harm."""
    w, n = page.plain, len(page.plain)
    first = i - 1 if i and w[i - 1] == "very" else i
    j = i + 1
    if j + 1 < n and w[j] == "if" and w[j + 1] == "any":
        j += 2
    if j < n and w[j] in NOTHING_OF:
        return Figure(page.starts[first], page.ends[j], 0, None, singular(w[j]), "vague"), j + 1
    return None, i + 1


def nothing(page: NumberPage, i: int) -> tuple[Figure | None, int]:
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
