"""Sentences of well-written text."""

import pytest

from rashomon.reader.sentences import sentence_spans
from rashomon.text.words import plain


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentence_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The dam broke at dawn. | Nobody was hurt.",
        "Was it the rain? | Yes! | It rained for a week.",
        "He left... | She stayed.",
        "“The dam broke.” | “It did,” she said.",
        'She asked: "Why now?" | Nobody knew.',
        "(The dam was old.) | It broke.",
        "Dr. Ilse Brandt met Gen. Otto Vahl on Jan. 6 in Tolle.",
        "J. K. Feld of Feld & Co. spoke for Norwick Corp. and others.",
        "The U.S. Navy left at 6 p.m. Tuesday.",
        "The ship left the U.S. | The crew was tired.",
        "It left at 6 p.m. | They saw it go.",
        "The figure rose 3.5 percent to 1.2 million.",
        "He came from St. Anne, 3 km away. | — It is a village.",
        "An e-mail came from a.b@paper.example yesterday. | It said little.",
        "no capital follows. so this goes on",
    ],
)
def test_where_sentences_end(text: str) -> None:
    assert cut(text.replace(" | ", " ")) == text.split(" | ")


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\n\n", "\u2028", "\u2029"])
def test_a_line_break_of_any_kind_ends_a_sentence(end: str) -> None:
    assert cut(f"Dam breaks in Tolle{end}It was old") == ["Dam breaks in Tolle", "It was old"]


def test_what_holds_no_word_is_no_sentence() -> None:
    assert cut("\n ... \n* * *\nThe dam broke.\n😀\n") == ["The dam broke."]
    assert cut("") == []


@pytest.mark.parametrize("run", [".", "!?", ".”", ". ", " ", "\n", "“", "a.", "("])
def test_long_runs_of_anything_are_no_trouble(run: str) -> None:
    text = "The dam broke. " + run * 100_000 + " It was old."
    assert [w for s in cut(text) for w in plain(s)] == plain(text)
