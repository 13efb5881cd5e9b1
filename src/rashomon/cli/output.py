"""What goes out: to standard output, or whole into files and never half."""

import contextlib
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, NamedTuple

import msgspec

STDOUT = "-"


class Target(NamedTuple):
    """Where one result goes, and in which form. `path` is None for standard output."""

    path: Path | None
    form: str


class UsageError(Exception):
    """The command line asks for something that does not exist or makes no sense (exit 2)."""


class WorkError(Exception):
    """The work could not be done (exit 1)."""


def targets(outputs: Iterable[Path], form: str | None, forms: tuple[str, ...], default: str) -> list[Target]:
    """Where to write what: the form is `form` where given, else the file's suffix, else for standard output `default`.

    Raises UsageError for a form or suffix outside `forms`, and for a file named twice.
    """
    known = ", ".join(forms)
    if form is not None and form not in forms:
        raise UsageError(f"there is no form {form!r} here; it is one of {known}")
    named = list(outputs) or [Path(STDOUT)]
    found = [
        Target(None, form or default) if str(p) == STDOUT else Target(p, form or _form_of(p, forms)) for p in named
    ]
    places = [t.path and _place(t.path) for t in found]
    for i, place in enumerate(places):
        if place in places[:i]:
            raise UsageError(f"{place or 'standard output'} is named twice as output")
    return found


_FORMS = {"txt": "text"}
"""Forms by the suffixes that are not called like them."""


def _form_of(path: Path, forms: tuple[str, ...]) -> str:
    suffix = path.suffix.lower().removeprefix(".")
    form = _FORMS.get(suffix, suffix)
    if form not in forms:
        known = ", ".join("." + f for f in forms)
        if path.is_dir():
            raise UsageError(f"{path} is a folder; name a file in it, such as {path / 'out'}.{forms[0]}")
        raise UsageError(f"cannot tell the form of {path}: name it with one of {known}, or add --format")
    return form


def check(found: Iterable[Target], inputs: Iterable[str]) -> None:
    """Make sure, before any work, that every target can be written.

    Raises WorkError for a folder that is missing or cannot be written to, UsageError for an output that is an input.
    """
    given = {_place(Path(i)) for i in inputs if i != STDOUT}
    for path in (t.path for t in found if t.path):
        if _place(path) in given:
            raise UsageError(f"{path} is both an input and an output")
        try:
            _check_writable(path)
        except OSError as e:
            raise WorkError(f"cannot write {path}: {e.strerror or e}") from e


def _check_writable(path: Path) -> None:
    if path.is_dir():
        raise WorkError(f"cannot write {path}: it is a folder")
    if is_special(path):
        return
    draft = _draft(path)
    if not draft.parent.is_dir():
        raise WorkError(f"cannot write {path}: there is no folder {path.parent}")
    if path.exists() and not os.access(path, os.W_OK):
        raise WorkError(f"cannot write {path}: it is write-protected")
    # Permission bits do not tell all (a read-only disk, a superuser): only trying does.
    draft.touch(exist_ok=False)
    draft.unlink()


@contextlib.contextmanager
def writing(path: Path | None) -> Iterator[IO[bytes]]:
    """A file to write to that takes the place of `path` only when all is well; standard output for None.

    On any failure or interrupt `path` stays as it was, and the draft beside it is removed. Raises WorkError.
    """
    if path is None:
        try:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            raise
        except OSError as e:
            raise WorkError(f"cannot write to standard output: {e.strerror or e}") from e
        return
    try:
        if is_special(path):
            with path.open("wb") as file:
                yield file
            return
        draft = _draft(path)
        try:
            with draft.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            draft.replace(_place(path))
        finally:
            draft.unlink(missing_ok=True)
    except OSError as e:
        raise WorkError(f"cannot write {path}: {e.strerror or e}") from e


def write_all(results: Iterable[tuple[Target, str]]) -> None:
    """Write each text to its target, all files together: none is put in place before every one is written."""
    with contextlib.ExitStack() as stack:
        for target, text in results:
            file = stack.enter_context(writing(target.path))
            file.write(to_bytes(text))
            file.flush()


def to_bytes(text: str) -> bytes:
    """UTF-8, whatever the locale. Half a surrogate pair, which UTF-8 cannot hold, is written as its escape."""
    return text.encode("utf-8", "backslashreplace")


def to_json(thing: msgspec.Struct) -> str:
    """One line of JSON. Half a surrogate pair, as odd file names have, is written as its escape."""
    try:
        return msgspec.json.encode(thing).decode()
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(thing), separators=(",", ":"))


def _place(path: Path) -> Path:
    """Where a path leads, links followed, whether or not anything is there."""
    return Path(os.path.realpath(path))


def beside(path: Path, what: str) -> Path:
    """A hidden file beside a file."""
    place = _place(path)
    return place.with_name(f".{place.name[:100]}.{what}")


def _draft(path: Path) -> Path:
    return beside(path, f"{os.getpid()}.draft")


def clear_drafts(folder: Path, of: str) -> None:
    """Take away what runs left that were killed while they wrote a file whose whole name matches the expression `of`.

    Only for a folder or file that no other run can be writing to now.
    """
    draft = re.compile(rf"\.(?:{of})\.\d+\.draft")
    for path in folder.glob(".*.draft"):
        if draft.fullmatch(path.name):
            path.unlink(missing_ok=True)


def is_special(path: Path) -> bool:
    """A pipe or a device: written to directly, as there is nothing to replace."""
    return path.exists() and not path.is_file()
