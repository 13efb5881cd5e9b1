"""Uploaded files as intake takes them, with nothing trusted: neither their names nor how large they are unpacked."""

import lzma
import re
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from rashomon import pipeline
from rashomon.types import Account

GZIP, XZ = b"\x1f\x8b", b"\xfd7zXZ\x00"
PIECE = 1_000_000
DICTIONARY = 100_000_000
"""Bytes that unpacking an .xz may need."""


class RefusedFileError(Exception):
    """A file that is not taken; the message says why."""


def from_files(given: list[tuple[str, bytes]], largest: int) -> tuple[list[Account], list[str]]:
    """Accounts of files, and what is wrong with files that hold none; `largest` bytes of a file at most, unpacked.

    The names that files came with never become paths of ours.
    """
    accounts: list[Account] = []
    problems: list[str] = []
    for name, content in given:
        stem = re.sub(r"[^\w.-]", "-", re.split(r"[\\/]", name)[-1]).strip(".")[-80:] or "file.txt"
        try:
            plain = unpacked(content, largest)
        except RefusedFileError as e:
            problems.append(f"{stem}: {e}")
            continue
        kept = re.sub(r"\.(gz|xz)$", "", stem) if plain is not content else stem
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / kept
            path.write_bytes(plain)
            for item in pipeline.stream([path]):
                if isinstance(item, Account):
                    accounts.append(item)
                elif item.lost:
                    problems.append(f"{stem}: {item.reason}")
    return accounts, problems


def unpacked(content: bytes, largest: int) -> bytes:
    """The bytes themselves, or what is packed in them. Raises RefusedFileError."""
    if not content.startswith((GZIP, XZ)):
        return content
    found = bytearray()
    try:
        for piece in _gunzipped(content) if content.startswith(GZIP) else _unxzed(content):
            found += piece
            if len(found) > largest:
                raise RefusedFileError(f"it has more than {largest} bytes when it is unpacked")
    except (zlib.error, lzma.LZMAError, EOFError) as e:
        raise RefusedFileError(f"it could not be unpacked ({e})") from e
    if found.startswith((GZIP, XZ)):
        raise RefusedFileError("it is packed more than once")
    return bytes(found)


def _gunzipped(left: bytes) -> Iterator[bytes]:
    """A gzip file's bytes, a few at a time, one member after another."""
    while left.startswith(GZIP):
        member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        while not member.eof:
            piece = member.decompress(left, PIECE)
            left = member.unconsumed_tail
            if not piece and not left and not member.eof:
                raise EOFError("it breaks off")
            yield piece
        left = member.unused_data


def _unxzed(left: bytes) -> Iterator[bytes]:
    """An .xz file's bytes, a few at a time, one stream after another."""
    while left.startswith(XZ):
        member = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=DICTIONARY)
        while not member.eof:
            piece = member.decompress(left, PIECE)
            left = b""
            if not piece and member.needs_input and not member.eof:
                raise EOFError("it breaks off")
            yield piece
        left = member.unused_data
