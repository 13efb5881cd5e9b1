"""Events with keys prepared for the judges of reconciliation: clauses, candidate pairs, the key's points they hit."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from boost import Bagged
from keys import Event, Places, Range, same
from rashomon.reader import read
from rashomon.reconcile.candidates import candidates
from rashomon.reconcile.closer import Mix, doubtful
from rashomon.reconcile.clusters import Cluster, cluster
from rashomon.reconcile.features import Pair, features
from rashomon.reconcile.finding import Side, sides
from rashomon.reconcile.judging import Judged, ranked
from rashomon.reconcile.together import neighbours
from rashomon.reconcile.together import rows as joined
from rashomon.reconcile.told import Told, told
from rashomon.reconcile.weighing import rows as weighed
from rashomon.types import Reading

FOLDS = 6


class Sheet(NamedTuple):
    """One event prepared: its clauses and where they stand, candidate pairs, features, the units that each hits."""

    event: Event
    items: list[Told]
    sides: list[Side]
    at: list[Range]
    pairs: list[Pair]
    x: np.ndarray
    hits: dict[Pair, frozenset[int]]


def prepare(event: Event, readings: Sequence[Reading] | None = None) -> Sheet:
    """Compare the clauses of an event's accounts, which are read first unless their readings are given."""
    read_ = list(zip(event.accounts, readings or [read(a) for a in event.accounts], strict=True))
    items = told(read_)
    pairs = candidates(items)
    places = [Places(a.text) for a in event.accounts]
    at = [places[t.account].range(t.start, t.end) for t in items]
    hits = {}
    for p in pairs:
        found = [
            k
            for k, u in enumerate(event.units)
            if u.accounts == (items[p.a].account, items[p.b].account)
            and any(same(at[p.a], x) and same(at[p.b], y) for x, y in u.pairs)
        ]
        hits[p] = frozenset(found)
    return Sheet(event, items, sides(items, read_), at, pairs, features(items, pairs), hits)


def labels(sheet: Sheet) -> np.ndarray:
    """1 for each pair that states a point of the key."""
    return np.array([bool(sheet.hits[p]) for p in sheet.pairs], dtype=int)


def linked(sheet: Sheet, p: np.ndarray, odds: np.ndarray, mix: Mix) -> list[Judged]:
    """The pairs with the probabilities of the trees and of the closer look, mixed, from the surest down."""
    return ranked(sheet.pairs, sheet.x, p, {k: float(odds[k]) for k in doubtful(p, sheet.x)}, mix)


OPEN = (0.15, 0.2)
"""Scores from which a link opens a point: lower than in the program, since weak points teach their judge, too."""
Near = list[tuple[int, int]]


def joins(sheet: Sheet, links: Sequence[Judged]) -> tuple[np.ndarray, np.ndarray, Near]:
    """Pairs of neighbouring links: features, 1 where both hit one point of the key, and which links they are."""
    near = neighbours(sheet.items, links)
    states = [{sheet.event.units[u].point["id"] for u in sheet.hits[j.pair]} for j in links]
    y = [bool(states[k] & states[m]) for k, m in near]
    return joined(sheet.items, links, near), np.array(y, dtype=int), near


def wholes(sheet: Sheet, links: Sequence[Judged], near: Near, p: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The clusters that these links make: features, and 1 where one is a point of the key that no surer one is."""
    together = dict(zip(near, p.tolist(), strict=True))
    clusters = cluster(sheet.items, links, together, OPEN)
    return weighed(sheet.items, links, together, clusters), _found(sheet, clusters)


def _found(sheet: Sheet, clusters: Sequence[Cluster]) -> np.ndarray:
    """1 for clusters that match the key in more than half of their pairs of accounts, the surest taking its pick."""
    taken: set[int] = set()
    y = np.zeros(len(clusters), dtype=int)
    for k in sorted(range(len(clusters)), key=lambda k: -max(j.score for j in clusters[k].links)):
        by: dict[int, list[int]] = {}
        for i in clusters[k].members:
            by.setdefault(sheet.items[i].account, []).append(i)
        ways = [(a, b) for a in by for b in by if a < b]
        met = 0
        for a, b in ways:
            fits = (u for u in range(len(sheet.event.units)) if u not in taken and _fits(sheet, u, (a, b), by))
            unit = next(fits, None)
            if unit is not None:
                taken.add(unit)
                met += 1
        y[k] = met * 2 > len(ways)
    return y


def _fits(sheet: Sheet, unit: int, accounts: tuple[int, int], by: dict[int, list[int]]) -> bool:
    """As the key's scorer has it: one pair of statements is the key's, and half of each account's belong there."""
    u = sheet.event.units[unit]
    if u.accounts != accounts:
        return False
    said = [[sheet.at[i] for i in by[a]] for a in accounts]
    if not any(same(x, p) and same(y, q) for x in said[0] for y in said[1] for p, q in u.pairs):
        return False
    return all(
        2 * sum(any(same(x, pair[side]) for pair in u.pairs) for x in said[side]) >= len(said[side]) for side in (0, 1)
    )


def folds(names: list[str]) -> list[set[str]]:
    """The events' names dealt into FOLDS sets, seeded."""
    order = np.random.default_rng(1).permutation(sorted(set(names)))
    return [set(order[k::FOLDS].tolist()) for k in range(FOLDS)]


Fit = Callable[[np.ndarray, np.ndarray], Bagged]


def unseen(names: list[str], x: list[np.ndarray], y: list[np.ndarray], fit: Fit) -> list[np.ndarray]:
    """For the rows of every sheet what a model says that was not trained on its event."""
    out = [np.zeros(0)] * len(names)
    for held in folds(names):
        rest = [k for k, n in enumerate(names) if n not in held]
        model = fit(np.concatenate([x[k] for k in rest]), np.concatenate([y[k] for k in rest]))
        for k, n in enumerate(names):
            if n in held and len(x[k]):
                out[k] = model.predict_proba(x[k])[:, 1]
    return out
