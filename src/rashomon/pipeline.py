"""The one hall: wires the rooms, holds no logic.

inputs -> intake -> accounts -> reader -> readings -> reconcile -> story -> report -> a page, JSON, Markdown, CSV
                                           readings -> ledger -> rows of events -> CSV, JSON Lines, GeoJSON
accounts -> archive, which has reading, grouping and reconciling done by the rooms that are put into its hands

Each room is imported where it is used, so that a verb loads only the rooms it needs.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from rashomon.types import (
    Account,
    ArchiveError,
    EventRow,
    Group,
    KnownPlace,
    ModelError,
    PageAsked,
    PageMade,
    Problem,
    Reading,
    Story,
    StoryEntry,
)

if TYPE_CHECKING:
    from rashomon.archive import Archive, Hands
    from rashomon.group import Grouper as Grouper
    from rashomon.watch import Policy, Visit, Watcher
    from rashomon.workers import Ahead as Ahead
    from rashomon.workers import Journal as Journal
    from rashomon.workers import Kept as Kept
    from rashomon.workers import Workers as Workers
    from rashomon.workers.store import Store as Store

_SERVE = "from rashomon.pipeline import serve_readings as s; s()"
_SERVE_PAGES = "from rashomon.pipeline import page_made as p; from rashomon.workers import serve; serve(lambda _: p)"
"""The programs of worker processes."""


class Loaded(NamedTuple):
    """What came in, in input order, and what could not be used or is worth knowing."""

    accounts: list[Account]
    problems: list[Problem]


def stream(
    inputs: Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    repeats: bool = False,
    store: "Store | None" = None,
) -> Iterator[Account | Problem]:
    """Accounts and problems one at a time, as they are met. `-` among the inputs is JSON Lines from `stdin`.

    With `repeats` a line that has come before comes again, for work in which each line stands by itself. What lies in
    `store` is opened by that.
    """
    from rashomon.intake import load as take_in

    return take_in(inputs, stdin=stdin, repeats=repeats, store=store)


def store() -> "Store":
    """Files at addresses, and Parquet. Raises EngineError."""
    from rashomon.workers.store import Store

    return Store()


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
    items: Iterable[Account | Problem], *, gazetteer: Iterable[KnownPlace] = (), journal: "Journal | None" = None
) -> Iterator[tuple[Account, Reading] | Problem]:
    """Accounts with their readings in the order given, a few read ahead on all cores; problems pass in their place.

    What a journal holds is not read again.
    """
    from rashomon.reader import Gazetteer, read_ahead
    from rashomon.workers import read_here

    places = tuple(gazetteer)
    if journal is None:
        return read_ahead(items, Gazetteer(places))
    return read_here(lambda left: read_ahead(left, Gazetteer(places)), items, journal, reader_setup(places))


def readings_by(
    workers: "Workers",
    items: Iterable[Account | Problem],
    *,
    gazetteer: Iterable[KnownPlace] = (),
    journal: "Journal | None" = None,
) -> Iterator["Kept | Problem"]:
    """Accounts with their readings in the order given, by workers; what a journal holds is not read again."""
    from rashomon.workers import read_by

    return read_by(workers, items, journal, reader_setup(gazetteer))


def worker_processes(jobs: int, *, gazetteer: Iterable[KnownPlace] = ()) -> "Workers":
    """So many processes of this machine, each with a reader of its own. Raises ModelError."""
    from rashomon.model.released import READER
    from rashomon.workers import Pool

    for file in ("reader.onnx", "reader.npz"):
        READER.checked(file)  # here, so that a model that is spoilt is said once and not by each worker
    return Pool(_SERVE, reader_setup(gazetteer), jobs)


def worker_actors(jobs: int, address: str | None, *, gazetteer: Iterable[KnownPlace] = ()) -> "Workers":
    """So many actors of a Ray cluster, each with a reader of its own. Raises EngineError."""
    from rashomon.workers.on_ray import Reading as OnRay

    return OnRay(_SERVE, reader_setup(gazetteer), jobs, address)


def journal(path: Path) -> "Journal":
    """What an earlier run left there, to go on from. Raises OSError."""
    from rashomon.workers import Journal

    return Journal(path)


def key_of(*parts: bytes) -> bytes:
    """The key in a journal of what is made from these."""
    from rashomon.workers.journal import key_of as digest

    return digest(*parts)


def cores() -> int:
    """The processor cores that this process may use."""
    from rashomon.model.sessions import cores as count

    return count()


def reader_setup(gazetteer: Iterable[KnownPlace]) -> bytes:
    """What readings depend on besides the account, as bytes that make a reader."""
    import msgspec

    from rashomon import __version__

    return msgspec.msgpack.encode((__version__, tuple(gazetteer)))


def reader_made(setup: bytes) -> Callable[[bytes], bytes]:
    """A reader of packed accounts that gives packed readings. An account that breaks it is kept unread."""
    import msgspec

    from rashomon.reader import Gazetteer
    from rashomon.reader import read as read_account
    from rashomon.workers import pack, unread

    _, places = msgspec.msgpack.decode(setup, type=tuple[str, tuple[KnownPlace, ...]])
    gazetteer = Gazetteer(places)

    def work(packed: bytes) -> bytes:
        account = msgspec.msgpack.decode(packed, type=Account)
        try:
            return pack(read_account(account, gazetteer))
        except ModelError:
            raise
        except Exception as e:
            return pack(unread(account, f"the reader failed over it ({type(e).__name__}: {e})"))

    return work


def serve_readings() -> None:
    """What a worker process runs."""
    from rashomon.workers import serve

    serve(reader_made)


def page_makers(jobs: int) -> "Ahead":
    """So many processes that put stories together and write their pages as text, each by `page_made`."""
    from rashomon.workers import Ahead, Pool

    return Ahead(Pool(_SERVE_PAGES, b"", jobs))


def page_made(piece: bytes) -> bytes:
    """The `PageMade` of a `PageAsked`, both packed."""
    import msgspec

    asked = msgspec.msgpack.decode(piece, type=PageAsked)
    try:
        story = assemble(zip(asked.accounts, map(unpacked, asked.readings), strict=True))
        points = {s: sum(p.status == s for p in story.points) for s in ("contradicted", "differing", "agreed")}
        made = PageMade(text=report(story, asked.form), points=points)
    except Exception as e:
        made = PageMade(fault=f"{type(e).__name__}: {e}")
    return msgspec.msgpack.encode(made)


def unpacked(packed: bytes) -> Reading:
    """A reading as it stands in a journal."""
    from rashomon.workers import unpacked as unpack

    return unpack(packed)


def reconcile(accounts: Iterable[Account], *, gazetteer: Iterable[KnownPlace] = ()) -> Story:
    """One story out of the accounts of one event: each is read, then their points are put side by side."""
    return assemble(found for found in readings(accounts, gazetteer=gazetteer) if not isinstance(found, Problem))


def assemble(pairs: Iterable[tuple[Account, Reading]], *, made_at: str | None = None) -> Story:
    """One story out of accounts that are read already; `made_at` is the moment that it says it was made at."""
    from rashomon import __version__
    from rashomon.reconcile import carry
    from rashomon.reconcile import reconcile as put_together

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


def group_on_ray(accounts: Iterable[Account], address: str | None) -> Iterator[Group]:
    """The same stories, as they close; the stream is sorted in pieces on a Ray cluster. Raises EngineError."""
    from rashomon.group import in_pieces
    from rashomon.workers.on_ray import Tasks

    crew = Tasks(address)
    try:
        yield from in_pieces(accounts, crew)
    finally:
        crew.close()


def open_stories(saved: bytes | None = None) -> "Grouper":
    """What a stream's stories are sorted with; from what it saved, to go on. Raises StateError."""
    from rashomon.group import Grouper

    return Grouper(saved)


