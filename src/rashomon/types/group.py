"""What a stream of accounts falls into."""

import msgspec

from rashomon.types.account import Account


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Accounts taken to tell the same event, in the order they came, and why each one joined."""

    accounts: tuple[str, ...]
    why: tuple[str, ...] = ()
    """One plain line an account: what tied it to the accounts before it."""
    changes: tuple[str, ...] = ()
    """What became of the story while it was open: other stories merged into it, one that it was split from; and why."""
    open: bool = False
    """True where what comes next may still join it or change it: in results of a stream that goes on."""


class Groups(msgspec.Struct, frozen=True, kw_only=True):
    """Every account of a stream, each in exactly one story; stories in the order of their first account."""

    stories: tuple[Group, ...]


class EntryAccount(msgspec.Struct, frozen=True, kw_only=True):
    """An account as an index of stories lists it."""

    id: str
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    why: str = ""
    """What puts it into this story."""


class StoryEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A story as an index lists it."""

    number: int
    """The place of its first account in the stream, from 1."""
    file: str | None
    """Its page, beside the index; None where none could be made."""
    title: str
    """The headline of its first account, or the words with which that begins."""
    accounts: tuple[EntryAccount, ...]
    changes: tuple[str, ...] = ()
    points: dict[str, int] = {}
    """How many of its points are agreed, differing, contradicted, single."""


class PageAsked(msgspec.Struct, frozen=True, kw_only=True):
    """A story whose page is to be made: its accounts, and their readings as they stand in a journal."""

    accounts: tuple[Account, ...]
    readings: tuple[bytes, ...]
    form: str


class PageMade(msgspec.Struct, frozen=True, kw_only=True):
    """A story's page as text."""

    text: str = ""
    points: dict[str, int] = {}
    """How many points on which accounts meet have each status."""
    fault: str = ""
    """Why there is no page, where there is none."""
