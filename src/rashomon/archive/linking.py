"""Which accounts tell one story: each is tied to its nearest neighbour of those published before it.

What is tied together, directly or not, is one story. The ties hang on the accounts alone, not on the order in which
they arrived: a late one is put where it would have been, and stories merge or part by it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

import sqlalchemy as sa

from rashomon.archive.database import put
from rashomon.archive.hands import Hands, Weights
from rashomon.archive.packing import pack, plain, unpack
from rashomon.archive.schema import accounts, moves, stories, terms, ties
from rashomon.types import Account

TERMS, ASKED = 25, 15
"""Of an account's heaviest words so many are indexed, and its likely neighbours are looked for by so many."""
DAYS = 2
"""Accounts further apart are not looked at; the group room's measure fades to nothing beyond."""
LIKELY = 200
"""At most so many are compared, those that share most of the words."""


class Row(NamedTuple):
    """What linking needs of an account."""

    no: int
    id: str
    day: int
    published: str
    weights: Weights

    def may_follow(self, other: "Row") -> bool:
        """Whether it may be tied to the other: one published before it, or, where one has no date, any."""
        if (self.day == 0) != (other.day == 0):
            return True
        return (other.published, other.id) < (self.published, self.id)


_COLUMNS = [accounts.c[n] for n in ("no", "id", "day", "published", "weights")]


def rows(connection: sa.Connection, where: sa.ColumnElement[bool]) -> list[Row]:
    """Accounts that have been weighed."""
    found = connection.execute(sa.select(*_COLUMNS).where(where, accounts.c.weights.is_not(None)))
    return [Row(r.no, r.id, r.day, r.published or "", unpack(r.weights, dict[str, float])) for r in found]


def link(connection: sa.Connection, account: Account, no: int, hands: Hands, at: str) -> set[int]:
    """Put an account that is new into its story, in a writing transaction; the stories that it touches.

    An account that has its story keeps it: an edit does not move it.
    """
    held = connection.execute(sa.select(accounts.c.story, accounts.c.day).where(accounts.c.no == no)).one()
    if held.story is not None:
        _want(connection, [held.story], at)
        return {held.story}
    weights = hands.weigh(account)
    connection.execute(accounts.update().where(accounts.c.no == no).values(weights=pack(weights)))
    words = list(weights)[:TERMS]
    put(connection, terms, [{"word": plain(w), "day": held.day, "account": no} for w in words])
    here = rows(connection, accounts.c.no == no)[0]
    around = likely(connection, here)
    touched = {no} | _tie_nearest(connection, here, around, hands)
    asked = sa.select(ties).where(ties.c.account.in_([o.no for o in around]))
    known = {(t.account, t.undated): t for t in connection.execute(asked)}
    for other in around:
        before = known.get((other.no, int(here.day == 0)))
        score = _score(here, other, hands)
        if other.may_follow(here) and score > (before.score if before else 0.0):
            _tie(connection, other, here, score)
            touched.add(other.no)
    return regroup(connection, touched, at)


def likely(connection: sa.Connection, here: Row) -> list[Row]:
    """Accounts that share most of its heaviest words, of about its day or undated."""
    words = list(here.weights)[:ASKED]
    shared = sa.func.count().label("shared")
    asked = sa.select(terms.c.account).where(terms.c.word.in_(words), terms.c.account != here.no)
    if here.day:
        asked = asked.where(terms.c.day.in_([0, *range(here.day - DAYS, here.day + DAYS + 1)]))
    asked = asked.group_by(terms.c.account).order_by(shared.desc(), terms.c.account).limit(LIKELY)
    return rows(connection, accounts.c.no.in_([r.account for r in connection.execute(asked)])) if words else []


def _tie_nearest(connection: sa.Connection, here: Row, around: Iterable[Row], hands: Hands) -> set[int]:
    """Tie an account to the one most like it of those with a date, and of those without; whom it is tied to."""
    found: set[int] = set()
    for undated in (False, True):
        scored = [
            (score, o)
            for o in around
            if (o.day == 0) == undated and here.may_follow(o) and (score := _score(here, o, hands)) > 0
        ]
        if scored:
            score, other = max(scored, key=lambda x: (x[0], x[1].published, x[1].id))
            _tie(connection, here, other, score)
            found.add(other.no)
    return found


def _score(a: Row, b: Row, hands: Hands) -> float:
    return round(hands.alike(a.weights, b.weights, abs(a.day - b.day) if a.day and b.day else 0), 6)


def _tie(connection: sa.Connection, row: Row, to: Row, score: float) -> None:
    both = ", ".join([w for w in row.weights if w in to.weights][:4])
    why = plain(f"{row.id} is like {to.id} ({score:.2f}): both say {both}")
    undated = int(to.day == 0)
    connection.execute(ties.delete().where(ties.c.account == row.no, ties.c.undated == undated))
    connection.execute(ties.insert().values(account=row.no, undated=undated, near=to.no, score=score, why=why))


