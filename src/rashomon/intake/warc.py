"""Web archives (WARC, as crawls of news are kept): each page that answered is an account. By warcio."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from rashomon.intake import checks
from rashomon.intake.checks import Refused
from rashomon.intake.decode import decode
from rashomon.intake.files import open_bytes, shown
from rashomon.intake.html import Page, declared_encoding, looks_like_html, main_text
from rashomon.intake.ids import Ids, Where
from rashomon.intake.ours import refuse_ours
from rashomon.intake.records import iso_date
from rashomon.types import Account, Problem

_SUFFIXES = (".warc", ".warc.gz")
_PAGES = ("text/html", "application/xhtml+xml")


def is_archive(path: Path) -> bool:
    """True for the names that web archives have."""
    return path.name.lower().endswith(_SUFFIXES)


def archive_accounts(path: Path, ids: Ids) -> Iterator[Account | Problem]:
    """The pages of a web archive, one record in memory at a time, and a problem for each page that is no account.

    An account goes by its record's id. What is no page that answered (requests, pictures, redirections, errors) is
    passed over. `published` is what the page says; where it says nothing, it stays open: the day of the crawl is not
    that of publication.
    Raises `Refused` if the file is no web archive.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number, pages = 0, 0
    with open_bytes(path) as raw:
        try:
            for number, record in enumerate(ArchiveIterator(raw), 1):
                if _is_page(record):
                    pages += 1
                    yield from _account(record, shown(path), number, ids)
        except (ArchiveLoadFailed, OSError, EOFError, ValueError, ArithmeticError) as error:
            if not number:
                raise Refused(f"it is no web archive that can be read ({type(error).__name__})") from None
            reason = f"the archive breaks off or is damaged after record {number}; the pages before that are kept"
            yield Problem(input=shown(path), reason=reason)
            return
    if not pages:
        yield Problem(input=shown(path), reason="it holds no page that answered")


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return kind in _PAGES and record.http_headers.get_statuscode() == "200"


def _account(record: Any, archive: str, number: int, ids: Ids) -> Iterator[Account | Problem]:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    where = f"{archive}, record {number}"
    try:
        page, note = _page(record)
        account_id = _id(record, address, number)
        repeat = ids.claim(account_id, page.text, Where(archive, number))
    except Refused as refusal:
        yield Problem(input=f"{where} ({address})" if address else where, reason=str(refusal))
        return
    for said in (note, repeat):
        if said:
            yield Problem(input=where, reason=said, lost=False)
    host = urlsplit(address).hostname if address.startswith("http") else None
    yield Account(
        id=account_id,
        text=page.text,
        outlet=page.outlet or (host.removeprefix("www.") if host else None),
        title=page.title,
        published=page.published,
        url=page.url or (address if host else None),
    )


def _page(record: Any) -> tuple[Page, str | None]:
    stream = record.content_stream()
    data = stream.read(checks.MAX_BYTES + 1)
    if len(data) > checks.MAX_BYTES:
        raise checks.too_big("the page", f"more than {checks.size(checks.MAX_BYTES)}")
    if getattr(record.raw_stream, "limit", 0) > 0:  # the library bears with a file that ends early
        raise Refused("the archive breaks off within this page")
    said = (record.http_headers.get_header("Content-Type") or "").lower().partition("charset=")[2].strip(" \"'")
    decoded = decode(data, said.partition(";")[0] or declared_encoding(data))
    checks.refuse_wordless(decoded.text, "the page")
    refuse_ours(decoded.text, decoded.text)
    if not looks_like_html(decoded.text) and "<" not in decoded.text:
        raise Refused("this is no page, whatever its type says")
    page = main_text(decoded.text)
    checks.refuse_wordless(page.text, "the page's main text")
    return page._replace(published=page.published and iso_date(page.published)), decoded.note


def _id(record: Any, address: str, number: int) -> str:
    """The record's own id, which is a UUID; where it has none, its address, or its number."""
    own = (record.rec_headers.get_header("WARC-Record-ID") or "").strip("<>").removeprefix("urn:uuid:")
    return own or address or f"record-{number}"
