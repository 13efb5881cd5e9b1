"""The clause that an event's verb stands in: what governs it, its condition, a subject or object that is nobody."""

from typing import NamedTuple

from rashomon.reader.closed import DETERMINERS, PREPOSITIONS, WEEKDAYS
from rashomon.reader.statusview import (
    HELPING,
    NO_DENIAL,
    NOBODY,
    OPENERS,
    OWN,
    QUESTIONED,
    SHORT_FORMS,
    WILL,
    WOULD,
    View,
    opens,
)
from rashomon.reader.statuswords import BEFORE_THAT, CLAUSE, Governs

INVERTED = frozenset(("should", "had", "were"))
"""What opens a condition without "if": "should the talks collapse"."""


class Governor(NamedTuple):
    """What the clause of a verb depends on."""

    at: int
    status: Governs
    own: bool
    """Whether the clause's subject is a pronoun, and so may well be who says it."""


def clause_governor(v: View, k: int) -> Governor | None:
    """What governs the clause whose subject ends at `k`: a word before "that", an "if", or a verb of saying itself."""
    w = v.words
    crossed = False
    own = k >= 0 and w[k] in OWN
    for j in range(k, max(-1, k - 11), -1):
        if v.breaks[j]:
            return None
        x = w[j]
        if x in ("if", "unless", "lest", "whether") or (x in ("provided", "providing") and j < k):
            asked = x == "whether" or (x == "if" and j > 0 and w[j - 1] in QUESTIONED)
            return Governor(j, "hypothetical" if asked else "feared" if x == "lest" else "conditional", own)
        if x == "case" and j and w[j - 1] == "in":
            return Governor(j, "conditional", own)
        if x == "as":
            as_long = w[max(0, j - 2) : j] == ["as", "long"]
            return Governor(j, "conditional", own) if as_long else None
        if x in ("that", "who") and _whoever(v, j):
            return Governor(j, "conditional", own)
        if x == "that":
            return _before_that(v, j - 1, own)
        if x in OPENERS:
            return None
        if x in HELPING and j < k:
            inverted = x in INVERTED and opens(v, j)
            return Governor(j, "conditional", own) if inverted else None
        crossed = crossed or x == "and"
        named = j > 0 and w[j - 1] in DETERMINERS  # "the note", "an order"
        if x in CLAUSE and not named and not crossed and j < k + (not own):
            if w[j + 1].endswith("ing"):
                return None
            return Governor(j, CLAUSE[x], own)
    return None


def _whoever(v: View, k: int) -> bool:
    """Whether the relative clause that opens at `k` is a condition: "anyone who helped them would pay"."""
    anyone = v.words[k - 1 : k] in (["anyone"], ["anybody"], ["anything"]) or v.words[max(0, k - 2) : k - 1] == ["any"]
    return anyone and any(w in WILL | WOULD for w in v.words[k : k + 12])


def _before_that(v: View, k: int, own: bool) -> Governor | None:
    """The word that "that" completes, past those told or a time: "told reporters on Monday that"."""
    for j in range(k, max(-1, k - 6), -1):
        if v.breaks[j] or v.words[j] in OPENERS:
            return None
        if v.words[j] in BEFORE_THAT:
            if v.words[j] in NO_DENIAL and j and v.words[j - 1] == "no":
                return None
            return Governor(j, BEFORE_THAT[v.words[j]], own)
        if v.words[j] == "event":
            return Governor(j, "conditional", own)
    return None


def under_condition(v: View) -> bool:
    """Whether an "if" or its like stands in the sentence; "asked if" and "as if" are no conditions."""
    w = v.words
    for k, x in enumerate(w):
        if x in INVERTED and opens(v, k) and k + 1 < len(w) and w[k + 1] in DETERMINERS | OWN:
            return True
        if x == "unless" or (x in ("provided", "providing") and k + 1 < len(w) and w[k + 1] in DETERMINERS | OWN):
            return True
        if x == "if" and not (k and w[k - 1] in QUESTIONED | {"as", "even"}):
            return True
        if x == "long" and w[k - 1 : k + 2] == ["as", "long", "as"]:
            return True
        if x == "once" and k + 1 < len(w) and w[k + 1] in DETERMINERS | OWN:
            return True
    return False


def nobody_does(v: View, k: int) -> bool:
    """Whether the subject that ends at `k` is nobody: "no one was killed", "none of the missiles hit"."""
    w = v.words
    for j in range(k, max(-1, k - 8), -1):
        if v.breaks[j] or w[j] in OPENERS or w[j] in HELPING or w[j] in ("and", "to"):
            return False
        if w[j] in NOBODY:
            after = w[j + 1] if j + 1 < len(w) else ""
            return after not in NO_DENIAL and not (j and w[j - 1] in PREPOSITIONS)
    return False


def does_nothing(v: View, i: int) -> bool:
    """ "Killed no one": the object that follows is nobody, and not the subject of another verb."""
    w = v.words[i + 1 : i + 6]
    if not w or v.breaks[i] or w[0] not in NOBODY - {"neither"} or (len(w) > 1 and w[1] in NO_DENIAL):
        return False
    return not any(SHORT_FORMS.get(x, x) in HELPING for x in w)


def soon(v: View, i: int) -> bool:
    """Whether the words after `i` name a day to come: "is meeting her on Friday"."""
    near = v.words[i + 1 : i + 7]
    return any(w in ("tomorrow", "next") or w in WEEKDAYS for w in near)
