"""The most central sentence of a story, to open with: in an account's words, chosen by a rule that can be read.

A sentence says what happened in several parts, each a statement of some point; what is central is what most accounts
tell, and tell at their top. It is chosen here, from the story alone, so that a story from elsewhere opens alike.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log
from typing import NamedTuple

from rashomon.report.restoring import Restorer
from rashomon.report.versions import leading
from rashomon.text.stems import stem
from rashomon.text.words import plain
from rashomon.types import Point, Statement, Story, StoryAccount

TOP = 0.2
"""Share of an account, from its beginning, that counts as its top."""
SHORTEST, LONGEST = 60, 280
"""Characters of a sentence that reads well as a headline; a longer one is cut where a part ends."""


class Part(NamedTuple):
    """A statement within the sentence."""

    point: int
    """Index of its point in the story."""
    statement: int
    """Its index in the point."""
    apart: bool
    """Whether its words are one version of several."""


class Central(NamedTuple):
    """A stretch of an account to open with, and the statements that it is made of, in order."""

    account: str
    start: int
    end: int
    parts: tuple[Part, ...]
    outlets: int
    """Outlets that tell any part of it."""
    cut: bool
    """Whether the sentence goes on."""


class Signs(NamedTuple):
    """What speaks for opening with a sentence, each 0 to 1."""

    reach: float
    """Outlets that tell any part of it, of all."""
    shared: float
    """Of its length, what two outlets or more tell."""
    echoed: float
    """Of its words, those that stand at the top of other accounts too; rare words weigh more."""
    importance: float
    """Of the most important of its points."""
    high: float
    """How high it stands in its account: news opens with what matters."""
    own: float
    """Of its parts, those told by the outlet itself: what happened, not what somebody said of it."""
    length: float
    """Long enough to say what happened, short enough for a headline."""
    apart: float
    """1 where any of its words are one version of several."""
    punctuated: float
    """1 where its account came with capitals and punctuation."""


WEIGHTS = Signs(
    reach=2.0, shared=2.0, echoed=4.0, importance=1.0, high=3.0, own=1.0, length=2.0, apart=-0.5, punctuated=0.5
)  # fmt: skip
"""Set by hand: no key says which sentence is central."""


def central(story: Story) -> Central | None:
    """The most central sentence: none that holds words that are denied; None where there is no other."""
    weighing = _Weighing(story)
    found = [one for account in story.accounts for one in weighing.candidates(account)]
    return max(found, key=weighing.total, default=None)


class _Weighing:
    """The candidates of one story, and their signs."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._accounts = {account.id: account for account in story.accounts}
        self._outlets = max(1, len({a.outlet or a.id for a in story.accounts}))
        self._parts: dict[str, list[tuple[Statement, Part]]] = defaultdict(list)
        for number, point in enumerate(story.points):
            for place, said in enumerate(point.statements):
                self._parts[said.account].append((said, Part(number, place, apart(point, place))))
        self._echoes = _Echoes(story.accounts)

    def candidates(self, account: StoryAccount) -> list[Central]:
        """A candidate for each sentence of an account that holds a statement, or for the statement itself."""
        restorer = Restorer(account)
        held: dict[tuple[int, int], list[tuple[Statement, Part]]] = defaultdict(list)
        for said, part in self._parts[account.id]:
            sentence = restorer.sentence(said.start)
            start, end = (sentence.start, sentence.end) if sentence else (said.start, said.end)
            held[min(start, said.start), end].append((said, part))
        found = []
        for (start, end), told in held.items():
            if not any(said.denied for said, _ in told) and not all(said.role for said, _ in told):
                found.append(self._candidate(account, start, end, sorted(told, key=lambda t: (t[0].start, t[1]))))
        return found

    def _candidate(
        self, account: StoryAccount, start: int, end: int, told: Sequence[tuple[Statement, Part]]
    ) -> Central:
        end = max(end, *(said.end for said, _ in told)) if len(told) == 1 else end
        fits = [said.end for said, _ in told if said.end - start <= LONGEST]
        cut = end - start > LONGEST and bool(fits)
        stop = max(fits) if cut else end
        stop = start + len(account.text[start:stop].rstrip())
        parts = tuple(part for said, part in told if said.end <= stop)
        return Central(account.id, start, stop, parts, len(self._told_by(parts)), cut)

    def _told_by(self, parts: Sequence[Part]) -> set[str]:
        said = (s for part in parts for s in self._story.points[part.point].statements)
        return {self._accounts[s.account].outlet or s.account for s in said}

    def total(self, one: Central) -> tuple[float, int]:
        """How much speaks for a candidate; of equals, the one that stands higher."""
        signs = self.signs(one)
        return sum(weight * sign for weight, sign in zip(WEIGHTS, signs, strict=True)), -one.start

    def signs(self, one: Central) -> Signs:
        """What speaks for a candidate and against it."""
        account = self._accounts[one.account]
        points = [self._story.points[part.point] for part in one.parts]
        said = [point.statements[part.statement] for point, part in zip(points, one.parts, strict=True)]
        shared = {k for s, p in zip(said, points, strict=True) if p.outlets > 1 for k in range(s.start, s.end)}
        beginning = _opening(account)
        return Signs(
            reach=one.outlets / self._outlets,
            shared=len(shared) / max(1, one.end - one.start),
            echoed=self._echoes.of(account, one.start, one.end),
            importance=max((p.importance or 0 for p in points), default=0),
            high=1 - max(0, one.start - beginning) / max(1, len(account.text) - beginning),
            own=sum(s.by is None for s in said) / max(1, len(said)),
            length=float(SHORTEST <= one.end - one.start <= LONGEST),
            apart=float(any(part.apart for part in one.parts)),
            punctuated=float(not account.flattened),
        )


class _Echoes:
    """The words that stand at the top of each account; near copies of one text are one account."""

    def __init__(self, accounts: Sequence[StoryAccount]) -> None:
        self._tops: dict[str, set[str]] = {}
        for account in accounts:
            if account.copy_of is None:
                start = _opening(account)
                end = start + max(LONGEST, int(TOP * (len(account.text) - start)))
                self._tops[account.id] = _stems(account.text[start:end])
        found = Counter(word for account in accounts for word in _stems(account.text))
        self._weights = {word: log(1 + len(accounts) / times) for word, times in found.items()}
        self._held = Counter(word for top in self._tops.values() for word in top)

    def of(self, account: StoryAccount, start: int, end: int) -> float:
        """The share of a stretch's words that the tops of the other accounts have, on average."""
        own = account.copy_of or account.id
        words = _stems(account.text[start:end])
        mine = self._tops.get(own, set())
        others = len(self._tops) - (own in self._tops)
        # A stretch may begin or end within a word, which then is no word of the text.
        weights = {word: self._weights.get(word, 0.0) for word in words}
        whole = sum(weights.values())
        if not whole or not others:
            return 0.0
        return sum(weight * (self._held[word] - (word in mine)) for word, weight in weights.items()) / whole / others


def _stems(text: str) -> set[str]:
    """Words of a text that say something, by their stems."""
    return {stem(word) for word in plain(text) if len(word) > 2}


def apart(point: Point, place: int) -> bool:
    """Whether a statement's own words part from another's in what the point is contested for."""
    aspect = leading(point)
    return any(place in d.between for d in point.differences if d.aspect == aspect)


def _opening(account: StoryAccount) -> int:
    """Where the account itself begins, after what is set aside at its head."""
    at = 0
    for furniture in sorted(account.furniture, key=lambda f: f.start):
        if re.search(r"\w", account.text[at : furniture.start]):
            break
        at = max(at, furniture.end)
    return at
