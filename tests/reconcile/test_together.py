"""Which links may state one point, and what is compared about them."""

import numpy as np

from rashomon.reconcile.features import NAMES as COMPARED
from rashomon.reconcile.features import Pair, features
from rashomon.reconcile.finding import sides
from rashomon.reconcile.judges import shipped
from rashomon.reconcile.judging import Judged
from rashomon.reconcile.points import likely_one, points
from rashomon.reconcile.together import FIRM, FROM, NAMES, neighbours, rows
from rashomon.reconcile.told import Told, told
from telling import lines

A = "The ferry Marigold ran aground off Tolle Point\nEighty people were on board\nTea was served\nThe quay is shut"
B = "Off Tolle Point the Marigold ran aground\nOn board were eighty people\nRain is due\nThe quay stays shut"


def links(items: list[Told], *found: tuple[int, int, float]) -> list[Judged]:
    pairs = [Pair(a, b) for a, b, _ in found]
    return [Judged(p, score, x) for p, (_, _, score), x in zip(pairs, found, features(items, pairs), strict=True)]


def two() -> list[Told]:
    return told([lines(A, "a"), lines(B, "b")])


def test_links_near_by_on_both_sides_may_be_one_and_far_ones_not() -> None:
    items = two()
    assert neighbours(items, links(items, (0, 4, 0.9), (1, 5, 0.8), (3, 7, 0.7))) == [(0, 1), (1, 2)]


def test_links_that_share_a_clause_may_be_one_however_far_the_other_ends_are() -> None:
    items = two()
    assert neighbours(items, links(items, (0, 4, 0.9), (0, 7, 0.8))) == [(0, 1)]


def test_unlikely_links_are_left_out_and_weak_ones_have_none_joined_to_them() -> None:
    items = two()
    assert neighbours(items, links(items, (0, 4, 0.9), (1, 5, FROM - 0.01))) == []
    assert neighbours(items, links(items, (0, 4, FIRM - 0.01), (1, 5, FROM))) == []


def test_links_to_a_third_account_may_be_one_over_a_shared_clause() -> None:
    items = told([lines(A, "a"), lines(B, "b"), lines(B, "c")])
    found = links(items, (0, 4, 0.9), (4, 8, 0.8), (1, 9, 0.7))
    assert neighbours(items, found) == [(0, 1)]
    x = rows(items, found, [(0, 1)])
    assert x[0, NAMES.index("three accounts")] == 1
    assert x[0, NAMES.index("clauses apart least")] == 0


def test_what_is_compared_does_not_depend_on_which_account_comes_first() -> None:
    one, other = two(), told([lines(B, "b"), lines(A, "a")])
    x = rows(one, links(one, (0, 4, 0.9), (1, 5, 0.8)), [(0, 1)])
    y = rows(other, links(other, (0, 4, 0.9), (1, 5, 0.8)), [(0, 1)])
    assert x.shape == (1, len(NAMES) + len(COMPARED))
    assert np.allclose(x, y, atol=1e-5)


def test_no_links_make_no_rows() -> None:
    assert rows(two(), [], []).shape == (0, len(NAMES) + len(COMPARED))
    assert likely_one(two(), [], shipped().together) == {}


def test_every_clause_stands_in_a_point_and_what_is_shared_stands_together() -> None:
    pairs = [lines(A, "a"), lines(B, "b")]
    items = told(pairs)
    found = points(sides(items, pairs), shipped()).clusters
    assert {i for c in found for i in c.members} == set(range(len(items)))
    assert {(0, 4), (1, 5)} <= {c.members for c in found}
