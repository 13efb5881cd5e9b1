"""An archive: accounts kept as received, the stories that they tell, and what people decided about them."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Self

import sqlalchemy as sa
from msgspec.structs import replace

from rashomon.archive import changes as changing
from rashomon.archive import exchange, judging, listing, removing, steps, stories, verify, work
from rashomon.archive.database import Database
from rashomon.archive.hands import Hands
from rashomon.archive.judged import judged
from rashomon.archive.packing import dumps, plain, unpack
from rashomon.archive.receiving import Received, digest, moment, receive
from rashomon.archive.schema import accounts, facts, fetches, judgements, moves, statements, versions
from rashomon.archive.schema import stories as story_rows
from rashomon.archive.search import search
from rashomon.types import (
    Account,
    Added,
    ArchiveError,
    ArchiveStatus,
    Changes,
    Edit,
    Found,
    Judgement,
    Move,
    Problem,
    Query,
    Reading,
    Revision,
    Series,
    Story,
    StoryFacets,
    StoryQuery,
    StorySummary,
    UnknownError,
    Version,
)

AT_ONCE = 50
"""Accounts that are received before they are read."""


def create(place: str | Path, hands: Hands, *, exported: Path | None = None) -> "Archive":
    """Make an archive in a file or a database that holds nothing yet, and open it; with `exported` it holds all that
    the archive of that folder held. Raises ArchiveError."""
    database = Database(place)
    if database.file and not database.file.parent.is_dir():
        raise ArchiveError(f"{database.name}: there is no folder {database.file.parent}")
    if steps.current(database) is not None:
        raise ArchiveError(f"{database.name} is an archive already")
    if not steps.is_empty(database):
        raise ArchiveError(f"{database.name} holds other tables; an archive needs a database of its own")
    if database.sqlite:
        with database.engine.connect() as connection, closing(connection.connection.cursor()) as cursor:
            cursor.execute("PRAGMA journal_mode=WAL")
    steps.upgrade(database)
    with database.writing() as connection:
        connection.execute(facts.insert().values([{"name": "made", "value": moment()}]))
    if exported:
        exchange.read_tables(database, exported)
    return Archive(database, hands)


def open_archive(place: str | Path, hands: Hands, *, any_step: bool = False) -> "Archive":
    """Open an archive. Raises ArchiveError where there is none, or one of another step unless `any_step`."""
    database = Database(place)
    if database.file and not database.file.is_file():
        raise ArchiveError(f"there is no archive {database.name}; make one with: rashomon archive init")
    if not any_step or steps.current(database) is None:
        steps.check(database)
    return Archive(database, hands)


class Archive:
    """All that is done with an archive. Several may have the same one open, in any processes."""

    def __init__(self, database: Database, hands: Hands) -> None:
        self.database = database
        self.hands = hands

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def add(
        self, items: Iterable[Account | Problem], *, place: str = "", live: bool = False
    ) -> Iterator[Added | Problem]:
        """Keep accounts, then read them and tell their stories anew.

        `Added` is given when the account is safe on disk; readings and stories follow, some accounts at a time. What
        was interrupted in between is made up for by the next `add` of the same, or by `catch_up`.
        """
        source = iter(items)
        while some := list(islice(source, AT_ONCE)):
            given = [item for item in some if isinstance(item, Account)]
            yield from (item for item in some if isinstance(item, Problem))
            kept = self.keep(given, place=place, live=live)
            yield from (received.told for received in kept)
            yield from self.settle(kept)

    def keep(self, given: Iterable[Account], *, place: str = "", live: bool = False) -> list[Received]:
        """Keep accounts, all or none: they are safe on disk when this returns, and wait to be read. Raises
        ArchiveError."""
        with self.database.writing() as connection:
            at = moment()
            return [receive(connection, account, place, at, live=live) for account in given]

    def settle(self, kept: Iterable[Received]) -> Iterator[Problem]:
        """Read accounts that were kept, and tell each story that they touch once."""
        some = list(kept)
        new = [r.told.account for r in some if r.told.outcome != "known"]
        yield from work.settle(self.database, self.hands, [r.no for r in some], work.named(new))

    def waiting(self) -> tuple[list[tuple[int, str]], list[int]]:
        """The rows and ids of accounts that wait to be read, and the rows of stories that wait to be told."""
        with self.database.reading() as connection:
            numbers = work.unread(connection, self.hands.made_by)
            found = []
            for i in range(0, len(numbers), 500):
                asked = sa.select(accounts.c.no, accounts.c.id).where(accounts.c.no.in_(numbers[i : i + 500]))
                found += [(r.no, r.id) for r in connection.execute(asked.order_by(accounts.c.no))]
            return found, work.unsettled(connection)

    def homes(self, numbers: Iterable[int]) -> dict[int, int]:
        """The rows of the stories that accounts are in, by the accounts' rows."""
        with self.database.reading() as connection:
            asked = sa.select(accounts.c.no, accounts.c.story).where(accounts.c.no.in_(list(numbers)))
            return {r.no: r.story for r in connection.execute(asked) if r.story is not None}

    def catch_up(self, *, rebuild: bool = False) -> Iterator[Problem]:
        """Do what is left: accounts that wait to be read, or with `rebuild` those that another version read, stories
        that wait to be told."""
        work.place_anew(self.database, self.hands)
        with self.database.reading() as connection:
            numbers = work.unread(connection, self.hands.made_by, behind=rebuild)
        why = f"made anew by {self.hands.made_by}" if rebuild else "taken up again"
        for i in range(0, len(numbers), AT_ONCE):
            yield from work.settle(self.database, self.hands, numbers[i : i + AT_ONCE], why)
        with self.database.reading() as connection:
            left = work.unsettled(connection)
        for story in left:
            work.tell(self.database, self.hands, story, why)

    def migrate(self) -> None:
        """Bring the schema to this version; readings and stories are brought by `catch_up(rebuild=True)`."""
        steps.upgrade(self.database)

    def status(self) -> ArchiveStatus:
        """What the archive holds, and what waits."""
        with self.database.reading() as connection:

            def count(table: sa.FromClause, *where: sa.ColumnElement[bool]) -> int:
                return int(connection.execute(sa.select(sa.func.count()).select_from(table).where(*where)).scalar_one())

            newest = sa.and_(versions.c.account == accounts.c.no, versions.c.version == accounts.c.version)
            both = accounts.join(versions, newest)
            return ArchiveStatus(
                place=self.database.name,
                schema=steps.current(self.database) or "",
                accounts=count(accounts),
                versions=count(versions),
                waiting=len(work.unread(connection, self.hands.made_by)),
                unsettled=len(work.unsettled(connection)),
                behind=count(both, versions.c.reader.is_distinct_from(self.hands.made_by)),
                stories=count(story_rows, story_rows.c.merged_into.is_(None), story_rows.c.accounts > 0),
                statements=count(statements),
                judgements=count(judgements),
                size=self.database.size(),
            )

    def search(self, query: Query) -> list[Found]:
        """Statements that meet all that the query asks, the best first."""
        with self.database.reading() as connection:
            return search(connection, query, sqlite=self.database.sqlite)

    def stories(
        self, query: StoryQuery | None = None, *, limit: int | None = None, offset: int | None = None
    ) -> list[StorySummary]:
        """Stories that meet all that is asked, those that changed last first; `limit` and `offset` are the query's own
        unless they are given. Raises ArchiveError."""
        query = query or StoryQuery()
        query = replace(
            query,
            limit=query.limit if limit is None else limit,
            offset=query.offset if offset is None else offset,
        )
        with self.database.reading() as connection:
            return listing.listed(connection, query, sqlite=self.database.sqlite)

    def facets(self, query: StoryQuery | None = None) -> StoryFacets:
        """How many stories meet all that is asked, and by what they can be narrowed further. Raises ArchiveError."""
        with self.database.reading() as connection:
            return listing.counted(connection, query or StoryQuery(), sqlite=self.database.sqlite)

    def state(self) -> str:
        """A mark of what lists and counts tell: as long as it is the same, so are they."""
        of_stories = [sa.func.max(story_rows.c.changed), sa.func.count(), sa.func.sum(story_rows.c.accounts)]
        with self.database.reading() as connection:
            held = connection.execute(sa.select(*of_stories, sa.func.sum(story_rows.c.made))).one()
            newest = connection.execute(sa.select(sa.func.max(accounts.c.no))).scalar()
        return digest(dumps([str(x) for x in (*held, newest)]))[:32]

    def summary(self, story: str) -> StorySummary:
        """One story as a list has it. Raises UnknownError."""
        with self.database.reading() as connection:
            found = stories.summaries(connection, story_rows.c.no == stories.number(story))
        if not found:
            raise UnknownError(f"there is no story {story}")
        return found[0]

    def story(self, story: str, revision: int | None = None, *, machine: bool = False) -> Story:
        """A story, by its newest revision unless another is named, with people's judgements unless `machine` alone is
        wanted. A story that was merged gives the one it was merged into. Raises UnknownError."""
        with self.database.reading() as connection:
            no = self._no(connection, story, follow=revision is None)
            told, _ = stories.load(connection, no, revision or stories.newest(connection, no))
            return told if machine else judged(told, judging.of_story(connection, no)).story

    def mark(self, story: str, revision: int | None = None, *, machine: bool = False) -> str:
        """A mark of a story's state: as long as it is the same, `story` gives the same. Raises UnknownError."""
        with self.database.reading() as connection:
            no = self._no(connection, story, follow=revision is None)
            number = revision or stories.newest(connection, no)
            held = stories.listed(connection, no, number)
            decided = [] if machine else judging.standing(connection, no)
        return digest(dumps([self.hands.made_by, no, number, held, decided]))[:32]

    def _no(self, connection: sa.Connection, story: str, *, follow: bool = True) -> int:
        no = stories.number(story)
        while True:
            row = connection.execute(
                sa.select(story_rows.c.merged_into, story_rows.c.revision).where(story_rows.c.no == no)
            ).first()
            if row is None or not row.revision:
                raise UnknownError(f"there is no story {story}")
            if row.merged_into is None or not follow:
                return no
            no = row.merged_into

    def revisions(self, story: str) -> list[Revision]:
        """All revisions of a story, the first one first. Raises UnknownError."""
        with self.database.reading() as connection:
            return stories.history(connection, self._no(connection, story))

    def changes(self, story: str, since: str | int | None = None) -> Changes:
        """What is otherwise since a revision, a moment (ISO 8601), or from nothing. Raises UnknownError."""
        with self.database.reading() as connection:
            no = self._no(connection, story)
            past = stories.history(connection, no)
            old = revision_at(past, since)
            everything = judging.of_story(connection, no)
            began = _moment_of(past, old, since)
            now, held = stories.load(connection, no, past[-1].number)
            before, earlier = stories.load(connection, no, old) if old else (None, [])
            known = [j for j in everything if j.at <= began]
            then = [replace(j, undone_at=None) if j.undone_at and j.undone_at > began else j for j in known]
            was = {m.account.id: m.version for m in earlier}
            edited = [m.account.id for m in held if was.get(m.account.id, m.version) != m.version]
            received = _received(connection, held)
        found = changing.changes(
            judged(before, then).story if before else None, judged(now, everything).story, everything, began, edited
        )
        return Changes(
            story=f"s{no}",
            since=old,
            until=past[-1].number,
            changes=tuple(found),
            figures=tuple(changing.figures(held, received)),
        )

    def figures(self, story: str) -> list[Series]:
        """How a story's figures moved, in its newest revision. Raises UnknownError."""
        with self.database.reading() as connection:
            no = self._no(connection, story)
            _, held = stories.load(connection, no, stories.newest(connection, no))
            return changing.figures(held, _received(connection, held))

    def judge(self, story: str, judgement: Judgement) -> Judgement:
        """Put a judgement on record. Raises ArchiveError where it finds nothing to hold on to in the story."""
        with self.database.writing() as connection:
            no = self._no(connection, story)
            told, _ = stories.load(connection, no, stories.newest(connection, no))
            wanted = replace(judgement, id=0, story=f"s{no}", at=moment(), undone_at=None, undone_by=None)
            so_far = judged(told, judging.of_story(connection, no)).story
            if judged(so_far, [wanted]).idle:
                raise ArchiveError(f"the story s{no} has nothing as it is now that this judgement could be about")
            kept = judging.keep(connection, no, wanted)
            connection.execute(story_rows.update().where(story_rows.c.no == no).values(changed=kept.at))
            return kept

    def undo(self, judgement: int, name: str, reason: str) -> Judgement:
        """Take a judgement back; it stays on record. Raises UnknownError."""
        with self.database.writing() as connection:
            undone = judging.undo(connection, judgement, name, reason, at := moment())
            where = story_rows.c.no == stories.number(undone.story)
            connection.execute(story_rows.update().where(where).values(changed=at))
            return undone

    def judgements(self, story: str) -> list[Judgement]:
        """All judgements about a story, undone ones too. Raises UnknownError."""
        with self.database.reading() as connection:
            return judging.of_story(connection, self._no(connection, story))

    def account(self, account: str, version: int | None = None) -> tuple[Account, Reading | None]:
        """An account's newest text, or another of its versions, and its reading. Raises UnknownError."""
        with self.database.reading() as connection:
            asked = (
                sa.select(versions.c.body, versions.c.reading)
                .join(accounts, accounts.c.no == versions.c.account)
                .where(accounts.c.id == account)
            )
            asked = asked.where(versions.c.version == (accounts.c.version if version is None else version))
            row = connection.execute(asked).first()
        if row is None:
            raise UnknownError(f'there is no account "{account}"' + (f" with a version {version}" if version else ""))
        return unpack(row.body, Account), unpack(row.reading, Reading) if row.reading else None

    def versions(self, account: str) -> list[Version]:
        """All texts of an account, the first one first. Raises UnknownError."""
        with self.database.reading() as connection:
            asked = (
                sa.select(versions).join(accounts, accounts.c.no == versions.c.account).where(accounts.c.id == account)
            )
            rows = connection.execute(asked.order_by(versions.c.version)).all()
        if not rows:
            raise UnknownError(f'there is no account "{account}"')
        return [
            Version(
                account=account,
                version=r.version,
                sha256=r.sha256,
                received=r.received,
                place=r.place,
                words=len(unpack(r.body, Account).text.split()),
            )
            for r in rows
        ]

    def edit(self, account: str, version: int | None = None) -> list[Edit]:
        """How a version of an account (the newest) came from the one before. Raises UnknownError."""
        number = version or self.versions(account)[-1].version
        before = self.account(account, number - 1)[0].text if number > 1 else ""
        return changing.edit(before, self.account(account, number)[0].text)

    def story_of(self, account: str) -> str | None:
        """The story that an account is in; None while it waits to be read. Raises UnknownError."""
        with self.database.reading() as connection:
            row = connection.execute(sa.select(accounts.c.story).where(accounts.c.id == account)).first()
        if row is None:
            raise UnknownError(f'there is no account "{account}"')
        return f"s{row.story}" if row.story else None

    def moves(self, account: str) -> list[Move]:
        """How an account came into its story, the first move first; none while it waits to be read. Raises
        UnknownError."""
        with self.database.reading() as connection:
            no = connection.execute(sa.select(accounts.c.no).where(accounts.c.id == account)).scalar()
            rows = connection.execute(sa.select(moves).where(moves.c.account == no).order_by(moves.c.no)).all()
        if no is None:
            raise UnknownError(f'there is no account "{account}"')
        return [
            Move(account=account, was=f"s{r.was}" if r.was else None, story=f"s{r.becomes}", at=r.at, why=r.why)
            for r in rows
        ]

    def remove(self, account: str) -> None:
        """Forget an account, all its texts, and its words in every revision. Raises UnknownError."""
        with self.database.writing() as connection:
            touched = removing.remove(connection, account, self.hands)
        for story in sorted(touched):
            work.tell(self.database, self.hands, story, "an account was removed")

    def visit(self, url: str) -> tuple[str | None, str | None, str, int, str, str] | None:
        """The last visit to an address: etag, modified, when, failures, not before, and what came of it."""
        with self.database.reading() as connection:
            row = connection.execute(sa.select(fetches).where(fetches.c.url == plain(url))).first()
        return (row.etag, row.modified, row.fetched, row.failures, row.next_at, row.outcome) if row else None

    def remember(
        self, url: str, etag: str | None, modified: str | None, fetched: str, failures: int, next_at: str, outcome: str
    ) -> None:
        """Keep a visit in place of the one before."""
        words = {"etag": etag, "modified": modified, "fetched": fetched, "next_at": next_at, "outcome": outcome}
        values = {name: plain(value) for name, value in words.items()} | {"failures": failures}
        with self.database.writing() as connection:
            connection.execute(fetches.delete().where(fetches.c.url == plain(url)))
            connection.execute(fetches.insert().values(url=plain(url), **values))

    def verify(self) -> Iterator[str]:
        """Every fault found, in one plain line each; nothing for a sound archive."""
        return verify.faults(self.database)


