"""`rashomon watch`: what appears in folders and feeds is taken into an archive."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon import pipeline
from rashomon.cli.archive import option, out
from rashomon.cli.messages import Messages, errand
from rashomon.cli.output import UsageError
from rashomon.types import Account, Added, Problem

if TYPE_CHECKING:
    from rashomon.archive import Archive

Into = Annotated[
    str,
    typer.Option(
        "--archive", metavar="ARCHIVE", envvar="RASHOMON_ARCHIVE", help="The archive: a file, or a PostgreSQL URL."
    ),
]


def watch(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Folders, and addresses of feeds.", show_default=False)
    ],
    archive: Into,
    every: Annotated[
        float, typer.Option("--every", metavar="SECONDS", min=0.1, help="How often folders and feeds are looked at.")
    ] = 300.0,
    again: Annotated[
        float, typer.Option("--again", metavar="SECONDS", min=0.1, help="When an article is looked at once more.")
    ] = 21_600.0,
    delay: Annotated[
        float, typer.Option("--delay", metavar="SECONDS", min=0.0, help="Between two requests to one site.")
    ] = 5.0,
    allow: Annotated[
        list[str] | None,
        option("--allow", "A host, or host:port, that may be private; may be given several times.", "HOST"),
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="Look once and end.")] = False,
) -> None:
    """Take in what appears in folders and feeds, politely, until told to end. What was taken in is said, once."""
    with errand("watch") as messages:
        for source in sources:
            if "://" not in source and not Path(source).is_dir():
                raise UsageError(f"{source} is no folder and no address of a feed")
        with pipeline.open_archive(archive) as kept:
            from rashomon.watch import RESTED, Policy

            watcher = pipeline.watch(kept, sources, Policy(delay=delay, allowed=frozenset(allow or ())), again=again)
            told: set[tuple[str, str]] = set()
            rounds = 0
            while True:
                for item in watcher.round():
                    if isinstance(item, Problem):
                        _say(messages, item, told)
                    else:
                        _take(messages, kept, *item, told)
                if once and (rounds := rounds + 1) > any("://" not in s for s in sources):
                    break
                time.sleep(RESTED if once else every)


def _take(messages: Messages, kept: "Archive", source: str, account: Account, told: set[tuple[str, str]]) -> None:
    for item in kept.add([account], place=source, live="://" in source):
        if isinstance(item, Added):
            if item.outcome != "known":
                out(f"{item.outcome}\t{item.account}\t{item.version}\t{source}")
        else:
            _say(messages, item, told)


def _say(messages: Messages, problem: Problem, told: set[tuple[str, str]]) -> None:
    """Each problem once, however often it comes up."""
    mark = (problem.input, problem.reason.partition("; asked again")[0])
    if mark not in told:
        told.add(mark)
        messages.lost += problem.lost
        messages.say(f"{problem.input}: {problem.reason}")
