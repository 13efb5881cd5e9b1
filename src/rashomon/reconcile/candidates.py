"""Which pairs of clauses are worth judging: those that share telling words, found by an index."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from rashomon.reconcile.features import Pair
from rashomon.reconcile.told import Told

ENOUGH = 0.5
"""Weight of shared stems under which two clauses are not compared."""
MOST = 12
"""Candidates a clause may have in each other account, the heaviest first."""
IN_ALL = 40
"""Candidates a clause may have in all other accounts together, the heaviest first: with five accounts or more the work
grows with the clauses, not with the pairs of accounts."""
COMMON, TOO_COMMON = 60, 500
"""A stem in more than a quarter of all clauses brings no candidates of its own: never under the first, always over the
second, which keeps the work near linear in the length of the accounts."""
LARGER = 10
"""An account with so many times the clauses of another is searched from the other's side alone: a book beside a page
could give the page's few clauses thousands of partners."""


def candidates(items: Sequence[Told]) -> list[Pair]:
    """Pairs of clauses of different accounts, each once, in order."""
    size = Counter(t.account for t in items)
    index: dict[str, list[int]] = defaultdict(list)
    for i, t in enumerate(items):
        for s in t.stems:
            index[s].append(i)
    limit = max(COMMON, min(len(items) // 4, TOO_COMMON))
    kept: set[Pair] = set()
    for i, t in enumerate(items):
        others = {b for b in size if b != t.account and size[t.account] < LARGER * size[b]}
        if others:
            kept.update(_heaviest(items, index, limit, i, others))
    return sorted(kept)


def _heaviest(items: Sequence[Told], index: dict[str, list[int]], limit: int, i: int, others: set[int]) -> list[Pair]:
    """The candidates of clause i in each of the other accounts."""
    mass: dict[int, float] = defaultdict(float)
    for s, w in items[i].stems.items():
        if len(index[s]) <= limit:
            for j in index[s]:
                mass[j] += w
    by_account: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for j, m in mass.items():
        if m >= ENOUGH and items[j].account in others:
            by_account[items[j].account].append((-m, j))
    kept = sorted(x for found in by_account.values() for x in sorted(found)[:MOST])
    return [Pair(min(i, j), max(i, j)) for _, j in kept[:IN_ALL]]
