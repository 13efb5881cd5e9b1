"""Stories kept and given back: revisions without their texts, and the texts put back when one is opened."""

import json
from typing import Any, NamedTuple

import sqlalchemy as sa
from msgspec import structs
from msgspec.structs import replace

from rashomon.archive.packing import dumps, pack, plain, unpack
from rashomon.archive.schema import accounts, revisions, stories, versions
from rashomon.archive.stable import named
from rashomon.types import Account, Reading, Revision, Story, StoryAccount, StorySummary, UnknownError

CONTESTED = ("contradicted", "differing")
TITLE = 120
_DEFAULTS = {f.name: f.default for f in structs.fields(StoryAccount)}
CARRIED = tuple(
    f.name
    for f in structs.fields(Reading)
    if f.name in _DEFAULTS and f.name not in ("id", "language", "unread", "flattened")
)
"""What a story's account has from its reading as it is."""


class Member(NamedTuple):
    """An account of a story with the text that a revision was made of."""

    no: int
    version: int
    account: Account
    reading: Reading | None


def number(story: str) -> int:
    """The row of a story named s12. Raises UnknownError."""
    if story[:1].lower() == "s" and story[1:].isascii() and story[1:].isdigit() and len(story) < 19:
        return int(story[1:])
    raise UnknownError(f'there is no story "{story}"; stories are named s1, s2 and so on')


def members(connection: sa.Connection, story: int) -> list[Member]:
    """The accounts of a story, each with the newest text that was read, in order of publication."""
    asked = (
        sa.select(accounts.c.no, versions.c.version, versions.c.body, versions.c.reading)
        .join(versions, versions.c.account == accounts.c.no)
        .where(accounts.c.story == story, versions.c.reading.is_not(None))
        .order_by(versions.c.version)
    )
    newest = {r.no: r for r in connection.execute(asked)}
    found = [Member(r.no, r.version, unpack(r.body, Account), unpack(r.reading, Reading)) for r in newest.values()]
    return sorted(found, key=lambda m: (not m.account.published, m.account.published or "", m.account.id))


def save(
    connection: sa.Connection, no: int, told: Story, held: list[Member], *, at: str, made_by: str, why: str
) -> Story | None:
    """Keep a new revision, in a writing transaction. None where it says nothing that the newest does not say."""
    row = connection.execute(sa.select(stories).where(stories.c.no == no)).one()
    before = stripped_revision(connection, no, row.revision) if row.revision else None
    story, next_point = named(told, before, row.next_point)
    bare = stripped(story, held)
    members_now = dumps([[m.no, m.version] for m in held])
    if before is not None and bare == before and members_now == listed(connection, no, row.revision):
        return None
    connection.execute(
        revisions.insert().values(
            story=no,
            number=row.revision + 1,
            at=at,
            made_by=made_by,
            accounts=len(held),
            points=len(story.points),
            why=why,
            members=members_now,
            body=pack(bare),
        )
    )
    days = sorted(a.published[:10] for a in story.accounts if a.published)
    connection.execute(
        stories.update()
        .where(stories.c.no == no)
        .values(
            revision=row.revision + 1,
            next_point=next_point,
            title=plain(title(story)),
            accounts=len(held),
            outlets=len({a.outlet or f"\n{a.id}" for a in story.accounts}),
            points=len(story.points),
            contested=sum(p.status in CONTESTED for p in story.points),
            first_day=plain(days[0]) if days else None,
            last_day=plain(days[-1]) if days else None,
            changed=at,
        )
    )
    return story


def title(story: Story) -> str:
    """What a story is called in a list: the title of its first account, or its first words."""
    for account in story.accounts:
        if account.title:
            return " ".join(account.title.split())[:TITLE]
    return " ".join(story.accounts[0].text.split())[:TITLE] if story.accounts else ""


