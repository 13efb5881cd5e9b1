"""What is compared about two clauses of different accounts, as numbers.

Each feature is plain enough to be told to a person; `docs/reconciling.md` lists them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING

from rashomon.reconcile import standing
from rashomon.reconcile.figures import agree, rivals, same_unit
from rashomon.reconcile.standing import Pair as Pair
from rashomon.reconcile.told import Told
from rashomon.reconcile.when import meet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ALONE = (
    "cosine", "covered least", "covered most", "shared weight", "shared words", "rarest shared",
    "shared pairs of words", "longest run", "run share", "direction", "same numbers", "other numbers", "same speaker",
    "both credited", "one credited", "negation", "shorter", "longer", "places apart", "around", "roles", "one role",
    "quoted run", "same figures", "rival figures", "both speech", "like words least", "like words most", "times",
    "places",
)  # fmt: skip
"""What two clauses show without the rest of the story."""
NAMES = ALONE + standing.NAMES


def features(items: Sequence[Told], pairs: Sequence[Pair]) -> NDArray[np.float32]:
    """The features of each pair: shape [pairs, len(NAMES)]."""
    import numpy as np

    alone = np.zeros((len(pairs), len(ALONE)), dtype=np.float32)
    norms = [sqrt(sum(w * w for w in t.stems.values())) or 1.0 for t in items]
    for k, p in enumerate(pairs):
        alone[k] = _compare(items[p.a], items[p.b], norms[p.a] * norms[p.b])
    return np.concatenate((alone, standing.standing(items, pairs, alone[:, 0])), axis=1)


def _compare(a: Told, b: Told, norm: float) -> tuple[float, ...]:
    shared = [s for s in a.stems if s in b.stems]  # in order: sums over a set would hang on how it is hashed
    mass = sum(a.stems[s] for s in shared)
    product = sum(a.stems[s] * b.stems[s] for s in shared)
    run = longest_run(a.words, b.words)
    covered = (mass / (a.weight or 1.0), mass / (b.weight or 1.0))
    numbers = a.numbers & b.numbers
    around = [s for s in a.around if s in b.around]
    rival = rivals(a, b)
    around_mass = sum(a.around[s] for s in around)
    shorter, longer = sorted((len(a.words), len(b.words)))
    return (
        product / norm,
        min(covered),
        max(covered),
        mass,
        len(shared),
        max((a.stems[s] for s in shared), default=0.0),
        len(_couples(a.words) & _couples(b.words)),
        run,
        run / max(1, shorter),
        float(a.direction @ b.direction),
        len(numbers),
        bool(a.numbers and b.numbers and not numbers),
        len(a.speaker & b.speaker),
        bool(a.attribution and b.attribution),
        bool(a.attribution) != bool(b.attribution),
        a.negated != b.negated,
        shorter,
        longer,
        abs(a.place - b.place),
        around_mass / (min(sum(a.around.values()), sum(b.around.values())) or 1.0),
        a.role and b.role,
        a.role != b.role,
        run if a.attribution and b.attribution else 0,
        sum(agree(f, g) and same_unit(f, g) for f in a.figures for g in b.figures),
        rival[2] if rival else 0.0,
        a.speech and b.speech,
        *_soft(a, b),
        _times(a, b),
        bool({p.geonameid for p in a.places if p.geonameid} & {p.geonameid for p in b.places if p.geonameid}),
    )


def _soft(a: Told, b: Told) -> tuple[float, float]:
    """How far the words of one are covered by like words of the other, the lesser side and the greater."""
    if not len(a.weights) or not len(b.weights):
        return 0.0, 0.0
    alike = a.vectors @ b.vectors.T
    for i, s in enumerate(a.stems):
        for j, t in enumerate(b.stems):
            if s == t:
                alike[i, j] = 1.0
    x = float(alike.max(1).clip(0) @ a.weights) / (a.weight or 1.0)
    y = float(alike.max(0).clip(0) @ b.weights) / (b.weight or 1.0)
    return min(x, y), max(x, y)


def _times(a: Told, b: Told) -> int:
    """1 where some time of both overlaps, -1 where both have times and none does, else 0."""
    x = [(t.from_, t.to) for t in a.times if t.from_ and t.to]
    y = [(t.from_, t.to) for t in b.times if t.from_ and t.to]
    if not x or not y:
        return 0
    return 1 if any(meet(s, t) for s in x for t in y) else -1


def _couples(words: tuple[str, ...]) -> set[tuple[str, str]]:
    return set(pairwise(words))


def longest_run(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """Length in words of the longest stretch that stands in both."""
    best = 0
    where: dict[str, list[int]] = defaultdict(list)
    for j, w in enumerate(b):
        where[w].append(j)
    ends: dict[int, int] = {}
    for w in a:
        grown = {j: ends.get(j - 1, 0) + 1 for j in where.get(w, ())}
        if grown:
            best = max(best, max(grown.values()))
        ends = grown
    return best
