"""The closer look: what is shown of a clause, which pairs are looked at, what is said of them."""

from concurrent.futures import ThreadPoolExecutor
from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model.pieces import pieces, signs
from rashomon.reader import read
from rashomon.reconcile.closer import AFTER, BEFORE, FROM, LEAST, LONGEST, PAIRS, TO, Mix, doubtful, looks, shown
from rashomon.reconcile.features import NAMES
from rashomon.reconcile.figures import NEAR
from rashomon.reconcile.finding import Side, sides
from rashomon.reconcile.told import told
from rashomon.types import Account, Reading
from telling import lines

ONE = (
    "The ferry Marigold ran aground off Tolle Point on Tuesday, the harbour master said, and eighty people were saved."
)
OTHER = "Eighty people were saved when the Marigold ran aground, said a nurse from Norwick. Tea was served on the quay."


def laid(*texts: str) -> list[Side]:
    pairs = [(a, read(a)) for a in (Account(id=str(k), text=t) for k, t in enumerate(texts))]
    return sides(told(pairs), pairs)


def ids(text: str) -> tuple[int, ...]:
    return tuple(pieces(signs(text)).ids.tolist())


def test_a_clause_is_shown_within_its_sentence() -> None:
    for side in laid(ONE, OTHER):
        seen, clause = shown(side), side.told
        assert seen.count(FROM) == seen.count(TO) == 1
        assert seen[seen.index(FROM) + 1 : seen.index(TO)] == ids(side.text[clause.start : clause.end])
        sentence = side.reading.sentences[clause.sentence]
        assert seen[: seen.index(FROM)] == ids(side.text[sentence.start : clause.start])[-BEFORE:]
        assert seen[seen.index(TO) + 1 :] == ids(side.text[clause.end : sentence.end])[:AFTER]


def test_a_clause_of_any_length_is_cut() -> None:
    (account, reading) = lines("said " * 400)
    (side,) = sides(told([(account, reading)]), [(account, reading)])
    assert len(shown(side)) <= BEFORE + LONGEST + AFTER + 2


def test_a_reading_without_sentences_shows_the_clause_alone() -> None:
    account = Account(id="a", text="The ferry sank off the point")
    (_, whole) = lines(account.text)
    bare = Reading(id=account.id, clauses=whole.clauses)
    (side,) = sides(told([(account, bare)]), [(account, bare)])
    assert shown(side) == (FROM, *ids(account.text), TO)


@given(st.lists(st.floats(0, 1), max_size=3 * PAIRS))
def test_the_most_doubtful_are_looked_at(p: list[float]) -> None:
    found = doubtful(np.array(p), np.zeros((len(p), len(NAMES)), np.float32))
    assert found == sorted(set(found))
    assert len(found) == min(PAIRS, sum(x > LEAST for x in p))
    left = [abs(x - 0.5) for k, x in enumerate(p) if x > LEAST and k not in set(found)]
    assert not left or min(left) >= max(abs(p[k] - 0.5) for k in found)


def test_figures_far_apart_are_left_to_the_trees() -> None:
    x = np.zeros((3, len(NAMES)), np.float32)
    x[:, NAMES.index("rival figures")] = (0.0, NEAR / 2, NEAR)
    assert doubtful(np.full(3, 0.5), x) == [0, 2]


def test_answers_do_not_depend_on_threads_or_company() -> None:
    seen = [shown(s) for s in laid(ONE, OTHER)]
    pairs = [(a, b) for a in seen for b in seen]
    alone = [looks([pair])[0] for pair in pairs]
    assert looks(reversed(pairs))[::-1] == alone
    with ThreadPoolExecutor(4) as several:
        assert [x for (x,) in several.map(lambda pair: looks([pair]), pairs)] == alone
    assert looks([]) == []


def test_it_knows_a_restated_clause_from_another() -> None:
    a, b, c = (
        shown(laid(text)[0])
        for text in (
            "Eighty people were saved from the ferry",
            "All eighty people on board the ferry were rescued",
            "Tea was served on the quay",
        )
    )
    same, other = looks([(a, b), (a, c)])
    assert same > other + 2


def test_what_both_say_is_mixed() -> None:
    mix = Mix(trees=0.6, model=0.4, bias=-0.1)
    assert mix(0.3, None) == 0.3
    assert mix(0.5, 0.25) == pytest.approx(0.5)
    assert mix(0.3, 2.0) == pytest.approx(1 / (1 + np.exp(-(0.6 * log(0.3 / 0.7) + 0.7))))
    assert [mix(0.0, 3.0), mix(1.0, -3.0)] == [0.0, 1.0]
