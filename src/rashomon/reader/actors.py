"""Who acts with whom: the country, role and body of each entity, where the words in and beside its names say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from rashomon.reader.beside import OWNERS, STOP, Phrases, Said
from rashomon.reader.bodies import Body, body
from rashomon.reader.capacities import TITLE_HEADS, capacity, is_plural
from rashomon.reader.closed import DETERMINERS
from rashomon.reader.gazetteer import SHIPPED, Gazetteer
from rashomon.reader.marked import Marked
from rashomon.reader.nations import nation
from rashomon.text.names import TITLES, fold
from rashomon.types import Entity

BACK = 8
"""Words before a name in which its title is looked for."""
OF = frozenset(("of",))
OF_OR_FROM = frozenset(("of", "from"))
NUMERALS = frozenset("ii iii iv v vi".split())


def coded(marked: Marked, entities: Sequence[Entity], gazetteer: Gazetteer = SHIPPED) -> tuple[Entity, ...]:
    """The same entities with `country`, `role` and `part_of`, each null where the words do not say.

    A person's are said by a title right before a name of theirs, by the apposition after or before it, or by "of" and
    a body's name; a body's by its own words and by the nation right before or after them. Every mention has a vote for
    each of the three; the commonest wins, the first of those that are level. Who has a body and no role, or no country,
    has those of the body.
    """
    m = Phrases(marked, entities, gazetteer)
    found: list[Body] = []
    for k, e in enumerate(entities):
        if e.kind in ("place", "group"):
            land = nation(_bare(e.name), gazetteer, state=e.kind == "place")
            m.land[k] = land.code if land else None
            m.body[k] = (e.kind == "group" and not land) or _is_body(e)
    for k, e in enumerate(entities):
        found.append(Body(None, None) if e.kind == "person" else body(m, k, gazetteer))
    out = list(entities)
    for k, e in enumerate(entities):
        if e.kind not in ("person", "unnamed"):
            out[k] = msgspec.structs.replace(e, country=found[k].country, role=found[k].role)
    for kind in ("unnamed", "person"):
        for k, e in enumerate(entities):
            if e.kind == kind:
                said = list(_said(m, k))
                own = found[k]._replace(role=None) if said else found[k]
                out[k] = _joined(e, _commonest(said), own, out)
    return tuple(out)


def _bare(name: str) -> str:
    return fold(name).removeprefix("the ")


def _is_body(e: Entity) -> bool:
    """Whether a place's name is what its people are called: the White House."""
    known = capacity(_bare(e.name))
    return known is not None and known.form == "name"


def _joined(e: Entity, said: Said, own: Body, out: list[Entity]) -> Entity:
    """An entity with what was said of it, and what holds for the body that it is part of."""
    whole = out[said.part_of] if said.part_of is not None else None
    country, role = said.country or own.country, said.role or own.role
    if whole is None:
        return msgspec.structs.replace(e, country=country, role=role)
    return msgspec.structs.replace(e, country=country or whole.country, role=role or whole.role, part_of=whole.id)


def _commonest(each: Sequence[Said]) -> Said:
    """What is said most, field by field; the first of what is said as often."""
    country = Counter(s.country for s in each if s.country).most_common(1)
    role = Counter(s.role for s in each if s.role).most_common(1)
    part = Counter(s.part_of for s in each if s.part_of is not None).most_common(1)
    return Said(country[0][0] if country else None, role[0][0] if role else None, part[0][0] if part else None)


def _said(m: Phrases, k: int) -> Iterator[Said]:
    """What stands in and beside each mention of a person, or of those without a name."""
    person = m.entities[k].kind == "person"
    for start, end in m.of[k]:
        for said in _of_person(m, k, start, end) if person else _of_unnamed(m, k, start, end):
            if said is not None:
                yield said if said.part_of != k else said._replace(part_of=None)


