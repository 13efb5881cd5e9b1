"""Sentence ends, commas and capitals of flattened text, by a linear model over hashed word n-grams.

The model looks at six words around each gap. Its weights (`data/restoration.npz`) are made by
`training/restoration.py`; `docs/models.md` holds the card.
"""

from __future__ import annotations

import zlib
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BUCKETS = 1 << 21
HEADS = ("end", "comma", "capital")
# Offsets, from the word before the gap, of the words that make up each n-gram.
GRAMS = (
    (0,), (1,), (-1,), (2,), (-2,),
    (0, 1), (-1, 0), (1, 2), (-1, 1), (0, 2),
    (-1, 0, 1), (0, 1, 2), (-2, -1, 0), (1, 2, 3), (-1, 0, 1, 2),
)  # fmt: skip
LONGEST = 60  # words; a longer sentence is cut at its likeliest gap


class Marks(NamedTuple):
    """What the model says of each word: shape [n] each."""

    end: NDArray[np.bool_]
    comma: NDArray[np.bool_]
    capital: NDArray[np.bool_]


@lru_cache(maxsize=1 << 17)
def _code(word: str) -> int:
    shape = f"#{len(word)}" if word.isdigit() and word not in ("1", "2") else word
    return zlib.crc32(shape.encode("utf-8", "surrogatepass"))


def ngrams(words: list[str]) -> NDArray[np.int64]:
    """Bucket numbers of the n-grams around the gap after each word: shape [n words, n grams]."""
    import numpy as np

    pad = 3
    codes = np.full(len(words) + 2 * pad, 7, dtype=np.uint64)
    codes[pad : len(words) + pad] = [_code(w) for w in words]
    out = np.empty((len(words), len(GRAMS)), dtype=np.int64)
    for k, gram in enumerate(GRAMS):
        h = np.full(len(words), 0x9E3779B97F4A7C15 + k * 0x51_7CC1B7 & 0xFFFFFFFFFFFFFFFF, dtype=np.uint64)
        for offset in gram:
            part = codes[pad + offset : pad + offset + len(words)]
            h = (h ^ part) * np.uint64(0xFF51AFD7ED558CCD)
            h ^= h >> np.uint64(32)
        out[:, k] = (h % np.uint64(BUCKETS)).astype(np.int64)
    return out


@cache
def _model() -> tuple[NDArray[np.int8], NDArray[np.float32], NDArray[np.float32]]:
    """Weights [buckets, heads], their scale and the bias [heads]."""
    import numpy as np

    with resources.files("rashomon.reader").joinpath("data/restoration.npz").open("rb") as f, np.load(f) as z:
        return z["weights"], z["scale"], z["bias"]


def scores(words: list[str]) -> NDArray[np.float32]:
    """Log odds that the word ends a sentence, is followed by a comma, has a capital: shape [n words, 3]."""
    import numpy as np

    weights, scale, bias = _model()
    out = np.empty((len(words), len(HEADS)), dtype=np.float32)
    step = 1 << 16  # bounds the memory that a text of any length takes
    for at in range(0, len(words), step):
        chunk = words[max(0, at - 3) : at + step + 3]
        lead = at - max(0, at - 3)
        grams = ngrams(chunk)[lead : lead + step]
        out[at : at + step] = weights[grams].sum(axis=1, dtype=np.int32) * scale + bias
    return out


def restore(words: list[str]) -> Marks:
    """Mark flattened words; the last one always ends a sentence."""
    s = scores(words)
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
