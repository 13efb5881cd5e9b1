"""Names of persons compared word by word: which may be one person's, and how surely."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from rashomon.text.givennames import GIVEN
from rashomon.text.names import TITLES, fold
from rashomon.text.spelling import ALIKE, CLOSE, EQUAL, NO, likeness

Gender = Literal["f", "m", ""]

SUFFIXES = frozenset("jr sr i ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xxiii".split())
"""What tells a son from his father, and a king from another."""
AFTER = frozenset("phd md esq qc kc mp dds cbe obe".split())
MORE_TITLES = frozenset(
    """crown sultan emir mullah maulana daw ceo sens reps mme sra sr don dona duke duchess baroness chancellor
    ambassador saint comrade lady lord pm mp staff first nobel laureate retired late""".split()
)
FEMALE = frozenset(
    """mrs ms miss dame lady queen princess baroness duchess mme sra spokeswoman chairwoman congresswoman
    businesswoman policewoman actress daw she her""".split()
)
MALE = frozenset("mr sir lord king prince duke spokesman congressman businessman policeman pope he his him".split())
ARTICLES = frozenset("al el ul".split())
"""In Arabic names they come and go."""
SONS = {"bin": "bin", "ibn": "bin", "bint": "bint", "abu": "abu", "umm": "umm"}
"""They belong to the word after them: whose son or whose father somebody is."""
PARTICLES = frozenset("von van der den de la le di da do dos das du del della ter zu y".split())
_SERVANT = re.compile(r"^abd[aeou][lr](?=\w{3})")


class Name(NamedTuple):
    """A person's name, folded, without titles."""

    words: tuple[str, ...]
    """Without Arabic articles; with "bin" and "abu" before the word that they belong to."""
    suffix: str
    gender: Gender
    """As far as the titles tell."""

    @property
    def main(self) -> tuple[str, ...]:
        """The words that are not particles."""
        return tuple(w for w in self.words if w not in PARTICLES) or self.words


class Fit(NamedTuple):
    """How two names may be one person's."""

    strength: int
    """3: the same words; 2: the same names, some shortened or spelt otherwise, or one has more of them; 1: nearly."""
    why: str


def gender(words: frozenset[str]) -> Gender:
    """What titles and pronouns tell; nothing where they tell both."""
    female, male = bool(words & FEMALE), bool(words & MALE)
    return "" if female == male else "f" if female else "m"


@lru_cache(maxsize=1 << 14)
def name(written: str) -> Name:
    """Takes a written name apart.

    >>> name("Gen. Abd al-Rahman Bin Rashid Jr.")
    Name(words=('abdrahman', 'bin rashid'), suffix='jr', gender='')
    """
    folded = fold(re.sub(r"(?<=\w)['’ʼ‘`](?!s\b)(?=\w)", "", written)).split()
    start, end = 0, len(folded)
    while start < end - 1 and folded[start] in TITLES | MORE_TITLES:
        start += 1
    suffix = ""
    while end > start + 1 and folded[end - 1] in SUFFIXES | AFTER | {"s"}:
        end -= 1
        suffix = folded[end] if folded[end] in SUFFIXES else suffix
    return Name(tuple(_joined(folded[start:end])), suffix, gender(frozenset(folded[:start])))


def _joined(words: list[str]) -> list[str]:
    out: list[str] = []
    before = ""
    for k, w in enumerate(words):
        last = k == len(words) - 1
        if w in ARTICLES and not last:
            continue
        if not last and (
            w in SONS or w in ("abd", "abdel", "abdul", "abdal", "abdol") or (w == "o" and k == len(words) - 2)
        ):
            before += SONS[w] + " " if w in SONS else "o" if w == "o" else "abd"
            continue
        out.append(_SERVANT.sub("abd", before + ("st" if w == "saint" and not last else w)))
        before = ""
    return out


Pair = tuple[int, int, int, int, int]
"""Words [i, j) of one name and [k, l) of the other, and their likeness."""


def fit(a: Name, b: Name) -> Fit | None:
    """Whether two names of two words or more may be one person's; None where they are two people's.

    One must hold every word of the other in its order, given names shortened, cut to an initial or in another spelling;
    where either has a word of its own and the other another, they are two. No more than one word may be merely close.

    >>> fit(name("George W. Bush"), name("George H. W. Bush")), fit(name("Bob Lee"), name("Robert E. Lee")).strength
    (None, 2)
    """
    if {a.gender, b.gender} == {"f", "m"} or (a.suffix and b.suffix and a.suffix != b.suffix):
        return None
    if a.words == b.words:
        return Fit(3 if a.suffix == b.suffix else 2, "the same name")
    x, y = sorted((a.main, b.main), key=lambda w: (len(w), w))
    if min(len(x), len(y)) < 2:
        return None
    found = _turned(x, y) or _one_in_other(x, y)
    if found is None or (a.suffix != b.suffix and found.strength < 2):
        return None
    return found


