import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from rashomon.types import Account, Problem, Reading
from rashomon.workers import Ahead, Pool, pack, read_by, unpacked
from rashomon.workers.ordered import WAITING, ordered
from rashomon.workers.pool import WorkerError
from waiting import soon

ECHO = """
import os, sys
from rashomon.workers import serve
def make(setup):
    def work(piece):
        if piece == b"die":
            os._exit(9)
        if piece.startswith(b"once "):
            try:
                os.close(os.open(piece[5:], os.O_CREAT | os.O_EXCL))
                os._exit(9)
            except FileExistsError:
                pass
        print("libraries print")
        return setup + piece + (b" %d" % os.getpid() if piece == b"pid" else b"")
    return work
serve(make)
"""


@pytest.fixture
def pool() -> Iterator[Pool]:
    made = Pool(ECHO, b"> ", 2)
    yield made
    made.close()


def test_answers_come_in_the_order_of_the_questions(pool: Pool) -> None:
    pieces = [b"x" * (1 if i % 7 else 300_000) + b"%d" % i for i in range(60)]
    assert list(ordered(pieces, pool.ask, 2)) == [b"> " + p for p in pieces]


def test_a_worker_that_dies_is_replaced_and_its_piece_tried_again(pool: Pool, tmp_path: object) -> None:
    assert pool.ask(f"once {tmp_path}/mark".encode()).startswith(b"> once")
    with pytest.raises(WorkerError):
        pool.ask(b"die")
    assert pool.ask(b"still here") == b"> still here"


def test_a_worker_killed_from_outside_is_replaced(pool: Pool) -> None:
    os.kill(int(pool.ask(b"pid").split()[-1]), signal.SIGKILL)
    os.kill(int(pool.ask(b"pid").split()[-1]), signal.SIGKILL)
    assert pool.ask(b"on") == b"> on"


def test_workers_end_when_the_pool_is_closed(pool: Pool) -> None:
    process = int(pool.ask(b"pid").split()[-1])
    pool.close()

    def gone() -> bool:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        return False

    soon(gone)


def test_a_slow_taker_slows_the_input_down() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for i in range(1000):
            taken = i + 1
            yield i

    answers = ordered(items(), lambda i: i, 2)
    assert next(answers) == 0
    soon(lambda: taken >= WAITING * 2)
    before = -1
    while before != taken:  # until the feeder stands still
        before = taken
        time.sleep(0.5)
    assert taken <= WAITING * 2 + 4
    answers.close()  # type: ignore[attr-defined]
    soon(lambda: threading.active_count() < 20)


def test_a_slow_input_does_not_hold_up_what_is_done() -> None:
    more = threading.Event()

    def items() -> Iterator[int]:
        yield 1
        more.wait(300)
        yield 2

    answers = ordered(items(), lambda i: i, 2)
    assert next(answers) == 1
    more.set()
    assert list(answers) == [2]


def test_an_account_over_which_workers_end_is_kept_unread_and_the_rest_goes_on() -> None:
    class Brittle(Pool):
        def ask(self, piece: bytes) -> bytes:
            if b"bad" in piece:
                raise WorkerError
            return pack(Reading(id="read"))

        def close(self) -> None:
            self.closed = True

    workers = Brittle("", b"", 2)
    items = [Account(id="a", text="fine"), Problem(input="x", reason="y"), Account(id="b", text="a bad one")]
    found = list(read_by(workers, [*items, Account(id="c", text="fine")]))
    assert workers.closed
    assert isinstance(found[1], Problem)
    readings = [f.reading for f in found if not isinstance(f, Problem)]
    assert [r.unread is None for r in readings] == [True, False, True]
    assert [(s.start, s.end) for s in readings[1].sentences] == [(0, 9)]
    assert unpacked(pack(readings[1])) == readings[1]


def test_what_is_given_ahead_is_taken_in_its_turn(pool: Pool) -> None:
    found: list[bytes | None] = []
    ahead = Ahead(pool)
    pieces = [b"die" if i == 5 else b"x" * (300_000 if i % 7 == 0 else 1) + b"%d" % i for i in range(30)]
    for i, piece in enumerate(pieces):
        ahead.give(piece, found.append)
        assert len(found) >= i + 1 - 2 * pool.jobs
    ahead.finish()
    assert found == [None if p == b"die" else b"> " + p for p in pieces]
    ahead.close()
