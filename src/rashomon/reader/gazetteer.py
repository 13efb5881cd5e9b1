"""The gazetteer: names of places looked up offline, in a file built from GeoNames (`training/build_places.py`)."""

import lzma
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from rashomon.text.names import fold
from rashomon.types import KnownPlace

PEOPLE = "p"
KIND_OF = {"point": "f", "city": "c", "region": "r", "country": "n"}
"""What a place of a user's own gazetteer is, by its precision."""


class Spot(NamedTuple):
    """A place a name may mean.

    Kind: c city, d county, a state or province, n country, r region or continent, f facility, p a people (whose spot
    is otherwise that of their place).
    """

    name: str
    kind: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    people: int
    geonameid: int | None
    own: bool = False
    """Whether it is of a user's own gazetteer."""


class Gazetteer:
    """The shipped gazetteer with a user's own places before it."""

    def __init__(self, own: Iterable[KnownPlace] = ()) -> None:
        named: dict[str, list[Spot]] = defaultdict(list)
        for p in own:
            spot = Spot(p.name, KIND_OF[p.precision], _code(p.country), "", p.latitude, p.longitude, 0, None, own=True)
            for key in dict.fromkeys(fold(n) for n in (p.name, *p.alternatives)):
                named[key].append(spot)
        self._own = {k: tuple(v) for k, v in named.items() if k}
        self.longest = max((len(k.split()) for k in self._own), default=0)
        """Words in the longest name that is the user's own."""

    def lookup(self, key: str) -> tuple[Spot, ...]:
        """The places of a folded name, the user's own first, then those with most people; empty where unknown."""
        return self._own.get(key, ()) + lookup(key)

    def owns(self, key: str) -> bool:
        """Whether a folded name is one of the user's own."""
        return key in self._own


def _code(country: str | None) -> str:
    """The two-letter code of a country given by code or name; empty where it is not known."""
    if country and len(country) == 2 and country.isalpha():
        return country.upper()
    return next((s.country for s in lookup(fold(country or "")) if s.kind == "n"), "")


@cache
def _blob() -> bytes:
    """The file in memory: lines sorted by key, a line feed at either end."""
    return lzma.decompress((files("rashomon.reader") / "data" / "places.tsv.xz").read_bytes())


def _first_line(key: bytes) -> int:
    """Where the lines of a key begin (the line feed before them), or would."""
    blob = _blob()
    low, high = 0, len(blob) - 1
    while low < high:
        middle = blob.rfind(b"\n", 0, (low + high) // 2 + 1)
        middle = max(middle, 0)
        end = blob.find(b"\n", middle + 1)
        line_key = blob[middle + 1 : blob.find(b"\t", middle + 1)]
        if line_key < key:
            low = end
        else:
            if high == middle:
                break
            high = middle
    return high if low < high else low


@lru_cache(maxsize=65536)
def _rows(key: str) -> tuple[Spot, ...]:
    """All that the file has under a folded name, most people first."""
    blob, wanted = _blob(), key.encode() + b"\t"
    if not key:
        return ()
    at, found = _first_line(key.encode()) + 1, []
    while blob.startswith(wanted, at):
        end = blob.find(b"\n", at)
        _, name, kind, country, admin1, lat, lng, people, gid = blob[at:end].decode().split("\t")
        found.append(Spot(name, kind, country, admin1, float(lat), float(lng), int(people), int(gid) if gid else None))
        at = end + 1
    return tuple(sorted(found, key=lambda s: (-s.people, s.geonameid or 0, s.name)))


@lru_cache(maxsize=65536)
def lookup(key: str) -> tuple[Spot, ...]:
    """The shipped places of a folded name (see `text.names.fold`), most people first; empty where it is unknown."""
    return tuple(s for s in _rows(key) if s.kind != PEOPLE)


@lru_cache(maxsize=65536)
def demonym(key: str) -> Spot | None:
    """The place whose people or things a folded word names ("iranian", "londoners")."""
    return next((s for s in _rows(key) if s.kind == PEOPLE), None)


SHIPPED = Gazetteer()
