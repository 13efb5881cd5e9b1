import contextlib
import getpass
import os
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
import sqlalchemy as sa

from rashomon.archive import Archive, create
from rashomon.types import Account
from standin import HANDS

ASKED = os.environ.get("RASHOMON_TEST_POSTGRES")
"""The URL of a PostgreSQL where databases may be made; without it one on this machine is looked for."""


def postgres() -> str | None:
    """A PostgreSQL that answers and lets us make databases, or None."""
    guesses = [f"postgresql://{user}@127.0.0.1:5432/postgres" for user in (getpass.getuser(), "postgres")]
    for url in [ASKED] if ASKED else guesses:
        engine = sa.create_engine(url.replace("postgresql:", "postgresql+pg8000:"), connect_args={"timeout": 10})
        with contextlib.suppress(Exception), engine.connect():
            return url
    assert not ASKED, f"no PostgreSQL answers at RASHOMON_TEST_POSTGRES ({ASKED})"
    return None


@pytest.fixture(scope="session")
def server() -> str:
    found = postgres()
    if found is None:
        pytest.skip("no PostgreSQL answers on 127.0.0.1:5432, and RASHOMON_TEST_POSTGRES names none")
    return found


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests lose nothing when the power fails, and are much faster so."""
    monkeypatch.setattr("rashomon.archive.database.SYNCHRONOUS", "OFF")


@contextlib.contextmanager
def new_database(server: str) -> Iterator[str]:
    """A database of our own for as long as the block runs."""
    name = f"rashomon_test_{uuid.uuid4().hex[:16]}"
    admin = sa.create_engine(server.replace("postgresql:", "postgresql+pg8000:"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
        connection.execute(sa.text(f"ALTER DATABASE {name} SET synchronous_commit = off"))
    try:
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    finally:
        with admin.connect() as connection:
            connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))
        admin.dispose()


@pytest.fixture(scope="session")
def database(server: str) -> Iterator[str]:
    """A database of this run's own."""
    with new_database(server) as url:
        yield url


def clear(url: str) -> None:
    """Make a database as it was when it was new."""
    engine = sa.create_engine(url.replace("postgresql:", "postgresql+pg8000:"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        left = "datname = current_database() AND pid <> pg_backend_pid()"
        connection.execute(sa.text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {left}"))
        connection.execute(sa.text("DROP SCHEMA public CASCADE"))
        connection.execute(sa.text("CREATE SCHEMA public"))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a new archive may be made: a file, then a database of a PostgreSQL."""
    if request.param == "sqlite":
        yield str(tmp_path / "news.db")
        return
    url = request.getfixturevalue("database")
    yield url
    clear(url)


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    """A new archive whose reader and reconciling are plain stand-ins."""
    with create(place, HANDS) as made:
        yield made


@pytest.fixture
def tell() -> Callable[..., Account]:
    """Makes an account of a fire at Sarn: tell("gazette", "12 killed.", day=4)."""

    def made(name: str, *more: str, day: int | None = 4, outlet: str | None = None, url: str | None = None) -> Account:
        text = "The grain terminal at Sarn burned through the night. " + " ".join(more)
        return Account(
            id=name,
            text=text,
            outlet=outlet or name.title(),
            title=f"Fire at Sarn: {name}",
            published=f"2031-03-{day:02}" if day else None,
            url=url,
        )

    return made