def _received(connection: sa.Connection, held: list[stories.Member]) -> dict[str, str]:
    """When each account came in first."""
    asked = (
        sa.select(accounts.c.id, sa.func.min(versions.c.received).label("first"))
        .join(versions, versions.c.account == accounts.c.no)
        .where(accounts.c.no.in_([m.no for m in held]))
        .group_by(accounts.c.id)
    )
    return {r.id: r.first for r in connection.execute(asked)}


def revision_at(past: list[Revision], since: str | int | None) -> int:
    """The revision that stood at a moment, or that is named; 0 for none. Raises UnknownError, ArchiveError."""
    if since is None:
        return 0
    text = str(since)
    if text.isascii() and text.isdigit() and len(text) < 5:
        if int(text) > past[-1].number:
            raise UnknownError(f"the story has no revision {text}; its newest is {past[-1].number}")
        return int(text)
    return max((r.number for r in past if r.at <= _as_moment(text)), default=0)


def _moment_of(past: list[Revision], old: int, since: str | int | None) -> str:
    """From when on judgements are news."""
    if isinstance(since, str) and not since.isdigit():
        return _as_moment(since)
    return next((r.at for r in past if r.number == old), "")


def _as_moment(text: str) -> str:
    from datetime import UTC, datetime

    try:
        at = datetime.fromisoformat(text)
        at = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as e:
        raise ArchiveError(f'"{text}" is neither a revision nor a moment such as 2031-03-04T09:30') from e
    return at.isoformat(timespec="microseconds").replace("+00:00", "Z")
