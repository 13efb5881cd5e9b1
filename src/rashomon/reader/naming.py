"""Naming: where names stand in a text and what kind of thing each names."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.reader.gazetteer import lookup
from rashomon.reader.lexicon import Lexicon, lexicon
from rashomon.reader.namewords import (
    ABBREVIATED,
    AROUND,
    CALENDAR,
    FLAT_HEADS,
    FUNCTION,
    LETTERS,
    LINK,
    NOT_ALONE,
    OF_BODY,
    OF_HEADS,
    ORG_HEADS,
    ORG_MODIFIERS,
    PLACE_FIRST,
    PLACE_HEADS,
    PLACE_PREPOSITIONS,
    STRONG_TITLES,
    TITLE_WORDS,
    WEAK,
)
from rashomon.text.names import PARTICLES, SUFFIXES, fold
from rashomon.text.words import words as split
from rashomon.types import EntityKind, Span

KINDS: dict[str, EntityKind] = {"p": "person", "o": "organisation", "l": "place", "n": "group", "x": "other"}
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*\s|\n|[\"“”]")


class Mention(NamedTuple):
    """A name in the text, its kind, and other folded spellings it may go by (its initials)."""

    start: int
    end: int
    kind: EntityKind
    aliases: tuple[str, ...] = ()


class Page:
    """A text as words, with what the look of each says about names."""

    def __init__(self, text: str, skip: Sequence[Span]) -> None:
        items = split(text)
        self.text = text
        self.word = [fold(w.plain) or w.plain if not w.plain.isascii() else w.plain for w in items]
        self.start = [w.start for w in items]
        self.end = [w.end for w in items]
        self.size = len(items)
        self.lexicon = lexicon()
        gaps = [text[a.end : b.start] for a, b in itertools.pairwise(items)]
        self.gap = ["\n", *gaps] if items else []
        capitals = [text[w.start].isupper() for w in items]
        self.flat = sum(capitals) * 50 < self.size
        self.first = [bool(_ENDS.search(g)) or g.endswith(("“", "‘", '"', "(", "[")) for g in self.gap]
        self.capital = capitals if not self.flat else [False] * self.size
        self.heading = self._headings()
        self.skipped = self._skipped(skip)
        self.families: set[str] = set()

    def _headings(self) -> list[bool]:
        """Words of lines set in title case or capitals, where a capital says nothing."""
        marks = [False] * self.size
        begin = 0
        for i in range(1, self.size + 1):
            if i == self.size or "\n" in self.gap[i]:
                line = range(begin, i)
                long = [k for k in line if self.word[k] not in FUNCTION and self.word[k][0].isalpha()]
                if (
                    not self.flat
                    and len(line) > 3
                    and sum(self.capital[k] for k in long) * 5 > len(long) * 4
                    and len(line) < 30
                ):
                    for k in line:
                        marks[k] = True
                begin = i
        return marks

    def _skipped(self, skip: Sequence[Span]) -> list[bool]:
        if not skip:
            return [False] * self.size
        spans = sorted((s.start, s.end) for s in skip)
        begins = [s for s, _ in spans]
        reach: list[int] = []
        for _, e in spans:
            reach.append(max(e, reach[-1] if reach else 0))
        return [bool((j := bisect_right(begins, s)) and reach[j - 1] > s) for s in self.start]

    def soft(self, i: int) -> bool:
        """True when word i may continue the name that word i - 1 is in."""
        gap = self.gap[i]
        if gap in (" ", "-", "'", "’", "\u00a0", " & ", "&"):
            return True
        if gap in (". ", "."):
            before = self.word[i - 1]
            return len(before) == 1 or before in ABBREVIATED
        return False

    def may_name(self, i: int) -> bool:
        """True when word i alone looks like part of a name."""
        w = self.word[i]
        if w == "us" and not self.flat and self.text[self.start[i] : self.end[i]] == "US" and not self.heading[i]:
            return True
        if not w[0].isalpha() or w in FUNCTION or w in CALENDAR:
            return False
        if self.flat or self.heading[i]:
            return w in self.lexicon.names and (self.flat or self.capital[i])
        if not self.capital[i]:
            return False
        return not (self.first[i] and w in self.lexicon.common)

    def part(self, i: int) -> bool:
        """True when word i may be a further part of a person's name, after a title or a given name."""
        w, lex = self.word[i], self.lexicon
        if not w[0].isalpha() or w in FUNCTION or w in CALENDAR or w in TITLE_WORDS:
            return w == "king" and self.capital[i]
        if (w in ORG_HEADS or w in PLACE_HEADS) and w not in lex.family:
            return False
        if not self.flat and not self.heading[i]:
            return self.capital[i]
        if w in lex.family or w in lex.given or w in PARTICLES:
            return not (self.heading[i] and not self.capital[i])
        return w not in lex.common and w not in lex.mixed and lex.phrases.get(w) in (None, "p") and not _known_place(w)


def _known_place(word: str) -> bool:
    spots = lookup(word)
    return bool(spots) and (spots[0].kind in "nr" or spots[0].people >= 50_000)


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


Found = tuple[int, int, EntityKind]


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
        after_title = _title(page, i)
        if after_title > i:
            i, titled = after_title, True
            continue
        found = _letters(page, i) or _body(page, i) or (_person(page, i) if titled else None) or _known(page, i)
        found = found or _given(page, i) or _run(page, i)
        titled = False
        if found and found[1] > i:
            yield found
            i = found[1]
        else:
            i += 1


def _title(page: Page, i: int) -> int:
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
    found = _known(page, i)
    return bool(found and found[2] in ("organisation", "group", "place") and found[1] - found[0] > 1)


def _letters(page: Page, i: int) -> Found | None:
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


def _body(page: Page, i: int) -> Found | None:
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
        return i, end + 1, "organisation"
    return None


def _known(page: Page, i: int) -> Found | None:
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


def _person(page: Page, i: int) -> Found | None:
    """A person's name after a title: up to four words that may be parts of one."""
    if not page.part(i) or page.word[i] == "u":
        return None
    known = _known(page, i)
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


def _given(page: Page, i: int) -> Found | None:
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
    if not page.part(j) or _group(page, j):
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
            if last_is_family or _known_place(page.word[end]) or page.word[end] in lex.given - lex.family:
                break
        if _group(page, end) or page.word[end] in ORG_HEADS:
            break
        end += 1
    return i, end, "person"


def _group(page: Page, i: int) -> bool:
    return page.lexicon.phrases.get(page.word[i]) in ("n", "o", "x")


def _run(page: Page, i: int) -> Found | None:
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
        if page.capital[end] and page.word[end] not in CALENDAR and not _title(page, end) > end:
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


def _acronym(page: Page, start: int, end: int) -> tuple[str, ...]:
    """The initials that may stand for a name of several words: IRGC for the Islamic Revolutionary Guard Corps."""
    initials = "".join(w[0] for w in page.word[start:end] if w not in FUNCTION)
    return (initials,) if 3 <= len(initials) <= 6 else ()
