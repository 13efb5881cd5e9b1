"""Where accounts that were kept are read and their stories told: in a process of its own, at low priority, so that
the server goes on answering meanwhile.

What waits is taken together: all accounts that came are read, then each story that they touch is told once. A story
that is dear to tell rests after it. Nothing here is needed to keep an account safe: whatever stops the process, the
next one takes up what waits.
"""

import contextlib
import logging
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any

from rashomon.archive import Archive, Hands, open_archive, work
from rashomon.server.ready import PAGE, Ready, page_of
from rashomon.types import ArchiveError, Problem

log = logging.getLogger("rashomon.serve")
AT_ONCE = 50
"""Accounts that are read before a story is told."""
RESTS = 3.0
"""A story rests so many times as long as its telling took: it has a quarter of the time at most."""
IDLE = 300.0
"""Seconds without work after which the process ends, and gives back its memory."""
NICE = 10
PAUSE, LONGEST_PAUSE = 1.0, 120.0
"""Seconds before what went wrong is tried again; twice as long each time."""
TRIES = 2
"""An account over which the process ended so often is left unread until the server starts again."""

AGAIN = "taken up again"
"""Why a story is told that an earlier server, or another program, left untold."""


class EndedError(Exception):
    """The process ended over its work."""


class Crew:
    """The process: started when it is first asked for something, replaced when it ended."""

    def __init__(self, archive: Archive) -> None:
        self._place = archive.database.url.render_as_string(hide_password=False)
        self._hands = archive.hands
        self._lock = threading.Lock()
        self._process: Any = None
        self._pipe: Connection | None = None
        self._closed = False

    def ask(self, job: str, *about: Any) -> Any:
        """The answer to one piece of work. Raises EndedError, ArchiveError."""
        with self._lock:
            if self._closed:
                raise EndedError("the server ends")
            if self._pipe is None:
                self._start()
            process, pipe = self._process, self._pipe
        assert pipe is not None
        try:
            pipe.send((job, about))
            kind, answer = pipe.recv()
        except (OSError, EOFError) as e:
            self.rest()
            raise EndedError(f"the process that reads ended ({process.exitcode})") from e
        if kind == "archive":
            raise ArchiveError(answer)
        if kind == "failed":
            raise EndedError(answer)
        return answer

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, self._place, self._hands), daemon=True)
        self._process.start()
        theirs.close()

    def rest(self) -> None:
        """Let the process go; the next piece of work starts another."""
        with self._lock:
            process, pipe = self._process, self._pipe
            self._process = self._pipe = None
        if pipe is not None:
            pipe.close()
            process.terminate()
            process.join()

    def close(self) -> None:
        """Let the process go for good, whatever it is doing."""
        with self._lock:
            self._closed = True
            if self._process is not None:
                self._process.terminate()


