"""Accounts put side by side for a keeper of many who looks up likely neighbours itself and puts them together anew.

The likeness and the joining are those of a stream; only words weigh by the shipped shares alone and not by what came
before, and all that is known of a set of accounts is joined at once. So what is one story hangs on the accounts, and
not on the order in which they came.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from rashomon.group.index import COPY, FLOOR, PARTS, Scratch
from rashomon.group.likeness import WHOLE, judge, likeness
from rashomon.group.merging import Ties, joined
from rashomon.group.sketch import sketch
from rashomon.group.weights import Vector, Weigher
from rashomon.types import Account

KNOWN = 200
"""A keeper compares an account with about this many others at most."""

EVERYDAY = 10
"""A word that weighs this many times less than the heaviest is nothing to look others up by."""


class Outline(NamedTuple):
    """What is kept of an account to compare it with others."""

    words: tuple[str, ...]
    """Its heaviest words, to look others up by."""
    body: bytes


def outline(account: Account) -> Outline:
    """The account's words as they weigh in its whole, its lead and its title."""
    vectors = Weigher().weigh(sketch(account))
    parts: list[Vector] = [getattr(vectors, part) for part in PARTS]
    sizes = np.array([len(part.numbers) for part in parts], "<u4")
    arrays = [sizes, *(np.asarray(x, kind) for part in parts for x, kind in zip(part, ("<u4", "<f4"), strict=True))]
    telling = int(np.count_nonzero(vectors.whole.weights * EVERYDAY >= vectors.whole.weights[:1]))
    return Outline(vectors.words[:telling], b"".join(a.tobytes() for a in arrays))


def alike(mine: bytes, others: Sequence[bytes], gaps: Sequence[int]) -> list[int]:
    """How alike an account is with each of others, so many days apart, in ten-thousandths; 0 where next to nothing."""
    if not others:
        return []
    here, there = _vectors(mine), [_vectors(o) for o in others]
    scratch = Scratch()
    shares = np.stack([scratch.shared(here[i], [o[i] for o in there]) for i in range(len(PARTS))])
    days = np.asarray(gaps, np.int64)
    found = likeness(shares, days)
    found[(shares[0] >= COPY) & (found > 0)] = WHOLE
    return [n if n >= FLOOR else 0 for n in found.tolist()]


def _vectors(body: bytes) -> list[Vector]:
    sizes = np.frombuffer(body, "<u4", len(PARTS))
    place, found = sizes.nbytes, []
    for size in sizes.tolist():
        numbers = np.frombuffer(body, "<u4", size, place)
        found.append(Vector(numbers, np.frombuffer(body, "<f4", size, place + 4 * size)))
        place += 8 * size
    return found


def may_join(tie: int) -> bool:
    """Whether accounts so alike may be one story; without one such tie between them, no two sets of accounts are."""
    return tie >= judge().one


def stories(accounts: Iterable[int], ties: Ties) -> list[list[int]]:
    """Accounts, by numbers that hang on nothing else, put together by average likeness (`ties`, both ways)."""
    return joined(dict.fromkeys(accounts, 1), ties, judge().one, KNOWN)
