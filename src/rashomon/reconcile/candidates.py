"""Which pairs of clauses are worth judging: those that share telling words, found by an index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rashomon.reconcile.features import Pair
from rashomon.reconcile.told import Told

ENOUGH = 0.5
"""Weight of shared stems under which two clauses are not compared."""
MOST = 12
"""Candidates a clause may have in each other account, the heaviest first."""
COMMON, TOO_COMMON = 60, 500
"""A stem in more than a quarter of all clauses brings no candidates of its own: never under the first, always over the
second, which keeps the work near linear in the length of the accounts."""


def candidates(items: Sequence[Told]) -> list[Pair]:
    """Pairs of clauses of different accounts, each once, in order."""
    if len({t.account for t in items}) < 2:
        return []
    index: dict[str, list[int]] = defaultdict(list)
    for i, t in enumerate(items):
        for s in t.stems:
            index[s].append(i)
    limit = max(COMMON, min(len(items) // 4, TOO_COMMON))
    kept: set[Pair] = set()
    for i, t in enumerate(items):
        mass: dict[int, float] = defaultdict(float)
        for s, w in t.stems.items():
            if len(index[s]) <= limit:
                for j in index[s]:
                    mass[j] += w
        by_account: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for j, m in mass.items():
            if m >= ENOUGH and items[j].account != t.account:
                by_account[items[j].account].append((-m, j))
        for found in by_account.values():
            kept.update(Pair(min(i, j), max(i, j)) for _, j in sorted(found)[:MOST])
    return sorted(kept)
