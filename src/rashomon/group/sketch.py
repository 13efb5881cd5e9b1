"""What grouping keeps of an account: its words as numbers, how often it says each, and when and where it appeared.

A pure function of the account, so that any process may do it. Words become numbers by a fixed hash into BUCKETS, so
that no vocabulary grows with the stream; at 100,000 different words about one in ten shares its number with another.
"""

import re
from collections import Counter
from collections.abc import Collection
from datetime import date
from hashlib import blake2b
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from rashomon.text.almanac import FIRST_YEAR
from rashomon.text.words import WORD
from rashomon.types import Account

BUCKETS = 1 << 20
LEAD_WORDS = 150
"""The opening of an account says what is new; the rest is often what was known before."""
TITLE_COUNTS = 3
"""A word of the title counts as often as this many in the text."""
REMEMBERED = 300_000
"""About so many words have their numbers remembered."""

Numbers = NDArray[np.uint32]
Counts = NDArray[np.float32]


class Sketch(NamedTuple):
    """An account's different words, and how often they stand in the whole, the lead, the title."""

    id: str
    day: int | None
    url: str | None
    digest: bytes
    """Of the words in order: equal for texts that differ in blanks, marks and capitals alone."""
    words: tuple[str, ...]
    numbers: Numbers
    whole: Counts
    lead: Counts
    title: Counts


def sketch(account: Account) -> Sketch:
    """What is kept of an account. The title counts in the whole and in the lead, too."""
    said = WORD.findall(account.text.lower())
    title = Counter(WORD.findall((account.title or "").lower()))
    whole = Counter(said)
    lead = Counter(said[:LEAD_WORDS])
    for word, n in title.items():
        whole[word] += TITLE_COUNTS * n
        lead[word] += TITLE_COUNTS * n
    places = {word: i for i, word in enumerate(whole)}
    return Sketch(
        id=account.id,
        day=day_of(account.published),
        url=_address(account.url),
        digest=blake2b(" ".join(said).encode("utf-8", "replace"), digest_size=16).digest(),
        words=tuple(whole),
        numbers=_numbered(places),
        whole=np.array(list(whole.values()), np.float32),
        lead=_spread(lead, places),
        title=_spread(title, places),
    )


def _spread(counts: Counter[str], places: dict[str, int]) -> Counts:
    """How often each word stands in a part of an account."""
    spread = np.zeros(len(places), np.float32)
    spread[[places[w] for w in counts]] = list(counts.values())
    return spread


_known: dict[str, int] = {}


def _numbered(words: Collection[str]) -> Numbers:
    """The numbers of words, remembered as far as memory should go."""
    if len(_known) > REMEMBERED:
        _known.clear()
    for word in words:
        if word not in _known:
            _known[word] = bucket(word)
    return np.array([_known[w] for w in words], np.uint32)


def bucket(word: str) -> int:
    """The number of a word: the same in every process and on every machine."""
    return crc32(word.encode("utf-8", "replace")) & (BUCKETS - 1)


def day_of(published: str | None) -> int | None:
    """The day of an ISO 8601 date or moment as a count of days; None where there is none, or a placeholder."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day.toordinal() if day.year >= FIRST_YEAR else None


_PAGE = re.compile(r"https?://(?:www\.)?([^/?#]+/[^?#]*[^?#/])", re.IGNORECASE)


def _address(url: str | None) -> str | None:
    """The page that an address names, without what is added to follow readers; None for a front page."""
    found = _PAGE.match(url or "")
    return found.group(1).lower() if found else None
