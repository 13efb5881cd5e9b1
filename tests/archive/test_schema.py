"""One schema on both databases, reached by migrations."""

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from rashomon.archive import Archive, create, open_archive, steps
from rashomon.archive.database import Database
from rashomon.archive.schema import tables
from rashomon.types import ArchiveError
from standin import HANDS


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
