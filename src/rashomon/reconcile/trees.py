"""Boosted decision trees, as trained by `training/`, told without the library that trained them."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


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

        total = np.full(len(x), self.start, dtype=np.float64)
        rows = np.arange(len(x))
        for root in self.root:
            at = np.full(len(x), root, dtype=np.int32)
            while True:
                f = self.feature[at]
                inner = f >= 0
                if not inner.any():
                    break
                goes_left = x[rows, np.maximum(f, 0)] <= self.threshold[at]
                at = np.where(inner, np.where(goes_left, self.left[at], self.right[at]), at)
            total += self.value[at]
        return 1.0 / (1.0 + np.exp(-total))


@cache
def trees(name: str) -> Trees:
    """The trees kept in `data/NAME.npz`."""
    import numpy as np

    with resources.files("rashomon.reconcile").joinpath(f"data/{name}.npz").open("rb") as f, np.load(f) as z:
        return Trees(**{k: z[k] for k in z.files if k != "start"}, start=float(z["start"]))
