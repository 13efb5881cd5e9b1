"""Why an account is where it is, in plain words that name what was compared."""

from rashomon.group.likeness import WHOLE
from rashomon.group.nodes import Node

WORDS_SHOWN = 4


def why(place: int, members: list[int], nodes: dict[int, Node]) -> str:
    """One line for an account of a story: what ties it to those before it."""
    node = nodes[place]
    if node.original is not None and node.original in nodes:
        return f"{node.id} is {nodes[node.original].id} again: {node.again}"
    line = _tied(node, [p for p in members if p < place], nodes)
    if line is None:
        after = _tied(node, [p for p in members if p > place], nodes)
        line = f"{node.id} opens the story" if place == members[0] or after is None else after
    return f"{line}; {node.moved}" if node.moved else line


def _tied(node: Node, others: list[int], nodes: dict[int, Node]) -> str | None:
    """What ties an account to the one of some others that it is most like; None where it is tied to none."""
    near = max((p for p in others if p in node.ties), key=lambda p: (node.ties[p], p), default=None)
    if near is None:
        return None
    other = nodes[near]
    theirs = set(other.words)
    shared = [w for w in node.words if w in theirs][:WORDS_SHOWN]
    said = f": both say {', '.join(shared)}" if shared else ""
    return f"{node.id} is like {other.id} ({share(node.ties[near])}){said}"


def share(likeness: float) -> str:
    """A likeness as people read it: 0.87."""
    return f"{likeness / WHOLE:.2f}"