def regroup(connection: sa.Connection, touched: set[int], at: str) -> set[int]:
    """Sort the accounts of the stories that hold these anew, by their ties; the stories that changed.

    Each set of tied accounts keeps the story that most of it was in, the oldest of equals; a story that nobody is left
    in is merged into the one where most of its accounts went.
    """
    homes = sa.select(accounts.c.story).where(accounts.c.no.in_(touched), accounts.c.story.is_not(None))
    asked = sa.select(accounts.c.no, accounts.c.story).where(
        sa.or_(accounts.c.no.in_(touched), accounts.c.story.in_(homes))
    )
    held = {r.no: r for r in connection.execute(asked)}
    sets = _tied(list(held), _holding(connection, list(held)))
    counts = [Counter(held[n].story for n in s if held[n].story is not None) for s in sets]
    claims = sorted(((-n, story, i) for i, count in enumerate(counts) for story, n in count.items()), key=lambda x: x)
    kept: dict[int, int] = {}
    for _, story, i in claims:
        if i not in kept and story not in kept.values():
            kept[i] = story
    changed: set[int] = set()
    for i, members in enumerate(sets):
        story = kept.get(i) or _open(connection, at)
        changed |= _move(connection, [held[n] for n in members if held[n].story != story], story, at)
    _want(connection, changed, at)
    for story in {s for count in counts for s in count} - set(kept.values()):
        went = Counter(kept.get(i) for i, count in enumerate(counts) for _ in range(count[story]))
        target = went.most_common(1)[0][0]
        connection.execute(stories.update().where(stories.c.no == story).values(merged_into=target, accounts=0))
    return changed


def _holding(connection: sa.Connection, held: list[int]) -> list[tuple[int, int]]:
    """The ties that hold: that to a neighbour with a date always, that to one without only where it is the stronger."""
    found = []
    for i in range(0, len(held), 500):
        asked = (
            sa.select(ties.c.account, ties.c.undated, ties.c.near, ties.c.score)
            .where(ties.c.account.in_(held[i : i + 500]))
            .order_by(ties.c.account, ties.c.score.desc(), ties.c.undated)
        )
        seen = None
        for r in connection.execute(asked):
            if r.account != seen or not r.undated:
                found.append((r.account, r.near))
            seen = r.account
    return found


def _tied(held: list[int], pairs: list[tuple[int, int]]) -> list[list[int]]:
    """The sets of accounts that are tied together, directly or not."""
    beside: defaultdict[int, set[int]] = defaultdict(set)
    for no, other in pairs:
        beside[no].add(other)
        beside[other].add(no)
    left, found = set(held), []
    while left:
        reach, grown = [min(left)], {min(left)}
        while reach:
            new = (beside[reach.pop()] & left) - grown
            grown |= new
            reach += new
        found.append(sorted(grown))
        left -= grown
    return found


def _open(connection: sa.Connection, at: str) -> int:
    values = {"opened": at, "changed": at, "title": "", "next_point": 1}
    zeros = dict.fromkeys(("wanted", "made", "revision", "accounts", "outlets", "points", "contested"), 0)
    return int(connection.execute(stories.insert().values(**values, **zeros).returning(stories.c.no)).scalar_one())


def _move(connection: sa.Connection, held: list[Any], to: int, at: str) -> set[int]:
    changed: set[int] = set()
    for row in held:
        changed |= {to} | ({row.story} if row.story is not None else set())
        connection.execute(accounts.update().where(accounts.c.no == row.no).values(story=to))
        why = "arrived" if row.story is None else f"moved from s{row.story}: its ties changed"
        connection.execute(moves.insert().values(account=row.no, was=row.story, becomes=to, at=at, why=why))
    return changed


def _want(connection: sa.Connection, changed: Iterable[int], at: str) -> None:
    """Say that these stories are to be told anew."""
    connection.execute(
        stories.update().where(stories.c.no.in_(list(changed))).values(wanted=stories.c.wanted + 1, changed=at)
    )


def unlink(connection: sa.Connection, no: int, hands: Hands, at: str) -> set[int]:
    """Take an account out of its story, in a writing transaction: those tied to it find their next neighbour."""
    story = connection.execute(sa.select(accounts.c.story).where(accounts.c.no == no)).scalar_one()
    tied = list(connection.execute(sa.select(ties.c.account).where(ties.c.near == no)).scalars())
    connection.execute(terms.delete().where(terms.c.account == no))
    connection.execute(ties.delete().where((ties.c.account == no) | (ties.c.near == no)))
    connection.execute(accounts.update().where(accounts.c.no == no).values(story=None, weights=None))
    touched = set(tied)
    for row in rows(connection, accounts.c.no.in_(tied)):
        connection.execute(ties.delete().where(ties.c.account == row.no))
        touched |= _tie_nearest(connection, row, likely(connection, row), hands)
    changed = regroup(connection, touched, at) if touched else set()
    if story is not None:
        _want(connection, [story], at)
    return changed | ({story} if story is not None else set())
