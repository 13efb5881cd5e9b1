"""The trained judges: what states the same point, what is a point, and what is a difference."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rashomon.reconcile.closer import Looks, Mix, looks
from rashomon.reconcile.trees import Trees

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Line(NamedTuple):
    """A logistic regression."""

    weights: NDArray[np.float64]
    """[features]."""
    bias: float

    def probability(self, x: NDArray[np.float32]) -> NDArray[np.float64]:
        """Probability for each row of x [rows, features]: shape [rows]."""
        import numpy as np

        return np.asarray(1.0 / (1.0 + np.exp(-(x.astype(np.float64) @ self.weights + self.bias))))


class Judges(NamedTuple):
    """What reconciliation learned from events with answer keys."""

    same: Trees
    """Do two clauses state the same point? Over `features.NAMES`."""
    looks: Looks
    """The same of those that the trees are in doubt about, by reading both."""
    mix: Mix
    """What either counts for."""
    together: Trees
    """Do two links state one point? Over the columns of `together.rows`."""
    point: Trees
    """Is a cluster a point by itself? Over the columns of `weighing.rows`."""
    differs: Line
    """Is a finding a difference? Over the columns of `differing.rows`."""


def trees(file: Path) -> Trees:
    """Boosted trees as `training/boost.py` writes them; raises OSError where the file cannot be read."""
    import numpy as np

    with np.load(file) as z:
        return Trees(**{k: z[k] for k in z.files if k != "start"}, start=float(z["start"]))


def line(file: Path) -> Line:
    """A regression as `training/judge.py` writes it; raises OSError where the file cannot be read."""
    import numpy as np

    with np.load(file) as z:
        return Line(z["weights"], float(z["bias"]))


def mix(file: Path) -> Mix:
    """Shares as `training/judge.py` writes them; raises OSError where the file cannot be read."""
    return Mix(**json.loads(file.read_text()))


def load(folder: Path) -> Judges:
    """The judges in a folder, with the shipped model for a closer look."""
    same, together, point = (trees(folder / f"{name}.npz") for name in ("judge", "together", "point"))
    return Judges(same, looks, mix(folder / "mix.json"), together, point, line(folder / "differs.npz"))


@cache
def shipped() -> Judges:
    """The judges that come with rashomon."""
    with resources.as_file(resources.files("rashomon.reconcile") / "data") as folder:
        return load(folder)
