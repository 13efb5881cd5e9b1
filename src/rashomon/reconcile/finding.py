"""Two statements side by side, and a way in which they may part: what the modules of single aspects share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from rashomon.reconcile.told import Told
from rashomon.text.stems import stem
from rashomon.types import Account, Aspect, Event, Figure, Place, Reading, Span, TimeExpression

Kind = Literal[
    "apart", "measured", "hedged", "vague", "nouns", "time", "place", "spelling", "given name", "rank", "titles",
    "words", "unmarked", "reworded", "denied", "absent", "negated", "strength", "scope", "opposed", "status", "speaker",
    "named", "cause",
]  # fmt: skip
"""What was compared, finer than the aspect."""

CLOSELY_ALIKE, ALIKE, LOOSELY_ALIKE = 0.8, 0.55, 0.35
"""Share of words in common, in order, from which clauses are alike enough for a changed word to matter."""


class Finding(NamedTuple):
    """A way in which statement a and statement b may differ."""

    aspect: Aspect
    kind: Kind
    why: str
    """The first one's words or value, " v ", the second's; or one plain line where that form does not fit."""
    values: tuple[str, str] | None
    """What parts: the words or value of the first and of the second; None where `why` is one plain line."""
    strength: float
    """How clear it is, 0 to 1; what it measures goes with the kind."""
    denies: bool = False
    """Whether one denies what the other asserts."""
    newer: int | None = None
    """Which of the two (0, 1) is the newer one if either updates the other: the higher count, the denial."""


def pair(
    aspect: Aspect, kind: Kind, x: str, y: str, strength: float, *, denies: bool = False, newer: int | None = None
) -> Finding:
    """A finding whose reason is the two values."""
    return Finding(aspect, kind, f"{x} v {y}", (x, y), strength, denies, newer)


class Side(NamedTuple):
    """A statement with the text and the reading of its account."""

    told: Told
    text: str
    reading: Reading

    def cut(self, span: Figure | TimeExpression | Place | Event | Span) -> str:
        """The account's words, whitespace made one."""
        return " ".join(self.text[span.start : span.end].split())

    def by(self) -> str:
        """The words that name who is credited, empty where nobody is."""
        return self.cut(self.told.by) if self.told.by else ""

    def events(self) -> Sequence[Event]:
        """The events whose word stands in the statement."""
        layer = self.reading.events
        low = bisect_left(layer, self.told.start, key=lambda e: e.start)
        return layer[low : bisect_left(layer, self.told.end, low, key=lambda e: e.start)]

    def sentence(self) -> Span:
        """The sentence that the statement begins in."""
        layer = self.reading.sentences
        at = bisect_left(layer, self.told.start + 1, key=lambda s: s.start) - 1
        if at < 0:
            return Span(self.told.start, self.told.end)
        return Span(layer[at].start, max(layer[at].end, self.told.end))


def sides(items: Sequence[Told], pairs: Sequence[tuple[Account, Reading]]) -> list[Side]:
    """Each statement with its account's text and reading; `pairs` as `told` had them."""
    return [Side(t, pairs[t.account][0].text, pairs[t.account][1]) for t in items]


class Two(NamedTuple):
    """Two statements of one point, laid side by side."""

    a: Side
    b: Side
    alignment: SequenceMatcher[str]
    """Of their words' stems, in order."""
    alike: float
    """Share of words in common, in order, 0 to 1."""

    def replaced(self) -> Iterator[tuple[int, int, int, int]]:
        """Where words of one stand in the place of words of the other: from, to in a; from, to in b."""
        return (at for tag, *at in self.alignment.get_opcodes() if tag == "replace")  # type: ignore[misc]


def two(a: Side, b: Side) -> Two:
    """The statements with their words aligned."""
    x, y = ([stem(w) for w in s.told.words] for s in (a, b))
    alignment = SequenceMatcher(None, x, y, autojunk=False)
    return Two(a, b, alignment, alignment.ratio())
