"""RSS and Atom files: each entry that carries its text is an account. By feedparser; nothing is fetched."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rashomon.intake import checks
from rashomon.intake.checks import Refused
from rashomon.intake.decode import well_formed
from rashomon.intake.files import read_bytes, shown
from rashomon.intake.html import main_text
from rashomon.intake.ids import Ids, Where
from rashomon.intake.records import iso_date
from rashomon.types import Account, Problem

_SUFFIXES = (".rss", ".atom")
_ROOT = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*|<\?.*?\?>\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL
)
_HEAD = 4096
TEASER_WORDS = 60
"""A summary of fewer words than this announces an account and is none."""


def is_feed(path: Path) -> bool:
    """True for the names that feeds have, and for an XML file that opens as one."""
    name = path.name.lower()
    if name.endswith(_SUFFIXES):
        return True
    if not name.endswith(".xml"):
        return False
    try:
        with path.open("rb") as file:
            return _ROOT.match(file.read(_HEAD)) is not None
    except OSError:
        return False


def feed_accounts(path: Path, ids: Ids) -> Iterator[Account | Problem]:
    """The entries of a feed in its order, and a problem for each that holds no text. Raises `Refused` for no feed."""
    import feedparser

    data = read_bytes(path)
    # Cleaning is ours: the page's main text is taken as from any other page, and no address is looked up.
    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not feed.get("version"):
        raise Refused("it is no RSS or Atom feed")
    if not feed.entries:
        yield Problem(input=shown(path), reason="the feed holds no entries")
    outlet = _plain(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, 1):
        yield from _account(entry, outlet, Where(shown(path), number), ids)


def _account(entry: Any, outlet: str | None, where: Where, ids: Ids) -> Iterator[Account | Problem]:
    place = f"{where.input}, entry {where.line}"
    url = entry.get("link") or None
    try:
        text = _text(entry)
        account_id = entry.get("id") or url or f"{Path(where.input).stem}-{where.line}"
        repeat = ids.claim(well_formed(account_id), text, where)
    except Refused as refusal:
        yield Problem(input=place, reason=str(refusal))
        return
    if repeat:
        yield Problem(input=place, reason=repeat, lost=False)
    source = entry.get("source") or {}
    yield Account(
        id=well_formed(account_id),
        text=text,
        outlet=_plain(source.get("title")) or outlet,
        title=_plain(entry.get("title")),
        published=iso_date(entry.get("published") or entry.get("updated") or ""),
        url=url if url and url.startswith(("http://", "https://")) else None,
    )


def _text(entry: Any) -> str:
    """The entry's text: its content, else a summary that is long enough to be the account. Raises `Refused`."""
    contents = [c.get("value") or "" for c in entry.get("content") or ()]
    longest = max(contents, key=len, default="")
    if longest.strip():
        text = _words(longest)
        checks.refuse_wordless(text, "the entry's text")
        return text
    summary = _words(entry.get("summary") or "")
    if len(summary.split()) < TEASER_WORDS:
        raise Refused("the feed announces this entry without its text; save the page and give the file")
    return summary


def _words(markup: str) -> str:
    if "<" not in markup:
        return well_formed(markup)
    try:
        return main_text(f"<article>{markup}</article>").text
    except Refused:
        return well_formed(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", markup))).strip()


def _plain(title: Any) -> str | None:
    """A title without markup; None where there is none."""
    text = well_formed(re.sub(r"<[^>]*>", "", str(title or ""))).strip()
    return text or None
