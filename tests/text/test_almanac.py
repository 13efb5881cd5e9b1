"""The calendar: holidays, zones, month ends."""

from datetime import date

import pytest

from rashomon.text import almanac


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("easter", 2019, date(2019, 4, 21)),
        ("easter sunday", 2000, date(2000, 4, 23)),
        ("good friday", 2024, date(2024, 3, 29)),
        ("thanksgiving", 2018, date(2018, 11, 22)),
        ("labor day", 2019, date(2019, 9, 2)),
        ("memorial day", 2019, date(2019, 5, 27)),
        ("election day", 2016, date(2016, 11, 8)),
        ("christmas eve", 2019, date(2019, 12, 24)),
        ("new year’s eve", 2016, date(2016, 12, 31)),
        ("new years day", 2017, date(2017, 1, 1)),
        ("fourth of july", 2018, date(2018, 7, 4)),
    ],
)
def test_holidays(name: str, year: int, day: date) -> None:
    assert almanac.holiday(name, year) == day


@pytest.mark.parametrize(
    ("zone", "on", "offset"),
    [
        ("et", date(2019, 7, 2), "-04:00"),
        ("et", date(2020, 1, 7), "-05:00"),
        ("est", date(2019, 7, 2), "-05:00"),
        ("pdt", date(2020, 1, 7), "-07:00"),
        ("eastern time", date(2019, 3, 10), "-04:00"),
        ("gmt", date(2019, 7, 2), "+00:00"),
        ("local time", date(2019, 7, 2), ""),
    ],
)
def test_zones(zone: str, on: date, offset: str) -> None:
    assert almanac.offset(zone, on) == offset


def test_month_ends_run_over_the_year() -> None:
    assert almanac.month_ends(2020, 2) == (date(2020, 2, 1), date(2020, 2, 29))
    assert almanac.month_ends(2019, 14) == (date(2020, 2, 1), date(2020, 2, 29))


def test_no_such_day() -> None:
    assert almanac.day(2019, 2, 29) is None
