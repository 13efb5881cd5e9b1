"""A closer look at two clauses: a small model reads both, each within its sentence, and says how likely they state one
point. The trees compare all pairs; this one reads those that they are in doubt about.

A pair goes alone, without padding, so that what is said of it cannot hang on what else is read. The files
(`data/closer.*`) are made by `training/closer.py`; `docs/models.md` holds the card.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial
from itertools import pairwise
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from rashomon.model.pieces import CLS, SEP, pieces, signs
from rashomon.model.released import CLOSER
from rashomon.model.sessions import pool, session
from rashomon.reconcile.features import NAMES
from rashomon.reconcile.figures import NEAR
from rashomon.reconcile.finding import Side

if TYPE_CHECKING:
    import numpy as np
    import onnxruntime
    from numpy.typing import NDArray

FROM, TO = 1, 2
"""Pieces of the vocabulary that no text holds: they stand before and after the clause within its sentence."""
BEFORE, LONGEST, AFTER = 12, 48, 8
"""Pieces of the sentence before the clause, of the clause, and of the sentence after it."""
LEAST = 0.1
"""Probability of the trees from which a pair is looked at: less likely ones stay what they are, whatever is said."""
PAIRS = 200
"""Pairs of a story that are looked at, the most doubtful first, which bounds the time."""
RIVAL = NAMES.index("rival figures")
Shown = tuple[int, ...]
Looks = Callable[[Iterable[tuple[Shown, Shown]]], "list[float]"]
"""For each two clauses, as they are shown, the log-odds that they state one point."""


class Mix(NamedTuple):
    """What the log-odds of the trees and of the model count for, and what is added."""

    trees: float
    model: float
    bias: float

    def __call__(self, p: float, looked: float | None) -> float:
        """The probability by both; the trees' alone where the model was not asked."""
        if looked is None or not 0 < p < 1:
            return p
        return 1 / (1 + exp(-(self.trees * log(p / (1 - p)) + self.model * looked + self.bias)))


ALONE = Mix(1.0, 0.0, 0.0)
"""The trees alone."""


def shown(side: Side) -> Shown:
    """The pieces of a clause between FROM and TO, with those around it in its sentence."""
    clause, sentences = side.told, side.reading.sentences
    sentence = sentences[clause.sentence] if sentences else clause
    cuts = (min(sentence.start, clause.start), clause.start, clause.end, max(sentence.end, clause.end))
    before, held, after = (pieces(signs(side.text[a:b])).ids.tolist() for a, b in pairwise(cuts))
    return (*before[-BEFORE:], FROM, *held[:LONGEST], TO, *after[:AFTER])


def doubtful(p: NDArray[np.float64], x: NDArray[np.float32]) -> list[int]:
    """The pairs, by index, that a closer look is taken at: p [pairs] is what the trees say, x [pairs, features] what
    they compare.

    Figures far apart that may count one thing are left to the trees: to the model other numbers are other things.
    """
    import numpy as np

    rival = x[:, RIVAL]
    inside = np.flatnonzero((p > LEAST) & ((rival <= 0) | (rival >= NEAR)))
    order = inside[np.argsort(np.abs(p[inside] - 0.5), kind="stable")]
    return sorted(order[:PAIRS].tolist())


def looks(pairs: Iterable[tuple[Shown, Shown]]) -> list[float]:
    """What the shipped model says. Raises ModelError."""
    return list(pool().map(partial(look, _model()), pairs))


def look(model: onnxruntime.InferenceSession, pair: tuple[Shown, Shown]) -> float:
    """What a model says of one pair."""
    import numpy as np

    a, b = pair
    ids = np.array([[CLS, *a, SEP, *b, SEP]])
    side = np.array([[0] * (len(a) + 2) + [1] * (len(b) + 1)])
    (odds,) = model.run(None, {"ids": ids, "side": side})
    return float(odds[0])


@cache
def _model() -> onnxruntime.InferenceSession:
    return session(CLOSER.checked("closer.onnx"))
