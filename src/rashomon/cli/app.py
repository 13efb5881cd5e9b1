"""The verbs of the command line."""

import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, get_args

import typer

from rashomon import __version__, pipeline
from rashomon.cli.changes import changes as changes_verb
from rashomon.cli.grouping import write_groups
from rashomon.cli.judging import archive as archive_verbs  # with the verbs of judging beside its own
from rashomon.cli.messages import Messages, errand
from rashomon.cli.output import Target, UsageError, WorkError, check, targets, write_all
from rashomon.cli.serve import serve as serve_verb
from rashomon.cli.streaming import Pairs, as_lines, as_list, one_target, stream
from rashomon.cli.watch import watch as watch_verb
from rashomon.cli.working import Stories, Working, folder_of
from rashomon.ledger import FORMS as EVENT_FORMS
from rashomon.report import EXPLAINED
from rashomon.report import FORMS as STORY_FORMS
from rashomon.report import STATUSES as POINT_STATUSES
from rashomon.types import Account, EventStatus, EventType, KnownPlace, Story, UnknownPointError
from rashomon.types.schema import FORMS as SCHEMAS
from rashomon.types.schema import schema as schema_of

READING_FORMS = ("jsonl", "json")
GROUP_FORMS = ("json", "jsonl")
STATUSES: tuple[str, ...] = get_args(EventStatus)
TYPES: tuple[str, ...] = get_args(EventType)

WIDEST, USUAL = 100, 80
"""Columns of text at most, and where it does not go to a terminal."""

EXAMPLES = """Examples:

rashomon report reuters.txt bbc.html -o story.html

rashomon report accounts/ -o story.html -o story.json -o story.csv

rashomon read accounts.jsonl.xz > readings.jsonl

rashomon group archive.jsonl.xz -o stories.json

rashomon report --group pile.jsonl crawl.warc.gz -o stories/

rashomon events accounts/ --status happened -o events.csv

rashomon show story.json

rashomon explain story.json p3

Exit codes: 0 done; 1 failed; 2 wrong usage; 3 done, but some inputs were unusable (each is named on standard error)."""

app = typer.Typer(
    name="rashomon",
    help="Many news accounts of one event in, one sourced story out: who says what, who agrees, who differs.\n\n"
    "An account is one outlet's telling, as text or a saved page. Start with: rashomon report FILE... -o story.html",
    epilog=EXAMPLES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)

STORY_HELP = "A story in JSON, as rashomon report -o story.json writes it, or - for standard input."
INPUTS_HELP = (
    "Text files, HTML files, JSON Lines files of accounts (.jsonl, also .jsonl.xz and .jsonl.gz), web archives "
    "(.warc.gz), feeds (.rss, .atom), folders of these (with or without an accounts.json), or - for JSON Lines on "
    "standard input. Any mix, any number."
)
Inputs = Annotated[list[str], typer.Argument(metavar="INPUT", help=INPUTS_HELP, show_default=False)]
Outputs = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write the result to this file; may be given several times. Without it, standard output.",
        show_default=False,
    ),
]
OutputWords = Annotated[list[str] | None, Outputs.__metadata__[0]]
"""The same where it may be an address, which is no path."""

Gazetteer = Annotated[
    Path | None,
    typer.Option(
        "--gazetteer",
        metavar="FILE",
        help="Places of your own, before those that rashomon knows: .csv with name, latitude, longitude; or .geojson.",
        show_default=False,
    ),
]

Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", metavar="N", min=1, help="Read in N processes, each with a model.", show_default=False
    ),
]
Engine = Annotated[
    str, typer.Option("--engine", metavar="NAME", help="Who reads: local, or ray (pip install rashomon[ray]).")
]
Address = Annotated[
    str | None,
    typer.Option("--address", metavar="ADDRESS", help="The Ray cluster; else one on this machine.", show_default=False),
]


def _format(forms: tuple[str, ...], default: str) -> typer.models.OptionInfo:
    if len(forms) > 1:
        text = (
            f"One of {', '.join(forms)}. Without it, the form follows each file's suffix; on standard output {default}."
        )
    else:
        text = f"{default}, for a file whose suffix says otherwise."
    option: typer.models.OptionInfo = typer.Option("--format", metavar="FORM", help=text, show_default=False)
    return option


def _only(option: str, known: tuple[str, ...]) -> typer.models.OptionInfo:
    text = f"Only events of this {option[2:]}; may be given several times. One of {', '.join(known)}."
    info: typer.models.OptionInfo = typer.Option(option, metavar=option[2:].upper(), help=text, show_default=False)
    return info


