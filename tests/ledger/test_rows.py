"""A row an event: what it takes from each layer of a reading, and that its words are the account's."""

from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from happenings import TEXT, account, reading
from rashomon.ledger import rows
from rashomon.ledger.rows import QUAD
from rashomon.types import (
    Attribution,
    Entity,
    Event,
    EventStatus,
    EventType,
    Place,
    QuadClass,
    Reading,
    Sentence,
    Span,
    TimeExpression,
)

ROWS = list(
    rows(account(outlet="Gazette", title="Rockets", published="2031-03-04", url="https://g.example/1"), reading())
)
HIT, SHELLED, MET, MAY_MEET = ROWS


def test_an_event_has_the_id_of_its_account_and_place_in_it() -> None:
    assert [r.event_id for r in ROWS] == [f"gazette:{TEXT.index(w)}" for w in ("hit", "shelled", "met", "meet more")]


def test_what_is_known_of_the_account_stands_in_every_row() -> None:
    for r in ROWS:
        assert (r.account, r.outlet, r.title) == ("gazette", "Gazette", "Rockets")
        assert (r.published, r.url) == ("2031-03-04", "https://g.example/1")


def test_a_time_within_a_day_is_a_date_exact_to_the_day() -> None:
    assert (HIT.event_date, HIT.event_date_end, HIT.date_precision) == ("2031-03-03", "2031-03-03", "day")
    assert (HIT.date_text, HIT.date_basis) == ("Monday night", "published")


def test_a_time_that_could_not_be_anchored_is_only_its_words() -> None:
    assert SHELLED.date_text == "before"
    assert (SHELLED.event_date, SHELLED.event_date_end, SHELLED.date_precision, SHELLED.date_basis) == (None,) * 4


def test_an_event_without_a_time_is_not_dated_by_publication() -> None:
    assert MET.published == "2031-03-04"
    assert (MET.event_date, MET.event_date_end, MET.date_precision, MET.date_text, MET.date_basis) == (None,) * 5


@pytest.mark.parametrize(
    ("time", "found"),
    [
        (("2031-03-01", "2031-03-31", "month"), ("2031-03-01", "2031-03-31", "month", "stated")),
        ((None, "2031-03-04", "duration", "guess"), (None, "2031-03-04", "duration", "guess")),
        (("2031-03-03T17:30-05:00", "2031-03-03T17:30-05:00", "minute", "text"),
         ("2031-03-03", "2031-03-03", "day", "text")),
        ((None, None, "hour"), (None, None, None, None)),
    ],
)  # fmt: skip
def test_what_a_date_hangs_on(time: tuple[str, ...], found: tuple[str | None, ...]) -> None:
    told = replace(reading(), times=(TimeExpression(0, 7, *time), *reading().times[1:]))  # type: ignore[arg-type]
    r = next(rows(account(), told))
    assert (r.event_date, r.event_date_end, r.date_precision, r.date_basis) == found
    assert r.date_text == TEXT[:7]


def test_who_did_it_in_step_with_countries_roles_and_bodies() -> None:
    assert SHELLED.actors == ("Troops", "Orlan Front")
    assert SHELLED.actor_countries == (None, "BG")
    assert SHELLED.actor_roles == ("rebel", None)
    assert SHELLED.actor_part_of == ("Orlan Front", None)
    assert (SHELLED.targets, SHELLED.target_countries) == ((), ())
    assert (HIT.actors, HIT.targets, HIT.target_roles) == ((), ("depot; the big one",), (None,))


def test_where() -> None:
    assert (MET.place, MET.place_text, MET.place_precision) == ("Varna", "Varna", "city")
    assert (MET.latitude, MET.longitude, MET.geonameid) == (43.21667, 27.91667, 726050)
    assert (HIT.place, HIT.place_within, HIT.geonameid) == ("Sarn", "Ordova", None)
    assert (MAY_MEET.place, MAY_MEET.place_text, MAY_MEET.latitude) == (None, None, None)


def test_the_name_of_a_people_is_no_place() -> None:
    assert (SHELLED.place, SHELLED.place_text, SHELLED.latitude, SHELLED.longitude) == (None,) * 4


