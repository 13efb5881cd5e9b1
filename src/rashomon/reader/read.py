"""One account read, layer by layer."""

from rashomon.reader.actors import coded
from rashomon.reader.again import heard_again, interruptions
from rashomon.reader.apart import away, without
from rashomon.reader.attributions import attributions
from rashomon.reader.clauses import clauses
from rashomon.reader.entities import entities
from rashomon.reader.events import events
from rashomon.reader.figures import figures
from rashomon.reader.furniture import furniture
from rashomon.reader.gazetteer import SHIPPED, Gazetteer
from rashomon.reader.hearing import hear
from rashomon.reader.language import language
from rashomon.reader.marked import mark, restored
from rashomon.reader.meaning import with_meaning
from rashomon.reader.persons import speakers
from rashomon.reader.places import places
from rashomon.reader.published import guessed
from rashomon.reader.roles import roles
from rashomon.reader.signed import signed
from rashomon.reader.speech import gone_on
from rashomon.reader.times import published_day, times
from rashomon.types import Account, Reading


def read(account: Account, gazetteer: Gazetteer = SHIPPED) -> Reading:
    """Read one account; its places are looked up in the gazetteer.

    An account that is not in English is kept: its sentences are cut, `unread` says why the rest is empty.
    Layers leave the page furniture out; sentences hold it, so that every word stands in one.
    """
    text = account.text
    tongue = language(text)
    if tongue != "en":
        why = f"not in English (language {tongue})"
        return Reading(id=account.id, language=tongue, unread=why, sentences=restored(text, mark(text)))
    guess = None if published_day(account.published) else guessed(text)
    heard = hear(text)
    marked = mark(text, heard.odds)
    aside = furniture(text, marked, heard.away)
    gone = away(marked.tokens, aside)
    if spots := interruptions(text, marked.tokens, gone):
        heard = heard_again(text, marked.tokens, gone, heard, spots)
        marked = mark(text, heard.odds)
    frames = gone_on(text, marked, heard.frames, gone, heard.inside.tolist())
    said = attributions(marked.tokens, frames, gone, signed(text, marked, frames, gone))
    named = entities(text, marked, heard.names, gone, gazetteer)
    told = speakers(marked, said, named)
    counted = without(figures(text), aside)
    when = without(times(text, account.published, guess), aside)
    where = without(places(text, named, gazetteer), aside)
    happened = events(marked, heard.events, gone, told.said, told.entities, where, when)
    parts = sorted(clauses(marked, told.said, gone, counted) + roles(marked, gone), key=lambda c: (c.start, c.end))
    return Reading(
        id=account.id,
        flattened=marked.flattened,
        sentences=restored(text, marked),
        furniture=aside,
        attributions=told.said,
        entities=coded(marked, happened.entities, gazetteer),
        events=happened.events,
        figures=counted,
        times=when,
        published_guess=guess,
        places=where,
        clauses=with_meaning(parts, marked.tokens, heard.embedded),
    )