def serve(pipe: Connection, place: str, hands: Hands) -> None:
    """What the process does: one piece of work after another, until nobody is left who asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then ends us
    if hasattr(os, "nice"):
        os.nice(NICE)
    archive: Archive | None = None
    with contextlib.suppress(EOFError, OSError):
        while True:
            job, about = pipe.recv()
            try:
                archive = archive or open_archive(place, hands)
                pipe.send(("done", JOBS[job](archive, *about)))
            except ArchiveError as e:
                pipe.send(("archive", str(e)))
            except Exception as e:
                pipe.send(("failed", f"{type(e).__name__}: {e}"))


def _read(archive: Archive, numbers: Sequence[int]) -> tuple[dict[int, list[int]], list[Problem]]:
    """The stories to be told, each with those of the accounts that are in it, and what a person should know."""
    problems: list[Problem] = []
    told = work.read(archive.database, archive.hands, numbers)
    while True:
        try:
            problems.append(next(told))
        except StopIteration as e:
            homes = archive.homes(numbers)
            return {story: [no for no in numbers if homes.get(no) == story] for story in e.value}, problems


def _tell(archive: Archive, story: int, why: str) -> tuple[str, bytes] | None:
    """The mark and the page of the story as it is told now; None where there is none."""
    work.tell(archive.database, archive.hands, story, why)
    try:
        return archive.mark(f"s{story}"), page_of(archive, f"s{story}")
    except Exception:  # nobody tells it any more; or its page cannot be made, which is seen by who asks for it
        return None


JOBS: dict[str, Callable[..., Any]] = {"read": _read, "tell": _tell}


class BackRoom:
    """Decides what is read and told next; the crew does it."""

    def __init__(self, archive: Archive, ready: Ready, crew: Crew | None = None) -> None:
        self._archive, self._ready, self._crew = archive, ready, crew or Crew(archive)
        self.telling: int | None = None
        """The story that is told now: whoever asks for its page had better wait for ours."""
        self._new = threading.Condition()
        self._came: list[tuple[int, str]] = []
        self._left: list[tuple[int, str]] = []
        """Accounts to be read: row and id."""
        self._alone: dict[int, int] = {}
        """Accounts over which the process ended, and how often: each is read by itself from then on."""
        self._owed: dict[int, list[str]] = {}
        """Stories to be told, and the accounts that arrived in them."""
        self._rests: dict[int, float] = {}
        """Until when a story rests."""
        self._failed: dict[int, int] = {}
        """Stories whose telling failed, and how often in a row."""
        self._pause = PAUSE
        self._closed = False
        self._thread = threading.Thread(target=self._work, daemon=True)

    def start(self) -> None:
        """Begin, with what an earlier server or another program left undone."""
        self._thread.start()

    def close(self) -> None:
        """End. What is not done waits for the next server."""
        with self._new:
            self._closed = True
            self._new.notify()
        self._crew.close()
        if self._thread.is_alive():
            self._thread.join(5.0)

    def waiting(self) -> int:
        """How many accounts wait to be read."""
        return len(self._came) + len(self._left)

    def hand(self, accounts: Sequence[tuple[int, str]]) -> None:
        """Have accounts read, by row and id, and their stories told."""
        with self._new:
            self._came += accounts
            self._new.notify()

    def _work(self) -> None:
        self._until_it_works(self._take_up)
        while not self._closed:
            with self._new:
                came, self._came = self._came, []
            self._left += came
            if self._left:
                self._read(self._some())
            if (story := self._due()) is not None:
                self._tell(story)
            elif not self._left:
                self._wait()

    def _take_up(self) -> None:
        self._left, stories = self._archive.waiting()
        self._owed = {story: [] for story in stories}

    def _until_it_works(self, what: Any) -> None:
        while not self._closed:
            try:
                what()
                return
            except ArchiveError as e:
                self._wait_out(str(e))

    def _wait(self) -> None:
        now = time.monotonic()
        self._rests = {story: until for story, until in self._rests.items() if until > now or story in self._owed}
        soonest = min((self._rests.get(story, now) for story in self._owed), default=None)
        with self._new:
            came = self._new.wait_for(
                lambda: self._came or self._closed, IDLE if soonest is None else max(0.0, soonest - now)
            )
        if not came and soonest is None:
            self._crew.rest()

    def _wait_out(self, why: str) -> None:
        log.warning("what waits to be read or told is kept, and tried again: %s", why)
        with self._new:
            self._new.wait_for(lambda: self._closed, self._pause)
        self._pause = min(2 * self._pause, LONGEST_PAUSE)

    def _some(self) -> list[tuple[int, str]]:
        """What is read next: many together, or one that the process ended over before."""
        some = [x for x in self._left if x[0] not in self._alone][:AT_ONCE] or self._left[:1]
        taken = {no for no, _ in some}
        self._left = [x for x in self._left if x[0] not in taken]
        return some

    def _read(self, some: list[tuple[int, str]]) -> None:
        try:
            touched, problems = self._crew.ask("read", [no for no, _ in some])
        except ArchiveError as e:
            self._left += some
            self._wait_out(str(e))
            return
        except EndedError as e:
            self._blame(some, str(e))
            return
        self._pause = PAUSE
        for problem in problems:
            log.warning("%s: %s", problem.input, problem.reason)
        names = dict(some)
        for no in names:
            self._alone.pop(no, None)
        for story, numbers in touched.items():
            self._owed.setdefault(story, []).extend(names[no] for no in numbers)

    def _blame(self, some: list[tuple[int, str]], why: str) -> None:
        """The process ended over these: one of them is the reason, or none."""
        if self._closed:
            return
        for no, name in some:
            self._alone[no] = self._alone.get(no, 0) + (len(some) == 1)
            if self._alone[no] < TRIES:
                self._left.append((no, name))
            else:
                log.warning('the account "%s": kept, but not read: %s', name, why)
        if len(some) > 1:
            self._wait_out(why)

    def _due(self) -> int | None:
        """The story that waits longest of those that do not rest."""
        now = time.monotonic()
        return next((story for story in self._owed if self._rests.get(story, 0.0) <= now), None)

    def _tell(self, story: int) -> None:
        names = self._owed.pop(story)
        began = time.monotonic()
        try:
            self.telling = story
            made = self._crew.ask("tell", story, work.named(list(dict.fromkeys(names))) or AGAIN)
        except ArchiveError as e:
            self._owed[story] = names
            self._wait_out(str(e))
        except EndedError as e:
            if self._closed:
                return
            log.warning("the story s%s is kept as it was, since telling it failed: %s", story, e)
            self._owed[story] = names
            self._failed[story] = self._failed.get(story, 0) + 1
            self._rests[story] = time.monotonic() + min(PAUSE * 2 ** self._failed[story], LONGEST_PAUSE)
        else:
            self._pause = PAUSE
            if made is not None:
                self._ready.put((PAGE, made[0]), made[1])
            self._failed.pop(story, None)
            ended = time.monotonic()
            self._rests[story] = ended + RESTS * (ended - began)
        finally:
            self.telling = None
