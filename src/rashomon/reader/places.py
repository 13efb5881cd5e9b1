"""Places: named places resolved to coordinates, offline, by what the account says around them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rashomon.reader.chance import abbreviates, by_chance
from rashomon.reader.containing import container, lies, outers
from rashomon.reader.gazetteer import SHIPPED, Gazetteer, Spot, demonym
from rashomon.reader.settling import STATES_NAMED, Name, settle
from rashomon.text.names import fold
from rashomon.text.words import WORD
from rashomon.types import Entity, Place, PlaceKind, Span

PRECISION = {"f": "point", "c": "city", "d": "region", "a": "region", "n": "country", "r": "region"}
_LEAD = re.compile(
    r"^(the|city of|town of|state of|port of|province of|republic of|downtown|upstate|suburban|greater|mainland|central"
    r"|north|south|east|west|northern|southern|eastern|western|northeastern|northwestern|southeastern|southwestern"
    r"|northeast|northwest|southeast|southwest) "
)
_SPRING = re.compile(r"^a[iy]n (?=a[ln] )")
"""Left out of many a name: Ain al Asad."""
_DIRECTION = re.compile(r"(?:(?:north|south|east|west|central|upper|lower)(?:ern)?)+")
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
_SHORTEST = 4
"""Letters of a place's name before what is built there; shorter ones are abbreviations and articles."""
_MOST_WORDS = 4
_PROVINCE = re.compile(r" (?:province|governorate|prefecture|oblast)(?![^\W_])", re.IGNORECASE)
_TONGUE = re.compile(
    r"(?:speak|speaks|spoke|spoken|speaking|fluent|fluently|in|into|learn|learning|taught|translated)\s+$",
    re.IGNORECASE,
)
_TONGUE_AFTER = re.compile(
    r"\s*(?:language|lessons|speak(?:er|ing)|class|teacher|$|[.,;:!?)]|and\b|or\b)", re.IGNORECASE
)
_TOLD_IN = re.compile(
    r"(?:translated|written|spoken|published|printed|broadcast|available) (?:in|into|from) "
    r"(?:[^\W\d_]+,? (?:and |or )?)?$",
    re.IGNORECASE,
)
"""Before a language, with another before it: "translated into Arabic and French"."""
_TONGUES = frozenset("language lessons speaker speaking class teacher".split())
_SEAT = re.compile(r"\s+(?:democrat|republican|senator|congress(?:man|woman))(?![^\W_])", re.IGNORECASE)
_SEAT_BEFORE = re.compile(r"(?:democrat|republican|senator|congress(?:man|woman)) (?:of|from) $", re.IGNORECASE)
LONGEST_SEAT = 20
_NO_COUNTY = frozenset("gulf valley lake grand republic council christian".split())
"""Words that, alone, are not short for the county of that name."""


class Named(NamedTuple):
    """A mention of a place: where, its folded name, its kind, what it may mean.

    `inside` is the place that the text says to contain it; `by` the name of that place, where only the rest of the
    account can tell which place that is.
    """

    span: Span
    key: str
    kind: PlaceKind
    spots: tuple[Spot, ...] = ()
    inside: Spot | None = None
    by: Name | None = None

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
    named = _contained(text, sorted({*_named(text, entities, gazetteer)}, key=lambda n: n.span), gazetteer)
    first: dict[str, Name] = {}
    for n in named:
        if n.inside and n.spots:
            first.setdefault(n.key, n.name)
    meant = {n.name: n.spots for n in named if n.spots and (n.inside or n.key not in first)}
    peoples = [*_demonyms(text, entities)]
    lands = {("", p.name): (_land(text, p),) for p in peoples}
    counts = Counter(n.name for n in named if not _seat(text, n.span)) + Counter(("", p.name) for p in peoples)
    settled = {name: spots[0] for name, spots in settle(meant | lands, counts).items()}
    by_key = {key: spot for (key, _), spot in reversed(settled.items())}
    found = []
    for n in named:
        if n.spots:
            found.append(_placed(n, settled[n.name if n.inside else first.get(n.key, n.name)]))
        else:
            outer = n.inside or (settled.get(n.by) if n.by else None) or _head(text, n, by_key, gazetteer)
            found.append(_unknown(text, n, outer))
    return tuple(sorted([*found, *peoples], key=lambda p: (p.start, p.end)))


def _land(text: str, people: Place) -> Spot:
    """The country, or the state, of a people, for which the naming of them speaks as well."""
    spot = demonym(fold(text[people.start : people.end]))
    assert spot
    return spot._replace(kind="a" if spot.admin1 else "n")


def _seat(text: str, span: Span) -> bool:
    """Whether a state is only whose seat somebody has: "a Nebraska Democrat" does not take an account to Nebraska."""
    before = text[max(0, span.start - LONGEST_SEAT) : span.start]
    return bool(_SEAT.match(text, span.end) or _SEAT_BEFORE.search(before))


