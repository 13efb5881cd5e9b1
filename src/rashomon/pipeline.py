"""The one hall: wires the rooms, holds no logic.

inputs -> intake -> accounts -> reader -> readings -> reconcile -> story -> report -> a page, JSON, Markdown, CSV
                                           readings -> ledger -> rows of events -> CSV, JSON Lines, GeoJSON

Each room is imported where it is used, so that a verb loads only the rooms it needs.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from rashomon.types import Account, EventRow, Group, KnownPlace, Problem, Reading, Story


class Loaded(NamedTuple):
    """What came in, in input order, and what could not be used or is worth knowing."""

    accounts: list[Account]
    problems: list[Problem]


def stream(
    inputs: Iterable[str | Path], *, stdin: BinaryIO | None = None, repeats: bool = False
) -> Iterator[Account | Problem]:
    """Accounts and problems one at a time, as they are met. `-` among the inputs is JSON Lines from `stdin`.

    With `repeats` a line that has come before comes again, for work in which each line stands by itself.
    """
    from rashomon.intake import load as take_in

    return take_in(inputs, stdin=stdin, repeats=repeats)


def load(*inputs: str | Path) -> Loaded:
    """Everything in some files and folders: text, HTML, JSON Lines (also .xz, .gz), folders of these.

    Nothing is raised for an input that cannot be used: it stands in `problems`, with its name and the reason.
    """
    accounts: list[Account] = []
    problems: list[Problem] = []
    for item in stream(inputs):
        if isinstance(item, Account):
            accounts.append(item)
        else:
            problems.append(item)
    return Loaded(accounts, problems)


def load_gazetteer(path: str | Path) -> tuple[KnownPlace, ...]:
    """The places of a user's own CSV or GeoJSON file. Raises GazetteerError for one that cannot be used."""
    from rashomon.intake import load_gazetteer as take_in

    return take_in(path)


def load_story(path: str | Path, *, stdin: BinaryIO | None = None) -> Story:
    """A story written as JSON, from a file or, for `-`, standard input. Raises StoryError for anything else."""
    from rashomon.intake import load_story as take_in

    return take_in(path, stdin=stdin)


def read(account: Account, *, gazetteer: Iterable[KnownPlace] = ()) -> Reading:
    """What one account says, layer by layer. Every span slices `account.text` to the words meant.

    `gazetteer` holds places that are looked up before those of the shipped one.
    """
    from rashomon.reader import Gazetteer
    from rashomon.reader import read as read_account

    return read_account(account, Gazetteer(gazetteer))


def readings(
    items: Iterable[Account | Problem], *, gazetteer: Iterable[KnownPlace] = ()
) -> Iterator[tuple[Account, Reading] | Problem]:
    """Accounts with their readings in the order given, a few read ahead on all cores; problems pass in their place."""
    from rashomon.reader import Gazetteer, read_ahead

    return read_ahead(items, Gazetteer(gazetteer))


def reconcile(accounts: Iterable[Account], *, gazetteer: Iterable[KnownPlace] = ()) -> Story:
    """One story out of the accounts of one event: each is read, then their points are put side by side."""
    return assemble(found for found in readings(accounts, gazetteer=gazetteer) if not isinstance(found, Problem))


def assemble(pairs: Iterable[tuple[Account, Reading]], *, made_at: str | None = None) -> Story:
    """One story out of accounts that are read already; `made_at` is the moment that it says it was made at."""
    from rashomon import __version__
    from rashomon.reconcile import reconcile as put_together
    from rashomon.report import carry

    held = list(pairs)
    return carry(put_together(held, made_by=f"rashomon {__version__}"), [reading for _, reading in held], made_at)


def events(accounts: Iterable[Account], *, gazetteer: Iterable[KnownPlace] = ()) -> Iterator[EventRow]:
    """A row for each event that an account tells, account by account, each row as soon as it is made."""
    return event_rows(found for found in readings(accounts, gazetteer=gazetteer) if not isinstance(found, Problem))


def event_rows(pairs: Iterable[tuple[Account, Reading]]) -> Iterator[EventRow]:
    """A row for each event of accounts that are read already."""
    from rashomon.ledger import rows

    for account, reading in pairs:
        yield from rows(account, reading)


def event_table(rows: Iterable[EventRow], form: str) -> Iterator[str]:
    """Rows of events as `csv`, `jsonl` or `geojson`, a piece of text at a time. Raises ValueError for another form."""
    from rashomon.ledger import write

    return write(rows, form)


def group(accounts: Iterable[Account]) -> list[Group]:
    """The stories that a stream of accounts falls into; oldest first serves best. Each account is in exactly one."""
    from rashomon.group import group as sort_out

    return sort_out(accounts)


def report(story: Story | Iterable[Account], form: str = "html") -> str:
    """A story as `html`, `json`, `md` or `csv`. Accounts may be given instead; they are reconciled first.

    Raises ValueError for another form.
    """
    from rashomon.report import render

    return render(story if isinstance(story, Story) else reconcile(story), form)


def explain(story: Story, point: str, form: str = "text", *, width: int = 80) -> str:
    """Why a point of a story is one point, and why it has its status: as `text` of so many columns, `json` or `md`.

    Raises UnknownPointError, a ValueError, for a point that the story does not have, and ValueError for another form
    and for a story whose statements are not the words of its accounts.
    """
    from rashomon.report import explain as put_in_words

    return put_in_words(story, point, form, width)


def show(story: Story, *, width: int = 80, colour: bool = False, statuses: Iterable[str] = ()) -> str:
    """A story as text for a terminal of so many columns; `statuses` picks which points are shown.

    Raises ValueError for a status that is not known, and for a story whose statements are not its accounts' words.
    """
    from rashomon.report import show as put_on_screen

    return put_on_screen(story, width, colour=colour, statuses=tuple(statuses))
