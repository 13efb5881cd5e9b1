"""The entities of an account by the words that name them: what every layer that joins words and entities looks up."""

from bisect import bisect_left
from collections.abc import Sequence

from rashomon.reader.apart import Spanned
from rashomon.reader.marked import Marked
from rashomon.types import Entity

Range = tuple[int, int]
Named = tuple[int, int, int]
"""Words [start, end) that name an entity, and its index."""


class Mentions:
    """An account's words and sentences, and where among them each entity is named."""

    def __init__(self, marked: Marked, entities: Sequence[Entity]) -> None:
        self.tokens, self.sentences, self.entities = marked.tokens, marked.sentences, entities
        self.ends = [last for _, last in marked.sentences]
        self._starts = [t.start for t in marked.tokens]
        found = [[self.words(m) for m in e.mentions] for e in entities]
        self.of: list[list[Range]] = [[r for r in each if r[0] < r[1]] for each in found]
        """Each entity's mentions, in its own order."""
        self.named: list[Named] = sorted((*r, k) for k, each in enumerate(self.of) for r in each)
        self.people = [n for n in self.named if entities[n[2]].kind == "person"]

    def words(self, s: Spanned) -> Range:
        """The words of a span."""
        return bisect_left(self._starts, s.start), bisect_left(self._starts, s.end)
