"""Which accounts tell one story: those that are alike enough on average, the most alike put together first.

The likeness of two accounts and the order in which sets of them are joined hang on the accounts alone: a late one is
put where it would have been, and stories merge or part by it. Accounts that strong ties lead to one another by are a
region; no story reaches beyond one, so that a newcomer has its region put together anew and nothing else.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

import sqlalchemy as sa

from rashomon.archive.database import put
from rashomon.archive.hands import Hands, Ties
from rashomon.archive.packing import plain
from rashomon.archive.schema import accounts, moves, stories, terms, ties
from rashomon.types import Account

TERMS = 25
"""An account is looked up by so many of its heaviest words, and looks others up by as many, so that which of two came
first makes no difference."""
DAYS = 2
"""Accounts further apart are not looked at; the group room's likeness is nothing beyond."""
LIKELY = 200
"""At most so many are compared, those that share most of the words."""
AT_ONCE = 500
"""Numbers that a statement holds at most."""


class Row(NamedTuple):
    """What linking needs of an account."""

    no: int
    day: int
    region: int
    outline: bytes


class Member(NamedTuple):
    """What putting a region together needs of an account."""

    no: int
    id: str
    story: int | None


def link(connection: sa.Connection, arrived: Iterable[tuple[int, Account]], hands: Hands, at: str) -> set[int]:
    """Put accounts that are new into their stories, in a writing transaction; the stories that it touches.

    An account that has its place keeps it: an edit does not move it.
    """
    edited: set[int] = set()
    new: list[int] = []
    for no, account in arrived:
        columns = (accounts.c.story, accounts.c.day, accounts.c.outline.is_not(None).label("placed"))
        held = connection.execute(sa.select(*columns).where(accounts.c.no == no)).one()
        if held.placed and held.story is not None:
            edited.add(held.story)
        else:
            _place(connection, no, held.day, account, hands)
            new.append(no)
    _want(connection, edited, at)
    return edited | regroup(connection, _regions(connection, new), hands, at)


def _place(connection: sa.Connection, no: int, day: int, account: Account, hands: Hands) -> None:
    """Tie an account to those that it is like, and put it into its region."""
    words, outline = hands.outline(account)
    words = words[:TERMS]
    around = _likely(connection, no, day, words)
    gaps = [abs(o.day - day) if o.day and day else 0 for o in around]
    found = hands.alike(outline, [o.outline for o in around], gaps)
    near = {o.region for o, likeness in zip(around, found, strict=True) if hands.may_join(likeness)}
    region = min(near, default=no)
    if len(near) > 1:
        connection.execute(accounts.update().where(accounts.c.region.in_(near)).values(region=region))
    connection.execute(accounts.update().where(accounts.c.no == no).values(region=region, outline=outline))
    put(connection, terms, [{"word": plain(w), "day": day, "account": no} for w in words])
    tied = [{"account": no, "near": o.no, "likeness": n} for o, n in zip(around, found, strict=True) if n]
    put(connection, ties, tied)


def _likely(connection: sa.Connection, no: int, day: int, words: Iterable[str]) -> list[Row]:
    """Accounts that share most of these words, of about the day or undated."""
    shared = sa.func.count().label("shared")
    asked = sa.select(terms.c.account).where(terms.c.word.in_([plain(w) for w in words]), terms.c.account != no)
    if day:
        asked = asked.where(terms.c.day.in_([0, *range(day - DAYS, day + DAYS + 1)]))
    asked = asked.group_by(terms.c.account).order_by(shared.desc(), terms.c.account).limit(LIKELY)
    columns = [accounts.c[name] for name in Row._fields]
    found = connection.execute(sa.select(*columns).where(accounts.c.no.in_(asked)).order_by(accounts.c.no))
    return [Row(*r) for r in found]


def _regions(connection: sa.Connection, numbers: list[int]) -> set[int]:
    found: set[int] = set()
    for i in range(0, len(numbers), AT_ONCE):
        asked = sa.select(accounts.c.region).where(accounts.c.no.in_(numbers[i : i + AT_ONCE]))
        found.update(connection.execute(asked.distinct()).scalars())
    return found


def regroup(connection: sa.Connection, regions: Iterable[int], hands: Hands, at: str) -> set[int]:
    """Put the accounts of these regions together anew; the stories that changed."""
    changed: set[int] = set()
    for region in sorted(regions):
        changed |= _put_together(connection, region, hands, at)
    _want(connection, changed, at)
    return changed


