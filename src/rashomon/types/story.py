"""What comes out: one sourced story of an event."""

from typing import Literal

import msgspec

from rashomon.types.reading import AttributionKind, Furniture, Sentence, Span

Status = Literal["agreed", "differing", "contradicted", "single"]
Aspect = Literal["number", "time", "place", "name", "actor", "claim", "cause", "quote"]


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
    sentences: tuple[Sentence, ...] = ()
    furniture: tuple[Furniture, ...] = ()


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


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Why two statements are held to be one point: a score of 0 to 1, and what was compared."""

    between: tuple[int, int]
    score: float
    why: str


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One proposition with all the statements that make it."""

    id: str
    status: Status
    statements: tuple[Statement, ...]
    differences: tuple[Difference, ...] = ()
    links: tuple[Link, ...] = ()
    outlets: int
    """Outlets that state it, near copies counted once."""
    origins: int
    """Whom the statements go back to, each counted once."""


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a statement goes back to: a person, a body, a document, an anonymous group, or an outlet's own voice."""

    id: str
    name: str
    kind: AttributionKind


class Story(msgspec.Struct, frozen=True, kw_only=True, rename={"schema_": "schema"}):
    """A set of accounts of one event and their points. Contested points come first."""

    schema_: str = "rashomon/story/1"
    made_by: str = ""
    """Name and version of the program that made it."""
    accounts: tuple[StoryAccount, ...] = ()
    points: tuple[Point, ...] = ()
    origins: tuple[Origin, ...] = ()
