"""Times: a table checked by hand, what they hang on, and properties over any text."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reader.times import times
from rashomon.text.words import flatten
from rashomon.types import PublishedGuess, Reading, TimeExpression
from times_table import NO_TIMES, TABLE

PUBLISHED = "2020-01-08"
ROWS = [row for row in TABLE.split("\n") if not row.startswith("#")]


def end(value: str) -> str | None:
    return None if value == "-" else value


def expected(row: str) -> tuple[str, str | None, int, int, tuple[str | None, str | None, str | None]]:
    """The sentence of a row, its day of publication, where the time stands, and what it should be."""
    published, marked, first, last, precision = row.lstrip("~").split("|")
    start, stop = marked.index("["), marked.index("]") - 1
    return (
        marked.replace("[", "").replace("]", ""),
        end(published),
        start,
        stop,
        (end(first), end(last), end(precision)),
    )


def test_the_table_is_long_and_says_nothing_twice() -> None:
    assert len(ROWS) >= 150
    assert len({row.split("|")[1] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS)
def test_a_time_is_found_and_anchored(row: str) -> None:
    text, published, start, stop, what = expected(row)
    near = [t for t in times(text, published) if t.start < stop and start < t.end]
    assert [(text[t.start : t.end].rstrip("."), t.from_, t.to, t.precision) for t in near] == [
        (text[start:stop].rstrip("."), *what)
    ]


@pytest.mark.parametrize("row", [r for r in ROWS if not r.startswith("~")])
def test_a_flattened_time_is_found_and_anchored(row: str) -> None:
    text, published, start, stop, what = expected(row)
    words, flat = flatten(text[start:stop]), flatten(text)
    found = [(flat[t.start : t.end], t.from_, t.to, t.precision) for t in times(flat, published)]
    assert (words, *what) in found


@pytest.mark.parametrize("text", NO_TIMES.split("\n"))
def test_everyday_words_are_no_times(text: str) -> None:
    assert [text[t.start : t.end] for t in times(text, PUBLISHED)] == []
    assert [t for t in times(flatten(text), PUBLISHED) if "555" not in text] == []


def test_an_address_of_the_web_tells_no_day() -> None:
    assert times("It is at https://sightings.example/2017/04/16/comet still.", PUBLISHED) == ()


@pytest.mark.parametrize("placeholder", ["0001-01-01", "0001-01-01T00:00:00Z", "1601-01-01"])
def test_a_placeholder_is_no_day_of_publication(placeholder: str) -> None:
    assert only("They met yesterday.", placeholder).anchor is None
    assert only("They met yesterday.", placeholder, PublishedGuess(PUBLISHED, "said so")).from_ == "2020-01-07"
    assert only("They met yesterday.", "1800-01-02").from_ == "1800-01-01"


def test_in_a_life_a_day_is_of_the_year_it_tells() -> None:
    life = "She was born in 1811, wed in 1830, and sailed in 1831. In 1832 she fell ill; on {} she died."
    assert only(life.format("5 December")).from_ == "1832-12-05"
    assert only(life.format("5 January")).from_ == "2020-01-05"  # within a month of publication: news of it


def only(text: str, published: str | None = PUBLISHED, guess: PublishedGuess | None = None) -> TimeExpression:
    """The last time of a text."""
    return times(text, published, guess)[-1]


def test_a_time_says_what_it_hangs_on() -> None:
    guess = PublishedGuess(PUBLISHED, "said so")
    assert only("They met on 7 January 2019.").anchor is None
    assert only("They met yesterday.").anchor == "published"
    assert only("They met yesterday.", None, guess).anchor == "guess"
    assert only("They met yesterday.", None, guess).from_ == "2020-01-07"
    assert only("They met yesterday.", None).anchor is None
    assert only("They met on 7 January 2019. The next day it rained.").anchor == "text"
    assert only("They met on 7 January 2019. The next day it rained.", None).anchor == "text"
    assert only("They fled hours before the storm.").anchor is None
    assert only("Two days after Christmas 2018 it sank.").anchor is None
    assert only("In 1911 he fled. On June 5 he died.").anchor == "text"


def test_metadata_goes_before_a_guess() -> None:
    found = only("They met yesterday.", "2021-03-02", PublishedGuess(PUBLISHED, "said so"))
    assert (found.from_, found.anchor) == ("2021-03-01", "published")


def test_a_time_hangs_on_the_nearest_before_it() -> None:
    text = "It began on 3 May 2018. On 9 May 2018 it spread. The next day it died down. A day later it was out."
    assert [t.from_ for t in times(text, None)] == ["2018-05-03", "2018-05-09", "2018-05-10", "2018-05-11"]
    assert only("The next day it spread. It began on 3 May 2018.", None).from_ == "2018-05-03"


def test_a_year_that_the_text_speaks_of_gives_way_to_news() -> None:
    assert only("The treaty of 2011 came too late. On January 7 rockets fell.").from_ == "2020-01-07"
    assert (
        only("The treaty of 2011 came too late." + " It was read by many." * 40 + " On June 5 it fell.").from_
        == "2019-06-05"
    )


@pytest.mark.parametrize("published", [None, "", "soon", "2020-13-45", "08/01/2020"])
def test_without_a_day_to_hold_on_to_relative_times_stay_unresolved(published: str | None) -> None:
    text = "On Tuesday he spoke of the 2015 pact."
    tuesday, year = times(text, published)
    assert (tuesday.from_, tuesday.to) == (None, None)
    assert year.from_ == "2015-01-01"


@pytest.mark.parametrize("published", ["2020-01-08T03:00:00Z", "2020-01-08 03:00", " 2020-1-8"])
def test_a_moment_of_publication_counts_as_its_day(published: str) -> None:
    assert times("they met yesterday", published)[0].from_ == "2020-01-07"


def test_readings_without_anchor_and_guess_decode() -> None:
    old = {"id": "a", "times": [{"start": 0, "end": 3, "from": "2020-01-07", "to": "2020-01-07", "precision": "day"}]}
    reading = msgspec.json.decode(json.dumps(old), type=Reading)
    assert (reading.times[0].anchor, reading.published_guess) == (None, None)


@given(st.text(), st.one_of(st.none(), st.text(), st.dates().map(str)))
def test_any_text_gives_times_whose_words_stand_in_it(text: str, published: str | None) -> None:
    for t in times(text, published):
        assert 0 <= t.start < t.end <= len(text)


WORDS = (
    "monday tuesday night on at 5 30 p m jan 7 2020 last next week year ago the past two a more than christmas eve of "
    "fall will morning noon est - , . 11 sept decade months yesterday from to between and until later before after "
    "that following day 1999 century 19th quarter first in early mid hours 0001 9999 bc o'clock overnight this weekend "
    "few wednesday sunday third through within İ 29th half quarter past coming pre post present ’98 weekend 412 "
    "of days ahead twenty sixteen thousand of c. ½ ten or year-end"
).split()


@given(
    st.lists(st.sampled_from(WORDS), max_size=14),
    st.one_of(st.just("0001-01-01"), st.just("9999-12-31"), st.dates().map(str)),
)
def test_time_words_in_any_order(words: list[str], published: str) -> None:
    text = " ".join(words)
    last = 0
    for t in times(text, published):
        assert last <= t.start < t.end <= len(text)
        assert not text[: t.start][-1:].isalnum()
        assert (t.from_ or "") <= (t.to or "~") or "+" in (t.from_ or "") or t.precision == "minute"
        last = t.end
