"""What the model says of an account: marks a word, and who says what, in one pass over its windows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rashomon.reader.decoding import Frame, frames
from rashomon.reader.model import windows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Odds = NDArray[np.float32]


class Heard(NamedTuple):
    """The model's reading of a text, by its words."""

    odds: Odds
    """Log odds that a word ends a sentence, is followed by a comma, has a capital: shape [n words, 3]."""
    frames: list[Frame]
    """Attributions in the order of their cues."""


def hear(text: str) -> Heard:
    """One pass over a text of any make and length."""
    import numpy as np

    odds: list[Odds] = []
    said: list[Frame] = []
    for w in windows(text):
        low, high = (i - w.first for i in w.own)
        mark, capital = (np.exp(w.scores[k][low:high]) for k in ("mark", "capital"))
        likely = np.stack((mark[:, 2:].sum(axis=1), mark[:, 1], 1 - capital[:, 0]), axis=1)
        likely = np.clip(likely, 1e-6, 1 - 1e-6)
        odds.append(np.log(likely / (1 - likely)))
        said += (f for f in frames(w) if not (said and f.cue[0] < said[-1].cue[1]))
    return Heard(np.concatenate(odds) if odds else np.zeros((0, 3), np.float32), said)
