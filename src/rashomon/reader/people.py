"""People by title and by given name."""

from rashomon.reader.bodies import known_name
from rashomon.reader.namepage import Found, Page, known_place
from rashomon.reader.namewords import (
    ABBREVIATED,
    OF_BODY,
    ORG_HEADS,
    ORG_MODIFIERS,
    PLACE_FIRST,
    STRONG_TITLES,
    TITLE_WORDS,
)
from rashomon.text.names import PARTICLES, SUFFIXES


def after_title(page: Page, i: int) -> int:
    """The word after a title that begins at i and that a name may follow ("secretary of state"); i where none does."""
    j = i
    strong = False
    while j < page.size and page.word[j] in TITLE_WORDS and (j == i or page.soft(j) or page.word[j - 1] in ABBREVIATED):
        strong = strong or page.word[j] in STRONG_TITLES
        j += 1
    if strong and j + 1 < page.size and page.word[j] == "of" and page.word[j + 1] in OF_BODY:
        j += 2
    if not strong or j >= page.size or (j - i == 1 and page.word[i] in page.lexicon.given and not page.flat):
        return i
    if page.word[j] in ORG_HEADS or (
        page.word[j - 1] in ("justice", "democrat", "republican") and page.word[j] in ORG_MODIFIERS
    ):
        return i
    near = page.soft(j) or page.gap[j] == ". " or page.gap[j] == "."
    return j if near and page.part(j) and not _phrase_here(page, j) else i


def _phrase_here(page: Page, i: int) -> bool:
    found = known_name(page, i)
    return bool(found and found[2] in ("organisation", "group", "place") and found[1] - found[0] > 1)


def titled_person(page: Page, i: int) -> Found | None:
    """A person's name after a title: up to four words that may be parts of one."""
    if not page.part(i) or page.word[i] == "u":
        return None
    known = known_name(page, i)
    if known and known[2] == "person" and page.flat:
        return known
    j = i + 1
    while j < page.size and j < i + 5 and page.soft(j):
        if (
            len(page.word[j]) == 1
            and page.word[j].isalpha()
            and j + 1 < page.size
            and page.part(j + 1)
            and page.word[j] not in "s"
        ):
            j += 2
        elif page.part(j) or (page.word[j] in SUFFIXES and j > i + 1):
            if page.flat and page.word[j] not in SUFFIXES and _complete(page, i, j):
                break
            j += 1
        else:
            break
    return i, j, "person"


def _complete(page: Page, i: int, j: int) -> bool:
    """True where the words from i to j are a name already, so that without capitals word j begins something else."""
    before, lex = page.word[j - 1], page.lexicon
    return before in lex.family and before not in PARTICLES and (j - i > 1 or before not in lex.given)


def given_person(page: Page, i: int) -> Found | None:
    """A given name and what follows it: "mitch colvin", "william h seely iii"."""
    lex, w = page.lexicon, page.word[i]
    if (
        w not in lex.given
        or w in PLACE_FIRST
        or not (page.flat or page.capital[i])
        or i + 1 >= page.size
        or not page.soft(i + 1)
    ):
        return None
    j = i + 1
    initials = 0
    while (
        j + 1 < page.size and initials < 2 and len(page.word[j]) == 1 and page.word[j] not in "s" and page.soft(j + 1)
    ):
        j, initials = j + 1, initials + 1
    if not page.part(j) or is_group(page, j):
        return None
    if (page.flat or page.heading[i]) and w in lex.common and page.word[j] not in lex.family:
        return None
    end = j + 1
    while end < page.size and end < j + 3 and page.soft(end) and (page.part(end) or page.word[end] in SUFFIXES):
        if (page.flat or page.heading[i]) and page.word[end] not in SUFFIXES:
            last_is_family = (
                page.word[end - 1] in lex.family
                and page.word[end - 1] not in lex.given
                and page.word[end - 1] not in PARTICLES
            )
            if last_is_family or known_place(page.word[end]) or page.word[end] in lex.given - lex.family:
                break
        if is_group(page, end) or page.word[end] in ORG_HEADS:
            break
        end += 1
    return i, end, "person"


def is_group(page: Page, i: int) -> bool:
    """True when word i is listed as a people, a body or another thing that is no person."""
    return page.lexicon.phrases.get(page.word[i]) in ("n", "o", "x")
