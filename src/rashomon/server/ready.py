"""Answers that are dear to make, kept ready while what they tell of is as it was."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from rashomon.archive import Archive

MOST = 48_000_000
"""Bytes that are kept at most."""


class Ready:
    """Bytes by what they are made of; each is made once, however many ask for it at the same time."""

    def __init__(self, most: int = MOST) -> None:
        self._kept: OrderedDict[tuple[object, ...], bytes] = OrderedDict()
        self._turns: dict[tuple[object, ...], Lock] = {}
        self._lock = Lock()
        self._most, self._size = most, 0

    def of(self, key: tuple[object, ...], make: Callable[[], bytes]) -> bytes:
        """What is kept under the key, or what `make` gives, which is kept from then on."""
        with self._lock:
            if (found := self._known(key)) is not None:
                return found
            turn = self._turns.setdefault(key, Lock())
        with turn:
            with self._lock:
                if (found := self._known(key)) is not None:
                    return found
            try:
                made = make()
            finally:
                with self._lock:
                    self._turns.pop(key, None)
            with self._lock:
                self._keep(key, made)
        return made

    def _known(self, key: tuple[object, ...]) -> bytes | None:
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def _keep(self, key: tuple[object, ...], made: bytes) -> None:
        self._size += len(made) - len(self._kept.pop(key, b""))
        self._kept[key] = made
        while self._size > self._most:
            self._size -= len(self._kept.popitem(last=False)[1])


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