def test_on_whose_word() -> None:
    assert (HIT.said_by, HIT.said_by_kind) == ("the governor", "named")
    assert (SHELLED.said_by, SHELLED.said_by_kind) == (None, None)
    assert (MAY_MEET.said_by, MAY_MEET.said_by_kind) == ("two envoys", "anonymous")


def test_a_source_that_nobody_names() -> None:
    nobody = replace(reading().attributions[0], source=())
    r = next(rows(account(), replace(reading(), attributions=(nobody,))))
    assert (r.said_by, r.said_by_kind) == (None, "named")


def test_the_quote_is_the_sentence_as_given_and_not_as_restored() -> None:
    assert HIT.quote == "Rockets hit the grain depot at Sarn on Monday night, the governor said."
    assert MET.quote == MAY_MEET.quote == "- She met “two envoys” in Varna, and may meet more."


def test_every_type_but_other_has_plovers_quad() -> None:
    assert QUAD.keys() == set(get_args(EventType)) - {"OTHER"}
    assert set(QUAD.values()) == set(get_args(QuadClass))
    assert [r.quad_class for r in ROWS] == [4, 4, 1, None]


@pytest.mark.parametrize("wrong", [{"actors": ("e9",)}, {"place": 9}, {"time": 9}, {"attribution": 9}])
def test_a_reading_that_refers_to_what_it_does_not_hold_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(LookupError):
        list(rows(account(), replace(reading(), events=(replace(reading().events[0], **wrong),))))


# --- for any reading at all -----------------------------------------------------------------------------------------


@st.composite
def readings(draw: st.DrawFn) -> tuple[str, Reading]:
    """A text cut anywhere into sentences, with events, times, places and sources anywhere in it."""
    text = draw(st.text(min_size=1, max_size=60))

    def stretch() -> tuple[int, int]:
        start = draw(st.integers(0, len(text) - 1))
        return start, draw(st.integers(start + 1, len(text)))

    cuts = [0, *sorted(draw(st.sets(st.integers(1, max(1, len(text) - 1)), max_size=5)) - {len(text)}), len(text)]
    times = tuple(TimeExpression(*stretch(), draw(st.sampled_from([None, "2031-03-04"]))) for _ in range(2))
    places = tuple(Place(*stretch(), "Sarn", *draw(st.sampled_from([(None, None), (-1.5, 2.0)]))) for _ in range(2))
    said = tuple(Attribution((Span(*stretch()),), (), (Span(*stretch()),), "group") for _ in range(2))
    which = st.sampled_from([None, 0, 1])
    entities = (Entity("e1", "Ida Moor", "person", (), country="NO"), Entity("e2", "a;b", "group", (), part_of="e1"))
    who = st.lists(st.sampled_from(["e1", "e2"]), max_size=3).map(tuple)
    events = tuple(
        Event(
            *stretch(),
            draw(st.sampled_from(get_args(EventType))),
            draw(st.sampled_from(get_args(EventStatus))),
            *(draw(who), draw(who), draw(which), draw(which), draw(which)),
        )
        for _ in range(draw(st.integers(0, 4)))
    )
    sentences = tuple(Sentence(a, b, "") for a, b in pairwise(cuts))
    made = Reading(id="a", sentences=sentences, times=times, places=places, attributions=said, entities=entities)
    return text, replace(made, events=events)


@given(readings())
@settings(max_examples=200, deadline=None)
def test_the_words_of_a_row_are_those_between_its_offsets(told: tuple[str, Reading]) -> None:
    text, made = told
    found = list(rows(account(text, "a"), made))
    assert [(r.start, r.end) for r in found] == [(e.start, e.end) for e in made.events]
    for r, e in zip(found, made.events, strict=True):
        assert text[r.start : r.end] == r.trigger != ""
        assert text[r.quote_start : r.quote_end] == r.quote
        assert r.quote_start <= r.start < r.end <= r.quote_end
        # No narrower run of sentences holds the trigger.
        assert sum(s.start < r.end and r.start < s.end for s in made.sentences) == sum(
            r.quote_start <= s.start and s.end <= r.quote_end for s in made.sentences
        )
        assert all(words is None or words in text for words in (r.date_text, r.place_text, r.said_by))
        assert len(r.actors) == len(r.actor_countries) == len(r.actor_roles) == len(r.actor_part_of) == len(e.actors)
        assert len(r.targets) == len(r.target_countries) == len(r.target_roles) == len(r.target_part_of)
