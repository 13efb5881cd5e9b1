"""What the name of a body, a country or a place says of it when it acts: its country and its capacity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from rashomon.reader.beside import STOP, Phrases
from rashomon.reader.capacities import BODY_HEADS, LONGEST, TITLE_HEADS, Capacity, capacity
from rashomon.reader.closed import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SUBORDINATORS
from rashomon.reader.nations import nation
from rashomon.reader.toponyms import SAYING
from rashomon.text.names import fold

if TYPE_CHECKING:
    from rashomon.reader.gazetteer import Gazetteer
    from rashomon.types import ActorRole

ACTS = SAYING | frozenset(
    """fired launched attacked struck bombed invaded shelled agreed signed imposed lifted sent deployed seized
    threatened promised pledged retaliated withdrew banned expelled recalled suspended ordered announced demanded
    offered protested
    supported backed summoned responded downed blamed criticized criticised called called executed freed released
    arrested detained conceded admitted confirmed apologized apologised ratified pulled""".split()
)
"""Verbs whose subject, where it is a country, is its government."""
ADDRESSED = frozenset("accused accuses urged urges warned warns blamed blames condemned told asked threatened".split())
"""Verbs whose object, where it is a country, is its government."""
OPENERS = SUBORDINATORS | (CONJUNCTIONS - {"and", "or"}) | frozenset(("said", "says"))
"""Before the subject of a clause."""


class Body(NamedTuple):
    """Country code and capacity of a body, each null where its name does not say."""

    country: str | None
    role: ActorRole | None


def body(m: Phrases, k: int, gazetteer: Gazetteer) -> Body:
    """What an entity's name says, and the nation beside its mentions. It is no person."""
    e = m.entities[k]
    key = fold(e.name).removeprefix("the ")
    known = capacity(key)
    if e.kind == "place" and not (known and known.form == "name"):
        return _land(m, k, known if known and known.form == "capital" else None)
    if known and known.form in ("name", "capital"):
        acting = known.form == "name" or acts(m, k)
        if not acting:
            return Body(None, None)
        return Body(known.country or (_beside(m, k) if known.role != "international" else None), known.role)
    if land := nation(key, gazetteer):
        return Body(land.code, "government" if land.noun and acts(m, k) else None)
    if not m.of[k]:
        return Body(None, None)
    start, end = max(m.of[k], key=lambda r: r[1] - r[0])
    start += end - start > 1 and m.plain[start] in DETERMINERS
    country, role = _worded(m, k, start, end)
    return Body(country or (_beside(m, k) if role or e.kind != "group" else None), role)


def _land(m: Phrases, k: int, seat: Capacity | None) -> Body:
    """A country is its government where it acts; so is the seat of one."""
    land = nation(fold(m.entities[k].name).removeprefix("the "), m.gazetteer)
    acting = (land or seat) and acts(m, k)
    country = land.code if land else seat.country if seat and acting else None
    return Body(country, "government" if acting else None)


def acts(m: Phrases, k: int) -> bool:
    """Whether somewhere an entity's name is the subject of an act of state, or is told or asked something."""
    return any(_acts(m, *_together(m, start, end)) for start, end in m.of[k])


def _together(m: Phrases, start: int, end: int) -> tuple[int, int]:
    """A country's mention with those that "and" joins to it: "Germany and France"."""
    before = m.ending.get(start - 1) if start > 1 and m.plain[start - 1] == "and" else None
    after = m.starting.get(end + 1) if m.plain[end : end + 1] == ["and"] else None
    if before and m.land[before[1]] and not m.tokens[start - 2].mark:
        start = before[0]
    if after and m.land[after[1]] and not m.tokens[end - 1].mark:
        end = after[0]
    return start, end


