"""Links made into points, between two accounts and over all."""

from collections.abc import Sequence
from types import SimpleNamespace

import numpy as np
import pytest

from rashomon.reconcile.clusters import JOIN, OPEN, OVER_ALL, cluster, over_all
from rashomon.reconcile.features import NAMES, Pair
from rashomon.reconcile.judging import Judged


def in_accounts(*accounts: int) -> list[SimpleNamespace]:
    return [SimpleNamespace(account=a, role=False, figures=()) for a in accounts]


def link(a: int, b: int, score: float) -> Judged:
    return Judged(Pair(a, b), score, np.zeros(len(NAMES), dtype=np.float32))


Together = dict[tuple[int, int], float]


def members(accounts: Sequence[int], links: Sequence[Judged], together: Together) -> list[tuple[int, ...]]:
    return [c.members for c in cluster(in_accounts(*accounts), links, together)]


def test_a_link_opens_a_point_from_a_score_on() -> None:
    assert members([0, 1], [link(0, 1, OPEN[0] - 0.01)], {}) == []
    assert members([0, 1], [link(0, 1, OPEN[0])], {}) == [(0, 1)]


def test_links_that_are_likely_one_make_one_point() -> None:
    links = [link(0, 2, 0.9), link(1, 3, 0.6)]
    assert members([0, 0, 1, 1], links, {(0, 1): JOIN}) == [(0, 1, 2, 3)]
    assert members([0, 0, 1, 1], links, {(0, 1): JOIN - 0.01}) == [(0, 2), (1, 3)]


def test_a_clause_may_stand_in_two_points_where_its_links_are_not_one() -> None:
    links = [link(0, 1, 0.9), link(0, 2, OPEN[1] / 0.9 + 0.01)]
    assert members([0, 1, 1], links, {(0, 1): 0.1}) == [(0, 1), (0, 2)]
    assert members([0, 1, 1], links, {(0, 1): 0.4}) == [(0, 1)]  # too likely the same to be another point


def test_a_link_joins_the_point_that_it_is_likeliest_one_with() -> None:
    links = [link(0, 3, 0.9), link(2, 5, 0.8), link(1, 4, 0.7)]
    assert members([0, 0, 0, 1, 1, 1], links, {(0, 2): 0.6, (1, 2): 0.7}) == [(0, 3), (1, 2, 4, 5)]


def test_points_of_three_accounts_join_over_a_shared_clause_that_means_the_same() -> None:
    links, accounts = [link(0, 1, 0.9), link(1, 2, 0.8)], in_accounts(0, 1, 2)
    for p, expected in ((OVER_ALL, [(0, 1, 2)]), (OVER_ALL - 0.01, [(0, 1), (1, 2)])):
        pairs = cluster(accounts, links, {(0, 1): p})
        assert [c.members for c in over_all(accounts, links, {(0, 1): p}, pairs)] == expected


def test_who_somebody_is_joins_nothing_that_happened() -> None:
    accounts, links = in_accounts(0, 1, 2), [link(0, 1, 0.9), link(1, 2, 0.8)]
    accounts[2].role = True
    found = over_all(accounts, links, {(0, 1): 0.9}, cluster(accounts, links, {(0, 1): 0.9}))
    assert [c.members for c in found] == [(0, 1), (1, 2)]


def test_points_do_not_join_where_an_account_would_state_both_with_different_clauses() -> None:
    accounts = in_accounts(0, 1, 1, 2)
    links = [link(0, 1, 0.9), link(0, 3, 0.8), link(2, 3, 0.7)]
    together = {(0, 1): 0.9, (1, 2): 0.8}
    found = over_all(accounts, links, together, cluster(accounts, links, together))
    assert [c.members for c in found] == [(0, 1, 3), (2, 3)]


def test_every_link_of_a_joined_point_is_kept_as_its_reason() -> None:
    accounts, links = in_accounts(0, 1, 2), [link(0, 1, 0.9), link(1, 2, 0.8), link(0, 2, 0.4)]
    together = {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.8}
    (found,) = over_all(accounts, links, together, cluster(accounts, links, together))
    assert sorted(j.score for j in found.links) == [0.4, 0.8, 0.9]


@pytest.mark.parametrize("points", [[], [link(0, 1, 0.9)]])
def test_nothing_to_join_changes_nothing(points: list[Judged]) -> None:
    accounts = in_accounts(0, 1)
    found = cluster(accounts, points, {})
    assert over_all(accounts, points, {}, found) == found
