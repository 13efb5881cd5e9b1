"""Places resolved offline, by context."""

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from naming import entities
from rashomon.reader.containing import outers
from rashomon.reader.gazetteer import SHIPPED, Gazetteer, Spot, demonym, lookup
from rashomon.reader.marked import mark
from rashomon.reader.noplaces import only_places
from rashomon.reader.places import meanings, places
from rashomon.reader.settling import settle
from rashomon.reader.toponyms import Mention, placed
from rashomon.text.words import flatten
from rashomon.types import Entity, EntityKind, KnownPlace, Place, Span


def found(text: str, gazetteer: Gazetteer = SHIPPED) -> dict[str, Place]:
    return {text[p.start : p.end].lower(): p for p in places(text, entities(text, gazetteer), gazetteer)}


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


@pytest.mark.parametrize("form", [str, flatten])
def test_what_is_not_known_is_put_where_the_text_says_that_it_lies(form: Callable[[str], str]) -> None:
    text = form(
        "Rockets hit the Qarwan air base in Iraq's western Anbar province on Tuesday, a spokesman for the base said."
    )
    base = found(text)["qarwan air base"]
    assert (base.kind, base.precision, base.within) == ("facility", "region", "Anbar")
    assert near(base, 33.9, 42.2)


def test_what_contains_it_is_settled_by_the_account() -> None:
    place = found("Police in Qwzzburg, a village in Georgia, called for help from Atlanta and Macon, Georgia.")[
        "qwzzburg"
    ]
    assert (place.name, place.precision, place.within) == ("Qwzzburg", "region", "Georgia")
    assert near(place, 32.7, -83.5)


def test_a_known_place_is_not_put_where_it_does_not_lie() -> None:
    assert near(found("They spoke of Paris in Iraq on Tuesday.")["paris"], 48.85, 2.35)


def test_a_province_of_the_name_of_its_city_is_a_region() -> None:
    place = found("Two men were held in Kirkuk province on Tuesday.")
    (kirkuk,) = (p for k, p in place.items() if k.startswith("kirkuk"))
    assert (kirkuk.precision, kirkuk.geonameid) == ("region", None)


def test_facilities() -> None:
    got = found("They flew from Erbil International Airport. The Manila Cathedral and the Zorble Tower were closed.")
    shown = {k: (p.kind, p.precision, p.within) for k, p in got.items()}
    assert shown["erbil international airport"] == ("facility", "point", None)
    assert shown["manila cathedral"] == ("facility", "city", "Manila")
    assert near(got["erbil international airport"], 36.2, 44)


def test_demonyms_are_places_of_another_kind() -> None:
    got = found("The Iranian army met the Iraqis near Basra. Sri Lankan officials were there as well.")
    assert {k: p.kind for k, p in got.items()} == {
        "iranian": "demonym",
        "iraqis": "demonym",
        "basra": "place",
        "sri lankan": "demonym",
    }
    assert (got["iranian"].name, got["iranian"].geonameid, got["iranian"].precision) == ("Iran", 130758, "country")


def test_a_language_is_no_demonym() -> None:
    assert "french" not in found("She speaks French and teaches in Rome.")
    assert "french" in found("The French government met in Rome.")


@pytest.mark.parametrize(
    "text",
    [
        "Washington said on Tuesday that nobody was hurt.",
        "The Washington Post said so.",
        "Boston University said so.",
        "The British Heart Foundation said so.",
        "Police said on Tuesday that police were there.",
    ],
)
def test_what_is_only_named_like_a_place_is_left_alone(text: str) -> None:
    assert found(text) == {}


def test_two_places_joined_by_a_hyphen_are_two() -> None:
    text = "The Fargo-Moorhead line was shut."
    entity = Entity("e1", "Fargo-Moorhead", "place", (Span(4, 18),))
    assert [p.name for p in places(text, (entity,))] == ["Fargo", "Moorhead"]


def test_the_blanks_around_a_stroke_are_in_neither_place() -> None:
    text = "They drove from Fargo / Moorhead."
    found = places(text, (Entity("e1", "Fargo / Moorhead", "place", (Span(16, 32),)),))
    assert [text[p.start : p.end] for p in found] == ["Fargo", "Moorhead"]


def test_a_long_chain_of_places_is_no_trouble() -> None:
    n = 3000
    spans = tuple(Span(i, i + 5) for i in range(0, 9 * n, 9))
    assert len(places("Paris in " * n, (Entity("e1", "Paris", "place", spans),))) == n


