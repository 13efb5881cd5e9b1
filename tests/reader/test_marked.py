"""One path for clean and flattened text: every word, with the mark after it."""

import pytest

from rashomon.reader.hearing import hear
from rashomon.reader.marked import LONGEST_WRITTEN, Marked, is_flattened, restored
from rashomon.reader.marked import mark as mark_by
from rashomon.text.words import flatten, plain

CLEAN = (
    "The old dam above Tolle broke at dawn on Tuesday, officials said. “We heard a roar,” said Ilse Brandt, the mayor. "
    "Some 5,000 people were told to leave their homes. Nobody was hurt, according to the police."
)
FLAT = flatten(CLEAN)


def mark(text: str) -> Marked:
    """The text marked by what the model says of it."""
    return mark_by(text, hear(text).odds)


def test_every_word_stands_in_one_sentence_in_order() -> None:
    for text in (CLEAN, FLAT, f"{CLEAN}\n{FLAT}\n{CLEAN}"):
        m = mark(text)
        assert [t.plain for t in m.tokens] == plain(text)
        assert [text[t.start : t.end].lower() for t in m.tokens] == plain(text)
        assert [i for first, last in m.sentences for i in range(first, last)] == list(range(len(m.tokens)))


def test_clean_text_brings_its_own_marks() -> None:
    m = mark(CLEAN)
    marks = {t.plain: t.mark for t in m.tokens}
    assert not m.flattened
    assert len(m.sentences) == 4
    assert (marks["tuesday"], marks["said"], marks["mayor"], marks["dam"]) == (",", "", ".", "")
    assert [t.plain for t in m.tokens if t.quoted] == ["we", "heard", "a", "roar"]
    capitals = " ".join(t.plain for t in m.tokens if t.capital)
    assert capitals == "the tolle tuesday we ilse brandt some nobody"


def test_a_number_is_not_broken_by_its_own_comma() -> None:
    m = mark("About 5,000 people left at 5:30, they said.")
    assert [(t.plain, t.mark) for t in m.tokens if t.mark] == [("30", ","), ("said", ".")]


def test_flattened_text_gets_marks_and_capitals() -> None:
    m = mark(FLAT)
    assert m.flattened
    assert len(m.sentences) > 1
    shown = " ".join(s.text for s in restored(FLAT, m))
    assert "Tuesday" in shown
    assert plain(shown) == plain(FLAT)
    assert shown.endswith(".")


def test_a_number_of_two_flattened_words_is_never_cut() -> None:
    m = mark("officials said that some 5 200 people and 3 500 children had left the town of tolle " * 4)
    for _, last in m.sentences:
        assert not (m.tokens[last - 1].plain.isdigit() and m.tokens[last : last + 1] and m.tokens[last].plain.isdigit())
    assert {t.mark for t in m.tokens if t.plain in ("5", "3")} == {""}


def test_restored_keeps_clean_sentences_as_they_are() -> None:
    assert " ".join(s.text for s in restored(CLEAN, mark(CLEAN))) == CLEAN
    assert [s.text for s in restored("Dam\tbreaks  in\u00a0Tolle. It\n", mark("Dam\tbreaks  in\u00a0Tolle. It\n"))] == [
        "Dam breaks in Tolle.",
        "It",
    ]


def test_restored_keeps_what_stands_between_bare_words() -> None:
    text = "the well-known ship didn't sail & nobody asked whether it would at 9:40 or why " * 3
    shown = " ".join(s.text for s in restored(text, mark(text)))
    assert plain(shown) == plain(text)
    assert "ell-known" in shown
    assert "didn't" in shown
    assert "&" in shown


@pytest.mark.parametrize("word", ["ßen", "ﬁsh", "ŉa", "ıx"])
def test_a_letter_without_a_capital_of_its_own_stays(word: str) -> None:
    text = f"{word} was in the town when the old dam broke at dawn and the people had to leave their homes in a hurry"
    assert plain(restored(text, mark(text))[0].text)[0] == word


def test_what_counts_as_flattened() -> None:
    assert is_flattened(FLAT)
    assert not is_flattened(CLEAN)
    assert not is_flattened("too short to tell")
    assert not is_flattened(CLEAN.lower())


def test_a_sentence_that_nobody_writes_is_cut() -> None:
    text = "The Mayor said that the people of the town had left their homes when the old dam broke " * 200
    assert max(last - first for first, last in mark(text).sentences) < LONGEST_WRITTEN
