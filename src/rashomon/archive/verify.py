"""Whether an archive holds what it says: every text its hash, every span its words, every account its story."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from rashomon.archive import stories
from rashomon.archive.database import Database
from rashomon.archive.packing import plain, unpack
from rashomon.archive.receiving import digest
from rashomon.archive.schema import accounts, facets, revisions, statements, versions
from rashomon.archive.schema import stories as story_rows
from rashomon.types import Account, ArchiveError, Reading, Story

AT_ONCE = 200
LAYERS = ("sentences", "furniture", "clauses", "events", "figures", "times", "places")


def faults(database: Database) -> Iterator[str]:
    """Every fault found, in one plain line each; nothing for a sound archive."""
    with database.reading() as connection:
        yield from _of_database(connection, database.sqlite)
        yield from _of_versions(connection)
        yield from _of_accounts(connection)
        yield from _of_stories(connection)
        yield from _of_index(connection)


def _of_database(connection: sa.Connection, sqlite: bool) -> Iterator[str]:
    if not sqlite:
        return
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield f"the database file is damaged: {line}"
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"a row of {row[0]} names a row of {row[2]} that is not there"


def _of_versions(connection: sa.Connection) -> Iterator[str]:
    asked = sa.select(versions, accounts.c.id).join(accounts, accounts.c.no == versions.c.account)
    for row in _in_turn(connection, asked, versions.c.account, versions.c.version):
        name = f'the account "{row.id}", version {row.version}'
        try:
            account = unpack(row.body, Account)
            reading = unpack(row.reading, Reading) if row.reading else None
        except ArchiveError as e:
            yield f"{name}: {e}"
            continue
        if digest(account.text) != row.sha256:
            yield f"{name}: the text is not the one that was received"
        if reading:
            length = len(account.text)
            spans = [s for layer in LAYERS for s in getattr(reading, layer)]
            if any(not 0 <= s.start <= s.end <= length for s in spans):
                yield f"{name}: its reading has a span outside its text"


def _in_turn(connection: sa.Connection, asked: sa.Select[Any], *order: sa.ColumnElement[Any]) -> Iterator[sa.Row[Any]]:
    """Rows a few at a time, so that memory does not grow with the archive."""
    offset: tuple[Any, ...] | None = None
    names = [c.name for c in order]
    while True:
        some = asked.order_by(*order).limit(AT_ONCE)
        if offset is not None:
            some = some.where(sa.tuple_(*order) > sa.tuple_(*map(sa.literal, offset)))
        rows = connection.execute(some).all()
        yield from rows
        if len(rows) < AT_ONCE:
            return
        offset = tuple(getattr(rows[-1], n) for n in names)


def _of_accounts(connection: sa.Connection) -> Iterator[str]:
    asked = (
        sa.select(accounts.c.id, accounts.c.version, sa.func.max(versions.c.version), sa.func.count())
        .outerjoin(versions, versions.c.account == accounts.c.no)
        .group_by(accounts.c.no)
        .having(
            sa.func.coalesce(sa.func.max(versions.c.version), 0).is_distinct_from(accounts.c.version)
            | (sa.func.count() != accounts.c.version)
        )
    )
    for name, version, *_ in connection.execute(asked):
        yield f'the account "{name}": of its {version} texts not all are there'
    homeless = (
        sa.select(accounts.c.id)
        .join(versions, versions.c.account == accounts.c.no)
        .where(versions.c.reading.is_not(None), accounts.c.story.is_(None))
        .distinct()
    )
    for (name,) in connection.execute(homeless):
        yield f'the account "{name}" was read and is in no story'


def _of_stories(connection: sa.Connection) -> Iterator[str]:
    for row in connection.execute(sa.select(story_rows).order_by(story_rows.c.no)).all():
        numbers = sa.select(revisions.c.number).where(revisions.c.story == row.no).order_by(revisions.c.number)
        if list(connection.execute(numbers).scalars()) != list(range(1, row.revision + 1)):
            yield f"the story s{row.no}: of its {row.revision} revisions not all are there"
            continue
        try:
            for number in range(1, row.revision + 1):
                story, _ = stories.load(connection, row.no, number)
                yield from _of_story(f"the story s{row.no}, revision {number}", story)
        except (ArchiveError, KeyError) as e:
            yield f"the story s{row.no}: a revision cannot be put together ({e})"


def _of_story(name: str, story: Story) -> Iterator[str]:
    texts = {a.id: a.text for a in story.accounts}
    for account in story.accounts:
        if digest(account.text) != account.sha256:
            yield f'{name}: the account "{account.id}" is not the text that it was made of'
    ids = [p.id for p in story.points]
    if len(set(ids)) != len(ids):
        yield f"{name}: two points have one name"
    for point in story.points:
        for said in point.statements:
            if texts[said.account][said.start : said.end] != said.text:
                yield f'{name}, {point.id}: a statement is not the words of "{said.account}"'


def _of_index(connection: sa.Connection) -> Iterator[str]:
    asked = sa.select(statements, versions.c.body).outerjoin(
        versions, sa.and_(versions.c.account == statements.c.account, versions.c.version == statements.c.version)
    )
    texts: dict[tuple[int, int], str] = {}
    for row in _in_turn(connection, asked, statements.c.no):
        key = (row.account, row.version)
        if key not in texts:
            texts = {key: unpack(row.body, Account).text if row.body else ""}
        if plain(texts[key][row.start : row.end]) != row.words:
            yield f"the index: a statement of s{row.story} {row.point} is not the words of its account"
    lost = sa.select(facets.c.statement).where(facets.c.statement.not_in(sa.select(statements.c.no))).limit(1)
    if connection.execute(lost).first():
        yield "the index: something is told of a statement that is not there"
    counts = set(connection.execute(sa.select(statements.c.story).distinct()).scalars())
    for row in connection.execute(sa.select(story_rows)).all():
        if row.made == row.wanted and row.revision and row.accounts and row.no not in counts and row.points:
            yield f"the index: nothing of the story s{row.no} can be found"
