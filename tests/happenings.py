"""Readings made by hand, whose events a test decides; offsets are found from the words, so they cannot be wrong.

Run as `python -c "import happenings; happenings.main()" events ...` it is the command with such a reader in place.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from rashomon.types import (
    Account,
    Attribution,
    Entity,
    Event,
    Place,
    Problem,
    Reading,
    Sentence,
    Span,
    TimeExpression,
)

TEXT = (
    "Rockets hit the grain depot at Sarn on Monday night, the governor said. Troops of the Orlan Front had shelled "
    "the town before.\n- She met “two envoys” in Varna, and may meet more."
)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def sentences(text: str, *words: str) -> tuple[Sentence, ...]:
    return tuple(Sentence(*_ends(text, w), text=w.upper()) for w in words)


def _ends(text: str, words: str) -> tuple[int, int]:
    found = span(text, words)
    return found.start, found.end


def event(text: str, words: str, type_: str, status: str = "happened", **known: Any) -> Event:
    return Event(*_ends(text, words), type=type_, status=status, **known)  # type: ignore[arg-type]


def account(text: str = TEXT, name: str = "gazette", **known: Any) -> Account:
    return Account(id=name, text=text, **known)


def reading(name: str = "gazette") -> Reading:
    """What TEXT tells: an assault told by the governor, another told by the outlet, and a meeting that may be."""
    return Reading(
        id=name,
        sentences=sentences(TEXT, *TEXT.replace("said. T", "said.\nT").split("\n")),
        attributions=(
            Attribution(
                (span(TEXT, "the governor"),), (span(TEXT, "said"),), (span(TEXT, "Rockets hit the grain"),), "named"
            ),
            Attribution((), (), (span(TEXT, "may meet more"),), "anonymous", named=span(TEXT, "two envoys")),
        ),
        entities=(
            Entity("e1", "Troops", "unnamed", (span(TEXT, "Troops"),), role="rebel", part_of="e2"),
            Entity("e2", "Orlan Front", "organisation", (span(TEXT, "Orlan Front"),), country="BG"),
            Entity("e3", "depot; the big one", "facility", (span(TEXT, "grain depot"),)),
        ),
        times=(
            TimeExpression(
                *_ends(TEXT, "Monday night"), "2031-03-03T18:00", "2031-03-03T24:00", "part", anchor="published"
            ),
            TimeExpression(*_ends(TEXT, "before")),
        ),
        places=(
            Place(*_ends(TEXT, "Sarn"), "Sarn", -12.5, 44.25, None, "region", within="Ordova"),
            Place(*_ends(TEXT, "Varna"), "Varna", 43.21667, 27.91667, 726050, "city"),
            Place(*_ends(TEXT, "Orlan"), "Orlan", 1.0, 1.0, kind="demonym"),
        ),
        events=(
            event(TEXT, "hit", "ASSAULT", targets=("e3",), place=0, time=0, attribution=0),
            event(TEXT, "shelled", "ASSAULT", actors=("e1", "e2"), time=1, place=2),
            event(TEXT, "met", "CONSULT", place=1),
            event(TEXT, "meet more", "OTHER", "hypothetical", attribution=1),
        ),
    )


def main() -> None:
    """The `rashomon` command, with readings of this module for accounts of TEXT and empty ones for all others."""
    from rashomon import cli, pipeline

    def readings(items: Iterable[Account | Problem], **_: Any) -> Iterator[tuple[Account, Reading] | Problem]:
        for item in items:
            if isinstance(item, Problem):
                yield item
            else:
                yield item, reading(item.id) if item.text == TEXT else Reading(id=item.id)

    pipeline.readings = readings
    cli.main()
