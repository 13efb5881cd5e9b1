"""A row of the event ledger: one event as one account tells it, flat, with all that a table of events holds."""

from typing import Literal

import msgspec

from rashomon.types.reading import ActorRole, AttributionKind, EventStatus, EventType

QuadClass = Literal[1, 2, 3, 4]
"""Verbal cooperation, material cooperation, verbal conflict, material conflict."""
DateBasis = Literal["stated", "published", "guess", "text"]
"""What a date hangs on: its own words alone, the day of publication, a guess of it, another time in the account."""


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """One event of one account. The fields are the columns, in their order; docs/events.md has them one by one.

    Null, or an empty cell, is what the account does not tell or the reader did not find. What stands of actors and
    targets is in the order of their names. Offsets point into the account's text.
    """

    event_id: str
    """The account's id, a colon, and `start`."""
    event_date: str | None
    """First day, ISO 8601. Never the day of publication for want of another."""
    event_date_end: str | None
    """Last day, ISO 8601."""
    date_precision: str | None
    """day, week, month, season, quarter, half (of a year), year, decade, century, duration."""
    date_text: str | None
    """The words that tell when."""
    date_basis: DateBasis | None
    event_type: EventType
    quad_class: QuadClass | None
    """Null for OTHER."""
    status: EventStatus
    trigger: str
    """The words that tell the event: exactly `text[start:end]`."""
    actors: tuple[str, ...]
    actor_countries: tuple[str | None, ...]
    """ISO 3166-1 alpha-2."""
    actor_roles: tuple[ActorRole | None, ...]
    actor_part_of: tuple[str | None, ...]
    """Names of the organisations or peoples that they belong to or speak for."""
    targets: tuple[str, ...]
    target_countries: tuple[str | None, ...]
    target_roles: tuple[ActorRole | None, ...]
    target_part_of: tuple[str | None, ...]
    place: str | None
    place_text: str | None
    """The words that tell where."""
    place_within: str | None
    """Where the place itself is not known: what contains it, whose precision, coordinates and id those below are."""
    place_precision: str | None
    """point, city, region, country."""
    latitude: float | None
    longitude: float | None
    geonameid: int | None
    said_by: str | None
    """The words that name whose account it is; null where the outlet tells it itself, or names nobody."""
    said_by_kind: AttributionKind | None
    """Null where the outlet tells it itself."""
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None
    quote: str
    """The sentence that holds the trigger, as the account has it: exactly `text[quote_start:quote_end]`."""
    account: str
    """The account's id."""
    start: int
    end: int
    quote_start: int
    quote_end: int
