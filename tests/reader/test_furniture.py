"""Page parts that are not the account: found where they are, and nowhere else."""

from itertools import pairwise

import pytest

from rashomon.reader.furniture import furniture
from rashomon.reader.hearing import hear
from rashomon.reader.marked import mark
from rashomon.text.words import flatten
from rashomon.types import Furniture

STORY = (
    "The old dam above Tolle broke at dawn on Tuesday, and the flood carried away two bridges.\n\n"
    "“We heard a roar,” said Ilse Brandt, the mayor of Tolle, who ordered people to leave their homes.\n\n"
    "Engineers had warned that the dam was old. The province, which owns the dam, said repairs had been planned for "
    "spring.\n\n"
    "Brandt told reporters that the flood had reached the school, and that the bridges would be built anew.\n"
)
FLAT = flatten(STORY * 2)


def found_in(text: str) -> tuple[Furniture, ...]:
    heard = hear(text)
    return furniture(text, mark(text, heard.odds), heard.away)


def aside(text: str) -> list[str]:
    return [text[f.start : f.end] for f in found_in(text)]


def test_clean_prose_has_none() -> None:
    assert aside(STORY) == []
    assert aside(FLAT) == []
    assert aside("") == []


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "Sign up for our morning newsletter",
        "Read more: Five dams to watch",
        "Related stories:",
        "Follow Ilse Brandt on Twitter",
        "Share this article",
        "Click here to subscribe",
        "Getty Images",
        "Last updated at 9:40 a.m.",
        "Copyright 2023 The Tolle Gazette",
        "* * *",
        "_______",
    ],
)
def test_lines_that_pages_print_around_articles(line: str) -> None:
    first, rest = STORY.split("\n", 1)
    assert aside(f"{first}\n{line}\n{rest}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "The advertisement said the dam was safe.",
        "Related costs rose to $2 million.",
        "He told them to sign up for the rescue.",
        "Watchmen had seen nothing, she said, although they had been up all night and knew the dam well.",
    ],
)
def test_sentences_that_only_hold_such_words_stay(line: str) -> None:
    assert aside(f"{STORY}\n{line}\n\n{STORY}") == []


def test_link_text_glued_into_a_sentence() -> None:
    text = STORY + "Jonas Feld Jonas FeldCouncil votes on fees Tolle school closes MORE said the dam was old.\n" + STORY
    assert aside(text) == ["Jonas FeldCouncil votes on fees Tolle school closes MORE"]


def test_the_word_more_in_capitals_alone_is_no_link() -> None:
    assert aside(STORY + "We need MORE dams, he said.\n") == []


def test_other_headlines_in_flattened_text() -> None:
    block = (
        "top stories actress weds drummer in vegas cheaper petrol expected by august penguins escape aquarium "
        "chess prodigy beaten"
    )
    words = FLAT.split()
    text = " ".join([*words[:40], block, *words[40:]])
    (found,) = aside(text)
    assert found.startswith("top stories actress weds")
    assert len(set(found.split()) & set(block.split())) >= 0.6 * len(block.split())
    assert len(found.split()) <= len(block.split()) + 3


def test_phrases_of_pages_in_flattened_text() -> None:
    words = FLAT.split()
    text = " ".join([*words[:40], "story continues below advertisement", *words[40:]])
    assert aside(text) == ["story continues below advertisement"]


def test_the_end_of_another_headline_before_flattened_text() -> None:
    head = "read more gardens flourish despite record summer drought"
    (found,) = aside(f"{head} {FLAT}")
    assert found == head


def test_one_stray_word_at_the_head_is_left() -> None:
    assert aside("exclusive " + FLAT) == []


@pytest.mark.parametrize(
    "line",
    ["Jonas Feld and Mara Lund contributed to this report.", "With reporting by Mara Lund in Norwick."],
)
def test_credit_lines_at_the_tail(line: str) -> None:
    assert aside(STORY + "\n" + line) == [line]
    (found,) = aside(FLAT + " " + flatten(line))
    assert found.split()[-3:] == flatten(line).split()[-3:]
    assert set(found.split()) <= set(flatten(line).split())


def test_contact_lines_at_the_tail() -> None:
    line = "Write to Mara Lund at mara.lund@gazette.example"
    assert aside(STORY + "\n" + line) == [line]
    (found,) = aside(FLAT + " " + flatten(line))
    assert flatten(line) in found
    assert len(found.split()) <= len(flatten(line).split()) + 1


def test_a_credit_in_the_midst_of_an_account_is_no_tail() -> None:
    assert aside("Rain contributed to this report of a flood, he said.\n\n" + STORY * 2) == []


def test_stretches_are_in_order_and_do_not_overlap() -> None:
    text = "\n".join(
        ["Advertisement", STORY, "Advertisement", "Share this", STORY, "Mara Lund contributed to this report."]
    )
    found = found_in(text)
    assert len(found) == 3  # two lines of the page that follow each other are one stretch
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(f.why for f in found)
