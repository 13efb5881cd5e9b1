"""Text as the models take it: word pieces, each with the shape of its word and the gap before it.

The model's vocabulary knows no capitals; shape and gap tell it what the page shows. Flattened text has the same pieces
with one shape and one gap throughout, so that both go the same way.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rashomon.model.released import VOCABULARY

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

SIGN = re.compile(r"[^\W_]+|\S")
CLS, SEP = 101, 102
LOWER, FIRST, UPPER, MIXED, DIGITS, MARK = range(1, 7)
"""Shapes of a word; 0 is the shape of the two pieces that frame a window."""
GLUED, SPACED, BROKEN = range(3)
"""The gap before a word: none, white space, a line break."""
FEATURES = 7 * 3
MOST = 12
"""Pieces of one word that are looked at; no word of a language has more."""


class Signs(NamedTuple):
    """The words and marks of a text, in order."""

    pieces: list[tuple[int, ...]]
    feature: list[int]
    """Shape and gap in one number: 3 * shape + gap."""
    spans: list[tuple[int, int]]
    is_word: list[bool]


class Pieces(NamedTuple):
    """What the model takes: piece numbers and features [n pieces], and where each word begins [n words]."""

    ids: NDArray[np.int64]
    features: NDArray[np.int64]
    first: NDArray[np.int64]


def signs(text: str) -> Signs:
    """Cut a text into words and marks."""
    out = Signs([], [], [], [])
    before = 0
    for m in SIGN.finditer(text):
        sign = m.group()
        word = sign[0].isalnum()
        gap = GLUED if m.start() == before else BROKEN if "\n" in text[before : m.start()] else SPACED
        out.pieces.append(_pieces(sign.lower()))
        out.feature.append(3 * shape(sign, word) + gap)
        out.spans.append(m.span())
        out.is_word.append(word)
        before = m.end()
    return out


def shape(sign: str, word: bool) -> int:
    """Which of the six shapes a word or mark has."""
    if not word:
        return MARK
    if sign[0].isdigit():
        return DIGITS
    if sign.islower() or sign == sign.lower():
        return LOWER
    if sign[0].isupper() and sign[1:] == sign[1:].lower():
        return FIRST
    return UPPER if sign.isupper() else MIXED


def pieces(found: Signs) -> Pieces:
    """Signs as arrays of pieces."""
    import numpy as np

    ids: list[int] = []
    features: list[int] = []
    first: list[int] = []
    for parts, feature, word in zip(found.pieces, found.feature, found.is_word, strict=True):
        if word:
            first.append(len(ids))
        ids += parts
        features += [feature] * len(parts)
    return Pieces(np.array(ids, np.int64), np.array(features, np.int64), np.array(first, np.int64))


@lru_cache(maxsize=1 << 16)
def _pieces(word: str) -> tuple[int, ...]:
    ids = _tokenizer().encode(word.encode("utf-8", "replace").decode(), add_special_tokens=False).ids
    return tuple(ids[:MOST]) or (100,)  # 100 is the vocabulary's word for what it cannot spell


@cache
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    vocabulary = VOCABULARY.checked("vocab.txt").decode().split("\n")
    known = {w: i for i, w in enumerate(vocabulary) if w}
    made = Tokenizer(models.WordPiece(known, unk_token="[UNK]", max_input_chars_per_word=100))
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made
