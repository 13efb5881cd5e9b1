"""RSS and Atom to entries. A feed comes from anywhere: no DTD, no entities of its own, nothing fetched in parsing."""

import re
from calendar import timegm
from datetime import UTC, datetime
from typing import Any, NamedTuple

MOST = 1000
"""Entries of a feed at most."""


class FeedError(Exception):
    """What was fetched is no feed that can be used; the message says why."""


class Entry(NamedTuple):
    """What a feed tells of one article."""

    link: str
    title: str | None
    published: str | None
    mark: str
    """What changes when the feed says that the article did."""


class Feed(NamedTuple):
    """A feed's name and its entries."""

    title: str | None
    entries: list[Entry]


def parsers() -> None:
    """Raises ModuleNotFoundError where what reads feeds is not installed."""
    import feedparser  # noqa: F401


def parse(body: bytes) -> Feed:
    """The entries of a feed, in its order. Raises FeedError."""
    import feedparser

    _check(body)
    found = feedparser.parse(body)
    if not found.get("version"):
        raise FeedError("this is neither RSS nor Atom")
    entries = [_entry(e) for e in found.entries[:MOST] if isinstance(e.get("link"), str)]
    return Feed(_words(found.feed.get("title")), entries)


def _check(body: bytes) -> None:
    """Refuse what could make a parser fetch, or grow without end."""
    import defusedxml.ElementTree
    from defusedxml import DefusedXmlException

    for coding in ("utf-8", "utf-16-le", "utf-16-be"):
        if re.search(r"<!\s*(DOCTYPE|ENTITY)", body.decode(coding, "ignore"), re.IGNORECASE):
            raise FeedError("the feed brings a document type or entities of its own, which are not taken")
    try:
        defusedxml.ElementTree.fromstring(body, forbid_dtd=True)
    except DefusedXmlException as e:
        raise FeedError("the feed brings a document type or entities of its own, which are not taken") from e
    except Exception:  # not well-formed, as many feeds are: feedparser reads what can be read
        return


def _entry(found: Any) -> Entry:
    told = found.get("published_parsed") or found.get("updated_parsed")
    published = datetime.fromtimestamp(timegm(told), UTC).isoformat() if told else None
    mark = str(found.get("updated") or found.get("published") or "")
    return Entry(found["link"], _words(found.get("title")), published, mark)


def _words(text: object) -> str | None:
    plain = re.sub(r"<[^>]*>", "", text) if isinstance(text, str) else ""
    return " ".join(plain.split())[:500] or None
