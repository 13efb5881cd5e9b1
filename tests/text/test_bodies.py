"""Whether two written names may be one body's."""

import pytest

from rashomon.text.bodies import body, initials, keys, nation_left_out, same_body, same_building, shortened, stands_for


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("the Justice Department", "Department of Justice"),
        ("Defence Ministry", "Ministry of Defense"),
        ("Hezbollah", "Hizbullah"),
        ("Kata'ib Hezbollah", "Kataib Hizbollah"),
        ("al-Qaeda", "al Qaida"),
        ("ISIS", "Islamic State"),
        ("the Labour Party", "Labor Party"),
        ("Norvik Shipping Ltd.", "Norvik Shipping"),
        ("The Southmoor Gazette", "Southmoor Gazette"),
        ("U.N.", "u n"),
        ("Alliance Defending Harbours ADH", "Alliance Defending Harbours"),
        ("Revolutionary Guards", "Revolutionary Guard"),
        ("Med-Watch", "Medwatch"),
    ],
)
def test_one_body(a: str, b: str) -> None:
    assert same_body(body(a), body(b))
    assert same_body(body(b), body(a))
    assert keys(body(a)) & keys(body(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("University of Calder", "Calder University Press"),
        ("Bank of Norvik", "Norvik Bank"),
        ("Interior Ministry", "Foreign Ministry"),
        ("4th Circuit Court", "9th Circuit Court"),
        ("Fox News", "NBC News"),
    ],
)
def test_two_bodies(a: str, b: str) -> None:
    assert not same_body(body(a), body(b))


def test_letters_stand_for_a_long_form() -> None:
    long = body("U.S. Department of Health and Human Services")
    assert stands_for(body("HHS"), long)
    assert {"hhs", "dhhs"} <= initials(long)
    assert stands_for(body("U.N."), body("United Nations"))
    assert stands_for(body("un"), body("united nations"))
    assert not stands_for(body("U.S."), body("U.S. Senate"))
    assert not stands_for(body("House"), body("House of Ushers"))


def test_a_text_goes_on_with_a_short_form() -> None:
    assert shortened(body("The Times"), body("The Calder Times"))
    assert shortened(body("Norvik"), body("Norvik University"))
    assert not shortened(body("House"), body("White House"))
    assert not shortened(body("Department of Ports"), body("state Department of Ports"))


def test_the_nation_is_left_out_at_home() -> None:
    assert nation_left_out(body("Senate"), body("U.S. Senate"))
    assert not nation_left_out(body("Senate"), body("Alabama Senate"))


def test_buildings_are_known_without_what_they_are() -> None:
    assert same_building(body("Ain al-Asad air base"), body("Ain Assad"))
    assert same_building(body("Al Assad airbase"), body("Ain al-Asad"))
    assert not same_building(body("Taji base"), body("Balad base"))
