"""The verbs of the archive: `rashomon archive VERB ARCHIVE …`."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import msgspec
import typer

from rashomon import pipeline
from rashomon.cli.messages import Messages, errand
from rashomon.cli.output import UsageError, WorkError, check, targets, to_bytes, to_json, write_all
from rashomon.report import FORMS as STORY_FORMS
from rashomon.types import Added, EventType, Found, Problem, Query, Status, StoryQuery, StorySummary

LIST_FORMS = ("text", "jsonl")
SHOWN_FORMS = STORY_FORMS

if TYPE_CHECKING:
    from rashomon.archive import Archive

archive = typer.Typer(
    name="archive",
    help="Accounts kept as they come, in one file or in PostgreSQL, and the stories that they tell as they grow.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
)

Place = Annotated[
    str,
    typer.Argument(
        metavar="ARCHIVE", help="A file, or the URL of a PostgreSQL database: postgresql://…", show_default=False
    ),
]
Form = Annotated[str, typer.Option("--format", metavar="FORM", help="One of text, jsonl.", show_default=False)]
Outputs = Annotated[
    list[Path] | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write the story to this file; may be given several times."),
]
STATUSES: tuple[str, ...] = get_args(Status)
TYPES: tuple[str, ...] = get_args(EventType)


def option(flag: str, text: str, metavar: str = "WORDS") -> Any:
    """An option that is left out by default."""
    return typer.Option(flag, metavar=metavar, help=text, show_default=False)


@archive.command(epilog="Example: rashomon archive init news.db")
def init(
    archive: Place,
    exported: Annotated[
        Path | None, option("--from", "A folder that archive export wrote: all that it holds is taken in.", "FOLDER")
    ] = None,
) -> None:
    """Make an archive in a new file, or in an empty PostgreSQL database."""
    with errand("archive init") as messages:
        pipeline.create_archive(archive, exported=exported).close()
        messages.say(f"made the archive {_named(archive)}")


@archive.command(epilog="Example: rashomon archive add news.db accounts/ today.jsonl")
def add(
    archive: Place,
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT", help="As for report: files, folders, or -.", show_default=False)
    ],
) -> None:
    """Keep accounts, read them, and tell the stories that they touch anew. What is there already changes nothing."""
    with errand("archive add") as messages, pipeline.open_archive(archive) as kept:
        counts = {"new": 0, "edited": 0, "known": 0}
        with messages.steps("Adding") as steps:
            items = steps.over(pipeline.stream(inputs, stdin=sys.stdin.buffer))
            for item in _placed(messages, kept.add(items, place=", ".join(inputs)[:500])):
                counts[item.outcome] += 1
                print(f"{item.outcome}\t{item.account}\t{item.version}", flush=True)
        if not sum(counts.values()):
            raise WorkError("no account could be used, so nothing was added")
        messages.say(f"{counts['new']} new, {counts['edited']} edited, {counts['known']} known already")


def _placed(messages: Messages, items: Iterator[Added | Problem]) -> Iterator[Added]:
    for item in items:
        if isinstance(item, Problem):
            messages.lost += item.lost
            messages.say(f"{item.input}: {item.reason}")
        else:
            yield item


@archive.command(epilog="Example: rashomon archive status news.db")
def status(archive: Place, form: Form = "text") -> None:
    """What the archive holds, and what waits to be read or told anew."""
    with errand("archive status"), pipeline.open_archive(archive) as kept:
        found = kept.status()
        if form_of(form) == "jsonl":
            out(to_json(found))
            return
        for name, value in msgspec.to_builtins(found).items():
            out(f"{name}: {'not known' if value is None else value}")
        if found.waiting or found.unsettled or found.behind:
            out("rashomon archive migrate does what waits")


@archive.command(epilog='Example: rashomon archive search news.db "grain terminal" --figure killed --least 10')
def search(
    archive: Place,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS", help='All of these; "a phrase" in quotes.', show_default=False),
    ] = None,
    outlet: Annotated[str | None, option("--outlet", "Only this outlet's statements.", "NAME")] = None,
    source: Annotated[str | None, option("--source", "Only what is credited to a source of this name.")] = None,
    person: Annotated[str | None, option("--person", "Only what names this person.", "NAME")] = None,
    place: Annotated[str | None, option("--place", "Only what names this place.", "NAME")] = None,
    box: Annotated[
        str | None, option("--box", "Only places within west,south,east,north, in degrees.", "W,S,E,N")
    ] = None,
    since: Annotated[str | None, option("--since", "Only accounts published from this day on.", "DAY")] = None,
    until: Annotated[str | None, option("--until", "Only accounts published up to this day.", "DAY")] = None,
    about_since: Annotated[str | None, option("--about-since", "Only what tells of this time or later.", "DAY")] = None,
    about_until: Annotated[
        str | None, option("--about-until", "Only what tells of this time or earlier.", "DAY")
    ] = None,
    status: Annotated[
        str | None, option("--status", f"Only points of this status. One of {', '.join(STATUSES)}.", "STATUS")
    ] = None,
    event: Annotated[
        str | None, option("--event", f"Only what tells an event of this type. One of {', '.join(TYPES)}.", "TYPE")
    ] = None,
    figure: Annotated[str | None, option("--figure", "Only figures of this: missile, killed, usd.", "NOUN")] = None,
    least: Annotated[float | None, option("--least", "Only figures of at least this.", "NUMBER")] = None,
    most: Annotated[float | None, option("--most", "Only figures of at most this.", "NUMBER")] = None,
    story: Annotated[str | None, option("--story", "Only statements of this story.", "STORY")] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", help="At most so many, up to 500.")] = 50,
    form: Form = "text",
) -> None:
    """Statements of all stories by their words and by what they tell, each with its words and where they stand."""
    with errand("archive search"):
        query = Query(
            words=" ".join(words or ()), outlet=outlet, source=source, person=person, place=place,
            box=_box(box) if box else None, since=since, until=until, about_since=about_since,
            about_until=about_until, status=_one_of(status, STATUSES, "status"), event=_one_of(event, TYPES, "type"),
            figure=figure, least=least, most=most, story=story, limit=limit,
        )  # fmt: skip
        as_line = _as_text if form_of(form) == "text" else to_json
        with pipeline.open_archive(archive) as kept:
            for found in kept.search(query):
                out(as_line(found))


def _as_text(found: Found) -> str:
    by = f", crediting “{found.by}”" if found.by else ""
    where = f"{found.story} {found.point} {found.status}, {found.account} {found.start}-{found.end}"
    return f"“{' '.join(found.text.split())}” — {found.outlet or found.account}{by} [{where}]"


def _box(given: str) -> tuple[float, float, float, float]:
    try:
        west, south, east, north = (float(x) for x in given.split(","))
    except ValueError as e:
        raise UsageError(f"{given!r} is no box; write it as west,south,east,north in degrees: 40,41,47,44") from e
    return west, south, east, north


def _one_of(given: str | None, known: tuple[str, ...], what: str) -> Any:
    by_name = {k.lower(): k for k in known}
    if given is not None and given.lower() not in by_name:
        raise UsageError(f"there is no {what} {given!r}; it is one of {', '.join(known)}")
    return by_name[given.lower()] if given else None


@archive.command(epilog="Example: rashomon archive stories news.db")
def stories(
    archive: Place,
    words: Annotated[str | None, option("--words", "Only stories with these words in a statement.", "WORDS")] = None,
    outlet: Annotated[str | None, option("--outlet", "Only stories that this outlet tells.", "OUTLET")] = None,
    place: Annotated[str | None, option("--place", "Only stories that name this place.", "PLACE")] = None,
    event: Annotated[
        str | None, option("--event", f"Only stories with an event of this type. One of {', '.join(TYPES)}.", "TYPE")
    ] = None,
    contested: Annotated[
        bool | None, typer.Option("--contested/--uncontested", help="Only stories with contested points, or without.")
    ] = None,
    since: Annotated[str | None, option("--since", "Only stories told on this day or later.", "DAY")] = None,
    until: Annotated[str | None, option("--until", "Only stories told on this day or earlier.", "DAY")] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", help="At most so many.")] = 50,
    offset: Annotated[int, typer.Option("--offset", metavar="N", help="Pass over so many.")] = 0,
    form: Form = "text",
) -> None:
    """The stories, those that changed last first."""
    with errand("archive stories"):
        query = StoryQuery(
            words=words or "", outlet=outlet, place=place, event=_one_of(event, TYPES, "type"), contested=contested,
            since=since, until=until, limit=limit, offset=offset,
        )  # fmt: skip
        as_line = _as_row if form_of(form) == "text" else to_json
        with pipeline.open_archive(archive) as kept:
            for found in kept.stories(query):
                out(as_line(found))


def _as_row(s: StorySummary) -> str:
    counts = f"{s.accounts} accounts, {s.points} points, {s.contested} contested, revision {s.revision}"
    return f"{s.id}\t{s.title}\t{counts}\t{s.changed[:19]}"


@archive.command(epilog="Example: rashomon archive show news.db s3 -o story.html")
def show(
    archive: Place,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A story (s3), or the id of an account.", show_default=False)
    ],
    output: Outputs = None,
    form: Annotated[
        str | None,
        option("--format", f"One of {', '.join(SHOWN_FORMS)}. Only for a story; on standard output md.", "FORM"),
    ] = None,
    revision: Annotated[
        int | None, option("--revision", "An earlier state of the story, or version of the account.", "N")
    ] = None,
    machine: Annotated[bool, typer.Option("--machine", help="Without people's judgements.")] = False,
) -> None:
    """A story as `report` writes it, with people's judgements; or an account with its versions and edits."""
    with errand("archive show"):
        found = targets(output or (), form, SHOWN_FORMS, "md")
        check(found, [archive])
        with pipeline.open_archive(archive) as kept:
            if not (name[:1] == "s" and name[1:].isdigit()):
                _show_account(kept, name, revision)
                return
            story = kept.story(name, revision, machine=machine)
        texts = {f: pipeline.report(story, f) for f in dict.fromkeys(t.form for t in found)}
        write_all((t, texts[t.form]) for t in found)


