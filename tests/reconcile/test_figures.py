"""Whether two figures can be one value, and which of two statements' figures are rivals."""

import pytest

from rashomon.reconcile.figures import NEAR, agree, rivals, same_unit
from rashomon.types import Figure
from telling import two


def figure(low: float | None, high: float | None, hedge: str = "exact", unit: str | None = "missile") -> Figure:
    return Figure(0, 1, low, high, unit, hedge)


@pytest.mark.parametrize(
    ("f", "g", "held"),
    [
        (figure(56, 56), figure(56, 56), True),
        (figure(56, 56), figure(57, 57), False),
        (figure(56, None, "at_least"), figure(56, 56), True),
        (figure(56, None, "at_least"), figure(57, 57), False),
        (figure(None, 40, "at_most"), figure(40, 40), True),
        (figure(13, None, "more_than"), figure(22, 22), False),
        (figure(13, None, "more_than"), figure(13, 13), False),
        (figure(20, 99, "vague"), figure(56, 56), False),
    ],
)
def test_agree_is_the_same_both_ways(f: Figure, g: Figure, held: bool) -> None:
    assert agree(f, g) is agree(g, f) is held


def values(a: str, b: str) -> tuple[float | None, float | None] | None:
    """Lower ends of the rival figures of two clauses as read."""
    found = rivals(*two(a, b))
    return (found[0].low, found[1].low) if found else None


def test_at_least_a_number_and_the_number_are_no_rivals() -> None:
    assert values("At least 56 miners were killed in the pit", "The pit fire killed 56 miners") is None


def test_more_than_a_dozen_and_twenty_two_are_rivals() -> None:
    assert values("The fort fired more than a dozen rockets", "The fort fired 22 rockets at the bay") == (13, 22)


def test_near_values_are_rivals_and_known_for_near() -> None:
    found = rivals(*two("Nearly 59,000 voters turned out", "Nearly 60,000 voters turned out"))
    assert found is not None
    assert NEAR <= found[2] < 1


def test_a_figure_that_agrees_with_one_of_the_other_statement_is_left_out() -> None:
    a = "The blaze killed 17 people and injured 40 people"
    assert values(a, "The blaze killed 17 people") is None
    assert values(a, "The blaze killed 17 people and injured 44 people") == (40, 44)


def test_the_nearest_of_several_rivals_is_taken() -> None:
    assert values("It carried 80 passengers", "It carried 300 passengers, of them 84 passengers on deck") == (80, 84)


def test_percent_and_people_are_never_rivals() -> None:
    assert values("Turnout was 57 percent", "The count took in 58 villages") is None


def test_nouns_for_people_may_count_one_thing() -> None:
    assert values("It killed 39 revelers at the club", "It killed 35 people at the club") == (39, 35)


def test_far_values_of_other_units_are_no_rivals() -> None:
    assert values("It sank with 900 crates", "It sank with 12 sailors") is None


def test_units_that_mean_the_same_are_one() -> None:
    assert same_unit(figure(1, 1, unit="death"), figure(2, 2, unit="killed"))
    assert not same_unit(figure(1, 1, unit=None), figure(1, 1, unit=None))
    assert not same_unit(figure(1, 1, unit="ship"), figure(1, 1, unit="killed"))


def test_the_dead_and_the_injured_are_no_rivals() -> None:
    assert rivals(*two("17 people were killed", "143 people were injured")) is None
    found = rivals(*two("17 people were killed", "19 people died in the fire"))
    assert found is not None
    assert (found[0].low, found[1].low) == (17, 19)
