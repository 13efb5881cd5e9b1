"""Stretches of time that have a moment in common, and that have none."""

import pytest

from rashomon.reconcile.when import meet

DAY = ("2023-03-14", "2023-03-14")


@pytest.mark.parametrize(
    ("other", "together"),
    [
        (DAY, True),
        (("2023-03-14T18:00", "2023-03-14T24:00"), True),
        (("2023-03-01", "2023-03-31"), True),
        (("2023-03-13T18:00", "2023-03-14T06:00"), True),
        (("2023-03-14T17:30", "2023-03-14T17:30"), True),
        (("2023-03-15", "2023-03-15"), False),
        (("2023-03-13T00:00", "2023-03-13T24:00"), False),
        (("2022", "2022"), False),
    ],
)
def test_a_day_and_another_stretch(other: tuple[str, str], together: bool) -> None:
    assert meet(DAY, other) == meet(other, DAY) == together


def test_parts_of_a_day_that_follow_each_other_do_not_meet() -> None:
    morning, afternoon = ("2023-03-14T06:00", "2023-03-14T12:00"), ("2023-03-14T12:00", "2023-03-14T18:00")
    assert not meet(morning, afternoon)
    assert meet(morning, morning)
