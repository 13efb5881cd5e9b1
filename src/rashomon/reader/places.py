"""Places: named places resolved to coordinates, offline, by what the account says around them."""

import re
from collections import defaultdict
from collections.abc import Sequence
from math import log10
from typing import NamedTuple

from rashomon.reader.gazetteer import Spot, lookup
from rashomon.text.names import fold
from rashomon.types import Entity, Place, Span

PRECISION = {"c": "city", "d": "region", "a": "region", "n": "country", "r": "region"}
_KIND_BONUS = {"n": 4.0, "r": 6.0, "a": 0.3, "d": 0.0, "c": 0.0}
_STATES_NAMED = frozenset(("US", "CA", "AU", "GB", "IN", "DE", "MX", "BR"))
"""Countries whose states the news names as such."""
_USUAL = {"washington": 4140963, "new york": 5128581}
"""Names of a state and a city that alone mean the city."""
_AFTER = re.compile(r"[ ]?[,(]?[ ]?((?:[^\W\d_]+\.?[ -]?){1,3})")
_LEAD = re.compile(
    r"^(?:the|north|south|east|west|northern|southern|eastern|western|central|greater|downtown|upstate|city of|town of"
    r"|state of|port of|province of|suburban|mainland|northeastern|northwestern|southeastern|southwestern) "
)
_LOCAL = re.compile(
    r"(?<![^\W_])(?:police|sheriff|county|parish|fire|school|schools|hospital|airport|city council|jail|courthouse)(?![^\W_])",  # noqa: E501
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"(?<![^\W_])(?:times|post|journal|news|daily|globe|tribune|herald|press|air|airlines)$", re.IGNORECASE
)
_MOST_WORDS = 4


class Named(NamedTuple):
    """A mention of a place: where, its folded name, what it may mean, and what was named as containing it."""

    span: Span
    key: str
    spots: tuple[Spot, ...]
    inside: Spot | None


def places(text: str, entities: Sequence[Entity]) -> tuple[Place, ...]:
    """The mentions of places among the entities, in order, resolved where the gazetteer knows the name.

    A name with several meanings goes to the place inside the state or country named right after it ("Paris, Texas"),
    else
    to the one that the other places of the account lie nearest to by country and state, else to the most populous. A
    name means the same place throughout unless the text says otherwise. Unknown names keep null coordinates.
    """
    named = _named(text, entities)
    support = _support(named)
    settled: dict[str, Spot] = {}
    for n in named:
        if n.inside and n.spots:
            settled.setdefault(n.key, _best(n, support))
    found = []
    for n in named:
        spot = None
        if n.spots:
            spot = _best(n, support) if n.inside or n.key not in settled else settled[n.key]
            settled.setdefault(n.key, spot)
        found.append(_place(text, n.span, spot))
    return tuple(found)


def _place(text: str, span: Span, spot: Spot | None) -> Place:
    if spot is None:
        return Place(span.start, span.end, " ".join(text[span.start : span.end].split()))
    return Place(span.start, span.end, spot.name, spot.latitude, spot.longitude, spot.geonameid, PRECISION[spot.kind])


def _named(text: str, entities: Sequence[Entity]) -> list[Named]:
    spans = [m for e in entities if e.kind == "place" for m in e.mentions]
    spans += [
        s for e in entities if e.kind in ("organisation", "facility") for m in e.mentions for s in _within(text, m)
    ]
    named = []
    for span in sorted(set(spans)):
        key = fold(text[span.start : span.end])
        spots = meanings(key)
        inside = container(text, span.end, spots) if spots else None
        if inside:
            spots = tuple(s for s in spots if _lies(s, inside))
        named.append(Named(span, key, spots, inside))
    return named


