"""How much each word tells of what an account is about: TF-IDF, its document frequencies learned as the stream goes."""

import math
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import chain

from rashomon.text.words import plain
from rashomon.types import Account

WORDS_KEPT = 100
"""An account stands for itself by its heaviest words: more cost time and change little."""
TITLE_COUNTS = 2
"""A word of the title counts this often besides its place in the text."""
PRIOR = 5000
"""The shares of `common_words.tsv` weigh as much as this many accounts seen."""
UNLISTED = 7.5
"""In how many of PRIOR accounts a word stands that the list does not hold: well under its last share, 0.5 percent."""
LEAST_LENGTH = 10.0
"""A text weighs at least this much in all, so that one of few or everyday words is like no other.
News weighs 35 to 80."""

Weights = dict[str, float]
"""A word's weight, heaviest first; the squares add up to 1, or less for a text that says little."""


class Weigher:
    """Weighs words by how rare they are among the accounts seen so far."""

    def __init__(self) -> None:
        self._seen = 0
        self._held_by: Counter[str] = Counter()

    def weigh(self, account: Account) -> Weights:
        """The account's heaviest words; counts the account as seen."""
        in_title = plain(account.title or "")
        counts = Counter(chain(plain(account.text), in_title * (1 + TITLE_COUNTS)))
        self._seen += 1
        self._held_by.update(counts.keys())
        weights = ((word, (1 + math.log(n)) * self.rarity(word)) for word, n in counts.items())
        kept = sorted(weights, key=lambda x: (-x[1], x[0]))[:WORDS_KEPT]
        length = max(LEAST_LENGTH, math.sqrt(sum(w * w for _, w in kept)))
        return {word: w / length for word, w in kept}

    def rarity(self, word: str) -> float:
        """Inverse document frequency: 0 for a word that every account holds, about 6 to 10 for a rare one."""
        expected = common_words().get(word)
        held_by = self._held_by[word] + (UNLISTED if expected is None else expected * PRIOR)
        return max(0.0, math.log((self._seen + PRIOR + 1) / held_by))


@cache
def common_words() -> dict[str, float]:
    """The share of news accounts that hold a word, for words in at least 0.5 percent of them.

    Counted over 13,293 English news articles of 2012 to 2015 (the first half of the Article-Bias-Prediction
    corpus, Baly et al. 2020); without it a handful of accounts would look alike for sharing "which" and "since".
    """
    lines = files("rashomon.group").joinpath("data", "common_words.tsv").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return {word: float(share) / 1000 for word, share in pairs}
