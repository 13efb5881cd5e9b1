"""Grouping in pieces that can be done apart, and the merge step that gives what a single stream gives.

What an account is compared with follows from the days of the accounts before it alone, and how its words weigh from the
epochs before it. So a piece of the stream can be compared by itself, once it has the accounts that were held when it
began; linking, which is cheap, goes over all ties in order. All steps are those of `stream.py`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple, Protocol

import numpy as np

from rashomon.group.index import NO_DATE, Held, Index, Tie, held_from
from rashomon.group.linking import Linker
from rashomon.group.nodes import Node
from rashomon.group.sketch import Numbers, Sketch, sketch
from rashomon.group.weights import EPOCH, Vectors, Weigher
from rashomon.types import Account, Group

PIECE = 16 * EPOCH
"""Accounts in a piece: whole epochs, so that a piece's weights hang on earlier pieces only by what they counted."""


class Sketched(NamedTuple):
    """A piece, account by account, and what it counts an epoch."""

    sketches: list[Sketch]
    epochs: list[Numbers]
    """The different words of the accounts of each epoch, end to end."""


class Outline(NamedTuple):
    """The days of a piece's accounts, and what it counts an epoch."""

    days: list[int]
    epochs: list[Numbers]


class Weighed(NamedTuple):
    """A piece as it is compared."""

    sketches: list[Sketch]
    vectors: list[Vectors]


class Compared(NamedTuple):
    """What linking needs of an account."""

    id: str
    day: int | None
    words: tuple[str, ...]
    ties: list[Tie]


def sketched(accounts: Iterable[Account]) -> Sketched:
    """First step, of a piece by itself."""
    sketches = [sketch(a) for a in accounts]
    numbers = [np.unique(s.numbers) for s in sketches]
    epochs = [np.concatenate(numbers[i : i + EPOCH]) for i in range(0, len(numbers), EPOCH)]
    return Sketched(sketches, epochs)


def outline(piece: Sketched) -> Outline:
    """What all pieces have to know of each."""
    return Outline([NO_DATE if s.day is None else s.day for s in piece.sketches], piece.epochs)


def weighers(pieces: Iterable[Outline]) -> Iterator[Weigher]:
    """What each piece is weighed with: what was counted before it."""
    weigher = Weigher()
    for days, epochs in pieces:
        size = len(days)
        begun = Weigher()
        begun.seen, begun.held_by = weigher.seen, weigher.held_by.copy()
        yield begun
        for i, epoch in enumerate(epochs):
            weigher.count(epoch, min(EPOCH, size - i * EPOCH))


def weighed(piece: Sketched, weigher: Weigher) -> Weighed:
    """Second step, of a piece by itself."""
    return Weighed(piece.sketches, [weigher.weigh(s) for s in piece.sketches])


def compared(first: int, clock: int, skipped: int, piece: Weighed, *before: Weighed) -> list[Compared]:
    """Third step: a piece compared with what was held when it began and with itself.

    `first` is the place of the first account held then, `clock` the latest day before; `before` holds the pieces from
    which something is held, without the first `skipped` accounts of the first of them.
    """
    index = Index(first)
    for known, vectors in [pair for w in before for pair in zip(*w, strict=True)][skipped:]:
        index.hold(Held(NO_DATE if known.day is None else known.day, known.url, known.digest, vectors))
    index.clock = clock
    found = []
    for known, vectors in zip(*piece, strict=True):
        found.append(Compared(known.id, known.day, vectors.words, index.ties(known, vectors)))
        index.add(known, vectors)
    return found


def linked(accounts: Iterable[Compared], days: Sequence[int]) -> Iterator[Group]:
    """Last step, over the whole stream in its order: its stories, as they close."""
    linker, first = Linker(), held_from(days)
    gone = 0
    for place, account in enumerate(accounts):
        linker.add(place, Node(account.id, account.day, account.words), account.ties)
        yield from linker.let_go(range(gone, int(first[place])))
        gone = int(first[place])
    yield from linker.finish()


class Crew(Protocol):
    """Who does steps apart: each may be done anywhere, at any time, more than once."""

    def do(self, step: Callable[..., Any], *given: Any) -> Any:
        """Have a step done; what is given may be what other steps will give."""

    def get(self, promised: Any) -> Any:
        """What a step gave."""


class Alone:
    """Does each step at once."""

    def do(self, step: Callable[..., Any], *given: Any) -> Any:
        """What the step gives."""
        return step(*given)

    def get(self, promised: Any) -> Any:
        """The same."""
        return promised


def in_pieces(accounts: Iterable[Account], crew: Crew) -> Iterator[Group]:
    """The stories of a stream, its steps done by a crew: those that one stream gives, as they close."""
    pieces = [crew.do(sketched, piece) for piece in _pieces(accounts)]
    outlines = [crew.get(crew.do(outline, piece)) for piece in pieces]
    made = [crew.do(weighed, p, w) for p, w in zip(pieces, weighers(outlines), strict=True)]
    days = [day for o in outlines for day in o.days]
    held = held_from(days)
    ties = []
    for i, piece in enumerate(made):
        start = i * PIECE
        first = held[start - 1] if start else 0
        clock = max(days[:start], default=NO_DATE)
        oldest = first // PIECE
        ties.append(crew.do(compared, first, clock, first - oldest * PIECE, piece, *made[oldest:i]))
    yield from linked((account for found in ties for account in crew.get(found)), days)


def _pieces(accounts: Iterable[Account]) -> Iterator[list[Account]]:
    stream = iter(accounts)
    while piece := list(islice(stream, PIECE)):
        yield piece
