"""Accounts that were kept are read and told by another process: together, and whatever happens to it."""

import asyncio
import json
import logging
import os
import signal
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from rashomon.archive import Archive, create
from rashomon.server import backroom
from rashomon.server.backroom import JOBS, BackRoom, Crew, EndedError
from rashomon.server.ready import PAGE, Ready, page_of
from rashomon.server.worker import Worker
from rashomon.types import Account, ArchiveError
from server.conftest import Serve, accounts
from server.running import serving
from standin import HANDS
from waiting import soon


def told(name: str, town: str = "Sarn") -> Account:
    return Account(id=name, text=f"The grain terminal at {town} burned through the night. {name} wrote.", outlet=name)


class Hand(Crew):
    """Does the work in the same process, and as it is told."""

    def __init__(self, archive: Archive, before: Callable[[str, Any], None] = lambda job, about: None) -> None:
        self.archive, self.before = archive, before
        self.asked: list[tuple[str, Any]] = []

    def ask(self, job: str, *about: Any) -> Any:
        self.asked.append((job, about[0]))
        self.before(job, about[0])
        return JOBS[job](self.archive, *about)

    def rest(self) -> None:
        pass

    def close(self) -> None:
        pass

    def jobs(self, name: str) -> list[Any]:
        return [about for job, about in self.asked if job == name]


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    monkeypatch.setattr("rashomon.archive.database.SYNCHRONOUS", "OFF")
    monkeypatch.setattr("rashomon.server.backroom.PAUSE", 0.01)
    with create(tmp_path / "empty.db", HANDS) as made:
        yield made


@pytest.fixture
def room(empty: Archive) -> Iterator[Callable[..., BackRoom]]:
    opened: list[BackRoom] = []

    def made(before: Callable[[str, Any], None] = lambda job, about: None) -> BackRoom:
        opened.append(BackRoom(empty, Ready(), Hand(empty, before)))
        return opened[-1]

    yield made
    for one in opened:
        one.close()


def kept(archive: Archive, *names: str, town: str = "Sarn") -> list[tuple[int, str]]:
    return [(r.no, r.told.account) for r in archive.keep([told(name, town) for name in names], place="a test")]


def settled(archive: Archive, count: int) -> bool:
    status = archive.status()
    return (status.accounts, status.waiting, status.unsettled) == (count, 0, 0)


def test_what_waits_is_taken_together(empty: Archive, room: Callable[..., BackRoom]) -> None:
    began, go = threading.Event(), threading.Event()

    def held(job: str, about: Any) -> None:
        began.set()
        assert go.wait(300)

    here = room(held)
    here.start()
    here.hand(kept(empty, "first"))
    assert began.wait(300)
    later = [kept(empty, name) for name in ("second", "third", "fourth", "fifth")]
    for some in later:
        here.hand(some)
    go.set()
    soon(lambda: settled(empty, 5))
    crew: Any = here._crew
    first, second = crew.jobs("read")
    assert set(second) >= {no for some in later for no, _ in some}
    assert not set(first) & {no for some in later for no, _ in some}
    assert len(crew.jobs("tell")) <= 2
    assert empty.revisions("s1")[-1].why in ("second, third, fourth and 1 more", "first, second, third and 2 more")
    assert list(empty.verify()) == []


def test_one_by_one_and_together_give_the_same_story(
    tmp_path: Path, empty: Archive, room: Callable[..., BackRoom]
) -> None:
    here = room()
    here.start()
    for account in accounts():
        here.hand([(r.no, r.told.account) for r in empty.keep([account])])
        soon(lambda: settled(empty, empty.status().accounts))
    with create(tmp_path / "other.db", HANDS) as other:
        list(other.add(accounts()))
        ours, theirs = (
            {(p.status, frozenset(s.text for s in p.statements)) for p in a.story("s1").points} for a in (empty, other)
        )
        assert ours == theirs


def test_the_page_is_ready_when_the_story_is_told(empty: Archive) -> None:
    ready = Ready()
    here = BackRoom(empty, ready, Hand(empty))
    here.start()
    here.hand(kept(empty, "first"))
    soon(lambda: settled(empty, 1) and here.telling is None)
    here.close()
    assert ready.of((PAGE, empty.mark("s1")), lambda: b"made anew") == page_of(empty, "s1")


def test_a_page_that_cannot_be_made_keeps_no_story_back(empty: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*about: Any) -> bytes:
        raise ValueError

    monkeypatch.setattr("rashomon.server.backroom.page_of", fails)
    here = BackRoom(empty, Ready(), Hand(empty))
    here.start()
    here.hand(kept(empty, "first"))
    soon(lambda: settled(empty, 1) and here.telling is None)
    here.close()
    assert not here._owed
    assert not here._failed


