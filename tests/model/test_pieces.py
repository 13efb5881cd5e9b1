"""Words and marks cut into pieces, with shape and gap."""

from hypothesis import given
from hypothesis import strategies as st

from rashomon.model.pieces import (
    BROKEN,
    DIGITS,
    FEATURES,
    FIRST,
    GLUED,
    LOWER,
    MARK,
    MIXED,
    SPACED,
    UPPER,
    pieces,
    signs,
)
from rashomon.text.words import flatten, words


def test_shape_and_gap_of_each_sign() -> None:
    found = signs("Ann Lee, of the BBC,\nsaw 12 McVeys")
    assert [(f // 3, f % 3) for f in found.feature] == [
        (FIRST, GLUED), (FIRST, SPACED), (MARK, GLUED), (LOWER, SPACED), (LOWER, SPACED), (UPPER, SPACED),
        (MARK, GLUED), (LOWER, BROKEN), (DIGITS, SPACED), (MIXED, SPACED),
    ]  # fmt: skip


def test_flattened_text_has_the_pieces_of_its_words() -> None:
    text = "Officials in Tolle said: “5,200 people left,” according to Brandt’s office."
    kept = signs(text)
    parts = [p for p, w in zip(kept.pieces, kept.is_word, strict=True) if w]
    assert parts == signs(flatten(text)).pieces


@given(st.text())
def test_every_word_of_any_text_has_pieces(text: str) -> None:
    found = signs(text)
    spans = [s for s, w in zip(found.spans, found.is_word, strict=True) if w]
    assert spans == [(w.start, w.end) for w in words(text)]
    assert all(found.pieces)
    p = pieces(found)
    assert len(p.ids) == len(p.features) == sum(map(len, found.pieces))
    assert len(p.first) == len(words(text))
    assert ((p.features >= 0) & (p.features < FEATURES)).all()
