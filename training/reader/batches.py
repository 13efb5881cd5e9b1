"""Documents cut into windows of pieces, some of them furnished, flattened or begun late, and put into batches."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import torch
from corpora import Document, Sentence
from pages import Filling, furnished

from model import EMBED
from rashomon.model.pieces import CLS, DIGITS, LOWER, SEP, SPACED

WINDOW = 192
"""Pieces, the two that frame it included."""
CUES = 12
"""At most so many cues of a window are learned from at once."""
MASK = 103
"""BERT's piece for a hidden one."""
PAIRS = ("role", "part")
"""What words are for a cue, and for an event."""
POOL = 400
"""Windows that are sorted by length, so that those of a batch have much the same."""


class Draw(NamedTuple):
    """How documents of a corpus are varied, as shares of them."""

    flat: float
    furnished: float
    late: float
    """Those that begin with a later sentence than the first."""
    short: float
    """Those cut into windows shorter than WINDOW."""
    hidden: float = 0.0
    """Share of the words that are not shown, so that a small corpus is not learned by heart."""


class Window(NamedTuple):
    """One window: pieces [l], where its words begin [w], labels a word, and cues with their words' roles."""

    ids: np.ndarray
    features: np.ndarray
    first: np.ndarray
    labels: dict[str, np.ndarray]
    cues: list[tuple[int, np.ndarray]]
    """Of a document with events, its events: actors and targets for sources and contents."""
    sentences: list[Sentence]


