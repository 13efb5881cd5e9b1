"""Sentence ends, commas and capitals put back into flattened text."""

import numpy as np

from rashomon.reader.hearing import hear
from rashomon.reader.restoration import LONGEST, Marks
from rashomon.reader.restoration import restore as restore_by

TEXT = (
    "the mayor said on tuesday that the dam had been old the police said nobody was hurt however the road to the town "
    "was closed it will open on friday she said the envoy of the united states did not comment"
).split()


def restore(words: list[str]) -> Marks:
    """The marks that the model's own odds give."""
    return restore_by(words, hear(" ".join(words)).odds)


def test_ends_commas_and_capitals_are_found() -> None:
    m = restore(TEXT)
    ends = {TEXT[i] for i in np.flatnonzero(m.end)}
    capitals = {TEXT[i] for i in np.flatnonzero(m.capital)}
    assert "comment" in ends
    assert {"tuesday", "friday", "united", "states"} <= capitals
    assert not {"of", "said", "dam"} & capitals
    assert 3 <= m.end.sum() <= 8


def test_every_sentence_begins_with_a_capital_and_the_last_one_ends() -> None:
    m = restore(TEXT)
    assert m.capital[0]
    assert m.end[-1]
    assert m.capital[1:][m.end[:-1]].all()
    assert not (m.comma & m.end).any()


def test_no_sentence_runs_on_for_ever() -> None:
    m = restore(["and"] * 1000)
    ends = np.flatnonzero(m.end)
    assert np.diff(ends, prepend=-1).max() <= LONGEST


def test_numbers_of_several_words_hold_together() -> None:
    words = "it cost 1 200 000 dollars and 5 200 people came".split()
    m = restore(words)
    for i, j in ((2, 3), (3, 4), (7, 8)):
        assert words[i].isdigit()
        assert words[j].isdigit()
        assert not m.end[i]
        assert not m.comma[i]


def test_no_words_and_odd_words() -> None:
    assert len(restore([]).end) == 0
    assert restore(["\ud800", "東京", "😀"]).end.tolist()[-1] is True
