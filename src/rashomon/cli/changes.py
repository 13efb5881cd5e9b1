"""`rashomon changes`: what is otherwise in a story since a revision or a moment."""

from typing import Annotated

import typer

from rashomon import pipeline
from rashomon.cli.archive import option, out
from rashomon.cli.messages import errand
from rashomon.cli.output import UsageError, to_json
from rashomon.cli.watch import Into
from rashomon.types import Change, Changes, Told

FORMS = ("text", "json")


def changes(
    story: Annotated[str, typer.Argument(metavar="STORY", help="A story of the archive: s3.", show_default=False)],
    archive: Into,
    since: Annotated[
        str | None,
        option("--since", "A revision (2), or a moment (2031-03-04T09:30); without it, from nothing.", "WHEN"),
    ] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="FORM", help="One of text, json.", show_default=False)
    ] = "text",
) -> None:
    """What is new in a story, agreed or differing now, corrected, withdrawn; how figures moved, who changed a text."""
    with errand("changes"):
        if form not in FORMS:
            raise UsageError(f"there is no form {form!r} here; it is one of {', '.join(FORMS)}")
        with pipeline.open_archive(archive) as kept:
            found = kept.changes(story, since)
        if form == "json":
            out(to_json(found))
        else:
            _tell(found)


def _tell(found: Changes) -> None:
    out(f"{found.story}: revision {found.until}, compared with {found.since or 'nothing'}")
    for change in found.changes:
        out(line(change))
    for series in found.figures:
        out(f"{series.name}: " + "; ".join(_step(s) for s in series.steps))


def line(change: Change) -> str:
    """A change in one line."""
    where = " ".join(x for x in (change.point, change.outlet or change.account) if x)
    words = f" “{change.words}”" if change.words else ""
    return f"{change.kind:12} {where}{words}" + (f" ({change.why})" if change.why else "")


def _step(step: Told) -> str:
    return f"{step.at[:16]} {step.outlet or step.account}: {step.words}"