def test_a_user_s_own_places_come_first() -> None:
    own = Gazetteer(
        (
            KnownPlace(name="Camp Zorble", latitude=33.5, longitude=43.25, alternatives=("Zorble",)),
            KnownPlace(name="Paris", latitude=10, longitude=20, precision="city", country="Chad"),
        )
    )
    for form in (str, flatten):
        text = form(
            "Mortars fell on Camp Zorble on Tuesday, and later on Paris, the mayor said in a short note to the press."
        )
        got = found(text, own)
        assert (got["camp zorble"].latitude, got["camp zorble"].precision) == (33.5, "point")
        assert got["camp zorble"].geonameid is None
        assert near(got["paris"], 10, 20)
        assert "camp zorble" not in found(text)
    assert near(found("They met in Paris, France, on Tuesday.", own)["paris"], 48.85, 2.35)


def test_many_small_doubts_do_not_outweigh_great_cities() -> None:
    got = found("They flew from London to Paris and Brussels.")
    assert [round(got[k].latitude or 0) for k in ("london", "paris", "brussels")] == [52, 49, 51]


def test_a_great_city_abroad_is_not_a_hamlet_at_home() -> None:
    text = (
        "Senator Ilse Brandt of California said in London that the talks had failed. Officials in California, in "
        "Nevada and in Texas had hoped for an end. California and the United States would go on, and so would America."
    )
    assert near(found(text)["london"], 51.5, -0.1)


def test_an_abbreviation_of_a_state_is_no_beginning_of_a_base() -> None:
    place = found("Mortars fell on Al Zorbel military base, the army said.")["al zorbel military base"]
    assert (place.kind, place.within) == ("facility", None)


def test_a_title_is_no_town() -> None:
    assert found(flatten("A letter from Brig. Gen. Ilse Brandt was read to the council on Tuesday.")) == {}


def test_settling_goes_by_what_others_say() -> None:
    here, there = (
        Spot("Osk", "c", cc, "1", at, at, people, 7) for cc, at, people in (("AA", 10, 9000), ("BB", 50, 99000))
    )
    other = Spot("Tolle", "c", "AA", "1", 10.2, 10.2, 9000, 8)
    names = {("osk", ""): (here, there)}
    assert settle(names, Counter(list(names)))["osk", ""] == (there, here)
    names["tolle", ""] = (other,)
    assert settle(names, Counter(list(names)))["osk", ""] == (here, there)


def test_what_the_words_between_two_places_say() -> None:
    def of(text: str) -> dict[int, int]:
        spans = [(m.start(), m.end()) for m in re.finditer("[A-Z]+", text)]
        return outers(text, spans)

    assert of("A in B's western C") == {0: 2, 2: 1}
    assert of("A, a market town in the B") == {0: 1}
    assert of("A and B") == {}
    assert of("A saw that nobody had come to the meeting that was to be held in B") == {}


def test_demonyms_have_plurals() -> None:
    for word, place in (("iranians", "Iran"), ("danes", "Denmark"), ("chinese", "China"), ("texan", "Texas")):
        spot = demonym(word)
        assert spot
        assert spot.name == place
    assert lookup("iranian") == ()


def test_lookup_knows_what_it_knows() -> None:
    assert lookup("zzzz nowhere") == ()
    assert lookup("") == ()
    assert [s.name for s in lookup("u s")] == ["United States"]
    assert lookup("paris")[0].country == "FR"


@given(st.text())
def test_any_text_gives_places_whose_words_stand_in_it(text: str) -> None:
    for p in places(text, entities(text)):
        assert 0 <= p.start < p.end <= len(text)


@example("County tower, north Al tower".split(), [(0, 1, "place"), (0, 3, "place")])
@given(
    st.lists(
        st.sampled_from("Paris Texas, tower air base Al Asad in of The Iraq's army Zorble, and St.".split()),
        max_size=12,
    ),
    st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4), st.sampled_from(("place", "facility", "organisation")))),
)
def test_no_two_mentions_share_a_word(words: list[str], names: list[tuple[int, int, EntityKind]]) -> None:
    text = " ".join(words)
    tokens = mark(text).tokens
    found, at = [], 0
    for gap, size, kind in names:
        start, at = at + gap, at + gap + size
        if at <= len(tokens):
            found.append(Mention(start, at, text[tokens[start].start : tokens[at - 1].end], kind))
    own = Gazetteer((KnownPlace(name="Zorble", latitude=1, longitude=2, alternatives=("Tower Air",)),))
    for gazetteer in (SHIPPED, own):
        out = placed(text, tokens, found, False, gazetteer)
        assert all(a.end <= b.start for a, b in pairwise(out))


def test_a_name_of_nothing_but_points_of_the_compass_is_no_trouble() -> None:
    assert meanings("north " * 1500) == ()


@given(st.text(max_size=20))
def test_looking_up_any_name_never_raises(name: str) -> None:
    assert isinstance(lookup(name), tuple)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that the VA runs the clinic.",
        "Everyone talks about it. Oh, well.",
        "He spoke during Mass at noon.",
        "They put their faith in God and went home.",
        "The ADAB vote is on Friday.",
    ],
)
def test_a_word_that_is_a_place_by_chance_is_none(text: str) -> None:
    assert not {p for p in found(text).values() if p.kind == "place"}


