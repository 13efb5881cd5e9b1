"""Where one account parts from itself: two figures for one thing.

Of all that sets two statements of one account apart this alone is a disagreement more often than not: on the training
events the other findings are right once in thirty times.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from rashomon.reconcile.closer import ALONE
from rashomon.reconcile.clusters import Cluster
from rashomon.reconcile.differing import Likely
from rashomon.reconcile.features import Pair, features
from rashomon.reconcile.figures import NEAR, rivals
from rashomon.reconcile.judging import Judged, ranked
from rashomon.reconcile.told import Told
from rashomon.reconcile.trees import Trees

ALIKE = 0.6
"""Score from which two statements of one account, near in a figure, are held to be about one thing. Set by hand: of
18 such pairs of the training events 13 are."""
PLAIN = 0.3
"""Probability from which figures that are not near are shown as rivals where one point holds both statements."""
AHEAD = 20
"""Figures after a figure, by size, that are compared with it: many of one size are a table, and no rivals."""


def own_rivals(items: Sequence[Told], same: Trees) -> list[Judged]:
    """Pairs of statements of one account that give near but different figures for one thing, the surest first."""
    return [j for j in _judged(items, _near(items), same) if j.score >= ALIKE]


def held_together(items: Sequence[Told], clusters: Sequence[Cluster], same: Trees) -> list[Judged]:
    """Pairs of statements of one account with rival figures that one point holds, the surest first."""
    ways = (p for c in clusters for p in combinations(sorted(c.members), 2))
    pairs = (Pair(a, b) for a, b in ways if items[a].account == items[b].account and rivals(items[a], items[b]))
    return _judged(items, pairs, same)


def at_odds(found: Likely) -> bool:
    """Whether what parts two statements of one account is worth showing as a difference that may be."""
    f = found.finding
    return f.aspect == "number" and (f.strength >= NEAR or found.score >= PLAIN)


def _judged(items: Sequence[Told], pairs: Iterable[Pair], same: Trees) -> list[Judged]:
    chosen = sorted(set(pairs))
    if not chosen:
        return []
    x = features(items, chosen)
    return ranked(chosen, x, same.probability(x), {}, ALONE)


def _near(items: Sequence[Told]) -> Iterator[Pair]:
    """Pairs of statements of one account with a figure each that is near to the other's."""
    sizes = sorted(
        (t.account, f.low, i) for i, t in enumerate(items) if not t.role for f in t.figures if f.low and f.low > 0
    )
    for k, (account, low, i) in enumerate(sizes):
        for other, more, j in sizes[k + 1 : k + 1 + AHEAD]:
            if other != account or low < NEAR * more:
                break
            rival = rivals(items[i], items[j])
            if i != j and rival and rival[2] >= NEAR:
                yield Pair(min(i, j), max(i, j))
