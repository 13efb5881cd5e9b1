"""What an archive holds beside accounts, readings and stories, and what it answers."""

from typing import Literal

import msgspec

from rashomon.types.story import Status

Outcome = Literal["new", "edited", "known"]
JudgementKind = Literal["merge", "split", "move", "confirm", "reject", "origin", "aside"]
ChangeKind = Literal[
    "new",
    "agreed",
    "differing",
    "contradicted",
    "single",
    "corrected",
    "withdrawn",
    "joined",
    "left",
    "arrived",
    "edited",
    "gone",
    "judged",
    "undone",
]
"""Of a point: new; agreed, differing, contradicted or single now; corrected (a later account updates a figure or
denies); withdrawn (none of its statements is left); joined or left by statements of an account. Of an account: arrived,
edited, gone. Of a judgement: judged, undone."""


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one account that was given to an archive. It is on disk when this is told."""

    account: str
    """Its id in the archive."""
    outcome: Outcome
    version: int
    """Which of the account's texts it is, from 1."""


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One text of an account, as it was received."""

    account: str
    version: int
    sha256: str
    received: str
    place: str
    """Where it came from: a file and line, a feed, an upload."""
    words: int


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """An account came into a story."""

    account: str
    was: str | None
    """The story that it was in before."""
    story: str
    at: str
    why: str


class Edit(msgspec.Struct, frozen=True, array_like=True):
    """A stretch of an edited account: `kept`, `cut` or `put`, and its words."""

    what: Literal["kept", "cut", "put"]
    words: str


class Anchor(msgspec.Struct, frozen=True, order=True):
    """A statement, wherever a revision has it: the account, the words, and where they stood."""

    account: str
    text: str
    start: int


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided about a story, kept apart from what the machine found."""

    id: int
    story: str
    kind: JudgementKind
    statements: tuple[Anchor, ...] = ()
    """The statements it is about: those to merge, split off or move, or whose difference or origin is meant."""
    others: tuple[Anchor, ...] = ()
    """Those on the other side: to merge with, to be split from or moved to; the difference's other end."""
    aspect: str | None = None
    """Of a difference that is confirmed or rejected."""
    value: str | None = None
    """The origin's name; the id of the account that is set aside."""
    name: str
    """Who decided."""
    at: str
    reason: str
    undone_at: str | None = None
    undone_by: str | None = None
    undone_reason: str | None = None


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is otherwise than it was."""

    kind: ChangeKind
    point: str | None = None
    account: str | None = None
    outlet: str | None = None
    words: str | None = None
    """A statement's words, where it is about one."""
    why: str = ""
    """One plain line."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One figure as one account tells it, a step of a plot."""

    at: str
    """When the account was published, or else received."""
    low: float | None
    high: float | None
    words: str
    account: str
    outlet: str | None
    start: int
    end: int


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """How one figure moved: dead, injured, missing, displaced, troops, prices in a currency."""

    name: str
    steps: tuple[Told, ...]


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """A state of a story, as it was made or judged."""

    story: str
    number: int
    at: str
    made_by: str
    accounts: int
    points: int
    why: str = ""


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What is otherwise in a story since a revision, and how its figures moved."""

    story: str
    since: int
    """The revision compared with; 0 for nothing at all."""
    until: int
    changes: tuple[Change, ...]
    figures: tuple[Series, ...] = ()


class StorySummary(msgspec.Struct, frozen=True, kw_only=True):
    """A story in a list."""

    id: str
    title: str
    accounts: int
    outlets: int
    points: int
    contested: int
    revision: int
    opened: str
    changed: str
    first: str | None = None
    """The first day of publication."""
    last: str | None = None
    merged_into: str | None = None


class StoryQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Which stories of a list are wanted. All that is given must hold."""

    words: str = ""
    """A statement of the story has all of these."""
    outlet: str | None = None
    """One of its accounts is of this outlet."""
    event: str | None = None
    """It tells an event of this type."""
    place: str | None = None
    """It names this place."""
    contested: bool | None = None
    """Whether its accounts differ on any point."""
    since: str | None = None
    until: str | None = None
    """It was told of on these days or between them, ISO 8601."""
    limit: int = 50
    offset: int = 0


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """A value by which a list of stories can be narrowed, and how many it leaves."""

    value: str
    stories: int


class DayCount(msgspec.Struct, frozen=True, kw_only=True):
    """A day, a month or a year, and the stories that were told of in it."""

    since: str
    until: str
    stories: int


class StoryFacets(msgspec.Struct, frozen=True, kw_only=True):
    """By what a list of stories can be narrowed further. Each facet is counted as if nothing were asked of it itself;
    it has the values of most stories."""

    stories: int
    """How many meet all that was asked."""
    outlet: tuple[Count, ...] = ()
    event: tuple[Count, ...] = ()
    place: tuple[Count, ...] = ()
    contested: tuple[Count, ...] = ()
    """`yes` where the accounts differ on any point, and `no`."""
    days: tuple[DayCount, ...] = ()
    """By days, by months, or by years, as far as the stories lie apart; the last first."""


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for among the statements. All that is given must hold."""

    words: str = ""
    outlet: str | None = None
    source: str | None = None
    """Words of who is credited."""
    person: str | None = None
    place: str | None = None
    box: tuple[float, float, float, float] | None = None
    """West, south, east, north, in degrees."""
    since: str | None = None
    until: str | None = None
    """First and last day of publication, ISO 8601."""
    about_since: str | None = None
    about_until: str | None = None
    """First and last day of the times that the statement tells."""
    status: Status | None = None
    event: str | None = None
    figure: str | None = None
    """What is counted: "missile", "killed"."""
    least: float | None = None
    most: float | None = None
    story: str | None = None
    limit: int = 50
    offset: int = 0


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that was looked for. `text` is exactly the account's words between its offsets."""

    story: str
    point: str
    account: str
    outlet: str | None
    published: str | None
    start: int
    end: int
    text: str
    by: str | None
    status: Status


class ArchiveStatus(msgspec.Struct, frozen=True, kw_only=True):
    """What an archive holds."""

    place: str
    schema: str
    accounts: int
    versions: int
    waiting: int
    """Accounts received and not read yet."""
    unsettled: int
    """Stories whose newest accounts are not in their points yet."""
    behind: int
    """Accounts whose newest text was read by another version of rashomon."""
    stories: int
    statements: int
    judgements: int
    size: int | None
    """Bytes on disk, where that can be told."""