def _version(wanted: bool) -> None:
    if wanted:
        print(f"rashomon {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


@app.command(epilog="Example: rashomon report accounts/ -o story.html -o story.json")
def report(
    inputs: Inputs,
    output: Outputs = None,
    form: Annotated[str | None, _format(STORY_FORMS, "md")] = None,
    gazetteer: Gazetteer = None,
    group: Annotated[
        bool, typer.Option("--group", help="A mixed pile: a page a story and an index, into the folder of -o.")
    ] = False,
    jobs: Jobs = None,
    engine: Engine = "local",
    address: Address = None,
) -> None:
    """The main job: accounts of one event in, one story out, as a page, JSON, Markdown or a CSV ledger."""
    working = Working(jobs, engine, address)
    if not group:
        _tell("report", inputs, output, form, "md", gazetteer, working)
        return
    with errand("report") as messages:
        working.checked()
        folder, chosen = folder_of(output, form, STORY_FORMS)
        own_places = _own_places(gazetteer)
        Stories(messages, folder, chosen).write(inputs, own_places, working)


@app.command(epilog="Example: rashomon read accounts.jsonl --format jsonl > readings.jsonl")
def read(
    inputs: Inputs,
    output: OutputWords = None,
    form: Annotated[str | None, _format(READING_FORMS, "jsonl")] = None,
    gazetteer: Gazetteer = None,
    jobs: Jobs = None,
    engine: Engine = "local",
    address: Address = None,
) -> None:
    """Read each account by itself: sentences, who said what, figures, times, names; one reading a line, in order."""
    with errand("read") as messages:
        working = Working(jobs, engine, address).checked()
        target = one_target("read", output, form, READING_FORMS, _given(inputs, gazetteer), working=working)
        as_text = as_list if target.form == "json" else as_lines
        stream(messages, inputs, target, _own_places(gazetteer), as_text, working, repeats=True)


def _given(inputs: list[str], gazetteer: Path | None) -> list[str]:
    """All files that are read, none of which may be written to."""
    return [*inputs, str(gazetteer)] if gazetteer else inputs


def _own_places(gazetteer: Path | None) -> tuple[KnownPlace, ...]:
    return pipeline.load_gazetteer(gazetteer) if gazetteer else ()


@app.command(epilog="Example: rashomon reconcile accounts/ --format json")
def reconcile(
    inputs: Inputs,
    output: Outputs = None,
    form: Annotated[str | None, _format(STORY_FORMS, "json")] = None,
    gazetteer: Gazetteer = None,
    jobs: Jobs = None,
    engine: Engine = "local",
    address: Address = None,
) -> None:
    """The same story as `report`, as JSON on standard output unless told otherwise: made for programs."""
    _tell("reconcile", inputs, output, form, "json", gazetteer, Working(jobs, engine, address))


def _tell(
    verb: str,
    inputs: list[str],
    output: list[Path] | None,
    form: str | None,
    default: str,
    gazetteer: Path | None,
    working: Working,
) -> None:
    with errand(verb) as messages:
        working.checked()
        found = targets(output or (), form, STORY_FORMS, default)
        check(found, _given(inputs, gazetteer))
        own_places = _own_places(gazetteer)
        with messages.steps("Taking in") as steps:
            accounts = list(steps.over(messages.usable(working.accounts(inputs))))
        story = _story(messages, accounts, own_places, working)
        texts = {f: pipeline.report(story, f) for f in dict.fromkeys(t.form for t in found)}
        write_all((t, texts[t.form]) for t in found)


def _story(messages: Messages, accounts: list[Account], own_places: tuple[KnownPlace, ...], working: Working) -> Story:
    with messages.steps("Reading", len(accounts)) as steps:
        made = messages.usable(working.readings(accounts, own_places))
        pairs = [(account, messages.told(reading)) for account, reading in steps.over(made)]
    with messages.steps("Putting together"):
        return pipeline.assemble(pairs, made_at=_now())


def _now() -> str:
    """The moment, to the second; SOURCE_DATE_EPOCH, where it is set, so that a run can be repeated byte for byte."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(given), UTC) if given.isdecimal() else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


@app.command(epilog="Example: rashomon group archive.jsonl.xz -o stories.json")
def group(
    inputs: Inputs,
    output: OutputWords = None,
    form: Annotated[str | None, _format(GROUP_FORMS, "json")] = None,
    state: Annotated[
        Path | None,
        typer.Option("--state", metavar="FILE", help="Go on from this file, and keep there what to go on from."),
    ] = None,
    engine: Engine = "local",
    address: Address = None,
) -> None:
    """Sort a stream of accounts, oldest first, into the stories that they tell: every account in exactly one."""
    with errand("group") as messages:
        working = Working(None, engine, address).checked()
        if state and engine != "local":
            raise UsageError("--state belongs to the local engine")
        target = one_target("group", output, form, GROUP_FORMS, inputs, working=working)
        check([Target(state, "state")] if state else [], [*inputs, str(target.path or "")])
        accounts = messages.usable(working.accounts(inputs))
        write_groups(messages, accounts, target, state, engine, address)


@app.command(epilog="Example: rashomon events accounts/ --status happened -o events.csv")
def events(
    inputs: Inputs,
    output: Outputs = None,
    form: Annotated[str | None, _format(EVENT_FORMS, "csv")] = None,
    status: Annotated[list[str] | None, _only("--status", STATUSES)] = None,
    types: Annotated[list[str] | None, _only("--type", TYPES)] = None,
    gazetteer: Gazetteer = None,
    jobs: Jobs = None,
    engine: Engine = "local",
    address: Address = None,
) -> None:
    """Every event that the accounts tell, one a row: when, who to whom, where, on whose word, in which words."""
    with errand("events") as messages:
        statuses, kinds = _among(STATUSES, status, "status of events"), _among(TYPES, types, "type of events")
        working = Working(jobs, engine, address).checked()
        target = one_target("events", output, form, EVENT_FORMS, _given(inputs, gazetteer))

        def as_text(pairs: Pairs) -> Iterator[str]:
            rows = pipeline.event_rows(pairs)
            return pipeline.event_table(
                (r for r in rows if r.status in statuses and r.event_type in kinds), target.form
            )

        stream(messages, inputs, target, _own_places(gazetteer), as_text, working)


def _among(known: Iterable[str], wanted: list[str] | None, what: str) -> frozenset[str]:
    """Those wanted, in whatever capitals they came; all where none is named. Raises UsageError for one not known."""
    by_name = {k.lower(): k for k in known}
    for name in wanted or ():
        if name.lower() not in by_name:
            raise UsageError(f"there is no {what} {name!r}; it is one of {', '.join(known)}")
    return frozenset(by_name[name.lower()] for name in wanted or by_name)


@app.command(epilog="Example: rashomon show story.json --status differing")
def show(
    story: Annotated[str, typer.Argument(metavar="STORY", help=STORY_HELP, show_default=False)],
    status: Annotated[
        list[str] | None,
        typer.Option(
            "--status",
            metavar="STATUS",
            help="Only points of this status, and all of them; may be given several times. "
            f"One of {', '.join(POINT_STATUSES)}.",
            show_default=False,
        ),
    ] = None,
    colour: Annotated[
        bool | None,
        typer.Option(
            "--colour/--no-colour",
            help="In colour or not. Without it, in colour where the output goes to a terminal and NO_COLOR is not set.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Show a story in the terminal: the headline, what is contested with every version, then the rest in short."""
    with errand("show"):
        target = Target(None, "text")
        wanted = _among(POINT_STATUSES, status, "status of points") if status else frozenset()
        told = pipeline.load_story(story, stdin=sys.stdin.buffer)
        in_colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") if colour is None else colour
        try:
            text = pipeline.show(told, width=_columns(target), colour=in_colour, statuses=wanted)
        except ValueError as e:
            raise WorkError(f"{story} was altered: {e}") from e
        write_all([(target, text)])


@app.command(epilog="Example: rashomon explain story.json p3")
def explain(
    story: Annotated[
        str,
        typer.Argument(
            metavar="STORY",
            help=STORY_HELP,
            show_default=False,
        ),
    ],
    point: Annotated[str, typer.Argument(metavar="POINT", help="The id of a point of it: p3.", show_default=False)],
    output: Outputs = None,
    form: Annotated[str | None, _format(EXPLAINED, "text")] = None,
) -> None:
    """Why a point is one point and has its status: each link and difference, on whose word it rests, who is silent."""
    with errand("explain"):
        found = targets(output or (), form, EXPLAINED, "text")
        check(found, [story])
        told = pipeline.load_story(story, stdin=sys.stdin.buffer)
        try:
            texts = {t: pipeline.explain(told, point, t.form, width=_columns(t)) for t in found}
        except UnknownPointError as e:
            raise UsageError(f"{story}: {e}") from e
        except ValueError as e:
            raise WorkError(f"{story} was altered: {e}") from e
        write_all(texts.items())


def _columns(target: Target) -> int:
    """How wide a text may run: the terminal, up to what reads well; where there is none, as mails and files have it."""
    at_terminal = target.path is None and sys.stdout.isatty()
    return min(WIDEST, shutil.get_terminal_size().columns) if at_terminal else USUAL


@app.command(epilog="Example: rashomon schema story -o story.schema.json")
def schema(
    name: Annotated[str, typer.Argument(metavar="NAME", help=f"One of {', '.join(SCHEMAS)}.", show_default=False)],
    output: Outputs = None,
) -> None:
    """Print the JSON Schema of an account, a reading, a story, or what `group`, `events` and `explain` print."""
    with errand("schema"):
        if name not in SCHEMAS:
            raise UsageError(f"there is no schema {name!r}; it is one of {', '.join(SCHEMAS)}")
        found = targets(output or (), "json", ("json",), "json")
        check(found, ())
        text = json.dumps(schema_of(name), indent=2) + "\n"
        write_all((t, text) for t in found)


app.add_typer(archive_verbs)
app.command("changes", epilog="Example: rashomon changes s3 --archive news.db --since 2031-03-04T09:30")(changes_verb)
app.command("serve", epilog="Example: rashomon serve news.db")(serve_verb)
app.command("watch", epilog="Example: rashomon watch inbox/ https://gazette.example/feed --archive news.db")(watch_verb)
