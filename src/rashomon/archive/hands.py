"""What an archive has others do: reading, telling a story, comparing accounts. The hall puts them into its hands."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from rashomon.types import Account, Problem, Reading, Story

Ties = dict[int, dict[int, int]]
"""How alike things are, by their numbers, both ways."""


class Hands(NamedTuple):
    """The rooms that an archive needs, as functions."""

    made_by: str
    """Names the version of the program and its reader: what was made by another is behind."""
    readings: Callable[[Iterable[Account]], Iterator[tuple[Account, Reading] | Problem]]
    assemble: Callable[[list[tuple[Account, Reading]]], Story]
    outline: Callable[[Account], tuple[tuple[str, ...], bytes]]
    """Its heaviest words, heaviest first, and what it is compared by."""
    alike: Callable[[bytes, Sequence[bytes], Sequence[int]], list[int]]
    """How alike an outline is with each of others, so many days apart; 0 where next to nothing."""
    may_join: Callable[[int], bool]
    """Whether two accounts so alike may be in one story for that."""
    joined: Callable[[Iterable[int], Ties], list[list[int]]]
    """Things put together by how alike they are."""
