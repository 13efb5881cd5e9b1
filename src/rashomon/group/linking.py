"""Which accounts make a story, from how alike they are: decided at once as each comes, and settled anew with what
came after.

An account joins the story that it is most like on average, or opens one. Every SETTLED accounts, and at the end, what
lies about the newcomers is put together anew by average likeness, the most alike first: stories that turned out to be
one are merged, one that turned out to be two is split, and each such change keeps its reason. What happens when
depends on the accounts' places in the stream alone.
"""

from collections.abc import Iterable, Iterator

from rashomon.group.index import LATE, Tie
from rashomon.group.likeness import judge
from rashomon.group.merging import Ties, joined, pairs
from rashomon.group.nodes import Node, Open, tie, untie
from rashomon.group.reasons import why
from rashomon.group.settling import Cluster, identities, move
from rashomon.types import Group

SETTLED = 200
HOPS = 2
"""How far from a newcomer, from tie to tie, accounts are put together anew."""
REGION = 4000
"""At most so many at a time."""


class Linker:
    """The open stories. An account is known by its place in the stream."""

    def __init__(self) -> None:
        self.nodes: dict[int, Node] = {}
        """Accounts of open stories, in the order in which they came."""
        self.stories: dict[int, Open] = {}
        """Open stories, numbered in the order in which they were opened or split off."""
        self.opened = 0
        self.unsettled: list[int] = []
        self._one = judge().one

    def add(self, place: int, node: Node, ties: Iterable[Tie]) -> int:
        """Take an account in; the story that it falls into for now."""
        self.nodes[place] = node
        for tied in ties:
            other = self.nodes.get(tied.other)
            if other is None:
                continue
            head = tied.other if other.original is None else other.original
            if not tied.again:
                # An account that is another again is no witness of its own: who is like it is like the other.
                tie(place, head, tied.likeness, self.nodes)
            elif not _far(node, self.nodes[head]):
                node.again, node.original = tied.again, head
        self._enter(place, self._best(node) if node.original is None else self.nodes[node.original].story)
        if node.original is None:
            self.unsettled.append(place)
            if len(self.unsettled) >= SETTLED:
                self.settle()
        return node.story

    def _best(self, node: Node) -> int | None:
        """The open story that an account is most like on average, if it is alike enough."""
        likeness: dict[int, int] = {}
        for other, alike in node.ties.items():
            story = self.nodes[other].story
            likeness[story] = likeness.get(story, 0) + alike
        average = {s: found / pairs(1, self.stories[s].heads) for s, found in likeness.items()}
        best = max(average, key=lambda s: (average[s], s), default=None)
        return best if best is not None and average[best] >= self._one else None

    def _enter(self, place: int, story: int | None) -> None:
        if story is None:
            story = self._new()
        self.nodes[place].story = story
        self.stories[story].add(place, self.nodes[place])

    def _new(self) -> int:
        self.opened += 1
        self.stories[self.opened] = Open()
        return self.opened

    def let_go(self, places: Iterable[int]) -> Iterator[Group]:
        """Accounts that no other can come near any more; the stories that are closed by that."""
        for place in places:
            node = self.nodes[place]
            node.held = False
            story = self.stories[node.story]
            story.held -= 1
            if not story.held:
                if not set(story.members).isdisjoint(self.unsettled):
                    self.settle()
                    yield from self._close_empty()
                elif node.story in self.stories:
                    yield self._close(node.story)

    def finish(self) -> Iterator[Group]:
        """The stories that are still open, settled, in the order of their first accounts."""
        self.settle()
        for story in sorted(self.stories, key=lambda s: min(self.stories[s].members)):
            yield self._close(story)

    def _close_empty(self) -> Iterator[Group]:
        for story in [s for s, found in self.stories.items() if not found.held]:
            yield self._close(story)

    def _close(self, story: int) -> Group:
        members = sorted(self.stories[story].members)
        changes = tuple(self.stories.pop(story).changes)
        reasons = tuple(why(place, members, self.nodes) for place in members)
        ids = tuple(untie(place, self.nodes).id for place in members)
        return Group(accounts=ids, why=reasons, changes=changes)

    def settle(self) -> None:
        """Put what lies about the newcomers together anew."""
        region = self._region()
        self.unsettled = []
        sizes, ties, rests = self._clusters(region)
        clusters = [
            Cluster([k for k in found if k >= 0], [rests[k] for k in found if k < 0])
            for found in joined(sizes, ties, self._one)
        ]
        name = {s: self.nodes[min(self.stories[s].members)].id for s in {self.nodes[p].story for p in region}}
        for cluster, story in zip(clusters, identities(clusters, self.nodes, self.stories), strict=True):
            if story is None:
                story = self._new()
            move(cluster, story, self.nodes, self.stories, name)
        self._follow(name)

    def _follow(self, touched: Iterable[int]) -> None:
        """Accounts that are others again go where those went; stories that are empty then are none."""
        for story in sorted(touched):
            for place in [p for p in self.stories[story].members if self.nodes[p].original is not None]:
                node = self.nodes[place]
                original = node.original
                if original is not None and self.nodes[original].story != story:
                    self.stories[story].remove(place, node)
                    self._enter(place, self.nodes[original].story)
        for story in sorted(touched):
            if not self.stories[story].members:
                del self.stories[story]

    def _region(self) -> dict[int, None]:
        """The newcomers, and accounts that are tied to them, nearest first."""
        found = dict.fromkeys(p for p in self.unsettled if p in self.nodes)
        border = list(found)
        for _ in range(HOPS):
            reached: dict[int, None] = {}
            for place in border:
                for other in self.nodes[place].ties:
                    if other not in found and self.nodes[other].held:
                        reached[other] = None
            border = sorted(reached)[: max(0, REGION - len(found))]
            found.update(dict.fromkeys(border))
        return found

    def _clusters(self, region: dict[int, None]) -> tuple[dict[int, int], Ties, dict[int, int]]:
        """What is to be joined: each account of the region by its place, and what else there is of their stories, as
        one thing each, by a number below zero; and the stories of those."""
        sizes = dict.fromkeys(sorted(region), 1)
        rests: dict[int, int] = {}
        rest: dict[int, int] = {}
        for story in sorted({self.nodes[p].story for p in region}):
            outside = self.stories[story].heads - sum(1 for p in self.stories[story].members if p in region)
            if outside > 0:
                rest_key = -1 - story
                sizes[rest_key], rests[rest_key], rest[story] = outside, story, rest_key
        ties: Ties = {key: {} for key in sizes}
        for place in sorted(region):
            for other, likeness in self.nodes[place].ties.items():
                key: int | None = other if other in region else rest.get(self.nodes[other].story)
                if key is not None:
                    ties[place][key] = ties[place].get(key, 0) + likeness
                    if key < 0:
                        ties[key][place] = ties[key].get(place, 0) + likeness
        return sizes, ties, rests


def _far(node: Node, other: Node) -> bool:
    """Whether two are too far apart to be one again: what is printed every day would else be one story for ever."""
    return node.day is not None and other.day is not None and abs(node.day - other.day) > LATE