def _placed(n: Named, s: Spot) -> Place:
    kind: PlaceKind = "facility" if s.kind == "f" and not s.own else "place"
    at = (s.latitude, s.longitude, s.geonameid, PRECISION[s.kind])
    return Place(n.span.start, n.span.end, s.name, *at, kind=kind)


def _unknown(text: str, n: Named, outer: Spot | None) -> Place:
    """A place that the gazetteer does not know, put where what contains it lies."""
    written = " ".join(text[n.span.start : n.span.end].split())
    if outer is None:
        return Place(n.span.start, n.span.end, written, kind=n.kind)
    at = (outer.latitude, outer.longitude, outer.geonameid, PRECISION[outer.kind])
    return Place(n.span.start, n.span.end, written, *at, kind=n.kind, within=outer.name)


def _named(text: str, entities: Sequence[Entity], gazetteer: Gazetteer) -> Iterator[Named]:
    for e in entities:
        for m in e.mentions:
            key = fold(text[m.start : m.end])
            if e.kind == "place" and not demonym(key) and (not _DIRECTION.fullmatch(key) or gazetteer.owns(key)):
                for s in _parts(text, m, gazetteer):
                    key = fold(text[s.start : s.end])
                    yield Named(s, key, "place", _sized(text, s, key, gazetteer))
            elif e.kind == "facility":
                yield Named(m, key, "facility", _facility(key, gazetteer))
            elif e.kind == "organisation":
                for s in _within(text, m, gazetteer):
                    key = fold(text[s.start : s.end])
                    yield Named(s, key, "place", meanings(key, gazetteer))


def _facility(key: str, gazetteer: Gazetteer) -> tuple[Spot, ...]:
    """What the name of something built may mean, in another's letters, too: Al Assad, Al Asad."""
    bare = _SPRING.sub("", _LEAD.sub("", key))
    return gazetteer.lookup(key) or gazetteer.lookup(bare) or gazetteer.lookup(re.sub(r"([^\W\d])\1", r"\1", bare))


def _sized(text: str, span: Span, key: str, gazetteer: Gazetteer) -> tuple[Spot, ...]:
    """What a mention may mean: the city sooner than its province.

    Of a province ("Kirkuk province") only provinces, or the province around the city.
    """
    spots = meanings(key, gazetteer)
    if not (_PROVINCE.search(key) or _PROVINCE.match(text, span.end)):
        cities = {(s.country, s.admin1) for s in spots if s.kind == "c" and s.country not in STATES_NAMED}
        return tuple(s for s in spots if not (s.kind == "a" and (s.country, s.admin1) in cities)) or spots
    larger = tuple(s for s in spots if s.kind in "adr" or s.own)
    return larger or tuple(s._replace(kind="a", geonameid=None) if s.kind == "c" else s for s in spots)


def _parts(text: str, span: Span, gazetteer: Gazetteer) -> list[Span]:
    """A mention, or the two places that a hyphen or a slash joins in one: Fargo-Moorhead."""
    m = re.fullmatch(r"(\S.*?)\s*[-–/]\s*(.*\S)", text[span.start : span.end])
    if not m or meanings(fold(m.group()), gazetteer):
        return [span]
    parts = [Span(span.start + m.start(i), span.start + m.end(i)) for i in (1, 2)]
    return parts if all(meanings(fold(text[p.start : p.end]), gazetteer) for p in parts) else [span]


def _contained(text: str, named: list[Named], gazetteer: Gazetteer) -> list[Named]:
    """The same mentions, each with what the text says to contain it, and the meanings that lie there."""
    said = outers(text, [(n.span.start, n.span.end) for n in named])
    out = list(named)
    for i in _outermost_first(said, len(named)):
        n = out[i]
        if n.spots and n.spots[0].kind in "rn":
            continue
        after = container(text, n.span.end, n.spots, gazetteer)
        outer = out[said[i]] if i in said else None
        if after:
            out[i] = _inside(n, (after,), None)
        elif outer:
            out[i] = _inside(n, outer.spots or (outer.inside,), outer)
    return out


def _inside(n: Named, containers: Sequence[Spot | None], outer: Named | None) -> Named:
    """A mention with the meanings that lie in the first container that holds any.

    Where none does, it is another place than the gazetteer knows, unless one that everybody knows. `outer` is the
    mention that names the container, where it is one.
    """
    for c in containers:
        inner = tuple(s for s in n.spots if c and lies(s, c))
        if inner:
            return n._replace(spots=inner, inside=c)
    if any(s.people >= _LARGE or s.kind not in "cd" or s.own for s in n.spots):
        return n
    if outer and outer.spots:
        return n._replace(spots=(), by=outer.name)
    c = containers[0]
    return n._replace(spots=(), inside=c) if c and c.kind in "nadc" else n


