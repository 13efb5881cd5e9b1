"""Naming: where names stand in a text and what kind of thing each names."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.reader.bodies import body, known_name, letters
from rashomon.reader.gazetteer import lookup
from rashomon.reader.namepage import Found, Page
from rashomon.reader.namewords import (
    FUNCTION,
)
from rashomon.reader.people import after_title, given_person, titled_person
from rashomon.reader.runs import run
from rashomon.text.names import SUFFIXES
from rashomon.types import EntityKind, Span


class Mention(NamedTuple):
    """A name in the text, its kind, and other folded spellings it may go by (its initials)."""

    start: int
    end: int
    kind: EntityKind
    aliases: tuple[str, ...] = ()


def mentions(text: str, skip: Sequence[Span] = ()) -> Iterator[Mention]:
    """Every name in the text, left to right, none overlapping."""
    page = Page(text, skip)
    found = list(_pass(page))
    for start, end, kind in found:
        if kind == "person" and end - start > 1:
            page.families.add(page.word[end - 1] if page.word[end - 1] not in SUFFIXES else page.word[end - 2])
    taken = {i for start, end, _ in found for i in range(start, end)}
    if page.flat or page.families:
        found = sorted([_again(page, f) for f in found] + list(_alone(page, taken)))
    for start, end, kind in found:
        yield Mention(
            page.start[start], page.end[end - 1], kind, _acronym(page, start, end) if kind == "organisation" else ()
        )


def _again(page: Page, found: Found) -> Found:
    """A lone word that is a family name of this text is that person."""
    start, end, kind = found
    if (
        end - start == 1
        and kind in ("other", "place", "organisation")
        and page.word[start] in page.families
        and not _major(page.word[start])
    ):
        return start, end, "person"
    return found


def _major(word: str) -> bool:
    spots = lookup(word)
    return bool(spots) and (spots[0].kind in "nra" or spots[0].people >= 1_000_000)


def _alone(page: Page, taken: set[int]) -> Iterator[Found]:
    """Family names of this text that stand alone and were passed over: common words with a capital, rare words
    without.
    """
    for i, w in enumerate(page.word):
        if i in taken or w not in page.families or page.skipped[i]:
            continue
        rare = w not in page.lexicon.common and w not in page.lexicon.mixed
        if page.capital[i] if not (page.flat or page.heading[i]) else rare:
            yield i, i + 1, "person"


def _pass(page: Page) -> Iterator[Found]:
    """The names found going through the text once."""
    i, titled = 0, False
    while i < page.size:
        if page.skipped[i]:
            i, titled = i + 1, False
            continue
        name_at = after_title(page, i)
        if name_at > i:
            i, titled = name_at, True
            continue
        found = letters(page, i) or body(page, i) or (titled_person(page, i) if titled else None) or known_name(page, i)
        found = found or given_person(page, i) or run(page, i)
        titled = False
        if found and found[1] > i:
            yield found
            i = found[1]
        else:
            i += 1


def _acronym(page: Page, start: int, end: int) -> tuple[str, ...]:
    """The initials that may stand for a name of several words: IRGC for the Islamic Revolutionary Guard Corps."""
    initials = "".join(w[0] for w in page.word[start:end] if w not in FUNCTION)
    return (initials,) if 3 <= len(initials) <= 6 else ()
