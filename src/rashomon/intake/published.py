"""When a page says it was published. Only what is marked up as that counts: a day in the words may be any day at all,
and a wrong one would misplace every "yesterday" of the account."""

import re
from collections.abc import Iterator
from typing import Any

from rashomon.intake.records import iso_date

_META = frozenset(
    "article:published_time og:article:published_time og:published_time og:pubdate article.published "
    "rnews:datepublished datepublished date date.issued pubdate publishdate publish-date publish_date "
    "publication_date published_time published originalpublicationdate ptime "
    "dc.date dc.date.issued dcterms.date dcterms.issued dcterms.created citation_publication_date citation_date "
    "sailthru.date parsely-pub-date bt:pubdate cxenseparse:recs:publishtime".split()
)
"""Names that publishers give the publication date in `meta`, lower-case: Open Graph, schema.org, plain names, Dublin
Core and citations, services that count readers."""

_LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')
_TIME_CLASS = re.compile(r"publi|posted|dateline|timestamp|entry-date|byline", re.IGNORECASE)
_DAY_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?:[/-]|$)")


def published(tree: Any, address: str | None) -> str | None:
    """The publication date of a page (an lxml tree), ISO 8601: a day or a moment. None where unsaid."""
    return next((day for given in _candidates(tree, address) if (day := iso_date(given))), None)


def _candidates(tree: Any, address: str | None) -> Iterator[str]:
    """What may be the date, the surest first."""
    for meta in tree.iter("meta"):
        names = (meta.get("property"), meta.get("name"), meta.get("itemprop"))
        if any(name and name.strip().lower() in _META for name in names):
            yield meta.get("content") or ""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            yield from _LINKED_DATA.findall(script.text or "")
    for element in tree.iterfind(".//*[@itemprop='datePublished']"):
        yield element.get("datetime") or element.get("content") or ""
    for time in tree.iter("time"):
        if time.get("pubdate") is not None or _TIME_CLASS.search(time.get("class") or ""):
            yield time.get("datetime") or ""
    found = _DAY_IN_ADDRESS.search(address or "")
    if found:
        yield "-".join(found.groups())
