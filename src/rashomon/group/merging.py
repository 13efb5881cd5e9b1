"""Clusters joined by average likeness, the most alike first, until none are alike enough."""

import heapq
from collections.abc import Iterable

KNOWN = 40
"""A thing is tied to about this many others at most, so in a larger cluster it cannot be expected to be tied to all."""

Ties = dict[int, dict[int, int]]


def joined(sizes: dict[int, int], ties: Ties, one: int, known: int = KNOWN) -> list[list[int]]:
    """Clusters of clusters: `sizes` says how many things each holds, `ties` (both ways) their likeness in all.

    Two are joined while their likeness on average, over all pairs of things in them, is `one` or more; of equals, the
    pair that stands first. What is not tied counts as unlike; a thing is tied to about `known` others at most.
    """
    return _Joining(sizes, ties, one, known).run()


class _Joining:
    def __init__(self, sizes: dict[int, int], ties: Ties, one: int, known: int) -> None:
        self.known = known
        self.sizes = dict(sizes)
        self.ties = {a: dict(found) for a, found in ties.items()}
        self.one = one
        self.parts = {a: [a] for a in sizes}
        self.version = dict.fromkeys(sizes, 0)
        self.heap: list[tuple[float, int, int, int, int]] = []

    def run(self) -> list[list[int]]:
        for a, found in self.ties.items():
            self._offer(a, (b for b in found if a < b))
        while self.heap:
            _, a, b, version_a, version_b = heapq.heappop(self.heap)
            if self.version.get(a) == version_a and self.version.get(b) == version_b:
                self._join(a, b)
        return list(self.parts.values())

    def _offer(self, a: int, others: Iterable[int]) -> None:
        for b in others:
            average = self.ties[a][b] / pairs(self.sizes[a], self.sizes[b], self.known)
            if average >= self.one:
                low, high = (a, b) if a < b else (b, a)
                heapq.heappush(self.heap, (-average, low, high, self.version[low], self.version[high]))

    def _join(self, a: int, b: int) -> None:
        """Put b into a; whatever was tied to b is tied to a."""
        self.sizes[a] += self.sizes.pop(b)
        self.parts[a] += self.parts.pop(b)
        self.version[a] += 1
        del self.version[b]
        mine, theirs = self.ties[a], self.ties.pop(b)
        del mine[b], theirs[a]
        for other, likeness in theirs.items():
            mine[other] = mine.get(other, 0) + likeness
            del self.ties[other][b]
        for other, likeness in mine.items():
            self.ties[other][a] = likeness
        self._offer(a, mine)


def pairs(a: int, b: int, known: int = KNOWN) -> int:
    """How many pairs of things in two clusters of these sizes may be tied."""
    return min(a, b) * min(max(a, b), known)
