"""Numbers as words and digits, and the nouns they count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.numbers import kindred, parse, plural, singular, spelt


def value(text: str, gaps: list[str] | None = None) -> tuple[float, float, int] | None:
    words = text.split()
    found = parse(words, gaps or [""] + [" "] * (len(words) - 1), 0)
    return (found.low, found.high, found.end) if found else None


@pytest.mark.parametrize(
    ("text", "low", "high", "end"),
    [
        ("seven", 7, 7, 1),
        ("twenty two boats", 22, 22, 2),
        ("ninety nine", 99, 99, 2),
        ("two hundred and fifty boats", 250, 250, 4),
        ("a hundred boats", 100, 100, 2),
        ("one thousand two hundred", 1200, 1200, 4),
        ("fifteen hundred", 1500, 1500, 2),
        ("three million boats", 3_000_000, 3_000_000, 2),
        ("a dozen boats", 12, 12, 2),
        ("two dozen boats", 24, 24, 2),
        ("half a dozen boats", 6, 6, 3),
        ("half a million", 500_000, 500_000, 3),
        ("dozens", 24, 99, 1),
        ("tens of thousands of boats", 20_000, 99_999, 3),
        ("hundreds of thousands", 200_000, 999_999, 3),
        ("several hundred", 300, 999, 2),
        ("a few thousand", 2_000, 9_999, 3),
        ("twenty thirty", 20, 20, 1),
        ("5 000 boats", 5000, 5000, 2),
        ("3 500 000 boats", 3_500_000, 3_500_000, 3),
        ("2 5 million boats", 2_500_000, 2_500_000, 3),
        ("7 3 percent", 7.3, 7.3, 2),
        ("12 3 boats", 12, 12, 1),
        ("5bn", 5e9, 5e9, 1),
    ],
)
def test_a_number_is_read_to_its_end(text: str, low: float, high: float, end: int) -> None:
    assert value(text) == (low, high, end)


def test_commas_join_groups_of_three_and_points_part_decimals() -> None:
    assert value("5 000", ["", ","]) == (5000, 5000, 2)
    assert value("2 5", ["", "."]) == (2.5, 2.5, 2)
    assert value("5 000", ["", ", "]) == (5, 5, 1)


@pytest.mark.parametrize("text", ["boats", "and", "hundred boats", "dozen", "a boat", "couple boats"])
def test_no_number_begins_here(text: str) -> None:
    assert value(text) is None


@given(st.integers(min_value=0, max_value=99))
def test_every_number_under_a_hundred_reads_back(n: int) -> None:
    from rashomon.text.numbers import TENS, UNITS

    ones = {v: k for k, v in UNITS.items()}
    tens = {v: k for k, v in TENS.items()}
    words = [ones[n]] if n < 20 else [tens[n - n % 10], *([ones[n % 10]] if n % 10 else [])]
    found = spelt(words, 0)
    assert found is not None
    assert (found.low, found.end) == (n, len(words))


@given(
    st.lists(
        st.sampled_from("one ten dozen half a million hundred and 5 000 2 tens of few couple 1bn x".split()),
        min_size=1,
        max_size=9,
    )
)
def test_number_words_in_any_order_never_raise(words: list[str]) -> None:
    for i in range(len(words)):
        found = parse(words, [" "] * len(words), i)
        assert found is None or (i < found.end <= len(words) and found.low <= found.high)


@pytest.mark.parametrize(
    ("noun", "one"),
    [
        ("boats", "boat"),
        ("casualties", "casualty"),
        ("crashes", "crash"),
        ("boxes", "box"),
        ("women", "woman"),
        ("servicemen", "serviceman"),
        ("children", "child"),
        ("grandchildren", "grandchild"),
        ("people", "people"),
        ("troops", "troop"),
        ("aircraft", "aircraft"),
        ("bus", "bus"),
        ("buses", "bus"),
        ("crisis", "crisis"),
        ("glass", "glass"),
    ],
)
def test_singular(noun: str, one: str) -> None:
    assert singular(noun) == one


def test_plural_is_told_by_its_look() -> None:
    assert [w for w in "boats people women was this across gas casualties news".split() if plural(w)] == [
        "boats",
        "people",
        "women",
        "casualties",
    ]


def test_kindred_units_fall_together() -> None:
    assert kindred("killed") == kindred("death") == kindred("dead")
    assert kindred("boat") == "boat"
    assert kindred(None) is None
