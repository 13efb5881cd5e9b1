"""The day of publication, guessed from the text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reader.published import guessed
from rashomon.text.words import flatten

BODY = " The river Aln rose by two metres and the lower town was cleared."
GUESSED = [
    ("Flood in Lower Aln\nPublished: January 7, 2020\n" + BODY, "2020-01-07", "labelled"),
    ("Flood in Lower Aln\nBy Ida Moor\nPosted Jan. 7, 2020 at 9:15 p.m." + BODY, "2020-01-07", "labelled"),
    (BODY + "\nFirst published on 7 January 2020. Last updated 9 January 2020.", "2020-01-07", "labelled"),
    (BODY + "\nLast updated: 9 January 2020", "2020-01-09", "labelled"),
    ("By Ida Moor\nTuesday, January 7, 2020\n" + BODY, "2020-01-07", "head"),
    ("By Ida Moor\nJanuary seventh, 2020\n" + BODY, "2020-01-07", "head"),
    ("LOWER ALN, 7 January 2020 —" + BODY, "2020-01-07", "head"),
    (BODY + " The dyke gave way on Tuesday. The mayor wrote on January 7, 2020: all are safe.", "2020-01-07", "newest"),
    (BODY + " It was mended in 2019. On Tuesday, January 7, it gave way.", "2020-01-07", "newest"),
]
UNKNOWN = [
    BODY,
    BODY + " It gave way on Tuesday.",
    BODY + " On January 7 it gave way.",
    BODY + " The dyke was built in 1954 and raised on 3 May 1961.",
    BODY + " It gave way on Tuesday, as it had on June 5, 1961, a Monday.",
    BODY + " On Wednesday the mayor said that a new one will stand by January 1, 2031.",
    "The mayor, born on May 3, 1961, spoke." + BODY,
]


@pytest.mark.parametrize(("text", "day", "why"), GUESSED)
def test_a_text_that_says_when_it_was_published(text: str, day: str, why: str) -> None:
    for form in (text, flatten(text)):
        guess = guessed(form)
        assert guess
        assert guess.date == day
    guess = guessed(text)
    assert guess
    assert why in guess.why


@pytest.mark.parametrize(("head", "day"), [("2020-01-07", "2020-01-07"), ("Posted: 13/1/2020", "2020-01-13")])
def test_a_day_in_digits(head: str, day: str) -> None:
    guess = guessed(f"By Ida Moor\n{head}\n{BODY}")
    assert guess
    assert guess.date == day


@pytest.mark.parametrize("text", UNKNOWN)
def test_a_text_that_does_not(text: str) -> None:
    assert guessed(text) is None
    assert guessed(flatten(text)) is None


def test_a_reason_quotes_the_words_it_rests_on() -> None:
    guess = guessed(GUESSED[0][0])
    assert guess
    assert "“Published: January 7, 2020”" in guess.why


@given(st.text())
def test_any_text(text: str) -> None:
    guess = guessed(text)
    assert guess is None or date.fromisoformat(guess.date)
