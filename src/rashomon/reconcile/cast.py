"""One cast for the story: who and what the accounts name, each once, whatever each account calls it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from rashomon.reconcile.institutions import institutions
from rashomon.reconcile.named import Forms, Named, named
from rashomon.reconcile.persons import persons
from rashomon.text.bodies import body
from rashomon.text.givennames import GIVEN
from rashomon.text.names import fold
from rashomon.text.persons import name
from rashomon.types import Account, Called, CastMember, EntityKind, Reading, Span

OFTENER = 3
"""So many times as often must others take a name for a body's for those who take it for a person's to be wrong."""


class Cast(NamedTuple):
    """The members, and where in each account (by index) they are meant."""

    members: tuple[CastMember, ...]
    where: tuple[tuple[tuple[Span, str], ...], ...]
    """For each account its spans in order, each with the id of who is meant."""
    entities: Mapping[tuple[int, str], str]
    """The member's id for an account and the id of one of its reading's entities."""

    def at(self, account: int, start: int, end: int) -> str | None:
        """The member whom the words of an account name: the first that stands within them, or that holds them."""
        spans = self.where[account]
        at = bisect_right(spans, (Span(start, -1), ""))
        if at and spans[at - 1][0].end >= end and spans[at - 1][0].start <= start:
            return spans[at - 1][1]
        return spans[at][1] if at < len(spans) and spans[at][0].end <= end else None

    def within(self, account: int, start: int, end: int) -> set[str]:
        """The members who are meant by words that begin within a stretch of an account."""
        spans = self.where[account]
        low = bisect_left(spans, (Span(start, -1), ""))
        return {who for _, who in spans[low : bisect_left(spans, (Span(end, -1), ""), low)]}


def cast(pairs: Sequence[tuple[Account, Reading]]) -> Cast:
    """The cast of some accounts, those named by most accounts first.

    The order of the accounts decides nothing but in which order a member's names are listed.
    """
    accounts = [a for a, _ in pairs]
    found = named(pairs)
    people = persons([n for n in found if n.kind == "person"])
    bodies = institutions([n for n in found if n.kind != "person"], accounts)
    groups = sorted(_strays(people, bodies), key=_standing)
    of: dict[tuple[int, str], str] = {}
    for k, group in enumerate(groups, 1):
        for n in group:
            for entity in n.ids:
                of.setdefault((n.account, entity), f"c{k}")
    members = tuple(_member(f"c{k}", g, accounts, of) for k, g in enumerate(groups, 1))
    return Cast(members, _where(groups, len(accounts)), of)


def _strays(people: list[list[Named]], bodies: list[list[Named]]) -> list[list[Named]]:
    """What some take for a person and others for a body, or one account for both, put right and joined."""
    person = {id(g) for g in people}
    known: dict[str, list[list[Named]]] = defaultdict(list)
    for group in (*people, *bodies):
        for words in sorted({w for n in group for w in _known_by(n)}):
            known[words].append(group)
    longer = Counter(body(f).words[0] for g in bodies for n in g for f in n.forms if len(body(f).words) > 1)
    gone: set[int] = set()
    for group in (*bodies, *people):
        words, of_body = _folded(_full(group)), id(group) not in person
        others = [g for g in known[words] if (id(g) in person) == of_body]
        if len(others) != 1 or id(others[0]) in gone:
            continue
        if _is_person(group, others[0], longer[words]) if of_body else _is_body(group, others[0]):
            others[0].extend(group)
            gone.add(id(group))
    return [g for g in (*people, *bodies) if id(g) not in gone]


def _is_person(group: Sequence[Named], other: Sequence[Named], longer: int) -> bool:
    """Whether what is taken for a body is the other, a person of that name.

    Not a place; nor "Trump", where there is a Trump Organization.
    """
    if _kind(group) == "place" or longer > 1:
        return False
    words = _folded(_full(group))
    if " " in words:
        return words.split()[0] in GIVEN or _times(other) > _times(group)
    both = {n.account for n in group} & {n.account for n in other if len(n.forms) > 1}
    return bool(both) or _times(other) >= _times(group)


def _is_body(group: Sequence[Named], other: Sequence[Named]) -> bool:
    """Whether what is taken for a person is the other, a body or place of that name."""
    words = _folded(_full(group)).split()
    surer = 1 if len(words) > 1 and words[0] not in GIVEN else OFTENER
    return _times(other) >= surer * _times(group)


def _known_by(n: Named) -> set[str]:
    """All that an entity is called, a person's family name included."""
    forms = {_folded(f) for f in n.forms}
    return forms | {name(f).words[-1] for f in n.forms} if n.kind == "person" else forms


