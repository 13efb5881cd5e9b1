from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rashomon.archive import Archive, create
from rashomon.server import Settings, Token, application
from rashomon.types import Account
from standin import HANDS

EDITOR, READER = "an-editors-token-123456", "a-readers-token-1234567"
TOKENS = (Token("editor", EDITOR, "Nana"), Token("reader", READER, "Gia"))
Serve = Callable[..., TestClient]


def accounts() -> list[Account]:
    fire = "The grain terminal at Sarn burned through the night."
    return [
        Account(
            id=name,
            text=f"{fire} {words}",
            outlet=name.title(),
            title=f"Fire at Sarn: {name}",
            published=f"2031-03-0{day}",
        )
        for name, words, day in (
            ("gazette", "12 killed. Ilse Brandt wept.", 4),
            ("courier", "13 killed. Rebels attacked the pier.", 5),
            ("lamp", "12 killed. Nobody slept.", 5),
        )
    ]


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    monkeypatch.setattr("rashomon.archive.database.SYNCHRONOUS", "OFF")
    with create(tmp_path / "news.db", HANDS) as made:
        list(made.add(accounts()))
        yield made


@pytest.fixture
def serve(archive: Archive) -> Iterator[Serve]:
    """Starts a server over the archive: serve(tokens=TOKENS). Faults of its own are raised."""
    opened: list[TestClient] = []

    def started(**settings: object) -> TestClient:
        client = TestClient(
            application(archive, Settings(**settings)),  # type: ignore[arg-type]
            base_url="http://127.0.0.1:8321",
            follow_redirects=False,
        )
        client.__enter__()
        opened.append(client)
        return client

    yield started
    for client in opened:
        client.__exit__(None, None, None)
