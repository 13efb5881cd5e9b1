"""What is remembered of each address from one run to the next."""

from typing import Protocol

import msgspec


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """The last time an address was asked for."""

    url: str
    etag: str | None = None
    modified: str | None = None
    fetched: str = ""
    """When, ISO 8601 in UTC."""
    failures: int = 0
    """How often in a row it did not work."""
    next_at: str = ""
    """Not before this."""
    outcome: str = ""


class Memory(Protocol):
    """Whoever keeps visits: an archive does."""

    def visit(self, url: str) -> Visit | None:
        """The last visit to an address."""

    def remember(self, visit: Visit) -> None:
        """Keep a visit in place of the one before."""
