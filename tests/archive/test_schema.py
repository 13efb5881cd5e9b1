"""One schema on both databases, reached by migrations."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from rashomon.archive import Archive, create, open_archive, steps
from rashomon.archive.database import Database
from rashomon.archive.schema import tables
from rashomon.types import Account, Added, ArchiveError
from standin import HANDS

FIRE = "The grain terminal at Sarn burned, and the harbour pilot of Sarn saw the silos fall. "


def test_the_migrations_lead_to_the_schema(archive: Archive) -> None:
    def ours(thing: object, name: str | None, kind: str, *_: object) -> bool:
        return not (name or "").startswith(("statements_words", "statements_by_words", "words_found"))

    with archive.database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, tables) == []


def test_an_archive_of_another_version_is_not_touched(place: str) -> None:
    create(place, HANDS).close()
    database = Database(place)
    with database.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(ArchiveError, match="newer version"):
        open_archive(place, HANDS)
    with database.writing() as connection:
        connection.execute(sa.text("DELETE FROM alembic_version"))
    with pytest.raises(ArchiveError, match="holds no archive"):
        open_archive(place, HANDS)
    with pytest.raises(ArchiveError, match="other tables"):
        create(place, HANDS)
    database.close()


def test_sqlite_is_in_wal_and_waits_for_the_disk(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    with create(f"{tmp_path}/a.db", HANDS) as archive, archive.database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_the_newest_step_is_known(archive: Archive) -> None:
    assert archive.status().schema == steps.newest()
    archive.migrate()
    assert archive.status().schema == steps.newest()


def rows(connection: sa.Connection, table: sa.Table) -> list[dict[str, object]]:
    return [dict(r._mapping) for r in connection.execute(sa.select(table))]


def test_an_archive_of_the_first_version_keeps_its_stories(place: str, tmp_path: Path) -> None:
    """Made by its own step, filled as it was, brought up and opened."""
    fire = [Account(id=f"fire{k}", text=FIRE + f"Word{k}.", published=f"2031-03-0{k + 4}") for k in range(3)]
    cup = Account(id="cup", text="The wanderers won the cup again, and their captain wept.", published="2031-03-05")
    with create(tmp_path / "new.db", HANDS) as new:
        assert list(new.add([*fire, cup]))
        wanted = {s.id: new.story(s.id) for s in new.stories()}
        with new.database.reading() as connection:
            kept = {t: rows(connection, t) for t in tables.sorted_tables if t.name not in ("ties", "terms")}
    database = Database(place)
    config = steps._config()
    with database.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        old = sa.MetaData()
        old.reflect(connection)
        for table in tables.sorted_tables:
            columns = set(old.tables[table.name].c.keys())
            for row in kept.get(table, []):
                connection.execute(old.tables[table.name].insert(), {k: v for k, v in row.items() if k in columns})
            if not database.sqlite and "no" in columns:
                counted = sa.text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'no'), 1000)")
                connection.execute(counted)
    database.close()
    with pytest.raises(ArchiveError, match="older version"):
        open_archive(place, HANDS)
    with open_archive(place, HANDS, any_step=True) as archive:
        archive.migrate()
        assert list(archive.catch_up()) == []
        assert {s.id: archive.story(s.id) for s in archive.stories()} == wanted
        assert sorted(s.accounts for s in archive.stories()) == [1, 3]
        late = Account(id="late", text=FIRE + "Late.", published="2031-03-05")
        assert [a.outcome for a in archive.add([late]) if isinstance(a, Added)] == ["new"]
        assert archive.story_of("late") == archive.story_of("fire0")
        assert list(archive.verify()) == []
