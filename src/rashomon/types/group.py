"""What a stream of accounts falls into."""

import msgspec


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Accounts taken to tell the same event, in the order they came, and why each one joined."""

    accounts: tuple[str, ...]
    why: tuple[str, ...] = ()
    """One plain line an account: what tied it to the accounts before it."""
    changes: tuple[str, ...] = ()
    """What became of the story while it was open: other stories merged into it, one that it was split from; and why."""


class Groups(msgspec.Struct, frozen=True, kw_only=True):
    """Every account of a stream, each in exactly one story; stories in the order of their first account."""

    stories: tuple[Group, ...]
