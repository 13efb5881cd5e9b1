"""`rashomon watch`: what appears in folders and feeds is taken into an archive."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon import pipeline
from rashomon.cli.archive import option, out
from rashomon.cli.messages import Messages, errand
from rashomon.cli.output import UsageError
from rashomon.types import Account, Problem

if TYPE_CHECKING:
    from rashomon.archive import Archive
    from rashomon.archive.receiving import Received
    from rashomon.watch import Watcher

TOGETHER, PATIENCE = 50, 2.0
"""Accounts that are read together at most, and seconds for which the first of them waits for more."""
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
            for problem in kept.catch_up():  # what an earlier watch was stopped before
                _say(messages, problem, told)
            rounds = 0
            while True:
                _round(messages, kept, watcher, told)
                if once and (rounds := rounds + 1) > any("://" not in s for s in sources):
                    break
                time.sleep(RESTED if once else every)


def _round(messages: Messages, kept: "Archive", watcher: "Watcher", told: set[tuple[str, str]]) -> None:
    """Keep each account as it comes; what comes together is read together, and each story told once for it."""
    waiting: list[Received] = []
    began = time.monotonic()
    for item in watcher.round():
        if waiting and (len(waiting) >= TOGETHER or time.monotonic() - began > PATIENCE):
            _settle(messages, kept, waiting, told)
            waiting = []
        if isinstance(item, Problem):
            _say(messages, item, told)
            continue
        if not waiting:
            began = time.monotonic()
        waiting += _take(kept, *item)
    _settle(messages, kept, waiting, told)


def _take(kept: "Archive", source: str, account: Account) -> "list[Received]":
    received = kept.keep([account], place=source, live="://" in source)
    for told in (r.told for r in received):
        if told.outcome != "known":
            out(f"{told.outcome}\t{told.account}\t{told.version}\t{source}")
    return received


def _settle(messages: Messages, kept: "Archive", waiting: "list[Received]", told: set[tuple[str, str]]) -> None:
    for problem in kept.settle(waiting):
        _say(messages, problem, told)


def _say(messages: Messages, problem: Problem, told: set[tuple[str, str]]) -> None:
    """Each problem once, however often it comes up."""
    mark = (problem.input, problem.reason.partition("; asked again")[0])
    if mark not in told:
        told.add(mark)
        messages.lost += problem.lost
        messages.say(f"{problem.input}: {problem.reason}")
