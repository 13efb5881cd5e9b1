"""How two clauses stand in their sentences, in their accounts and among other pairs: what neither shows alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from rashomon.reconcile.told import Told

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float32]

NAMES = (
    "best rank", "worst rank", "least below best", "most below best", "fewest rivals", "most rivals",
    "shared beside", "meaning", "meaning in story", "meaning least below best", "meaning most below best",
    "sentence meaning", "sentence meaning in story", "meaning in sentence least", "meaning in sentence most",
    "in sentence least", "in sentence most", "sentence covered least", "sentence covered most",
    "sentence best rank", "sentence worst rank", "sentence least below best", "sentence most below best",
    "in sentence best rank", "in sentence worst rank", "in sentence least below best", "in sentence most below best",
    "meaning beside", "meaning around", "fewest beside", "most beside", "higher", "lower", "earlier in sentence",
    "later in sentence", "lesser part", "greater part",
)  # fmt: skip
AROUND = 2
"""Clauses before and after that count as around one."""


class Pair(NamedTuple):
    """Two clauses of different accounts, as indexes into the list of clauses."""

    a: int
    b: int


def standing(items: Sequence[Told], pairs: Sequence[Pair], cosine: Column) -> Column:
    """What NAMES says of each pair: shape [pairs, len(NAMES)]; `cosine` is of their bags of stems."""
    import numpy as np

    if not pairs:
        return np.zeros((0, len(NAMES)), np.float32)
    group, sentences = _sentences(items)
    whole = np.stack([t.meaning for t in items])
    of_sentences = _means(whole, items, group, sentences)
    meant, wide = _unit(whole - whole.mean(axis=0)), _unit(of_sentences - of_sentences.mean(axis=0))
    around = _around(whole, items)
    a, b = np.array(pairs).T
    meaning, meaning_of_sentences = _dot(meant[a], meant[b]), _dot(wide[a], wide[b])
    covered = _covered(items, pairs, group, sentences)
    columns = [
        *_ranked(items, pairs, cosine),
        _beside(pairs, cosine),
        _dot(_unit(whole)[a], _unit(whole)[b]),
        meaning,
        *_ranked(items, pairs, meaning)[2:4],
        _dot(_unit(of_sentences)[a], _unit(of_sentences)[b]),
        meaning_of_sentences,
        *_sorted(_dot(meant[a], wide[b]), _dot(wide[a], meant[b])),
        *covered,
        *_ranked(items, pairs, meaning_of_sentences)[:4],
        *_ranked(items, pairs, covered[0] + covered[1])[:4],
        _beside(pairs, meaning),
        _dot(around[a], around[b]),
        *_places(items, pairs, group, sentences),
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def _sentences(items: Sequence[Told]) -> tuple[list[int], list[list[int]]]:
    """The sentence of each clause, and the clauses of each sentence."""
    number: dict[tuple[int, int], int] = {}
    group = [number.setdefault((t.account, t.sentence), len(number)) for t in items]
    clauses: list[list[int]] = [[] for _ in number]
    for i, g in enumerate(group):
        clauses[g].append(i)
    return group, clauses


def _unit(rows: Column) -> Column:
    import numpy as np

    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6), np.float32)


def _dot(x: Column, y: Column) -> Column:
    """Row by row."""
    import numpy as np

    return np.asarray((x * y).sum(axis=1), np.float32)


def _sorted(x: Column, y: Column) -> tuple[Column, Column]:
    """The lesser side and the greater, so that it does not matter which account came first."""
    import numpy as np

    return np.minimum(x, y), np.maximum(x, y)


def _means(whole: Column, items: Sequence[Told], group: list[int], sentences: list[list[int]]) -> Column:
    """The embedding of each clause's sentence: the mean of its clauses', by their length in words."""
    import numpy as np

    words = np.array([len(t.words) for t in items], np.float32)[:, None]
    total = np.zeros((len(sentences), whole.shape[1]), np.float32)
    np.add.at(total, group, whole * words)
    return np.asarray(total[group] / np.maximum(1, np.bincount(group, words[:, 0])[group])[:, None], np.float32)


def _around(whole: Column, items: Sequence[Told]) -> Column:
    """What a clause and those around it in its account mean, at unit length and less what the story's all do."""
    import numpy as np

    account = np.array([t.account for t in items])
    total, n = whole.copy(), np.ones((len(items), 1), np.float32)
    for step in range(1, AROUND + 1):
        same = (account[step:] == account[:-step])[:, None]
        total[step:] += whole[:-step] * same
        total[:-step] += whole[step:] * same
        n[step:] += same
        n[:-step] += same
    mean = total / n
    return _unit(mean - mean.mean(axis=0))


