"""One name in two spellings: transliterations, short given names, slips of a letter."""

import re
from functools import lru_cache

from rashomon.text.givennames import shortens
from rashomon.text.names import sound

NO, CLOSE, ALIKE, EQUAL = 0, 1, 2, 3
"""Two words; a letter or so apart, which may be two names; one name, spelt or shortened otherwise; equal."""

_BY_EAR = (
    ("tch", "ch"),
    ("dzh", "j"),
    ("zh", "j"),
    ("dj", "j"),
    ("x", "ks"),
    ("th", "t"),
    ("ou", "u"),
    ("oo", "u"),
    ("oe", "u"),
    ("ee", "i"),
    ("ie", "i"),
    ("ay", "ai"),
    ("ey", "ai"),
    ("ei", "ai"),
)
_LEAST_CLOSE, _LEAST_RATIO, _LEAST_LETTERS = 0.93, 0.8, 5


@lru_cache(maxsize=1 << 14)
def ear(word: str) -> str:
    """How a folded word sounds, whoever wrote it down: coarser than `sound` in what languages spell by two letters.

    >>> ear("soleimani") == ear("suleymani"), ear("zelenskyy") == ear("zelensky"), ear("yevgeny") == ear("evgeny")
    (True, True, True)
    """
    word = re.sub(r"^ye", "e", re.sub(r"(ij|iy|yi|yy)$", "i", word))
    for spelt, heard in _BY_EAR:
        word = word.replace(spelt, heard)
    return sound(word)


@lru_cache(maxsize=1 << 14)
def likeness(a: str, b: str) -> int:
    """How surely two folded words of names are one name: NO, CLOSE, ALIKE or EQUAL.

    >>> likeness("bob", "robert"), likeness("qasem", "kassem"), likeness("hansen", "hanson")
    (2, 2, 1)
    >>> likeness("ivanov", "ivanova")
    0
    """
    if a == b:
        return EQUAL
    if _of_either_sex(a, b):
        return NO
    x, y = ear(a), ear(b)
    if min(len(a), len(b)) > 1 and (x == y or shortens(a, b)):
        return ALIKE
    return CLOSE if min(len(a), len(b)) >= _LEAST_LETTERS and _close(x, y) else NO


def _of_either_sex(a: str, b: str) -> bool:
    """A man's and a woman's form of one name: Ivanov and Ivanova, Mario and Maria, Kowalski and Kowalska."""
    short, long = sorted((a, b), key=len)
    if long == short + "a":
        return True
    return a[:-1] == b[:-1] and {a[-1], b[-1]} in ({"a", "o"}, {"a", "i"}, {"a", "y"})


def _close(x: str, y: str) -> bool:
    from rapidfuzz.distance import JaroWinkler
    from rapidfuzz.fuzz import ratio

    x, y = (re.sub(r"^[gk]", "k", w) for w in (x, y))
    if x[:1] != y[:1]:
        return False
    bare = (re.sub(r"[aiu]", "", w) for w in (x, y))
    near = abs(len(x) - len(y)) <= 1 and JaroWinkler.similarity(x, y) >= _LEAST_CLOSE
    return near or (len(set(bare)) == 1 and ratio(x, y) >= 100 * _LEAST_RATIO)
