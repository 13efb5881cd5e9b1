"""An account's text cut at every boundary of the spans upon it, so that spans may overlap and nest as they like."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple


class Mark(NamedTuple):
    """A stretch of an account's text that belongs to a statement of a point."""

    start: int
    end: int
    point: int
    """Index of the point in the story."""
    statement: int
    """Index of the statement in the point."""


class Segment(NamedTuple):
    """A stretch without an inner boundary. Joined, the segments of a text are the text."""

    text: str
    marks: tuple[Mark, ...]
    """The marks that it belongs to, in order of start, then point."""
    opens: tuple[Mark, ...]
    """Those that begin with it."""
    closes: tuple[Mark, ...]
    """Those that end with it."""
    furniture: int | None
    """Index of the furniture that it belongs to."""
    speech: bool = False
    """Whether it is credited to somebody."""


def segments(
    text: str,
    marks: Iterable[Mark],
    furniture: Sequence[tuple[int, int]],
    speech: Sequence[tuple[int, int]] = (),
) -> list[Segment]:
    """The text from first character to last in segments. Marks are non-empty and within the text."""
    opens: dict[int, list[Mark]] = defaultdict(list)
    closes: dict[int, list[Mark]] = defaultdict(list)
    for mark in sorted(marks):
        opens[mark.start].append(mark)
        closes[mark.end].append(mark)
    asides = _asides(furniture, len(text))
    spoken = _asides(_joined(speech), len(text))
    cuts = sorted({0, len(text), *opens, *closes, *asides, *spoken})
    active: list[Mark] = []
    aside: int | None = None
    voice: int | None = None
    found: list[Segment] = []
    for start, end in pairwise(cuts):
        active = [mark for mark in active if mark.end > start] + opens[start]
        aside = asides.get(start, aside)
        aside = None if aside == _END else aside
        voice = spoken.get(start, voice)
        said = voice not in (None, _END)
        found.append(Segment(text[start:end], tuple(active), tuple(opens[start]), tuple(closes[end]), aside, said))
    return found


_END = -1


def _joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap or meet, made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _asides(furniture: Sequence[tuple[int, int]], length: int) -> dict[int, int]:
    """Where which furniture begins, and where it ends (`_END`); of overlapping ones the earlier keeps its words."""
    changes: dict[int, int] = {}
    reached = 0
    for start, end, index in sorted((start, end, index) for index, (start, end) in enumerate(furniture)):
        start, end = max(start, reached), min(end, length)
        if start < end:
            changes[start] = index
            changes[end] = _END
            reached = end
    return changes
