"""Places resolved offline, by context."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naming import entities
from rashomon.reader.gazetteer import lookup
from rashomon.reader.places import places
from rashomon.text.words import flatten
from rashomon.types import Entity, Place, Span


def found(text: str) -> dict[str, Place]:
    return {text[p.start : p.end].lower(): p for p in places(text, entities(text))}


def near(place: Place, latitude: float, longitude: float) -> bool:
    assert place.latitude is not None
    assert place.longitude is not None
    return abs(place.latitude - latitude) < 1.5 and abs(place.longitude - longitude) < 1.5


@pytest.mark.parametrize(
    ("text", "name", "latitude", "longitude"),
    [
        ("Rockets fell near Erbil in Iraq.", "erbil", 36.19, 44.01),
        ("Rockets fell near Irbil in Iraq.", "irbil", 36.19, 44.01),
        ("They met in Paris on Tuesday.", "paris", 48.85, 2.35),
        ("They met in Paris, Texas, on Tuesday.", "paris", 33.66, -95.56),
        ("They met in Alexandria, La., on Tuesday.", "alexandria", 31.3, -92.4),
        ("They met in London, Ontario, on Tuesday.", "london", 42.98, -81.2),
        ("They met in Washington on Tuesday.", "washington", 38.9, -77.0),
        ("The storm left Rapides Parish in the dark.", "rapides parish", 31.2, -92.5),
        ("The storm crossed the Middle East on Tuesday.", "middle east", 30, 45),
        ("Police in New York and Tehran agreed.", "tehran", 35.7, 51.4),
    ],
)
def test_a_place_is_resolved(text: str, name: str, latitude: float, longitude: float) -> None:
    assert near(found(text)[name], latitude, longitude)


def test_a_container_named_after_it_holds_in_flattened_text() -> None:
    assert near(found(flatten("they met in paris texas on tuesday"))["paris"], 33.66, -95.56)


def test_the_other_places_of_the_account_decide() -> None:
    text = "Fire broke out in Athens. Crews came from Savannah, Ga., and Macon, Ga., and from Augusta, Ga."
    assert near(found(text)["athens"], 33.95, -83.4)


def test_precision_tells_country_region_and_city() -> None:
    got = found("They went from Baghdad in Iraq to Texas and to Bavaria.")
    assert {k: p.precision for k, p in got.items()} == {
        "baghdad": "city",
        "iraq": "country",
        "texas": "region",
        "bavaria": "region",
    }
    assert got["baghdad"].geonameid == 98182


def test_an_unknown_place_stays_without_coordinates() -> None:
    text = "They met in Qwzzburg."
    entity = Entity("e1", "Qwzzburg", "place", (Span(12, 20),))
    (place,) = places(text, (entity,))
    assert (place.name, place.latitude, place.longitude, place.geonameid, place.precision) == (
        "Qwzzburg",
        None,
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Texas Department of Health closed the dam.", "texas"),
        ("Crews drove from Norfolk, Va., to Erbil by way of Aden.", "norfolk"),
        ("ERBIL - Rockets fell on Tuesday.", "erbil"),
        ("Ilse Brandt was born near Harrisburg. Officials in Harrisburg said so.", "harrisburg"),
    ],
)
def test_what_stands_beside_a_name_makes_it_a_place(text: str, name: str) -> None:
    assert name in found(text)


def test_a_newspaper_of_a_state_is_no_place() -> None:
    assert "texas" not in found("The Texas Tribune said so on Tuesday.")


def test_people_are_not_places() -> None:
    assert "jackson" not in found("Margaret Jackson spoke in Rome. Jackson left.")


def test_lookup_knows_what_it_knows() -> None:
    assert lookup("zzzz nowhere") == ()
    assert lookup("") == ()
    assert [s.name for s in lookup("u s")] == ["United States"]
    assert lookup("paris")[0].country == "FR"


@given(st.text())
def test_any_text_gives_places_whose_words_stand_in_it(text: str) -> None:
    for p in places(text, entities(text)):
        assert 0 <= p.start < p.end <= len(text)


@given(st.text(max_size=20))
def test_looking_up_any_name_never_raises(name: str) -> None:
    assert isinstance(lookup(name), tuple)