def index_name(page: int) -> str:
    """The file of the index's page of that number, from 1."""
    from rashomon.report.index import page_name

    return page_name(page)


def stories_index(entries: Iterable[StoryEntry], page: int, pages: int) -> str:
    """A page that lists stories and links to theirs; the one so many of so many."""
    from rashomon.report.index import write

    return write(list(entries), page, pages)


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


def create_archive(place: str | Path, *, exported: Path | None = None) -> "Archive":
    """Make an archive in a file, or in an empty PostgreSQL database by its URL, and open it; with `exported` one that
    holds all that was exported to that folder. Raises ArchiveError."""
    hands = _hands()
    from rashomon.archive import create

    return create(place, hands, exported=exported)


def open_archive(place: str | Path, *, any_step: bool = False) -> "Archive":
    """Open an archive. Raises ArchiveError where there is none, or, unless `any_step`, one of another version."""
    hands = _hands()
    from rashomon.archive import open_archive as open_it

    return open_it(place, hands, any_step=any_step)


def export_archive(archive: "Archive", folder: str | Path, story: str | None = None) -> None:
    """An archive, or one story of it, as a folder that opens without us. Raises ArchiveError."""
    from rashomon.archive import export

    export(archive, Path(folder), report, story)


def watch(archive: "Archive", sources: Iterable[str], policy: "Policy", *, again: float = 21_600.0) -> "Watcher":
    """A watcher of folders and feeds that remembers its visits in an archive; `again` seconds after which an article
    is looked at once more. Raises ArchiveError where what it needs is not installed."""
    from datetime import timedelta

    from rashomon.watch import Fetcher, Watcher
    from rashomon.watch.feeds import parsers

    try:
        parsers()
    except ModuleNotFoundError as e:
        raise ArchiveError(f"watching feeds needs {e.name}, which is not here: pip install 'rashomon[archive]'") from e

    return Watcher(
        sources,
        _Visits(archive),
        Fetcher(policy),
        from_folder=lambda folder: stream([folder]),
        from_page=_page_accounts,
        again=timedelta(seconds=again),
    )


