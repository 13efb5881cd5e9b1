"""An archive as a folder that opens without us, and back again without loss.

`tables/` holds every row of every table as JSON Lines; `init --from` reads them. All else in the folder is for people
and for other programs.
"""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa

from rashomon.archive import steps
from rashomon.archive.database import Database
from rashomon.archive.schema import tables
from rashomon.types import ArchiveError

AT_ONCE = 200
FORM = "rashomon/archive/1"
COUNTED = ("stories", "accounts", "statements", "judgements", "moves")
"""Tables whose rows PostgreSQL numbers."""


def write_tables(database: Database, folder: Path) -> None:
    """Every row of every table, all of one moment."""
    folder.mkdir()
    with database.reading() as connection:
        for table in tables.sorted_tables:
            with (folder / f"{table.name}.jsonl").open("wb") as file:
                for row in _rows(connection, table):
                    file.write(msgspec.json.encode(row) + b"\n")


def _rows(connection: sa.Connection, table: sa.Table) -> Iterator[dict[str, Any]]:
    keys = list(table.primary_key.columns)
    last: tuple[Any, ...] | None = None
    while True:
        asked = sa.select(table).order_by(*keys).limit(AT_ONCE)
        if last is not None:
            asked = asked.where(sa.tuple_(*keys) > sa.tuple_(*map(sa.literal, last)))
        found = [dict(r._mapping) for r in connection.execute(asked)]
        yield from found
        if len(found) < AT_ONCE:
            return
        last = tuple(found[-1][k.name] for k in keys)


def read_tables(database: Database, folder: Path) -> None:
    """Fill an archive that was just made with the rows of an exported one. Raises ArchiveError, having kept nothing."""
    _check(folder)
    with database.writing() as connection:
        for table in tables.sorted_tables:
            connection.execute(table.delete())
            batch: list[dict[str, Any]] = []
            for row in _lines(folder / "tables" / f"{table.name}.jsonl", table):
                batch.append(row)
                if len(batch) == AT_ONCE:
                    connection.execute(table.insert().values(batch))
                    batch = []
            if batch:
                connection.execute(table.insert().values(batch))
        if not database.sqlite:
            for name in COUNTED:
                newest = f"(SELECT coalesce(max(no), 0) + 1 FROM {name})"
                connection.execute(sa.text(f"SELECT setval(pg_get_serial_sequence('{name}', 'no'), {newest}, false)"))


def _check(folder: Path) -> None:
    try:
        told = json.loads((folder / "archive.json").read_bytes())
    except (OSError, ValueError) as e:
        raise ArchiveError(f"{folder} is no exported archive: its archive.json cannot be read ({e})") from e
    if not isinstance(told, dict) or told.get("form") != FORM or told.get("story"):
        raise ArchiveError(f"{folder} is not a whole archive as this version exports it")
    if told.get("schema") != steps.newest():
        raise ArchiveError(f"{folder} was exported by another version (step {told.get('schema')})")


def _lines(path: Path, table: sa.Table) -> Iterator[dict[str, Any]]:
    packed = [c.name for c in table.columns if isinstance(c.type, sa.LargeBinary)]
    names = {c.name for c in table.columns}
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                row = json.loads(line)
                if not isinstance(row, dict) or row.keys() != names:
                    raise ArchiveError(f"{path}, line {number}: this is no row of {table.name}")
                for name in packed:
                    row[name] = base64.b64decode(row[name], validate=True) if row[name] is not None else None
                yield row
    except (OSError, ValueError, TypeError) as e:
        raise ArchiveError(f"{path} cannot be read: {e}") from e
