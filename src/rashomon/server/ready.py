"""Answers that are dear to make, kept ready while what they tell of is as it was."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import NamedTuple, TypeVar, cast

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from rashomon import pipeline
from rashomon.archive import Archive

MOST = 48_000_000
"""Bytes that are kept at most."""

PAGE = "page"
"""What a story's page is kept as."""
COUNTS = 200
"""Counts that are kept at most."""
DEAR, RESTS = 0.1, 10.0
"""Counting that takes longer than this many seconds is not done again for so many times as long."""
T = TypeVar("T")
M = TypeVar("M")


class _Made(NamedTuple):
    """Something counted: of which state of the archive, when, and how long it took."""

    what: object
    state: str
    at: float
    took: float


def _holds(held: _Made, state: str) -> bool:
    return held.state == state or (held.took > DEAR and time.monotonic() - held.at < RESTS * held.took)


class Ready:
    """Bytes by what they are made of; each is made once, however many ask for it at the same time."""

    def __init__(self, most: int = MOST) -> None:
        self._kept: OrderedDict[tuple[object, ...], bytes] = OrderedDict()
        self._turns: dict[Hashable, Lock] = {}
        self._lock = Lock()
        self._lately: OrderedDict[Hashable, _Made] = OrderedDict()
        self._most, self._size = most, 0

    def of(self, key: tuple[object, ...], make: Callable[[], bytes]) -> bytes:
        """What is kept under the key, or what `make` gives, which is kept from then on."""

        def known() -> bytes | None:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

        return self._by_turns(("of", key), known, make, lambda made: self._keep(key, made))

    def put(self, key: tuple[object, ...], made: bytes) -> None:
        """Keep what was made elsewhere."""
        with self._lock:
            self._keep(key, made)

    def lately(self, key: Hashable, state: Callable[[], str], make: Callable[[], T]) -> T:
        """What was made while the archive was in this state; or, where making it is dear, in one not long before."""
        here = state()

        def known() -> _Made | None:
            held = self._lately.get(key)
            return held if held and _holds(held, here) else None

        def timed() -> _Made:
            began = time.monotonic()
            made = make()
            return _Made(made, here, began, time.monotonic() - began)

        def keep(made: _Made) -> None:
            self._lately[key] = made
            self._lately.move_to_end(key)
            while len(self._lately) > COUNTS:
                self._lately.popitem(last=False)

        return cast(T, self._by_turns(("lately", key), known, timed, keep).what)

    def _by_turns(
        self, key: Hashable, known: Callable[[], M | None], make: Callable[[], M], keep: Callable[[M], None]
    ) -> M:
        """What is known, or is made by the first who asks, while the others who ask wait for it."""
        with self._lock:
            if (found := known()) is not None:
                return found
            turn = self._turns.setdefault(key, Lock())
        with turn:
            with self._lock:
                if (found := known()) is not None:
                    return found
            try:
                made = make()
            finally:
                with self._lock:
                    self._turns.pop(key, None)
            with self._lock:
                keep(made)
        return made

    def _keep(self, key: tuple[object, ...], made: bytes) -> None:
        self._size += len(made) - len(self._kept.pop(key, b""))
        self._kept[key] = made
        while self._size > self._most:
            self._size -= len(self._kept.popitem(last=False)[1])


def page_of(archive: Archive, story: str, revision: int | None = None) -> bytes:
    """The page of `report` of a story that is kept. Raises UnknownError."""
    return pipeline.report(archive.story(story, revision), "html").encode("utf-8", "replace")


async def answered(
    request: Request,
    what: str,
    mark: Callable[[Archive], str],
    make: Callable[[Archive], bytes],
    kind: str,
    headers: dict[str, str] | None = None,
) -> Response:
    """An answer with the mark of what it tells of: not made again while that is as it was, nor sent again to a client
    that has it."""
    archive: Archive = request.app.state.archive
    ready: Ready = request.app.state.ready
    told = await to_thread.run_sync(mark, archive)
    headers = {**(headers or {}), "etag": f'"{what}-{told}"', "cache-control": "private, no-cache"}
    asked = [x.strip().removeprefix("W/") for x in request.headers.get("if-none-match", "").split(",")]
    if headers["etag"] in asked or "*" in asked:
        return Response(status_code=304, headers=headers)
    made = await to_thread.run_sync(ready.of, (what, told), lambda: make(archive))
    return Response(made, media_type=kind, headers=headers)
