"""A user's own gazetteer: a CSV or GeoJSON file to places. What cannot be used is said with the file and the row."""

import csv
import io
import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast, get_args

from rashomon.intake.checks import Refused
from rashomon.intake.decode import well_formed
from rashomon.intake.files import read_bytes, shown
from rashomon.types import GazetteerError, KnownPlace, Precision

COLUMNS = ("name", "latitude", "longitude")
"""Of a CSV file, needed; precision, country and alternatives may follow, others are passed over."""
PRECISIONS = get_args(Precision)


def load_gazetteer(path: str | Path) -> tuple[KnownPlace, ...]:
    """The places of a CSV file with a header, or of a GeoJSON FeatureCollection of points.

    Raises GazetteerError, in one line with the file and the row, at the first thing that is not as it should be.
    """
    path = Path(path)
    name = shown(path)
    reader = {".csv": _csv, ".geojson": _geojson, ".json": _geojson}.get(path.suffix.lower())
    if reader is None:
        raise GazetteerError(f"the gazetteer {name}: its name ends in neither .csv nor .geojson")
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except Refused as e:
        raise GazetteerError(f"the gazetteer {name}: {e}") from None
    except UnicodeDecodeError as e:
        row = e.object.count(b"\n", 0, e.start) + 1
        raise GazetteerError(f"the gazetteer {name}, line {row}: not UTF-8") from None
    found = []
    for where, fields in reader(text, name):
        try:
            found.append(_place(fields))
        except ValueError as e:
            raise GazetteerError(f"the gazetteer {name}, {where}: {e}") from None
    if not found:
        raise GazetteerError(f"the gazetteer {name}: holds no places")
    return tuple(found)


def _csv(text: str, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [h.strip().lower() for h in next(rows, [])]
        missing = [c for c in COLUMNS if c not in header]
        if missing:
            raise GazetteerError(f"the gazetteer {name}, row 1: the header has no column {missing[0]!r}")
        for number, row in enumerate(rows, 2):
            if not any(cell.strip() for cell in row):
                continue
            record: dict[str, Any] = {h: c.strip() for h, c in zip(header, row, strict=False)}
            record["alternatives"] = record.get("alternatives", "").split("|")
            yield f"row {number}", record
    except csv.Error as e:
        raise GazetteerError(f"the gazetteer {name}, line {rows.line_num}: not CSV: {e}") from None


def _geojson(text: str, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as e:
        at = f", line {e.lineno}" if isinstance(e, json.JSONDecodeError) else ""
        raise GazetteerError(f"the gazetteer {name}{at}: not JSON") from None
    features = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(features, list) or whole.get("type") != "FeatureCollection":
        raise GazetteerError(f"the gazetteer {name}: not a GeoJSON FeatureCollection")
    for number, feature in enumerate(features, 1):
        where = f"feature {number}"
        geometry, properties = (_inner(feature, k) for k in ("geometry", "properties"))
        point = geometry.get("coordinates")
        if geometry.get("type") != "Point" or not isinstance(point, list) or len(point) < 2:
            raise GazetteerError(f"the gazetteer {name}, {where}: its geometry is not a point")
        other = properties.get("alternatives") or []
        alternatives = other.split("|") if isinstance(other, str) else other
        yield where, {**properties, "longitude": point[0], "latitude": point[1], "alternatives": alternatives}


def _inner(feature: object, key: str) -> dict[str, Any]:
    inner = feature.get(key) if isinstance(feature, dict) else None
    return inner if isinstance(inner, dict) else {}


def _place(record: Mapping[str, Any]) -> KnownPlace:
    """One place; raises ValueError, which says what is wrong."""
    name: object = record.get("name")
    country, others = record.get("country") or "", record["alternatives"]
    precision = record.get("precision") or "point"
    if not isinstance(name, str) or not any(c.isalnum() for c in name):
        raise ValueError("it has no name")
    if precision not in PRECISIONS:
        raise ValueError(f"there is no precision {precision!r}; it is one of {', '.join(PRECISIONS)}")
    if not isinstance(country, str):
        raise ValueError("the country is not a text")
    if not isinstance(others, list) or not all(isinstance(a, str) for a in others):
        raise ValueError("the alternatives are not a list of texts")
    return KnownPlace(
        name=well_formed(name),
        latitude=_degrees(record, "latitude", 90),
        longitude=_degrees(record, "longitude", 180),
        precision=cast(Precision, precision),
        country=country or None,
        alternatives=tuple(a.strip() for a in others if a.strip()),
    )


def _degrees(record: Mapping[str, Any], which: str, most: int) -> float:
    given = record.get(which)
    try:
        value = math.nan if isinstance(given, bool) or given is None else float(given)
    except (TypeError, ValueError, OverflowError):
        value = math.nan
    if not -most <= value <= most:
        raise ValueError(f"the {which} {given!r} is no number of degrees from -{most} to {most}")
    return value
