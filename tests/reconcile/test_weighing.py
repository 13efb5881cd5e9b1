"""How likely a cluster is a point by itself."""

import numpy as np

from rashomon.reconcile.clusters import Cluster
from rashomon.reconcile.features import NAMES as COMPARED
from rashomon.reconcile.features import Pair, features
from rashomon.reconcile.judges import shipped
from rashomon.reconcile.judging import Judged
from rashomon.reconcile.told import told
from rashomon.reconcile.weighing import NAMES, rows
from telling import lines

A = "The ferry Marigold ran aground off Tolle Point\nEighty people were on board\nTea was served"
B = "Off Tolle Point the Marigold ran aground\nOn board were eighty people\nRain is due"


def weighed(*found: tuple[int, int, float], together: dict[tuple[int, int], float]) -> np.ndarray:
    items = told([lines(A, "a"), lines(B, "b")])
    pairs = [Pair(a, b) for a, b, _ in found]
    links = [Judged(p, s, x) for p, (_, _, s), x in zip(pairs, found, features(items, pairs), strict=True)]
    return rows(items, links, together, [Cluster(tuple(j.pair), (j,)) for j in links])


def column(x: np.ndarray, name: str) -> list[float]:
    return x[:, NAMES.index(name)].tolist()


def test_a_cluster_knows_the_surer_one_beside_it() -> None:
    x = weighed((0, 3, 0.9), (1, 4, 0.6), together={(0, 1): 0.25})
    assert x.shape == (2, len(NAMES) + len(COMPARED))
    assert column(x, "one with a surer one") == [0, 0.25]
    assert column(x, "surer one apart least") == [9, 1]
    assert column(x, "shares a clause") == [0, 0]
    assert column(x, "rank") == [0, 0.5]


def test_a_cluster_that_shares_a_clause_with_a_surer_one_says_so() -> None:
    x = weighed((0, 3, 0.9), (0, 4, 0.6), together={(0, 1): 0.4})
    assert column(x, "shares a clause") == [0, 1]
    assert column(x, "surer one apart least") == [9, 0]


def test_no_clusters_make_no_rows() -> None:
    assert rows([], [], {}, []).shape == (0, len(NAMES) + len(COMPARED))


def test_the_shipped_judges_fit_what_they_are_asked() -> None:
    judges = shipped()
    assert judges.point.feature.max() < len(NAMES) + len(COMPARED)
    assert judges.together.feature.max() < len(NAMES) + len(COMPARED) + 4
