"""What is missing: which accounts do not mention a point that others share, and which nearly say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rashomon.reconcile.judging import Judged
from rashomon.reconcile.told import Told
from rashomon.types import Account, Reading

NEARLY = 0.1
"""Probability from which a clause that is not of a point may state it all the same: its account is not silent."""
SHARED = 2
"""Outlets that must share a point for others to leave it out."""
SHOWN = 4
"""Clauses that nearly state a point which are kept for each."""


class Silence:
    """Looks for accounts that leave out what others share."""

    def __init__(
        self,
        pairs: Sequence[tuple[Account, Reading]],
        items: Sequence[Told],
        judged: Sequence[Judged],
        copy_of: Mapping[int, int],
    ) -> None:
        self.items = items
        self.accounts = [a for a, _ in pairs]
        self.days = [(a.published or "")[:10] for a in self.accounts]
        self.heard = [k for k, (_, r) in enumerate(pairs) if not r.unread and k not in copy_of]
        self.beside: dict[int, list[Judged]] = defaultdict(list)
        for j in judged:
            if j.score >= NEARLY:
                self.beside[j.pair.a].append(j)
                self.beside[j.pair.b].append(j)

    def nearly(self, members: Sequence[int]) -> list[Judged]:
        """For each clause outside that may state the point the surest pair with one inside, the surest first."""
        inside = set(members)
        best: dict[int, Judged] = {}
        for i in members:
            for j in self.beside[i]:
                other = j.pair.b if j.pair.a == i else j.pair.a
                if other not in inside and (other not in best or j.score > best[other].score):
                    best[other] = j
        return sorted(best.values(), key=lambda j: (-j.score, j.pair))

    def silent(self, members: Sequence[int], outlets: int, nearly: Sequence[Judged]) -> list[int]:
        """The accounts, by index, that leave the point out; none where fewer than two outlets share it.

        Not those of an outlet that states it elsewhere, nor those with a clause that may state it, nor near copies or
        accounts that were not read, nor those published on a day before all that state it.
        """
        if outlets < SHARED:
            return []
        telling = {self.items[i].account for i in members}
        known = {self.accounts[k].outlet for k in telling} - {None}
        may = {self.items[i].account for j in nearly for i in (j.pair.a, j.pair.b)}
        days = [self.days[k] for k in telling]
        first = min(days) if all(days) else ""
        return [
            k
            for k in self.heard
            if k not in telling | may
            and self.accounts[k].outlet not in known
            and not (self.days[k] and self.days[k] < first)
        ]
