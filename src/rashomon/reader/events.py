"""Events: the model's words that tell them, with those who act, where and when, and how the account tells them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rashomon.reader.attributions import Contents
from rashomon.reader.cast import Cast
from rashomon.reader.closed import AUXILIARIES, FUNCTION_WORDS
from rashomon.reader.decoding import Told
from rashomon.reader.marked import Marked, Token
from rashomon.reader.released import card
from rashomon.reader.status import status
from rashomon.types import (
    Attribution,
    Entity,
    Event,
    EventStatus,
    EventType,
    Place,
    TimeExpression,
)

WITHDRAWS = (
    "withdr retreat pull leav left vacat evacuat surrender disarm disband demobili ceasefire truce releas free freed "
    "return deescalat escalat"
).split()
"""Beginnings of words that tell of a RETREAT, of forces or of what they hold; other yielding is a CONCEDE.
"De-escalate" is two words."""
THREATENED = frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "OTHER"))
"""Types of what is a THREATEN where its status is `threatened`."""
HELPING, HELPS = AUXILIARIES | frozenset("not never no".split()), 4
"""Words that help a verb at most so many words on."""
FAR = 60
"""Words from an event within which its place and time are looked for."""
NO_EVENT = FUNCTION_WORDS | frozenset(
    "missile missiles rocket rockets drone drones bomb weapon weapons gun guns troop troops soldiers forces".split()
)
"""Words that the model takes for events since they stand beside them: what is fired, and who fires it."""


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
    where = _Beside(cast, ((i, p) for i, p in enumerate(places) if p.kind != "demonym"))
    when = _Beside(cast, ((i, t) for i, t in enumerate(times) if t.precision != "duration"))
    out = []
    for e, kind in _typed(marked.tokens, told):
        t = marked.tokens[e.word]
        if gone[e.word] or cast.in_name(e.word) or (kind == "OTHER" and t.start in cues):
            continue
        sentence = marked.sentences[bisect_right(cast.ends, e.word)]
        how = status(marked.tokens, e.word, sentence, kind)
        inside = min(contents.holding(t.start), default=(0, None))[1]
        actors, targets = (tuple(cast.who(r, inside)) if r else () for r in (e.actor, e.target))
        out.append(
            Event(
                t.start, t.end, _threat(kind, how), how, actors, tuple(x for x in targets if x not in actors),
                where.nearest(e.word, sentence), when.nearest(e.word, sentence), inside,
            )
        )  # fmt: skip
    return Happened(tuple(out), cast.everybody())


def _typed(tokens: list[Token], told: Sequence[Told]) -> Iterator[tuple[Told, EventType]]:
    """Words that tell events with their types; a helping word lends its own to the verb: the AGREE of "will visit"."""
    lent: tuple[int, EventType] = (-HELPS, "OTHER")
    for e in told:
        plain = tokens[e.word].plain
        kind = _type(plain, e.kind)
        if plain in HELPING:
            lent = (e.word, kind)
        elif plain not in NO_EVENT:
            yield e, lent[1] if e.word - lent[0] < HELPS and lent[1] != "OTHER" else kind
            lent = (-HELPS, "OTHER")


def _type(plain: str, kind: int) -> EventType:
    types: list[EventType] = card()["types"]
    if kind >= len(types):
        return "OTHER"
    if types[kind] != "YIELD":  # type: ignore[comparison-overlap]
        return types[kind]
    return "RETREAT" if plain.startswith(tuple(WITHDRAWS)) else "CONCEDE"


def _threat(kind: EventType, how: EventStatus) -> EventType:
    """To threaten an assault is no assault."""
    return "THREATEN" if how == "threatened" and kind in THREATENED else kind


class _Beside:
    """Places, or times, by the words where they stand."""

    def __init__(self, cast: Cast, found: Iterable[tuple[int, Place | TimeExpression]]) -> None:
        self.at = sorted((*cast.words(x), i) for i, x in found)

    def nearest(self, word: int, sentence: tuple[int, int]) -> int | None:
        """The one of a sentence that is nearest to a word, one that follows it sooner than one before."""
        first, last = max(sentence[0], word - FAR), min(sentence[1], word + FAR)
        inside = self.at[bisect_left(self.at, (first,)) : bisect_left(self.at, (last,))]
        found = [(self._far(word, a, b), i) for a, b, i in inside if not a <= word < b]
        return min(found)[1] if found else None

    @staticmethod
    def _far(word: int, first: int, last: int) -> int:
        return 2 * (first - word) if first > word else 3 * (word - last + 1)
