"""Statements looked for by their words and by what they tell, in SQLite's FTS5 or PostgreSQL's own full text."""

import re
from datetime import date
from typing import Any

import sqlalchemy as sa
from msgspec.structs import replace

from rashomon.archive.packing import plain, unpack
from rashomon.archive.receiving import day_number
from rashomon.archive.schema import accounts, facets, statements, versions
from rashomon.archive.stories import number
from rashomon.types import Account, ArchiveError, Found, Query

MOST = 500
"""Statements given at once at most."""
_PIECES = re.compile(r'"([^"]*)"|(\S+)')


def terms_of(words: str) -> list[str]:
    """The words and quoted phrases that are asked for. What else a database might read into them is taken out."""
    found = [" ".join(re.findall(r"\w+", phrase or word)) for phrase, word in _PIECES.findall(words)]
    return [t for t in found if t]


def search(connection: sa.Connection, query: Query, *, sqlite: bool) -> list[Found]:
    """Statements that meet all that the query asks, the best first; without words, those published last first."""
    query = _clean(query)
    s = statements.c
    asked = sa.select(
        s.no, s.story, s.point, s.account, s.version, s.start, s.end, s.by, s.status, accounts.c.id,
        accounts.c.outlet, accounts.c.published,
    ).join(accounts, accounts.c.no == s.account)  # fmt: skip
    terms = terms_of(query.words)
    if query.words.strip() and not terms:
        return []
    ordered: list[Any] = [sa.desc(sa.func.coalesce(accounts.c.published, "")), s.no]
    if terms:
        asked, ordered = with_words(asked, terms, sqlite=sqlite)
    for condition in _conditions(query):
        asked = asked.where(condition)
    asked = asked.order_by(*ordered).limit(max(0, min(query.limit, MOST))).offset(max(0, query.offset))
    rows = connection.execute(asked).all()
    texts = _texts(connection, {(r.account, r.version) for r in rows})
    return [
        Found(
            story=f"s{r.story}",
            point=r.point,
            account=r.id,
            outlet=r.outlet,
            published=r.published,
            start=r.start,
            end=r.end,
            text=texts[r.account, r.version][r.start : r.end],
            by=r.by,
            status=r.status,
        )
        for r in rows
    ]


def _clean(query: Query) -> Query:
    """The query with nothing in it that a database cannot hold."""
    words = {f: plain(v) for f in query.__struct_fields__ if isinstance(v := getattr(query, f), str)}
    return replace(query, **words)


def with_words(
    asked: sa.Select[Any], terms: list[str], *, sqlite: bool
) -> tuple[sa.Select[Any], list[sa.ColumnElement[Any]]]:
    """A select of statements narrowed to those that have all words and phrases, and what puts the best first."""
    return (_lite if sqlite else _postgres)(asked, terms)


def _lite(asked: sa.Select[Any], terms: list[str]) -> tuple[sa.Select[Any], list[Any]]:
    index = sa.table("statements_words", sa.column("rowid"), sa.column("rank"))
    match = sa.text("statements_words MATCH :looked_for").bindparams(looked_for=" ".join(f'"{t}"' for t in terms))
    asked = asked.join(index, index.c.rowid == statements.c.no).where(match)
    return asked, [index.c.rank, statements.c.no]


def _postgres(asked: sa.Select[Any], terms: list[str]) -> tuple[sa.Select[Any], list[Any]]:
    column: sa.ColumnElement[Any] = sa.literal_column("statements.words_found")
    wanted: sa.ColumnElement[Any] = sa.func.phraseto_tsquery("english", terms[0])
    for term in terms[1:]:
        wanted = wanted.op("&&")(sa.func.phraseto_tsquery("english", term))
    return asked.where(column.op("@@")(wanted)), [sa.desc(sa.func.ts_rank(column, wanted)), statements.c.no]


def _conditions(query: Query) -> list[sa.ColumnElement[bool]]:
    s, found = statements.c, []
    if query.outlet:
        found.append(sa.func.lower(accounts.c.outlet) == query.outlet.lower())
    if query.source:
        found.append(sa.func.lower(s.by).contains(query.source.lower(), autoescape=True))
    if query.status:
        found.append(s.status == query.status)
    if query.story:
        found.append(s.story == number(query.story))
    if query.since:
        found.append(accounts.c.day >= _day(query.since))
    if query.until:
        found.append(sa.and_(accounts.c.day <= _day(query.until), accounts.c.day > 0))
    if query.about_since:
        found.append(s.told_to >= query.about_since)
    if query.about_until:
        found.append(s.told_from <= query.about_until + "~")
    return found + _by_facet(query)


def _by_facet(query: Query) -> list[sa.ColumnElement[bool]]:
    found = []
    for kind, value in (("person", query.person), ("place", query.place), ("figure", query.figure)):
        if value:
            held = sa.func.lower(facets.c.value).contains((plain(value) or "").lower(), autoescape=True)
            found.append(_tells(kind, held, *(_amount(query) if kind == "figure" else ())))
    if query.event:
        found.append(_tells("event", facets.c.value == query.event.upper()))
    if not query.figure and _amount(query):
        found.append(_tells("figure", *_amount(query)))
    if query.box:
        west, south, east, north = query.box
        inside = facets.c.low.between(west, east) if west <= east else sa.not_(facets.c.low.between(east, west))
        found.append(_tells("place", inside, facets.c.high.between(south, north)))
    return found


def _amount(query: Query) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if query.least is not None:
        found.append(sa.func.coalesce(facets.c.high, facets.c.low) >= query.least)
    if query.most is not None:
        found.append(sa.func.coalesce(facets.c.low, facets.c.high) <= query.most)
    return found


def _tells(kind: str, *conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    return statements.c.no.in_(sa.select(facets.c.statement).where(facets.c.kind == kind, *conditions))


def _day(given: str) -> int:
    """The day as accounts have it; one before all accounts is the first."""
    return max(1, day_number(iso_day(given)))


def iso_day(given: str) -> str:
    """A day that somebody asked for, ISO 8601. Raises ArchiveError."""
    try:
        return date.fromisoformat(given[:10]).isoformat()
    except ValueError as e:
        raise ArchiveError(f'"{given}" is no day; write it as 2031-03-04') from e


def _texts(connection: sa.Connection, wanted: set[tuple[int, int]]) -> dict[tuple[int, int], str]:
    asked = sa.select(versions.c.account, versions.c.version, versions.c.body).where(
        versions.c.account.in_([a for a, _ in wanted])
    )
    rows = connection.execute(asked).all() if wanted else []
    return {(r.account, r.version): unpack(r.body, Account).text for r in rows if (r.account, r.version) in wanted}
