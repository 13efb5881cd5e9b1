"""Why a point of a story is one point and has its status, gathered for a person to check."""

import msgspec

from rashomon.types.reading import Span
from rashomon.types.story import Aspect, Status


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One statement of the point. Statements are numbered from 1."""

    number: int
    account: str
    outlet: str
    """What the account is called: its outlet, with the day or the id where that is not enough."""
    span: Span
    text: str
    by: str | None = None
    denied: bool = False
    origin: str | None = None
    """Whom it goes back to."""
    held: tuple[int, ...] = ()
    """The statements that it is linked to, by number, the surest first."""


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """A link between two statements, by number, in plain words."""

    between: tuple[int, int]
    score: float
    why: str
    equal: tuple[str, ...] = ()
    speaks_for: tuple[str, ...] = ()
    """What weighed with the judge for one point, the weightiest first."""
    speaks_against: tuple[str, ...] = ()
    holds: tuple[int, ...] = ()
    """The statements that would fall off without it; empty where other links hold them too."""


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """In what two statements part, by number."""

    between: tuple[int, int]
    aspect: Aspect
    why: str
    values: tuple[str, str] | None = None
    score: float | None = None


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """On whose word statements rest, by number."""

    origin: str
    name: str
    kind: str
    statements: tuple[int, ...]


class Almost(msgspec.Struct, frozen=True, kw_only=True):
    """A clause that nearly joined, and why it did not."""

    account: str
    outlet: str
    span: Span
    text: str
    to: int
    score: float
    why: str
    kept_out: str
    point: str | None = None
    """The point that it belongs to."""


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the story knows of why a point is as it is."""

    point: str
    status: Status
    why_status: str
    outlets: int
    origins: int
    importance: float | None = None
    place: int
    """Its place among the story's points, from 1."""
    points: int
    """How many points the story has."""
    statements: tuple[Said, ...]
    links: tuple[Tie, ...]
    """The surest first."""
    not_compared: tuple[tuple[int, int], ...] = ()
    """Statements of different accounts that are of the point only by way of others."""
    differences: tuple[Parts, ...] = ()
    """The likeliest first."""
    words: tuple[Word, ...] = ()
    silent: tuple[str, ...] = ()
    """The accounts that do not mention it, as they are called."""
    near: tuple[Almost, ...] = ()
