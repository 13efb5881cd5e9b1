"""Accounts of open stories, and the stories, while they may still change."""

from __future__ import annotations

import msgspec


class Node(msgspec.Struct):
    """An account of an open story."""

    id: str
    day: int | None
    words: tuple[str, ...]
    """Its heaviest words."""
    story: int = -1
    ties: dict[int, int] = msgspec.field(default_factory=dict)
    """How alike it is with others, by their places; the others hold it, too."""
    again: str = ""
    original: int | None = None
    """The account that this one is again (`again` says in which way): it goes where that goes."""
    held: bool = True
    """False once no newcomer is compared with it any more."""
    moved: str = ""
    """Where it stood before, if it was moved."""


class Open(msgspec.Struct):
    """A story that may still change."""

    members: dict[int, None] = msgspec.field(default_factory=dict)
    heads: int = 0
    """Members that are not another account again."""
    held: int = 0
    changes: list[str] = msgspec.field(default_factory=list)

    def add(self, place: int, node: Node) -> None:
        """Take an account in."""
        self.members[place] = None
        self.heads += node.original is None
        self.held += node.held

    def remove(self, place: int, node: Node) -> None:
        """Let an account go to another story."""
        del self.members[place]
        self.heads -= node.original is None
        self.held -= node.held


def tie(place: int, other: int, likeness: int, nodes: dict[int, Node]) -> None:
    """Tie two accounts to each other; of two ties the stronger counts."""
    if place != other and likeness > nodes[place].ties.get(other, 0):
        nodes[place].ties[other] = nodes[other].ties[place] = likeness


def untie(place: int, nodes: dict[int, Node]) -> Node:
    """Take an account out of all that hold it."""
    node = nodes.pop(place)
    for other in node.ties:
        if other in nodes:
            nodes[other].ties.pop(place, None)
    return node
