"""The accounts that a new one is compared with: found through an index of words, so that each costs the same.

Held are the last HELD accounts and all those of the last LATE days, at most MOST. A word knows at most POSTED_MOST
accounts that hold it, the last; so neither the archive nor a busy day makes an account dearer.
"""

from array import array
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rashomon.group.likeness import DAYS, WHOLE, likeness
from rashomon.group.sketch import BUCKETS, Sketch
from rashomon.group.weights import Vector, Vectors

HELD = 5000
MOST = 60_000
LATE = 4
"""Days behind the newest date for which accounts are held whatever their number: DAYS, and two for those that come
late."""
ASKED = 50
"""Others are looked for through this many of an account's heaviest words."""
POSTED = 100
"""An account is found through this many of its heaviest words."""
POSTED_MOST = 2000
LOOKED_AT = 40
"""Others that an account is compared with in full: those that share most of the words asked for."""
NEAR_DAYS = 0.7
"""Each day apart makes an account this much less worth looking at."""
FLOOR = 500
"""A likeness below this is none."""
COPY = 0.85
"""Accounts whose words are this much the same are copies, one of the other."""
UPDATED = 0.4
"""The same page again, with its words this much the same, is an update."""
SWEEP = 2000
PARTS = ("whole", "lead", "title")
NO_DATE = -(1 << 30)


class Tie(NamedTuple):
    """How alike an account is with one before it."""

    other: int
    """The other's place in the stream."""
    likeness: int
    """In ten-thousandths: whole numbers add up to the same in any order."""
    again: str = ""
    """Not empty where the account is the other again: in which way."""


class Held(NamedTuple):
    """An account that others are compared with."""

    day: int
    url: str | None
    digest: bytes
    vectors: Vectors


