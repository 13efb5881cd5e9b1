"""One account read, layer by layer."""

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
from rashomon.types import Account, Clause, Furniture, Reading


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
    said = tuple(a for a in attributions(marked) if not any(_within(s.start, s.end, aside) for s in a.content))
    named = tuple(e for e in entities(text))
    return Reading(
        id=account.id,
        flattened=marked.flattened,
        sentences=sentences,
        furniture=aside,
        attributions=said,
        entities=named,
        figures=tuple(f for f in figures(text) if not _within(f.start, f.end, aside)),
        times=tuple(t for t in times(text, account.published) if not _within(t.start, t.end, aside)),
        places=tuple(p for p in places(text, named) if not _within(p.start, p.end, aside)),
        clauses=_in_order(clauses(marked, said, aside) + roles(marked, aside)),
    )


def _within(start: int, end: int, aside: tuple[Furniture, ...]) -> bool:
    return any(f.start < end and start < f.end for f in aside)


def _in_order(found: tuple[Clause, ...]) -> tuple[Clause, ...]:
    return tuple(sorted(found, key=lambda c: (c.start, c.end)))
