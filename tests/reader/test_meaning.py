"""Embeddings of clauses: near for one thing told in two ways, however it is written."""

import numpy as np

from rashomon import Account, read
from rashomon.reader.model import EMBED
from rashomon.text.words import flatten

TEXT = (
    "The ferry ran aground on a reef. A vessel hit rocks and was stranded. The council voted on school fees. Rates at "
    "the bank were left as they were."
)


def vectors(text: str) -> np.ndarray:
    r = read(Account(id="a", text=text))
    found = np.array([np.frombuffer(c.embedding, np.int8) for c in r.clauses], np.float32)
    assert found.shape == (len(r.clauses), EMBED)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def test_what_means_the_same_is_nearer_than_what_does_not() -> None:
    like = vectors(TEXT) @ vectors(TEXT).T
    assert like[0, 1] > like[0, 2]
    assert like[0, 1] > like[0, 3]


def test_flattening_leaves_the_meaning() -> None:
    one = "The ferry ran aground on a reef off Tolle Point on Tuesday night."
    assert float(vectors(one)[0] @ vectors(flatten(one))[0]) > 0.8
