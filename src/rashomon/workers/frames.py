"""Pieces of bytes over a pipe, each led by its length."""

import struct
from typing import BinaryIO

_LENGTH = struct.Struct(">I")


def put(stream: BinaryIO, data: bytes) -> None:
    """Write one piece. Raises OSError where nobody reads any more."""
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def take(stream: BinaryIO) -> bytes | None:
    """Read one piece; None at the end, also at one in the midst of a piece."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    return data if len(data) == length else None