def test_a_change_is_told_of_when_the_page_is_ready(empty: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.server.worker.LOOKS", 0.01)
    worker = Worker(empty, Ready())
    worker._room.telling = 1

    async def watched() -> None:
        looking = asyncio.create_task(worker._watch())
        list(empty.add([told("first"), told("other", "Brandt Quay, a hundred miles away,")]))
        while 1 not in worker._untold:
            await asyncio.sleep(0.01)
        assert "s1" not in worker.latest
        worker._room.telling = None
        while "s1" not in worker.latest:
            await asyncio.sleep(0.01)
        assert not worker._untold
        looking.cancel()

    asyncio.run(asyncio.wait_for(watched(), 300))


def test_a_story_that_is_dear_to_tell_rests(
    empty: Archive, room: Callable[..., BackRoom], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]

    def slow(job: str, about: Any) -> None:
        now[0] += 2.0

    monkeypatch.setattr("rashomon.server.backroom.time.monotonic", lambda: now[0])
    here = room(slow)
    here._owed = {1: ["a"], 2: ["b"]}
    here._tell(1)
    here._owed[1] = ["c"]
    assert here._due() == 2
    del here._owed[2]
    assert here._due() is None
    now[0] += 2.0 * backroom.RESTS - 0.1
    assert here._due() is None
    now[0] += 0.2
    assert here._due() == 1


def test_an_account_that_ends_the_process_holds_up_no_other(
    empty: Archive, room: Callable[..., BackRoom], caplog: pytest.LogCaptureFixture
) -> None:
    wrong = kept(empty, "one", "poison", "three")
    poison = wrong[1][0]

    def ends(job: str, about: Any) -> None:
        if job == "read" and poison in about:
            raise EndedError("the process that reads ended (-11)")

    here = room(ends)
    with caplog.at_level(logging.WARNING):
        here.start()
        soon(lambda: empty.status().waiting == 1 and not empty.status().unsettled)
        soon(lambda: [r for r in caplog.records if "poison" in r.getMessage()])
        here.hand(kept(empty, "four"))
        soon(lambda: empty.status().accounts == 4 and empty.status().waiting == 1)
    assert len([r for r in caplog.records if "poison" in r.getMessage()]) == 1
    assert empty.story_of("poison") is None


def test_a_story_that_cannot_be_told_holds_up_no_other(
    empty: Archive, room: Callable[..., BackRoom], caplog: pytest.LogCaptureFixture
) -> None:
    broken = [True]

    def fails(job: str, about: Any) -> None:
        if job == "tell" and about == 1 and broken[0]:
            raise EndedError("ValueError: no")

    here = room(fails)
    with caplog.at_level(logging.WARNING):
        here.start()
        here.hand(kept(empty, "one"))
        soon(lambda: [r for r in caplog.records if "the story s1 is kept as it was" in r.getMessage()])
        words = "Rain fell on the Calder bridge before noon; divers found no bus."
        here.hand([(r.no, r.told.account) for r in empty.keep([Account(id="bridge", text=words)])])
        soon(lambda: len(empty.stories()) == 1 and empty.stories()[0].id == "s2")
        broken[0] = False
        soon(lambda: settled(empty, 2))


def test_a_database_that_cannot_be_used_now_is_waited_for(
    empty: Archive, room: Callable[..., BackRoom], caplog: pytest.LogCaptureFixture
) -> None:
    left = [1, 1]

    def full(job: str, about: Any) -> None:
        if left:
            left.pop()
            raise ArchiveError("the disk is full")

    here = room(full)
    with caplog.at_level(logging.WARNING):
        here.start()
        here.hand(kept(empty, "one"))
        soon(lambda: settled(empty, 1))
    assert len([r for r in caplog.records if "the disk is full" in r.getMessage()]) == 2


def test_a_process_that_is_killed_is_replaced(empty: Archive, caplog: pytest.LogCaptureFixture) -> None:
    here = BackRoom(empty, Ready())
    with caplog.at_level(logging.WARNING):
        here.start()
        try:
            here.hand(kept(empty, "one"))
            soon(lambda: settled(empty, 1))
            first = here._crew._process
            assert first.pid != os.getpid()
            os.kill(first.pid, signal.SIGKILL)
            first.join()
            here.hand(kept(empty, "two", "three"))
            soon(lambda: settled(empty, 3))
            assert here._crew._process.pid != first.pid
        finally:
            here.close()
    assert len([r for r in caplog.records if r.levelno >= logging.WARNING]) == 1
    assert list(empty.verify()) == []


def test_a_server_takes_up_what_was_left(serve: Serve, archive: Archive) -> None:
    archive.keep([told("late")], place="a server that was killed")
    assert archive.status().waiting == 1
    serve()
    soon(lambda: settled(archive, 4))
    assert archive.revisions("s1")[-1].why == "late"


def test_an_idle_process_is_let_go_and_comes_again(empty: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.server.backroom.IDLE", 0.05)
    here = BackRoom(empty, Ready())
    here.start()
    try:
        for count, name in enumerate(("one", "two"), 1):
            here.hand(kept(empty, name))
            soon(lambda count=count: settled(empty, count))  # type: ignore[misc]
            soon(lambda: here._crew._process is None)
    finally:
        here.close()


def test_servers_killed_at_their_work_lose_nothing_that_they_acknowledged(empty: Archive, tmp_path: Path) -> None:
    count = 0
    for wait in (0.0, 0.5, 2.0):
        with serving(tmp_path / "empty.db") as (process, port, _):
            sent = [{"id": f"a{count + k}", "text": told(f"writer{count + k}").text} for k in range(3)]
            asked = urllib.request.Request(
                f"http://127.0.0.1:{port}/api/accounts", json.dumps(sent).encode(), {"content-type": "application/json"}
            )
            with urllib.request.urlopen(asked, timeout=300) as answer:
                count += len(json.load(answer))
            time.sleep(wait)  # somewhere in the middle of its work, wherever that is
            process.kill()
            process.wait(300)
        assert list(empty.verify()) == []
    with serving(tmp_path / "empty.db"):
        soon(lambda: settled(empty, count))
    assert count == 9
    assert list(empty.verify()) == []
