"""An account forgotten: its texts, its words in every revision of every story, and its place among the others."""

import json

import sqlalchemy as sa

from rashomon.archive import linking, statements
from rashomon.archive.hands import Hands
from rashomon.archive.judged import without
from rashomon.archive.packing import dumps, pack, unpack
from rashomon.archive.receiving import moment
from rashomon.archive.schema import accounts, moves, revisions, versions
from rashomon.archive.schema import statements as statement_rows
from rashomon.types import Story, UnknownError


def remove(connection: sa.Connection, account: str, hands: Hands) -> set[int]:
    """Forget an account, in a writing transaction; the stories to be told anew. Raises UnknownError."""
    no = connection.execute(sa.select(accounts.c.no).where(accounts.c.id == account)).scalar()
    if no is None:
        raise UnknownError(f'there is no account "{account}"')
    touched = linking.unlink(connection, no, hands, moment())
    said = sa.select(statement_rows.c.no).where(statement_rows.c.account == no)
    statements.forget(connection, list(connection.execute(said).scalars()))
    asked = sa.select(revisions.c.story, revisions.c.number, revisions.c.members).order_by(revisions.c.story)
    was = sa.select(moves.c.becomes).where(moves.c.account == no)
    for story, number, members in connection.execute(asked.where(revisions.c.story.in_(was))).all():
        left = [m for m in json.loads(members) if m[0] != no]
        this = sa.and_(revisions.c.story == story, revisions.c.number == number)
        body = connection.execute(sa.select(revisions.c.body).where(this)).scalar_one()
        kept = without(unpack(body, Story), account)
        values = {"body": pack(kept), "members": dumps(left), "accounts": len(left), "points": len(kept.points)}
        connection.execute(revisions.update().where(this).values(**values))
    connection.execute(moves.delete().where(moves.c.account == no))
    connection.execute(versions.delete().where(versions.c.account == no))
    connection.execute(accounts.delete().where(accounts.c.no == no))
    return touched