def _outermost_first(said: dict[int, int], n: int) -> dict[int, None]:
    """The mentions, each after the one that contains it: of "A in B's C" C before A. None contains itself."""
    order: dict[int, None] = {}
    for i in range(n):
        chain = [i]
        while chain[-1] in said and said[chain[-1]] not in order:
            chain.append(said[chain[-1]])
        order.update(dict.fromkeys(reversed(chain)))
    return order


def _head(text: str, n: Named, settled: Mapping[str, Spot], gazetteer: Gazetteer) -> Spot | None:
    """The place that a name begins with (Manila Cathedral): one that the account speaks of.

    For something built, a well-known one as well.
    """
    words = [m.end() for m in WORD.finditer(text, n.span.start, n.span.end)][:_MOST_WORDS]
    for end in reversed(words[:-1]):
        key = fold(text[n.span.start : end])
        spot = settled.get(key) if len(key) >= _SHORTEST else None
        if spot is None and n.kind == "facility" and len(key) >= _SHORTEST:
            spot = next((s for s in gazetteer.lookup(key) if s.kind in "na" or s.people >= _LARGE), None)
        if spot and spot.kind in "nadc":
            return spot
    return None


def _within(text: str, span: Span, gazetteer: Gazetteer) -> list[Span]:
    """The place that a body's name begins with: Alexandria Police, Texas Department of Health; not The Boston Globe."""
    name = text[span.start : span.end]
    if _PRESS.search(name):
        return []
    local = _LOCAL.search(name)
    ends = [m.end() for m in WORD.finditer(name)][:_MOST_WORDS]
    for end in reversed(ends if local else ends[:-1]):
        key = fold(name[:end])
        spots = meanings(key, gazetteer)
        if by_chance(key) or abbreviates(name[:end], spots):
            continue
        if spots and (len(ends) > 1 or spots[0].kind != "c") and (local or spots[0].kind in "nad"):
            return [Span(span.start, span.start + end)]
    return []


def _demonyms(text: str, entities: Sequence[Entity]) -> Iterator[Place]:
    """The names of peoples, alone or before an office of theirs; not in the names of other bodies."""
    for e in entities:
        if e.kind == "person":
            continue
        for m in e.mentions:
            words = [*WORD.finditer(text, m.start, m.end)]
            office = e.kind == "organisation" and _OFFICES.search(text, m.start, m.end)
            i = 0
            while i < len(words) and (e.kind == "group" or i == 0):
                for size in range(min(3, len(words) - i), 0, -1):
                    spot = demonym(fold(text[words[i].start() : words[i + size - 1].end()]))
                    if spot and (e.kind == "group" or office or size == len(words)) and not _tongue(text, words[i]):
                        span = Span(words[i].start(), words[i + size - 1].end())
                        precision = "country" if not spot.admin1 and spot.country else "region"
                        at = (spot.latitude, spot.longitude, spot.geonameid, precision)
                        yield Place(span.start, span.end, spot.name, *at, kind="demonym")
                        i += size - 1
                        break
                i += 1


def _tongue(text: str, word: re.Match[str]) -> bool:
    """Whether the word is a language: "in French", "speaks French well", "French lessons"."""
    before = _TONGUE.search(text, max(0, word.start() - 12), word.start())
    after = _TONGUE_AFTER.match(text, word.end())
    said = before is not None and before[0].strip().lower() not in ("in", "into")
    said = said or _TOLD_IN.search(text, max(0, word.start() - 40), word.start()) is not None
    return said or bool(before and after) or bool(after and after[0].strip().lower() in _TONGUES)


def meanings(key: str, gazetteer: Gazetteer = SHIPPED) -> tuple[Spot, ...]:
    """What a folded name may mean: by itself, then without "northern", "city of" and the like, then as a county."""
    compass = False
    while not (spots := gazetteer.lookup(key)) and (lead := _LEAD.match(key)):
        key, compass = key[lead.end() :], compass or lead[1] in _COMPASS
    spots = spots or _shortened(key, gazetteer)
    return tuple(s for s in spots if s.kind != "c" or s.people >= _LARGE) if compass else spots


def _shortened(key: str, gazetteer: Gazetteer) -> tuple[Spot, ...]:
    """What a name may mean without "city", "county" and the like after it, or short for a county's."""
    for end in _ENDS:
        if key.endswith(end):
            bare = key.removesuffix(end)
            return (gazetteer.lookup(bare + " county") if end == " co" else ()) or gazetteer.lookup(bare)
    if key in _NO_COUNTY:
        return ()
    return gazetteer.lookup(key + " county") or gazetteer.lookup(key + " parish")
