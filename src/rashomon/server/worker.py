"""Work that goes on after an answer was given, and word of it to the pages that wait for it."""

import asyncio
import contextlib
import logging
import queue
import threading
from collections.abc import AsyncIterator, Iterator
from typing import Any

import sqlalchemy as sa

from rashomon.archive import Archive
from rashomon.server.guard import RefusedError
from rashomon.types import Account, Added, ArchiveError, Problem

log = logging.getLogger("rashomon.serve")
LOOKS = 0.5
"""Seconds between two looks at what changed."""
QUIET = 15.0
"""Seconds after which a page that nothing happened on is told so, to keep the line open."""
WAITING = 100
"""Uploads that may wait to be read."""


class Worker:
    """One thread that reads what was uploaded, and one task that sees what changed, by us or by others."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._left: queue.Queue[Iterator[Added | Problem] | None] = queue.Queue(WAITING)
        self._changed = asyncio.Condition()
        self.latest: dict[str, tuple[int, str]] = {}
        """Of each story that changed while we looked: its revision, and when."""
        self._seen = ""
        self.streams = 0

    def add(self, accounts: list[Account], place: str) -> list[Added]:
        """Keep accounts; when this returns they are safe, and their stories follow.

        Raises ArchiveError, and RefusedError while too many wait to be read.
        """
        if self._left.full():
            raise RefusedError(503, "too many uploads wait to be read; try again in a while")
        told = self._archive.add(accounts, place=place)
        kept = [item for _, item in zip(accounts, told, strict=False) if isinstance(item, Added)]
        self._left.put(told)
        return kept

    def _work(self) -> None:
        while (told := self._left.get()) is not None:
            try:
                for item in told:
                    if isinstance(item, Problem):
                        log.warning("%s: %s", item.input, item.reason)
            except Exception:
                log.exception("what was uploaded is kept and could not be read yet")

    @contextlib.asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """Work until the block ends."""
        thread = threading.Thread(target=self._work, daemon=True)
        thread.start()
        self._seen = (await asyncio.to_thread(self._look, True))[0]
        looking = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            looking.cancel()
            self._left.put(None)

    def _look(self, first: bool = False) -> tuple[str, list[Any]]:
        from rashomon.archive.schema import stories

        with self._archive.database.reading() as connection:
            if first:
                return connection.execute(sa.select(sa.func.max(stories.c.changed))).scalar() or "", []
            columns = sa.select(stories.c.no, stories.c.revision, stories.c.changed)
            found = connection.execute(columns.where(stories.c.changed > self._seen).order_by(stories.c.changed)).all()
        return (found[-1].changed if found else self._seen), list(found)

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(LOOKS)
            try:
                self._seen, found = await asyncio.to_thread(self._look)
            except ArchiveError as e:
                log.warning("%s", e)
                continue
            if found:
                async with self._changed:
                    self.latest.update({f"s{r.no}": (r.revision, r.changed) for r in found})
                    self._changed.notify_all()

    async def happening(self, story: str | None) -> AsyncIterator[tuple[str, int, str] | None]:
        """Each change of a story, or of any, as it happens; None when nothing has for a while."""
        known = dict(self.latest)
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(QUIET), self._changed:
                    while not self._news(known, story):
                        await self._changed.wait()
            news = self._news(known, story)
            known = dict(self.latest)
            for name in news:
                yield (name, *self.latest[name])
            if not news:
                yield None

    def _news(self, known: dict[str, tuple[int, str]], story: str | None) -> list[str]:
        return [name for name, state in self.latest.items() if story in (None, name) and known.get(name) != state]