class Index:
    """The accounts last seen, in the order in which they came; each is known by its place in the stream."""

    def __init__(self, first: int = 0) -> None:
        self.first = first
        """The place of the first account held."""
        self.held: dict[int, Held] = {}
        self.clock = NO_DATE
        """The latest day seen."""
        self._days = array("i")
        self._days_from = first
        self._posted: dict[int, tuple[array[int], array[float]]] = {}
        self._by_url: dict[str, int] = {}
        self._by_digest: dict[bytes, int] = {}
        self._scratch = Scratch()

    def ties(self, account: Sketch, vectors: Vectors) -> list[Tie]:
        """How alike an account is with those held, the most alike first; to an earlier copy of itself alone if any."""
        again = self._again(account, vectors)
        if again:
            return [again]
        places = self._likely(account.day, vectors.whole)
        if not len(places):
            return []
        others = [self.held[p] for p in (places + self.first).tolist()]
        shares = np.stack([self._shared(part, vectors, others) for part in PARTS])
        gaps = self._gaps(account.day)[places]
        alike = likeness(shares, gaps)
        copies = np.flatnonzero(shares[0] >= COPY)
        if len(copies):
            best = copies[np.lexsort((places[copies], -shares[0][copies]))[0]]
            return [Tie(int(places[best]) + self.first, WHOLE, "nearly word for word")]
        order = np.lexsort((-places, -alike))
        return [Tie(int(places[i]) + self.first, int(alike[i])) for i in order.tolist() if alike[i] >= FLOOR]

    def add(self, account: Sketch, vectors: Vectors) -> list[int]:
        """Hold an account, and let go of those that are too old; their places."""
        self.hold(Held(NO_DATE if account.day is None else account.day, account.url, account.digest, vectors))
        return self._let_go()

    def hold(self, account: Held) -> None:
        """Put an account after those held."""
        place = self.first + len(self.held)
        self.held[place] = account
        self._days.append(account.day)
        self.clock = max(self.clock, account.day)
        if account.url:
            self._by_url[account.url] = place
        self._by_digest[account.digest] = place
        numbers, weights = account.vectors.whole
        for number, weight in zip(numbers[:POSTED].tolist(), weights[:POSTED].tolist(), strict=True):
            posted = self._posted.get(number)
            if posted is None:
                posted = self._posted[number] = (array("q"), array("f"))
            posted[0].append(place)
            posted[1].append(weight)

    def _let_go(self) -> list[int]:
        gone = []
        while _too_old(len(self.held), self.held[self.first].day, self.clock):
            oldest = self.held.pop(self.first)
            gone.append(self.first)
            if oldest.url and self._by_url.get(oldest.url) == self.first:
                del self._by_url[oldest.url]
            if self._by_digest.get(oldest.digest) == self.first:
                del self._by_digest[oldest.digest]
            self.first += 1
            if self.first % SWEEP == 0:
                self._sweep()
        return gone

    def _sweep(self) -> None:
        """Forget where words stood in accounts that are gone."""
        del self._days[: self.first - self._days_from]
        self._days_from = self.first
        kept = {}
        for number, (places, weights) in self._posted.items():
            if places[-1] < self.first:
                continue
            start = max(int(np.searchsorted(np.frombuffer(places, np.int64), self.first)), len(places) - POSTED_MOST)
            kept[number] = (places[start:], weights[start:]) if start > 0 else (places, weights)
        self._posted = kept

    def _again(self, account: Sketch, vectors: Vectors) -> Tie | None:
        """The same words, or the same page once more, among those held."""
        place = self._by_digest.get(account.digest) if len(account.words) else None
        if place is not None and self._within(DAYS, place, account.day):
            return Tie(place, WHOLE, "word for word")
        place = self._by_url.get(account.url) if account.url else None
        if place is not None and self._within(LATE, place, account.day):
            shared = self._shared("whole", vectors, [self.held[place]])
            if shared[0] >= UPDATED:
                return Tie(place, WHOLE, "an update of the same page")
        return None

    def _within(self, days: int, place: int, day: int | None) -> bool:
        other = self.held[place].day
        return day is None or other == NO_DATE or abs(other - day) <= days

    def _gaps(self, day: int | None) -> NDArray[np.int64]:
        """Days between this and each account held; 0 where one has no date."""
        days = np.frombuffer(self._days, np.int32)[self.first - self._days_from :].astype(np.int64)
        return np.zeros(len(days), np.int64) if day is None else np.where(days == NO_DATE, 0, np.abs(days - day))

    def _likely(self, day: int | None, whole: Vector) -> NDArray[np.int64]:
        """Which of those held share most with an account, by its heaviest words; each within DAYS of it."""
        places, weights = [], []
        for number, weight in zip(whole.numbers[:ASKED].tolist(), whole.weights[:ASKED].tolist(), strict=True):
            posted = self._posted.get(number)
            if posted:
                places.append(np.frombuffer(posted[0], np.int64)[-POSTED_MOST:])
                weights.append(np.frombuffer(posted[1], np.float32)[-POSTED_MOST:] * weight)
        if not places:
            return np.zeros(0, np.int64)
        found = np.concatenate(places) - self.first
        live = found >= 0
        shared = np.bincount(found[live], np.concatenate(weights)[live], minlength=len(self.held))
        gaps = self._gaps(day)
        shared *= np.where(gaps <= DAYS, NEAR_DAYS ** np.minimum(gaps, DAYS), 0)
        here = np.flatnonzero(shared)
        return np.sort(here[np.lexsort((-here, -shared[here]))[:LOOKED_AT]])

    def _shared(self, part: str, vectors: Vectors, others: list[Held]) -> NDArray[np.float32]:
        """The cosine of one part of an account with the same part of each of some others."""
        return self._scratch.shared(getattr(vectors, part), [getattr(o.vectors, part) for o in others])


class Scratch:
    """A table of all words that holds one account's weights for as long as it is compared."""

    def __init__(self) -> None:
        self._table = np.zeros(BUCKETS, np.float32)

    def shared(self, mine: Vector, theirs: list[Vector]) -> NDArray[np.float32]:
        """The cosine of a vector with each of some others, [others]."""
        self._table[mine.numbers] = mine.weights
        products = self._table[np.concatenate([v.numbers for v in theirs])]
        products = products * np.concatenate([v.weights for v in theirs])
        self._table[mine.numbers] = 0
        totals = np.concatenate(([0.0], np.cumsum(products, dtype=np.float64)))
        ends = np.cumsum([0, *(len(v.numbers) for v in theirs)])
        shared: NDArray[np.float32] = np.diff(totals[ends]).astype(np.float32)
        return shared


def _too_old(held: int, oldest: int, clock: int) -> bool:
    """Whether the oldest of so many accounts held is let go."""
    return held > HELD and (held > MOST or oldest < clock - LATE)


def held_from(days: Sequence[int]) -> list[int]:
    """For each account of a stream, by the days of all: the place of the first that is held once it is in."""
    first, clock, found = 0, NO_DATE, []
    for place, day in enumerate(days):
        clock = max(clock, day)
        while _too_old(place + 1 - first, days[first], clock):
            first += 1
        found.append(first)
    return found