def _folded(form: str) -> str:
    return fold(form).removeprefix("the ")


def _times(group: Iterable[Named]) -> int:
    return sum(n.count for n in group)


def _standing(group: Sequence[Named]) -> tuple[int, int, str, list[str]]:
    accounts = {n.account for n in group}
    return -len(accounts), -_times(group), _full(group).casefold(), sorted(f for n in group for f in n.forms)


def _full(group: Sequence[Named]) -> str:
    """The form that says most; of those that say as much, one with capitals, then the commonest."""
    kind = _kind(group)
    times: Counter[str] = Counter()
    for n in group:
        times.update({form: len(spans) for form, spans in n.forms.items()})
    return max(times, key=lambda f: (*_fullness(f, kind), f != f.lower(), -len(f.split()), times[f], f))


def _longest(group: Sequence[Named]) -> str:
    return max((n.full for n in group), key=lambda f: (len(f.split()), f))


def _fullness(form: str, kind: EntityKind) -> tuple[int, int]:
    if kind == "person":
        known = name(form)
        return len(known.main), len(known.suffix)
    told = body(form)
    return len(told.words) if not told.acronym else 0, 0


def _kind(group: Sequence[Named]) -> EntityKind:
    times: Counter[EntityKind] = Counter()
    for n in group:
        times[n.kind] += n.count
    if times["person"] and name(_longest(group)).words[0] in GIVEN:
        return "person"
    return max(sorted(times), key=lambda k: times[k])


def _member(
    id_: str, group: Sequence[Named], accounts: Sequence[Account], of: Mapping[tuple[int, str], str]
) -> CastMember:
    wholes = [w for n in group if n.entity.part_of and (w := of.get((n.account, n.entity.part_of))) and w != id_]
    return CastMember(
        id=id_,
        kind=_kind(group),
        name=_full(group),
        names=_called(((n.account, n.forms) for n in group), accounts),
        meant=_called(((n.account, n.meant) for n in group), accounts),
        titles=_called(((n.account, n.titles) for n in group), accounts),
        country=_most(n.entity.country for n in group),
        role=_most(n.entity.role for n in group),
        part_of=_most(wholes),
    )


def _called(each: Iterable[tuple[int, Forms]], accounts: Sequence[Account]) -> tuple[Called, ...]:
    merged: dict[tuple[int, str], tuple[str, list[Span]]] = {}
    for k, forms in each:
        for words, spans in forms.items():
            merged.setdefault((k, words.casefold()), (words, []))[1].extend(spans)
    return tuple(
        Called(account=accounts[k].id, words=words, spans=tuple(sorted(set(spans))))
        for (k, _), (words, spans) in sorted(merged.items())
    )


Told = TypeVar("Told", bound=str)


def _most(said: Iterable[Told | None]) -> Told | None:
    """What is said oftenest; of what is said as often, the first by letter, which no order of accounts changes."""
    times = Counter(s for s in said if s)
    return min(times, key=lambda s: (-times[s], s)) if times else None


def _where(groups: Sequence[Sequence[Named]], accounts: int) -> tuple[tuple[tuple[Span, str], ...], ...]:
    found: list[list[tuple[Span, str]]] = [[] for _ in range(accounts)]
    for k, group in enumerate(groups, 1):
        for n in group:
            for forms in (n.forms, n.meant):
                found[n.account] += [(s, f"c{k}") for spans in forms.values() for s in spans]
    return tuple(tuple(sorted(spans)) for spans in found)
