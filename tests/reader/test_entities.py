"""Entities in clean and in flattened text."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naming import entities
from rashomon import Account, read
from rashomon.text.words import flatten

TEXT = (
    "Foreign Minister Margaret Whitlock met Gen. Mark A. Colvin in Paris on Tuesday. Whitlock said the Ministry of Health "  # noqa: E501
    "had warned Germany. Mr. Colvin, of the Justice Department, called the Germans brave. The United Nations agreed, "
    "Colvin told Reuters."
)


def named(text: str) -> dict[str, tuple[str, list[str]]]:
    return {e.name.lower(): (e.kind, [text[m.start : m.end].lower() for m in e.mentions]) for e in entities(text)}


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
    colvin = next(v for k, v in found.items() if k.endswith("colvin"))  # flattened, "mark a" may be lost on the way
    assert colvin[0] == "person"
    assert len(colvin[1]) == 3
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


TITLED = (
    "Defence Minister Mara Whitlock met Ilse Brandt, the mayor of Tolle, on Tuesday. Whitlock said the dam was safe. "
    "She said it had been checked. The mayor said that nobody had seen a report. "
    "A spokesman for Whitlock said it was secret."
)


@pytest.mark.parametrize("text", [TITLED, flatten(TITLED)], ids=["clean", "flattened"])
def test_name_title_and_pronoun_are_one_person(text: str) -> None:
    r = read(Account(id="a", text=text))
    who = {e.id: e.name.lower() for e in r.entities}
    speakers = [(text[a.source[0].start : a.source[0].end].lower(), who.get(a.entity or "")) for a in r.attributions]
    assert ("whitlock", "mara whitlock") in speakers
    assert ("she", "mara whitlock") in speakers
    assert ("the mayor", "ilse brandt") in speakers
    assert ("a spokesman for whitlock", None) in speakers
    whitlock = next(e for e in r.entities if e.name.lower() == "mara whitlock")
    assert [text[m.start : m.end].lower() for m in whitlock.mentions] == [
        "mara whitlock",
        "whitlock",
        "she",
        "whitlock",
    ]
    assert [text[m.start : m.end].lower() for m in whitlock.roles] == ["defence minister"]


def test_what_is_built_in_one_place_is_a_facility() -> None:
    assert named("They landed at Norwick International Airport.")["norwick international airport"][0] == "facility"
