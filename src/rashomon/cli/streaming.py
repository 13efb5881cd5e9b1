"""Verbs whose results stream out, account by account: where to, and what is left of a run that is cut off."""

import contextlib
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, NamedTuple

from rashomon import pipeline
from rashomon.cli.messages import Messages
from rashomon.cli.output import (
    Target,
    UsageError,
    WorkError,
    beside,
    check,
    clear_drafts,
    is_special,
    targets,
    to_bytes,
    to_json,
    writing,
)
from rashomon.cli.working import Working
from rashomon.types import Account, KnownPlace, Reading

JOURNAL = "rashomon-journal"
Pairs = Iterator[tuple[Account, Reading]]


class Elsewhere(NamedTuple):
    """A file where a cluster keeps its files, or a Parquet file; `form` is that of the lines that it is made of."""

    name: str
    form: str = "jsonl"
    path: None = None


def one_target(
    verb: str,
    output: Sequence[str | Path] | None,
    form: str | None,
    forms: tuple[str, ...],
    given: list[str],
    *,
    working: Working | None = None,
) -> Target | Elsewhere:
    """Where a verb whose results stream out writes them; the default form is the first. `given` are all files that are
    read, none of which may be written to; with `working` on a cluster it may be a file where that keeps its own.

    Raises UsageError, WorkError.
    """
    if len(output or ()) > 1:
        raise UsageError(f"{verb} writes to one place: results stream out as they are made")
    name = str((output or [""])[0])
    if working and working.engine == "ray" and pipeline.store().holds(name):
        if name in given:
            raise UsageError(f"{name} is both an input and an output")
        if form not in (None, "jsonl"):
            raise UsageError(f"{name} takes lines; there is no form {form!r} there")
        return Elsewhere(name)
    (found,) = targets([Path(o) for o in output or ()], form, forms, forms[0])
    check([found], given)
    return found


@contextlib.contextmanager
def out(target: Target | Elsewhere) -> Iterator[IO[bytes]]:
    """A file to write to, as `writing` gives it. Raises WorkError."""
    if isinstance(target, Target):
        with writing(target.path) as file:
            yield file
        return
    try:
        with pipeline.store().writing(target.name) as file:
            yield file
    except OSError as e:
        raise WorkError(f"cannot write {target.name}: {e.strerror or e}") from e


def as_lines(pairs: Pairs) -> Iterator[str]:
    """A reading a line."""
    return (to_json(reading) + "\n" for _, reading in pairs)


def as_list(pairs: Pairs) -> Iterator[str]:
    """All readings as one list."""
    for i, (_, reading) in enumerate(pairs):
        yield (",\n" if i else "[\n") + to_json(reading)
    yield "\n]\n"


def stream(
    messages: Messages,
    inputs: list[str],
    target: Target | Elsewhere,
    own_places: tuple[KnownPlace, ...],
    as_text: Callable[[Pairs], Iterator[str]],
    working: Working,
    *,
    repeats: bool = False,
) -> None:
    """What is made of each account is out before the next is opened, so that memory does not grow with the input.

    Where it goes to a file, the readings are kept beside it until that is there.
    """
    with _journal(messages, target) as journal:
        made = messages.usable(working.readings(working.accounts(inputs, repeats=repeats), own_places, journal))
        with messages.steps("Reading", to_stdout=target == Target(None, target.form)) as steps, out(target) as file:
            for piece in as_text((account, messages.told(reading)) for account, reading in steps.over(made)):
                file.write(to_bytes(piece))
                if target == Target(None, target.form):
                    file.flush()


@contextlib.contextmanager
def _journal(messages: Messages, target: Target | Elsewhere) -> Iterator["pipeline.Journal | None"]:
    """What an earlier run that was cut off has read; none where the results go to no file of this machine.

    Raises WorkError where another run is writing the same file.
    """
    if target.path is None or is_special(target.path):
        yield None
        return
    path = beside(target.path, JOURNAL)
    try:
        journal = pipeline.journal(path)
    except OSError as e:
        raise WorkError(f"cannot write {target.path}: its journal {path.name}: {e.strerror or e}") from e
    name = path.name.removeprefix(".").removesuffix(f".{JOURNAL}")  # as `beside` has it
    clear_drafts(path.parent, re.escape(name))
    try:
        yield journal
    except BaseException:  # an interrupt, too
        if journal.empty():
            path.unlink()
        else:
            messages.say(f"{target.path}: what was read is kept in {path.name}; the same command goes on from there")
        raise
    else:
        path.unlink()
    finally:
        journal.close()
