"""The account without its page furniture, so that no layer reads across what does not belong to it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Protocol, TypeVar

from rashomon.reader.marked import Marked, Token
from rashomon.types import Attribution, Furniture, Span


class Spanned(Protocol):
    """Anything with a stretch of text."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


S = TypeVar("S", bound=Spanned)


class Apart:
    """Furniture looked up by place, and the account's words outside it."""

    def __init__(self, marked: Marked, furniture: tuple[Furniture, ...]) -> None:
        self.starts = [f.start for f in furniture]
        self.ends = [f.end for f in furniture]
        self.marked = self._outside(marked) if furniture else marked
        self.token_starts = [t.start for t in self.marked.tokens] if furniture else []
        self.token_ends = [t.end for t in self.marked.tokens] if furniture else []

    def blanked(self, text: str) -> str:
        """The text with white space in place of its furniture: the same offsets, only the account's own words."""
        for start, end in zip(self.starts, self.ends, strict=True):
            text = text[:start] + " " * (end - start) + text[end:]
        return text

    def touches(self, s: Spanned) -> bool:
        """Whether a stretch shares a character with any furniture, which is in order and does not overlap."""
        k = bisect_right(self.ends, s.start)
        return k < len(self.starts) and self.starts[k] < s.end

    def without(self, found: Iterable[S]) -> tuple[S, ...]:
        """Those of the stretches that lie outside all furniture."""
        return tuple(s for s in found if not self.touches(s))

    def parted(self, a: Attribution) -> Attribution:
        """The attribution with every span that runs over furniture parted there."""
        if not any(self.touches(s) for s in (*a.source, *a.cue, *a.content)):
            return a
        source, cue, content = (
            tuple(p for s in spans for p in self._parts(s)) for spans in (a.source, a.cue, a.content)
        )
        return Attribution(source, cue, content, a.kind, a.named if a.named and not self.touches(a.named) else None)

    def _parts(self, s: Span) -> list[Span]:
        parts, at = [], s.start
        k = bisect_right(self.ends, s.start)
        while k < len(self.starts) and self.starts[k] < s.end:
            parts.append(Span(at, self.token_ends[bisect_right(self.token_ends, self.starts[k]) - 1]))
            at = self.token_starts[bisect_left(self.token_starts, self.ends[k])]
            k += 1
        return [*parts, Span(at, s.end)]

    def _outside(self, marked: Marked) -> Marked:
        """Words and sentences outside the furniture; one broken off by a block of it ends there."""
        tokens: list[Token] = []
        sentences: list[tuple[int, int]] = []
        for first, last in marked.sentences:
            begin = len(tokens)
            for i in range(first, last):
                if not self.touches(marked.tokens[i]):
                    tokens.append(marked.tokens[i])
                elif marked.flattened and len(tokens) > begin:
                    tokens[-1] = tokens[-1]._replace(mark=".")
                    sentences.append((begin, len(tokens)))
                    begin = len(tokens)
            if len(tokens) > begin:
                tokens[-1] = tokens[-1]._replace(mark=".")
                sentences.append((begin, len(tokens)))
        return Marked(tokens, sentences, marked.flattened)
