"""Accounts read by workers, their readings kept in a journal where there is one."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import msgspec

from rashomon.types import Account, Problem, Reading, Sentence
from rashomon.workers.journal import Journal, key_of
from rashomon.workers.pool import Workers

_KNOWN = "read before"


class Kept(NamedTuple):
    """An account, its reading, and where in the journal that stands (None where none is kept)."""

    account: Account
    reading: Reading
    place: int | None


class _Asked(NamedTuple):
    account: Account
    key: bytes
    packed: bytes
    again: tuple[bytes, int] | None


def read_by(
    workers: Workers, items: Iterable[Account | Problem], journal: Journal | None = None, setup: bytes = b""
) -> Iterator[Kept | Problem]:
    """Each account with its reading, and each problem, in the order in which they stand.

    What the journal of an earlier run holds is not read again. `setup` is what readings depend on besides the account.
    An account over which workers end is kept unread, and the rest goes on.
    """
    try:
        for item, answer in workers.over(_asked(items, journal, setup), _piece):
            if isinstance(item, Problem):
                yield item
                continue
            packed, place = item.again or (answer, None)
            if packed is None:
                packed = pack(unread(item.account, "the reader ended over it, twice"))
            if journal and place is None:
                place = journal.put(item.key, packed)
            yield Kept(item.account, unpacked(packed), place)
    finally:
        workers.close()


def read_here(
    read: Callable[[Iterable[Account | Problem]], Iterator[tuple[Account, Reading] | Problem]],
    items: Iterable[Account | Problem],
    journal: Journal,
    setup: bytes,
) -> Iterator[tuple[Account, Reading] | Problem]:
    """The same by one who takes accounts as they come, and passes problems on in their place."""
    waiting: deque[_Asked] = deque()

    def left() -> Iterator[Account | Problem]:
        for item in _asked(items, journal, setup):
            if isinstance(item, Problem):
                yield item
                continue
            waiting.append(item)
            # What was read before keeps its place in the line as a problem that nobody is told.
            yield Problem(input=_KNOWN, reason="") if item.again else item.account

    for found in read(left()):
        if isinstance(found, Problem) and found.input is not _KNOWN:
            yield found
            continue
        asked = waiting.popleft()
        if isinstance(found, Problem):
            assert asked.again is not None
            yield asked.account, unpacked(asked.again[0])
        else:
            journal.put(asked.key, pack(found[1]))
            yield found


def _asked(items: Iterable[Account | Problem], journal: Journal | None, setup: bytes) -> Iterator[_Asked | Problem]:
    for item in items:
        if isinstance(item, Problem):
            yield item
        else:
            packed = msgspec.msgpack.encode(item)
            key = key_of(setup, packed)
            yield _Asked(item, key, packed, journal.again(key) if journal else None)


def _piece(item: _Asked | Problem) -> bytes | None:
    return None if isinstance(item, Problem) or item.again else item.packed


def unread(account: Account, why: str) -> Reading:
    """An account kept without being read: its text as one sentence."""
    whole = Sentence(start=0, end=len(account.text), text=account.text)
    return Reading(id=account.id, unread=why, sentences=(whole,))


def pack(reading: Reading) -> bytes:
    """A reading as bytes."""
    return msgspec.msgpack.encode(reading)


def unpacked(packed: bytes) -> Reading:
    """A reading from bytes."""
    return msgspec.msgpack.decode(packed, type=Reading)
