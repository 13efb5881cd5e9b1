"""Places: named places resolved to coordinates, offline, by what the account says around them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.reader.containing import container, lies, outers
from rashomon.reader.gazetteer import SHIPPED, Gazetteer, Spot, demonym
from rashomon.reader.settling import Name, settle
from rashomon.text.names import fold
from rashomon.types import Entity, Place, PlaceKind, Span

PRECISION = {"f": "point", "c": "city", "d": "region", "a": "region", "n": "country", "r": "region"}
_LEAD = re.compile(
    r"^(the|city of|town of|state of|port of|province of|republic of|downtown|upstate|suburban|greater|mainland|central"
    r"|north|south|east|west|northern|southern|eastern|western|northeastern|northwestern|southeastern|southwestern) "
)
_COMPASS = ("north", "south", "east", "west")
_LARGE = 100_000
"""People. Only in a larger city is "south" a part; in others it is part of another name. A smaller one is not what an
account means that says where else the name lies."""
_ENDS = (" city", " county", " parish", " province", " governorate", " township", " twp", " borough", " village", " co")
_LOCAL = re.compile(
    r"(?<![^\W_])(?:police|sheriff|county|parish|fire|firefighters|schools?|hospital|airport|council|jail|courthouse"
    r"|chamber|library|department|district|township|ward|patrol|volunteers?|residents)(?![^\W_])",
    re.IGNORECASE,
)
_OFFICES = re.compile(
    r"(?<![^\W_])(?:army|navy|air force|military|police|government|ministry|parliament|embassy|consulate|cabinet|senate"
    r"|supreme court|coast guard|authority|state media|state television|foreign office)(?![^\W_])",
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"(?<![^\W_])(?:times|post|journal|news|daily|globe|tribune|herald|press|air|airlines)$", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 4


class Named(NamedTuple):
    """A mention of a place: where, its folded name, its kind, what it may mean.

    `head` is the place that the name of something built begins with, `inside` what was named as containing it.
    """

    span: Span
    key: str
    kind: PlaceKind
    spots: tuple[Spot, ...] = ()
    inside: Spot | None = None

    @property
    def name(self) -> Name:
        """What tells names apart that may mean different places."""
        return self.key, self.inside.name if self.inside else ""


def places(text: str, entities: Sequence[Entity], gazetteer: Gazetteer = SHIPPED) -> tuple[Place, ...]:
    """The mentions of places among the entities, in order, resolved where the gazetteer knows the name.

    A name with several meanings goes to the place inside the state or country that the text says it lies in ("Paris,
    Texas"), else to the one that the other places of the account speak for most (see `settling`). A name means the
    same place throughout unless the text says otherwise. A name without a meaning is resolved to what contains it, and
    says so in `within`; else its coordinates are null.
    """
    named = sorted({*_named(text, entities, gazetteer)}, key=lambda n: n.span)
    named = _contained(text, named, gazetteer)
    first: dict[str, Name] = {}
    for n in named:
        if n.inside and n.spots:
            first.setdefault(n.key, n.name)
    meant = {}
    for n in named:
        if n.spots and (n.inside or n.key not in first):
            meant[n.name] = n.spots
    settled = settle(meant, Counter(n.name for n in named))
    found = [_place(text, n, settled.get(n.name if n.inside else first.get(n.key, n.name), ())) for n in named]
    return tuple(sorted([*found, *_demonyms(text, entities)], key=lambda p: (p.start, p.end)))


def _place(text: str, n: Named, spots: Sequence[Spot]) -> Place:
    written = " ".join(text[n.span.start : n.span.end].split())
    spot, within = (spots[0], None) if spots else (n.inside, n.inside and n.inside.name)
    if spot is None:
        return Place(n.span.start, n.span.end, written, kind=n.kind)
    kind: PlaceKind = n.kind if within else "facility" if spot.kind == "f" and not spot.own else "place"
    return Place(
        n.span.start,
        n.span.end,
        written if within else spot.name,
        spot.latitude,
        spot.longitude,
        spot.geonameid,
        PRECISION[spot.kind],
        kind,
        within,
    )


def _named(text: str, entities: Sequence[Entity], gazetteer: Gazetteer) -> Iterator[Named]:
    for e in entities:
        for m in e.mentions:
            key = fold(text[m.start : m.end])
            if e.kind == "place" and not demonym(key):
                yield Named(m, key, "place", meanings(key, gazetteer))
            elif e.kind == "facility":
                yield Named(m, key, "facility", gazetteer.lookup(key) or gazetteer.lookup(_LEAD.sub("", key)))
            elif e.kind == "organisation":
                for s in _within(text, m, gazetteer):
                    key = fold(text[s.start : s.end])
                    yield Named(s, key, "place", meanings(key, gazetteer))


def _contained(text: str, named: list[Named], gazetteer: Gazetteer) -> list[Named]:
    """The same mentions, each with what the text says to contain it, and the meanings that lie there."""
    said = outers(text, [(n.span.start, n.span.end) for n in named])
    out = list(named)
    # What contains another is itself contained first: of "A in B's C", C before A.
    for i in sorted(range(len(named)), key=lambda i: -len(_chain(said, i))):
        n = out[i]
        if n.spots and n.spots[0].kind == "r":
            continue
        after = container(text, n.span.end, n.spots, gazetteer)
        outer = [after] if after else [*_about(out[said[i]])] if i in said else []
        if not outer and not n.spots and n.kind == "facility":
            outer = _head(text, n.span, gazetteer)
        for o in outer:
            inner = tuple(s for s in n.spots if lies(s, o))
            small = all(s.people < _LARGE and s.kind in "cd" and not s.own for s in n.spots)
            if inner or (small and o.kind in "nadc"):
                out[i] = n._replace(spots=inner, inside=o)
                break
    return out


def _chain(said: dict[int, int], i: int) -> list[int]:
    """The mentions that contain this one, innermost first."""
    chain: list[int] = []
    while i in said and said[i] not in chain:
        i = said[i]
        chain.append(i)
    return chain


def _about(n: Named) -> tuple[Spot, ...]:
    """What a mention may mean, or where it lies."""
    return n.spots or ((n.inside,) if n.inside else ())


def _head(text: str, span: Span, gazetteer: Gazetteer) -> list[Spot]:
    """The place that the name of something built begins with: Manila Cathedral."""
    words = [m.end() for m in _WORD.finditer(text, span.start, span.end)][:_MOST_WORDS]
    for end in reversed(words[:-1]):
        spots = [s for s in gazetteer.lookup(fold(text[span.start : end])) if s.kind in "nadc"]
        if spots and (spots[0].kind != "c" or spots[0].people >= _LARGE):
            return spots[:1]
    return []


def _within(text: str, span: Span, gazetteer: Gazetteer) -> list[Span]:
    """The place that a body's name begins with: Alexandria Police, Texas Department of Health; not The Boston Globe."""
    name = text[span.start : span.end]
    if _PRESS.search(name):
        return []
    local = _LOCAL.search(name)
    ends = [m.end() for m in _WORD.finditer(name)][:_MOST_WORDS]
    for end in reversed(ends if local else ends[:-1]):
        spots = meanings(fold(name[:end]), gazetteer)
        if spots and (len(ends) > 1 or spots[0].kind != "c") and (local or spots[0].kind in "nad"):
            return [Span(span.start, span.start + end)]
    return []


def _demonyms(text: str, entities: Sequence[Entity]) -> Iterator[Place]:
    """The names of peoples, alone or before an office of theirs; not in the names of other bodies."""
    for e in entities:
        if e.kind == "person":
            continue
        for m in e.mentions:
            words = [*_WORD.finditer(text, m.start, m.end)]
            office = e.kind == "organisation" and _OFFICES.search(text, m.start, m.end)
            i = 0
            while i < len(words) and (e.kind == "group" or i == 0):
                for size in range(min(3, len(words) - i), 0, -1):
                    spot = demonym(fold(text[words[i].start() : words[i + size - 1].end()]))
                    if spot and (e.kind == "group" or office or size == len(words)):
                        span = Span(words[i].start(), words[i + size - 1].end())
                        precision = "country" if not spot.admin1 and spot.country else "region"
                        at = (spot.latitude, spot.longitude, spot.geonameid, precision)
                        yield Place(span.start, span.end, spot.name, *at, kind="demonym")
                        i += size - 1
                        break
                i += 1


def meanings(key: str, gazetteer: Gazetteer = SHIPPED) -> tuple[Spot, ...]:
    """What a folded name may mean: by itself, then without "northern", "city of" and the like, then as a county."""
    spots = gazetteer.lookup(key)
    if spots:
        return spots
    lead = _LEAD.match(key)
    if lead:
        spots = meanings(key[lead.end() :], gazetteer)
        if lead[1] in _COMPASS:
            spots = tuple(s for s in spots if s.kind != "c" or s.people >= _LARGE)
        return spots
    for end in _ENDS:
        if key.endswith(end):
            bare = key.removesuffix(end)
            return (gazetteer.lookup(bare + " county") if end == " co" else ()) or gazetteer.lookup(bare)
    return gazetteer.lookup(key + " county") or gazetteer.lookup(key + " parish")
