"""Events: the model's words that tell them, with those who act, where and when, and how the account tells them."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from rashomon.reader.attributions import Contents
from rashomon.reader.cast import Cast
from rashomon.reader.decoding import Told
from rashomon.reader.eventtypes import typed
from rashomon.reader.marked import Marked
from rashomon.reader.status import status
from rashomon.reader.whereabouts import Beside, wheres, with_leads
from rashomon.types import (
    Attribution,
    Entity,
    Event,
    EventStatus,
    EventType,
    Place,
    TimeExpression,
)

THREATENED = frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "OTHER"))
"""Types of what is a THREATEN where its status is `threatened`."""
STRIKES = frozenset(("ASSAULT", "RETREAT"))
"""Types of what takes place in the country that it is done to: invaded, left."""


class Happened(NamedTuple):
    """Events, and the entities with those who act without a name."""

    events: tuple[Event, ...]
    entities: tuple[Entity, ...]


def events(
    marked: Marked,
    told: Sequence[Told],
    gone: list[bool],
    said: Sequence[Attribution],
    entities: Sequence[Entity],
    places: Sequence[Place],
    times: Sequence[TimeExpression],
) -> Happened:
    """The events that an account tells, in order; those who act in them join the entities where they have no name.

    Words that are gone (the page's furniture) tell nothing, and what is a mere cue of speech is left to attributions.
    """
    cast = Cast(marked, entities, said)
    contents, cues = Contents(said), {c.start for a in said for c in a.cue}
    where, struck = wheres(cast, places)
    when = Beside(cast, ((i, t) for i, t in enumerate(times) if t.precision != "duration"))
    around = with_leads(marked, gone)
    out = []
    for e, kind, disowns in typed(marked.tokens, told):
        t = marked.tokens[e.word]
        if gone[e.word] or cast.in_name(e.word) or (kind == "OTHER" and t.start in cues):
            continue
        here = bisect_right(cast.ends, e.word)
        sentence = marked.sentences[here]
        how = status(marked.tokens, e.word, sentence, kind)
        inside = min(contents.holding(t.start), default=(0, None))[1]
        actors, targets = (tuple(cast.who(r, inside)) if r else () for r in (e.actor, e.target))
        if disowns and inside is not None:  # who says that it was a mistake does not stand by it
            kind, actors = "REJECT", actors or cast.speaker(inside, e.word)
        spot = struck.inside(e.target) if kind in STRIKES else None
        spot = where.nearest(e.word, around[here]) if spot is None else spot
        out.append(
            Event(
                t.start, t.end, _threat(kind, how), how, actors, tuple(x for x in targets if x not in actors),
                spot, when.nearest(e.word, around[here]), inside,
            )
        )  # fmt: skip
    return Happened(tuple(out), cast.everybody())


def _threat(kind: EventType, how: EventStatus) -> EventType:
    """To threaten an assault is no assault."""
    return "THREATEN" if how == "threatened" and kind in THREATENED else kind
