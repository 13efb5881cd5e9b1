"""One point of a story as it is put together: its statements, status, links, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rashomon.reconcile.clusters import Cluster
from rashomon.reconcile.features import Pair
from rashomon.reconcile.importance import Importance
from rashomon.reconcile.judging import Judged
from rashomon.reconcile.parting import Parting
from rashomon.reconcile.silence import SHOWN, Silence
from rashomon.reconcile.sources import Naming, Sources
from rashomon.reconcile.told import Told
from rashomon.reconcile.why import equal, why
from rashomon.types import Account, Link, Near, Point, Statement, Status, Weighed

RANK: dict[Status, int] = {"contradicted": 0, "differing": 1, "agreed": 2, "single": 3}


class Drafting(NamedTuple):
    """What all points of a story are drafted with; statements and accounts are known by index."""

    items: Sequence[Told]
    accounts: Sequence[Account]
    homes: Sequence[int]
    """Of each statement the account whose telling it is: for copied text the one it is copied from."""
    sources: Sources
    parting: Parting
    weigh: Importance


class Draft:
    """A point in the making."""

    def __init__(self, c: Cluster, of: Drafting) -> None:
        self.cluster, self.of = c, of
        self.told = [of.items[i] for i in c.members]
        self.place = {i: k for k, i in enumerate(c.members)}
        tellers = {of.accounts[of.homes[i]].outlet or f"\n{of.homes[i]}" for i in c.members}
        self.outlets = min(len(tellers), len({t.account for t in self.told}))
        self.importance = of.weigh.of(c.members, self.outlets)
        found = list(of.parting.of(c.members))
        self.differences = [d for d, f in found if f.sure]
        self.unsure = [d for d, f in found if not f.sure]
        self.denied = any(f.finding.denies for _, f in found if f.sure)

    def status(self) -> Status:
        """Whether accounts agree on it."""
        if not self.differences:  # near copies, or one outlet telling it twice, do not agree with themselves
            return "agreed" if self.outlets > 1 else "single"
        return "contradicted" if self.denied else "differing"

    def order(self) -> tuple[int, float, str]:
        """Contested first; in each status the important before the background, and unsure differences after surer."""
        likeliest = max((d.score or 0.0 for d in self.differences), default=1.0)
        return RANK[self.status()], -likeliest * self.importance, " ".join(self.told[0].words)

    def point(
        self,
        name: str,
        namings: Sequence[Naming],
        origin_of: Mapping[Naming, str],
        silence: Silence,
        most: Mapping[Pair, tuple[Weighed, ...]],
    ) -> Point:
        """The point under its name; `most` holds what weighed most for each link."""
        nearly = silence.nearly(self.cluster.members)
        ids = [origin_of[namings[i]] for i in self.cluster.members]
        return Point(
            id=name,
            status=self.status(),
            statements=tuple(self._statement(t, o) for t, o in zip(self.told, ids, strict=True)),
            differences=tuple(self.differences),
            unsure=tuple(self.unsure),
            links=tuple(self._link(j, most[j.pair]) for j in self.cluster.links),
            outlets=self.outlets,
            origins=len(set(ids)),
            importance=self.importance,
            silent=tuple(self.of.accounts[k].id for k in silence.silent(self.cluster.members, self.outlets, nearly)),
            near=tuple(map(self._near, nearly[:SHOWN])),
        )

    def _link(self, j: Judged, most: tuple[Weighed, ...]) -> Link:
        a, b = self.of.items[j.pair.a], self.of.items[j.pair.b]
        texts = self.of.accounts[a.account].text, self.of.accounts[b.account].text
        return Link(
            between=(self.place[j.pair.a], self.place[j.pair.b]),
            score=j.score,
            why=why(a, b, texts[0]),
            equal=equal(a, b, *texts),
            weighed=most,
        )

    def _near(self, j: Judged) -> Near:
        inside, outside = (j.pair.a, j.pair.b) if j.pair.a in self.place else (j.pair.b, j.pair.a)
        t = self.of.items[outside]
        account = self.of.accounts[t.account]
        return Near(
            account=account.id,
            start=t.start,
            end=t.end,
            text=account.text[t.start : t.end],
            to=self.place[inside],
            score=j.score,
            why=why(self.of.items[inside], t, self.of.accounts[self.of.items[inside].account].text),
        )

    def _statement(self, t: Told, origin: str) -> Statement:
        account = self.of.accounts[t.account]
        return Statement(
            account=account.id,
            start=t.start,
            end=t.end,
            text=account.text[t.start : t.end],
            by=account.text[t.by.start : t.by.end] if t.by else None,
            by_span=t.by,
            cue=_cue(t, account.text),
            via=self.of.sources.behind(t)[1],
            denied=t.denied,
            origin=origin,
            role=t.role,
        )


def _cue(t: Told, text: str) -> str | None:
    """The words that say how it was said, of which the first stretch is enough."""
    if t.attribution is None or not t.attribution.cue:
        return None
    return text[t.attribution.cue[0].start : t.attribution.cue[0].end]
