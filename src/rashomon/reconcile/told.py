"""The clauses of all accounts, with what is compared about them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from rashomon.reconcile.credit import FIRST_PERSON, credited, denies
from rashomon.reconcile.lexicon import Lexicon, lexicon
from rashomon.text.names import sound
from rashomon.text.stems import stem
from rashomon.text.words import plain
from rashomon.types import Account, Attribution, Clause, Figure, Place, Reading, Span, TimeExpression

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STOP = frozenset(
    """a an the and or but of in on at by for from with to as that this these those it its be have do will would
    can could may might must shall should not no he she they them his her their him i me my we us our you your
    who whom whose which what when where why how there here if than then so was were is are been being has had
    did does s t re ve ll d m also after before while into about over out up down more most some any such own
    very just only other""".split()
)
RARE, LIKE = 6.5, 70
"""Weight from which a word is taken for a name, and likeness (0 to 100) from which two may be one."""
MEANING = 128
"""Width of a clause's embedding."""
NEGATIONS = frozenset("no not never none nor neither without nothing nobody denied deny denies n t cannot".split())


class Told(NamedTuple):
    """One clause of one account, ready to be compared."""

    account: int
    """Index of the account."""
    start: int
    end: int
    words: tuple[str, ...]
    stems: dict[str, float]
    """Telling stems with their weight in this story."""
    weight: float
    """Sum of the weights of the stems."""
    numbers: frozenset[str]
    figures: tuple[Figure, ...]
    times: tuple[TimeExpression, ...]
    places: tuple[Place, ...]
    negated: bool
    """Whether it says that something is not so: by a word of its own, or by being denied, but not by both."""
    denied: bool
    """Whether whoever is credited denies it."""
    attribution: Attribution | None
    by: Span | None
    """Where the words stand that name who is credited."""
    speaker: frozenset[str]
    """Stems of those words."""
    place: float
    """How far into the account it stands, 0 to 1."""
    sentence: int
    """Index of its sentence in the account."""
    into_sentence: float
    """How far into the sentence it begins, 0 to 1."""
    of_sentence: float
    """What part of the sentence it is, 0 to 1."""
    flattened: bool
    """Whether its account came without quotation marks, so that nobody can see what is speech."""
    speech: bool
    """Whether it stands between quotation marks or speaks in the first person."""
    around: dict[str, float]
    """Stems of its sentence and the ones before and after."""
    direction: NDArray[np.float32]
    vectors: NDArray[np.float32]
    """One unit vector for each of `stems`: shape [stems, 64]."""
    weights: NDArray[np.float32]
    """Their weights: shape [stems]."""
    meaning: NDArray[np.float32]
    """The clause's embedding, of length 1 (or 0 where the reading has none): shape [MEANING]."""
    role: bool
    quoted: bool
    """Whether it stands between quotation marks."""
    voice: int
    """Which attribution of its account it stands in, -1 for none."""


def told(pairs: Sequence[tuple[Account, Reading]]) -> list[Told]:
    """All clauses of all accounts, in the order of accounts and words."""
    lex = lexicon()
    form = spellings(pairs)
    local = _local_weights(pairs, form)
    out: list[Told] = []
    for k, (account, reading) in enumerate(pairs):
        around = _around(account, reading, lex, form)
        starts = [s.start for s in reading.sentences]
        for c in reading.clauses:
            at = max(0, bisect_right(starts, c.start) - 1)
            out.append(_told(k, account, reading, c, at, around[at] if around else {}, lex, local, form))
    return out


def _formed(word: str, form: dict[str, str]) -> str:
    s = stem(word)
    return form.get(s, s)


def spellings(pairs: Sequence[tuple[Account, Reading]]) -> dict[str, str]:
    """Rare stems that may spell one name in different accounts ("erbil", "irbil"), each with one form for all.

    Two spellings within one account are two names: an outlet keeps to its own.
    """
    from rapidfuzz.fuzz import ratio

    lex = lexicon()
    where: dict[str, set[int]] = defaultdict(set)
    for k, (account, _) in enumerate(pairs):
        for w in plain(account.text):
            if len(w) >= 5 and w.isalpha() and lex.weight(stem(w)) >= RARE:
                where[stem(w)].add(k)
    alike: dict[str, list[str]] = defaultdict(list)
    for s in sorted(where):
        alike[sound(s)].append(s)
    form: dict[str, str] = {}
    for group in alike.values():
        held = {t: set(where[t]) for t in group}  # accounts that a form stands for so far
        for i, s in enumerate(group):
            for t in group[:i]:
                if t not in form and not where[s] & held[t] and ratio(s, t) >= LIKE:
                    form[s] = t
                    held[t] |= where[s]
                    break
    return form


