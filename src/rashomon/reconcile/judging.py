"""Pairs of clauses judged: how likely both state the same point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from rashomon.reconcile.candidates import candidates
from rashomon.reconcile.features import NAMES, Pair, features
from rashomon.reconcile.figures import NEAR
from rashomon.reconcile.told import Told
from rashomon.reconcile.trees import Trees

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

UNLIKELY = 0.05
"""Under this not even figures for one noun make two clauses one point."""


class Judged(NamedTuple):
    """A pair with the judge's probability that both state the same point, and what was compared."""

    pair: Pair
    score: float
    compared: NDArray[np.float32]


def judge(items: Sequence[Told], same: Trees) -> list[Judged]:
    """Every candidate pair with its probability, from the surest down."""
    pairs = candidates(items)
    if not pairs:
        return []
    x = features(items, pairs)
    p = same.probability(x)
    made = [Judged(pair, settled(float(p[k]), x[k]), x[k]) for k, pair in enumerate(pairs)]
    return sorted(made, key=lambda j: (-j.score, j.pair))


def settled(probability: float, compared: NDArray[np.float32]) -> float:
    """The judge's probability, raised halfway to certainty where figures for one noun are equal or as good as equal."""
    figures = compared[NAMES.index("rival figures")] >= NEAR or compared[NAMES.index("same figures")] > 0
    if figures and probability >= UNLIKELY:
        probability = (1 + probability) / 2
    return round(probability, 4)
