"""What comes out: one sourced story of an event."""

from typing import Literal

import msgspec

from rashomon.types.reading import (
    ActorRole,
    Attribution,
    AttributionKind,
    EntityKind,
    EventStatus,
    EventType,
    Figure,
    Furniture,
    Place,
    PublishedGuess,
    Sentence,
    Span,
    TimeExpression,
)

Status = Literal["agreed", "differing", "contradicted", "single"]
Aspect = Literal["number", "time", "place", "name", "actor", "claim", "cause", "quote"]


class Copied(msgspec.Struct, frozen=True):
    """A stretch that two accounts share, but for light edits: one took it over from the other, or both from a wire."""

    start: int
    end: int
    account: str
    """The other account."""
    there: Span
    """Where it stands in the other account."""
    source: bool = False
    """True where this account counts as the source: its text is the longer one."""


class Deed(msgspec.Struct, frozen=True, kw_only=True):
    """Who does what to whom as one account tells it: the word that tells it, and members of the cast by their ids."""

    start: int
    end: int
    type: EventType
    status: EventStatus
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


class StoryAccount(msgspec.Struct, frozen=True, kw_only=True):
    """An account as it stands behind the story. Its text travels along: any span can be checked years later."""

    id: str
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    words: int
    sha256: str
    """Of the text in UTF-8."""
    text: str
    language: str = "en"
    unread: str | None = None
    flattened: bool = False
    copy_of: str | None = None
    """The account that this one is a near copy of (wire text), if any."""
    wire: Span | None = None
    """The words that credit a wire service with the text or a part of it: a dateline, a byline, a line of thanks."""
    copied: tuple[Copied, ...] = ()
    """The stretches that it shares with other accounts, in order."""
    sentences: tuple[Sentence, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    """Who says what, as read; entities are those of the reading."""
    figures: tuple[Figure, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[Place, ...] = ()
    deeds: tuple[Deed, ...] = ()
    """The events in which members of the cast act, or have something done to them."""
    published_guess: PublishedGuess | None = None
    """The day that relative times hang on where the metadata has none."""
    leaves_out: tuple[str, ...] = ()
    """Ids of the points that two other outlets or more share and this account does not mention."""


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What one account asserts in one place. `text` is exactly `account.text[start:end]`."""

    account: str
    start: int
    end: int
    text: str
    by: str | None = None
    """The words in the account that name who is credited; null where the outlet says it in its own voice."""
    by_span: Span | None = None
    """Where those words stand."""
    cue: str | None = None
    """The words that say how it was said: "said", "denied", "according to"."""
    via: tuple[Span, ...] = ()
    """The words that name those through whom the account has it from its origin, the account's own source first:
    "the agency" of "the agency reported, citing two porters"."""
    denied: bool = False
    """True where whoever is credited denies it: the words are then what is denied."""
    origin: str | None = None
    role: bool = False
    """True for a name with its title, which says who somebody is and nothing more."""


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """Where two statements of a point part; `between` indexes the point's statements."""

    aspect: Aspect
    between: tuple[int, int]
    why: str
    values: tuple[str, str] | None = None
    """The words or values that part, the first statement's and the second's; null where the reason is one line."""
    score: float | None = None
    """How likely a careful reader would call it a difference, 0 to 1."""
    later: int | None = None
    """Which of the two statements (its index among the point's) updates the other: it stands in the account published
    later, and its figure has grown or it denies what the other asserts; null where no times tell."""


class Weighed(msgspec.Struct, frozen=True, array_like=True):
    """A feature of a pair that weighed much with the judge: its name, its value, and what it added to the log odds."""

    feature: str
    value: float
    weight: float


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Why two statements are held to be one point: a score of 0 to 1, and what was compared."""

    between: tuple[int, int]
    score: float
    why: str
    equal: tuple[str, ...] = ()
    """What was compared and found equal: figures, times, places, who is credited."""
    weighed: tuple[Weighed, ...] = ()
    """What weighed most, for the link or against it, the weightiest first."""


class Near(msgspec.Struct, frozen=True, kw_only=True):
    """A clause that is not of a point and may state it all the same; `to` is the statement it comes nearest to."""

    account: str
    start: int
    end: int
    text: str
    to: int
    score: float
    why: str


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One proposition with all the statements that make it."""

    id: str
    status: Status
    statements: tuple[Statement, ...]
    differences: tuple[Difference, ...] = ()
    """Where its statements part; the status rests on these alone."""
    unsure: tuple[Difference, ...] = ()
    """Where its statements may part, for a reader to look at: more often no difference than one."""
    links: tuple[Link, ...] = ()
    outlets: int
    """Outlets that state it; what one took over from another is counted once."""
    origins: int
    """Whom the statements go back to, each counted once."""
    importance: float | None = None
    """How much a reader under deadline wants it, 0 (background) to 1; by the rule in docs/reconciling.md."""
    silent: tuple[str, ...] = ()
    """Ids of the accounts that do not mention it; empty where fewer than two outlets share it."""
    near: tuple[Near, ...] = ()
    """What nearly joined, the surest first, a few at most."""


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a statement goes back to: a person, a body, a document, an anonymous group, or an outlet's own voice."""

    id: str
    name: str
    kind: AttributionKind
    cast: str | None = None
    """The id of the member of the cast that it is, where the accounts' words say so."""


class Called(msgspec.Struct, frozen=True, kw_only=True):
    """Words by which one account means a member of the cast, and where they stand."""

    account: str
    words: str
    """As they stand first, white space made single."""
    spans: tuple[Span, ...]


class CastMember(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or something that the accounts name: one entity of the story, whatever each account calls it."""

    id: str
    kind: EntityKind
    name: str
    """The fullest name that some account gives."""
    names: tuple[Called, ...]
    """Every way in which each account spells it."""
    meant: tuple[Called, ...] = ()
    """Titles and pronouns that stand for it where it speaks."""
    titles: tuple[Called, ...] = ()
    """What stands beside its name and says who it is."""
    country: str | None = None
    """ISO 3166-1 alpha-2; what most of the accounts that say it say. So are `role` and `part_of`."""
    role: ActorRole | None = None
    part_of: str | None = None
    """The id of the member that it belongs to or speaks for."""


class Story(msgspec.Struct, frozen=True, kw_only=True, rename={"schema_": "schema"}):
    """A set of accounts of one event and their points. Contested points come first."""

    schema_: str = "rashomon/story/1"
    made_by: str = ""
    """Name and version of the program that made it."""
    made_at: str | None = None
    """When, ISO 8601 with a zone; null where it was not told."""
    accounts: tuple[StoryAccount, ...] = ()
    points: tuple[Point, ...] = ()
    origins: tuple[Origin, ...] = ()
    cast: tuple[CastMember, ...] = ()
    """Who and what the accounts name, those of most accounts first."""
