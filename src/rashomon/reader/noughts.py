"""Noughts: no casualties, none of the passengers was hurt, no one was killed, very few injuries."""

from rashomon.reader.befell import befell, outcome_after
from rashomon.reader.numberpage import NumberPage
from rashomon.reader.shares import span
from rashomon.reader.wholes import part
from rashomon.text.counted import BE, NOTHING_OF, PARTICIPLES, STOP
from rashomon.text.numbers import Number, singular
from rashomon.types import Figure

_NONE = Number(0, 0, 0)
_FILL = BE | frozenset("of them us the seriously else".split())


def few_if_any(page: NumberPage, i: int) -> tuple[Figure | None, int]:
    """ "very few if any casualties", "few casualties": an open count from nought, where the noun is one of harm."""
    w, n = page.plain, len(page.plain)
    first = i - 1 if i and w[i - 1] == "very" else i
    j = i + 1
    if j + 1 < n and w[j] == "if" and w[j + 1] == "any":
        j += 2
    if j < n and w[j] in NOTHING_OF:
        noun = span(page, (j, j + 1))
        return Figure(page.starts[first], page.ends[j], 0, None, singular(w[j]), "vague", noun), j + 1
    return None, i + 1


def nothing(page: NumberPage, i: int) -> tuple[Figure | None, int]:
    """ "no casualties", "no americans were killed", "none were injured", "no one was killed": a count of nought."""
    w, n = page.plain, len(page.plain)
    j = i + 1
    if w[i] == "no" and w[j : j + 1] == ["one"]:
        j += 1
    elif w[i] == "no":
        return _no_noun(page, i)
    elif w[i] == "none":
        whole = part(page, j, _NONE)
        if whole and whole.unit and whole.end_word > j:
            end = page.ends[whole.end_word - 1]
            noun, of = span(page, whole.counted), span(page, whole.whole)
            return Figure(page.starts[i], end, 0, 0, whole.unit, "exact", noun, of, None, whole.outcome), whole.end_word
    k = j
    while k < n and k < j + 4 and w[k] in _FILL:
        k += 1
    if k > j and k < n and w[k] in PARTICIPLES:
        outcome = PARTICIPLES[w[k]]
        noun = span(page, (k, k + 1))
        return Figure(page.starts[i], page.ends[k], 0, 0, outcome, "exact", noun, outcome=outcome), k + 1
    return None, i + 1


def _no_noun(page: NumberPage, i: int) -> tuple[Figure | None, int]:
    """ "no Varonian soldiers were wounded": nought of those things of which none is news."""
    w, n, j = page.plain, len(page.plain), i + 1
    while j < n and j < i + 4 and w[j] not in NOTHING_OF and w[j] not in STOP - {"us"} and page.gaps[j] in (" ", "-"):
        j += 1
    if j >= n or w[j] not in NOTHING_OF or page.gaps[j] not in (" ", "-", ". "):
        return None, i + 1
    fate = outcome_after(page, j + 1) or befell(page, j + 1)
    outcome = fate.outcome if fate else None
    noun = span(page, (i + 1, j + 1))
    return Figure(page.starts[i], page.ends[j], 0, 0, singular(w[j]), "exact", noun, outcome=outcome), j + 1
