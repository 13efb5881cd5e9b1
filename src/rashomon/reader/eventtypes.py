"""Which words tell events, and of which type: what the model hears, lists of words, what becomes of documents."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.model.released import READER
from rashomon.reader.closed import AUXILIARIES
from rashomon.reader.decoding import Told
from rashomon.reader.documents import documents
from rashomon.reader.eventwords import FIRES, NO_EVENT, TELLING, WEAPONS, forces_leave
from rashomon.reader.marked import Token
from rashomon.types import EventType

WITHDRAWS = tuple(
    """withdr retreat pull leav left vacat evacuat surrender disarm disband demobili ceasefire truce releas free freed
    return deescalat escalat""".split()
)
"""Beginnings of words that tell of a RETREAT, of forces or of what they hold; other yielding is a CONCEDE.
"De-escalate" is two words."""
HELPING, HELPS = AUXILIARIES | frozenset("not never no".split()), 4
"""Words that help a verb at most so many words on."""


class Typed(NamedTuple):
    """A word that tells an event of a type; whether it disowns a document, which then is the target."""

    told: Told
    kind: EventType
    disowns: bool = False


def typed(tokens: list[Token], told: Sequence[Told]) -> list[Typed]:
    """The words of an account that tell events, in order: those that the model heard, and what becomes of documents."""
    becomes = list(documents(tokens))
    heard = {e.word: e for e in told}
    taken = {b.word for b in becomes}
    plain = [t.plain for t in tokens]
    found = [Typed(e, kind) for e, kind in _heard(plain, told) if e.word not in taken]
    for b in becomes:
        actor = heard[b.word].actor if b.word in heard else None
        e = Told(b.word, len(READER.card()["types"]), actor, (b.document, b.document + 1))
        found.append(Typed(e, "OTHER", b.disowns))
    return sorted(found, key=lambda x: x.told.word)


def _heard(words: list[str], told: Sequence[Told]) -> Iterator[tuple[Told, EventType]]:
    """What the model heard, with its type; a helping word lends its own to the verb: the AGREE of "will visit"."""
    lent: tuple[int, EventType] = (-HELPS, "OTHER")
    for e in told:
        plain = words[e.word]
        kind = _type(words, e)
        if plain in HELPING:
            lent = (e.word, kind)
        elif plain not in NO_EVENT:
            yield _without_weapons(words, e), lent[1] if e.word - lent[0] < HELPS and lent[1] != "OTHER" else kind
            lent = (-HELPS, "OTHER")


def _without_weapons(words: list[str], e: Told) -> Told:
    """Those who act and are acted upon; what is fired is neither, but may be shot down."""
    if e.actor and words[e.actor[1] - 1] in WEAPONS:
        e = e._replace(actor=None)
    fired = words[slice(*e.target)] if e.target and words[e.word].startswith(FIRES) else ()
    return e._replace(target=None) if any(w in WEAPONS for w in fired) else e


def _type(words: list[str], e: Told) -> EventType:
    types: list[EventType] = READER.card()["types"]
    plain = words[e.word]
    if e.kind >= len(types):
        return "RETREAT" if forces_leave(words, e.word) else TELLING.get(plain, "OTHER")
    if types[e.kind] != "YIELD":  # type: ignore[comparison-overlap]
        return types[e.kind]
    return "RETREAT" if plain.startswith(WITHDRAWS) else "CONCEDE"
