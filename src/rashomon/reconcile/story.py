"""Accounts and their readings made into one story."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from rashomon.reconcile.copies import copies, is_copied, shingles
from rashomon.reconcile.differing import likely
from rashomon.reconcile.origins import Naming, naming, origins
from rashomon.reconcile.points import Cluster, Judged, cluster, judge
from rashomon.reconcile.told import Told, told
from rashomon.reconcile.why import why
from rashomon.text.words import plain
from rashomon.types import Account, Difference, Link, Point, Reading, Statement, Status, Story, StoryAccount

SHORTEST = 3
"""Words under which a clause that no other account shares is no point by itself."""
RANK: dict[Status, int] = {"contradicted": 0, "differing": 1, "agreed": 2, "single": 3}


def reconcile(pairs: Sequence[tuple[Account, Reading]], *, made_by: str = "") -> Story:
    """One story of the accounts: points with every statement behind them, contested ones first.

    Neither the order of the accounts nor their ids change which statements make which point: they are compared in
    the order of their texts. In the story the accounts keep the order given.
    """
    ordered = sorted(pairs, key=lambda p: (p[0].text, p[0].id))
    accounts = [a for a, _ in ordered]
    items = told(ordered)
    copy_of = copies(accounts)
    clusters = [c for c in cluster(items, judge(items)) if _worth(c, items)]
    namings = [naming(t, accounts, copy_of) for t in items]
    counted = _Outlets(accounts, copy_of)
    drafts = [_Draft(c, items, accounts, copy_of, counted) for c in clusters]
    drafts.sort(key=lambda d: d.order())
    used = [namings[i] for d in drafts for i in d.cluster.members]
    found, origin_of = origins(used)
    points = tuple(d.point(f"p{k}", namings, origin_of) for k, d in enumerate(drafts, 1))
    return Story(
        made_by=made_by,
        accounts=tuple(_account(a, r, accounts, copy_of) for a, r in pairs),
        points=points,
        origins=tuple(found),
    )


def _worth(c: Cluster, items: Sequence[Told]) -> bool:
    if len(c.members) > 1:
        return True
    t = items[c.members[0]]
    return not t.role and len(t.words) >= SHORTEST


class _Outlets:
    """Counts outlets: near copies once, and two accounts of one outlet once."""

    def __init__(self, accounts: Sequence[Account], copy_of: dict[int, int]) -> None:
        self.accounts, self.copy_of = accounts, copy_of
        self.runs = {r: shingles(accounts[r].text, 3) for r in set(copy_of.values())}

    def count(self, statements: Sequence[Told]) -> int:
        return len({self._name(t) for t in statements})

    def _name(self, t: Told) -> str:
        source = self.copy_of.get(t.account)
        home = source if source is not None and is_copied(t.words, self.runs[source]) else t.account
        return self.accounts[home].outlet or f"\n{home}"


class _Draft:
    """A point in the making."""

    def __init__(
        self,
        c: Cluster,
        items: Sequence[Told],
        accounts: Sequence[Account],
        copy_of: dict[int, int],
        counted: _Outlets,
    ) -> None:
        self.cluster, self.items, self.accounts, self.copy_of = c, items, accounts, copy_of
        self.told = [items[i] for i in c.members]
        self.place = {i: k for k, i in enumerate(c.members)}
        self.outlets = counted.count(self.told)
        self.denied = False
        self.differences = [d for link in c.links for d in self._differences(link)]

    def _differences(self, link: Judged) -> list[Difference]:
        a, b = self.items[link.pair.a], self.items[link.pair.b]
        if self.copy_of.get(a.account, a.account) == self.copy_of.get(b.account, b.account):
            return []  # one telling, lightly edited: its edits are no disagreement
        found = likely(a, b, self.accounts[a.account].text, self.accounts[b.account].text, link)
        self.denied = self.denied or any(f.denies for f, _ in found)
        between = (self.place[link.pair.a], self.place[link.pair.b])
        return [
            Difference(aspect=f.aspect, between=between, why=f.why, values=f.values, score=score) for f, score in found
        ]

    def status(self) -> Status:
        if not self.differences:  # near copies, or one outlet telling it twice, do not agree with themselves
            return "agreed" if self.outlets > 1 else "single"
        return "contradicted" if self.denied else "differing"

    def order(self) -> tuple[int, float, bool, int, float, str]:
        """Contested first, the likeliest difference on top; then what most accounts tell and what stands highest.

        Points that say who somebody is come after those that say what happened.
        """
        likeliest = max((d.score or 0.0 for d in self.differences), default=0.0)
        highest = min(t.place for t in self.told)
        roles = all(t.role for t in self.told)
        return RANK[self.status()], -likeliest, roles, -len(self.told), highest, " ".join(self.told[0].words)

    def point(self, name: str, namings: Sequence[Naming], origin_of: dict[Naming, str]) -> Point:
        ids = [origin_of[namings[i]] for i in self.cluster.members]
        return Point(
            id=name,
            status=self.status(),
            statements=tuple(self._statement(t, o) for t, o in zip(self.told, ids, strict=True)),
            differences=tuple(self.differences),
            links=tuple(self._link(j) for j in self.cluster.links),
            outlets=self.outlets,
            origins=len(set(ids)),
        )

    def _link(self, j: Judged) -> Link:
        a, b = self.items[j.pair.a], self.items[j.pair.b]
        reason = why(a, b, self.accounts[a.account].text)
        return Link(between=(self.place[j.pair.a], self.place[j.pair.b]), score=j.score, why=reason)

    def _statement(self, t: Told, origin: str) -> Statement:
        account = self.accounts[t.account]
        return Statement(
            account=account.id,
            start=t.start,
            end=t.end,
            text=account.text[t.start : t.end],
            by=account.text[t.by.start : t.by.end] if t.by else None,
            by_span=t.by,
            cue=_cue(t, account.text),
            denied=t.denied,
            origin=origin,
            role=t.role,
        )


def _cue(t: Told, text: str) -> str | None:
    """The words that say how it was said, of which the first stretch is enough."""
    if t.attribution is None or not t.attribution.cue:
        return None
    return text[t.attribution.cue[0].start : t.attribution.cue[0].end]


def _account(a: Account, r: Reading, ordered: Sequence[Account], copy_of: dict[int, int]) -> StoryAccount:
    source = copy_of.get(next(i for i, x in enumerate(ordered) if x is a))
    return StoryAccount(
        id=a.id,
        outlet=a.outlet,
        title=a.title,
        published=a.published,
        url=a.url,
        words=len(plain(a.text)),
        sha256=hashlib.sha256(a.text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=a.text,
        language=r.language,
        unread=r.unread,
        flattened=r.flattened,
        copy_of=ordered[source].id if source is not None else None,
        sentences=r.sentences,
        furniture=r.furniture,
    )