def lost(doc: Document, rng: np.random.Generator, flat: float) -> tuple[np.ndarray, np.ndarray]:
    """Which signs stay [n signs], and their features: as published, flattened, or half stripped."""
    is_word = np.array(doc.signs.is_word)
    feature = np.array(doc.signs.feature)
    keep = np.ones(len(is_word), bool)
    draw = rng.random()
    if draw < flat + 0.06:
        bare = np.where(feature // 3 == DIGITS, DIGITS, LOWER)
        if draw < flat:  # no marks, no capitals
            return is_word, bare * 3 + SPACED
        if draw < flat + 0.03:  # no capitals
            return keep, np.where(is_word, bare, feature // 3) * 3 + feature % 3
        return is_word, feature // 3 * 3 + SPACED  # no marks
    return keep, feature


def roles(doc: Document, n: int) -> tuple[dict[str, np.ndarray], list[tuple[int, int, int, np.ndarray]]]:
    """BIO labels of cue, source, content [n words], and each cue's (word, first, last, roles of [first, last))."""
    out = {k: np.full(n, -1 if doc.said is None else 0, np.int8) for k in ("cue", "source", "content")}
    cues = []
    for said in doc.said or []:
        for name, spans in zip(("source", "cue", "content"), said, strict=True):
            for a, b in spans:
                label = out[name]
                if name != "content" or not label[a:b].any():  # nested speech: the outer content is told
                    label[a], label[a + 1 : b] = 1, 2
        everything = [w for spans in said for s in spans for w in s]
        low, high = min(everything), max(everything)
        role = np.zeros(high - low, np.int8)
        for base, spans in ((1, said.source), (3, said.content)):
            for a, b in spans:
                role[a - low], role[a - low + 1 : b - low] = base, base + 1
        cues.append((said.cue[0][0], low, high, role))
    return out, cues


def begun(doc: Document, rng: np.random.Generator, late: float) -> int:
    """The word with which the document begins: the first, the one after a headline, or any that begins a sentence."""
    draw = rng.random()
    if draw > late or len(ends := np.flatnonzero(doc.labels["mark"] >= 2) + 1) < 4:
        return 0
    return int(ends[0] if draw < late / 2 else ends[rng.integers(len(ends) * 3 // 4)])


def windows(doc: Document, rng: np.random.Generator, draw: Draw, filling: Filling) -> list[Window]:
    """A document in windows, from a random start, side by side."""
    begin = begun(doc, rng, draw.late)
    if begin == 0 and rng.random() < draw.furnished:
        doc = furnished(doc, filling, rng)
    keep, feature = lost(doc, rng, draw.flat)
    ids, features, word_of, word = [], [], [], -1
    hidden = rng.random(len(doc.signs.pieces)) < draw.hidden
    for i, parts in enumerate(doc.signs.pieces):
        word += doc.signs.is_word[i]
        if keep[i] and word >= begin:
            ids += [MASK] * len(parts) if hidden[i] else parts
            features += [feature[i]] * len(parts)
            word_of += [word] + [-1] * (len(parts) - 1) if doc.signs.is_word[i] else [-1] * len(parts)
    labels, cues = roles(doc, sum(doc.signs.is_word))
    labels = doc.labels if "event" in doc.labels else labels | doc.labels
    body = int(rng.integers(12, WINDOW - 2)) if rng.random() < draw.short else WINDOW - 2
    starts = range(-int(rng.integers(body)) if len(ids) > body else 0, len(ids), body)
    cut = (_window(ids, features, word_of, labels, cues, max(0, s), s + body, doc.sentences) for s in starts)
    return [w for w in cut if w]


def _window(ids, features, word_of, labels, cues, start: int, stop: int, sentences) -> Window | None:
    at = np.array(word_of[start:stop])
    first = np.flatnonzero(at >= 0)
    if len(first) < 8:
        return None
    low, high = at[first[0]], at[first[-1]] + 1
    inside = [c for c in cues if low <= c[1] and c[2] <= high]
    told = []
    for cue, a, _, role in inside[:CUES]:
        line = np.zeros(high - low, np.int8)
        line[a - low : a - low + len(role)] = role
        told.append((cue - low, line))
    return Window(
        np.array([CLS, *ids[start:stop], SEP]),
        np.array([0, *features[start:stop], 0]),
        first + 1,
        {k: v[low:high] for k, v in labels.items()},
        told,
        [
            s._replace(first=s.first - low, last=s.last - low)
            for s in sentences
            if s.vector is not None and low <= s.first and s.last <= high
        ],
    )


def stream(docs: list[Document], rng: np.random.Generator, draw: Draw, filling: Filling) -> Iterator[Window]:
    """Windows without end, the documents in a new order each round."""
    while True:
        for i in rng.permutation(len(docs)):
            yield from windows(docs[i], rng, draw, filling)


def batches(streams: list[Iterator[Window]], shares: list[float], size: int, rng) -> Iterator[list[Window]]:
    """Batches of `size` full windows, or as many shorter ones as hold as many pieces, drawn from streams by share."""
    while True:
        pool = [next(streams[i]) for i in rng.choice(len(streams), POOL, p=shares)]
        pool.sort(key=lambda w: len(w.ids) + rng.random())
        made: list[list[Window]] = [[]]
        for w in pool:
            if made[-1] and (len(made[-1]) + 1) * len(w.ids) > size * WINDOW:
                made.append([])
            made[-1].append(w)
        for i in rng.permutation(len(made)):
            yield made[i]


def batch(some: list[Window]) -> dict[str, torch.Tensor]:
    """Windows padded: ids, features, mask [B, L]; first and labels [B, W], -1 where there is none.

    Cues and events [C, W] with the words' roles, and where they stand [C, 2].

    Sentences [S]: window, first and last word [S, 3], and vectors [S, EMBED].
    """
    length, width = max(len(w.ids) for w in some), max(len(w.first) for w in some)
    size = len(some)
    out = {k: np.zeros((size, length), np.int64) for k in ("ids", "features", "mask")}
    out["first"] = np.zeros((size, width), np.int64)
    out |= {k: np.full((size, width), -1, np.int64) for w in some for k in w.labels}
    for name in PAIRS:
        cues = [(b, *c) for b, w in enumerate(some) if ("event" in w.labels) == (name == "part") for c in w.cues]
        out[f"{name}_at"] = np.array([(b, cue) for b, cue, _ in cues], np.int64).reshape(-1, 2)
        out[name] = np.full((len(cues), width), -1, np.int64)
        for c, (_, _, line) in enumerate(cues):
            out[name][c, : len(line)] = line
    for b, w in enumerate(some):
        out["ids"][b, : len(w.ids)], out["features"][b, : len(w.ids)] = w.ids, w.features
        out["mask"][b, : len(w.ids)] = 1
        out["first"][b, : len(w.first)] = w.first
        for k, v in w.labels.items():
            out[k][b, : len(v)] = v
    told = [(b, s) for b, w in enumerate(some) for s in w.sentences]
    out["sentence_at"] = np.array([(b, s.first, s.last) for b, s in told], np.int64).reshape(-1, 3)
    out["vector"] = np.array([s.vector for _, s in told], np.float32).reshape(-1, EMBED)
    return {k: torch.from_numpy(v) for k, v in out.items()}
