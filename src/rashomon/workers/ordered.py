"""Answers in the order of the questions, while several are in work and few wait: a slow taker slows the rest down."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

PATIENCE = 0.2
"""Seconds after which a feeder that nobody takes anything from looks whether it is still wanted."""
WAITING = 4
"""Items waiting for each that is in work: enough that a short one does not leave a worker idle behind a long one."""


def ordered(items: Iterable[T], work: Callable[[T], R], jobs: int, waiting: int = WAITING) -> Iterator[R]:
    """What the work makes of each item, in the order of the items; `jobs` at a time, and so many times as many ahead.

    A feeder takes the items in, so that an input that is slow to give the next one does not hold up what is done.
    Raises what `items` or the work raises, in its place.
    """
    line: Queue[Future[R] | Exception | None] = Queue(waiting * jobs)
    left = Event()
    threads = ThreadPoolExecutor(jobs)

    def put(item: Future[R] | Exception | None) -> bool:
        while not left.is_set():
            with suppress(Full):
                line.put(item, timeout=PATIENCE)
                return True
        return False

    def feed() -> None:
        try:
            for item in items:
                if not put(threads.submit(work, item)):
                    return
            put(None)
        except Exception as e:  # it is raised where the answers are taken
            put(e)

    Thread(target=feed, daemon=True).start()
    try:
        while (done := line.get()) is not None:
            if isinstance(done, Exception):
                raise done
            yield done.result()
    finally:
        left.set()
        threads.shutdown(wait=False, cancel_futures=True)
        with suppress(Empty):
            while True:
                line.get_nowait()
