"""How likely two accounts tell the same event, from how much of their words they share and the days between them."""

import json
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

DAYS = 2
"""Accounts further apart than this do not tell the same story."""
WHOLE = 10_000
"""The likeness of an account with itself."""


class Judge(NamedTuple):
    """Weights of a logistic regression, made by `training/grouping.py`."""

    shares: tuple[float, ...]
    """Of the roots of what is shared: in the whole, the lead, the title."""
    gaps: tuple[float, ...]
    """Of being 0, 1, 2 days apart."""
    bias: float
    one: int
    """From which likeness on, on average, accounts are one story."""


def likeness(shares: NDArray[np.float32], gaps: NDArray[np.int64]) -> NDArray[np.int64]:
    """Between 0 and WHOLE, for cosines [parts, n] and days apart [n]; 0 for more than DAYS."""
    j = judge()
    score = np.sqrt(np.maximum(shares, 0)).T.astype(np.float64) @ np.array(j.shares) + j.bias
    score += np.array(j.gaps)[np.minimum(gaps, DAYS)]
    return np.where(gaps <= DAYS, np.rint(WHOLE / (1 + np.exp(-score))), 0).astype(np.int64)


@cache
def judge() -> Judge:
    """The weights shipped."""
    held = json.loads(files("rashomon.group").joinpath("data", "likeness.json").read_text("utf-8"))
    return Judge(tuple(held["shares"]), tuple(held["gaps"]), held["bias"], held["one"])
