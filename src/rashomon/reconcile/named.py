"""What each account names, entity by entity: in which forms, and by which of them in full."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from msgspec.structs import replace

from rashomon.text.givennames import GIVEN
from rashomon.text.names import TITLES, fold
from rashomon.text.persons import FEMALE, MALE, MORE_TITLES, PARTICLES, SONS, Gender, gender, name
from rashomon.types import Account, Entity, EntityKind, Reading, Span

Forms = dict[str, tuple[Span, ...]]
KEPT: frozenset[EntityKind] = frozenset(("person", "organisation", "facility"))
ACTING: frozenset[EntityKind] = frozenset(("place", "group"))
"""Kinds that are of the cast where they do something, have it done to them, or speak."""
OFFICES = TITLES | MORE_TITLES | frozenset("the a an of police special counsel national security adviser".split())
JOINING = PARTICLES | SONS.keys() | frozenset("al el abd abdel abdul abdal".split())
ARTICLES = frozenset(("the", "a", "an"))
PRONOUNS = frozenset("he she it they his her their its him them i we who".split())


@dataclass(frozen=True, eq=False)
class Named:
    """One entity of one account."""

    account: int
    entity: Entity
    ids: tuple[str, ...]
    """Of the reading's entities that it is: of two, where the reading cut one name in two."""
    kind: EntityKind
    forms: Forms
    """By name: the words as they first stand, white space made single, and where they stand."""
    meant: Forms
    """By title or pronoun."""
    titles: Forms
    full: str
    """The form that says most."""

    @property
    def first(self) -> int:
        """Where it is named first."""
        return min(s.start for spans in self.forms.values() for s in spans)

    @property
    def count(self) -> int:
        """How often it is named."""
        return sum(map(len, self.forms.values()))

    def gender(self) -> Gender:
        """As far as titles tell; pronouns are resolved too often to the wrong person."""
        folded = frozenset(w for form in (*self.forms, *self.titles) for w in fold(form).split())
        return gender(folded & (FEMALE | MALE) - PRONOUNS)


def named(pairs: Sequence[tuple[Account, Reading]]) -> list[Named]:
    """Everything that the accounts name and that may be of the cast, in the order of accounts and entities."""
    return [n for k, (account, reading) in enumerate(pairs) for n in _of(k, account, reading)]


def _of(k: int, account: Account, reading: Reading) -> Iterator[Named]:
    acting = {e for event in reading.events for e in (*event.actors, *event.targets)}
    acting |= {a.entity for a in reading.attributions if a.entity}
    for e, *cut in _mended(account.text, reading.entities):
        if e.kind not in KEPT and not (e.kind in ACTING and e.id in acting):
            continue
        ids = (e.id, *(other.id for other in cut))
        by_name = _forms(account.text, e.mentions)
        meant = {w: by_name.pop(w) for w in list(by_name) if _stands_for(w, e)}
        if not by_name:
            continue
        titles = _forms(account.text, e.roles)
        if e.kind != "person":
            yield Named(k, e, ids, e.kind, by_name, meant, titles, max(by_name, key=_length))
            continue
        sons = {w: s for w, s in by_name.items() if name(w).suffix}
        others = {w: s for w, s in by_name.items() if w not in sons}
        if sons and any(len(name(w).main) > 1 for w in others):
            yield Named(k, e, ids, e.kind, others, meant, titles, _fullest(others))
            yield Named(k, e, ids, e.kind, sons, {}, {}, _fullest(sons))
        else:
            yield Named(k, e, ids, e.kind, by_name, meant, titles, _fullest(by_name))


def _mended(text: str, entities: Sequence[Entity]) -> Iterator[tuple[Entity, ...]]:
    """The entities; those that are one name cut in two ("Adil", "Abdul-Hadi") put together, then what was put in."""
    persons = sorted((m, e.id) for e in entities if e.kind == "person" for m in e.mentions)
    cuts = [
        (Span(m.start, n.end), one, other)
        for (m, one), (n, other) in pairwise(persons)
        if one != other and _cut(text[m.start : m.end], text[m.end : n.start], text[n.start : n.end])
    ]
    by_id = {e.id: e for e in entities}
    rest: dict[str, tuple[Entity, ...]] = {}
    gone: set[str] = set()
    for _, one, other in cuts:
        if one in by_id and other in by_id and not {one, other} & (gone | rest.keys()):
            rest[one] = (by_id[other],)
            gone.add(other)
    for e in entities:
        if e.id in rest:
            wholes = [whole for whole, one, other in cuts if one == e.id and other == rest[e.id][0].id]
            parts = {*e.mentions, *rest[e.id][0].mentions}
            kept = {m for m in parts if not any(w.start <= m.start and m.end <= w.end for w in wholes)}
            roles = tuple(sorted({*e.roles, *rest[e.id][0].roles}))
            yield replace(e, mentions=tuple(sorted(kept | {*wholes})), roles=roles), *rest[e.id]
        elif e.id not in gone:
            yield (e,)


def _cut(before: str, between: str, after: str) -> bool:
    """Whether two names in a row are one: a particle joins them, or a given name stands alone before a family name."""
    x, y = fold(before).split(), fold(after).split()
    if between.strip(" -\n") or not x or not y:
        return False
    return x[-1] in JOINING or y[0] in JOINING or (len(x) == len(y) == 1 and x[0] in GIVEN and y[0] not in GIVEN)


def _forms(text: str, spans: Sequence[Span]) -> Forms:
    """The words of some spans, each spelling once whatever its capitals."""
    found: dict[str, list[Span]] = defaultdict(list)
    written: dict[str, str] = {}
    for s in sorted(spans):
        words = " ".join(text[s.start : s.end].split())
        found[written.setdefault(words.casefold(), words)].append(s)
    return {w: tuple(at) for w, at in found.items()}


def _stands_for(words: str, e: Entity) -> bool:
    """Whether words that mean an entity are no name of it: a pronoun, a person's title."""
    folded = set(fold(words).split())
    if folded <= PRONOUNS:
        return True
    return e.kind == "person" and (
        folded <= OFFICES or bool(folded & ARTICLES and not folded & set(fold(e.name).split()))
    )


def _fullest(forms: Forms) -> str:
    """The form of a person's name that says most: words, then a suffix; of those that say as much the commonest."""

    def says(form: str) -> tuple[int, bool, int, str]:
        known = name(form)
        return len(known.main), bool(known.suffix), len(forms[form]), form

    return max(forms, key=says)


def _length(form: str) -> tuple[int, int, str]:
    return len(fold(form).split()), len(form), form
