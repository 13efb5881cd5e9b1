"""Writers killed, a disk that is full: nothing acknowledged is lost, nothing is damaged, and the message is plain."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa

import killing
from rashomon.archive import create, open_archive
from rashomon.types import Account, Added, ArchiveError
from standin import HANDS

Tell = Callable[..., Account]


def test_two_writers_killed_at_random_moments(place: str) -> None:
    create(place, HANDS).close()
    assert list(killing.killed(place, count=200, seed=7, moments=2, longest=1.0)) == []


def test_a_full_disk_says_so_and_damages_nothing(place: str, tell: Tell) -> None:
    create(place, HANDS).close()
    some = [tell(f"outlet{n}", *(f"Sentence {n} {k} of the night." for k in range(30))) for n in range(24)]
    acknowledged: list[str] = []
    with open_archive(place, HANDS) as archive:
        full(archive.database)
        told = (x for account in some for x in archive.add([account]))
        with pytest.raises(ArchiveError, match="the disk is full"):
            acknowledged.extend(x.account for x in told if isinstance(x, Added))
    assert acknowledged or place.startswith("postgresql")
    with open_archive(place, HANDS) as archive:
        assert list(archive.verify()) == []
        assert [archive.account(a)[0].id for a in acknowledged] == acknowledged
        list(archive.catch_up())
        list(archive.add(some))
        assert archive.status().accounts == 24
        assert list(archive.verify()) == []


def full(database) -> None:  # type: ignore[no-untyped-def]
    """SQLite may have no more pages; PostgreSQL's refusal is put in."""
    if database.sqlite:

        @sa.event.listens_for(database.engine, "connect")
        def _few_pages(connection, _):  # type: ignore[no-untyped-def]
            connection.execute("PRAGMA max_page_count=110")

        database.engine.dispose()
        return
    left = [60]

    @sa.event.listens_for(database.engine, "before_cursor_execute")
    def _refuse(connection, cursor, statement, parameters, context, many):  # type: ignore[no-untyped-def]
        left[0] -= 1
        if left[0] < 0 and statement.startswith("INSERT"):
            from pg8000.exceptions import DatabaseError

            told = {"C": "53100", "M": "could not extend file: No space left on device"}
            raise sa.exc.DBAPIError.instance(statement, parameters, DatabaseError(told), DatabaseError)
