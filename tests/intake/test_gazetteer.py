"""A user's own gazetteer: what is taken in, and what is said of a file that cannot be."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon import GazetteerError, KnownPlace, load_gazetteer

HEADER = "name,latitude,longitude,precision,country,alternatives\n"


def feature(
    name: object = "Tolle Weir", kind: str = "Point", at: object = (10.5, 50.25), **other: object
) -> dict[str, Any]:
    return {"type": "Feature", "geometry": {"type": kind, "coordinates": at}, "properties": {"name": name, **other}}


def collection(*features: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def test_a_csv_file_with_all_columns_and_with_the_least(tmp_path: Path) -> None:
    full, least = tmp_path / "full.csv", tmp_path / "least.CSV"
    full.write_text(f'{HEADER}"Weir, Tolle",50.25,10.5,city,DE,Tolle Weir|Tolle Dam\n\nOsk,-1,-2,,,\n', "utf-8-sig")
    assert load_gazetteer(full) == (
        KnownPlace(
            name="Weir, Tolle",
            latitude=50.25,
            longitude=10.5,
            precision="city",
            country="DE",
            alternatives=("Tolle Weir", "Tolle Dam"),
        ),
        KnownPlace(name="Osk", latitude=-1, longitude=-2),
    )
    least.write_text("Longitude, Name ,note,LATITUDE\n10.5,Tolle Weir,by hand,50.25\n", "utf-8")
    assert load_gazetteer(str(least)) == (KnownPlace(name="Tolle Weir", latitude=50.25, longitude=10.5),)


def test_odd_letters_in_a_name_neither_part_a_row_nor_reach_the_output(tmp_path: Path) -> None:
    rows, features = tmp_path / "own.csv", tmp_path / "own.json"
    rows.write_text("name,latitude,longitude\nTolle\u2028Weir,50.25,10.5\n", "utf-8")
    assert [p.name for p in load_gazetteer(rows)] == ["Tolle\u2028Weir"]
    features.write_text(collection(feature("Osk \ud800")), "utf-8")
    assert [p.name for p in load_gazetteer(features)] == ["Osk \ufffd"]


def test_geojson(tmp_path: Path) -> None:
    file = tmp_path / "own.geojson"
    file.write_text(collection(feature(), feature("Osk", alternatives=["Oske"], precision="region")), "utf-8")
    assert load_gazetteer(file) == (
        KnownPlace(name="Tolle Weir", latitude=50.25, longitude=10.5),
        KnownPlace(name="Osk", latitude=50.25, longitude=10.5, precision="region", alternatives=("Oske",)),
    )


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("own.txt", "", ": its name ends in neither"),
        ("own.csv", None, ": there is no such file"),
        ("own.csv", "", ", row 1: the header has no column 'name'"),
        ("own.csv", "name,latitude\n", ", row 1: the header has no column 'longitude'"),
        ("own.csv", HEADER, ": holds no places"),
        ("own.csv", f"{HEADER}Osk,1,2,,,\n\nTolle,north,2,,,\n", ", row 4: the latitude 'north' is no number"),
        ("own.csv", f"{HEADER}Osk,91,2,,,\n", ", row 2: the latitude '91' is no number of degrees from -90 to 90"),
        ("own.csv", f"{HEADER}Osk,1,nan,,,\n", ", row 2: the longitude 'nan' is no number"),
        ("own.csv", f"{HEADER}Osk,1\n", ", row 2: the longitude None is no number"),
        ("own.csv", f"{HEADER} ,1,2,,,\n", ", row 2: it has no name"),
        ("own.csv", f"{HEADER}Osk,1,2,village,,\n", ", row 2: there is no precision 'village'; it is one of point"),
        ("own.csv", f'{HEADER}"Osk,1,2', ": not CSV"),
        ("own.csv", b"name,latitude,longitude\nOsk,1,2\n\xff", ", line 3: not UTF-8"),
        ("own.json", "{", ", line 1: not JSON"),
        ("own.json", "[]", ": not a GeoJSON FeatureCollection"),
        ("own.json", collection(feature(), feature(kind="Polygon")), ", feature 2: its geometry is not a point"),
        ("own.json", collection(feature(at=["1", True])), ", feature 1: the latitude True is no number"),
        ("own.json", collection(feature(at=[1, 10**400])), ", feature 1: the latitude 1000"),
        ("own.json", collection(feature(name=7)), ", feature 1: it has no name"),
        ("own.json", collection(feature(precision=["city"])), ", feature 1: there is no precision ['city']"),
        ("own.json", collection(feature(alternatives=[7])), ", feature 1: the alternatives are not a list of texts"),
        ("own.json", collection("Osk"), ", feature 1: its geometry is not a point"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_row(
    tmp_path: Path, name: str, content: str | bytes | None, said: str
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(GazetteerError) as raised:
        load_gazetteer(file)
    assert str(file) in str(raised.value)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


@given(st.sampled_from((".csv", ".geojson")), st.text() | st.binary())
def test_no_content_does_anything_else(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, content: str | bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / f"any{suffix}"
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    with pytest.raises(GazetteerError):
        load_gazetteer(file)
