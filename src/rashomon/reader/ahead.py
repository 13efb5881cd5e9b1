"""Accounts read a few ahead of whoever takes the readings, which come in the order of the accounts.

While the model looks at one account, another's spans are put together, so that no core waits. A feeder takes the
accounts in: an input that is slow to give the next one does not hold up the readings of those that it gave.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from queue import Empty, Full, Queue
from threading import Event, Thread

from rashomon.model.sessions import cores
from rashomon.reader.gazetteer import SHIPPED, Gazetteer
from rashomon.reader.read import read
from rashomon.types import Account, Problem, Reading

PATIENCE = 0.2
"""Seconds after which a feeder that nobody takes anything from looks whether it is still wanted."""
Item = tuple[Account, Future[Reading]] | Problem | Exception | None


def read_ahead(
    items: Iterable[Account | Problem], gazetteer: Gazetteer = SHIPPED
) -> Iterator[tuple[Account, Reading] | Problem]:
    """Each account with its reading, and each problem, in the order in which they stand.

    At most one account a core is in work, and as many wait. Raises what `items` or a reading raises, in its place.
    """
    line: Queue[Item] = Queue(cores())
    left = Event()
    pool = ThreadPoolExecutor(cores())
    Thread(target=_feed, args=(items, line, left, pool, gazetteer), daemon=True).start()
    try:
        while (item := line.get()) is not None:
            if isinstance(item, Exception):
                raise item
            yield item if isinstance(item, Problem) else (item[0], item[1].result())
    finally:
        left.set()
        pool.shutdown(wait=False, cancel_futures=True)
        with suppress(Empty):
            while True:
                line.get_nowait()


def _feed(
    items: Iterable[Account | Problem],
    line: Queue[Item],
    left: Event,
    pool: ThreadPoolExecutor,
    gazetteer: Gazetteer,
) -> None:
    try:
        first = True
        for item in items:
            put: Item = item if isinstance(item, Problem) else (item, pool.submit(read, item, gazetteer))
            if not _put(line, put, left):
                return
            if first and isinstance(put, tuple):
                wait([put[1]])  # the model and the word lists are loaded once, by the first
                first = False
        _put(line, None, left)
    except Exception as e:  # it is raised where the readings are taken
        _put(line, e, left)


def _put(line: Queue[Item], item: Item, left: Event) -> bool:
    """Whether the item could be put down before whoever takes the readings had left."""
    while not left.is_set():
        with suppress(Full):
            line.put(item, timeout=PATIENCE)
            return True
    return False
