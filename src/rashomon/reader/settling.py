"""Which of the places that a name may mean is meant: what the other places of the account speak for.

Every name spreads its weight over what it may mean, by people and kind; then each meaning is weighed by how much weight
the other names have put into its state, its country and its surroundings; and again with what came of that.
Population decides where nothing else does.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import floor, log2, log10

from rashomon.reader.gazetteer import Spot

KIND_BONUS = {"n": 3.0, "r": 7.0, "a": 0.3, "d": 0.0, "c": 0.0, "f": 5.0}
STATES_NAMED = frozenset(("US", "CA", "AU", "GB", "IN", "DE", "MX", "BR"))
"""Countries whose states the news names as such."""
STATE_BONUS = 1.2
GREAT, GREAT_BONUS = 1_000_000, 1.0
"""People of a city that everybody knows, and what that counts."""
USUAL = {"washington": 4140963, "new york": 5128581}
"""Names of a state and a city that alone mean the city."""
OWN_BONUS = 20.0
ROUNDS = 3
STATE, COUNTRY, AROUND = 1.9, 0.8, 1.6
CELL = 0.65
"""Degrees. A place's surroundings are its cell and the eight around it."""
ENOUGH = 4.0
"""Names. More that speak for one area add nothing."""

Name = tuple[str, str]
"""A folded name, and the name of what the text says that it lies in."""
Area = tuple[str, str] | tuple[int, int] | str


def settle(names: Mapping[Name, tuple[Spot, ...]], counts: Counter[Name]) -> dict[Name, tuple[Spot, ...]]:
    """Each name's meanings, the likeliest first. Each has one or more; a name that counts nothing speaks for none."""
    alone = {k: [_prior(k[0], s) for s in spots] for k, spots in names.items()}
    scores = alone
    areas = {k: [_areas(s) for s in spots] for k, spots in names.items()}
    for _ in range(ROUNDS):
        own = {k: _votes(areas[k], scores[k], 1.0 + log10(counts[k])) if counts[k] else {} for k in names}
        total = _sum(own.values())
        scores = {
            k: [alone[k][i] + _context(areas[k][i], total, own[k]) for i in range(len(spots))]
            for k, spots in names.items()
        }
    return {k: _ordered(spots, scores[k]) for k, spots in names.items()}


def _ordered(spots: tuple[Spot, ...], scores: list[float]) -> tuple[Spot, ...]:
    order = sorted(range(len(spots)), key=lambda i: (-scores[i], spots[i].geonameid or 0, i))
    return tuple(spots[i] for i in order)


def _prior(key: str, s: Spot) -> float:
    """What speaks for a meaning before the account is looked at."""
    usual = 2.5 if s.geonameid and USUAL.get(key) == s.geonameid else 0.0
    usual += GREAT_BONUS if s.people >= GREAT and s.kind == "c" else 0.0
    usual += STATE_BONUS if s.kind == "a" and s.country in STATES_NAMED else 0.0
    return log10(s.people + 100) + KIND_BONUS[s.kind] + usual + (OWN_BONUS if s.own else 0.0)


def _areas(s: Spot) -> tuple[Area, Area, Area, list[Area]]:
    """A spot's state, country and cell ("" where it has none), and the cells around it."""
    if s.kind == "r" or not s.country:
        return "", "", "", []
    if s.kind == "n":
        return "", s.country, "", []
    state: Area = (s.country, s.admin1) if s.admin1 else ""
    if s.kind == "a":
        return state, s.country, "", []
    y, x = floor(s.latitude / CELL), floor(s.longitude / CELL)
    return state, s.country, (y, x), [(y + j, x + i) for j in (-1, 0, 1) for i in (-1, 0, 1)]


def _votes(areas: list[tuple[Area, Area, Area, list[Area]]], scores: list[float], weight: float) -> dict[Area, float]:
    """How much one name speaks for each area; a meaning weighs a tenth for each point that its score is lower."""
    top = max(scores)
    shares = [10 ** (x - top) for x in scores]
    whole = sum(shares)
    votes: dict[Area, float] = defaultdict(float)
    for (state, country, _, around), share in zip(areas, shares, strict=True):
        share *= weight / whole
        if share > 0.001:
            votes[state] += share
            votes[country] += share
            for cell in around:
                votes[cell] += share
    return votes


def _sum(parts: Iterable[Mapping[Area, float]]) -> dict[Area, float]:
    total: dict[Area, float] = defaultdict(float)
    for part in parts:
        for area, share in part.items():
            total[area] += share
    return total


def _context(
    areas: tuple[Area, Area, Area, list[Area]], total: Mapping[Area, float], own: Mapping[Area, float]
) -> float:
    """What the other names say for a meaning."""
    said = 0.0
    for area, weight in zip(areas[:3], (STATE, COUNTRY, AROUND), strict=True):
        if area:
            others = max(0.0, total.get(area, 0.0) - own.get(area, 0.0))
            said += weight * log2(1.0 + min(others, ENOUGH))
    return said
