"""What is left to do for accounts that were received: reading them, finding their story, telling it anew.

Each step is kept before the next begins, and each can be done again: whoever comes after an interruption goes on where
it stopped. Two who work at once do some of it twice and nothing wrong.
"""

from collections.abc import Generator, Iterable, Iterator, Sequence

import sqlalchemy as sa

from rashomon.archive import linking, statements, stories
from rashomon.archive.database import Database
from rashomon.archive.hands import Hands
from rashomon.archive.packing import pack, unpack
from rashomon.archive.receiving import moment
from rashomon.archive.schema import accounts, versions
from rashomon.archive.schema import statements as statement_rows
from rashomon.archive.schema import stories as story_rows
from rashomon.types import Account, Problem, Reading

AT_ONCE = 16
"""Readings that are kept in one transaction."""
TRIES = 20
"""A story that others keep adding to is left to them after so many tries."""


def unread(connection: sa.Connection, reader: str, *, behind: bool = False) -> list[int]:
    """Accounts whose newest text was not read; with `behind` also those that another version read."""
    stale = versions.c.reader.is_distinct_from(reader) if behind else versions.c.reader.is_(None)
    newest = sa.and_(versions.c.account == accounts.c.no, versions.c.version == accounts.c.version)
    asked = sa.select(accounts.c.no).join(versions, newest).where(stale | accounts.c.story.is_(None))
    return list(connection.execute(asked.order_by(accounts.c.no)).scalars())


def settle(database: Database, hands: Hands, numbers: Iterable[int], why: str) -> Iterator[Problem]:
    """Read these accounts, find their stories, and tell those anew. Yields what a person should know."""
    for story in sorted((yield from read(database, hands, numbers))):
        tell(database, hands, story, why)


def read(database: Database, hands: Hands, numbers: Iterable[int]) -> Generator[Problem, None, set[int]]:
    """Read these accounts and find their stories. Yields what a person should know, gives the stories to be told."""
    touched: set[int] = set()
    batch: list[tuple[int, int, Account, Reading]] = []
    with database.reading() as connection:
        left = _unread_of(connection, list(numbers), hands.made_by)
    queue = iter(left)
    waiting = {account.id: (no, version) for no, version, account in left}
    for found in hands.readings(account for _, _, account in queue):
        if isinstance(found, Problem):
            yield found
            continue
        account, reading = found
        if reading.unread:
            yield Problem(input=f'the account "{account.id}"', reason=f"kept, but not read: {reading.unread}")
        batch.append((*waiting[account.id], account, reading))
        if len(batch) >= AT_ONCE:
            touched |= _keep(database, hands, batch)
            batch = []
    return touched | _keep(database, hands, batch)


def _unread_of(connection: sa.Connection, numbers: list[int], reader: str) -> list[tuple[int, int, Account]]:
    found = []
    for i in range(0, len(numbers), 500):
        asked = (
            sa.select(accounts.c.no, accounts.c.version, versions.c.body)
            .join(versions, sa.and_(versions.c.account == accounts.c.no, versions.c.version == accounts.c.version))
            .where(
                accounts.c.no.in_(numbers[i : i + 500]),
                versions.c.reader.is_distinct_from(reader) | accounts.c.story.is_(None),
            )
            .order_by(accounts.c.no)
        )
        found += [(r.no, r.version, unpack(r.body, Account)) for r in connection.execute(asked)]
    return found


def _keep(database: Database, hands: Hands, batch: list[tuple[int, int, Account, Reading]]) -> set[int]:
    touched: set[int] = set()
    if not batch:
        return touched
    packed = [pack(reading) for *_, reading in batch]
    with database.writing() as connection:
        for (no, version, _, _), body in zip(batch, packed, strict=True):
            connection.execute(
                versions.update()
                .where(versions.c.account == no, versions.c.version == version)
                .values(reader=hands.made_by, reading=body)
            )
        numbers = sa.select(accounts.c.no).where(accounts.c.no.in_([no for no, *_ in batch]))
        still = set(connection.execute(numbers).scalars())
        arrived = [(no, account) for no, _, account, _ in batch if no in still]
        touched |= linking.link(connection, arrived, hands, moment())
    return touched


def place_anew(database: Database, hands: Hands) -> None:
    """Put accounts that were read and have no place among the others where they belong: those of an archive made by an
    older version. All at once, since a story is put together from all that is known."""
    newest = sa.and_(versions.c.account == accounts.c.no, versions.c.version == accounts.c.version)
    asked = (
        sa.select(accounts.c.no, versions.c.body)
        .join(versions, newest)
        .where(accounts.c.outline.is_(None), accounts.c.story.is_not(None))
        .order_by(accounts.c.no)
    )
    with database.writing() as connection:
        rows = connection.execute(asked).all()
        linking.link(connection, ((r.no, unpack(r.body, Account)) for r in rows), hands, moment())


def tell(database: Database, hands: Hands, story: int, why: str) -> None:
    """Tell a story anew, if something happened to its accounts since its newest revision."""
    for _ in range(TRIES):
        with database.reading() as connection:
            row = connection.execute(
                sa.select(story_rows.c.wanted, story_rows.c.made).where(story_rows.c.no == story)
            ).first()
            if row is None or row.made >= row.wanted:
                return
            held = stories.members(connection, story)
        pairs = [(m.account, m.reading) for m in held if m.reading]
        told = hands.assemble(pairs) if pairs else None
        with database.writing() as connection:
            fresh = connection.execute(sa.select(story_rows.c.made).where(story_rows.c.no == story)).scalar_one()
            if fresh >= row.wanted:
                continue
            if told is None:
                _empty(connection, story)
            elif saved := stories.save(connection, story, told, held, at=moment(), made_by=hands.made_by, why=why):
                statements.index(connection, story, saved, held)
            connection.execute(story_rows.update().where(story_rows.c.no == story).values(made=row.wanted))


def _empty(connection: sa.Connection, story: int) -> None:
    """Nobody tells it any more: its revisions stay, and nothing of it is found by a search."""
    kept = connection.execute(sa.select(statement_rows.c.no).where(statement_rows.c.story == story)).scalars()
    statements.forget(connection, list(kept))
    connection.execute(story_rows.update().where(story_rows.c.no == story).values(accounts=0))


def unsettled(connection: sa.Connection) -> list[int]:
    """Stories whose newest accounts are not in their points yet."""
    asked = sa.select(story_rows.c.no).where(story_rows.c.made < story_rows.c.wanted)
    return list(connection.execute(asked.order_by(story_rows.c.no)).scalars())


def named(accounts: Sequence[str]) -> str:
    """Why a story is told anew, by the first of the accounts that arrived."""
    shown = ", ".join(accounts[:3])
    return f"{shown} and {len(accounts) - 3} more" if len(accounts) > 3 else shown
