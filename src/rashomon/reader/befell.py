"""What befell those counted: "56 were killed", "12 people missing", "killing 12", "shot down 36"."""

from typing import NamedTuple

from rashomon.reader.numberpage import NumberPage, Words
from rashomon.text.counted import BE, DOING, PARTICIPLES, STATES

_HAVE = frozenset("have has had left still also to who that".split())
_BETWEEN = BE | frozenset(
    """others more people to who that also still now since already seriously slightly badly critically severely believed
    presumed""".split()
)
_GOES_ON = frozenset(
    """and or but in by at on when after during since as near so while from across over this last yesterday including
    with before about alone overnight today amid for""".split()
)
"""Words after a participle that show it to be one: "12 people killed in the blast", not "12 soldiers killed rebels"."""
_EXTRA = frozenset("another further a the all other additional".split())


class Fate(NamedTuple):
    """An outcome, the words that say it, and the word after it."""

    outcome: str
    words: Words
    end: int


def befell(page: NumberPage, i: int) -> Fate | None:
    """The outcome that stands from word i on, right after a number: "were killed", "others injured"."""
    w, j = page.plain, i
    while j < len(w) and j < i + 4 and w[j] in _BETWEEN:
        j += 1
    if j < len(w) and w[j] in PARTICIPLES and "." not in page.gaps[j]:
        return Fate(PARTICIPLES[w[j]], (j, j + 1), j + 1)
    return None


def outcome_after(page: NumberPage, i: int, *, bare: bool = False) -> Fate | None:
    """The outcome of those whom the noun before word i names: "people were killed", "homes destroyed in the fire".

    With `bare` any participle tells it, since no verb can stand there: "the number of people killed rose".
    """
    w, j, passive = page.plain, i, False
    while j < len(w) and j < i + 5 and w[j] in _BETWEEN and page.gaps[j] == " ":
        passive = passive or (w[j] in BE and w[j] not in _HAVE)
        j += 1
    if j >= len(w) or w[j] not in PARTICIPLES or page.gaps[j] != " ":
        return None
    fate = Fate(PARTICIPLES[w[j]], (j, j + 1), j + 1)
    last = j + 1 >= len(w) or page.gaps[j + 1] != " " or w[j + 1] in _GOES_ON
    return fate if bare or passive or w[j] in STATES or last else None


def done_before(page: NumberPage, first: int) -> Fate | None:
    """The outcome told by the verb before word `first`: "killing 12", "shot down 36", "wounded another 43"."""
    w, f = page.plain, first
    while f > 1 and first - f < 2 and w[f - 1] in _EXTRA:
        f -= 1
    if not f or f >= len(w) or any(page.gaps[k].strip(" \n\u00a0") for k in range(f, first + 1)):
        return None
    if w[max(0, f - 2) : f] == ["shot", "down"]:
        return Fate("shot", (f - 2, f), f)
    if w[f - 1] not in DOING or (f > 1 and w[f - 2] in BE):
        return None
    return Fate(DOING[w[f - 1]], (f - 1, f), f)
