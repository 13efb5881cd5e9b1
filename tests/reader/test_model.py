"""The model's session: every word owned once, the same answers however it is run."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import numpy as np
import pytest

from rashomon.reader import model
from rashomon.reader.hearing import hear
from rashomon.reader.model import BODY, windows
from rashomon.text.words import flatten, words

TEXT = (
    "The ferry Marigold ran aground off Tolle Point on Tuesday, the harbour master said. “We were lucky,” said Ilse "
    "Brandt, a nurse from Norwick. Two people familiar with the inquiry said that the pilot had been asleep. "
)


@pytest.mark.parametrize("times", [1, 3, 4, 5, 9, 40])
def test_every_word_is_owned_by_one_window(times: int) -> None:
    text = TEXT * times
    owned = [w.own for w in windows(text)]
    assert owned[0][0] == 0
    assert owned[-1][1] == len(words(text))
    assert all(a[1] == b[0] for a, b in pairwise(owned))


@pytest.mark.parametrize("text", ["", " \n ", "…!?", "x" * 5000, "東京 " * 400, "\ud800 a", "said " * 3000])
def test_odd_texts_are_no_trouble(text: str) -> None:
    assert len(hear(text).odds) == len(words(text))


def test_answers_do_not_depend_on_threads_or_company() -> None:
    texts = [TEXT * n for n in (1, 7, 3)] + [flatten(TEXT * 5)]
    alone = [hear(t) for t in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(hear, reversed(texts)))[::-1]
    for a, b in zip(alone, together, strict=True):
        assert np.array_equal(a.odds, b.odds)
        assert a.frames == b.frames


def test_a_word_far_from_every_cut_does_not_depend_on_what_is_far() -> None:
    short = hear(TEXT)
    assert len(list(windows(TEXT))) == 1
    assert len(model.signs(TEXT).pieces) < BODY
    assert np.array_equal(hear(TEXT.strip()).odds, short.odds)
