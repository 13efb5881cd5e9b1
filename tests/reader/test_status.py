"""How events are told: a table judged by hand, read clean and flattened, and any words at all."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reader.marked import Token, mark
from rashomon.reader.status import status
from rashomon.reader.statusview import HELPING, OPENERS
from rashomon.reader.statuswords import BEFORE_PREPOSITION, BEFORE_THAT, OBJECT, TO
from rashomon.text.words import words
from rashomon.types import EventStatus, EventType
from reader.status_table import TABLE

ROWS = [row for row in TABLE.strip().split("\n") if not row.startswith("#")]
WRITTEN = [r for r in ROWS if not r.partition("|")[0].lstrip("~").replace("[", "").replace("]", "").islower()]
FLAT = [r for r in ROWS if not r.startswith("~")]


def parts(row: str) -> tuple[str, int, str, EventType]:
    """A row's sentence, where its trigger starts, its status and its type."""
    marked, expected, *kind = row.lstrip("~").split("|")
    return marked.replace("[", "").replace("]", ""), marked.index("["), expected, kind[0] if kind else "OTHER"


def flat(text: str) -> list[Token]:
    """The tokens of one flattened sentence of which the model restored nothing but the end."""
    found = words(text)
    return [Token(w.plain, w.start, w.end, "." if w is found[-1] else "", False, False) for w in found]


def told(tokens: list[Token], sentences: list[tuple[int, int]], at: int, kind: EventType) -> EventStatus:
    trigger = next(i for i, t in enumerate(tokens) if t.start == at)
    return status(tokens, trigger, next(s for s in sentences if s[0] <= trigger < s[1]), kind)


def test_the_table_is_long_has_every_status_and_says_nothing_twice() -> None:
    assert len(ROWS) >= 200
    assert {row.split("|")[1] for row in ROWS} == set(get_args(EventStatus))
    assert len({row.partition("|")[0] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", WRITTEN)
def test_an_event_of_a_written_account_has_its_status(row: str) -> None:
    text, at, expected, kind = parts(row)
    marked = mark(text)
    assert told(marked.tokens, marked.sentences, at, kind) == expected


@pytest.mark.parametrize("row", FLAT)
def test_an_event_of_a_flattened_account_has_its_status(row: str) -> None:
    text, at, expected, kind = parts(row)
    tokens = flat(text)
    assert told(tokens, [(0, len(tokens))], at, kind) == expected


VOCABULARY = sorted(
    {*list(TO)[::9], *list(OBJECT)[::9], *list(BEFORE_THAT)[::9], *list(BEFORE_PREPOSITION)[::9], *HELPING, *OPENERS}
    | set("the a no not t nobody never longer to of from by and nor or attack attacking killed s next let".split())
)
TOKENS = st.lists(
    st.tuples(st.sampled_from(VOCABULARY) | st.text(max_size=4), st.sampled_from(("", "", "", ",", "."))), max_size=40
)


@given(TOKENS, st.integers(-3, 45), st.integers(-3, 45), st.integers(-3, 45), st.sampled_from(get_args(EventType)))
def test_any_word_of_any_words_has_a_status(
    found: list[tuple[str, str]], trigger: int, first: int, last: int, kind: EventType
) -> None:
    tokens = [Token(w, 0, 0, m, False, False) for w, m in found]
    assert status(tokens, trigger, (first, last), kind) in get_args(EventStatus)


@given(TOKENS)
def test_words_of_other_sentences_change_nothing(found: list[tuple[str, str]]) -> None:
    tokens = [Token(w, 0, 0, m, False, False) for w, m in found]
    before = flat("the army denied that if it could not")
    for i in range(len(tokens)):
        alone = status(tokens, i, (0, len(tokens)), "ASSAULT")
        n = len(before)
        assert status(before + tokens + before, i + n, (n, n + len(tokens)), "ASSAULT") == alone
