"""Worker processes on this machine, each with what it needs loaded once."""

import contextlib
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from queue import SimpleQueue
from typing import IO, Protocol, TypeVar, cast

from rashomon.workers.frames import put, take
from rashomon.workers.ordered import ordered

TRIES = 2
T = TypeVar("T")


class WorkerError(Exception):
    """A worker ended over a piece of work, and so did the one that tried it again."""


class Workers(Protocol):
    """Those who do pieces of work."""

    def over(self, items: Iterable[T], piece: Callable[[T], bytes | None]) -> Iterator[tuple[T, bytes | None]]:
        """Each item, in order, with the answer to its piece; None where it has none, or workers ended over it."""

    def close(self) -> None:
        """Let all workers go."""


class _Worker:
    def __init__(self, code: str, setup: bytes) -> None:
        command = [sys.executable, "-c", code]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        with contextlib.suppress(OSError):
            put(cast(IO[bytes], self._process.stdin), setup)  # type: ignore[arg-type]

    def ask(self, piece: bytes) -> bytes | None:
        """The answer, or None where the worker ended over it."""
        try:
            put(self._process.stdin, piece)  # type: ignore[arg-type]
            return take(self._process.stdout)  # type: ignore[arg-type]
        except (OSError, ValueError):
            return None

    def end(self) -> None:
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()  # type: ignore[union-attr]
        self._process.wait()


class Pool:
    """So many worker processes, started when first asked. A worker that ends is replaced, its piece tried once more."""

    def __init__(self, code: str, setup: bytes, jobs: int) -> None:
        """`code` is the program that a worker runs, which calls `serve`; `setup` the first piece that it gets."""
        self.jobs = jobs
        self._code, self._setup = code, setup
        self._idle: SimpleQueue[_Worker | None] = SimpleQueue()
        self._all: set[_Worker] = set()
        self._closed = False
        for _ in range(jobs):
            self._idle.put(None)

    def ask(self, piece: bytes) -> bytes:
        """The answer to a piece. Raises WorkerError."""
        worker = self._idle.get()
        try:
            for _ in range(TRIES):
                if worker is None:
                    worker = _Worker(self._code, self._setup)
                    self._all.add(worker)
                answer = worker.ask(piece)
                if answer is not None:
                    return answer
                self._all.discard(worker)
                worker.end()
                worker = None
                if self._closed:
                    break
            raise WorkerError
        finally:
            self._idle.put(worker)

    def over(self, items: Iterable[T], piece: Callable[[T], bytes | None]) -> Iterator[tuple[T, bytes | None]]:
        """Each item, in order, with the answer to its piece; None where it has none, or workers ended over it."""

        def answered(item: T) -> tuple[T, bytes | None]:
            asked = piece(item)
            with contextlib.suppress(WorkerError):
                return item, None if asked is None else self.ask(asked)
            return item, None

        return ordered(items, answered, self.jobs)

    def close(self) -> None:
        """End all workers, whatever they are at."""
        self._closed = True
        for worker in list(self._all):
            worker.end()
        self._all.clear()
