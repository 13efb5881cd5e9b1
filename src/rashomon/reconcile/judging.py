"""Pairs of clauses judged: how likely both state the same point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rashomon.reconcile.candidates import candidates
from rashomon.reconcile.closer import Mix, doubtful, shown
from rashomon.reconcile.features import NAMES, Pair, features
from rashomon.reconcile.figures import NEAR
from rashomon.reconcile.finding import Side
from rashomon.reconcile.judges import Judges

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
    looked: float | None = None
    """Log-odds of the model that reads both, where it was asked."""


def judge(sides: Sequence[Side], judges: Judges) -> list[Judged]:
    """Every candidate pair with its probability, from the surest down."""
    items = [s.told for s in sides]
    pairs = candidates(items)
    if not pairs:
        return []
    x = features(items, pairs)
    p = judges.same.probability(x)
    doubt = doubtful(p, x)
    held = {i: shown(sides[i]) for i in sorted({i for k in doubt for i in pairs[k]})}
    looked = judges.looks((held[a], held[b]) for a, b in (pairs[k] for k in doubt))
    return ranked(pairs, x, p, dict(zip(doubt, looked, strict=True)), judges.mix)


def ranked(
    pairs: Sequence[Pair], x: NDArray[np.float32], p: NDArray[np.float64], looked: Mapping[int, float], mix: Mix
) -> list[Judged]:
    """Pairs with their features x [pairs, features] and the trees' p [pairs], mixed with what was looked at; the
    surest first."""
    made = [
        Judged(pair, settled(mix(float(p[k]), looked.get(k)), x[k]), x[k], looked.get(k))
        for k, pair in enumerate(pairs)
    ]
    return sorted(made, key=lambda j: (-j.score, j.pair))


def settled(probability: float, compared: NDArray[np.float32]) -> float:
    """The judge's probability, raised halfway to certainty where figures for one noun are equal or as good as equal."""
    figures = compared[NAMES.index("rival figures")] >= NEAR or compared[NAMES.index("same figures")] > 0
    if figures and probability >= UNLIKELY:
        probability = (1 + probability) / 2
    return round(probability, 4)
