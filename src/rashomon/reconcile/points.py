"""Judged pairs made into points: a clause belongs to one point, and an account states a point once.

But for rival figures: where one account prints two values for one thing, both stand in the point.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from rashomon.reconcile.candidates import candidates
from rashomon.reconcile.features import NAMES, Pair, features
from rashomon.reconcile.figures import NEAR
from rashomon.reconcile.told import Told
from rashomon.reconcile.trees import trees

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SAME = 0.25
"""Probability from which two clauses count as one point: best F1 in cross-validation over the training events."""


UNLIKELY = 0.05
"""Under this not even figures for one noun make two clauses one point."""


class Judged(NamedTuple):
    """A pair with the judge's probability that both state the same point, and what was compared."""

    pair: Pair
    score: float
    compared: NDArray[np.float32]


class Cluster(NamedTuple):
    """One point: clauses by index, in the order of accounts, and the links that made it."""

    members: tuple[int, ...]
    links: tuple[Judged, ...]


def judge(items: Sequence[Told]) -> list[Judged]:
    """Every candidate pair with its probability."""
    pairs = candidates(items)
    if not pairs:
        return []
    x = features(items, pairs)
    p = trees("judge").probability(x)
    return [Judged(pair, settled(float(p[k]), x[k]), x[k]) for k, pair in enumerate(pairs)]


def settled(probability: float, compared: NDArray[np.float32]) -> float:
    """The judge's probability, raised halfway to certainty where figures for one noun are equal or as good as equal."""
    figures = compared[NAMES.index("rival figures")] >= NEAR or compared[NAMES.index("same figures")] > 0
    if figures and probability >= UNLIKELY:
        probability = (1 + probability) / 2
    return round(probability, 4)


def cluster(items: Sequence[Told], judged: Sequence[Judged], least: float = SAME) -> list[Cluster]:
    """Join clauses, the surest pairs first; a clause that is in no pair makes a cluster of its own."""
    home = list(range(len(items)))
    members = {i: [i] for i in home}
    links: dict[int, list[Judged]] = {i: [] for i in home}
    for j in sorted(judged, key=lambda j: (-j.score, j.pair)):
        if j.score < least:
            break
        a, b = home[j.pair.a], home[j.pair.b]
        if a == b:
            links[a].append(j)
        elif _may_join(items, members[a], members[b], j):
            for i in members[b]:
                home[i] = a
            members[a] += members.pop(b)
            links[a] += [*links.pop(b), j]
    return [Cluster(tuple(sorted(m)), tuple(links[k])) for k, m in members.items()]


def _may_join(items: Sequence[Told], a: Sequence[int], b: Sequence[int], j: Judged) -> bool:
    if not {items[i].account for i in a} & {items[i].account for i in b}:
        return True
    return min(len(a), len(b)) == 1 and j.compared[NAMES.index("rival figures")] > 0