def _show_account(kept: "Archive", name: str, version: int | None) -> None:
    for v in kept.versions(name):
        out(f"version {v.version}: {v.words} words, received {v.received} from {v.place}, sha256 {v.sha256}")
    account, _ = kept.account(name, version)
    for move in kept.moves(name):
        out(f"into {move.story} {move.at}: {move.why}")
    out(f"story: {kept.story_of(name) or 'not read yet'}")
    for field in ("outlet", "title", "published", "url"):
        out(f"{field}: {getattr(account, field) or ''}")
    number = version or kept.versions(name)[-1].version
    if number > 1:
        marks = {"kept": "{}", "cut": "[-{}-]", "put": "{{+{}+}}"}
        out("\n" + "".join(marks[e.what].format(e.words) for e in kept.edit(name, number)))
    else:
        out("\n" + account.text)


@archive.command(epilog="Example: rashomon archive export news.db news-folder")
def export(
    archive: Place,
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="A folder that is not there yet.", show_default=False)
    ],
    story: Annotated[str | None, option("--story", "Only this story.", "STORY")] = None,
) -> None:
    """The archive, or one story, as a folder that opens without us: JSON Lines, CSV, pages, FollowTheMoney entities."""
    with errand("archive export") as messages, pipeline.open_archive(archive) as kept:
        pipeline.export_archive(kept, folder, story)
        messages.say(f"wrote {folder}")


