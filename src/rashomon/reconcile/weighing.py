"""How likely a cluster is a point by itself: one that a careful reader would name, and that no surer one says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rashomon.reconcile.clusters import Cluster
from rashomon.reconcile.features import NAMES as COMPARED
from rashomon.reconcile.judging import Judged
from rashomon.reconcile.together import BESIDE, FAR
from rashomon.reconcile.told import Told

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NAMES = (
    "score", "second score", "scores", "links", "statements", "accounts", "surer one apart least",
    "surer one apart most", "shares a clause", "one with a surer one", "shortest", "longest", "words", "likely pairs",
    "sure points", "rank", "roles", "speech", "highest",
)  # fmt: skip
"""Followed by what was compared about the surest link."""
LIKELY, SURE = 0.3, 0.5
"""Scores from which a pair, and a point, is counted for how much these accounts share."""


def rows(
    items: Sequence[Told],
    links: Sequence[Judged],
    together: Mapping[tuple[int, int], float],
    clusters: Sequence[Cluster],
) -> NDArray[np.float32]:
    """Features of each cluster: shape [clusters, len(NAMES) + len(COMPARED)]. `links` go from the surest down."""
    import numpy as np

    out = np.zeros((len(clusters), len(NAMES) + len(COMPARED)), np.float32)
    if not clusters:
        return out
    ways = max(1, len({t.account for t in items}) - 1) * len(items)
    likely = sum(j.score > LIKELY for j in links) / ways
    best = [max(c.links, key=lambda j: j.score) for c in clusters]
    sure = sum(j.score > SURE for j in best) / ways
    falling = sorted(range(len(clusters)), key=lambda k: (-best[k].score, clusters[k].members))
    rank = {k: r for r, k in enumerate(falling)}
    apart, one = _beside(items, clusters, rank), _one(items, links, together, clusters, rank)
    for k, c in enumerate(clusters):
        told = [items[i] for i in c.members]
        scores = sorted((j.score for j in c.links), reverse=True)
        words = [len(t.words) for t in told]
        out[k, : len(NAMES)] = (
            scores[0], scores[1] if len(scores) > 1 else 0.0, sum(scores), len(scores), len(told),
            len({t.account for t in told}), *apart[k], one[k], min(words), max(words), sum(words), likely, sure,
            rank[k] / len(clusters), sum(t.role for t in told) / len(told), sum(t.speech for t in told) / len(told),
            min(t.place for t in told),
        )  # fmt: skip
        out[k, len(NAMES) :] = best[k].compared
    return out


def _beside(
    items: Sequence[Told], clusters: Sequence[Cluster], rank: Mapping[int, int]
) -> list[tuple[float, float, bool]]:
    """How far the nearest surer cluster of the same accounts is in both, in clauses; whether one shares a clause."""
    holds: dict[tuple[tuple[int, ...], int], list[int]] = defaultdict(list)
    of = [tuple(sorted({items[i].account for i in c.members})) for c in clusters]
    for k, c in enumerate(clusters):
        for i in c.members:
            holds[(of[k], i)].append(k)
    out = []
    for k, c in enumerate(clusters):
        near: dict[int, dict[int, int]] = defaultdict(dict)  # of each surer cluster, how far in each account
        for i in c.members:
            for d in range(-BESIDE, BESIDE + 1):
                for h in holds.get((of[k], i + d), ()):
                    if rank[h] < rank[k] and items[i + d].account == items[i].account:
                        at = near[h]
                        at[items[i].account] = min(abs(d), at.get(items[i].account, FAR))
        pairs = [(*sorted(at.values())[:2], FAR)[:2] for at in near.values() if len(at) > 1 or 0 in at.values()]
        nearest = min(pairs, default=(FAR, FAR))
        out.append((float(nearest[0]), float(nearest[1]), any(0 in at.values() for at in near.values())))
    return out


def _one(
    items: Sequence[Told],
    links: Sequence[Judged],
    together: Mapping[tuple[int, int], float],
    clusters: Sequence[Cluster],
    rank: Mapping[int, int],
) -> list[float]:
    """How likely the cluster's links are one point with those of a surer cluster of the same accounts, at most."""
    number = {j.pair: k for k, j in enumerate(links)}
    home = {number[j.pair]: k for k, c in enumerate(clusters) for j in c.links}
    out = [0.0] * len(clusters)
    for (k, m), p in together.items():
        if k in home and m in home and _alike(items, links[k], links[m]) and rank[home[k]] < rank[home[m]]:
            out[home[m]] = max(out[home[m]], p)
    return out


def _alike(items: Sequence[Told], x: Judged, y: Judged) -> bool:
    """Whether both link the same two accounts."""
    return all(items[i].account == items[j].account for i, j in zip(x.pair, y.pair, strict=True))