def _within(text: str, span: Span) -> list[Span]:
    """The place that a body's name begins with: Alexandria Police, Texas Department of Health; not The Boston Globe."""
    name = text[span.start : span.end]
    if _PRESS.search(name):
        return []
    local = _LOCAL.search(name)
    ends = [m.end() for m in re.finditer(r"[^\W_]+", name)][:_MOST_WORDS]
    for end in reversed(ends if local else ends[:-1]):
        spots = meanings(fold(name[:end]))
        if spots and (len(ends) > 1 or spots[0].kind != "c") and (local or spots[0].kind in "nad"):
            return [Span(span.start, span.start + end)]
    return []


def meanings(key: str) -> tuple[Spot, ...]:
    """What a folded name may mean: by itself, then without "northern", "city of" and the like, then as a county."""
    spots = lookup(key)
    if spots:
        return spots
    bare = _LEAD.sub("", key)
    if bare != key:
        return meanings(bare)
    for end in (" city", " county", " parish"):
        spots = lookup(key.removesuffix(end)) if key.endswith(end) else lookup(key + end) if end != " city" else ()
        if spots:
            return spots
    return ()


def container(text: str, end: int, spots: Sequence[Spot]) -> Spot | None:
    """The state or country named right after a place, when one of the meanings lies in it: "Paris, Texas"."""
    m = _AFTER.match(text, end)
    if not m:
        return None
    following = fold(m.group(1)).split()
    comma = "," in text[m.start() : m.start(1)] or "(" in text[m.start() : m.start(1)]
    for size in range(len(following), 0, -1):
        key = " ".join(following[:size])
        for outer in lookup(key):
            short = outer.kind == "a" and len(key) <= 5 and fold(outer.name) != key
            if outer.kind not in "nad" or (short and not comma) or (not comma and size == 1 and len(key) < 4):
                continue
            if any(_lies(s, outer) for s in spots):
                return outer
    return None


def _lies(spot: Spot, outer: Spot) -> bool:
    """True when a place lies in a country or a state."""
    if spot.country != outer.country or spot.kind == "n":
        return False
    return outer.kind == "n" or (spot.admin1 == outer.admin1 and spot.kind in "cd")


def _support(named: Sequence[Named]) -> dict[str, dict[tuple[str, str], float]]:
    """How much each name speaks for a country, and for a state or province: by name, then by (country, state)."""
    by_name: dict[str, dict[tuple[str, str], float]] = {}
    for n in named:
        if not n.spots or n.spots[0].kind == "r":
            continue
        areas = {(s.country, s.admin1) for s in n.spots}
        countries = {s.country for s in n.spots}
        weights: dict[tuple[str, str], float] = defaultdict(float)
        for area in areas:
            weights[area] += (2.0 if n.inside else 1.0) / len(areas) ** 0.5
        for country in countries:
            weights[country, ""] += 1.0 / len(countries)
        if n.key not in by_name or n.inside:
            by_name[n.key] = dict(weights)
    total: dict[tuple[str, str], float] = defaultdict(float)
    for weights in by_name.values():
        for area, weight in weights.items():
            total[area] += weight
    return {"": dict(total), **by_name}


def _best(n: Named, support: dict[str, dict[tuple[str, str], float]]) -> Spot:
    """The meaning that people, kind and the rest of the account speak for most."""
    total, own = support[""], support.get(n.key, {})

    def score(s: Spot) -> tuple[float, int]:
        area, country = (s.country, s.admin1), (s.country, "")
        near = total.get(area, 0.0) - own.get(area, 0.0) if s.admin1 else 0.0
        same = total.get(country, 0.0) - own.get(country, 0.0)
        usual = 2.5 if _USUAL.get(n.key) == s.geonameid and s.geonameid else 0.0
        usual += 1.2 if s.kind == "a" and s.country in _STATES_NAMED else 0.0
        value = (
            log10(s.people + 100)
            + _KIND_BONUS[s.kind]
            + usual
            + 1.6 * min(near, 3.0) ** 0.5
            + 0.8 * min(same, 4.0) ** 0.5
        )
        return value, -(s.geonameid or 0)

    return max(n.spots, key=score)
