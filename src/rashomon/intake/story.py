"""Stories that rashomon wrote as JSON, taken in again."""

import sys
from pathlib import Path
from typing import BinaryIO

import msgspec

from rashomon.types import Story, StoryError

SCHEMA = Story().schema_


class _Head(msgspec.Struct):
    schema: str | None = None


def load_story(path: str | Path, *, stdin: BinaryIO | None = None) -> Story:
    """The story in a file, or on standard input for `-`.

    Raises StoryError, which names the file and says what is wrong: it is missing, no JSON, no story, or a story of
    another version of the form.
    """
    name = "standard input" if str(path) == "-" else str(path)
    try:
        written = (stdin or sys.stdin.buffer).read() if str(path) == "-" else Path(path).read_bytes()
    except IsADirectoryError as e:
        raise StoryError(f"{name} is a folder, and no story: {_MAKE}") from e
    except OSError as e:
        raise StoryError(f"cannot read {name}: {e.strerror or e}") from e
    try:
        head = msgspec.json.decode(written, type=_Head)
    except (msgspec.MsgspecError, UnicodeDecodeError) as e:
        raise StoryError(f"{name} is no story in JSON: {_MAKE}") from e
    if head.schema is None or not head.schema.startswith("rashomon/story/"):
        raise StoryError(f"{name} is JSON, but no story: {_MAKE}")
    if head.schema != SCHEMA:
        raise StoryError(f"{name} is a story of the form {head.schema!r}; this version of rashomon reads {SCHEMA!r}")
    try:
        return msgspec.json.decode(written, type=Story)
    except (msgspec.MsgspecError, UnicodeDecodeError) as e:
        raise StoryError(f"{name} is not a whole story: {e}") from e


_MAKE = "make one with rashomon reconcile INPUT... -o story.json"
