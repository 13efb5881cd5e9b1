"""Boosted decision trees, as trained by `training/`, told without the library that trained them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

AT_ONCE = 4_096
"""Rows in work at a time, few enough to stay in a processor's cache."""


class Trees(NamedTuple):
    """A sum of regression trees on the log-odds scale, all nodes in one table."""

    feature: NDArray[np.int32]
    """[nodes]; -1 marks a leaf."""
    threshold: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float32]
    root: NDArray[np.int32]
    """[trees]: index of each tree's first node."""
    start: float
    """Log odds before any tree."""

    def probability(self, x: NDArray[np.float32]) -> NDArray[np.float64]:
        """Probability for each row of x [rows, features]: shape [rows]."""
        import numpy as np

        return np.concatenate([self._told(x[k : k + AT_ONCE]) for k in range(0, len(x), AT_ONCE)] or [np.zeros(0)])

    def _told(self, x: NDArray[np.float32]) -> NDArray[np.float64]:
        import numpy as np

        total = np.full(len(x), self.start, dtype=np.float64)
        values, row = x.ravel(), np.arange(len(x)) * x.shape[1]
        inner = np.maximum(self.feature, 0)
        leaf = np.arange(len(inner), dtype=np.int32)  # a leaf leads to itself
        left, right = (np.where(self.feature < 0, leaf, to) for to in (self.left, self.right))
        for root in self.root:
            at = np.full(len(x), root, dtype=np.int32)
            while (self.feature[at] >= 0).any():
                goes_left = values[row + inner[at]] <= self.threshold[at]
                at = np.where(goes_left, left[at], right[at])
            total += self.value[at]
        told: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-total))
        return told

    def contributions(self, x: NDArray[np.float32]) -> NDArray[np.float64]:
        """How much each feature moved each row's log odds, on the way from every tree's middle to its leaf: shape of x.

        Positive speaks for. The middle of a node is the mean of its two children's; children stand after their parents.
        """
        import numpy as np

        middle = self.value.astype(np.float64)
        for n in range(len(middle) - 1, -1, -1):
            if self.feature[n] >= 0:
                middle[n] = (middle[self.left[n]] + middle[self.right[n]]) / 2
        out = np.zeros(x.shape)
        rows = np.arange(len(x))
        for root in self.root:
            at = np.full(len(x), root, dtype=np.int32)
            while True:
                f = self.feature[at]
                inner = f >= 0
                if not inner.any():
                    break
                goes_left = x[rows, np.maximum(f, 0)] <= self.threshold[at]
                below = np.where(inner, np.where(goes_left, self.left[at], self.right[at]), at)
                out[rows[inner], f[inner]] += (middle[below] - middle[at])[inner]
                at = below
        return out
