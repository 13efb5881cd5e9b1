"""Where the statements of a point part, and which of them is the later word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from rashomon.reconcile.differing import Likely, likely
from rashomon.reconcile.features import Pair
from rashomon.reconcile.finding import Side
from rashomon.reconcile.judges import Line
from rashomon.reconcile.judging import Judged
from rashomon.reconcile.updates import later, later_why
from rashomon.reconcile.within import at_odds
from rashomon.types import Account, Difference


class Parting(NamedTuple):
    """Where any two statements part, with what tells it."""

    sides: Sequence[Side]
    judged: Mapping[Pair, Judged]
    homes: Sequence[int]
    """Of each statement the account whose telling it is: for copied text the one it is copied from."""
    accounts: Sequence[Account]
    differs: Line

    def of(self, members: Sequence[int]) -> Iterator[tuple[Difference, Likely]]:
        """All differences between statements that were compared, those held together by a third included."""
        for (i, a), (j, b) in combinations(enumerate(members), 2):
            link = self.judged.get(Pair(a, b))
            x, y = self.sides[a], self.sides[b]
            own = x.told.account == y.told.account
            if link is None or (self.homes[a] == self.homes[b] and not own):
                continue  # near copies are one telling, lightly edited: its edits are no disagreement
            for found in likely(x, y, link, self.differs):
                if own and not at_odds(found):
                    continue
                if own:  # an account that parts from itself may well speak of two things
                    found = found._replace(sure=False)
                newer = later(found.finding, self.accounts[x.told.account], self.accounts[y.told.account])
                yield _difference(found, (i, j), newer), found


def _difference(found: Likely, between: tuple[int, int], newer: int | None) -> Difference:
    f = found.finding
    return Difference(
        aspect=f.aspect,
        between=between,
        why=f.why if newer is None else later_why(f, newer),
        values=f.values,
        score=found.score,
        later=None if newer is None else between[newer],
    )
