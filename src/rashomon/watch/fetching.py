"""One address fetched: redirects checked again; size, time and unpacking bounded; robots.txt and delays kept."""

import contextlib
import http.client
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.robotparser import RobotFileParser

import msgspec

from rashomon.watch.addresses import RefusedAddressError, Target, target

AGENT = "rashomon"
PIECE = 65_536
ROBOTS_FOR = 86_400.0
"""Seconds that a site's robots.txt is kept."""
ROBOTS_LARGEST = 500_000
HELD = 1000
"""Sites whose robots.txt is kept at most."""


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """How politely, and how much at most."""

    allowed: frozenset[str] = frozenset()
    """Hosts (or host:port) that may be private."""
    delay: float = 5.0
    """Seconds between two requests to one site."""
    largest: int = 10_000_000
    """Bytes of an answer at most, also after unpacking."""
    patience: float = 30.0
    """Seconds for one answer."""
    redirects: int = 5
    agent: str = f"{AGENT} (https://pypi.org/project/rashomon)"


class FetchError(Exception):
    """An address that could not be fetched; `passing` where it may work another time."""

    def __init__(self, why: str, *, passing: bool = False, wait: float | None = None) -> None:
        super().__init__(why)
        self.passing, self.wait = passing, wait


class Fetched(NamedTuple):
    """An answer. `body` is None where nothing changed since the last visit."""

    url: str
    body: bytes | None
    kind: str
    etag: str | None
    modified: str | None


class Fetcher:
    """Fetches, and remembers of each site when it was asked last and what its robots.txt says."""

    def __init__(
        self,
        policy: Policy,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._policy, self._clock, self._sleep = policy, clock, sleep
        self._asked: dict[str, float] = {}
        self._robots: dict[str, tuple[float, RobotFileParser]] = {}

    def fetch(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """Fetch an address, politely. Raises FetchError."""
        base: str | None = None
        for _ in range(self._policy.redirects + 1):
            try:
                to = target(url, self._policy.allowed, base)
            except RefusedAddressError as e:
                raise FetchError(str(e)) from e
            self._check_robots(to)
            with self._asking(to, self._delay(to), etag, modified) as answer:
                if answer.status in (301, 302, 303, 307, 308):
                    base, url = to.url, answer.getheader("location") or ""
                    continue
                return self._taken(to, answer)
        raise FetchError(f"it redirects more than {self._policy.redirects} times")

    def _taken(self, to: Target, answer: http.client.HTTPResponse) -> Fetched:
        marks = answer.getheader("etag"), answer.getheader("last-modified")
        kind = (answer.getheader("content-type") or "").partition(";")[0].strip().lower()
        if answer.status == 304:
            return Fetched(to.url, None, kind, *marks)
        if answer.status != 200:
            passing = answer.status == 429 or answer.status >= 500
            raise FetchError(f"the server answered {answer.status}", passing=passing, wait=_retry_after(answer))
        body = read_bounded(answer, self._policy.largest, self._clock() + self._policy.patience, self._clock)
        return Fetched(to.url, body, kind, *marks)

    @contextlib.contextmanager
    def _asking(
        self, to: Target, delay: float, etag: str | None = None, modified: str | None = None
    ) -> Iterator[http.client.HTTPResponse]:
        wait = self._asked.get(to.site(), -delay) + delay - self._clock()
        if wait > 0:
            self._sleep(wait)
        headers = {"user-agent": self._policy.agent, "accept-encoding": "gzip", "accept": "*/*"}
        headers |= {k: v for k, v in (("if-none-match", etag), ("if-modified-since", modified)) if v}
        connection = _Pinned(to, self._policy.patience)
        try:
            connection.request("GET", to.path, headers=headers)
            yield connection.getresponse()
        except (OSError, http.client.HTTPException, UnicodeError) as e:
            raise FetchError(f"it could not be fetched ({type(e).__name__}: {e})", passing=True) from e
        finally:
            self._asked[to.site()] = self._clock()
            connection.close()

    def _delay(self, to: Target) -> float:
        wanted = self._robots[to.site()][1].crawl_delay(AGENT) if to.site() in self._robots else None
        return max(self._policy.delay, min(float(wanted or 0), 60.0))

    def _check_robots(self, to: Target) -> None:
        known = self._robots.get(to.site())
        if known is None or self._clock() - known[0] > ROBOTS_FOR:
            if len(self._robots) >= HELD:
                self._robots.clear()
            known = self._robots[to.site()] = (self._clock(), self._read_robots(to))
        if not known[1].can_fetch(AGENT, to.url):
            raise FetchError("the site's robots.txt asks not to fetch it")

    def _read_robots(self, to: Target) -> RobotFileParser:
        rules = RobotFileParser()
        with self._asking(to._replace(path="/robots.txt"), 0.0) as answer:
            if answer.status >= 500 or answer.status == 429:
                raise FetchError(f"the site's robots.txt could not be had ({answer.status})", passing=True)
            text = ""
            if answer.status == 200:
                end = self._clock() + self._policy.patience
                text = read_bounded(answer, ROBOTS_LARGEST, end, self._clock).decode("utf-8", "replace")
        rules.parse(text.splitlines())
        return rules


class _Pinned(http.client.HTTPConnection):
    """A connection to the very internet address that was checked, under the host's name."""

    def __init__(self, to: Target, patience: float) -> None:
        super().__init__(to.host, to.port, timeout=patience)
        self._to = to

    def connect(self) -> None:
        """Open the connection."""
        sock = socket.create_connection((self._to.at, self._to.port), self.timeout)
        if self._to.secure:
            sock = ssl.create_default_context().wrap_socket(sock, server_hostname=self._to.host)
        self.sock = sock


def read_bounded(
    answer: http.client.HTTPResponse, largest: int, end: float, clock: Callable[[], float] = time.monotonic
) -> bytes:
    """A body, unpacked, if it is not too large and not too slow. Raises FetchError."""
    packing = (answer.getheader("content-encoding") or "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip", ""):
        raise FetchError(f"it came packed in a way that was not asked for ({packing[:30]})")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16) if "gzip" in packing else None
    found = bytearray()
    came = 0
    while piece := answer.read1(PIECE):
        came += len(piece)
        if clock() > end:
            raise FetchError("it came too slowly", passing=True)
        try:
            found += unpacker.decompress(piece, largest + 1 - len(found)) if unpacker else piece
        except zlib.error as e:
            raise FetchError(f"it could not be unpacked ({e})") from e
        if len(found) > largest or came > largest or (unpacker and unpacker.unconsumed_tail):
            raise FetchError(f"it has more than {largest} bytes")
    if answer.length or (unpacker and found and not unpacker.eof):
        raise FetchError("it broke off", passing=True)
    return bytes(found)


def _retry_after(answer: http.client.HTTPResponse) -> float | None:
    value = answer.getheader("retry-after") or ""
    return min(float(value), 86_400.0) if value.isascii() and value.isdigit() and len(value) < 9 else None