@archive.command(epilog="Example: rashomon archive remove news.db gazette-12")
def remove(
    archive: Place,
    names: Annotated[list[str], typer.Argument(metavar="ACCOUNT", help="Ids of accounts.", show_default=False)],
) -> None:
    """Forget accounts: their texts, and their words in every revision of every story. This cannot be undone."""
    with errand("archive remove") as messages, pipeline.open_archive(archive) as kept:
        for name in names:
            kept.remove(name)
            messages.say(f"removed {name}")


@archive.command(epilog="Example: rashomon archive migrate news.db")
def migrate(
    archive: Place,
) -> None:
    """Bring an archive to this version: its schema, accounts that wait, readings and stories of an older version."""
    with errand("archive migrate") as messages, pipeline.open_archive(archive, any_step=True) as kept:
        kept.migrate()
        for problem in kept.catch_up(rebuild=True):
            messages.say(f"{problem.input}: {problem.reason}")
        messages.say(f"{_named(archive)} is as this version has it")


@archive.command(epilog="Example: rashomon archive verify news.db")
def verify(archive: Place) -> None:
    """Check that every text is the one received, every span its words, every account in its story, every index true."""
    with errand("archive verify") as messages, pipeline.open_archive(archive) as kept:
        faults = 0
        for fault in kept.verify():
            faults += 1
            out(fault)
        if faults:
            raise WorkError(f"{faults} faults in {_named(archive)}")
        messages.say(f"{_named(archive)} is sound")


def _named(place: str) -> str:
    """A place without the password that its URL may hold."""
    from rashomon.archive.database import Database

    return Database(place).name


def form_of(form: str) -> str:
    """The form that a list is given in. Raises UsageError."""
    if form not in LIST_FORMS:
        raise UsageError(f"there is no form {form!r} here; it is one of {', '.join(LIST_FORMS)}")
    return form


def out(line: str) -> None:
    """One line of a result to standard output."""
    sys.stdout.buffer.write(to_bytes(line + "\n"))
    sys.stdout.buffer.flush()
