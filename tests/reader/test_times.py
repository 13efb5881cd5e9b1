"""Times: a hand-checked table anchored on Wednesday 8 January 2020, and properties over any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reader.times import times
from rashomon.text.words import flatten

PUBLISHED = "2020-01-08"
TIMES = """
rockets fell on tuesday|tuesday|2020-01-07|2020-01-07|day
rockets fell Tuesday night|Tuesday night|2020-01-07T18:00|2020-01-07T24:00|part
a tuesday evening message|tuesday evening|2020-01-07T17:00|2020-01-07T24:00|part
it began on Wednesday|Wednesday|2020-01-08|2020-01-08|day
it began last Wednesday|last Wednesday|2020-01-01|2020-01-01|day
the vote will be held on Friday|Friday|2020-01-10|2020-01-10|day
it begins next friday|next friday|2020-01-10|2020-01-10|day
he said on Friday that all is well|Friday|2020-01-03|2020-01-03|day
the strike last week|last week|2019-12-30|2020-01-05|week
they met yesterday|yesterday|2020-01-07|2020-01-07|day
a statement tomorrow morning|tomorrow morning|2020-01-09T06:00|2020-01-09T12:00|part
it rained last night|last night|2020-01-07T18:00|2020-01-07T24:00|part
on january 7 it rained|january 7|2020-01-07|2020-01-07|day
on Jan. 8 it rained|Jan. 8|2020-01-08|2020-01-08|day
on 8 January 2020 it rained|8 January 2020|2020-01-08|2020-01-08|day
on June 28, 2018, it rained|June 28, 2018|2018-06-28|2018-06-28|day
dated 2018-06-28 by hand|2018-06-28|2018-06-28|2018-06-28|day
dated 6/28/2018 by hand|6/28/2018|2018-06-28|2018-06-28|day
from Jan. 3-5 it rained|Jan. 3-5|2020-01-03|2020-01-05|day
on december 30 it rained|december 30|2019-12-30|2019-12-30|day
the pact of 2015 held|2015|2015-01-01|2015-12-31|year
since 2014 it held|2014|2014-01-01|2014-12-31|year
in November it held|November|2019-11-01|2019-11-30|month
in March 2011 it held|March 2011|2011-03-01|2011-03-31|month
through the 1990s it held|the 1990s|1990-01-01|1999-12-31|decade
at approximately 6 40 p m on january 5|6 40 p m on january 5|2020-01-05T18:40|2020-01-05T18:40|minute
at 7:15 a.m. on Tuesday|7:15 a.m. on Tuesday|2020-01-07T07:15|2020-01-07T07:15|minute
on Tuesday at 7:15 a.m. EST|Tuesday at 7:15 a.m. EST|2020-01-07T07:15-05:00|2020-01-07T07:15-05:00|minute
on July 2, 2019, at 9 p.m. ET|July 2, 2019, at 9 p.m. ET|2019-07-02T21:00-04:00|2019-07-02T21:00-04:00|minute
at 13:45 GMT on 7 January|13:45 GMT on 7 January|2020-01-07T13:45+00:00|2020-01-07T13:45+00:00|minute
on Tuesday, Jan. 7, it rained|Tuesday, Jan. 7|2020-01-07|2020-01-07|day
the night of january 6 was calm|the night of january 6|2020-01-06T18:00|2020-01-06T24:00|part
tensions since last spring|last spring|2019-03-01|2019-05-31|season
the fall of 2011 was wet|the fall of 2011|2011-09-01|2011-11-30|season
they met at Christmas|Christmas|2019-12-25|2019-12-25|day
they met on Thanksgiving 2018|Thanksgiving 2018|2018-11-22|2018-11-22|day
they met on Easter 2019|Easter 2019|2019-04-21|2019-04-21|day
more than a year ago|more than a year ago|-|2019-01-08|year
three days ago it rained|three days ago|2020-01-05|2020-01-05|day
over the past two weeks|the past two weeks|2019-12-25|2020-01-08|duration
over the weekend it rained|weekend|2020-01-04|2020-01-05|day
next month it opens|next month|2020-02-01|2020-02-29|month
the last decade was wet|last decade|2010-01-01|2019-12-31|decade
hours before the storm|hours before|-|-|-
two days later it sank|two days later|-|-|-
it lasted for more than 90 minutes|more than 90 minutes|-|-|duration
at 7:15 a.m. the bells rang|7:15 a.m.|-|-|minute
on February 30, 2019, nothing|February 30, 2019|-|-|-
""".strip().splitlines()


def end(value: str) -> str | None:
    return None if value == "-" else value


@pytest.mark.parametrize("row", TIMES)
def test_a_time_is_found_and_anchored(row: str) -> None:
    text, words, first, last, precision = row.split("|")
    found = [(text[t.start : t.end], t.from_, t.to, t.precision) for t in times(text, PUBLISHED)]
    assert found == [(words, end(first), end(last), end(precision))]


@pytest.mark.parametrize("row", [r for r in TIMES if not any(c in r.split("|")[0] for c in "/-:") and "1990s" not in r])
def test_flattening_changes_no_time(row: str) -> None:
    text = row.split("|")[0]
    assert [(t.from_, t.to) for t in times(text, PUBLISHED)] == [
        (t.from_, t.to) for t in times(flatten(text), PUBLISHED)
    ]


@pytest.mark.parametrize("published", [None, "", "soon", "2020-13-45", "08/01/2020"])
def test_without_a_day_to_hold_on_to_relative_times_stay_unresolved(published: str | None) -> None:
    text = "On Tuesday he spoke of the 2015 pact."
    tuesday, year = times(text, published)
    assert (tuesday.from_, tuesday.to) == (None, None)
    assert year.from_ == "2015-01-01"


@pytest.mark.parametrize("published", ["2020-01-08T03:00:00Z", "2020-01-08 03:00", " 2020-1-8"])
def test_a_moment_of_publication_counts_as_its_day(published: str) -> None:
    assert times("they met yesterday", published)[0].from_ == "2020-01-07"


@pytest.mark.parametrize(
    "text", ["it may rain", "they march on", "in the fall they stumble onto 2,015 boats", "second thoughts"]
)
def test_everyday_words_are_no_times(text: str) -> None:
    assert [text[t.start : t.end] for t in times(text, PUBLISHED)] in ([], ["the fall"])


@given(st.text(), st.one_of(st.none(), st.text(), st.dates().map(str)))
def test_any_text_gives_times_whose_words_stand_in_it(text: str, published: str | None) -> None:
    for t in times(text, published):
        assert 0 <= t.start < t.end <= len(text)


@given(
    st.lists(
        st.sampled_from(
            "monday tuesday night on at 5 30 p m jan 7 2020 last next week year ago the past two a more than christmas "
            "eve of fall will morning noon est - , . 11 sept decade months yesterday".split()
        ),
        max_size=12,
    ),
    st.dates().map(str),
)
def test_time_words_in_any_order(words: list[str], published: str) -> None:
    text = " ".join(words)
    last = 0
    for t in times(text, published):
        assert last <= t.start < t.end <= len(text)
        last = t.end
