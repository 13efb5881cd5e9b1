"""Work that goes on after an answer was given, and word of it to the pages that wait for it."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from typing import Any

import sqlalchemy as sa

from rashomon.archive import Archive
from rashomon.server.backroom import BackRoom
from rashomon.server.guard import RefusedError
from rashomon.server.ready import Ready
from rashomon.types import Account, Added, ArchiveError

log = logging.getLogger("rashomon.serve")
LOOKS = 0.5
"""Seconds between two looks at what changed."""
QUIET = 15.0
"""Seconds after which a page that nothing happened on is told so, to keep the line open."""
WAITING = 2000
"""Accounts that may wait to be read."""


class Worker:
    """Keeps what is uploaded and has it read, and one task that sees what changed, by us or by others."""

    def __init__(self, archive: Archive, ready: Ready) -> None:
        self._archive = archive
        self._room = BackRoom(archive, ready)
        self._changed = asyncio.Condition()
        self.latest: dict[str, tuple[int, str]] = {}
        """Of each story that changed while we looked: its revision, and when."""
        self._seen = ""
        self._untold: dict[int, Any] = {}
        """Changes that are told of when the story's page is ready."""
        self.streams = 0

    def add(self, accounts: list[Account], place: str) -> list[Added]:
        """Keep accounts; when this returns they are safe, and their stories follow.

        Raises ArchiveError, and RefusedError while too many wait to be read.
        """
        if self._room.waiting() + len(accounts) > WAITING:
            raise RefusedError(503, "too many accounts wait to be read; try again in a while")
        kept = self._archive.keep(accounts, place=place)
        self._room.hand([(r.no, r.told.account) for r in kept])
        return [r.told for r in kept]

    @contextlib.asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """Work until the block ends."""
        self._room.start()
        self._seen = (await asyncio.to_thread(self._look, True))[0]
        looking = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            looking.cancel()
            await asyncio.to_thread(self._room.close)

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
            self._untold.update({r.no: r for r in found})
            telling = self._room.telling  # once: it may change meanwhile
            told = [r for no, r in self._untold.items() if no != telling]
            if told:
                self._untold = {no: r for no, r in self._untold.items() if no == telling}
                async with self._changed:
                    self.latest.update({f"s{r.no}": (r.revision, r.changed) for r in told})
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