def stripped(story: Story, held: list[Member]) -> Story:
    """The story without what its accounts and their readings hold anyway."""
    readings = {m.account.id: m.reading for m in held}
    bare = []
    for account in story.accounts:
        reading = readings.get(account.id)
        same = [n for n in CARRIED if reading and getattr(account, n) == getattr(reading, n)]
        bare.append(replace(account, text="", **{n: _DEFAULTS[n] for n in same}))
    return replace(story, accounts=tuple(bare))


def _whole(account: StoryAccount, text: str, reading: Reading) -> StoryAccount:
    """An account of a story with what was stripped from it."""
    gone = [n for n in CARRIED if getattr(account, n) == _DEFAULTS[n]]
    return replace(account, text=text, **{n: getattr(reading, n) for n in gone})


def stripped_revision(connection: sa.Connection, no: int, revision: int) -> Story:
    """A revision as it is kept. Raises UnknownError."""
    return unpack(_of_revision(connection, revisions.c.body, no, revision), Story)


def listed(connection: sa.Connection, no: int, revision: int) -> str:
    """The accounts of a revision and their versions, as they are kept. Raises UnknownError."""
    return str(_of_revision(connection, revisions.c.members, no, revision))


def _of_revision(connection: sa.Connection, column: sa.Column[Any], no: int, revision: int) -> Any:
    asked = sa.select(column).where(revisions.c.story == no, revisions.c.number == revision)
    found = connection.execute(asked).scalar()
    if found is None:
        raise UnknownError(f"the story s{no} has no revision {revision}")
    return found


def load(connection: sa.Connection, no: int, revision: int) -> tuple[Story, list[Member]]:
    """A revision whole: every statement the words of its account. Raises UnknownError."""
    bare = stripped_revision(connection, no, revision)
    named_then = [tuple(x) for x in json.loads(listed(connection, no, revision))]
    asked = sa.select(versions).where(versions.c.account.in_([a for a, _ in named_then]))
    rows = {(r.account, r.version): r for r in connection.execute(asked)}
    held = [
        Member(
            a, v, unpack(rows[a, v].body, Account), unpack(rows[a, v].reading, Reading) if rows[a, v].reading else None
        )
        for a, v in named_then
    ]
    by_id = {m.account.id: m for m in held}
    full = []
    for account in bare.accounts:
        m = by_id[account.id]
        read = m.reading or Reading(id=account.id)
        full.append(_whole(account, m.account.text, read))
    return replace(bare, accounts=tuple(full)), held


def newest(connection: sa.Connection, no: int) -> int:
    """The number of a story's newest revision. Raises UnknownError."""
    found = connection.execute(sa.select(stories.c.revision).where(stories.c.no == no)).scalar()
    if found is None:
        raise UnknownError(f"there is no story s{no}")
    return int(found)


def history(connection: sa.Connection, no: int) -> list[Revision]:
    """All revisions of a story, the first one first."""
    asked = sa.select(revisions).where(revisions.c.story == no).order_by(revisions.c.number)
    return [
        Revision(
            story=f"s{no}",
            number=r.number,
            at=r.at,
            made_by=r.made_by,
            accounts=r.accounts,
            points=r.points,
            why=r.why,
        )
        for r in connection.execute(asked)
    ]


def summaries(
    connection: sa.Connection, where: sa.ColumnElement[bool], limit: int = 50, offset: int = 0
) -> list[StorySummary]:
    """Stories as a list has them, those that changed last first."""
    asked = sa.select(stories).order_by(stories.c.changed.desc(), stories.c.no.desc()).limit(limit).offset(offset)
    asked = asked.where(where)
    return [
        StorySummary(
            id=f"s{r.no}",
            title=r.title,
            accounts=r.accounts,
            outlets=r.outlets,
            points=r.points,
            contested=r.contested,
            revision=r.revision,
            opened=r.opened,
            changed=r.changed,
            first=r.first_day,
            last=r.last_day,
            merged_into=f"s{r.merged_into}" if r.merged_into else None,
        )
        for r in connection.execute(asked)
    ]
