"""Clusters become stories again: which story each goes on, and what is said of those merged, split and moved."""

from collections import Counter
from typing import NamedTuple

from rashomon.group.merging import pairs
from rashomon.group.nodes import Node, Open
from rashomon.group.reasons import share


class Cluster(NamedTuple):
    """What average likeness put together: accounts by their places, and the rests of stories that go with them."""

    heads: list[int]
    rests: list[int]
    """Stories of which accounts that were not looked at are in it."""


def identities(clusters: list[Cluster], nodes: dict[int, Node], stories: dict[int, Open]) -> list[int | None]:
    """The story that each cluster goes on; None for a new one.

    A story is gone on by the cluster with its rest, else by that with most of its accounts; a cluster goes on the story
    that most of it comes from.
    """
    pinned = {story for cluster in clusters for story in cluster.rests}
    counts = [Counter(nodes[p].story for p in c.heads) for c in clusters]
    claims: dict[int, int] = {}
    for i, found in enumerate(counts):
        for story, n in found.items():
            if story not in pinned and (story not in claims or n > counts[claims[story]][story]):
                claims[story] = i
    chosen: list[int | None] = []
    for i, cluster in enumerate(clusters):
        if cluster.rests:
            chosen.append(max(cluster.rests, key=lambda s: (stories[s].heads, -s)))
        else:
            own = [s for s in counts[i] if claims.get(s) == i]
            chosen.append(max(own, key=lambda s: (counts[i][s], -s), default=None))
    return chosen


def move(cluster: Cluster, story: int, nodes: dict[int, Node], stories: dict[int, Open], name: dict[int, str]) -> None:
    """Put a cluster's accounts into a story, and say of each part that comes from another what it was; `name` says who
    opened which story."""
    coming: dict[int, list[int]] = {}
    for place in cluster.heads:
        if nodes[place].story != story:
            coming.setdefault(nodes[place].story, []).append(place)
    for rest in cluster.rests:
        if rest != story:
            coming[rest] = [p for p in stories[rest].members if nodes[p].original is None]
    for old in sorted(coming):
        whole = len(coming[old]) == stories[old].heads
        alike = _average(coming[old], [p for p in stories[story].members if nodes[p].original is None], nodes)
        for place in coming[old]:
            node = nodes[place]
            stories[old].remove(place, node)
            node.story = story
            stories[story].add(place, node)
            if len(coming[old]) == 1 and not whole and alike is not None:
                node.moved = f"it stood with {name[old]} before"
        if alike is None:
            stories[story].changes.append(f"split from the story of {name[old]}: too unlike the rest of it on average")
        elif whole:
            stories[story].changes.append(f"the story of {name[old]} merged into it: {share(alike)} alike on average")


def _average(some: list[int], others: list[int], nodes: dict[int, Node]) -> float | None:
    """The average likeness of two sets of accounts; None where one is empty."""
    if not some or not others:
        return None
    there = set(others)
    return sum(n for p in some for o, n in nodes[p].ties.items() if o in there) / pairs(len(some), len(others))
