"""Judged pairs made into points."""

from collections.abc import Sequence
from types import SimpleNamespace

import numpy as np
import pytest

from rashomon.reconcile.features import NAMES, Pair
from rashomon.reconcile.figures import NEAR
from rashomon.reconcile.points import SAME, UNLIKELY, Judged, cluster, judge, settled
from rashomon.reconcile.told import told
from telling import lines


def in_accounts(*accounts: int) -> list[SimpleNamespace]:
    return [SimpleNamespace(account=a) for a in accounts]


def pair(a: int, b: int, score: float) -> Judged:
    return Judged(Pair(a, b), score, np.zeros(len(NAMES), dtype=np.float32))


def members(accounts: Sequence[int], *judged: Judged) -> list[tuple[int, ...]]:
    return sorted(c.members for c in cluster(in_accounts(*accounts), judged))


def test_a_clause_in_no_pair_stands_alone() -> None:
    assert members([0, 1]) == [(0,), (1,)]


def test_pairs_under_the_threshold_join_nothing() -> None:
    assert members([0, 1], pair(0, 1, SAME - 0.01)) == [(0,), (1,)]
    assert members([0, 1], pair(0, 1, SAME)) == [(0, 1)]


def test_clauses_of_three_accounts_join_through_one_of_them() -> None:
    assert members([0, 1, 2], pair(0, 1, 0.9), pair(1, 2, 0.8)) == [(0, 1, 2)]


def test_one_clause_an_account_a_point_and_the_surest_comes_first() -> None:
    # Clauses 0 and 1 are of one account; both fit clause 2, and 1 fits it better, whatever the order they come in.
    assert members([0, 0, 1], pair(0, 2, 0.6), pair(1, 2, 0.9)) == [(0,), (1, 2)]


def test_two_points_do_not_join_over_an_account_that_both_have() -> None:
    assert members([0, 1, 0, 2], pair(0, 1, 0.9), pair(2, 3, 0.8), pair(1, 3, 0.7)) == [(0, 1), (2, 3)]


def test_a_link_within_a_point_is_kept_as_its_reason() -> None:
    (found,) = cluster(in_accounts(0, 1, 2), [pair(0, 1, 0.9), pair(1, 2, 0.8), pair(0, 2, 0.4)])
    assert [j.score for j in found.links] == [0.9, 0.8, 0.4]


def test_equal_scores_fall_in_the_order_of_the_clauses() -> None:
    a, b = pair(0, 2, 0.5), pair(1, 2, 0.5)
    assert members([0, 0, 1], a, b) == members([0, 0, 1], b, a) == [(0, 2), (1,)]


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


def test_two_values_that_one_account_prints_for_one_thing_stand_in_one_point() -> None:
    rival = pair(1, 2, 0.6)
    rival.compared[NAMES.index("rival figures")] = 0.8
    assert members([0, 0, 1], pair(0, 2, 0.9), rival) == [(0, 1, 2)]
    # Whole points are not joined by it.
    rival = pair(1, 2, 0.6)
    rival.compared[NAMES.index("rival figures")] = 0.8
    assert members([0, 1, 0, 2], pair(0, 1, 0.9), pair(2, 3, 0.8), rival) == [(0, 1), (2, 3)]


def test_the_judge_knows_a_restated_clause_from_another() -> None:
    items = told(
        [
            lines("The ferry Marigold ran aground off Tolle Point on Tuesday evening\nThe harbour cafe is shut", "a"),
            lines("On Tuesday evening the Marigold ran aground off Tolle Point\nTea is served in the ferry", "b"),
        ]
    )
    scores = {tuple(j.pair): j.score for j in judge(items)}
    restated = scores.pop((0, 2))
    assert restated >= 0.8
    assert max(scores.values(), default=0.0) < restated - 0.3


def test_nothing_is_judged_in_one_account() -> None:
    assert judge(told([lines("The ferry sank\nThe ferry sank")])) == []
