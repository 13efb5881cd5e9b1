"""One account read, layer by layer."""

from rashomon.reader.apart import Apart
from rashomon.reader.attributions import attributions
from rashomon.reader.clauses import clauses
from rashomon.reader.entities import entities
from rashomon.reader.figures import figures
from rashomon.reader.furniture import furniture
from rashomon.reader.hearing import hear
from rashomon.reader.language import language
from rashomon.reader.marked import mark, restored
from rashomon.reader.places import places
from rashomon.reader.roles import roles
from rashomon.reader.times import times
from rashomon.types import Account, Clause, Reading, Span


def read(account: Account) -> Reading:
    """Read one account.

    An account that is not in English is kept: its sentences are cut, `unread` says why the rest is empty.
    Layers leave the page furniture out; sentences hold it, so that every word stands in one.
    """
    text = account.text
    tongue = language(text)
    heard = hear(text)
    marked = mark(text, heard.odds)
    sentences = restored(text, marked)
    if tongue != "en":
        return Reading(
            id=account.id, language=tongue, unread=f"not in English (language {tongue})", sentences=sentences
        )
    aside = furniture(text, marked)
    page = Apart(marked, aside)
    frames = hear(page.blanked(text)).frames if aside else heard.frames
    said = tuple(page.parted(a) for a in attributions(page.marked.tokens, frames))
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


def _in_order(found: tuple[Clause, ...]) -> tuple[Clause, ...]:
    return tuple(sorted(found, key=lambda c: (c.start, c.end)))
