"""Accounts and their readings made into one story."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from msgspec.structs import replace

from rashomon.reconcile.cast import Cast, cast
from rashomon.reconcile.clusters import Cluster
from rashomon.reconcile.copies import Shared
from rashomon.reconcile.drafts import Draft, Drafting
from rashomon.reconcile.finding import sides
from rashomon.reconcile.importance import Importance
from rashomon.reconcile.judges import Judges, shipped
from rashomon.reconcile.origins import origins
from rashomon.reconcile.parting import Parting
from rashomon.reconcile.points import points
from rashomon.reconcile.silence import Silence
from rashomon.reconcile.sources import Sources
from rashomon.reconcile.told import Told, told
from rashomon.reconcile.why import weighed
from rashomon.reconcile.wires import wire
from rashomon.text.words import plain
from rashomon.types import Account, Copied, Point, Reading, Span, Story, StoryAccount

SHORTEST = 3
"""Words under which a clause that no other account shares is no point by itself."""


def reconcile(pairs: Sequence[tuple[Account, Reading]], *, made_by: str = "", judges: Judges | None = None) -> Story:
    """One story of the accounts: points with every statement behind them, contested ones first.

    Neither the order of the accounts nor their ids change which statements make which point: they are compared in
    the order of their texts. In the story the accounts keep the order given. The judges are the shipped ones unless
    others are given.
    """
    learned = judges or shipped()
    ordered = sorted(pairs, key=lambda p: (p[0].text, p[0].id))
    accounts = [a for a, _ in ordered]
    items = told(ordered)
    shared, sources, people = Shared(ordered), Sources(ordered), cast(ordered)
    homes = [shared.home(t.account, t.start, t.end) for t in items]
    namings = [sources.naming(t, home) for t, home in zip(items, homes, strict=True)]
    laid = sides(items, ordered)
    pointed = points(laid, learned)
    judged = {j.pair: j for j in (*pointed.links, *pointed.own)}
    parting = Parting(laid, judged, homes, accounts, learned.differs)
    drafting = Drafting(items, accounts, homes, sources, parting, Importance(ordered, items, people))
    drafts = sorted((Draft(c, drafting) for c in pointed.clusters if _worth(c, items)), key=Draft.order)
    used = [i for d in drafts for i in d.cluster.members]
    named, origin_of = origins([namings[i] for i in used])
    members = _in_cast([items[i] for i in used], [origin_of[namings[i]] for i in used], people)
    links = [j for d in drafts for j in d.cluster.links]
    most = dict(zip((j.pair for j in links), weighed(links, learned), strict=True))
    silence = Silence(ordered, items, pointed.links, shared.copy_of)
    made = tuple(d.point(f"p{k}", namings, origin_of, silence, most) for k, d in enumerate(drafts, 1))
    return Story(
        made_by=made_by,
        accounts=tuple(_account(a, r, accounts, shared, made) for a, r in pairs),
        points=made,
        origins=tuple(replace(o, cast=members.get(o.id)) for o in named),
        cast=people.members,
    )


def _in_cast(said: Sequence[Told], origin: Sequence[str], people: Cast) -> dict[str, str]:
    """Which member of the cast each origin is, where all statements that go back to it agree."""
    found: dict[str, set[str]] = {}
    for t, o in zip(said, origin, strict=True):
        if t.attribution and t.attribution.entity and (who := people.entities.get((t.account, t.attribution.entity))):
            found.setdefault(o, set()).add(who)
    return {o: who.pop() for o, who in found.items() if len(who) == 1}


def _worth(c: Cluster, items: Sequence[Told]) -> bool:
    if len(c.members) > 1:
        return True
    t = items[c.members[0]]
    return not t.role and len(t.words) >= SHORTEST


def _account(a: Account, r: Reading, ordered: Sequence[Account], shared: Shared, told: Sequence[Point]) -> StoryAccount:
    here = next(i for i, x in enumerate(ordered) if x is a)
    source = shared.copy_of.get(here)
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
        wire=credit[1] if (credit := wire(a)) else None,
        copied=tuple(
            Copied(start, end, ordered[other].id, Span(*there), source=source)
            for start, end, other, there, source in shared.marks(here)
        ),
        sentences=r.sentences,
        furniture=r.furniture,
        leaves_out=tuple(p.id for p in told if a.id in p.silent),
    )
