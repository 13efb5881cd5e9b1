"""What one account says, layer by layer: the result of reading."""

from typing import Literal

import msgspec

AttributionKind = Literal["named", "anonymous", "group", "document", "outlet"]
EntityKind = Literal["person", "organisation", "place", "facility", "group", "unnamed"]
"""A group is a people, a party, a faith; a facility is built in one place (a base, an airport); unnamed are those who
do something, or to whom it is done, without a name ("protesters", "the convoy")."""
ActorRole = Literal[
    "government",
    "military",
    "police",
    "intelligence",
    "rebel",
    "opposition",
    "party",
    "legislature",
    "court",
    "media",
    "civilian",
    "company",
    "labour",
    "criminal",
    "religious",
    "education",
    "medical",
    "international",
    "ngo",
]
"""In what capacity somebody acts."""
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
    "OTHER",
]
"""PLOVER's types (Halterman et al. 2023); OTHER is what PLOVER leaves out: deaths, accidents, storms, rulings."""
EventStatus = Literal[
    "happened",
    "happening",
    "denied",
    "threatened",
    "planned",
    "conditional",
    "demanded",
    "feared",
    "hypothetical",
]
"""How an account tells an event: as fact, under way, said not to be, or only spoken of as what may come."""
PlaceKind = Literal["place", "facility", "demonym"]
"""A place; something built in one (a base, an airport); or the name of a people or of what is theirs ("Iranian")."""
TimeAnchor = Literal["published", "guess", "text"]
Hedge = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "between", "vague"]


class Span(msgspec.Struct, frozen=True, array_like=True, order=True):
    """A half-open stretch of an account's text; `[start, end]` in JSON."""

    start: int
    end: int


class Sentence(msgspec.Struct, frozen=True):
    """A sentence, and its words restored: same words, same order, with capitals and punctuation."""

    start: int
    end: int
    text: str


class Furniture(msgspec.Struct, frozen=True):
    """Page parts that are not the account: navigation, related headlines, contact lines, adverts."""

    start: int
    end: int
    why: str | None = None


class Attribution(msgspec.Struct, frozen=True):
    """Who says what, in the field's terms: source, cue, content. Each may be discontinuous, all but content absent."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: AttributionKind
    named: Span | None = None
    """Where the source is a pronoun or left out: the words that it stands for."""
    entity: str | None = None
    """The id of the entity that the source is, where it is one by name, title or pronoun."""
    within: int | None = None
    """Index of the attribution whose content this one stands in: who says that who says."""


class Clause(msgspec.Struct, frozen=True):
    """A clause-sized stretch that asserts one thing; `attribution` indexes the reading's attributions."""

    start: int
    end: int
    attribution: int | None = None
    quoted: bool = False
    """True for words that stand between quotation marks."""
    role: bool = False
    """True for a name with its title ("foreign minister X"), which asserts who somebody is."""
    embedding: bytes = b""
    """What it means, as 128 signed bytes (base64 in JSON): two are alike as far as they point the same way."""


class Entity(msgspec.Struct, frozen=True):
    """Who or what is named; `name` is the fullest form found."""

    id: str
    name: str
    kind: EntityKind
    mentions: tuple[Span, ...]
    """By name, and for persons by title or pronoun where they speak."""
    roles: tuple[Span, ...] = ()
    """Titles that stand beside a person's name."""
    country: str | None = None
    """The country whose they are, where the account says so or the name is a country's or its people's: ISO 3166-1
    alpha-2."""
    role: ActorRole | None = None
    part_of: str | None = None
    """The id of the organisation, or the people, that they belong to or speak for, where the account says so."""


class Event(msgspec.Struct, frozen=True):
    """What happened, or is said not to have, or may: the word that tells it, its type and status."""

    start: int
    end: int
    type: EventType
    status: EventStatus
    actors: tuple[str, ...] = ()
    """Ids of the entities that do it."""
    targets: tuple[str, ...] = ()
    """Ids of those to whom it is done."""
    place: int | None = None
    """Index into the reading's places: where, as far as its clause tells."""
    time: int | None = None
    """Index into the reading's times: when, likewise."""
    attribution: int | None = None
    """Index of the attribution in whose content it is told; null where the outlet tells it itself."""


class Figure(msgspec.Struct, frozen=True):
    """A number said of something: `low` and `high` inclusive, null where open."""

    start: int
    end: int
    low: int | float | None
    high: int | float | None
    unit: str | None
    """The noun counted, singular and lower-case ("missile"), or "percent", "usd", "year old"."""
    hedge: Hedge = "exact"
    counted: Span | None = None
    """What is counted in the account's words, without the number: "ballistic missiles", the "killed" of "12 killed",
    the "voters" of "40 percent of voters"; it may stand before or after the figure's own words."""
    whole: Span | None = None
    """What it is a part of: "the 40 passengers" where 12 of them are told of, "them" in "three of them children"."""
    per: str | None = None
    """What a rate is told for, lower-case: "day", "hour", "barrel", "100,000 people"."""
    outcome: str | None = None
    """What befell those counted, where the words beside say it: "killed", "injured", "missing", "displaced"."""


class TimeExpression(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """A stretch of time: ISO 8601 ends, null where it could not be anchored."""

    start: int
    end: int
    from_: str | None = None
    to: str | None = None
    precision: str | None = None
    """minute, hour, part (of a day), day, week, month, season, quarter, half (of a year), year, decade, century,
    duration; null where unresolved. "early March" is a month, though its ends are narrower."""
    anchor: TimeAnchor | None = None
    """What the ends hang on: the day of publication, a guess of it, or another time in the account; null where the
    words alone fix them, or nothing does."""


class PublishedGuess(msgspec.Struct, frozen=True):
    """A day of publication read from the text of an account whose metadata has none."""

    date: str
    """ISO 8601."""
    why: str
    """The words that it rests on, and how."""


class Place(msgspec.Struct, frozen=True):
    """A named place; coordinates in degrees, null where neither the name nor what contains it is known.

    A demonym has the coordinates of its country, and says nothing of where anything happened.
    """

    start: int
    end: int
    name: str
    latitude: float | None = None
    longitude: float | None = None
    geonameid: int | None = None
    precision: str | None = None
    """point, city, region, country; null where unresolved."""
    kind: PlaceKind = "place"
    within: str | None = None
    """Where the place itself is not known: the place that contains it, by the account's words or its own name. Its
    coordinates, id and precision are those given here."""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """All layers of one account. Sentences cover every word, furniture included, in order."""

    id: str
    language: str = "en"
    """ISO 639-1 code of the account's language."""
    unread: str | None = None
    """Why the account was kept but not read; its layers are then empty but for the sentences."""
    flattened: bool = False
    """True when most of the text came without capitals and punctuation."""
    sentences: tuple[Sentence, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    published_guess: PublishedGuess | None = None
    """The day that relative times hang on where the account's metadata has none."""
    places: tuple[Place, ...] = ()
    clauses: tuple[Clause, ...] = ()
