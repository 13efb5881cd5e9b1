"""Clauses as they are compared."""

import numpy as np
import pytest

from rashomon.reconcile.told import spellings, told
from telling import account, lines, whole


def test_two_spellings_join_across_accounts() -> None:
    form = spellings([lines("Rockets fell on Erbil", "a"), lines("Rockets fell on Irbil", "b")])
    assert form == {"irbil": "erbil"}
    a, b = told([lines("Rockets fell on Erbil", "a"), lines("Rockets fell on Irbil", "b")])
    assert a.stems.keys() == b.stems.keys()


def test_two_spellings_within_one_account_stay_two_names() -> None:
    assert spellings([lines("From Erbil to Irbil", "a"), lines("Rain in the hills", "b")]) == {}
    assert spellings([lines("From Erbil to Irbil", "a"), lines("Rockets fell on Irbil", "b")]) == {}


def test_common_words_are_no_spellings() -> None:
    assert spellings([lines("He would lead them", "a"), lines("The weather and whether", "b")]) == {}


def test_a_clause_holds_what_stands_in_it() -> None:
    text = "Divers found 84 crates on 4 March 2031.\nThe crew did not answer."
    a, b = told([lines(text, "a")])
    assert (a.start, a.end, b.start, b.end) == (0, 39, 40, len(text))
    assert a.words == ("divers", "found", "84", "crates", "on", "4", "march", "2031")
    assert a.numbers == {"84", "4", "2031"}
    assert [f.low for f in a.figures] == [84]
    assert [(t.from_ or "")[:10] for t in a.times] == ["2031-03-04"]
    assert (a.negated, b.negated) == (False, True)
    assert a.place == 0 < b.place < 1
    assert (a.sentence, b.sentence) == (0, 1)
    assert (b.into_sentence, b.of_sentence) == (0, 1)
    assert "on" not in a.stems
    assert a.weight == pytest.approx(sum(a.stems.values()))
    assert a.vectors.shape == (len(a.stems), 64)
    assert np.linalg.norm(a.direction) == pytest.approx(1, abs=1e-5)


def test_a_word_in_every_clause_tells_less_than_a_word_in_one() -> None:
    often, _, _, once = told([lines("Zorvik burned\nZorvik slept\nZorvik woke\nQuelm sang", "a")])
    assert often.stems["zorvik"] < once.stems["quelm"]


def test_who_is_credited_and_what_is_speech() -> None:
    text = "We saw the mast fall\nThe mast fell\nharbour master Ilse Brandt"
    we, quoted, own = told([lines(text, "a", said={0: "Ilse Brandt"}, quoted=[1])])
    assert text[we.by.start : we.by.end] == "Ilse Brandt"
    assert we.speaker == {"ils", "brandt"}
    assert (we.speech, quoted.speech, own.speech) == (True, True, False)
    assert own.by is None
    assert own.speaker == frozenset()


def test_no_accounts_and_accounts_without_clauses() -> None:
    assert told([]) == []
    assert told(whole(account("", "a"), account("… — !", "b"))) == []
