"""The page's parts left aside: what shares words with them, and what is heard again without them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reader import again
from rashomon.reader.apart import away, outside, without
from rashomon.reader.decoding import Frame, Told
from rashomon.reader.hearing import EMBED, Heard, Name
from rashomon.reader.marked import Token
from rashomon.text.words import words
from rashomon.types import Furniture, Span


def tokens(text: str) -> list[Token]:
    return [Token(w.plain, w.start, w.end, "", False, False) for w in words(text)]


def heard(n: int, odds: float, names: list[Name], frames: list[Frame], events: list[Told]) -> Heard:
    full = np.full
    return Heard(
        full((n, 3), odds, np.float32),
        full(n, odds, np.float32),
        full(n, int(odds), np.int64),
        full((n, EMBED), odds, np.float16),
        names,
        frames,
        events,
    )


def apart(spans: list[tuple[int, int]]) -> list[Furniture]:
    """Furniture in order, none over another."""
    out: list[Furniture] = []
    for start, length in sorted(spans):
        start = max(start, out[-1].end if out else 0)
        out.append(Furniture(start, start + length))
    return out


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 5)), max_size=5),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=9),
)
def test_what_shares_a_character_with_furniture_is_told(
    aside: list[tuple[int, int]], some: list[tuple[int, int]]
) -> None:
    furniture = apart(aside)
    found = [Span(start, start + length) for start, length in some]
    free = [s for s in found if not any(s.start < f.end and f.start < s.end for f in furniture)]
    assert without(found, furniture) == tuple(free)
    said = tokens("a bc def ghij klmno p q rst uvwxyz " * 3)
    assert away(said, furniture) == [any(t.start < f.end and f.start < t.end for f in furniture) for t in said]


def test_the_parts_of_a_range_that_are_not_gone() -> None:
    gone = [c == "x" for c in "..xx.x..x"]
    assert list(outside((1, 9), gone)) == [(1, 2), (4, 5), (6, 8)]
    assert list(outside((2, 4), gone)) == []


def test_a_part_in_the_midst_of_a_line_interrupts_it_and_one_of_its_own_lines_does_not() -> None:
    text = "word " * 100 + "more word " + "word " * 100
    said = tokens(text)
    gone = [i in (100, 101) for i in range(len(said))]
    assert again.interruptions(text, said, gone) == [(100 - again.NEAR, 102 + again.NEAR)]
    lines = text.replace("more word ", "\nmore word\n")
    assert again.interruptions(lines, tokens(lines), gone) == []


def test_only_the_words_near_a_part_are_heard_again(monkeypatch: pytest.MonkeyPatch) -> None:
    text = " ".join(f"w{i}" for i in range(300))
    said = tokens(text)
    gone = [150 <= i < 153 for i in range(300)]
    spots = again.interruptions(text, said, gone)
    assert spots == [(110, 193)]
    shown: list[str] = []

    def hear(part: str) -> Heard:
        shown.append(part)
        frame = Frame((58, 59), (60, 61), [(61, 70)], 0.0)
        return heard(len(part.split()), 1, [Name(59, 61, "person")], [frame], [Told(62, 3, None, (59, 61))])

    monkeypatch.setattr(again, "hear", hear)
    names = [Name(1, 2, "place"), Name(149, 151, "place")]
    old = heard(300, 0, names, [Frame(None, (120, 121), [], 0.0)], [Told(5, 1, None, None), Told(130, 2, None, None)])
    new = again.heard_again(text, said, gone, old, spots)
    assert shown == [" ".join(f"w{i}" for i in range(90, 213) if not gone[i])]
    assert [i for i in range(300) if new.odds[i, 0]] == [i for i in range(110, 193) if not gone[i]]
    assert new.names == [Name(1, 2, "place"), Name(149, 154, "person")]
    assert new.frames == [Frame((148, 149), (153, 154), [(154, 163)], 0.0)]
    assert new.events == [Told(5, 1, None, None), Told(155, 3, None, (149, 154))]
