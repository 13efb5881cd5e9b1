"""Sentence ends, commas and capitals of flattened text, from what the reader's model says of each word."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Odds = NDArray[np.float32]

BIAS = (0.3, 0.6, -0.2)
"""Added to the log odds of ends, commas, capitals: F1 is best where a label is taken at half the F1 that can be had
(Lipton, Elkan and Naryanaswamy 2014), about 0.66, 0.55 and 0.89 here."""
LONGEST = 60  # words; a longer sentence is cut at its likeliest gap


class Marks(NamedTuple):
    """What stands at each word: shape [n] each."""

    end: NDArray[np.bool_]
    comma: NDArray[np.bool_]
    capital: NDArray[np.bool_]


def silence(n: int) -> Odds:
    """The odds of n words of which nobody said anything."""
    import numpy as np

    return np.full((n, 3), -9.0, np.float32)


def restore(words: list[str], odds: Odds) -> Marks:
    """Mark flattened words by their log odds [n or more, 3]; the last one always ends a sentence."""
    import numpy as np

    s = odds[: len(words)] + np.array(BIAS, np.float32)
    for i in range(len(words) - 1):
        if words[i].isdigit() and words[i + 1].isdigit():
            s[i, :2] = -100.0  # "5 200" is one number
    end = s[:, 0] > 0
    if len(end):
        end[-1] = True
    _cut_long(end, s[:, 0])
    comma = (s[:, 1] > 0) & ~end
    capital = s[:, 2] > 0
    capital[1:] |= end[:-1]
    capital[:1] = True
    return Marks(end, comma, capital)


def _cut_long(end: NDArray[np.bool_], score: NDArray[np.float32]) -> None:
    start = 0
    for stop in [*end.nonzero()[0].tolist()]:
        while stop - start >= LONGEST:
            cut = start + 3 + int(score[start + 3 : start + LONGEST - 3].argmax())
            end[cut] = True
            start = cut + 1
        start = stop + 1
