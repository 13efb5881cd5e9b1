"""Who is credited with a clause, and when nobody is."""

import pytest

from rashomon.reconcile.credit import credited, denies
from rashomon.types import Attribution, Span


def said(text: str, source: str, cue: str, content: str, named: str = "") -> Attribution:
    def spans(part: str) -> tuple[Span, ...]:
        return (Span(text.index(part), text.index(part) + len(part)),) if part else ()

    return Attribution(spans(source), spans(cue), spans(content), "named", next(iter(spans(named)), None))


def by(text: str, source: str, cue: str, content: str, named: str = "") -> str | None:
    s = credited(said(text, source, cue, content, named), text)
    return text[s.start : s.end] if s else None


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "named", "who"),
    [
        ("Lund said the sluice was shut.", "Lund", "said", "the sluice was shut", "", "Lund"),
        ("Lund left. He said it was shut.", "He", "said", "it was shut", "Lund", "Lund"),
        ("Lund signed the order to shut it.", "Lund", "signed", "the order to shut it", "", None),
        ("Lund welcomed the order.", "Lund", "welcomed", "the order", "", None),
        ("Lund hailed “a good day for Tolle”.", "Lund", "hailed", "“a good day for Tolle”", "", "Lund"),
        ("Lund left. The sluice is believed to be shut.", "", "is believed", "to be shut", "Lund", None),
        ("Lund left. The sluice was ordered shut.", "", "was ordered", "shut", "Lund", None),
        ("Lund left, adding “it is shut”.", "", "adding", "“it is shut”", "Lund", "Lund"),
        ("The sluice is open. Ivo Lund", "Ivo Lund", "", "The sluice is open", "", "Ivo Lund"),
        ("Lund denied that it was shut.", "Lund", "denied", "that it was shut", "", "Lund"),
        ("Lund replied it was shut.", "Lund", "replied", "it was shut", "", "Lund"),
    ],
)
def test_who_is_credited(text: str, source: str, cue: str, content: str, named: str, who: str | None) -> None:
    assert by(text, source, cue, content, named) == who


def test_denials() -> None:
    assert denies(said("x denied that it rained", "x", "denied", "that it rained"), "x denied that it rained")
    text = "the court denied a motion to wait"
    assert not denies(said(text, "the court", "denied", "a motion to wait"), text)
