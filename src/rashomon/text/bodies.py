"""Names of organisations, places and buildings compared: which may be one body's, and how surely."""

import re
from functools import lru_cache
from typing import NamedTuple

from rashomon.text.names import fold
from rashomon.text.persons import Fit
from rashomon.text.spelling import ear

SMALL = frozenset("the of for and on in at to a an de la le du des und s".split())
LEGAL = frozenset("inc incorporated corp corporation co company ltd limited llc plc ag gmbh nv group".split())
NATIONS = frozenset(
    """us usa american u s united states uk british britain federal national russian chinese iranian iraqi israeli
    french german canadian australian indian turkish saudi""".split()
)
"""What stands before a body's name abroad and is left out at home."""
HEADS = frozenset(
    "department dept ministry office bureau embassy commission committee agency parliament secretariat".split()
)
"""They may stand before what they are for, or after it: Department of Defense, Defense Department."""
BUILT = frozenset(
    "air airbase base airport international military naval camp station port hospital university prison".split()
)
"""What a building is, which may be left out of its name."""
GENERIC = LEGAL | frozenset(
    """university college party bank airlines airways news network organization organisation association agency
    foundation institute newspaper magazine motors technologies international""".split()
)
ALONE = frozenset("house senate state congress court government party council union city world west east".split())
"""Too common to be short for a longer name that begins or ends in them."""
LEVELS = frozenset("state county city deputy assistant".split())
"""They make another body of the same name: the Department of Agriculture, the state Department of Agriculture."""
_SAME = {
    "defence": "defense",
    "labour": "labor",
    "centre": "center",
    "organisation": "organization",
    "programme": "program",
    "dept": "department",
    "saint": "st",
    "guards": "guard",
}
_KNOWN = (
    ("isis", "isil", "daesh", "islamic state", "islamic state group", "islamic state iraq syria", "is group"),
    ("gop", "republican party"),
    ("pentagon", "department defense", "defense department", "us department defense", "us defense department"),
    ("doctors without borders", "medecins sans frontieres", "msf"),
    ("fed", "federal reserve", "us federal reserve"),
    ("houthis", "houthi", "ansar allah"),
    ("scotus", "us supreme court"),
    ("us", "usa", "united states", "united states america"),
    ("uk", "united kingdom", "britain", "great britain"),
    ("uae", "united arab emirates", "emirates"),
)
"""Other names that everybody knows; each line is one body."""
_LINE = {written: line[0] for line in _KNOWN for written in line}


class Body(NamedTuple):
    """A body's name, folded; small words stay in `whole` alone."""

    words: tuple[str, ...]
    whole: tuple[str, ...]
    acronym: bool
    """Whether it may be letters that stand for words: UN, U.N., FBI; in flattened text any short word may."""


@lru_cache(maxsize=1 << 14)
def body(written: str) -> Body:
    """Takes a written name apart.

    >>> body("The U.N. Security Council").words, body("FBI").acronym
    (('un', 'security', 'council'), True)
    """
    text = re.sub(r"(?<=\w)['’ʼ‘`](?!s\b)(?=\w)", "", written)
    whole = _lettered(fold(text).split())
    if whole[:1] == ["the"] and len(whole) > 1:
        whole = whole[1:]
    words = [_SAME.get(w, w) for w in whole if w not in SMALL] or whole
    while len(words) > 1 and words[-1] in LEGAL:
        words.pop()
    if len(words) > 2 and words[-1] in ("".join(w[0] for w in n[:-1]) for n in (words, whole)):
        words.pop()  # with its letters behind it, whose brackets were lost
    bare = "".join(c for c in text if c.isalpha())
    lettered = bare.isupper() or bare.islower() or "." in written.strip(".")
    letters = len(words) == 1 and 2 <= len(words[0]) <= 6 and lettered
    return Body(tuple(words), tuple(whole), letters)


def _lettered(words: list[str]) -> list[str]:
    """Single letters in a row put together: u n, f b i."""
    out: list[str] = []
    run = False
    for w in words:
        single = len(w) == 1 and w.isalpha()
        if single and run:
            out[-1] += w
        else:
            out.append(w)
        run = single
    return out


