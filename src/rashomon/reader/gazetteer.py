"""The gazetteer: names of places looked up offline, in a file built from GeoNames (`training/build_places.py`)."""

import lzma
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple


class Spot(NamedTuple):
    """A place a name may mean. Kind: c city, d county, a state or province, n country, r region or continent."""

    name: str
    kind: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    people: int
    geonameid: int | None


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
def lookup(key: str) -> tuple[Spot, ...]:
    """The places of a folded name (see `text.names.fold`), most people first; empty where the name is unknown."""
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
