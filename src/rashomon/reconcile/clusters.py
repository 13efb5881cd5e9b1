"""Links made into points: first between each two accounts, then over all of them.

A point may hold a clause that another point holds too, since a clause may state two things; and two clauses of one
account, where it tells a thing twice or over two clauses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from rashomon.reconcile.features import Pair
from rashomon.reconcile.figures import fates
from rashomon.reconcile.judging import Judged
from rashomon.reconcile.together import FROM
from rashomon.reconcile.told import Told

JOIN = 0.5
"""Probability from which two links between the same two accounts are one point."""
OVER_ALL = 0.3
"""Probability from which two links over a third account are, lower since the judge was taught by few of these and errs
on the side of two; or the score that all three links between three clauses have."""
OPEN = (0.22, 0.28)
"""Scores from which a link opens a point: where it meets no other point, and where it shares a clause with one."""
Together = Mapping[tuple[int, int], float]
"""For pairs of links, as indexes with the surer first, how likely both are one point."""


class Cluster(NamedTuple):
    """One point in the making: clauses by index, in the order of accounts, and the links that made it."""

    members: tuple[int, ...]
    links: tuple[Judged, ...]


def cluster(
    items: Sequence[Told], links: Sequence[Judged], together: Together, opens: tuple[float, float] = OPEN
) -> list[Cluster]:
    """Points between two accounts each, in the order of their surest links; `links` go from the surest down.

    Each link joins the point with whose links it is likeliest one, on average, or opens a point.
    """
    beside: dict[int, list[tuple[int, float]]] = defaultdict(list)
    sorts = [sort(items, j) for j in links]
    for (k, m), p in together.items():
        if _alike(sorts[k], sorts[m]) and _accounts(items, links[k]) == _accounts(items, links[m]):
            beside[m].append((k, p))
    home: dict[int, int] = {}
    made: list[list[int]] = []
    befell: list[frozenset[str]] = []
    for m, link in enumerate(links):
        if link.score < FROM:
            break
        known: dict[int, float] = defaultdict(float)
        for k, p in beside[m]:
            if k in home and meet(befell[home[k]], sorts[m].fates):
                known[home[k]] += p / len(made[home[k]])
        likeliest, point = max(((p, -n) for n, p in known.items()), default=(0.0, 0))
        sharing = any({*link.pair} & {*links[k].pair} for n in known for k in made[n])
        if likeliest >= JOIN:
            home[m] = -point
            made[-point].append(m)
            befell[-point] |= sorts[m].fates
        elif link.score * (1 - likeliest) >= opens[sharing]:
            home[m] = len(made)
            made.append([m])
            befell.append(sorts[m].fates)
    return [_cluster(links, held) for held in made]


def _accounts(items: Sequence[Told], link: Judged) -> tuple[int, int]:
    return items[link.pair.a].account, items[link.pair.b].account


def _cluster(links: Sequence[Judged], held: Sequence[int]) -> Cluster:
    members = {i for k in held for i in links[k].pair}
    return Cluster(tuple(sorted(members)), tuple(links[k] for k in sorted(held)))


def over_all(
    items: Sequence[Told], links: Sequence[Judged], together: Together, clusters: Sequence[Cluster]
) -> list[Cluster]:
    """Points between two accounts that share a clause and are likely one, joined, the likeliest first.

    Two points never join where some account states them with no clause in common.
    """
    number = {j.pair: k for k, j in enumerate(links)}
    held = [[number[j.pair] for j in c.links] for c in clusters]
    home = {k: n for n, found in enumerate(held) for k in found}
    stated = [_by_account(items, c.members) for c in clusters]
    known = {j.pair: j.score for j in links}
    sorts = [sort(items, j) for j in links]
    befell = [frozenset[str]().union(*(sorts[k].fates for k in found)) for found in held]
    likely = {x: max(p, _triangle(links, known, *x)) for x, p in together.items()}
    for (k, m), p in sorted(likely.items(), key=lambda x: (-x[1], x[0])):
        if p < OVER_ALL:
            break
        one, other = home.get(k), home.get(m)
        if one is None or other is None or one == other or not _alike(sorts[k], sorts[m]):
            continue
        if not meet(befell[one], befell[other]):
            continue
        if not all(stated[one].get(a, s) & s for a, s in stated[other].items()):
            continue
        home.update(dict.fromkeys(held[other], one))
        held[one] += held[other]
        befell[one] |= befell[other]
        for a, s in stated[other].items():
            stated[one][a] = stated[one].get(a, frozenset()) | s
        held[other] = []
    return _distinct(items, links, [found for found in held if found])


def _distinct(items: Sequence[Told], links: Sequence[Judged], held: list[list[int]]) -> list[Cluster]:
    """The points from the surest down, each without the links between statements that a surer one holds both."""
    made: list[Cluster] = []
    holding: dict[int, set[int]] = defaultdict(set)
    for found in sorted(held, key=min):
        own = [k for k in found if not holding[links[k].pair.a] & holding[links[k].pair.b]]
        if own:
            c = _cluster(links, own)
            for i in c.members:
                holding[i].add(len(made))
            made.append(c)
    return made


class Sort(NamedTuple):
    """What sort of thing a link links."""

    role: bool
    """Whether it says who somebody is."""
    fates: frozenset[str]
    """What befell those that both its statements count; or those of one, where the other does not say."""


def sort(items: Sequence[Told], link: Judged) -> Sort:
    """What sort of thing a link links."""
    a, b = items[link.pair.a], items[link.pair.b]
    x, y = fates(a), fates(b)
    return Sort(a.role or b.role, x & y if x and y else x | y)


def _alike(x: Sort, y: Sort) -> bool:
    """Whether two links may be one point: who somebody is and what happened never are, nor the dead and the injured."""
    return x.role == y.role and meet(x.fates, y.fates)


def meet(x: Set[str], y: Set[str]) -> bool:
    """Whether what befell some may have befallen the others: nothing said is no bar."""
    return not x or not y or bool(x & y)


def _triangle(links: Sequence[Judged], known: Mapping[Pair, float], k: int, m: int) -> float:
    """The weakest side where two links share a clause and their other ends are linked, too; else 0."""
    ends = {*links[k].pair} ^ {*links[m].pair}
    if len(ends) != 2:
        return 0.0
    return min(links[k].score, links[m].score, known.get(Pair(min(ends), max(ends)), 0.0))


def _by_account(items: Sequence[Told], members: Sequence[int]) -> dict[int, frozenset[int]]:
    out: dict[int, frozenset[int]] = defaultdict(frozenset)
    for i in members:
        out[items[i].account] |= {i}
    return dict(out)
