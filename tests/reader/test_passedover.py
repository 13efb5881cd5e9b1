"""Family names that are found in one place of an account are found in the others."""

import pytest

from rashomon.reader.hearing import Name
from rashomon.reader.marked import mark
from rashomon.reader.passedover import with_passed_over


def found(text: str, *known: int) -> list[int]:
    """Which words are names, where those in `known` were told to be persons."""
    tokens = mark(text).tokens
    names = [Name(i, i + 1, "person") for i in known]
    return [n.start for n in with_passed_over(tokens, names, [False] * len(tokens))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Today Vane spoke. Then Vane left. Vane wrote later.", [1, 4, 6]),
        ("Today Vane spoke. Then Vane left. Harbour Vane opened.", [1, 4]),
        ("Today Vane spoke. Then Vane left. Vane House opened.", [1, 4]),
        ("Today Vane spoke. Then Vane left. President Vane wrote.", [1, 4, 7]),
        ("Today Vane spoke. Then Vane left. The vane turned. Vane wrote.", [1, 4]),
    ],
    ids=["at the start", "part of a name", "first of a name", "after a title", "a word too"],
)
def test_a_word_that_is_a_person_twice_is_one_unless_it_is_more(text: str, expected: list[int]) -> None:
    assert found(text, 1, 4) == expected


def test_once_is_not_enough_and_two_minds_are_none() -> None:
    text = "Today Vane spoke. Then Vane left. Vane wrote later."
    assert found(text, 1) == [1]
    tokens = mark(text).tokens
    names = [Name(1, 2, "person"), Name(4, 5, "place"), Name(6, 7, "person")]
    assert with_passed_over(tokens, names, [False] * len(tokens)) == names


def test_what_is_the_pages_stays_out() -> None:
    tokens = mark("Today Vane spoke. Then Vane left. Vane wrote later.").tokens
    names = [Name(1, 2, "person"), Name(4, 5, "person")]
    assert with_passed_over(tokens, names, [t.start > 30 for t in tokens]) == names
