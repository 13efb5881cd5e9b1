"""Web pages: the main text and what the page says about itself. Scripts, handlers and styles never reach the text."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import urlsplit

from rashomon.intake.checks import Refused
from rashomon.intake.decode import well_formed
from rashomon.intake.published import published

_HEAD = 2048
_OPENING = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_NO_SEARCH = {"original_date": True, "extensive_search": False, "max_date": "2200-01-01"}
"""The library's own date is not used; this keeps it from searching long for one, and from asking what day it is."""
_LOGGERS = ("trafilatura", "htmldate", "courlan", "justext", "readability")


class Page(NamedTuple):
    """A page's main text, and its metadata where it gives any. `published` is a day or a moment, ISO 8601."""

    text: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None


def looks_like_html(text: str) -> bool:
    """True for a text that opens as an HTML document does."""
    return _OPENING.match(text[:_HEAD]) is not None


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page names in its head, if any."""
    found = _CHARSET.search(data[:_HEAD])
    return found.group(1).decode("ascii", "replace") if found else None


def main_text(markup: str) -> Page:
    """The main text of a page (by trafilatura, comments left out). Raises `Refused` where there is none.

    `outlet` is the site's name, else the host of the page's address.
    """
    if not re.search(r"<html\b", markup, re.IGNORECASE):
        markup = f"<!doctype html><html><head></head><body>{markup}</body></html>"
    try:
        with _quiet():
            page = _extract(markup.lstrip())
    except ImportError:
        raise
    except Exception as error:  # a parser of the wild web: whatever breaks it is the page's fault, and said so
        raise Refused(f"the page could not be parsed as HTML ({type(error).__name__}); save it as plain text") from None
    if page is None or not page.text.strip():
        raise Refused("no main text was found in this page; save the account as plain text")
    return page


def _extract(markup: str) -> Page | None:
    from trafilatura import bare_extraction, load_html

    tree = load_html(markup)
    if tree is None:
        return None
    found = bare_extraction(tree, include_comments=False, with_metadata=True, date_extraction_params=_NO_SEARCH)
    address = _address(getattr(found, "url", None))
    host = urlsplit(address).hostname if address else None
    outlet = getattr(found, "sitename", None) or (host.removeprefix("www.") if host else None)
    return Page(
        text=well_formed(getattr(found, "text", None) or ""),
        title=getattr(found, "title", None) or None,
        outlet=outlet,
        published=published(tree, address),
        url=address,
    )


def _address(url: str | None) -> str | None:
    """A page's own address, where it is one of the web."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname else None
    except ValueError:
        return None


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the libraries from logging each oddity of a page; what matters is said as a problem."""
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
