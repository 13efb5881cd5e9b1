"""Names of people, as written in many ways: taken apart, normalised, compared."""

import re
import unicodedata
from typing import NamedTuple

from rashomon.text.words import WORD

TITLES = frozenset(
    """mr mrs ms miss mx dr prof professor sir dame lord lady baron hon rev reverend fr father pastor bishop
    archbishop cardinal pope rabbi imam sheikh ayatollah king queen prince princess president vice premier
    chancellor prime minister deputy acting interim former then senator sen representative rep congressman
    congresswoman governor gov mayor judge justice attorney secretary general gen lt lieutenant col colonel maj
    major brig brigadier capt captain cmdr commander sgt sergeant cpl corporal adm admiral vadm marshal chief
    officer detective inspector constable sheriff spokesman spokeswoman spokesperson director chairman chairwoman
    chair ambassador envoy speaker leader foreign defence defense interior finance us u s ex""".split()
)
"""Words before a name that are not part of it."""

SUFFIXES = frozenset("jr sr ii iii iv phd md esq qc kc mp".split())
PARTICLES = frozenset(
    "al el bin ibn ben bint abu abd abdel abdul von van der den de la le da di del dos du mac st".split()
)


class PersonName(NamedTuple):
    """A person's name taken apart, folded: given names and initials before, the family name last."""

    given: tuple[str, ...]
    family: str


def fold(text: str) -> str:
    """The words of a text, lower-cased, accents off, one space between: the key under which names are looked up.

    >>> fold("São Paulo"), fold("St. John’s")
    ('sao paulo', 'st john s')
    """
    if text.isascii():
        return " ".join(WORD.findall(text.lower()))
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.replace("ı", "i")) if not unicodedata.combining(c))
    bare = (
        bare.replace("ø", "o").replace("Ø", "O").replace("ł", "l").replace("Ł", "L").replace("đ", "d").replace("Đ", "D")
    )
    return " ".join(WORD.findall(bare.lower()))


def strip_titles(words: list[str]) -> list[str]:
    """The folded words of a name without titles before it, suffixes and a possessive `s` after it."""
    start, end = 0, len(words)
    while start < end - 1 and words[start] in TITLES:
        start += 1
    while end > start + 1 and (words[end - 1] in SUFFIXES or words[end - 1] == "s"):
        end -= 1
    return words[start:end]


def person(name: str) -> PersonName:
    """Takes a person's name apart; an Arabic or Dutch particle belongs to the family name ("abdel mahdi").

    >>> person("Gen. Mark A. Milley")
    PersonName(given=('mark', 'a'), family='milley')
    """
    words = strip_titles(fold(name).split())
    if not words:
        return PersonName((), "")
    cut = len(words) - 1
    while cut > 0 and words[cut - 1] in PARTICLES:
        cut -= 1
    return PersonName(tuple(words[:cut]), " ".join(words[cut:]))


_VOWELS = str.maketrans({"o": "u", "e": "i", "y": "i", "q": "k", "c": "k", "w": "v"})


def sound(word: str) -> str:
    """A rough key under which transliterations of one name fall together: soleimani and suleimani, qasem and kassem."""
    key = word.translate(_VOWELS).replace("kh", "k").replace("gh", "g").replace("dh", "d").replace("ph", "f")
    return re.sub(r"(.)\1+", r"\1", key.replace(" ", ""))


def _close(a: str, b: str) -> bool:
    """True when two folded words may spell one name: equal, sounding alike, or a letter or so apart when long."""
    if a == b or sound(a) == sound(b):
        return True
    if min(len(a), len(b)) < 5:
        return False
    from rapidfuzz.distance import JaroWinkler

    return JaroWinkler.similarity(sound(a), sound(b)) >= 0.93


def _family_close(a: str, b: str) -> bool:
    if _close(a, b):
        return True
    x, y = ([w for w in n.split() if w not in PARTICLES] for n in (a, b))
    return bool(x and y) and _close(" ".join(x), " ".join(y))


def _given_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Given names agree unless both are written out and none of one's is close to any of the other's."""
    if not a or not b:
        return True
    full_a, full_b = [w for w in a if len(w) > 1], [w for w in b if len(w) > 1]
    if not full_a or not full_b:
        return bool({w[0] for w in a} & {w[0] for w in b})
    return any(_close(x, y) for x in full_a for y in full_b)


def same_person(a: str, b: str) -> bool:
    """Whether two written names may be one person: family names close, given names not at odds.

    Tolerant of transliteration and of titles; names whose given names differ are two people. A bare family name agrees
    with any full name that ends in it; one bare word may also be the given name of the other.

    >>> same_person("Gen. Qassem Soleimani", "Qasem Suleimani"), same_person("John Smith", "Jane Smith")
    (True, False)
    """
    x, y = person(a), person(b)
    if not x.family or not y.family:
        return False
    return _family_close(x.family, y.family) and _given_agree(x.given, y.given)
