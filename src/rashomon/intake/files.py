"""Opening and reading: the only calls that touch the disk, with their failures in plain words."""

import os
import stat
from pathlib import Path
from typing import BinaryIO, Literal

from rashomon.intake import checks
from rashomon.intake.checks import Refused


def shown(path: str | os.PathLike[str]) -> str:
    """A path as it can be printed: bytes of a name that are no text are written as escapes."""
    return os.fspath(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def why(error: OSError | ValueError) -> str:
    """A failure of the system in plain words, and what to do about it."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "there is no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "it may not be read (permission denied); change its permissions or copy it"
    if isinstance(error, OSError):
        return f"it could not be read ({(error.strerror or type(error).__name__).lower()})"
    return "this is not a path that a file can have; check it"


def kind_of(path: Path) -> Literal["folder", "file", "other"]:
    """What is at a path; "other" is a pipe or a device. Raises `Refused` where nothing can be seen."""
    try:
        mode = os.stat(path).st_mode
        return "folder" if stat.S_ISDIR(mode) else "file" if stat.S_ISREG(mode) else "other"
    except (OSError, ValueError) as error:
        raise Refused(why(error)) from None


def open_bytes(path: Path) -> BinaryIO:
    """Open a file for reading. Raises `Refused`."""
    try:
        return open(path, "rb")
    except (OSError, ValueError) as error:
        raise Refused(why(error)) from None


def read_bytes(path: Path) -> bytes:
    """A whole file of at most `checks.MAX_BYTES`. Raises `Refused`; never holds more than the limit."""
    with open_bytes(path) as stream:
        try:
            known = os.fstat(stream.fileno())
            if stat.S_ISREG(known.st_mode) and known.st_size > checks.MAX_BYTES:
                raise checks.too_big("the file", checks.size(known.st_size))
            data = stream.read(checks.MAX_BYTES + 1)
        except OSError as error:
            raise Refused(why(error)) from None
    if len(data) > checks.MAX_BYTES:
        raise checks.too_big("the file", f"more than {checks.size(checks.MAX_BYTES)}")
    return data


def names(folder: Path) -> list[str]:
    """The names in a folder, sorted. Raises `Refused`."""
    try:
        return sorted(os.listdir(folder))
    except (OSError, ValueError) as error:
        raise Refused(why(error)) from None


def real(path: Path) -> str:
    """One name for one file, however it was reached."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return os.fspath(path)
