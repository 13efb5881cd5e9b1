"""Accounts read by workers, their readings kept in a journal where there is one."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from rashomon.types import Account, Problem, Reading, Sentence
from rashomon.workers.journal import Journal, key_of
from rashomon.workers.ordered import ordered
from rashomon.workers.pool import WorkerError, Workers


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
    answers = ordered(_asked(items, journal, setup), lambda item: _answered(item, workers), workers.jobs)
    try:
        for item, packed in answers:
            if isinstance(item, Problem):
                yield item
                continue
            place = item.again[1] if item.again else None
            if journal and place is None:
                place = journal.put(item.key, packed)
            yield Kept(item.account, unpacked(packed), place)
    finally:
        workers.close()


def _asked(items: Iterable[Account | Problem], journal: Journal | None, setup: bytes) -> Iterator[_Asked | Problem]:
    for item in items:
        if isinstance(item, Problem):
            yield item
        else:
            packed = msgspec.msgpack.encode(item)
            key = key_of(setup, packed)
            yield _Asked(item, key, packed, journal.again(key) if journal else None)


def _answered(item: _Asked | Problem, workers: Workers) -> tuple[_Asked | Problem, bytes]:
    if isinstance(item, Problem):
        return item, b""
    if item.again:
        return item, item.again[0]
    try:
        return item, workers.ask(item.packed)
    except WorkerError:
        return item, pack(unread(item.account, "the reader ended over it, twice"))


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
