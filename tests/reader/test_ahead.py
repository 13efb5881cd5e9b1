"""Readings a few accounts ahead: in order, problems in their place, nothing taken in that is not needed."""

import threading
from collections.abc import Iterator

import pytest

from rashomon import Account, Problem, read
from rashomon.model.sessions import cores
from rashomon.reader import Gazetteer, ahead, read_ahead

TEXT = "The old dam above Tolle broke at dawn on Tuesday, officials said. Ilse Brandt said nobody was hurt. "


def accounts(n: int) -> list[Account]:
    return [Account(id=str(i), text=TEXT * (1 + (7 * i) % 5)) for i in range(n)]


def test_readings_come_in_order_as_if_read_alone() -> None:
    some = accounts(12)
    assert list(read_ahead(some)) == [(a, read(a)) for a in some]
    assert list(read_ahead([])) == []


def test_problems_stand_in_their_place() -> None:
    a, b = accounts(2)
    bad = Problem(input="x.txt", reason="empty")
    assert [f if isinstance(f, Problem) else f[0] for f in read_ahead([bad, a, bad, b])] == [bad, a, bad, b]


def test_what_goes_wrong_is_raised_after_what_came_before() -> None:
    def broken() -> Iterator[Account]:
        yield from accounts(3)
        raise OSError("the disk is gone")

    found = []
    with pytest.raises(OSError, match="the disk is gone"):
        found.extend(read_ahead(broken()))
    assert len(found) == 3


def test_a_failed_reading_is_raised_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(account: Account, gazetteer: Gazetteer) -> None:
        raise ValueError(account.id)

    monkeypatch.setattr(ahead, "read", fail)
    with pytest.raises(ValueError, match="0"):
        next(read_ahead(accounts(3)))


def test_no_more_is_taken_in_than_a_few_ahead() -> None:
    taken, ended = [], threading.Event()

    def endless() -> Iterator[Account]:
        try:
            while True:
                taken.append(1)
                yield Account(id=str(len(taken)), text=TEXT)
        finally:
            ended.set()

    readings = read_ahead(endless())
    for _ in range(3):
        next(readings)
    readings.close()
    assert len(taken) <= 3 + 2 * cores() + 2
    assert ended.wait(120), "the feeder goes on although nobody takes anything"
