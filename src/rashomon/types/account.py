"""What goes in: one outlet's telling of an event, and what could not be taken in."""

import msgspec


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """One outlet's telling. `text` is kept as given; every offset anywhere points into it."""

    id: str
    text: str
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    """Publication date, ISO 8601: a day (`2020-01-08`) or a moment."""
    url: str | None = None


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Something about one input that a person should know, in one plain sentence."""

    input: str
    """The input as the person would name it: a path, `-`, or an account's id; with the line for JSON Lines."""
    reason: str
    lost: bool = True
    """True when the input could not be used; False for a warning about something that was kept."""