def same_body(a: Body, b: Body) -> Fit | None:
    """Whether two names are one body's by their words alone, acronyms and short forms aside.

    >>> same_body(body("the Defence Ministry"), body("Ministry of Defense")).why
    'the same words, turned round'
    """
    if a.words == b.words:
        return Fit(3, "the same name")
    x, y = (" ".join(n.words) for n in (a, b))
    if _LINE.get(x, x) == _LINE.get(y, y):
        return Fit(2, "two names of one body")
    if len(a.words) == len(b.words) and all(_alike(v, w) for v, w in zip(a.words, b.words, strict=True)):
        return Fit(2, "the same name in another spelling")
    turned = len(a.words) > 1 and sorted(a.words) == sorted(b.words) and HEADS & {*a.words}
    if turned and {a.words[0], a.words[-1]} & HEADS and {b.words[0], b.words[-1]} & HEADS:
        return Fit(2, "the same words, turned round")
    if "".join(a.words) == "".join(b.words) and len(x) > 5:
        return Fit(2, "the same name, written together")
    return None


def _alike(a: str, b: str) -> bool:
    if a == b:
        return True
    if min(len(a), len(b)) < 5:
        return False
    return a + "s" == b or b + "s" == a or (a.isalpha() and b.isalpha() and ear(a) == ear(b))


def stands_for(letters: Body, full: Body) -> bool:
    """Whether an acronym may be that of a longer name, what is before it (a nation, "department of") left out or not.

    >>> stands_for(body("HHS"), body("Department of Health and Human Services"))
    True
    """
    return letters.acronym and letters.words[0] not in NATIONS and letters.words[0] in initials(full)


@lru_cache(maxsize=1 << 14)
def initials(full: Body) -> frozenset[str]:
    """The letters that may stand for a name of two words or more."""
    if len(full.words) < 2:
        return frozenset()
    found = set()
    for words in (full.words, full.whole):
        found.add("".join(w[0] for w in words))
        found.add("".join(w if w in ("us", "uk", "un") else w[0] for w in words))
        for cut in range(1, len(words) - 2):
            if words[cut - 1] not in NATIONS | HEADS | SMALL:
                break
            found.add("".join(w[0] for w in words[cut:]))
    return frozenset(found)


@lru_cache(maxsize=1 << 14)
def keys(n: Body) -> frozenset[str]:
    """Under what a name is looked up: two that share none are not one body's, nor one short for the other."""
    own = {ear(w.removesuffix("s")) for w in n.words} | {"".join(n.words), _LINE.get(" ".join(n.words), "")} - {""}
    return frozenset(own | initials(n))


def nation_left_out(short: Body, full: Body) -> bool:
    """Whether a name is the other without the nation before it: Senate, U.S. Senate."""
    n = len(full.words) - len(short.words)
    return n > 0 and full.words[n:] == short.words and set(full.words[:n]) <= NATIONS


def shortened(short: Body, full: Body) -> bool:
    """Whether a name is how a text that gave the longer one goes on to call it: The Times, after The New York Times.

    >>> shortened(body("Harvard"), body("Harvard University")), shortened(body("House"), body("White House"))
    (True, False)
    """
    n = len(short.words)
    if n >= len(full.words) or (n == 1 and short.words[0] in ALONE) or LEVELS & {*full.words} - {*short.words}:
        return False
    head, tail = full.words[:n] == short.words, full.words[-n:] == short.words
    return tail or (head and set(full.words[n:]) <= GENERIC | BUILT)


def same_building(a: Body, b: Body) -> Fit | None:
    """Whether two names are one building's or base's, what it is and articles left out: Ain al-Asad, Assad air base."""
    x, y = sorted(([w for w in n.words if w not in BUILT | {"al", "el"}] for n in (a, b)), key=len)
    if not x or not all(any(_alike(v, w) or (len(v) > 3 and ear(v) == ear(w)) for w in y) for v in x):
        return None
    return Fit(2, "the same name in another spelling") if len(x) == len(y) else Fit(1, "one has more of the name")
