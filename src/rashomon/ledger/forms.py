"""Rows as CSV, JSON Lines and GeoJSON, a piece of text at a time."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from rashomon.text.cells import safe
from rashomon.types import EventRow

BETWEEN = "; "
"""What stands between the parts of a cell that holds several."""


class _Form(NamedTuple):
    row: Callable[[EventRow], str]
    head: str = ""
    between: str = ""
    tail: str = ""


def write(rows: Iterable[EventRow], form: str) -> Iterator[str]:
    r"""The rows in one of `FORMS`, each as soon as it comes; the pieces together are the whole file.

    Nothing is given before the first row is there, or it is known that there is none. To be written in UTF-8 with line
    ends kept: `\r\n` in CSV (RFC 4180), else `\n`. Raises ValueError for another form.
    """
    if form not in _WRITERS:
        raise ValueError(f"no form {form!r}: events can be written as {', '.join(FORMS)}")
    return _pieces(rows, _WRITERS[form])


def _pieces(rows: Iterable[EventRow], form: _Form) -> Iterator[str]:
    begun = False
    for row in rows:
        yield (form.between if begun else form.head) + form.row(row)
        begun = True
    yield form.tail if begun else form.head + form.tail


def _record(cells: Iterable[object]) -> str:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def _cells(row: EventRow) -> str:
    return _record(map(_cell, msgspec.structs.astuple(row)))


def _cell(field: object) -> object:
    """Words made safe for a spreadsheet; numbers as they are, since a minus before digits is no formula."""
    if isinstance(field, tuple):
        # The columns of one actor line up by position, so what separates them stands nowhere else.
        field = BETWEEN.join((part or "").replace(";", ",") for part in field)
    return safe(field) if isinstance(field, str) else field


def _json(thing: object) -> str:
    return json.dumps(thing, ensure_ascii=False, separators=(",", ":"))


def _line(row: EventRow) -> str:
    return _json(msgspec.to_builtins(row)) + "\n"


def _feature(row: EventRow) -> str:
    """A GeoJSON feature (RFC 7946), whose positions have the longitude first."""
    known = row.latitude is not None and row.longitude is not None
    point: dict[str, Any] = {"type": "Point", "coordinates": [row.longitude, row.latitude]}
    return _json(
        {
            "type": "Feature",
            "id": row.event_id,
            "geometry": point if known else None,
            "properties": msgspec.to_builtins(row),
        }
    )


_WRITERS = {
    "csv": _Form(_cells, head=_record(EventRow.__struct_fields__)),
    "jsonl": _Form(_line),
    "geojson": _Form(_feature, '{"type":"FeatureCollection","features":[\n', ",\n", "\n]}\n"),
}
FORMS = tuple(_WRITERS)
"""The forms of a table of events, as they are named in `write` and as file suffixes."""
