"""Pairs of clauses judged."""

import numpy as np
import pytest

from rashomon.reconcile.closer import Mix
from rashomon.reconcile.features import NAMES, Pair
from rashomon.reconcile.figures import NEAR
from rashomon.reconcile.finding import sides
from rashomon.reconcile.judges import shipped
from rashomon.reconcile.judging import UNLIKELY, judge, ranked, settled
from rashomon.reconcile.told import told
from rashomon.reconcile.why import LOOKED, WEIGHTIEST, weighed
from telling import lines


def test_rival_figures_as_good_as_one_settle_a_pair() -> None:
    x = np.zeros(len(NAMES), dtype=np.float32)
    assert settled(0.2, x) == 0.2
    x[NAMES.index("rival figures")] = NEAR
    assert settled(0.2, x) == pytest.approx(0.6)
    assert settled(UNLIKELY / 2, x) == UNLIKELY / 2


def test_equal_figures_of_one_noun_settle_a_pair_too() -> None:
    x = np.zeros(len(NAMES), dtype=np.float32)
    x[NAMES.index("same figures")] = 1
    assert settled(0.2, x) == pytest.approx(0.6)


def test_the_judge_knows_a_restated_clause_from_another() -> None:
    pairs = [
        lines("The ferry Marigold ran aground off Tolle Point on Tuesday evening\nThe harbour cafe is shut", "a"),
        lines("On Tuesday evening the Marigold ran aground off Tolle Point\nTea is served in the ferry", "b"),
    ]
    scores = {tuple(j.pair): j.score for j in judge(sides(told(pairs), pairs), shipped())}
    restated = scores.pop((0, 2))
    assert restated >= 0.8
    assert max(scores.values(), default=0.0) < restated - 0.3


def test_nothing_is_judged_in_one_account() -> None:
    pairs = [lines("The ferry sank\nThe ferry sank")]
    assert judge(sides(told(pairs), pairs), shipped()) == []


def test_what_was_looked_at_is_mixed_in_and_told() -> None:
    pairs = [Pair(0, 1), Pair(0, 2)]
    x = np.zeros((2, len(NAMES)), dtype=np.float32)
    mix = Mix(trees=0.5, model=1.0, bias=-0.2)
    first, second = ranked(pairs, x, np.array([0.5, 0.5]), {1: 2.2}, mix)
    assert (first.pair, first.looked, first.score) == (Pair(0, 2), 2.2, pytest.approx(0.8808, abs=1e-4))
    assert (second.pair, second.looked, second.score) == (Pair(0, 1), None, 0.5)


def test_what_moved_the_judges_names_the_closer_look() -> None:
    pairs = [
        lines("The ferry Marigold ran aground off Tolle Point on Tuesday evening", "a"),
        lines("On Tuesday the Marigold struck a rock near Tolle Point", "b"),
    ]
    (link,) = judge(sides(told(pairs), pairs), shipped())
    asked, alone = weighed([link._replace(looked=4.0), link._replace(looked=None)], shipped())
    said = {w.feature: w for w in asked}[LOOKED]
    mix = shipped().mix
    assert (said.value, said.weight) == (4.0, pytest.approx(4 * mix.model + mix.bias, abs=1e-3))
    assert LOOKED not in {w.feature for w in alone}
    assert all(len(w) <= WEIGHTIEST for w in (asked, alone))
    assert [abs(w.weight) for w in asked] == sorted((abs(w.weight) for w in asked), reverse=True)
    heavier = {w.feature: w.weight for w in alone}
    assert all(
        w.weight == pytest.approx(mix.trees * heavier[w.feature], abs=2e-3) for w in asked if w.feature in heavier
    )
