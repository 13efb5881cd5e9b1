"""Rows as CSV, JSON Lines and GeoJSON."""

import csv
import io
import json
import re
from collections.abc import Iterator

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from happenings import account, reading
from rashomon.ledger import FORMS, rows, write
from rashomon.types import EventRow
from rashomon.types.schema import schema

ROWS = list(rows(account(outlet="Gazette", published="2031-03-04"), reading()))
HIT, SHELLED, MET, _ = ROWS


def text(form: str, *given: EventRow) -> str:
    return "".join(write(given, form))


def table(*given: EventRow) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text("csv", *given), newline="")))


def unguarded(cell: str) -> str:
    """A cell as docs/events.md says that it is read back."""
    return cell[1:] if re.match("'+[=+\\-@\t\r\n＝＋－＠]", cell) else cell


def test_an_unknown_form_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="csv, jsonl, geojson"):
        write((), "xlsx")


def test_a_table_without_rows() -> None:
    assert text("csv") == ",".join(EventRow.__struct_fields__) + "\r\n"
    assert text("jsonl") == ""
    assert json.loads(text("geojson")) == {"type": "FeatureCollection", "features": []}


@pytest.mark.parametrize("form", FORMS)
def test_each_row_is_out_as_soon_as_it_comes_and_nothing_before_the_first(form: str) -> None:
    asked: list[EventRow] = []

    def come() -> Iterator[EventRow]:
        for r in ROWS:
            asked.append(r)
            yield r

    pieces = write(come(), form)
    assert asked == []
    for r in ROWS:
        assert r.event_id in next(pieces)
        assert asked[-1] is r


def test_csv_has_every_column_in_order_and_lines_by_rfc_4180() -> None:
    made = text("csv", *ROWS)
    head, body = made.split("\r\n", 1)
    assert head.split(",") == list(EventRow.__struct_fields__)
    assert body.endswith("\r\n")
    assert not made.startswith("\ufeff")


def test_csv_read_back() -> None:
    hit, shelled, met, may_meet = table(*ROWS)
    assert hit["event_date"] == "2031-03-03"
    assert shelled["event_date"] == shelled["place"] == shelled["said_by"] == shelled["title"] == ""
    assert (shelled["actors"], shelled["actor_countries"]) == ("Troops; Orlan Front", "; BG")
    assert (shelled["actor_roles"], shelled["actor_part_of"]) == ("rebel; ", "Orlan Front; ")
    assert (met["latitude"], met["geonameid"], met["quad_class"]) == ("43.21667", "726050", "1")
    assert (may_meet["event_type"], may_meet["quad_class"]) == ("OTHER", "")


def test_csv_columns_of_actors_line_up_whatever_a_name_holds() -> None:
    (row,) = table(HIT)
    assert row["targets"] == "depot, the big one"


def test_no_words_in_csv_are_a_formula_and_every_number_is_a_number() -> None:
    (hit,), (met,) = table(HIT), table(MET)
    assert met["quote"] == "'" + MET.quote
    assert (hit["latitude"], hit["longitude"]) == ("-12.5", "44.25")
    for field in ("=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", "'=1"):
        (row,) = table(replace(HIT, quote=field, outlet=field, actors=(field, "b"), said_by=field, trigger=field))
        assert {row[c] for c in ("quote", "outlet", "said_by", "trigger")} == {"'" + field}
        assert row["actors"] == f"'{field}; b"


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(WORDS, WORDS, st.lists(WORDS, min_size=1, max_size=3))
@settings(max_examples=150, deadline=None)
def test_any_words_come_back_from_csv_and_json(quote: str, outlet: str, names: list[str]) -> None:
    row = replace(HIT, quote=quote, outlet=outlet, actors=tuple(names))
    (cells,) = table(row)
    assert unguarded(cells["quote"]) == quote
    assert unguarded(cells["outlet"]) == outlet
    assert unguarded(cells["actors"]).split("; ") == "; ".join(n.replace(";", ",") for n in names).split("; ")
    assert msgspec.json.decode(text("jsonl", row), type=EventRow) == row
    assert json.loads(text("geojson", row))["features"][0]["properties"]["quote"] == quote


def test_json_lines_are_the_rows_to_their_schema() -> None:
    lines = text("jsonl", *ROWS).split("\n")
    assert lines.pop() == ""
    assert [msgspec.json.decode(x, type=EventRow) for x in lines] == ROWS
    for x in lines:
        assert list(json.loads(x)) == list(EventRow.__struct_fields__)
        jsonschema.validate(json.loads(x), schema("event"))
    first = json.loads(lines[1])
    assert (first["actors"], first["actor_countries"]) == (["Troops", "Orlan Front"], [None, "BG"])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**first, "quad_class": 5}, schema("event"))


def test_geojson_is_a_collection_of_features_with_the_longitude_first() -> None:
    found = json.loads(text("geojson", *ROWS))
    assert found.keys() == {"type", "features"}
    assert found["type"] == "FeatureCollection"
    points = [f["geometry"] for f in found["features"]]
    assert points[0] == {"type": "Point", "coordinates": [44.25, -12.5]}
    assert points[1] is points[3] is None
    assert points[2]["coordinates"] == [27.91667, 43.21667]
    lines = [json.loads(x) for x in text("jsonl", *ROWS).splitlines()]
    assert [f["properties"] for f in found["features"]] == lines
    assert [f["id"] for f in found["features"]] == [r.event_id for r in ROWS]
    assert {f["type"] for f in found["features"]} == {"Feature"}


def test_a_place_without_coordinates_is_on_no_map() -> None:
    found = json.loads(text("geojson", replace(HIT, latitude=None, longitude=None)))
    assert found["features"][0]["geometry"] is None
    assert found["features"][0]["properties"]["place"] == "Sarn"