def _one_in_other(x: tuple[str, ...], y: tuple[str, ...]) -> Fit | None:
    pairs = _aligned(x, y)
    left_x, left_y = len(x) - sum(p[1] - p[0] for p in pairs), len(y) - sum(p[3] - p[2] for p in pairs)
    if left_x and left_y:
        return None
    if left_x:
        x, y, pairs = y, x, tuple((k, m, i, j, like) for i, j, k, m, like in pairs)
    whole = [p for p in pairs if min(len("".join(x[p[0] : p[1]])), len("".join(y[p[2] : p[3]]))) > 1]
    close = [p for p in whole if p[4] == CLOSE]
    if not whole or len(close) > 1 or len(close) == len(whole) or _middle_initials(x, y, pairs):
        return None
    heads = pairs[0][0] == 0 and pairs[0][2] == 0
    tails = pairs[-1][1] == len(x) and pairs[-1][3] == len(y)
    if not tails and (not heads or len(whole) < 2 or len(y) - len(x) > len(whole) - 1):
        return None
    if close:
        return Fit(1, "nearly the same letters")
    if left_x or left_y:
        return Fit(2, "one has more of the name")
    return Fit(2, "the same name, spelt or shortened otherwise")


def _middle_initials(x: tuple[str, ...], y: tuple[str, ...], pairs: tuple[Pair, ...]) -> bool:
    """Whether both have middle initials and not the same: George W. and George H. W."""
    each = [tuple(w[0] for w in n[1:-1]) for n in (x, y)]
    initials = any(len(w) == 1 for n in (x, y) for w in n[1:-1])
    return initials and all(each) and each[0] != each[1] and pairs[0][0] == pairs[0][2] == 0


def _turned(x: tuple[str, ...], y: tuple[str, ...]) -> Fit | None:
    """The family name first in one and last in the other: Ban Ki-moon, Ki-moon Ban. Of two given names nobody knows."""
    if len(x) != len(y) or not {*x, *y} - GIVEN or any(len(w) == 1 for w in (*x, *y)):
        return None
    turns = (y[1:] + y[:1], y[-1:] + y[:-1])
    return Fit(2, "the same name, family name first") if x in turns else None


def _aligned(x: tuple[str, ...], y: tuple[str, ...]) -> tuple[Pair, ...]:
    """The words of two names that are alike, in order, as many as can be; two words may be one, put together."""
    best: dict[tuple[int, int], tuple[int, tuple[Pair, ...]]] = {}
    for i in range(len(x), -1, -1):
        for k in range(len(y), -1, -1):
            options = [best[at] for at in ((i + 1, k), (i, k + 1)) if at in best] or [(0, ())]
            for n, m in ((1, 1), (2, 1), (1, 2)):
                if i + n > len(x) or k + m > len(y):
                    continue
                like = _like(x[i : i + n], y[k : k + m])
                if like:
                    score, rest = best[i + n, k + m]
                    options.append((score + 10 * (n + m) + like, ((i, i + n, k, k + m, like), *rest)))
            best[i, k] = max(options, key=lambda o: o[0])
    return best[0, 0][1]


def _like(x: tuple[str, ...], y: tuple[str, ...]) -> int:
    if len(x) == len(y) == 1:
        a, b = x[0], y[0]
        if 1 in (len(a), len(b)):
            return ALIKE if a[0] == b[0] else NO
        return likeness(a.split()[-1], b.split()[-1])
    if 1 in map(len, (*x, *y)):
        return NO
    like = likeness("".join(x), "".join(y))
    return like if like >= ALIKE else NO


def short(a: Name, full: Name) -> int:
    """Whether a name of one word may be short for a fuller one: 2 by the family name, 1 by another word of it, else 0.

    >>> short(name("Suleimani"), name("Qassem Soleimani")), short(name("Salman"), name("Mohammed bin Salman"))
    (2, 0)
    """
    if {a.gender, full.gender} == {"f", "m"} or len(a.main) != 1 or (a.suffix and a.suffix != full.suffix):
        return 0
    if set(a.words) & PARTICLES - set(full.words):
        return 0
    word = a.main[0]
    places = [k for k, w in enumerate(full.main) if _one(word, w)]
    if not places:
        return 0
    return 2 if places[-1] == len(full.main) - 1 else 1


def _one(a: str, b: str) -> bool:
    """Whether two words are one name, "bin" and "abu" included."""
    if (" " in a) != (" " in b):
        return False
    like = likeness(a.split()[-1], b.split()[-1])
    return like == EQUAL or (like == ALIKE and not ({a, b} & GIVEN))
