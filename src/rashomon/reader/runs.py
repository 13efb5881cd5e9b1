"""Names that neither list nor pattern knows: runs of capitals, and single words."""

from rashomon.reader.gazetteer import lookup
from rashomon.reader.lexicon import Lexicon
from rashomon.reader.namepage import KINDS, Found, Page
from rashomon.reader.namewords import (
    AROUND,
    CALENDAR,
    LINK,
    NOT_ALONE,
    ORG_HEADS,
    ORG_MODIFIERS,
    PLACE_HEADS,
    PLACE_PREPOSITIONS,
    TITLE_WORDS,
)
from rashomon.reader.people import after_title
from rashomon.text.names import fold
from rashomon.types import EntityKind


def run(page: Page, i: int) -> Found | None:
    """A run of words that look like names, cut at titles, and its kind by its words."""
    if not page.may_name(i) or page.word[i] in TITLE_WORDS:
        return None
    if page.flat or page.heading[i]:
        return _single(page, i)
    if len(page.word[i]) == 1 and i + 1 < page.size and page.gap[i + 1] == "-":
        return None
    lex, end = page.lexicon, i + 1
    if lex.phrases.get(page.word[i]) == "n" and not (
        end < page.size and page.soft(end) and page.capital[end] and _to_head(page, end)
    ):
        return i, end, "group"
    while end < page.size and end < i + 8 and page.soft(end):
        if page.capital[end] and page.word[end] not in CALENDAR and not after_title(page, end) > end:
            end += 1
        elif (
            page.word[end] in LINK
            and end + 1 < page.size
            and page.soft(end + 1)
            and page.capital[end + 1]
            and page.word[end - 1] in ORG_HEADS | PLACE_HEADS
        ):
            end += 2
        else:
            break
    while end > i + 1 and (page.word[end - 1] in TITLE_WORDS and page.word[end - 1] not in lex.family | ORG_HEADS):
        end -= 1
    return _single(page, i) if end == i + 1 else (i, end, _kind(page, i, end))


def _to_head(page: Page, i: int) -> bool:
    """True when capitals go on to a word for a body."""
    while i < page.size and page.soft(i) and page.capital[i]:
        if page.word[i] in ORG_HEADS:
            return True
        i += 1
    return False


def _kind(page: Page, start: int, end: int) -> EntityKind:
    """What a run of several capitalised words names."""
    lex: Lexicon = page.lexicon
    run = page.word[start:end]
    key = " ".join(run)
    if key in lex.phrases:
        return KINDS[lex.phrases[key]]
    if run[-1] in ORG_HEADS or (run[0] in ORG_HEADS and "of" in run):
        return "organisation"
    if run[-1] in PLACE_HEADS or run[0] in PLACE_HEADS:
        return "place"
    if run[0] in AROUND and lookup(" ".join(run[1:])):
        return "place"
    if run[0] in lex.given or (run[-1] in lex.family and run[0] not in lex.common):
        return "person"
    if lookup(key):
        return "place"
    plain = [w for w in run if w in lex.common]
    if (
        len(run) <= 3
        and not plain
        and not any(
            page.text[page.start[k] : page.end[k]].isupper() and page.end[k] - page.start[k] > 1
            for k in range(start, end)
        )
    ):
        return "person"
    return "organisation" if len(plain) < len(run) and run[-1] in ORG_MODIFIERS else "other"


def _single(page: Page, i: int) -> Found | None:
    """One word that looks like a name, and its kind."""
    lex, w = page.lexicon, page.word[i]
    written = page.text[page.start[i] : page.end[i]]
    if written.isupper() and 1 < len(w) <= 4 and not page.flat and lookup(w) and lookup(w)[0].kind == "n":
        return i, i + 1, "place"
    if len(w) == 1 or w in NOT_ALONE:
        return None
    known = lex.phrases.get(w)
    if known:
        return i, i + 1, KINDS[known]
    spots = lookup(w)
    said_in = i > 0 and page.word[i - 1] in PLACE_PREPOSITIONS and page.soft(i)
    if spots and spots[0].kind == "a" and fold(spots[0].name) != w and len(w) <= 5:
        return (i, i + 1, "place") if page.gap[i] in (", ", "-") and page.capital[i] and page.capital[i - 1] else None
    enough = 15_000 if said_in or not (page.flat or page.heading[i]) else 100_000
    placed = bool(spots) and (spots[0].kind in "nr" or spots[0].people >= enough) and len(w) > 2
    if (w in lex.family or w in lex.given) and not (placed and said_in) and not (spots and spots[0].kind in "nra"):
        return i, i + 1, "person"
    everyday = w in lex.common and not (spots and spots[0].kind in "nra")
    told = spots and not page.flat and (said_in or _before_region(page, i) or not (everyday or w in lex.names))
    if (placed and not everyday) or told:
        return i, i + 1, "place"
    if written.isupper() and 2 <= len(w) <= 6 and not page.heading[i]:
        return (i, i + 1, "organisation") if w not in lex.common else None
    if page.flat:
        return i, i + 1, "other"
    if w in lex.common or w in ORG_HEADS:
        return None
    return i, i + 1, "place" if said_in and not lex.phrases.get(w) else "other"


def _before_region(page: Page, i: int) -> bool:
    """True where a comma and a state, province or country follow: "Cottonport, La."."""
    if i + 1 >= page.size or page.gap[i + 1] != ", " or not page.capital[i + 1]:
        return False
    return any(s.kind in "na" for size in (1, 2) for s in lookup(" ".join(page.word[i + 1 : i + 1 + size])))
