"""Two accounts put side by side, for a keeper of many who holds their weights and looks up likely neighbours itself.

The measure is the stream's (cosine of the heaviest words, faded by the days between), with the shipped shares of words
alone: what two accounts have in common then does not hang on what came before them.
"""

from rashomon.group.stream import ALIKE, DAYS, FADE
from rashomon.group.weights import Weigher, Weights
from rashomon.types import Account


def weigh(account: Account) -> Weights:
    """The account's heaviest words, heaviest first."""
    return Weigher().weigh(account)


def alike(a: Weights, b: Weights, apart: int) -> float:
    """How alike two accounts published so many days apart are; 0 where that is too little for one story."""
    if apart > DAYS:
        return 0.0
    score = sum(w * b[word] for word, w in a.items() if word in b) * FADE**apart
    return score if score >= ALIKE else 0.0
