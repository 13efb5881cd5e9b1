"""Each account joins the story of its nearest neighbour among those shortly before it, or opens a story of its own.

Nearest neighbour by TF-IDF cosine is the usual strong baseline of news stream clustering (first story detection:
Allan et al. 2000); the neighbour is found through an index of words, so that an account costs the same however long the
stream has been.
"""

from collections import defaultdict, deque
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from rashomon.group.weights import Weigher, Weights
from rashomon.text.almanac import FIRST_YEAR
from rashomon.types import Account, Group

HELD = 5000
"""An account is compared with at most this many before it."""
DAYS = 2
"""Accounts further apart than this do not tell the same story."""
FADE = 0.7
"""Each day between two accounts makes them this much less alike. Tuned, as is ALIKE, on the earlier half of the known
stories (docs/group.md)."""
ALIKE = 0.12
"""How alike (cosine, faded) two accounts of one story are at least."""
LIKELY_WORDS = 30
"""Neighbours are looked for through this many of an account's heaviest words."""
WORDS_SHOWN = 4


class _Held(NamedTuple):
    id: str
    day: int | None
    weights: Weights
    story: int


class _Nearest(NamedTuple):
    score: float
    held: _Held


class _Window:
    """The accounts last seen, and which of them hold a word."""

    def __init__(self) -> None:
        self._accounts: deque[_Held] = deque()
        self._gone = 0
        self._holding: defaultdict[str, deque[int]] = defaultdict(deque)

    def nearest(self, day: int | None, weights: Weights) -> _Nearest | None:
        """The account most like these weights, the latest of equals; None when none shares a heavy word."""
        likely = list(weights)[:LIKELY_WORDS]
        numbers = {n for word in likely for n in self._holding.get(word, ())}
        best: _Nearest | None = None
        for number in sorted(numbers, reverse=True):
            held = self._accounts[number - self._gone]
            apart = 0 if day is None or held.day is None else abs(day - held.day)
            if apart <= DAYS:
                score = _cosine(weights, held.weights) * FADE**apart
                if best is None or score > best.score:
                    best = _Nearest(score, held)
        return best

    def add(self, held: _Held) -> None:
        """Take an account in, and let the oldest go when the window is full."""
        number = self._gone + len(self._accounts)
        self._accounts.append(held)
        for word in held.weights:
            self._holding[word].append(number)
        if len(self._accounts) > HELD:
            for word in self._accounts.popleft().weights:
                self._holding[word].popleft()
                if not self._holding[word]:
                    del self._holding[word]
            self._gone += 1


def group(accounts: Iterable[Account]) -> list[Group]:
    """The stories of a stream of accounts, in the order of their first accounts; each account in exactly one.

    Oldest first serves best: an account is compared with the HELD accounts before it, those within DAYS of its own
    day, and those without a date. `why` says for each account which words tie it to its nearest neighbour.
    """
    weigher, window = Weigher(), _Window()
    stories: list[list[tuple[str, str]]] = []
    for account in accounts:
        weights, day = weigher.weigh(account), _day(account.published)
        near = window.nearest(day, weights)
        if near and near.score >= ALIKE:
            story = near.held.story
            why = _why(account.id, near, weights, weigher)
        else:
            story = len(stories)
            stories.append([])
            why = f"{account.id} opens the story"
        stories[story].append((account.id, why))
        window.add(_Held(account.id, day, weights, story))
    return [Group(accounts=tuple(i for i, _ in s), why=tuple(w for _, w in s)) for s in stories]


def _cosine(a: Weights, b: Weights) -> float:
    return sum(w * b[word] for word, w in a.items() if word in b)


def _why(account_id: str, near: _Nearest, weights: Weights, weigher: Weigher) -> str:
    shared = [word for word in weights if word in near.held.weights]
    rarest = sorted(shared, key=weigher.rarity, reverse=True)[:WORDS_SHOWN]
    return f"{account_id} is like {near.held.id} ({near.score:.2f}): both say {', '.join(rarest)}"


def _day(published: str | None) -> int | None:
    """The day of an ISO 8601 date or moment as a count of days; None where there is none, or a placeholder."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day.toordinal() if day.year >= FIRST_YEAR else None
