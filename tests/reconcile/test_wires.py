"""Credit lines of wire services."""

import pytest

from rashomon.reconcile.wires import wire
from telling import account


@pytest.mark.parametrize(
    ("text", "service", "words"),
    [
        ("TOLLE (AP) — The dam burst.", "ap", "(AP)"),
        ("The dam burst.\nThe Associated Press contributed to this report.", "ap", None),
        ("the dam burst the associated press contributed to this report", "ap", None),
        ("The dam burst. — Reuters", "reuters", "— Reuters"),
        ("By Ivo Lund\nAgence France-Presse\nThe dam burst.", "afp", None),
        ("The dam burst.\nWith files from Reuters", "reuters", "With files from Reuters"),
    ],
)
def test_a_credit_line(text: str, service: str, words: str | None) -> None:
    found = wire(account(text))
    assert found
    assert found[1]
    assert found[0] == service
    assert words in (None, text[found[1].start : found[1].end].strip())


def test_a_wire_service_needs_no_line_and_a_mention_is_none() -> None:
    assert wire(account("The dam burst.", outlet="The Associated Press")) == ("ap", None)
    assert wire(account("The dam burst, Lund told the Associated Press on Monday.")) is None
    assert wire(account("The dam burst, Reuters reported.")) is None
