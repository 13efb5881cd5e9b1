"""A story's statements as they are looked for: their words, and what the readings tell about them."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import sqlalchemy as sa

from rashomon.archive.database import put
from rashomon.archive.packing import dumps, plain
from rashomon.archive.schema import facets, statements
from rashomon.archive.stories import Member
from rashomon.types import Reading, Statement, Story

AT_ONCE = 200
"""Rows taken out at once."""


class Facet(NamedTuple):
    """Something that a statement tells of: a person, an event's type, a figure, a place."""

    kind: str
    value: str
    low: float | None = None
    high: float | None = None


class Line(NamedTuple):
    """A row of the index and its facets."""

    values: dict[str, Any]
    facets: list[Facet]


def index(connection: sa.Connection, no: int, story: Story, held: list[Member]) -> None:
    """Make the index of a story's statements that of this revision; what is as it was stays."""
    lines = {line.values["mark"]: line for line in _lines(no, story, held)}
    kept = connection.execute(sa.select(statements.c.no, statements.c.mark).where(statements.c.story == no)).all()
    forget(connection, [r.no for r in kept if r.mark not in lines])
    there = {r.mark for r in kept}
    new = [line for mark, line in lines.items() if mark not in there]
    put(connection, statements, [line.values for line in new])
    asked = sa.select(statements.c.mark, statements.c.no).where(statements.c.story == no)
    numbers = {r.mark: r.no for r in connection.execute(asked)} if new else {}
    found = [
        {"statement": numbers[line.values["mark"]], "at": at, **facet._asdict()}
        for line in new
        for at, facet in enumerate(line.facets)
    ]
    put(connection, facets, found)


def forget(connection: sa.Connection, numbers: list[int]) -> None:
    """Take statements out of the index."""
    for i in range(0, len(numbers), AT_ONCE):
        some = numbers[i : i + AT_ONCE]
        connection.execute(facets.delete().where(facets.c.statement.in_(some)))
        connection.execute(statements.delete().where(statements.c.no.in_(some)))


def _lines(no: int, story: Story, held: list[Member]) -> Iterator[Line]:
    by_id = {m.account.id: m for m in held}
    names = {c.id: c.name for c in story.cast}
    origins = {o.id: names.get(o.cast or "", o.name) for o in story.origins}
    for point in story.points:
        for said in point.statements:
            m = by_id[said.account]
            told = list(_facets(said, m.reading or Reading(id=said.account)))
            times = [t for t in m.reading.times if t.from_ and _inside(t, said)] if m.reading else []
            credited = " / ".join(dict.fromkeys(x for x in (said.by, origins.get(said.origin or "")) if x))
            values: dict[str, Any] = {
                "story": no,
                "point": point.id,
                "account": m.no,
                "version": m.version,
                "start": said.start,
                "end": said.end,
                "words": plain(said.text),
                "by": plain(credited) if said.by else None,
                "status": point.status,
                "told_from": min((t.from_ or "" for t in times), default=None),
                "told_to": max((t.to or t.from_ or "" for t in times), default=None),
            }
            whole = dumps([list(values.values()), told])
            yield Line({**values, "mark": hashlib.sha256(whole.encode()).hexdigest()[:32]}, told)


def _facets(said: Statement, reading: Reading) -> Iterator[Facet]:
    found: dict[tuple[str, str], Facet] = {}
    for facet in _told(said, reading):
        if facet.kind == "figure":
            yield facet
        else:
            found.setdefault((facet.kind, facet.value), facet)
    yield from found.values()


def _told(said: Statement, reading: Reading) -> Iterable[Facet]:
    for entity in reading.entities:
        if entity.kind == "person" and any(_inside(m, said) for m in entity.mentions):
            yield Facet("person", plain(entity.name) or "")
    for event in reading.events:
        if _inside(event, said):
            yield Facet("event", event.type)
    for figure in reading.figures:
        if _inside(figure, said):
            for what in dict.fromkeys((figure.unit, figure.outcome)):
                if what:
                    yield Facet("figure", plain(what) or "", figure.low, figure.high)
    for place in reading.places:
        if _inside(place, said) and place.kind != "demonym":
            yield Facet("place", plain(place.name) or "", place.longitude, place.latitude)


def _inside(span: Any, said: Statement) -> bool:
    return bool(said.start <= span.start and span.end <= said.end)
