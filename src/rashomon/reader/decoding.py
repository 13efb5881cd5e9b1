"""From the model's scores to spans: the likeliest allowed path, and each cue's own source and content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from rashomon.reader.model import Window, roles

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

Range = tuple[int, int]


class Frame(NamedTuple):
    """One attribution in word ranges of the account."""

    source: Range | None
    cue: Range
    content: list[Range]
    score: float
    """Log probability of the cue's first word."""


def frames(window: Window) -> Iterator[Frame]:
    """The attributions whose cue begins among the window's own words."""
    cue = window.scores["cue"]
    low, high = (w - window.first for w in window.own)
    found = [(s, e) for s, e, _ in spans(path(cue[None])[0]) if low <= s < high]
    if not found:
        return
    told = path(roles(window, [s for s, _ in found]))
    for (start, end), line in zip(found, told, strict=True):
        parts = list(spans(line))
        source = max(((s, e) for s, e, k in parts if k == 0), key=lambda r: r[1] - r[0], default=None)
        content = [(s + window.first, e + window.first) for s, e, k in parts if k == 1]
        shifted = (source[0] + window.first, source[1] + window.first) if source else None
        content = [r for r in content if r[1] - r[0] > 1] or content[:1]
        if content:
            score = float(window.scores["cue"][start, 1])
            yield Frame(shifted, (start + window.first, end + window.first), content, score)


def path(scores: Array) -> NDArray[np.int64]:
    """The likeliest classes of each line of words [lines, n, 1 + 2k], where "further" only follows its "first"."""
    import numpy as np

    lines, n, classes = scores.shape
    allowed = np.zeros((classes, classes), np.float32)
    for inside in range(2, classes, 2):
        allowed[:, inside] = -np.inf
        allowed[inside - 1 : inside + 1, inside] = 0
    best = scores[:, 0] + np.where(np.arange(classes) % 2 + (np.arange(classes) == 0) > 0, 0, -np.inf)
    back = np.zeros((n, lines, classes), np.int64)
    for i in range(1, n):
        total = best[:, :, None] + allowed
        back[i] = total.argmax(axis=1)
        best = total.max(axis=1) + scores[:, i]
    out = np.empty((lines, n), np.int64)
    at = best.argmax(axis=1)
    for i in range(n - 1, -1, -1):
        out[:, i] = at
        at = back[i][np.arange(lines), at]
    return out


def spans(line: NDArray[np.int64]) -> Iterator[tuple[int, int, int]]:
    """(start, end, kind) of a line of classes."""
    start, kind = -1, -1
    for i, c in enumerate([*line.tolist(), 0]):
        if start >= 0 and (c == 0 or c % 2):
            yield start, i, kind
            start = -1
        if c % 2:
            start, kind = i, c // 2
