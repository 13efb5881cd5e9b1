"""Two accounts put side by side, for a keeper of many who holds their weights and looks up likely neighbours itself.

Cosine of the heaviest words by TF-IDF, faded by the days between, with the shipped shares of words alone: what two
accounts have in common then does not hang on what came before them.
"""

import math
from collections import Counter
from itertools import chain

from rashomon.group.weights import common_words
from rashomon.text.words import plain
from rashomon.types import Account

KEPT = 100
"""Words that stand for an account."""
TITLE_COUNTS = 2
"""A word of the title counts this often besides its place in the text."""
RAREST = math.log(5001 / 7.5)
"""The weight of a word that the shipped list does not hold."""
SHORTEST = 10.0
"""A text weighs at least this much in all, so that one of few or everyday words is like no other."""
ALIKE = 0.12
"""How alike two accounts of one story are at least."""
DAYS = 2
"""Accounts further apart do not tell one story."""
FADE = 0.7
"""Each day between two accounts makes them this much less alike."""


def weigh(account: Account) -> dict[str, float]:
    """The account's heaviest words, heaviest first; the squares add up to 1, or less for a text that says little."""
    counts = Counter(chain(plain(account.text), plain(account.title or "") * (1 + TITLE_COUNTS)))
    weights = ((word, (1 + math.log(n)) * rarity(word)) for word, n in counts.items())
    kept = sorted(weights, key=lambda x: (-x[1], x[0]))[:KEPT]
    length = max(SHORTEST, math.sqrt(sum(w * w for _, w in kept)))
    return {word: w / length for word, w in kept}


def rarity(word: str) -> float:
    """How rare a word is in news: 0 for one that every account holds."""
    share = common_words().get(word)
    return RAREST if share is None else max(0.0, -math.log(share))


def alike(a: dict[str, float], b: dict[str, float], apart: int) -> float:
    """How alike two accounts published so many days apart are; 0 where that is too little for one story."""
    if apart > DAYS:
        return 0.0
    score = sum(w * b[word] for word, w in a.items() if word in b) * FADE**apart
    return score if score >= ALIKE else 0.0
