"""How much each word tells of what an account is about: TF-IDF, its document frequencies learned as the stream goes.

Frequencies are brought up to date every EPOCH accounts, by the account's place in the stream, so that neither the
size of a batch nor the number of workers can change a weight. What was counted fades: a word that everybody says
since last month is common, whatever it was in the year before.
"""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rashomon.group.sketch import BUCKETS, Counts, Numbers, Sketch, bucket

EPOCH = 250
FADE = 0.98
"""What was counted weighs this much less after each epoch: half after 8,600 accounts."""
PRIOR = 5000
"""The shares of `common_words.tsv` weigh as much as this many accounts seen."""
UNLISTED = 7.5
"""In how many of PRIOR accounts a word stands that the list does not hold: well under its last share, 0.5 percent."""
KEPT = {"whole": 200, "lead": 80, "title": 30}
"""An account stands for itself by its heaviest words: more cost time and change little."""
LEAST = {"whole": 10.0, "lead": 10.0, "title": 1.0}
"""A text weighs at least this much in all, so that one of few or everyday words is like no other. News weighs 35 to
80."""
SHOWN = 40
"""Words of an account that `why` may name: its heaviest."""

Floats = NDArray[np.float32]


class Vector(NamedTuple):
    """Words by number with their weights, heaviest first; the squares add up to 1, or less where little is said."""

    numbers: Numbers
    weights: Floats


class Vectors(NamedTuple):
    """An account as it is compared with others."""

    whole: Vector
    lead: Vector
    title: Vector
    words: tuple[str, ...]
    """Its heaviest words."""


class Weigher:
    """Weighs words by how rare they are among the accounts of the epochs before."""

    def __init__(self) -> None:
        self.seen = 0.0
        self.held_by: Floats = np.zeros(BUCKETS, np.float32)
        self.waiting: list[Numbers] = []

    def weigh(self, account: Sketch) -> Vectors:
        """The account's heaviest words; counts the account as seen from the next epoch on."""
        if len(self.waiting) == EPOCH:
            self.count(np.concatenate(self.waiting), len(self.waiting))
            self.waiting = []
        numbers = np.unique(account.numbers)
        self.waiting.append(numbers)
        held_by = self.held_by[account.numbers] + _expected()[account.numbers]
        rarity = np.maximum(0, np.log((self.seen + PRIOR + 1) / held_by)).astype(np.float32)
        whole, order = _vector("whole", account.numbers, account.whole, rarity)
        lead, _ = _vector("lead", account.numbers, account.lead, rarity)
        title, _ = _vector("title", account.numbers, account.title, rarity)
        return Vectors(whole, lead, title, tuple(account.words[i] for i in order[:SHOWN].tolist()))

    def count(self, words: Numbers, accounts: int) -> None:
        """Count an epoch: the different words of each of so many accounts, end to end."""
        # Not in place: what came from another machine may not be written to.
        self.held_by = self.held_by * np.float32(FADE) + np.bincount(words, minlength=BUCKETS).astype(np.float32)
        self.seen = self.seen * FADE + accounts


def _vector(part: str, numbers: Numbers, counts: Counts, rarity: Floats) -> tuple[Vector, NDArray[np.int64]]:
    """The heaviest words of a part of an account, and their places among its words."""
    here = np.flatnonzero(counts)
    weights = (1 + np.log(counts[here])) * rarity[here]
    # Words of equal weight stand by their numbers, whatever order the account says them in.
    order = np.lexsort((numbers[here], -weights))[: KEPT[part]]
    kept = weights[order]
    length = max(LEAST[part], float(np.sqrt(np.sum(kept * kept, dtype=np.float64))))
    order = order[kept > 0]
    return Vector(numbers[here][order], (weights[order] / length).astype(np.float32)), here[order]


@cache
def _expected() -> Floats:
    """In how many of PRIOR accounts the word with a number is expected to stand."""
    held_by = np.full(BUCKETS, UNLISTED, np.float32)
    for word, share in common_words().items():
        held_by[bucket(word)] = max(held_by[bucket(word)], share * PRIOR)
    return held_by


@cache
def common_words() -> dict[str, float]:
    """The share of news accounts that hold a word, for words in at least 0.5 percent of them.

    Counted over 13,293 English news articles of 2012 to 2015 (the first half of the Article-Bias-Prediction
    corpus, Baly et al. 2020); without it a handful of accounts would look alike for sharing "which" and "since".
    """
    lines = files("rashomon.group").joinpath("data", "common_words.tsv").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return {word: float(share) / 1000 for word, share in pairs}
