"""Judgements kept: each is one more row, and undoing one is a mark on it. Nothing here is ever rewritten or lost."""

import sqlalchemy as sa
from msgspec.structs import replace

from rashomon.archive.packing import pack, unpack
from rashomon.archive.schema import accounts, judgements, moves
from rashomon.types import ArchiveError, Judgement, UnknownError

LONGEST = 2000
"""Characters of a name or a reason at most."""


def of_story(connection: sa.Connection, story: int) -> list[Judgement]:
    """All judgements about a story, undone ones too, in the order in which they were made.

    Those about a story that its accounts were in before, ahead of a merge or a split, are its own, too.
    """
    asked = sa.select(judgements).where(_about(story)).order_by(judgements.c.no)
    return [_of(r) for r in connection.execute(asked)]


def standing(connection: sa.Connection, story: int) -> list[tuple[int, str | None]]:
    """Which judgements there are about a story, and when each was undone: as long as that is so, they are the same."""
    asked = sa.select(judgements.c.no, judgements.c.undone_at).where(_about(story)).order_by(judgements.c.no)
    return [(r.no, r.undone_at) for r in connection.execute(asked)]


def _about(story: int) -> sa.ColumnElement[bool]:
    before = (
        sa.select(moves.c.was)
        .join(accounts, accounts.c.no == moves.c.account)
        .where(accounts.c.story == story, moves.c.was.is_not(None))
    )
    return sa.or_(judgements.c.story == story, judgements.c.story.in_(before))


def _of(row: sa.Row[tuple[object, ...]]) -> Judgement:
    return replace(
        unpack(row.body, Judgement),
        id=row.no,
        story=f"s{row.story}",
        at=row.at,
        undone_at=row.undone_at,
        undone_by=row.undone_by,
        undone_reason=row.undone_reason,
    )


def keep(connection: sa.Connection, story: int, judgement: Judgement) -> Judgement:
    """Put a judgement on record, in a writing transaction. Raises ArchiveError without a name and a reason."""
    _signed(judgement.name, judgement.reason)
    no = connection.execute(
        judgements.insert().values(story=story, body=pack(judgement), at=judgement.at).returning(judgements.c.no)
    ).scalar_one()
    return replace(judgement, id=no, story=f"s{story}")


def undo(connection: sa.Connection, number: int, name: str, reason: str, at: str) -> Judgement:
    """Take a judgement back; it stays on record. Raises UnknownError, and ArchiveError for one that is undone."""
    _signed(name, reason)
    row = connection.execute(sa.select(judgements).where(judgements.c.no == number)).first()
    if row is None:
        raise UnknownError(f"there is no judgement {number}")
    if row.undone_at:
        raise ArchiveError(f"judgement {number} was undone already, by {row.undone_by}")
    values = {"undone_at": at, "undone_by": name, "undone_reason": reason}
    connection.execute(judgements.update().where(judgements.c.no == number).values(**values))
    return replace(_of(row), **values)


def _signed(name: str, reason: str) -> None:
    if not name.strip() or not reason.strip():
        raise ArchiveError("a judgement needs a name and a reason")
    if len(name) > LONGEST or len(reason) > LONGEST:
        raise ArchiveError(f"a judgement's name and reason have at most {LONGEST} characters")
