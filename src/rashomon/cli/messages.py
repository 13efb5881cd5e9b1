"""What a person is told on standard error while the work goes on, and the exit code that comes of it."""

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

import typer

from rashomon.cli.codes import DONE, FAILED, INTERRUPTED, SOME_UNUSABLE, WRONG_USAGE
from rashomon.cli.output import UsageError, WorkError
from rashomon.types import (
    ArchiveError,
    EngineError,
    GazetteerError,
    ModelError,
    Problem,
    Reading,
    StateError,
    StoryError,
    UnknownError,
)

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")


class Messages:
    """Counts what came in and says what could not be used; with a progress bar where a person is looking."""

    def __init__(self) -> None:
        self.lost = 0
        self._progress: Progress | None = None

    def say(self, text: str) -> None:
        """One line to standard error. Control characters are shown as their escapes: a file name may hold anything."""
        line = "rashomon: " + "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
        if self._progress:
            self._progress.console.print(line, markup=False, highlight=False, emoji=False, soft_wrap=True)
        else:
            print(line, file=sys.stderr, flush=True)

    def usable(self, items: Iterable[T | Problem]) -> Iterator[T]:
        """What a stream holds, while each problem is told as it comes. Raises WorkError when there is nothing else."""
        found = 0
        for item in items:
            if isinstance(item, Problem):
                self.lost += item.lost
                self.say(f"{item.input}: {item.reason}")
            else:
                found += 1
                yield item
        if not found:
            raise WorkError("no account could be used, so there is no result")

    def told(self, reading: Reading) -> Reading:
        """The reading itself; an account that was kept without being read counts as unusable, and is named."""
        if reading.unread:
            self.lost += 1
            self.say(f'the account "{reading.id}": kept, but not read: {reading.unread}')
        return reading

    @contextlib.contextmanager
    def steps(self, title: str, total: int | None = None, *, to_stdout: bool = False) -> Iterator["Steps"]:
        """A progress bar while the block runs, if standard error is a terminal that the results do not share."""
        if self._progress or not sys.stderr.isatty() or (to_stdout and sys.stdout.isatty()):
            yield Steps(None)
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
        with Progress(*columns, console=Console(stderr=True), transient=True) as self._progress:
            self._progress.add_task(title, total=total)
            try:
                yield Steps(self._progress)
            finally:
                self._progress = None


class Steps:
    """Counts the steps of one stretch of work."""

    def __init__(self, progress: "Progress | None") -> None:
        self._progress = progress

    def over(self, items: Iterable[T]) -> Iterator[T]:
        """The same items, one step each."""
        for item in items:
            yield item
            if self._progress:
                self._progress.advance(self._progress.task_ids[0])


@contextlib.contextmanager
def errand(verb: str) -> Iterator[Messages]:
    """The frame of one command: whatever happens in the block becomes one clear line and the right exit code."""
    messages = Messages()
    try:
        yield messages
        code = SOME_UNUSABLE if messages.lost else DONE
    except UsageError as e:
        messages.say(f"{e} (rashomon {verb} --help says more)")
        code = WRONG_USAGE
    except UnknownError as e:
        messages.say(str(e))
        code = WRONG_USAGE
    except (ArchiveError, EngineError, GazetteerError, ModelError, StateError, StoryError, WorkError) as e:
        messages.say(str(e))
        code = FAILED
        _let_go_of_stdout()
    except BrokenPipeError:
        # Whoever read our output has what they wanted (`rashomon read ... | head -1`).
        code = DONE
        _let_go_of_stdout()
    except KeyboardInterrupt:
        code = INTERRUPTED
        _let_go_of_stdout()
    raise typer.Exit(code)


def _let_go_of_stdout() -> None:
    """What standard output still buffers cannot be delivered; without this the interpreter would complain at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
