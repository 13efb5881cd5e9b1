"""A text heard again without the page's parts in the midst of its sentences, which the model would read into them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

from rashomon.reader.decoding import Frame, Range
from rashomon.reader.hearing import Heard, Name, hear
from rashomon.reader.marked import Token

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    S = TypeVar("S", bound=np.generic)


def interrupted(text: str, tokens: list[Token], gone: list[bool]) -> bool:
    """Whether words that are gone stand in the midst of a line."""
    turns = (i for i in range(1, len(tokens)) if gone[i] != gone[i - 1])
    return any("\n" not in text[tokens[i - 1].end : tokens[i].start] for i in turns)


def heard_without(text: str, tokens: list[Token], gone: list[bool], heard: Heard) -> Heard:
    """What the model says of the words that are not gone when it does not see the others; of those, what it said."""
    import numpy as np

    kept = np.flatnonzero(~np.array(gone))
    parts, upto = [], 0
    for t, g in zip(tokens, gone, strict=True):
        if g:
            parts.append(text[upto : t.start])
            upto = t.end
    new = hear(" ".join([*parts, text[upto:]]))
    at = kept.tolist()
    return Heard(
        _with(heard.odds, kept, new.odds),
        heard.away,
        _with(heard.inside, kept, new.inside),
        _with(heard.embedded, kept, new.embedded),
        [Name(*_back(at, (n.start, n.end)), n.kind) for n in new.names],
        list(_frames(at, new.frames)),
    )


def _with(old: NDArray[S], kept: NDArray[np.int64], new: NDArray[S]) -> NDArray[S]:
    out = old.copy()
    out[kept] = new
    return out


def _frames(at: list[int], frames: list[Frame]) -> Iterator[Frame]:
    for f in frames:
        source = _back(at, f.source) if f.source else None
        yield Frame(source, _back(at, f.cue), [_back(at, r) for r in f.content], f.score)


def _back(at: list[int], r: Range) -> Range:
    """A range of the words that were kept, counted in all words."""
    return at[r[0]], at[r[1] - 1] + 1
