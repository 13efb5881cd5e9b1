"""Structs to bytes and back, small and to the letter."""

import json
import zlib
from typing import Any, TypeVar

import msgspec

from rashomon.types import ArchiveError

T = TypeVar("T")
LEVEL = 6


def pack(thing: Any) -> bytes:
    """A struct, or anything of JSON, as compressed JSON."""
    return zlib.compress(msgspec.json.encode(thing), LEVEL)


def unpack(packed: bytes, kind: type[T]) -> T:
    """What was packed. Raises ArchiveError where the bytes are damaged or of another form."""
    try:
        return msgspec.json.decode(zlib.decompress(bytes(packed)), type=kind)
    except (zlib.error, msgspec.MsgspecError) as e:
        raise ArchiveError(f"a packed {kind.__name__} of the archive is damaged ({e})") from e


def whole(text: str) -> str:
    """The text with U+FFFD, one for one, for halves of surrogate pairs, which are no characters."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") if has_halves(text) else text


def has_halves(text: str) -> bool:
    """Whether the text holds half of a surrogate pair."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def plain(text: str | None) -> str | None:
    """The text as a database column can hold it: PostgreSQL takes no NUL. One for one, so that offsets hold."""
    return None if text is None else whole(text).replace("\0", "\ufffd")


def dumps(thing: Any) -> str:
    """Small JSON for a text column."""
    return json.dumps(thing, separators=(",", ":"))
