"""The account without its page furniture, so that no layer takes the page's words for the account's."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from rashomon.reader.marked import Token
from rashomon.types import Furniture

Range = tuple[int, int]


class Spanned(Protocol):
    """Anything with a stretch of text."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


S = TypeVar("S", bound=Spanned)


def away(tokens: list[Token], furniture: Sequence[Furniture]) -> list[bool]:
    """For each token whether it shares a character with furniture, which is in order and does not overlap."""
    out, k = [], 0
    for t in tokens:
        while k < len(furniture) and furniture[k].end <= t.start:
            k += 1
        out.append(k < len(furniture) and furniture[k].start < t.end)
    return out


def outside(r: Range, gone: list[bool]) -> Iterator[Range]:
    """The parts of a range of words that are not gone."""
    start = r[0]
    for i in range(r[0], r[1] + 1):
        if i == r[1] or gone[i]:
            if i > start:
                yield start, i
            start = i + 1


def without(found: Iterable[S], furniture: Sequence[Furniture]) -> tuple[S, ...]:
    """Those of the stretches that share no character with any furniture."""
    ends = [f.end for f in furniture]

    def touches(s: S) -> bool:
        k = bisect_right(ends, s.start)
        return k < len(ends) and furniture[k].start < s.end

    return tuple(s for s in found if not touches(s))
