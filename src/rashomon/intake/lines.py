"""JSON Lines of accounts, plain or compressed, one line in memory at a time."""

import gzip
import lzma
import zlib
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, cast

from rashomon.intake import checks
from rashomon.intake.checks import Refused
from rashomon.intake.decode import decode, wide_encoding
from rashomon.intake.files import open_bytes, shown, why
from rashomon.intake.ids import Ids, Where
from rashomon.intake.ours import Ours, refuse_ours
from rashomon.intake.records import NotJson, meta_of, parse, text_of
from rashomon.types import Account, Problem

_SUFFIXES = (".jsonl", ".ndjson")
_PACKED = {".gz": b"\x1f\x8b", ".xz": b"\xfd7zXZ\x00"}
_CHUNK = 1 << 20
_HEAD = 4096
_BOM = b"\xef\xbb\xbf"
_BROKEN = (EOFError, OSError, zlib.error, lzma.LZMAError)


def is_json_lines(path: Path) -> bool:
    """True for the names that JSON Lines files have, packed or not."""
    name = path.name.lower()
    for packing in _PACKED:
        name = name.removesuffix(packing)
    return name.endswith(_SUFFIXES)


def file_accounts(path: Path, ids: Ids) -> Iterator[Account | Problem]:
    """The accounts of a JSON Lines file, and a problem for each line that is none. Raises `Refused` if unreadable."""
    with open_bytes(path) as raw:
        yield from packed_accounts(raw, shown(path), ids)


def packed_accounts(raw: BinaryIO, name: str, ids: Ids) -> Iterator[Account | Problem]:
    """The same of a file that is open. Raises `Refused`."""
    try:
        stream = _unpacked(cast(BufferedReader, raw), Path(name).suffix.lower())
    except OSError as error:
        raise Refused(why(error)) from None
    yield from stream_accounts(stream, name, ids)


def stream_accounts(stream: BinaryIO, name: str, ids: Ids, advice: str = "") -> Iterator[Account | Problem]:
    """The accounts of a stream of JSON Lines; `name` is how the person calls it. Raises `Ours`.

    `advice` ends what is said of a first line that is not JSON: likely none of the lines was meant to be.
    """
    number, records = 0, 0
    try:
        for number, line in _bounded_lines(stream):
            if number == 1 and isinstance(line, bytes):
                _refuse_foreign(line)
            if isinstance(line, bytes) and not line.removeprefix(_BOM).strip():
                continue
            records += 1
            yield from _account(line, Where(name, number), ids, advice if records == 1 else "")
    except Ours:
        raise
    except Refused as refusal:
        yield Problem(input=name, reason=str(refusal))
    except _BROKEN as error:
        yield Problem(input=name, reason=f"{_broken(error)} after line {number}; the lines before that are kept")
    else:
        if not records:
            yield Problem(input=name, reason="it holds no accounts: every line is blank or there is none")


def _unpacked(raw: BufferedReader, suffix: str) -> BinaryIO:
    """The stream unpacked, by what it is rather than by its name; a name that promises a packing must keep it."""
    head = raw.peek(6)[:6]
    if head.startswith(_PACKED[".gz"]):
        return cast(BinaryIO, gzip.GzipFile(fileobj=raw))
    if head.startswith(_PACKED[".xz"]):
        return cast(BinaryIO, lzma.LZMAFile(raw))
    if suffix in _PACKED and head:
        raise Refused(f"it is named {suffix} but is not packed that way; rename it or pack it again")
    return raw


def _bounded_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | int]]:
    """Numbered lines, ended by line feeds only. A line over the limit is skipped and comes as its size instead."""
    number = 0
    while line := stream.readline(checks.MAX_BYTES + 2):
        number += 1
        if len(line.removesuffix(b"\n")) <= checks.MAX_BYTES:
            yield number, line
            continue
        size, piece = len(line), line
        while not piece.endswith(b"\n") and (piece := stream.readline(_CHUNK)):
            size += len(piece)
        yield number, size - piece.endswith(b"\n")


def _refuse_foreign(line: bytes) -> None:
    """Raise `Refused` for a stream that is no JSON Lines at all, instead of a problem for each of its lines."""
    if line.startswith((b"\xff\xfe", b"\xfe\xff")) or wide_encoding(line):
        raise Refused("it is not UTF-8 (it looks like UTF-16); JSON Lines are UTF-8, so save it as that first")
    kind = checks.binary_kind(line)
    if kind:
        raise Refused(f"this is {kind}, not JSON Lines")
    refuse_ours(line[:_HEAD].decode("utf-8", "replace"))


def _account(line: bytes | int, where: Where, ids: Ids, advice: str) -> Iterator[Account | Problem]:
    try:
        if isinstance(line, int):
            raise checks.too_big("the line", checks.size(line))
        decoded = decode(line.removeprefix(_BOM))
        record = parse(decoded.text)
        text, text_notes = text_of(record)
        meta = meta_of(record)
        repeat = ids.claim(meta.id, text, where)
    except Refused as refusal:
        yield Problem(input=str(where), reason=f"{refusal}{advice if isinstance(refusal, NotJson) else ''}")
        return
    for note in (decoded.note, *text_notes, *meta.notes, repeat):
        if note:
            yield Problem(input=str(where), reason=note, lost=False)
    yield Account(id=meta.id, text=text, outlet=meta.outlet, title=meta.title, published=meta.published, url=meta.url)


def _broken(error: BaseException) -> str:
    if isinstance(error, OSError) and not isinstance(error, gzip.BadGzipFile):
        return why(error)
    return "the packed file breaks off or is damaged"
