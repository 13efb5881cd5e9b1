"""Clause-sized stretches, one assertion each."""

from itertools import pairwise

import pytest

from rashomon.reader import read
from rashomon.text.words import flatten, plain
from rashomon.types import Account, Reading

STORY = (
    "The old dam above Tolle broke at dawn on Tuesday, and the flood carried away two bridges because nobody had "
    "closed the gates.\n\n"
    "“We heard a roar,” said Ilse Brandt, the mayor of Tolle. “My family ran.”\n\n"
    "Mayor Ilse Brandt told some 5,000 people to leave their homes, while divers searched the hull of a barge that had "
    "sunk at 9:40 p.m. in the harbour, which was closed.\n\n"
    "Advertisement\n\n"
    "Between 1,200 and 1,500 homes were flooded, the rescue service said, and $2.5 million was paid by the province.\n"
)


def reading(text: str) -> Reading:
    return read(Account(id="a", text=text, published="2023-03-15"))


def own(r: Reading, text: str) -> list[str]:
    return [text[c.start : c.end] for c in r.clauses if not c.role]


def test_a_sentence_is_cut_where_a_clause_begins() -> None:
    text = (
        "The old dam broke at dawn on Tuesday, and the flood carried away two bridges because nobody closed the gates."
    )
    assert own(reading(text), text) == [
        "The old dam broke at dawn on Tuesday",
        "and the flood carried away two bridges",
        "because nobody closed the gates",
    ]


def test_the_frame_of_an_attribution_is_left_out_and_its_content_is_bound_to_it() -> None:
    text = "The harbour master said that the ferry had lost steering. Nobody was hurt in the accident."
    r = reading(text)
    assert [(text[c.start : c.end], c.attribution) for c in r.clauses] == [
        ("the ferry had lost steering", 0),
        ("Nobody was hurt in the accident", None),
    ]


@pytest.mark.parametrize("text", [STORY, flatten(STORY), flatten(STORY * 3)])
def test_clauses_are_in_order_and_only_roles_overlap(text: str) -> None:
    r = reading(text)
    assert len(r.clauses) > 5
    assert list(r.clauses) == sorted(r.clauses, key=lambda c: (c.start, c.end))
    assert all(a.end <= b.start for a, b in pairwise(c for c in r.clauses if not c.role))


@pytest.mark.parametrize("text", [STORY, flatten(STORY), flatten(STORY * 3)])
def test_no_clause_cuts_a_figure(text: str) -> None:
    r = reading(text)
    cuts = {p for c in r.clauses if not c.role for p in (c.start, c.end)}
    for f in r.figures:
        assert not any(f.start < p < f.end for p in cuts), text[f.start : f.end]


def test_no_clause_begins_or_ends_within_a_number() -> None:
    for text in (STORY, flatten(STORY)):
        for clause in own(reading(text), text):
            words = plain(clause)
            assert words[0] not in ("000", "200", "500", "40", "5")
            assert words[-2:] not in (["between", "1"], ["some", "5"])


def test_no_word_of_furniture_is_in_a_clause() -> None:
    r = reading(STORY)
    assert [STORY[f.start : f.end] for f in r.furniture] == ["Advertisement"]
    assert not any("Advertisement" in clause for clause in own(r, STORY))


def test_a_clause_is_no_longer_than_an_assertion() -> None:
    text = (
        "The Mayor told of the flood in the town by the dam of the old lake near the woods in the north of the land "
        * 5
    )
    assert all(1 <= len(plain(c)) <= 26 for c in own(reading(text), text))


def test_whole_words_only() -> None:
    for text in (STORY, flatten(STORY)):
        for c in reading(text).clauses:
            assert not text[c.start - 1 : c.start].isalnum()
            assert not text[c.end : c.end + 1].isalnum()
            assert text[c.start].isalnum()
            assert text[c.end - 1].isalnum()
