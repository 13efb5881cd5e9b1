"""One flat row for each event of a reading."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any

from rashomon.types import (
    Account,
    Attribution,
    Entity,
    Event,
    EventRow,
    EventType,
    Place,
    QuadClass,
    Reading,
    Span,
    TimeExpression,
)

QUAD: dict[EventType, QuadClass] = {
    "AGREE": 1,
    "CONSULT": 1,
    "SUPPORT": 1,
    "CONCEDE": 1,
    "COOPERATE": 2,
    "AID": 2,
    "RETREAT": 2,
    "REQUEST": 3,
    "ACCUSE": 3,
    "REJECT": 3,
    "THREATEN": 3,
    "PROTEST": 4,
    "SANCTION": 4,
    "MOBILIZE": 4,
    "COERCE": 4,
    "ASSAULT": 4,
}
"""PLOVER's quads (Halterman et al. 2023), numbered as in GDELT's QuadClass. OTHER has none."""
_WITHIN_A_DAY = frozenset(("minute", "hour", "part"))
_DAY = len("2031-03-04")
_WHEN = ("event_date", "event_date_end", "date_precision", "date_text", "date_basis")
_WHERE = ("place", "place_text", "place_within", "place_precision", "latitude", "longitude", "geonameid")


def rows(account: Account, reading: Reading) -> Iterator[EventRow]:
    """A row for each event, in the reading's order. Offsets and ids are those of the reading.

    Raises LookupError where an event refers to an entity, a place, a time or an attribution that the reading does not
    hold.
    """
    entities = {e.id: e for e in reading.entities}
    for event in reading.events:
        quote = _quote(event, reading)
        said = None if event.attribution is None else reading.attributions[event.attribution]
        yield EventRow(
            event_id=f"{account.id}:{event.start}",
            **_when(account.text, None if event.time is None else reading.times[event.time]),
            event_type=event.type,
            quad_class=QUAD.get(event.type),
            status=event.status,
            trigger=account.text[event.start : event.end],
            **_who("actor", event.actors, entities),
            **_who("target", event.targets, entities),
            **_where(account.text, None if event.place is None else reading.places[event.place]),
            said_by=_source(account.text, said),
            said_by_kind=said.kind if said else None,
            outlet=account.outlet,
            title=account.title,
            published=account.published,
            url=account.url,
            quote=account.text[quote.start : quote.end],
            account=account.id,
            start=event.start,
            end=event.end,
            quote_start=quote.start,
            quote_end=quote.end,
        )


def _quote(event: Event, reading: Reading) -> Span:
    """The sentence that holds the event's words, or all that they run through."""
    first = bisect_right(reading.sentences, event.start, key=lambda s: s.start) - 1
    last = bisect_left(reading.sentences, event.end, key=lambda s: s.start) - 1
    return Span(reading.sentences[max(first, 0)].start, reading.sentences[last].end)


def _when(text: str, time: TimeExpression | None) -> dict[str, Any]:
    """Days, though the reading may know hours: a time told to the minute is a date exact to the day."""
    if time is None:
        return dict.fromkeys(_WHEN)
    if not (time.from_ or time.to):
        return dict.fromkeys(_WHEN) | {"date_text": text[time.start : time.end]}
    return {
        "event_date": time.from_ and time.from_[:_DAY],
        "event_date_end": time.to and time.to[:_DAY],
        "date_precision": "day" if time.precision in _WITHIN_A_DAY else time.precision,
        "date_text": text[time.start : time.end],
        "date_basis": time.anchor or "stated",
    }


def _who(part: str, ids: tuple[str, ...], entities: dict[str, Entity]) -> dict[str, Any]:
    found = [entities[i] for i in ids]
    return {
        f"{part}s": tuple(e.name for e in found),
        f"{part}_countries": tuple(e.country for e in found),
        f"{part}_roles": tuple(e.role for e in found),
        f"{part}_part_of": tuple(entities[e.part_of].name if e.part_of else None for e in found),
    }


def _where(text: str, place: Place | None) -> dict[str, Any]:
    """A demonym says whose something is and not where it happened, so it is no place of an event."""
    if place is None or place.kind == "demonym":
        return dict.fromkeys(_WHERE)
    return {
        "place": place.name,
        "place_text": text[place.start : place.end],
        "place_within": place.within,
        "place_precision": place.precision,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geonameid": place.geonameid,
    }


def _source(text: str, said: Attribution | None) -> str | None:
    """The words that name the source: what a pronoun stands for, else the source itself."""
    if said is None or not (said.named or said.source):
        return None
    span = said.named or Span(said.source[0].start, said.source[-1].end)
    return text[span.start : span.end]
