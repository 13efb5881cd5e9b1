"""What was done so far, on disk: a run that was cut off goes on from there.

Entries are appended whole, in the order of the stream, each with a key of what it was made from and a checksum. A run
that ends in whatever way leaves at most one broken entry, at the end, which the next run takes off.
"""

import fcntl
import os
import struct
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from zlib import crc32

_HEAD = b"rashomon/journal/1\n"
_ENTRY = struct.Struct(">16sII")


def key_of(*parts: bytes) -> bytes:
    """The key of what is made from these."""
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()


class Journal:
    """Entries of an earlier run, given again while the keys are the same; new ones are put after them."""

    def __init__(self, path: Path) -> None:
        """Raises OSError where the file cannot be used, or another run is using it."""
        self._file = path.open("a+b", buffering=0)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._file.close()
            raise
        self._lock = Lock()
        fd = self._file.fileno()
        if os.pread(fd, len(_HEAD), 0) != _HEAD:
            os.ftruncate(fd, 0)
            os.write(fd, _HEAD)
        self._next: int | None = len(_HEAD)
        """Where the next entry of the earlier run stands; None when there is none left."""

    def again(self, key: bytes) -> tuple[bytes, int] | None:
        """The next entry of the earlier run and its place, if it has this key; if not, it goes, and all after it."""
        with self._lock:
            if self._next is None:
                return None
            place = self._next
            data = self._entry(place, key)
            if data is None:
                os.ftruncate(self._file.fileno(), place)
                self._next = None
                return None
            self._next = place + _ENTRY.size + len(data)
            return data, place

    def put(self, key: bytes, data: bytes) -> int:
        """Append an entry; its place."""
        with self._lock:
            place = os.fstat(self._file.fileno()).st_size
            left = memoryview(_ENTRY.pack(key, len(data), crc32(data)) + data)
            while left:
                left = left[os.write(self._file.fileno(), left) :]
            return place

    def at(self, place: int) -> bytes:
        """The entry at a place."""
        data = self._entry(place, None)
        if data is None:
            raise OSError("the journal was altered while it was in use")
        return data

    def empty(self) -> bool:
        """Whether there is nothing in it."""
        return os.fstat(self._file.fileno()).st_size <= len(_HEAD)

    def close(self) -> None:
        """Let the file go."""
        self._file.close()

    def _entry(self, place: int, key: bytes | None) -> bytes | None:
        fd = self._file.fileno()
        head = os.pread(fd, _ENTRY.size, place)
        if len(head) < _ENTRY.size:
            return None
        found, length, checksum = _ENTRY.unpack(head)
        data = os.pread(fd, length, place + _ENTRY.size)
        return data if key in (None, found) and len(data) == length and crc32(data) == checksum else None
