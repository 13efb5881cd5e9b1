"""The reader's model: one forward pass a window, run by onnxruntime.

A window goes alone, without padding, so that what it says cannot depend on what else is read. Windows overlap; a word
takes what is said of it from the window that holds it farther from its ends. The files (`data/reader.*`) are made by
`training/reader`; `docs/models.md` holds the card.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from rashomon.model.pieces import CLS, SEP, Pieces, pieces, signs
from rashomon.model.released import READER
from rashomon.model.sessions import pool, session

if TYPE_CHECKING:
    import numpy as np
    import onnxruntime
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

BODY = 190
"""Pieces of a window, without the two that frame it."""
MARGIN = 20
"""Pieces at a window's end that leave their words to its neighbour."""


EMBED = 128
"""Width of an embedding."""
AT_ONCE = 32
"""Windows in work at a time."""
Cut = tuple[int, int, tuple[int, int], int, int]


class Window(NamedTuple):
    """What the model says in one window, of the words [first, first + n)."""

    first: int
    own: tuple[int, int]
    """The words that take what is said of them from this window."""
    scores: dict[str, Array]
    """Log probabilities a head: [n, classes]."""
    projected: Array
    """What the pair head compares: [n, 384]."""
    embedded: Array
    """Each word's part in the embedding of whatever it stands in: [n, EMBED]."""


class PairHead(NamedTuple):
    """Weights of the heads that say which words belong to a cue, and which to an event."""

    distance: Array
    ends: dict[str, tuple[Array, Array]]
    """Weight and bias of "role" (cues) and "part" (events)."""
    sizes: tuple[int, int, int]


def windows(text: str) -> Iterator[Window]:
    """The model's windows over a text, in order; every word is owned by one."""
    p = pieces(signs(text))
    cuts = _cuts(p)
    while some := list(islice(cuts, AT_ONCE)):  # so that a text of any length takes the memory of so many windows
        _session()  # once, before several threads ask for it
        yield from pool().map(partial(_window, p), some)


def _window(p: Pieces, cut: Cut) -> Window:
    import numpy as np

    model, heads = _session()
    first, last, own, start, stop = cut
    ids = np.concatenate(([CLS], p.ids[start:stop], [SEP]))[None]
    features = np.concatenate(([0], p.features[start:stop], [0]))[None]
    scores, projected, embedded = model.run(None, {"ids": ids, "features": features})
    at = p.first[first:last] - start + 1
    parts = np.split(scores[at], np.cumsum(list(heads.values()))[:-1], axis=1)
    return Window(first, own, {k: _log(v) for k, v in zip(heads, parts, strict=True)}, projected[at], embedded[at])


def _cuts(p: Pieces) -> Iterator[Cut]:
    """(first word, last word, own words, first piece, last piece) of each window."""
    import numpy as np

    total, owned, start = len(p.ids), 0, 0
    while owned < len(p.first):
        stop = min(total, start + BODY)
        first, last = np.searchsorted(p.first, (start, stop)).tolist()
        upto = len(p.first) if stop == total else int(np.searchsorted(p.first, stop - MARGIN))
        if upto > owned:
            yield first, last, (owned, upto), start, stop
        owned = max(upto, owned)
        start += BODY - 2 * MARGIN


def _log(scores: Array) -> Array:
    """Log probabilities of the classes in the last axis."""
    import numpy as np

    top = scores - scores.max(axis=-1, keepdims=True)
    logged: Array = top - np.log(np.exp(top).sum(axis=-1, keepdims=True))
    return logged


def roles(projected: Array, at: list[int], head: Literal["role", "part"] = "role") -> Array:
    """Log probabilities of what words [n, 384] are for the cues at some of them, or with "part" for the events there.

    Classes: none, source (first, further), content (first, further); of an event, actor and target. [at, n, 5].
    """
    import numpy as np

    weights = pair_head()
    pair, product, reach = weights.sizes
    a, b, p, q = np.split(projected, np.cumsum([pair, pair, product]), axis=1)
    here = np.array(at)
    offset = np.clip(np.arange(len(a))[None] - here[:, None], -reach, reach) + reach
    total = np.maximum(a[here][:, None] + b[None] + weights.distance[offset], 0)
    both = np.concatenate((total, p[here][:, None] * q[None]), axis=2)
    weight, bias = weights.ends[head]
    return _log(both @ weight + bias)


@cache
def pair_head() -> PairHead:
    """The pair heads' weights."""
    import io

    import numpy as np

    with np.load(io.BytesIO(READER.checked("reader.npz"))) as z:
        held = {k: z[k].astype(np.float32) for k in z.files}
    pair, product, reach = READER.card()["pair"]
    ends = {"role": (held["weight"], held["bias"]), "part": (held["part_weight"], held["part_bias"])}
    return PairHead(held["distance"], ends, (pair, product, reach))


@cache
def _session() -> tuple[onnxruntime.InferenceSession, dict[str, int]]:
    return session(READER.checked("reader.onnx")), READER.card()["heads"]
