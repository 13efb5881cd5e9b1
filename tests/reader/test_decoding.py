"""Paths and spans out of scores."""

import numpy as np

from rashomon.reader.decoding import path, spans


def test_further_only_follows_its_first() -> None:
    rng = np.random.default_rng(0)
    lines = path(rng.normal(size=(50, 30, 5)).astype(np.float32))
    for line in lines.tolist():
        for before, now in zip([0, *line], line, strict=False):
            if now and now % 2 == 0:
                assert before in (now - 1, now)


def test_the_likeliest_allowed_path_is_taken() -> None:
    scores = np.full((1, 4, 3), -5.0, np.float32)
    scores[0, [0, 1, 2, 3], [0, 2, 2, 0]] = 0  # "further" twice, nothing first
    scores[0, 1, 1] = -1
    assert path(scores)[0].tolist() == [0, 1, 2, 0]


def test_spans_of_a_line() -> None:
    assert list(spans(np.array([1, 2, 1, 0, 3, 4]))) == [(0, 2, 0), (2, 3, 0), (4, 6, 1)]
    assert list(spans(np.array([0, 0]))) == []
