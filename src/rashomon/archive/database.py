"""One door to SQLite and PostgreSQL: where an archive lies, its transactions, what its errors mean.

Writes are one after another on both: SQLite has one writer, and PostgreSQL is asked for a lock at the start of each
writing transaction. They are short; reading and reconciling are done between them.
"""

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from rashomon.types import ArchiveError

PATIENCE = 120
"""Seconds that a writer waits for another."""
LOCK = 0x7261_7368
"""The number of the advisory lock in PostgreSQL."""
CACHE = -32_000
"""KiB of pages that a SQLite connection keeps."""
SYNCHRONOUS = "FULL"
"""What was acknowledged in SQLite survives a loss of power, too."""
_FULL = ("database or disk is full", "53100", "No space left")
_LOCKED = ("database is locked", "55P03")
_DAMAGED = ("malformed", "not a database", "disk I/O error")


def url_of(place: str | Path) -> sa.URL:
    """The address of a place: a database URL, or a file. Raises ArchiveError for what is neither."""
    text = str(place)
    if "://" not in text:
        return sa.URL.create("sqlite", database=os.path.abspath(text))
    try:
        url = sa.make_url(text)
    except (ArgumentError, ValueError) as e:
        raise ArchiveError("this is no database address; write postgresql://user@host/name, or name a file") from e
    kind = url.get_backend_name()
    if kind == "postgres" or kind == "postgresql":
        return url.set(drivername="postgresql+pg8000")
    if kind == "sqlite" and url.database and url.database != ":memory:":
        return sa.URL.create("sqlite", database=os.path.abspath(url.database))
    raise ArchiveError(f"an archive is a file or a PostgreSQL database, not {kind}")


class Database:
    """Connections to where an archive lies."""

    def __init__(self, place: str | Path) -> None:
        self.url = url_of(place)
        self.sqlite = self.url.get_backend_name() == "sqlite"
        self.name = self.url.database or "" if self.sqlite else self.url.render_as_string(hide_password=True)
        self.engine = _engine(self.url, self.sqlite)

    @property
    def file(self) -> Path | None:
        """The file of a SQLite archive."""
        return Path(self.url.database or "") if self.sqlite else None

    @contextlib.contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection to read from, all of one moment."""
        with self._telling(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction in which nobody else writes: all of it is kept, or nothing."""
        with self._telling(), self.engine.connect() as connection:
            writer = connection.execution_options(rashomon_writes=True)
            with writer.begin():
                if not self.sqlite:
                    writer.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
                yield writer

    @contextlib.contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as e:
            raise ArchiveError(f"{self.name}: {_plainly(e)}") from e

    def size(self) -> int | None:
        """Bytes on disk, without what is still in SQLite's log."""
        if self.file:
            return self.file.stat().st_size
        with self.reading() as c:
            return int(c.execute(sa.text("SELECT pg_database_size(current_database())")).scalar_one())

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def put(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    """Insert many rows of plain columns at once, without a statement as long as they are."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(table.insert(), rows)
        return
    quoted = connection.dialect.identifier_preparer.quote
    columns = ", ".join(quoted(name) for name in rows[0])
    source = f"json_populate_recordset(NULL::{quoted(table.name)}, CAST(:rows AS json))"
    command = sa.text(f"INSERT INTO {quoted(table.name)} ({columns}) SELECT {columns} FROM {source}")
    connection.execute(command, {"rows": json.dumps(rows)})


def _engine(url: sa.URL, sqlite: bool) -> sa.Engine:
    try:
        if not sqlite:
            return sa.create_engine(url, pool_pre_ping=True, connect_args={"timeout": PATIENCE})
        engine = sa.create_engine(url, connect_args={"timeout": PATIENCE, "check_same_thread": False})
    except (ImportError, NoSuchModuleError) as e:
        raise ArchiveError("PostgreSQL needs pg8000: pip install 'rashomon[archive]'") from e

    @event.listens_for(engine, "connect")
    def _opened(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # the transactions are begun below, not by the driver
        cursor = connection.cursor()
        for setting in ("foreign_keys=ON", f"synchronous={SYNCHRONOUS}", f"cache_size={CACHE}", "temp_store=MEMORY"):
            cursor.execute(f"PRAGMA {setting}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begun(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("rashomon_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _plainly(e: DBAPIError) -> str:
    """What went wrong, in one plain line without the statement and its values."""
    cause = e.orig
    text = str(cause)
    if isinstance(cause, Exception) and cause.args and isinstance(cause.args[0], dict):  # pg8000
        told = cause.args[0]
        text = f"{told.get('M', '')} ({told.get('C', '')})"
    if any(x in text for x in _FULL):
        return "the disk is full; what was acknowledged is kept, and the rest can be added again when there is room"
    if any(x in text for x in _LOCKED):
        return f"another program has been writing for {PATIENCE} seconds; try again"
    if isinstance(cause, sqlite3.DatabaseError) and any(x in text for x in _DAMAGED):
        return f"this is no archive, or it is damaged ({text})"
    return text.splitlines()[0] if text else type(cause).__name__
