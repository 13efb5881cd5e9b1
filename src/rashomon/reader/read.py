"""One account read, layer by layer."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Protocol, TypeVar

from rashomon.reader.attributions import attributions
from rashomon.reader.clauses import clauses
from rashomon.reader.entities import entities
from rashomon.reader.figures import figures
from rashomon.reader.furniture import furniture
from rashomon.reader.language import language
from rashomon.reader.marked import mark, restored
from rashomon.reader.places import places
from rashomon.reader.roles import roles
from rashomon.reader.times import times
from rashomon.types import Account, Clause, Furniture, Reading, Span


class Spanned(Protocol):
    """Anything with a stretch of text."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


S = TypeVar("S", bound=Spanned)


def read(account: Account) -> Reading:
    """Read one account.

    An account that is not in English is kept: its sentences are cut, `unread` says why the rest is empty.
    Layers leave the page furniture out; sentences hold it, so that every word stands in one.
    """
    text = account.text
    tongue = language(text)
    marked = mark(text)
    sentences = restored(text, marked)
    if tongue != "en":
        return Reading(
            id=account.id, language=tongue, unread=f"not in English (language {tongue})", sentences=sentences
        )
    aside = furniture(text, marked)
    page = _Aside(aside)
    said = tuple(a for a in attributions(marked) if not any(page.touches(s) for s in a.content))
    named = entities(text, [Span(f.start, f.end) for f in aside])
    counted = page.without(figures(text))
    return Reading(
        id=account.id,
        flattened=marked.flattened,
        sentences=sentences,
        furniture=aside,
        attributions=said,
        entities=named,
        figures=counted,
        times=page.without(times(text, account.published)),
        places=page.without(places(text, named)),
        clauses=_in_order(clauses(marked, said, aside, counted) + roles(marked, aside)),
    )


class _Aside:
    """The furniture, looked up by place."""

    def __init__(self, furniture: tuple[Furniture, ...]) -> None:
        self.ends = [f.end for f in furniture]
        self.starts = [f.start for f in furniture]

    def touches(self, s: Spanned) -> bool:
        """Whether a stretch shares a character with any furniture, which is in order and does not overlap."""
        k = bisect_right(self.ends, s.start)
        return k < len(self.starts) and self.starts[k] < s.end

    def without(self, found: Iterable[S]) -> tuple[S, ...]:
        """Those of the stretches that lie outside all furniture."""
        return tuple(s for s in found if not self.touches(s))


def _in_order(found: tuple[Clause, ...]) -> tuple[Clause, ...]:
    return tuple(sorted(found, key=lambda c: (c.start, c.end)))
