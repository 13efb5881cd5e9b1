"""Near copies: wire text that several outlets print, whole, cut or lightly edited, is one telling."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.text.words import plain
from rashomon.types import Account

SHINGLE = 7
"""Words in a row; far fewer recur by chance between texts written apart."""
COPIED = 0.4
"""Share of the shorter text's shingles that stand in the longer one from which it is a near copy."""
STRETCH = 0.5
"""Share of a statement's runs of three words that must stand in the other text for it to be copied itself."""


def shingles(text: str, size: int = SHINGLE) -> frozenset[tuple[str, ...]]:
    """Every run of `size` words of a text."""
    words = plain(text)
    return frozenset(tuple(words[i : i + size]) for i in range(len(words) - size + 1))


def copies(accounts: Sequence[Account]) -> dict[int, int]:
    """For each account that is a near copy, the account that it is a copy of; that one is never a copy itself.

    Of two near copies the longer is taken for the source; of two of one length, the first by text.
    """
    made = [shingles(a.text) for a in accounts]
    order = sorted(range(len(accounts)), key=lambda i: (-len(made[i]), accounts[i].text))
    source: dict[int, int] = {}
    roots: list[int] = []
    for i in order:
        best = max(roots, key=lambda r: len(made[i] & made[r]), default=None)
        if best is not None and made[i] and len(made[i] & made[best]) >= COPIED * len(made[i]):
            source[i] = best
        else:
            roots.append(i)
    return source


def is_copied(words: Sequence[str], original: frozenset[tuple[str, ...]]) -> bool:
    """Whether the words stand, nearly so, in a text given by its runs of three words; fewer than three, exactly so."""
    if len(words) < 3:
        return bool(words) and any(tuple(words) in (r[: len(words)], r[-len(words) :]) for r in original)
    runs = [tuple(words[i : i + 3]) for i in range(len(words) - 2)]
    return sum(r in original for r in runs) >= STRETCH * len(runs)