def _local_weights(pairs: Sequence[tuple[Account, Reading]], form: dict[str, str]) -> dict[str, float]:
    """How telling a stem is within this story, 0 (in every clause) to 1 (in one)."""
    n = 0
    seen: Counter[str] = Counter()
    for account, reading in pairs:
        for c in reading.clauses:
            seen.update({_formed(w, form) for w in plain(account.text[c.start : c.end])})
            n += 1
    top = log(n + 1) or 1.0
    return {w: log((n + 1) / k) / top for w, k in seen.items()}


def _around(account: Account, reading: Reading, lex: Lexicon, form: dict[str, str]) -> list[dict[str, float]]:
    bags = [
        {s: lex.weight(s) for w in plain(account.text[x.start : x.end]) if w not in STOP for s in [_formed(w, form)]}
        for x in reading.sentences
    ]
    return [
        {**(bags[i - 1] if i else {}), **b, **(bags[i + 1] if i + 1 < len(bags) else {})} for i, b in enumerate(bags)
    ]


def _told(
    k: int,
    account: Account,
    reading: Reading,
    c: Clause,
    at: int,
    around: dict[str, float],
    lex: Lexicon,
    local: dict[str, float],
    form: dict[str, str],
) -> Told:
    import numpy as np

    words = tuple(plain(account.text[c.start : c.end]))
    stems = [_formed(w, form) for w in words if w not in STOP]
    weighed = {s: lex.weight(s) * (0.4 + 0.6 * local.get(s, 1.0)) for s in stems}
    said = reading.attributions[c.attribution] if c.attribution is not None else None
    by = credited(said, account.text) if said else None
    denied = said is not None and denies(said, account.text)
    sentence = reading.sentences[at] if reading.sentences else Span(0, len(account.text))
    long = max(1, sentence.end - sentence.start)
    return Told(
        account=k,
        start=c.start,
        end=c.end,
        words=words,
        stems=weighed,
        weight=sum(weighed.values()),
        numbers=frozenset(w for w in words if w.isdigit()),
        figures=tuple(f for f in _near(reading.figures, c) if c.start <= f.start < c.end),
        times=tuple(t for t in _near(reading.times, c) if c.start <= t.start and t.end <= c.end),
        places=tuple(p for p in _near(reading.places, c) if p.kind != "demonym" and p.end <= c.end),
        negated=bool(NEGATIONS & set(words)) != denied,
        denied=denied,
        attribution=said,
        by=by,
        speaker=frozenset(stem(w) for w in plain(account.text[by.start : by.end]) if w not in STOP)
        if by
        else frozenset(),
        place=c.start / max(1, len(account.text)),
        sentence=at,
        into_sentence=(c.start - sentence.start) / long,
        of_sentence=(c.end - c.start) / long,
        flattened=reading.flattened,
        speech=c.quoted or (said is not None and bool(FIRST_PERSON & set(words))),
        around=around,
        direction=lex.direction(stems),
        vectors=lex.unit_vectors(list(weighed)),
        weights=np.array(list(weighed.values()), dtype=np.float32),
        meaning=_unit(c.embedding),
        role=c.role,
        quoted=c.quoted,
        voice=-1 if c.attribution is None else c.attribution,
    )


def _unit(embedding: bytes) -> NDArray[np.float32]:
    import numpy as np

    v = np.zeros(MEANING, np.float32)
    if embedding:
        v[:] = np.frombuffer(embedding, np.int8)
        v /= np.linalg.norm(v) or 1.0
    return v


Found = TypeVar("Found", Figure, TimeExpression, Place)


def _near(layer: tuple[Found, ...], c: Clause) -> tuple[Found, ...]:
    """The part of a layer, in the order of its words, that begins within the clause."""
    low = bisect_left(layer, c.start, key=lambda x: x.start)
    return layer[low : bisect_left(layer, c.end, low, key=lambda x: x.start)]