def _acts(m: Phrases, start: int, end: int) -> bool:
    before = start - 1
    while before >= 0 and m.plain[before] in DETERMINERS and not m.tokens[before].mark:
        before -= 1
    opens = before < 0 or bool(m.tokens[before].mark) or m.plain[before] in OPENERS
    if not opens and m.plain[before] in ADDRESSED and (end == len(m.plain) or m.plain[end] != "s"):
        return True
    if not opens or end >= len(m.plain) or m.tokens[end - 1].mark:
        return False
    verb = m.plain[end]
    if verb in ("has", "have", "had", "will", "would") and end + 1 < len(m.plain):
        verb = m.plain[end + 1]
        return verb in ACTS or verb.endswith("ed")
    return verb in ACTS


def _worded(m: Phrases, k: int, start: int, end: int) -> tuple[str | None, ActorRole | None]:
    """The nation and the capacity in the words [start, end) of a name."""
    heads = TITLE_HEADS if m.entities[k].kind == "unnamed" else BODY_HEADS
    stop = next((i for i in range(start + 1, end) if m.plain[i] in PREPOSITIONS), end)
    country = _nation_in(m, start, stop, end)
    crossing = _crossing(m, start, stop, end) if stop < end else None
    if crossing:
        return country or crossing.country, crossing.role
    bare = start
    found = m.nation_starting(start, stop)
    if found:
        bare = found[0] + (found[0] < stop and m.plain[found[0]] == "s")
        known = capacity(" ".join(m.plain[bare:end]))
        if known and known.form == "name":
            return country or known.country, known.role
    said = m.phrase(stop, start, own=k, heads=heads)
    if said is None or (said.role == "civilian" and m.entities[k].kind != "unnamed"):
        return (country if found is None or not found[1].noun else None), None
    return country or said.country, said.role


def _crossing(m: Phrases, start: int, stop: int, end: int) -> Capacity | None:
    """An entry that holds the word before a preposition and the one after: "department of defense"."""
    for size in range(min(LONGEST, end - start), 1, -1):
        for first in range(max(start, stop - size + 1), stop):
            if stop < first + size <= end:
                known = capacity(" ".join(m.plain[first : first + size]))
                if known and known.form in ("name", "word", "body"):
                    return known
    return None


def _nation_in(m: Phrases, start: int, stop: int, end: int) -> str | None:
    """The one country named before a name's preposition, or right after an "of"; null where there are two."""
    codes: list[str] = []
    i = start
    while i < stop:
        found = m.nation_starting(i, stop)
        if found and (not found[1].noun or i == start or found[0] == stop):
            codes.append(found[1].code)
        i = found[0] if found else i + 1
    if not codes and stop < end and m.plain[stop] == "of":
        at = stop + 1 + (m.plain[stop + 1 : stop + 2] == ["the"])
        found = m.nation_starting(at, end) if at < end else None
        codes = [found[1].code] if found else []
    return codes[0] if len(set(codes)) == 1 else None


def _beside(m: Phrases, k: int) -> str | None:
    """The country named right before or, with "of", after the mentions: the commonest, the first of those level."""
    votes = Counter(code for start, end in m.of[k] for code in _at(m, start, end))
    return votes.most_common(1)[0][0] if votes else None


def _at(m: Phrases, start: int, end: int) -> Iterator[str]:
    if start and not m.tokens[start - 1].mark:
        possessive = m.plain[start - 1] == "s" and m.plain[start - 2 : start - 1] != ["u"]
        at = start - possessive
        found = m.nation_ending(at, max(0, at - LONGEST)) if at else None
        if found and (possessive or not (found[1].noun or found[1].plural)):
            yield found[1].code
            return
    if end + 1 < len(m.plain) and m.plain[end] == "of" and not m.tokens[end - 1].mark:
        at = end + 1 + (m.plain[end + 1] == "the")
        found = m.nation_starting(at, min(at + LONGEST, len(m.plain))) if at < len(m.plain) else None
        if found:
            after = found[0]
            ends = after == len(m.plain) or bool(m.tokens[after - 1].mark)
            if ends or m.plain[after] in STOP or (found[1].noun and m.plain[after] != "s"):
                yield found[1].code
