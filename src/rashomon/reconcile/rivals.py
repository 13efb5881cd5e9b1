"""Rival figures brought side by side: "more than a dozen missiles" and "tens of missiles" belong in one point."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from rashomon.reconcile.clusters import Cluster, meet, sort
from rashomon.reconcile.features import NAMES
from rashomon.reconcile.figures import fates
from rashomon.reconcile.judging import Judged
from rashomon.reconcile.told import Told

RIVAL = 0.25
"""Score from which two statements with rival figures stand in one point, whatever else speaks against it."""
FIGURES = NAMES.index("rival figures")


class _Held:
    """A point while statements come to it."""

    def __init__(self, items: Sequence[Told], c: Cluster) -> None:
        self.members, self.links = {*c.members}, [*c.links]
        self.fates = {x for j in c.links for x in sort(items, j).fates}

    def takes(self, t: Told) -> bool:
        """Whether a statement may come to it: one that counts the dead does not come to the injured."""
        return meet(self.fates, fates(t))

    def swallows(self, other: _Held) -> bool:
        """Whether it holds all that another point holds, whose links it then takes: nobody reads the same twice."""
        if not other.members <= self.members:
            return False
        known = {j.pair for j in self.links}
        self.links += [j for j in other.links if j.pair not in known]
        return True

    def add(self, link: Judged) -> None:
        self.members |= {*link.pair}
        self.links.append(link)


def with_rivals(items: Sequence[Told], links: Sequence[Judged], clusters: Sequence[Cluster]) -> list[Cluster]:
    """The points with the statements that have a rival figure for what one of theirs counts, so that both values stand
    side by side; two such statements that are in none make a point. One that other points hold by less comes, too."""
    apart = [j for j in links if j.score >= RIVAL and j.compared[FIGURES] > 0]
    held = _gone_over(items, apart, [_Held(items, c) for c in clusters])
    inside = {i for h in held for i in h.members}
    best: dict[int, float] = defaultdict(float)
    for i, score in ((i, j.score) for h in held for j in h.links for i in j.pair):
        best[i] = max(best[i], score)
    for link in apart:
        a, b = link.pair
        surer = link.score > min(best[a], best[b])  # than all that holds one of them where it stands
        if a in inside and b in inside and (not surer or any({a, b} <= h.members for h in held)):
            continue
        homes = (h for h in held if (a in h.members and h.takes(items[b])) or (b in h.members and h.takes(items[a])))
        home = next(homes, None)
        if home is None:
            home = _Held(items, Cluster((), (link,)))
            home.links.clear()
            held.append(home)
        home.add(link)
        inside |= {a, b}
        best.update({i: max(best[i], link.score) for i in link.pair})
        held = [h for h in held if h is home or not home.swallows(h)]
    return [Cluster(tuple(sorted(h.members)), tuple(h.links)) for h in held]


def _gone_over(items: Sequence[Told], apart: Sequence[Judged], held: Sequence[_Held]) -> list[_Held]:
    """Of two statements that are a point by rival figures alone one goes over to a greater point that holds the other,
    where it is the rival of more than that one, too."""
    rivals: dict[int, set[int]] = defaultdict(set)
    for j in apart:
        rivals[j.pair.a].add(j.pair.b)
        rivals[j.pair.b].add(j.pair.a)
    left = []
    for h in held:
        small = len(h.members) == 2 and all(j.compared[FIGURES] > 0 for j in h.links)
        greater = _greater(items, rivals, h.members, held) if small else None
        if greater is None:
            left.append(h)
        else:
            greater.add(h.links[0])
    return left


def _greater(
    items: Sequence[Told], rivals: Mapping[int, Set[int]], two: Set[int], held: Sequence[_Held]
) -> _Held | None:
    for h in held:
        for i in two - h.members if len(h.members) > 2 and h.members & two else ():
            if len(rivals[i] & h.members) > 1 and h.takes(items[i]):
                return h
    return None
