"""A name with its title asserts who somebody is."""

import pytest

from rashomon.reader import read
from rashomon.types import Account


def roles(text: str) -> list[str]:
    r = read(Account(id="a", text=text))
    return [text[c.start : c.end] for c in r.clauses if c.role]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met Defence Minister Ilse Brandt on Tuesday.", ["Defence Minister Ilse Brandt"]),
        ("They met Ilse Brandt, the defence minister of Norland.", ["Ilse Brandt, the defence minister of Norland"]),
        ("They met Ilse Brandt, a lawyer for the port, on Tuesday.", ["Ilse Brandt, a lawyer for the port"]),
        ("The port's deputy director Jonas Feld left.", ["port's deputy director Jonas Feld"]),
        ("They met Ilse Brandt in Norland on Tuesday.", []),
        ("They met Ilse Brandt, who was tired, on Tuesday.", []),
        ("They met Ilse Brandt, Jonas Feld and Mara Lund.", []),
        ("The minister left. Ilse Brandt stayed.", []),
        ("They met Mr. Brandt on Tuesday.", []),
    ],
)  # fmt: skip
def test_titles_beside_names(text: str, expected: list[str]) -> None:
    assert roles(text) == expected


def test_roles_in_page_furniture_are_left_out() -> None:
    line = "Sign up for Defence Editor Ilse Brandt and her letter"
    assert roles(f"The dam broke at dawn on Tuesday.\n{line}\nNobody was hurt.") == []