@pytest.mark.parametrize(
    ("text", "name", "resolved"),
    [
        ("They met in Alexandria, Va., on Tuesday.", "va", "Virginia"),
        ("Rep. Jo Doe of Calif. voted.", "calif", "California"),
        ("The storm crossed D.C. at noon.", "d.c", "District of Columbia"),
    ],
)
def test_a_state_in_short_is_one_beside_its_place(text: str, name: str, resolved: str) -> None:
    entity = Entity("e1", name, "place", (Span(text.lower().index(name), text.lower().index(name) + len(name)),))
    assert [p.name for p in places(text, (entity,))] == [resolved]


def test_a_people_speaks_for_its_country() -> None:
    text = "the iranian officer was buried in kerman fresno and madera sent wreaths the iranian press said"
    spans = {w: Span(text.index(w), text.index(w) + len(w)) for w in ("kerman", "iranian")}
    alone = places(text, (Entity("e1", "kerman", "place", (spans["kerman"],)),))
    told = places(
        text,
        (Entity("e1", "kerman", "place", (spans["kerman"],)), Entity("e2", "iranian", "group", (spans["iranian"],))),
    )
    assert {p.name for p in (*alone, *told)} == {"Kerman", "Iran"}
    assert next(p for p in told if p.name == "Kerman").longitude > 50  # type: ignore[operator]


def test_whose_seat_somebody_has_takes_the_account_nowhere() -> None:
    text = "They met in London. Ann Lee, a California Democrat, and Bo Dahl, a California Republican, came from Kerman."
    entity_of = {w: Entity(w, w, "place", tuple(Span(m.start(), m.end()) for m in re.finditer(w, text)))
                 for w in ("London", "California", "Kerman")}  # fmt: skip
    got = {p.name: p for p in places(text, tuple(entity_of.values()))}
    assert near(got["London"], 51.5, -0.1)
    assert near(got["Kerman"], 30.3, 57.1)


def test_a_city_is_meant_sooner_than_its_province() -> None:
    assert found("Rockets fell in Haifa.")["haifa"].precision == "city"


def test_languages_joined_are_no_places() -> None:
    text = "The note was translated into Arabic and French by noon."
    entity = Entity("e1", "French", "group", (Span(text.index("French"), text.index("French") + 6),))
    assert not places(text, (entity,))
    hospitals = "They lay in British and French hospitals."
    entity = Entity("e1", "French", "group", (Span(hospitals.index("French"), hospitals.index("French") + 6),))
    assert [p.name for p in places(hospitals, (entity,))] == ["France"]


def only(text: str, *mentions: tuple[str, EntityKind]) -> list[tuple[str, str]]:
    """The mentions that are left of some, in the order of the text."""
    tokens = mark(text).tokens
    plain = [t.plain for t in tokens]
    given = []
    for written, kind in mentions:
        want = written.lower().split()
        start = next(i for i in range(len(plain)) if plain[i : i + len(want)] == want)
        given.append(Mention(start, start + len(want), written, kind))
    return [(m.written, m.kind) for m in only_places(text, tokens, given, text.islower(), SHIPPED)]


def test_the_parts_of_one_name_are_joined() -> None:
    assert only("shells fell on al zorba and left", ("al", "place"), ("zorba", "place")) == [("al zorba", "place")]
    base = only("shells fell on ain al asad air base", ("ain", "place"), ("al asad air base", "facility"))
    assert base == [("ain al asad air base", "facility")]
    assert only("shells fell on al and left", ("al", "place")) == []


def test_an_armed_group_is_no_place() -> None:
    assert only("fighters of hamas left lebanon", ("hamas", "place"), ("lebanon", "place")) == [
        ("hamas", "organisation"),
        ("lebanon", "place"),
    ]


def test_initials_are_no_town_that_is_spelt_so() -> None:
    assert only("The DACA vote and the NYC parade drew crowds.", ("DACA", "place"), ("NYC", "place")) == [
        ("NYC", "place")
    ]
    assert only("Talks in Dhaka and DACA", ("Dhaka", "place"), ("DACA", "place"))[0] == ("Dhaka", "place")


@pytest.mark.parametrize(
    ("text", "code", "left"),
    [
        ("They met in Lund, Va., at noon.", "Va", True),
        ("They met in Lund (NM) at noon.", "NM", True),
        ("Webster Hall goes to Mass. buyers.", "Mass", True),
        ("The NJ Federation met.", "NJ", True),
        ("The VA has new rules.", "VA", False),
        ("The 2013 Miss Norland was there.", "Miss", False),
        ("They shouted, Oh, well.", "Oh", False),
    ],
)
def test_a_code_needs_a_sign(text: str, code: str, left: bool) -> None:
    assert bool(only(text, (code, "place"))) is left
