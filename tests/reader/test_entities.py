"""Entities in clean and in flattened text."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reader.entities import entities
from rashomon.text.words import flatten
from rashomon.types import Span

TEXT = (
    "Foreign Minister Margaret Whitlock met Gen. Mark A. Colvin in Paris on Tuesday. Whitlock said the Ministry of Health "  # noqa: E501
    "had warned Germany. Mr. Colvin, of the Justice Department, called the Germans brave. The United Nations agreed, "
    "Colvin told Reuters."
)


def named(text: str, skip: tuple[Span, ...] = ()) -> dict[str, tuple[str, list[str]]]:
    return {e.name.lower(): (e.kind, [text[m.start : m.end].lower() for m in e.mentions]) for e in entities(text, skip)}


@pytest.mark.parametrize("text", [TEXT, flatten(TEXT)], ids=["clean", "flattened"])
def test_people_bodies_places_and_peoples_are_named(text: str) -> None:
    found = named(text)
    assert found["margaret whitlock"] == ("person", ["margaret whitlock", "whitlock"])
    assert found["ministry of health"][0] == "organisation"
    assert found["justice department"][0] == "organisation"
    assert found["united nations"][0] == "organisation"
    assert found["reuters"][0] == "organisation"
    assert found["paris"] == ("place", ["paris"])
    assert found["germany"] == ("place", ["germany"])
    assert found["germans"][0] == "group"
    colvin = next(v for k, v in found.items() if k.startswith("mark"))
    assert colvin[0] == "person"
    assert colvin[1][1:] == ["colvin", "colvin"]


def test_ids_follow_the_first_mention() -> None:
    found = entities(TEXT)
    assert [e.id for e in found] == [f"e{n}" for n in range(1, len(found) + 1)]
    assert [e.mentions[0].start for e in found] == sorted(e.mentions[0].start for e in found)


def test_namesakes_stay_apart() -> None:
    found = named("John Baxter met Jane Baxter. They left.")
    assert {"john baxter", "jane baxter"} <= found.keys()


def test_a_body_and_its_initials_are_one() -> None:
    found = named("The Federal Board of Navigation (FBN) said so. Later the FBN denied it.")
    assert any(len(mentions) == 3 for _, mentions in found.values())


def test_country_letters_are_a_place_clean_and_flattened() -> None:
    assert named("The U.S. envoy left Iran.")["u.s"][0] == "place"
    assert named("the u s envoy left iran")["u s"][0] == "place"


def test_skipped_words_name_nothing() -> None:
    text = "Germany won. France lost."
    assert "germany" not in named(text, (Span(0, 12),))
    assert "france" in named(text, (Span(0, 12),))


def test_days_titles_and_sentence_heads_are_no_names() -> None:
    assert named("However, the talks on Tuesday in January failed. Officials left. The president slept.") == {}


@given(st.text())
def test_any_text_gives_mentions_that_stand_in_it(text: str) -> None:
    spans = [m for e in entities(text) for m in e.mentions]
    assert all(0 <= m.start < m.end <= len(text) for m in spans)
    ordered = sorted(spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(ordered))


@given(
    st.lists(
        st.sampled_from(
            "Gen. Mr. Mark mark A. Trump trump of the Ministry ministry Health health U.S. u s Paris Texas , . ( ) President "  # noqa: E501
            "president said North Korea korea Police FBI New York new york II al Jr.".split()
        ),
        max_size=14,
    )
)
def test_name_words_in_any_order(words: list[str]) -> None:
    text = " ".join(words)
    spans = sorted(m for e in entities(text) for m in e.mentions)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
