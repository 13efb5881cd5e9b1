"""What a reader under deadline wants first: a number for each point, by a rule that can be read.

The weights were set by hand: on the training events, whose key says which points are background, and for what is
central, which no key says: what most outlets carry, and tell at their top.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from math import exp
from typing import NamedTuple

from rashomon.reconcile.cast import Cast
from rashomon.reconcile.told import Told
from rashomon.text.stems import stem
from rashomon.types import Account, Event, EventStatus, Reading, TimeExpression

OLD, RECENT, AHEAD = 30, 7, 2
"""Days before publication from which a time is old, and up to which it is recent; and after it, for what comes next."""
TOP = 0.15
"""Share of an account, from its beginning, whose events are the main ones."""
TO_COME: frozenset[EventStatus] = frozenset(("planned", "threatened", "demanded", "conditional"))


class Signs(NamedTuple):
    """What speaks for a point, and against it: shares of its statements, unless said otherwise."""

    outlets: float
    """Outlets that carry it, of all."""
    low: float
    """How far down it stands, 0 (first) to 1 (last), on average."""
    credited: float
    speech: float
    """In quotation marks, or in the first person of somebody credited."""
    recent: float
    """Tells a time of the last week."""
    old: float
    """Tells a time of more than a month before publication."""
    figure: float
    """Holds a figure."""
    main: float
    """Tells an event that the top of some account tells."""
    to_come: float
    """Tells what is planned, threatened, demanded or depends on something."""
    title: float
    """1 where any of its statements only says who somebody is."""
    names: float
    """How many of the cast it names, on average."""


WEIGHTS = Signs(
    outlets=3.0,
    low=-1.5,
    credited=1.0,
    speech=1.5,
    recent=1.5,
    old=-1.5,
    figure=1.0,
    main=1.0,
    to_come=1.0,
    title=-1.0,
    names=-0.5,
)
EVEN = 2.0
"""Sum of the weights at which the importance is one half."""


class Importance:
    """Weighs the points of one story."""

    def __init__(self, pairs: Sequence[tuple[Account, Reading]], items: Sequence[Told], cast: Cast) -> None:
        self.pairs, self.items, self.cast = pairs, items, cast
        self.published = [
            _day(a.published) or _day(r.published_guess.date if r.published_guess else None) for a, r in pairs
        ]
        self.main = Counter(_word(a, e) for a, r in pairs for e in r.events if e.start < TOP * len(a.text))
        self.outlets = len({a.outlet or f"\n{k}" for k, (a, _) in enumerate(pairs)})
        clauses = Counter(t.account for t in items)
        before: Counter[int] = Counter()
        self.low = []
        for t in items:
            self.low.append(before[t.account] / clauses[t.account])
            before[t.account] += 1

    def of(self, members: Sequence[int], outlets: int) -> float:
        """A point's importance, 0 to 1: its clauses by index, and how many outlets carry it."""
        signs = self.signs(members, outlets)
        total = sum(w * s for w, s in zip(WEIGHTS, signs, strict=True))
        return round(1 / (1 + exp(EVEN - total)), 3)

    def signs(self, members: Sequence[int], outlets: int) -> Signs:
        """What speaks for a point and against it."""
        told = [self.items[i] for i in members]
        ages = [[age for x in t.times if (age := self._age(t, x)) is not None] for t in told]
        events = [self._events(t) for t in told]
        return Signs(
            outlets=outlets / max(1, self.outlets),
            low=_mean(self.low[i] for i in members),
            credited=_mean(t.by is not None for t in told),
            speech=_mean(t.speech for t in told),
            recent=_mean(any(-AHEAD <= age <= RECENT for age in each) for each in ages),
            old=_mean(any(age > OLD for age in each) for each in ages),
            figure=_mean(bool(t.figures) for t in told),
            main=_mean(
                any(self.main[_word(self.pairs[t.account][0], e)] for e in each)
                for t, each in zip(told, events, strict=True)
            ),
            to_come=_mean(any(e.status in TO_COME for e in each) for each in events),
            title=float(any(t.role for t in told)),
            names=_mean(len(self.cast.within(t.account, t.start, t.end)) for t in told),
        )

    def _age(self, t: Told, x: TimeExpression) -> int | None:
        """Days from the end of a time to the day of publication."""
        published, end = self.published[t.account], _day(x.to or x.from_)
        return (published - end).days if published and end else None

    def _events(self, t: Told) -> tuple[Event, ...]:
        events = self.pairs[t.account][1].events
        low = bisect_left(events, t.start, key=lambda e: e.start)
        return events[low : bisect_left(events, t.end, low, key=lambda e: e.start)]


def _word(account: Account, e: Event) -> str:
    return stem(account.text[e.start : e.end].lower())


def _mean(each: Iterable[float]) -> float:
    values = list(each)
    return sum(values) / len(values)


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None
