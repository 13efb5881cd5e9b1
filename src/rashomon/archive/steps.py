"""An archive's schema brought to this version, one Alembic step after another."""

from importlib.resources import files

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from rashomon.archive.database import Database
from rashomon.types import ArchiveError


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(files("rashomon.archive").joinpath("migrations")))
    return config


def newest() -> str:
    """The step that this version of rashomon works with."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head
    return head


def current(database: Database) -> str | None:
    """The step at which a database stands; None where it holds no archive."""
    with database.reading() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(database: Database) -> None:
    """Take all steps that are left, together or not at all."""
    config = _config()
    with database.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def check(database: Database) -> None:
    """Raises ArchiveError unless the archive stands at the newest step."""
    stands = current(database)
    if stands == newest():
        return
    if stands is None:
        raise ArchiveError(f"{database.name} holds no archive; make one with: rashomon archive init")
    if stands in {s.revision for s in ScriptDirectory.from_config(_config()).walk_revisions()}:
        raise ArchiveError(f"{database.name} was made by an older version; bring it up with: rashomon archive migrate")
    raise ArchiveError(f"{database.name} was made by a newer version of rashomon (step {stands})")


def is_empty(database: Database) -> bool:
    """Whether a database holds no table at all."""
    with database.reading() as connection:
        return not sa.inspect(connection).get_table_names()