def _of_unnamed(m: Phrases, k: int, start: int, end: int) -> Iterator[Said | None]:
    """Those without a name: what their words say, and whose they are."""
    said = m.phrase(end, max(0, start - BACK) if start and not m.tokens[start - 1].mark else start, own=k)
    if said:
        last = capacity(m.plain[end - 1])
        office = last is not None and last.form in ("office", "title")
        yield m.with_owner(said, end, OWNERS if office else OF if said.role in (None, "civilian") else OF_OR_FROM)[0]


def _of_person(m: Phrases, k: int, start: int, end: int) -> Iterator[Said | None]:
    """A person: the title before the name, the apposition beside it, whose they are."""
    name = start
    while name < end - 1 and _title(m.plain[name]):
        name += 1
    low = max(0, start - BACK)
    if m.plain[end - 1] in STOP:
        return
    gap = m.tokens[start - 1].mark if start else "."
    if name > start or not gap:
        yield m.phrase(name, start if gap else low, own=k) or _owner_before(m, name, low) or _shared(m, name)
    if gap == ",":
        yield (_before_comma(m, start, low) if m.tokens[end - 1].mark else None) or _shared(m, start)
    mark = m.tokens[end - 1].mark
    if mark == ",":
        yield m.apposition(end)
    elif not mark:
        yield _after(m, end)


def _title(word: str) -> bool:
    """Whether a word at the head of a person's name may be of a title."""
    known = capacity(word)
    return word in TITLES or (known is not None and known.form in TITLE_HEADS | {"honour"})


def _owner_before(m: Phrases, name: int, low: int) -> Said | None:
    """The body or nation right before a name: "CNN's Ann Lee", "Iran's Zarif", "Iranian Zarif"."""
    if name <= low:
        return None
    at = name - 1 if m.plain[name - 1] == "s" and m.plain[name - 2 : name - 1] != ["u"] else name
    _, k = m.ending.get(at, (at, -1))
    possessive = at < name
    if possessive and k >= 0 and m.body[k] and m.entities[k].kind != "facility":
        return Said(part_of=k)
    if k >= 0 and m.land[k] and possessive:
        return Said(m.land[k])
    found = m.nation_ending(at, low) if k < 0 or m.land[k] else None
    return Said(found[1].code) if found and (possessive or not (found[1].noun or found[1].plural)) else None


def _shared(m: Phrases, name: int) -> Said | None:
    """The title of several, which stands before the first: "Senators Ann Lee, Jo Doe and Max Roe"."""
    at = name
    while at > 0:
        at -= m.plain[at - 1] == "and" and not m.tokens[at - 1].mark
        start, k = m.ending.get(at, (at, -1))
        if k < 0 or m.entities[k].kind != "person" or m.tokens[at - 1].mark == ".":
            return None
        if start and not m.tokens[start - 1].mark and is_plural(m.plain[start - 1]):
            return m.phrase(start, max(0, start - BACK))
        at = start
    return None


def _before_comma(m: Phrases, name: int, low: int) -> Said | None:
    """An apposition before the name: "The Iraqi premier, Adil Abdul-Mahdi, said"."""
    said = m.phrase(name, low)
    if said is None:
        for joint in range(name - 2, low, -1):
            if m.plain[joint] in OWNERS and (title := m.phrase(joint, low)):
                whole, stop = m.with_owner(title, joint, OWNERS)
                said = whole if stop == name else None
                break
            if m.tokens[joint].mark:
                break
    if said is None or said.start == 0:
        return said
    before = said.start - 1
    if m.plain[before] in DETERMINERS and not m.tokens[before].mark:
        before -= 1
    elif not m.tokens[before].mark and said.country is None:
        return None
    ended = m.ending.get(before + 1) if before >= 0 else None
    listed = ended is not None and m.entities[ended[1]].kind == "person" and m.tokens[before].mark == ","
    return None if listed else said


def _after(m: Phrases, end: int) -> Said | None:
    """ "Ann Lee of the Red Cross", "Haider al-Abadi of Iraq"."""
    end += end < len(m.tokens) and m.plain[end] in NUMERALS and not m.tokens[end].mark
    if end + 1 >= len(m.tokens) or m.plain[end] != "of":
        return None
    return m.with_owner(Said(), end, OF)[0]
