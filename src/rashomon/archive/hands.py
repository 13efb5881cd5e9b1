"""What an archive has others do: reading, telling a story, weighing accounts. The hall puts them into its hands."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from rashomon.types import Account, Problem, Reading, Story

Weights = dict[str, float]


class Hands(NamedTuple):
    """The rooms that an archive needs, as functions."""

    made_by: str
    """Names the version of the program and its reader: what was made by another is behind."""
    readings: Callable[[Iterable[Account]], Iterator[tuple[Account, Reading] | Problem]]
    assemble: Callable[[list[tuple[Account, Reading]]], Story]
    weigh: Callable[[Account], Weights]
    """Its heaviest words, heaviest first."""
    alike: Callable[[Weights, Weights, int], float]
    """How alike two accounts so many days apart are; 0 where they do not tell one story."""
