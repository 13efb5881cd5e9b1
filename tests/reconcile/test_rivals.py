"""Rival figures are brought side by side in one point."""

from types import SimpleNamespace

import numpy as np

from rashomon.reconcile.clusters import Cluster, cluster
from rashomon.reconcile.features import NAMES, Pair
from rashomon.reconcile.judging import Judged
from rashomon.reconcile.rivals import FIGURES, RIVAL, with_rivals
from rashomon.types import Figure


def items(*outcomes: str | None) -> list[SimpleNamespace]:
    """A statement of another account each, that counts people to whom this happened; none counts nothing."""
    return [
        SimpleNamespace(
            account=k, role=False, figures=(Figure(0, 1, 5, 5, "people", outcome=o or None),) if o is not None else ()
        )
        for k, o in enumerate(outcomes)
    ]


def link(a: int, b: int, score: float = 0.5, rival: float = 0.0) -> Judged:
    compared = np.zeros(len(NAMES), dtype=np.float32)
    compared[FIGURES] = rival
    return Judged(Pair(a, b), score, compared)


def members(of: list[SimpleNamespace], links: list[Judged], *held: Cluster) -> list[tuple[int, ...]]:
    return [c.members for c in with_rivals(of, links, held)]


def test_a_statement_of_none_comes_to_the_point_of_its_rival() -> None:
    of = items("", "", "")
    agreed = Cluster((0, 1), (link(0, 1),))
    assert members(of, [link(1, 2, RIVAL, 0.4)], agreed) == [(0, 1, 2)]
    assert members(of, [link(1, 2, RIVAL - 0.01, 0.4)], agreed) == [(0, 1)]
    assert members(of, [link(1, 2, RIVAL)], agreed) == [(0, 1)]


def test_two_of_none_make_a_point() -> None:
    assert members(items("", ""), [link(0, 1, RIVAL, 0.4)]) == [(0, 1)]


def test_a_statement_that_a_point_holds_by_less_comes_to_its_rivals_too() -> None:
    of = items("", "", "", "")
    agreed = Cluster((0, 1), (link(0, 1, 0.8),))
    rival = link(1, 2, 0.5, 0.4)
    weaker, surer = (Cluster((2, 3), (link(2, 3, score),)) for score in (0.4, 0.6))
    assert members(of, [rival], agreed, weaker) == [(0, 1, 2), (2, 3)]
    assert members(of, [rival], agreed, surer) == [(0, 1), (2, 3)]
    together = Cluster((0, 1, 2), (link(0, 1, 0.8), link(0, 2, 0.4)))
    assert [len(c.links) for c in with_rivals(of, [rival], [together])] == [2]


def test_one_of_two_rivals_goes_over_to_the_greater_point_where_it_has_more_rivals() -> None:
    of = items("", "", "", "")
    greater = Cluster((0, 1, 2), (link(0, 1), link(1, 2)))
    two = link(2, 3, 0.5, 0.4)
    assert members(of, [two, link(1, 3, 0.4, 0.4)], greater, Cluster((2, 3), (two,))) == [(0, 1, 2, 3)]
    assert members(of, [two], greater, Cluster((2, 3), (two,))) == [(0, 1, 2), (2, 3)]


def test_who_counts_the_injured_does_not_come_to_the_dead() -> None:
    of = items("killed", "died", "injured", "")
    dead = Cluster((0, 1), (link(0, 1),))
    assert members(of, [link(1, 2, 0.5, 0.4)], dead) == [(0, 1), (1, 2)]
    assert members(of, [link(1, 3, 0.5, 0.4)], dead) == [(0, 1, 3)]


def test_links_of_the_dead_and_of_the_injured_are_never_one_point() -> None:
    of = items("killed", "killed", "injured", "injured")
    for k, account in enumerate((0, 1, 0, 1)):
        of[k].account = account
    links = [link(0, 1, 0.9), link(2, 3, 0.8)]
    assert [c.members for c in cluster(of, links, {(0, 1): 0.99})] == [(0, 1), (2, 3)]


def test_a_point_that_a_greater_one_comes_to_hold_is_not_told_again() -> None:
    of = items("", "", "")
    small = Cluster((1, 2), (link(1, 2, 0.4),))
    (point,) = with_rivals(of, [link(0, 2, 0.5, 0.4)], [Cluster((0, 1), (link(0, 1, 0.8),)), small])
    assert point.members == (0, 1, 2)
    assert {tuple(j.pair) for j in point.links} == {(0, 1), (0, 2), (1, 2)}
