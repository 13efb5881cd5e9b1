"""Persons joined across accounts: the same name, a fuller one, a family name alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from rashomon.reconcile.named import Named
from rashomon.text.givennames import GIVEN
from rashomon.text.persons import Name, fit, name, short
from rashomon.text.spelling import ear

Key = tuple[tuple[str, ...], str]
"""The words of a name, and its suffix."""
MOSTLY = 3
"""So many times as often must others mean one person by a family name as another, for it to mean that one elsewhere."""


class Person:
    """Entities held to be one person while they are gathered."""

    def __init__(self, held: Iterable[Named]) -> None:
        self.held = list(held)
        self.names = {_key(name(n.full)): name(n.full) for n in self.held}

    def take(self, other: Person) -> None:
        """Make the other's entities this one's too."""
        self.held += other.held
        self.names |= other.names

    def accounts(self) -> set[int]:
        """Which accounts name the person."""
        return {n.account for n in self.held}

    def gender(self) -> str:
        """What the accounts' titles tell, where they agree."""
        told = {g for n in self.held if (g := n.gender())}
        return told.pop() if len(told) == 1 else ""

    def called(self, by: Name) -> int:
        """How often the accounts that know the full name call the person so."""
        forms = ((name(f), spans) for n in self.held for f, spans in n.forms.items())
        return sum(len(spans) for f, spans in forms if len(f.main) == 1 and short(by, f))


def _key(n: Name) -> Key:
    return n.words, n.suffix


def persons(found: Sequence[Named]) -> list[list[Named]]:
    """The entities of one person, for each person; none holds two whose names one account keeps apart."""
    full = [n for n in found if len(name(n.full).main) > 1]
    groups = _full_names(full)
    groups += _alone([n for n in found if len(name(n.full).main) == 1], groups)
    return [g.held for g in groups]


def _full_names(found: Sequence[Named]) -> list[Person]:
    by_key: dict[Key, list[Named]] = defaultdict(list)
    for n in found:
        by_key[_key(name(n.full))].append(n)
    home = {key: Person(held) for key, held in by_key.items()}
    apart = _apart(found)
    pairs = _pairs(home)
    for strength in (3, 2, 1):
        for a, b in sorted(pair for pair, at in pairs.items() if at == strength):
            x, y = home[a], home[b]
            if x is y or not _may_join(x, y, apart) or _rivals(a, b, home, pairs, apart):
                continue
            x.take(y)
            for key in y.names:
                home[key] = x
    return list(dict.fromkeys(home.values()))


def _apart(found: Sequence[Named]) -> set[frozenset[Key]]:
    """Pairs of full names that some account gives to two entities."""
    by_account: dict[int, set[Key]] = defaultdict(set)
    for n in found:
        by_account[n.account].add(_key(name(n.full)))
    return {frozenset(pair) for keys in by_account.values() for pair in combinations(keys, 2)}


def _pairs(home: dict[Key, Person]) -> dict[tuple[Key, Key], int]:
    """Names that may be one person's, with how surely; those that have no word alike are never looked at."""
    near: dict[str, list[Key]] = defaultdict(list)
    for key, person in home.items():
        for sounds in {ear(w.split()[-1]) for w in person.names[key].main}:
            near[sounds].append(key)
    pairs: dict[tuple[Key, Key], int] = {}
    for keys in near.values():
        for a, b in combinations(sorted(keys), 2):
            if (a, b) not in pairs:
                found = fit(home[a].names[a], home[b].names[b])
                pairs[a, b] = found.strength if found else 0
    return {pair: strength for pair, strength in pairs.items() if strength}


def _may_join(x: Person, y: Person, apart: set[frozenset[Key]]) -> bool:
    if {x.gender(), y.gender()} == {"f", "m"}:
        return False
    return all(frozenset((a, b)) not in apart and fit(x.names[a], y.names[b]) for a in x.names for b in y.names)


def _rivals(
    a: Key, b: Key, home: dict[Key, Person], pairs: dict[tuple[Key, Key], int], apart: set[frozenset[Key]]
) -> bool:
    """Whether one of two names may as well be that of a third person, who cannot be the other."""
    for here, there in ((a, b), (b, a)):
        for pair, strength in pairs.items():
            if here in pair and there not in pair and strength >= pairs[a, b]:
                third = home[pair[0] if pair[1] == here else pair[1]]
                if third not in (home[a], home[b]) and not _may_join(third, home[there], apart):
                    return True
    return False


def _alone(found: Sequence[Named], groups: Sequence[Person]) -> list[Person]:
    """Names of one word, put to the person whom they are short for; the others make persons of their own."""
    near: dict[str, list[Person]] = defaultdict(list)
    for g in groups:
        for sounds in {ear(w.split()[-1]) for n in g.names.values() for w in n.main}:
            near[sounds].append(g)
    placed, rest = [], []
    for n in found:
        whose = _whose(n, near[ear(name(n.full).main[0].split()[-1])])
        if whose is None:
            rest.append(n)
        else:
            placed.append((whose, n))
    for whose, n in placed:
        whose.held.append(n)
    return _lone(rest)


def _whose(n: Named, near: Sequence[Person]) -> Person | None:
    """The one person of full name whom a name of one word means."""
    word = name(n.full)
    how = {g: max(short(word, full) for full in g.names.values()) for g in near}
    told = n.gender()
    fits = [g for g in near if how[g] and {told, g.gender()} != {"f", "m"}]
    fits = [g for g in fits if how[g] == 2 or n.account in g.accounts() or word.main[0] not in GIVEN]
    fits = [g for g in fits if how[g] == 2] or fits
    if len(fits) < 2:
        return fits[0] if fits else None
    called = sorted(((g.called(word), k) for k, g in enumerate(fits)), reverse=True)
    return fits[called[0][1]] if called[0][0] >= MOSTLY * max(1, called[1][0]) else None


def _lone(found: Sequence[Named]) -> list[Person]:
    """Names of one word that are short for none, joined where they are one word in two spellings."""
    out: list[Person] = []
    for n in found:
        word, told = name(n.full), n.gender()
        fits = (
            g
            for g in out
            if n.account not in g.accounts()
            and {told, g.gender()} != {"f", "m"}
            and all(short(word, w) and w.suffix == word.suffix for w in g.names.values())
        )
        home = next(fits, None)
        if home is None:
            out.append(Person([n]))
        else:
            home.take(Person([n]))
    return out