def _put_together(connection: sa.Connection, region: int, hands: Hands, at: str) -> set[int]:
    """Each set of accounts that are put together keeps the story that most of it was in, the oldest of equals; a story
    that nobody is left in is merged into the one where most of its accounts went."""
    members = _members(connection, region)
    tied = _tied(connection, region, members)
    sets = hands.joined(range(len(members)), tied)
    counts = [Counter(s for k in held if (s := members[k].story) is not None) for held in sets]
    claims = sorted((-n, story, i) for i, count in enumerate(counts) for story, n in count.items())
    kept: dict[int, int] = {}
    for _, story, i in claims:
        if i not in kept and story not in kept.values():
            kept[i] = story
    changed: set[int] = set()
    for i, held in enumerate(sets):
        coming = [k for k in held if members[k].story is None or members[k].story != kept.get(i)]
        if coming:
            story = kept[i] = kept.get(i) or _open(connection, at)
            changed |= {story} | {s for k in coming if (s := members[k].story) is not None}
            _move(connection, [(members[k], _why(members, held, k, tied[k])) for k in coming], story, at)
    for story in {s for count in counts for s in count} - set(kept.values()):
        went = Counter({kept[i]: count[story] for i, count in enumerate(counts) if story in count})
        target = went.most_common(1)[0][0]
        connection.execute(stories.update().where(stories.c.no == story).values(merged_into=target, accounts=0))
    return changed


def _members(connection: sa.Connection, region: int) -> list[Member]:
    """A region's accounts in an order that hangs on nothing else."""
    columns = [accounts.c[name] for name in Member._fields]
    asked = sa.select(*columns, accounts.c.published).where(accounts.c.region == region)
    found = sorted(connection.execute(asked), key=lambda r: (r.published or "", r.id))
    return [Member(r.no, r.id, r.story) for r in found]


def _tied(connection: sa.Connection, region: int, members: list[Member]) -> Ties:
    """How alike a region's accounts are, each by its place among them, both ways."""
    place = {m.no: k for k, m in enumerate(members)}
    found: Ties = {k: {} for k in range(len(members))}
    asked = sa.select(ties.c.account, ties.c.near, ties.c.likeness).join(accounts, accounts.c.no == ties.c.account)
    for account, near, likeness in connection.execute(asked.where(accounts.c.region == region)):
        if near in place:
            found[place[account]][place[near]] = found[place[near]][place[account]] = likeness
    return found


def _why(members: list[Member], held: list[int], k: int, tied: dict[int, int]) -> str:
    """Why an account is put with others: the one of them that it is most like."""
    near = max((o for o in held if o in tied), key=lambda o: (tied[o], -o), default=None)
    was = members[k].story
    how = "arrived" if was is None else f"moved from s{was}"
    if near is None:
        return f"{how}: like no other"
    return f'{how}: {tied[near] / 100:.0f} percent like "{members[near].id}", the nearest of {len(held) - 1}'


def _open(connection: sa.Connection, at: str) -> int:
    values = {"opened": at, "changed": at, "title": "", "next_point": 1}
    zeros = dict.fromkeys(("wanted", "made", "revision", "accounts", "outlets", "points", "contested"), 0)
    return int(connection.execute(stories.insert().values(**values, **zeros).returning(stories.c.no)).scalar_one())


def _move(connection: sa.Connection, coming: list[tuple[Member, str]], to: int, at: str) -> None:
    for member, why in coming:
        connection.execute(accounts.update().where(accounts.c.no == member.no).values(story=to))
        told = {"account": member.no, "was": member.story, "becomes": to, "at": at, "why": plain(why)}
        connection.execute(moves.insert().values(**told))


def _want(connection: sa.Connection, changed: Iterable[int], at: str) -> None:
    """Say that these stories are to be told anew."""
    if numbers := list(changed):
        connection.execute(
            stories.update().where(stories.c.no.in_(numbers)).values(wanted=stories.c.wanted + 1, changed=at)
        )


def unlink(connection: sa.Connection, no: int, hands: Hands, at: str) -> set[int]:
    """Take an account out of its story, in a writing transaction; those about it are put together anew."""
    held: Any = connection.execute(sa.select(accounts.c.story, accounts.c.region).where(accounts.c.no == no)).one()
    connection.execute(terms.delete().where(terms.c.account == no))
    connection.execute(ties.delete().where((ties.c.account == no) | (ties.c.near == no)))
    connection.execute(accounts.update().where(accounts.c.no == no).values(story=None, region=None, outline=None))
    changed = set() if held.region is None else regroup(connection, _parted(connection, held.region, hands), hands, at)
    if held.story is not None and held.story not in changed:
        _want(connection, [held.story], at)
        changed.add(held.story)
    return changed


def _parted(connection: sa.Connection, region: int, hands: Hands) -> set[int]:
    """The regions that a region falls into when an account was taken out of it."""
    members = _members(connection, region)
    beside: defaultdict[int, set[int]] = defaultdict(set)
    for k, near in _tied(connection, region, members).items():
        beside[k] = {o for o, likeness in near.items() if hands.may_join(likeness)}
    left, found = set(range(len(members))), set()
    while left:
        reach, grown = [min(left)], {min(left)}
        while reach:
            new = beside[reach.pop()] - grown
            grown |= new
            reach += new
        left -= grown
        numbers = [members[k].no for k in grown]
        found.add(min(numbers))
        for i in range(0, len(numbers), AT_ONCE):
            some = accounts.c.no.in_(numbers[i : i + AT_ONCE])
            connection.execute(accounts.update().where(some).values(region=min(numbers)))
    return found
