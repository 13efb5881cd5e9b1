"""Accounts as they come: a new one, a new text of one that is there, or nothing new."""

import hashlib
from datetime import UTC, date, datetime
from typing import NamedTuple

import sqlalchemy as sa

from rashomon.archive.packing import pack, plain, unpack, whole
from rashomon.archive.schema import accounts, versions
from rashomon.types import Account, Added

SAME = 0.3
"""Two texts that share this much of their words are one account's, where only the id and the outlet say so."""
FIRST_DAY = date(1800, 1, 1)


def moment() -> str:
    """Now, ISO 8601 in UTC, to the microsecond: as text it sorts by time."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def day_number(published: str | None) -> int:
    """The day of a publication date as a count of days; 0 where there is none."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return 0
    return day.toordinal() if day >= FIRST_DAY else 0


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


class Received(NamedTuple):
    """An account's row number and what became of it."""

    no: int
    told: Added


def receive(connection: sa.Connection, account: Account, place: str, at: str, *, live: bool = False) -> Received:
    """Keep an account in a writing transaction.

    It is the same account where the address is the same, or, without one, the outlet and the id, if the texts have
    words in common. A text that was there before changes nothing; where it was fetched `live`, one that is not the
    newest is an outlet's return to it, and a version of its own.
    """
    account = _kept(account)
    key = account.url or f"{account.outlet or ''}\n{account.id}"
    sha = digest(account.text)
    held = connection.execute(
        sa.select(accounts.c.no, accounts.c.id, accounts.c.version).where(accounts.c.key == plain(key))
    ).all()
    for row in held:
        known = connection.execute(
            sa.select(versions.c.version).where(versions.c.account == row.no, versions.c.sha256 == sha)
        ).scalars()
        if (seen := list(known)) and (not live or row.version in seen):
            return Received(row.no, Added(account=row.id, outcome="known", version=max(seen)))
    for row in held:
        if account.url or _share(account.text, _text(connection, row.no, row.version)) >= SAME:
            number = row.version + 1
            _put(connection, row.no, number, account, row.id, sha, place, at)
            connection.execute(
                accounts.update()
                .where(accounts.c.no == row.no)
                .values(version=number, outlet=plain(account.outlet), published=plain(account.published))
            )
            return Received(row.no, Added(account=row.id, outcome="edited", version=number))
    return _new(connection, account, key, sha, place, at)


def _new(connection: sa.Connection, account: Account, key: str, sha: str, place: str, at: str) -> Received:
    name = _free(connection, account.id)
    no = connection.execute(
        accounts.insert()
        .values(
            id=name,
            given=plain(account.id),
            key=plain(key),
            outlet=plain(account.outlet),
            published=plain(account.published),
            day=day_number(account.published),
            version=1,
        )
        .returning(accounts.c.no)
    ).scalar_one()
    _put(connection, no, 1, account, name, sha, place, at)
    return Received(no, Added(account=name, outcome="new", version=1))


def _put(
    connection: sa.Connection, no: int, number: int, account: Account, name: str, sha: str, place: str, at: str
) -> None:
    body = Account(
        id=name,
        text=account.text,
        outlet=account.outlet,
        title=account.title,
        published=account.published,
        url=account.url,
    )
    connection.execute(
        versions.insert().values(
            account=no, version=number, sha256=sha, received=at, place=plain(place), body=pack(body)
        )
    )


def _kept(account: Account) -> Account:
    fields = {name: getattr(account, name) for name in ("id", "text", "outlet", "title", "published", "url")}
    return Account(**{k: whole(v) if isinstance(v, str) else v for k, v in fields.items()})


def _free(connection: sa.Connection, wanted: str) -> str:
    """The id that it came with, or the first free one after it."""
    first, number = plain(wanted) or "", 1
    name = first
    while connection.execute(sa.select(accounts.c.no).where(accounts.c.id == name)).first():
        number += 1
        name = f"{first}-{number}"
    return name


def _text(connection: sa.Connection, no: int, version: int) -> str:
    body = connection.execute(
        sa.select(versions.c.body).where(versions.c.account == no, versions.c.version == version)
    ).scalar_one()
    return unpack(body, Account).text


def _share(a: str, b: str) -> float:
    """The share of words that two texts have in common."""
    mine, other = set(a.lower().split()), set(b.lower().split())
    return len(mine & other) / max(1, min(len(mine), len(other)))