def _covered(
    items: Sequence[Told], pairs: Sequence[Pair], group: list[int], sentences: list[list[int]]
) -> list[Column]:
    """Shares of weight: of a clause in the other's sentence, and of a sentence in the other, least and most of each."""
    import numpy as np

    bags = [{s: w for i in clauses for s, w in items[i].stems.items()} for clauses in sentences]

    @cache
    def clause(i: int, g: int) -> float:
        return _share(items[i].stems, bags[g])

    @cache
    def sentence(g: int, h: int) -> float:
        return _share(bags[g], bags[h])

    rows = np.empty((len(pairs), 4), np.float32)
    for k, p in enumerate(pairs):
        g, h = group[p.a], group[p.b]
        rows[k] = (*sorted((clause(p.a, h), clause(p.b, g))), *sorted((sentence(g, h), sentence(h, g))))
    return list(rows.T)


def _share(stems: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(w for s, w in stems.items() if s in other) / (sum(stems.values()) or 1.0)


def _ranked(items: Sequence[Told], pairs: Sequence[Pair], likeness: Column) -> list[Column]:
    """How a pair stands by likeness among the other candidates of each of its clauses in the other's account: rank,
    distance to the best, and how many come near, the lesser side of each before the greater: six columns.
    """  # fmt: skip
    import numpy as np

    account, both, n = np.array([t.account for t in items]), np.array(pairs), len(pairs)
    sides = np.zeros((3, n, 2), dtype=np.float32)
    for side in (0, 1):
        rivals = both[:, side] * len(items) + account[both[:, 1 - side]]
        order = np.lexsort((-likeness, rivals))
        first = np.diff(rivals[order], prepend=-1) != 0
        group, like = np.cumsum(first), likeness[order].astype(np.float64)
        begin = np.flatnonzero(first)[group - 1]
        apart = group * 8.0  # farther than likenesses are, so that one search serves all groups
        near = np.searchsorted(apart - like, apart - 0.5 * like) - begin - 1
        sides[:, order, side] = np.arange(n) - begin, like[begin] - like, np.maximum(near, 0)
    return list(np.sort(sides, axis=2).transpose(0, 2, 1).reshape(6, n))


def _beside(pairs: Sequence[Pair], likeness: Column) -> Column:
    """The best likeness among pairs of clauses right beside these two."""
    import numpy as np

    a, b = np.array(pairs, np.int64).T
    wide = int(max(a.max(), b.max())) + 3  # room for a neighbour at either end
    known = a * wide + b
    order = np.argsort(known)
    best = np.full(len(pairs), -np.inf, np.float32)
    for step in (i * wide + j for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j):
        at = order[np.minimum(np.searchsorted(known, known + step, sorter=order), len(pairs) - 1)]
        best = np.maximum(best, np.where(known[at] == known + step, likeness[at], 0))
    return best


def _places(items: Sequence[Told], pairs: Sequence[Pair], group: list[int], sentences: list[list[int]]) -> list[Column]:
    """Where the two stand: the clauses of their sentences, their depth, their place and part in the sentence."""
    import numpy as np

    each = zip(group, items, strict=True)
    of_clause = np.array([(len(sentences[g]), t.place, t.into_sentence, t.of_sentence) for g, t in each], np.float32)
    a, b = np.array(pairs).T
    return [c for x, y in zip(of_clause[a].T, of_clause[b].T, strict=True) for c in _sorted(x, y)]
