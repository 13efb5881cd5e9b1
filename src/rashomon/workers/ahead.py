"""Work given out ahead of what is done with it: that is done here, in the order in which the work was given."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from rashomon.workers.pool import Pool, WorkerError

WAITING = 2
"""Pieces given out ahead, for each worker."""


class Ahead:
    """A pool's answers, each handed over in its turn; who gives more than the pool keeps up with waits."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._threads = ThreadPoolExecutor(pool.jobs)
        self._given: deque[tuple[Future[bytes | None], Callable[[bytes | None], None]]] = deque()

    def give(self, piece: bytes, then: Callable[[bytes | None], None]) -> None:
        """Have a piece done; `then` gets the answer, None where workers ended over it, in a later call from here."""
        self._given.append((self._threads.submit(self._ask, piece), then))
        while len(self._given) > WAITING * self._pool.jobs or (self._given and self._given[0][0].done()):
            self._take()

    def finish(self) -> None:
        """Hand over all answers that are left."""
        while self._given:
            self._take()

    def close(self) -> None:
        """End the workers, whatever they are at."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._pool.close()

    def _take(self) -> None:
        answer, then = self._given.popleft()
        then(answer.result())

    def _ask(self, piece: bytes) -> bytes | None:
        try:
            return self._pool.ask(piece)
        except WorkerError:
            return None
