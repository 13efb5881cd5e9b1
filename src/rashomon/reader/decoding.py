"""From the model's scores to spans: the likeliest allowed path, and each cue's own source and content."""

from __future__ import annotations

from collections.abc import Container, Iterator
from math import inf, log
from typing import TYPE_CHECKING, NamedTuple

from rashomon.reader.model import Window, roles

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

Range = tuple[int, int]
TELLS = log(0.5)
"""A word tells an event where the log probability that it tells none is less."""
HINTS = log(0.9)
"""So does a word that tells events wherever it stands, where it is less than this."""
EDGE = 2
"""Words from a window's end within which what is said may well go on."""


class Frame(NamedTuple):
    """One attribution in word ranges of the account."""

    source: Range | None
    cue: Range
    content: list[Range]
    score: float
    """Log probability of the cue's first word."""


class Told(NamedTuple):
    """A word of the account that tells an event, its class, and the words of those who do it and to whom."""

    word: int
    kind: int
    """Index of a type of the model's card; one beyond them for what PLOVER leaves out."""
    actor: Range | None
    target: Range | None


def frames(before: Window | None, window: Window, after: Window | None) -> Iterator[Frame]:
    """The attributions whose cue begins among the window's own words; their contents may reach into those beside it."""
    cues = [(s, e) for s, e in _spans(window, "cue") if window.own[0] <= s < window.own[1]]
    if not cues:
        return
    base = window.first
    told = path(roles(window.projected, [start - base for start, _ in cues]))
    for cue, line in zip(cues, told, strict=True):
        parts = [(s + base, e + base, k) for s, e, k in spans(line)]
        source = max(((s, e) for s, e, k in parts if k == 0), key=lambda r: r[1] - r[0], default=None)
        content = [(s, e) for s, e, k in parts if k == 1]
        content = [r for r in content if r[1] - r[0] > 1] or content[:1]
        if content:
            content = [_whole(r, before, window, after) for r in content]
            yield Frame(source, cue, content, float(window.scores["cue"][cue[0] - base, 1]))


def told(window: Window, telling: Container[int] = ()) -> Iterator[Told]:
    """The events whose words are the window's own; for words that are `telling`, a hint will do."""
    scores = window.scores["event"][window.own[0] - window.first : window.own[1] - window.first]
    at = [
        i - window.first for i, row in enumerate(scores, window.own[0]) if row[0] < (HINTS if i in telling else TELLS)
    ]
    if not at:
        return
    parts = _mended(roles(window.projected, at, "part"))
    for i, line in zip(at, parts, strict=True):
        found = [(s + window.first, e + window.first, k) for s, e, k in spans(line) if not s <= i < e]
        who = [max(((s, e) for s, e, k in found if k == n), key=lambda r: r[1] - r[0], default=None) for n in (0, 1)]
        kind = int(window.scores["event"][i, 1:].argmax())
        yield Told(i + window.first, kind, who[0], who[1])


def _whole(r: Range, before: Window | None, window: Window, after: Window | None) -> Range:
    """A content that runs up to an end of its window goes on as far as the window beside it says that one goes on."""
    start, end = r
    if before and start <= window.first + EDGE:
        start = min((s for s, e in _spans(before, "content") if s < start <= e), default=start)
    if after and end >= window.first + len(window.projected) - EDGE:
        end = max((e for s, e in _spans(after, "content") if s <= end < e), default=end)
    return start, end


def _spans(window: Window, head: str) -> list[Range]:
    return [(s + window.first, e + window.first) for s, e, _ in spans(path(window.scores[head][None])[0])]


def path(scores: Array) -> NDArray[np.int64]:
    """The likeliest classes of each line of words [lines, n, 1 + 2k], where "further" only follows its "first"."""
    import numpy as np

    out: NDArray[np.int64] = scores.argmax(axis=2)
    astray = _astray(out)
    for line in np.flatnonzero(astray.any(axis=1)):  # elsewhere every word's likeliest class is the likeliest path
        out[line] = _allowed(scores[line].tolist())
    return out


def _mended(scores: Array) -> NDArray[np.int64]:
    """Every word's likeliest class, a "further" that follows no "first" made one: cheaper, and as good for events."""
    out: NDArray[np.int64] = scores.argmax(axis=2)
    out[_astray(out)] -= 1
    return out


def _astray(classes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Where a "further" follows neither its "first" nor another."""
    import numpy as np

    before = np.pad(classes, ((0, 0), (1, 0)))[:, :-1]
    strays: NDArray[np.bool_] = (classes > 0) & (classes % 2 == 0) & (before != classes) & (before != classes - 1)
    return strays


def _allowed(scores: list[list[float]]) -> list[int]:
    """The likeliest allowed path (Viterbi 1967): "further" is reached from its own kind, all else from anywhere."""
    further = range(2, len(scores[0]), 2)
    best = [-inf if c in further else s for c, s in enumerate(scores[0])]
    back: list[list[int]] = []
    for word in scores[1:]:
        top = best.index(max(best))
        came = [top] * len(best)
        for c in further:
            came[c] = c - (best[c - 1] >= best[c])
        best = [s + best[c] for s, c in zip(word, came, strict=True)]
        back.append(came)
    out = [best.index(max(best))]
    for came in reversed(back):
        out.append(came[out[-1]])
    return out[::-1]


def spans(line: NDArray[np.int64]) -> Iterator[tuple[int, int, int]]:
    """(start, end, kind) of a line of classes."""
    start, kind = -1, -1
    for i, c in enumerate([*line.tolist(), 0]):
        if start >= 0 and (c == 0 or c % 2):
            yield start, i, kind
            start = -1
        if c % 2:
            start, kind = i, c // 2
