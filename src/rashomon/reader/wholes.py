"""Parts of wholes: "12 of the 40 passengers", "15 of the boats", "three of them children", "20 of those hurt"."""

from typing import NamedTuple

from rashomon.reader.befell import befell, outcome_after
from rashomon.reader.numberpage import NumberPage, Words, dated
from rashomon.text.counted import DETERMINERS, PARTICIPLES, counted, mass
from rashomon.text.numbers import Number, parse, plural

_THEM = frozenset("them us you whom which".split())
_NO_WHOLE = frozenset("a an some".split())


class Part(NamedTuple):
    """A part: what is counted, the words of the whole, what befell them, and the word after the figure's last."""

    unit: str | None
    end_word: int
    counted: Words | None
    whole: Words
    outcome: str | None = None


def part(page: NumberPage, i: int, number: Number) -> Part | None:
    """The whole that word i, right after a number, begins with "of" or "out of"; None where none is named."""
    w = page.plain
    j = i + (w[i : i + 2] == ["out", "of"])
    if j + 1 >= len(w) or w[j] != "of" or page.gaps[j + 1] != " ":
        return None
    k = j + 1
    if w[k] in _THEM:
        return _of_them(page, k)
    if w[k] in ("the", "those", "these") and k + 1 < len(w) and w[k + 1] in PARTICIPLES:
        return _of_those_hurt(page, k)
    at = _number_within(page, k)
    if at is not None and not number.vague:
        return _of_number(page, i, k, at)
    owned = w[k + 1 : k + 2] == ["s"]
    if w[k] in _NO_WHOLE or (w[k] not in DETERMINERS and not owned):
        return None
    noun = mass(w, page.gaps, k)
    if not noun or not plural(w[noun.end - 1]):
        return None  # "8 of its workforce" has lost its percent sign
    fate = outcome_after(page, noun.end)
    return Part(noun.unit, noun.end, (noun.start, noun.end), (k, noun.end), fate.outcome if fate else None)


def _of_them(page: NumberPage, k: int) -> Part:
    """ "three of them children", "two of whom were killed"; the noun follows at once, if at all."""
    w = page.plain
    fate = befell(page, k + 1)
    if fate:
        return Part(fate.outcome, fate.end, fate.words, (k, k + 1), fate.outcome)
    noun = counted(w, page.gaps, k + 1) if k + 1 < len(w) and page.gaps[k + 1] == " " else None
    if noun and noun.end <= k + 3 and not w[k + 1].endswith("ed"):
        return Part(noun.unit, noun.end, (noun.start, noun.end), (k, k + 1))
    return Part(None, k + 1, None, (k, k + 1))


def _of_those_hurt(page: NumberPage, k: int) -> Part:
    """ "20 of those hurt", "27 of the dead", "two of the wounded soldiers"."""
    outcome = PARTICIPLES[page.plain[k + 1]]
    noun = mass(page.plain, page.gaps, k + 2) if page.gaps[k + 2 : k + 3] == [" "] else None
    if noun and noun.start == k + 2:
        return Part(noun.unit, noun.end, (k + 1, noun.end), (k, noun.end), outcome)
    return Part(outcome, k + 2, (k + 1, k + 2), (k, k + 2), outcome)


def _number_within(page: NumberPage, k: int) -> int | None:
    """Where the number of the whole stands: right there, after a determiner, or after an owner, "Varonia's 9 ships"."""
    w = page.plain
    for at in (k, k + 1, k + 2):
        if at < len(w) and parse(w, page.gaps, at) and w[at] not in ("a", "an") and not dated(page, at):
            return at if at == k or w[at - 1] in DETERMINERS or w[at - 1] == "s" else None
    return None


def _of_number(page: NumberPage, i: int, k: int, at: int) -> Part | None:
    """The figure ends before "of", since the number of the whole is a figure of its own."""
    number = parse(page.plain, page.gaps, at)
    if number is None:
        return None
    noun = counted(page.plain, page.gaps, number.end)
    if noun:
        fate = outcome_after(page, noun.end)
        return Part(noun.unit, i, (noun.start, noun.end), (k, noun.end), fate.outcome if fate else None)
    hurt = befell(page, number.end) if number.end < len(page.plain) else None
    return Part(hurt.outcome, i, hurt.words, (k, number.end), hurt.outcome) if hurt else None
