"""Where and when an event takes place: which of the places and times of its sentence are its own."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from rashomon.reader.cast import Cast
from rashomon.reader.closed import DETERMINERS, FUNCTION_WORDS, PREPOSITIONS
from rashomon.reader.marked import Marked, Token
from rashomon.reader.mentions import Range
from rashomon.reader.nations import LIKE_ADJECTIVES
from rashomon.types import Place, TimeExpression

FAR, LEAD = 60, 12
"""Words from an event within which its place and time are looked for; words that lead into a sentence, at most."""
ASIDE = frozenset("of by for with about against between like despite except per under".split())
"""Prepositions after which a country is not where something happens."""


class Beside:
    """Places, or times, by the words where they stand."""

    def __init__(self, cast: Cast, found: Iterable[tuple[int, Place | TimeExpression]]) -> None:
        self.at = sorted((*cast.words(x), i) for i, x in found)

    def nearest(self, word: int, sentence: Range) -> int | None:
        """The one of a sentence that is nearest to a word, one that follows it sooner than one before."""
        first, last = max(sentence[0], word - FAR), min(sentence[1], word + FAR)
        inside = self.at[bisect_left(self.at, (first,)) : bisect_left(self.at, (last,))]
        found = [(self._far(word, a, b), i) for a, b, i in inside if not a <= word < b]
        return min(found)[1] if found else None

    def inside(self, words: Range | None) -> int | None:
        """The first that stands among some words."""
        if words is None:
            return None
        return next((i for a, b, i in self.at[bisect_left(self.at, (words[0],)) :] if b <= words[1]), None)

    @staticmethod
    def _far(word: int, first: int, last: int) -> int:
        return 2 * (first - word) if first > word else 3 * (word - last + 1)


def wheres(cast: Cast, places: Sequence[Place]) -> tuple[Beside, Beside]:
    """The places where something may happen by the words beside them, and all but demonyms."""
    named = [(i, p) for i, p in enumerate(places) if p.kind != "demonym"]
    ends = {cast.words(p)[1] for _, p in named}
    somewhere = [(i, p) for i, p in named if p.precision != "country" or _somewhere(cast.tokens, cast.words(p), ends)]
    return Beside(cast, somewhere), Beside(cast, named)


def _somewhere(tokens: list[Token], words: Range, ends: set[int]) -> bool:
    """Whether a country is where something happens, "in northern Iraq", and not who does it or whose somebody is.

    "In US custody" is not in the United States. `ends` is where places end: "Basra, Iraq".
    """
    first, last = words
    name = " ".join(t.plain for t in tokens[first:last])
    follows = "" if last == len(tokens) or tokens[last - 1].mark else tokens[last].plain
    if name in LIKE_ADJECTIVES and follows and follows not in FUNCTION_WORDS:
        return False
    for k in range(first - 1, max(-1, first - 4), -1):
        if tokens[k].mark:
            return tokens[k].mark == "," and first in ends
        if tokens[k].plain in PREPOSITIONS:
            return tokens[k].plain not in ASIDE
        if name in LIKE_ADJECTIVES and tokens[k].plain not in DETERMINERS:
            return False
    return False


def with_leads(marked: Marked, gone: list[bool]) -> list[Range]:
    """The sentences, each with what leads into it from before: "at noon on 7 May" that furniture has cut off."""
    out = list(marked.sentences)
    for i in range(1, len(out)):
        start, last = marked.sentences[i - 1]
        first = start
        while first < last and gone[first]:
            first += 1
        if start < first < last <= first + LEAD and marked.tokens[first].plain in PREPOSITIONS:
            out[i] = (first, out[i][1])
    return out
