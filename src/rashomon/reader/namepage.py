"""A text as words, with what the look and the lists say of each as part of a name."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence

from rashomon.reader.gazetteer import lookup
from rashomon.reader.lexicon import lexicon
from rashomon.reader.namewords import (
    ABBREVIATED,
    CALENDAR,
    FUNCTION,
    ORG_HEADS,
    PLACE_HEADS,
    TITLE_WORDS,
)
from rashomon.text.names import PARTICLES, fold
from rashomon.text.words import words as split
from rashomon.types import EntityKind, Span

KINDS: dict[str, EntityKind] = {"p": "person", "o": "organisation", "l": "place", "n": "group", "x": "other"}


_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*\s|\n|[\"“”]")


Found = tuple[int, int, EntityKind]


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
        if self.skipped[i]:
            return False
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
        return w not in lex.common and w not in lex.mixed and lex.phrases.get(w) in (None, "p") and not known_place(w)


def known_place(word: str) -> bool:
    """True for the name of a country, a part of the world or a larger city."""
    spots = lookup(word)
    return bool(spots) and (spots[0].kind in "nr" or spots[0].people >= 50_000)
