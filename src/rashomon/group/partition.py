"""Grouping in pieces that can be done apart, and the merge step that gives what a single stream gives.

What an account is compared with follows from the days of the accounts before it alone, and how its words weigh from the
epochs before it. So a piece of the stream can be compared by itself, once it has the accounts that were held when it
began; linking, which is cheap, goes over all ties in order. All steps are those of `stream.py`.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

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

    @property
    def days(self) -> list[int]:
        """The days of its accounts."""
        return [NO_DATE if s.day is None else s.day for s in self.sketches]


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


def weighers(pieces: Iterable[tuple[int, list[Numbers]]]) -> Iterator[Weigher]:
    """What each piece, given as its size and what it counts, is weighed with: what was counted before it."""
    weigher = Weigher()
    for size, epochs in pieces:
        begun = Weigher()
        begun.seen, begun.held_by = weigher.seen, weigher.held_by.copy()
        yield begun
        for i, epoch in enumerate(epochs):
            weigher.count(epoch, min(EPOCH, size - i * EPOCH))


def weighed(piece: Sketched, weigher: Weigher) -> Weighed:
    """Second step, of a piece by itself."""
    return Weighed(piece.sketches, [weigher.weigh(s) for s in piece.sketches])


def needed(days: Sequence[int], starts: Sequence[int]) -> list[int]:
    """The place of the first account held where each piece starts; from the days of the whole stream."""
    first = held_from(days)
    return [int(first[start - 1]) if start else 0 for start in starts]


def compared(before: Sequence[Weighed], skipped: int, first: int, clock: int, piece: Weighed) -> list[Compared]:
    """Third step: a piece compared with what was held when it began and with itself.

    `before` holds the pieces before it from which something is held, the first `skipped` accounts of which are not;
    `first` is the place of the first that is, `clock` the latest day before.
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
