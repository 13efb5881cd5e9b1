"""Boosted decision trees, as trained by `training/`, told without the library that trained them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

AT_ONCE = 4_096
"""Rows in work at a time, few enough to stay in a processor's cache."""


class _Grown(NamedTuple):
    """Trees laid out for speed: [nodes] each, the roots first; the right child stands after the left one."""

    feature: NDArray[np.intp]
    threshold: NDArray[np.float32]
    child: NDArray[np.intp]
    value: NDArray[np.float64]
    depth: NDArray[np.intp]
    """[trees]: steps from its root to its deepest leaf."""


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

        grown = self._grown()
        return np.concatenate(
            [self._told(x[k : k + AT_ONCE], grown) for k in range(0, len(x), AT_ONCE)] or [np.zeros(0)]
        )

    def _grown(self) -> _Grown:
        """The same trees with both children of a node side by side, level by level, so that a step is one sum."""
        import numpy as np

        place = np.zeros(len(self.feature), dtype=np.intp)
        depth = np.zeros(len(self.root), dtype=np.intp)
        feature, child = np.zeros(len(place), dtype=np.intp), np.zeros(len(place), dtype=np.intp)
        threshold = np.full(len(place), np.inf, dtype=np.float32)  # nothing lies beyond a leaf's
        level, tree, placed = self.root.astype(np.intp), np.arange(len(self.root)), 0
        while len(level):
            place[level] = np.arange(placed, placed + len(level))
            placed += len(level)
            inner = self.feature[level] >= 0
            at, leaves = level[inner], place[level[~inner]]
            child[leaves] = leaves  # a leaf leads to itself
            feature[place[at]], threshold[place[at]] = self.feature[at], self.threshold[at]
            child[place[at]] = placed + 2 * np.arange(len(at))
            level, tree = (
                np.stack((self.left[at], self.right[at]), axis=1).ravel().astype(np.intp),
                tree[inner].repeat(2),
            )
            depth[np.unique(tree)] += 1
        value = np.zeros(len(place))
        value[place] = self.value
        return _Grown(feature, threshold, child, value, depth)

    def _told(self, x: NDArray[np.float32], grown: _Grown) -> NDArray[np.float64]:
        import numpy as np

        total = np.full(len(x), self.start, dtype=np.float64)
        values, row = x.ravel(), np.arange(len(x)) * x.shape[1]
        for root, depth in enumerate(grown.depth.tolist()):
            at = np.full(len(x), root, dtype=np.intp)
            for _ in range(depth):
                asked = values.take(row + grown.feature.take(at, mode="clip"), mode="clip")
                at = grown.child.take(at, mode="clip") + (asked > grown.threshold.take(at, mode="clip"))
            total += grown.value.take(at, mode="clip")  # no index is out of bounds: unchecked, it takes two thirds
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
