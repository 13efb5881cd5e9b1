"""Clauses made into points: pairs judged, links joined, clusters weighed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rashomon.reconcile.clusters import Cluster, cluster, over_all
from rashomon.reconcile.finding import Side
from rashomon.reconcile.judges import Judges
from rashomon.reconcile.judging import Judged, judge
from rashomon.reconcile.rivals import with_rivals
from rashomon.reconcile.together import neighbours
from rashomon.reconcile.together import rows as joined
from rashomon.reconcile.told import Told
from rashomon.reconcile.trees import Trees
from rashomon.reconcile.weighing import rows as weighed
from rashomon.reconcile.within import held_together, own_rivals

KEPT = 0.22
"""Probability from which a cluster is shown as a point: best F1 in cross-validation over the training events."""


class Pointed(NamedTuple):
    """The points of a story, and the pairs of clauses that were judged for them, from the surest down."""

    clusters: list[Cluster]
    links: list[Judged]
    own: list[Judged]
    """The pairs of clauses of one account that may part."""


def points(sides: Sequence[Side], judges: Judges) -> Pointed:
    """Every point: clusters that weigh enough, and each clause of none by itself."""
    items = [s.told for s in sides]
    links = judge(sides, judges)
    together = likely_one(items, links, judges.together)
    clusters = cluster(items, links, together)
    if clusters:
        p = judges.point.probability(weighed(items, links, together, clusters))
        clusters = [c for c, x in zip(clusters, p.tolist(), strict=True) if x >= KEPT]
        clusters = with_rivals(items, links, over_all(items, links, together, clusters))
    own = own_rivals(items, judges.same)
    clusters = with_rivals(items, own, clusters)
    own += held_together(items, clusters, judges.same)
    held = {i for c in clusters for i in c.members}
    alone = [Cluster((i,), ()) for i in range(len(items)) if i not in held]
    return Pointed(clusters + alone, links, own)


def likely_one(items: Sequence[Told], links: Sequence[Judged], together: Trees) -> dict[tuple[int, int], float]:
    """For pairs of neighbouring links, by index, how likely both state one point."""
    near = neighbours(items, links)
    p = together.probability(joined(items, links, near))
    return dict(zip(near, p.tolist(), strict=True))
