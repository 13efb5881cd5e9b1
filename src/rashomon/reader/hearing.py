"""What the model says of an account, word by word and span by span, in one pass over its windows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from rashomon.model.released import READER
from rashomon.reader.decoding import Frame, Told, frames, path, spans, told
from rashomon.reader.eventwords import tells
from rashomon.reader.model import EMBED, Window, windows
from rashomon.text.words import plain

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]
    Half = NDArray[np.float16]


class Name(NamedTuple):
    """A named thing in word ranges of the account, of one of the model's kinds."""

    start: int
    end: int
    kind: str


class Heard(NamedTuple):
    """The model's reading of a text of n words."""

    odds: Array
    """Log odds that a word ends a sentence, is followed by a comma, has a capital: shape [n, 3]."""
    away: Array
    """Log odds that a word is the page's and not the account's: shape [n]."""
    inside: NDArray[np.int64]
    """Classes of words between quotation marks, 0 where there are none, as far as the model can tell: shape [n]."""
    embedded: Half
    """Each word's part in an embedding, which is the mean over its words: shape [n, EMBED]."""
    names: list[Name]
    frames: list[Frame]
    """Attributions in the order of their cues."""
    events: list[Told]
    """Words that tell events, in order."""


def hear(text: str) -> Heard:
    """One pass over a text of any make and length."""
    import numpy as np

    odds: list[Array] = [np.zeros((0, 3), np.float32)]
    away: list[Array] = [np.zeros(0, np.float32)]
    inside: list[NDArray[np.int64]] = [np.zeros(0, np.int64)]
    embedded: list[Half] = [np.zeros((0, EMBED), np.float16)]
    names: list[Name] = []
    said: list[Frame] = []
    events: list[Told] = []
    written = plain(text)
    telling = {i for i in range(len(written)) if tells(written, i)}
    for before, w, after in _beside(windows(text)):
        own = _own(w)
        said += (f for f in frames(before, w, after) if not (said and f.cue[0] < said[-1].cue[1]))
        events += told(w, telling)
        odds.append(_odds(w, own))
        away.append(w.scores["furniture"][own, 1] - w.scores["furniture"][own, 0])
        inside.append(path(w.scores["quoted"][None])[0][own])
        embedded.append(w.embedded[own].astype(np.float16))
        names += (n for n in _names(w, own) if not (names and n.start < names[-1].end))
    join = np.concatenate
    return Heard(join(odds), join(away), join(inside), join(embedded), names, said, events)


def _own(w: Window) -> slice:
    return slice(w.own[0] - w.first, w.own[1] - w.first)


def _beside(some: Iterator[Window]) -> Iterator[tuple[Window | None, Window, Window | None]]:
    """Each window between the ones before and after it."""
    before, w = None, next(some, None)
    while w:
        after = next(some, None)
        yield before, w, after
        before, w = w, after


def _odds(w: Window, own: slice) -> Array:
    import numpy as np

    mark, capital = (np.exp(w.scores[k][own]) for k in ("mark", "capital"))
    likely = np.stack((mark[:, 2:].sum(axis=1), mark[:, 1], 1 - capital[:, 0]), axis=1)
    likely = np.clip(likely, 1e-6, 1 - 1e-6)
    logged: Array = np.log(likely / (1 - likely))
    return logged


def _names(w: Window, own: slice) -> Iterator[Name]:
    """The named things that begin among the window's own words."""
    kinds = READER.card()["kinds"]
    for start, end, kind in spans(path(w.scores["entity"][None])[0]):
        if own.start <= start < own.stop:
            yield Name(start + w.first, end + w.first, kinds[kind])
