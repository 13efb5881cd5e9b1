"""Boosted trees told without the library that trained them."""

from math import exp

import numpy as np
import pytest

from rashomon.reconcile.features import NAMES
from rashomon.reconcile.judges import shipped
from rashomon.reconcile.trees import Trees

# Two trees: "x0 <= 1 ? -1 : (x1 <= 5 ? 0.5 : 2)" and a single leaf of 0.25.
HAND_MADE = Trees(
    feature=np.array([0, -1, 1, -1, -1, -1], dtype=np.int32),
    threshold=np.array([1, 0, 5, 0, 0, 0], dtype=np.float32),
    left=np.array([1, 0, 3, 0, 0, 0], dtype=np.int32),
    right=np.array([2, 0, 4, 0, 0, 0], dtype=np.int32),
    value=np.array([0, -1, 0, 0.5, 2, 0.25], dtype=np.float32),
    root=np.array([0, 5], dtype=np.int32),
    start=-0.5,
)


@pytest.mark.parametrize(
    ("row", "leaf"), [((0, 9), -1), ((1, 9), -1), ((1.5, 5), 0.5), ((1.5, 5.5), 2), ((-3, -3), -1)]
)
def test_a_row_falls_to_its_leaf(row: tuple[float, float], leaf: float) -> None:
    p = HAND_MADE.probability(np.array([row], dtype=np.float32))
    assert p[0] == pytest.approx(1 / (1 + exp(-(-0.5 + leaf + 0.25))))


def test_rows_do_not_disturb_one_another() -> None:
    x = np.array([[0, 0], [2, 4], [2, 6]], dtype=np.float32)
    assert HAND_MADE.probability(x).tolist() == [HAND_MADE.probability(r[None])[0] for r in x]


def test_no_rows_give_no_probabilities() -> None:
    assert HAND_MADE.probability(np.zeros((0, 2), dtype=np.float32)).shape == (0,)


def test_the_judge_that_is_shipped_fits_the_features() -> None:
    judge = shipped().same
    assert judge.feature.max() < len(NAMES)
    p = judge.probability(np.zeros((1, len(NAMES)), dtype=np.float32))
    assert 0 < p[0] < 0.25
