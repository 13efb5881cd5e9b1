"""Names known in full, and bodies by pattern."""

from rashomon.reader.gazetteer import lookup
from rashomon.reader.namepage import KINDS, Found, Page
from rashomon.reader.namewords import (
    CALENDAR,
    FLAT_HEADS,
    FUNCTION,
    LETTERS,
    OF_BODY,
    OF_HEADS,
    ORG_HEADS,
    ORG_MODIFIERS,
    PLACE_FIRST,
    PLACE_HEADS,
    WEAK,
)
from rashomon.text.names import SUFFIXES
from rashomon.types import EntityKind


def letters(page: Page, i: int) -> Found | None:
    """Dotted or flattened letters: U.S., u k, U.N."""
    if len(page.word[i]) > 1 or i + 1 >= page.size:
        return None
    pair = page.word[i] + page.word[i + 1]
    kind = LETTERS.get(pair)
    if kind is None or page.gap[i + 1] not in (".", " "):
        return None
    if not page.flat and not (page.capital[i] and page.capital[i + 1]):
        return None
    if page.word[i - 1 : i] == ["the"] or page.flat or page.gap[i + 1] == ".":
        return i, i + 2, kind
    return None


def body(page: Page, i: int) -> Found | None:
    """Organisations by pattern: "ministry of health", "university of x", "x department" after a word that bodies
    bear.
    """
    w = page.word[i]
    if w in OF_HEADS and i + 2 < page.size and page.word[i + 1] == "of" and (page.flat or page.capital[i]):
        j = i + 2 + (page.word[i + 2] == "the")
        end = j
        while (
            end < page.size
            and end < j + 3
            and (end == j or page.soft(end))
            and (page.word[end] in OF_BODY or page.may_name(end))
        ):
            end += 1
        if end > j and end + 1 < page.size and page.word[end] == "and" and page.word[end + 1] in OF_BODY:
            end += 2
        return (i, end, "organisation") if end > j else None
    heads = FLAT_HEADS if page.flat or page.heading[i] else ORG_HEADS
    if w not in ORG_MODIFIERS or not (page.flat or page.capital[i]):
        return None
    end = i + 1
    while (
        end < page.size
        and end < i + 4
        and page.soft(end)
        and page.word[end] in ORG_MODIFIERS
        and (page.flat or page.capital[end])
    ):
        end += 1
    if (
        end < page.size
        and page.soft(end)
        and page.word[end] in heads
        and not (page.flat and end == i + 1 and w in WEAK)
        and (page.flat or page.capital[end])
    ):
        further = body(page, end) if page.word[end] in OF_HEADS else None
        return i, further[1] if further else end + 1, "organisation"
    return None


def known_name(page: Page, i: int) -> Found | None:
    """The longest name known in full that begins at i: of the word lists, then of the gazetteer."""
    lex, w = page.lexicon, page.word[i]
    if not page.flat and not page.capital[i]:
        return None
    for size in range(min(lex.longest.get(w, 1), 6), 1, -1):
        if _fits(page, i, size):
            kind = lex.phrases.get(" ".join(page.word[i : i + size]))
            if kind:
                return _stretch(page, i, i + size, KINDS[kind])
    if (w in FUNCTION and w not in PLACE_FIRST) or (page.flat and w in lex.common and w not in PLACE_FIRST):
        return None
    for size in (4, 3, 2):
        if _fits(page, i, size) and page.word[i + size - 1] not in FUNCTION:
            if (
                w in lex.given
                and w not in PLACE_FIRST
                and page.word[i + size - 1] not in PLACE_HEADS
                and (page.flat or page.word[i + size - 1] in lex.family)
            ):
                continue
            spots = lookup(" ".join(page.word[i : i + size]))
            if spots and (not page.flat or spots[0].kind in "nrad" or _sure(page, i, size, spots[0].people)):
                return i, i + size, "place"
    return None


def _fits(page: Page, i: int, size: int) -> bool:
    """True when the next words hang together and, in well-written text, all bear capitals but for small words."""
    if i + size > page.size or not all(page.soft(k) for k in range(i + 1, i + size)):
        return False
    return page.flat or all(page.capital[k] or page.word[k] in FUNCTION for k in range(i, i + size))


def _sure(page: Page, i: int, size: int, people: int) -> bool:
    """In flattened text a city of several words needs people, or words that are not everyday words."""
    everyday = sum(page.word[k] in page.lexicon.common for k in range(i, i + size))
    return people >= 20_000 and everyday < size


def _stretch(page: Page, start: int, end: int, kind: EntityKind) -> Found:
    """A known name that goes on with capitals to the word for a body is that body: New York | Police Department."""
    if page.flat or page.heading[start]:
        return start, end, kind
    j = end
    while j < page.size and j < end + 4 and page.soft(j) and page.capital[j] and page.word[j] not in CALENDAR:
        j += 1
    if j > end and page.word[j - 1] in ORG_HEADS:
        return start, j, "organisation"
    if kind == "person" and j > end and page.word[end] in SUFFIXES:
        return start, end + 1, kind
    return start, end, kind