class _Visits:
    """An archive as a watcher's memory."""

    def __init__(self, archive: "Archive") -> None:
        self._archive = archive

    def visit(self, url: str) -> "Visit | None":
        from rashomon.watch import Visit

        if (kept := self._archive.visit(url)) is None:
            return None
        names = ("etag", "modified", "fetched", "failures", "next_at", "outcome")
        return Visit(url=url, **dict(zip(names, kept, strict=True)))  # type: ignore[arg-type]

    def remember(self, visit: "Visit") -> None:
        self._archive.remember(
            visit.url, visit.etag, visit.modified, visit.fetched, visit.failures, visit.next_at, visit.outcome
        )


def _page_accounts(body: bytes, url: str) -> Iterator[Account | Problem]:
    """A fetched page as intake takes a saved one; its id is made of its address."""
    import re
    import tempfile

    name = re.sub(r"[^A-Za-z0-9.]+", "-", url.partition("://")[2]).strip("-.")[:120] or "page"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.html"
        path.write_bytes(body)
        for item in stream([path]):
            yield item if isinstance(item, Account) else Problem(input=url, reason=item.reason, lost=item.lost)


def _hands() -> "Hands":
    """The rooms that an archive needs, put into its hands."""
    try:
        from rashomon.archive import Hands
    except ModuleNotFoundError as e:
        raise ArchiveError(f"an archive needs {e.name}, which is not here: pip install 'rashomon[archive]'") from e
    from rashomon import __version__
    from rashomon.group import pairing
    from rashomon.model.released import READER

    made_by = f"rashomon {__version__}, reader {READER.card().get('version')}"
    compared = (pairing.outline, pairing.alike, pairing.may_join, pairing.stories)
    return Hands(made_by, readings, assemble, *compared)
