"""Organisations, places and buildings joined across accounts: spellings, letters for a long form, short forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations

from rashomon.reconcile.named import Named
from rashomon.text.bodies import (
    BUILT,
    HEADS,
    NATIONS,
    Body,
    body,
    keys,
    nation_left_out,
    same_body,
    same_building,
    shortened,
    stands_for,
)
from rashomon.types import Account

COMMON = (
    HEADS
    | BUILT
    | NATIONS
    | frozenset(
        """foreign interior defense health justice finance education state government police army navy force
    forces guard supreme high district circuit appeals court central bank parliament senate house congress
    party opposition media tv television radio news coast fire council""".split()
    )
)
"""A name of nothing but these is many a country's: two countries' foreign ministries are two."""


class Institution:
    """Entities held to be one body while they are gathered."""

    def __init__(self, held: Sequence[Named]) -> None:
        self.held = list(held)
        self.root = held[0]
        self.names = {body(self.root.full).words: body(self.root.full)}
        """In full, as some account has it."""

    def take(self, other: Institution) -> None:
        """Make the other's entities this one's too."""
        self.held += other.held
        self.names |= other.names

    def accounts(self) -> set[int]:
        """Which accounts name it."""
        return {n.account for n in self.held}

    def countries(self) -> set[str]:
        """Whose it is said to be."""
        return {n.entity.country for n in self.held if n.entity.country}

    def built(self) -> bool:
        """Whether some account takes it for a building or a base."""
        return any(n.kind == "facility" for n in self.held)

    def called(self) -> set[tuple[str, ...]]:
        """The words of every form."""
        return {body(f).words for n in self.held for f in n.forms}


Test = Callable[[Institution, Institution], bool]


def institutions(found: Sequence[Named], accounts: Sequence[Account]) -> list[list[Named]]:
    """The entities of one body or place, for each."""
    groups = _by_name([b for k in range(len(accounts)) for b in _within(found, accounts[k].text, k)])
    groups = _join(groups, _spelt_alike, alone=False)
    groups = _join(groups, _letters, alone=False, once=True)
    groups = _join(groups, _nation_left_out, alone=True, once=True)
    groups = _join(groups, _short_elsewhere, alone=True, once=True)
    return [g.held for g in groups]


def _within(found: Sequence[Named], text: str, k: int) -> list[Institution]:
    """An account's entities, each with those that are short for it: told in full first, then so."""
    own = [n for n in found if n.account == k]
    longest_first = sorted(own, key=lambda n: (-len(body(n.full).words), n.first))
    short_for: dict[Named, list[Named]] = {}
    for n in longest_first:
        fits = [full for full in short_for if _is_short(n, full, text)]
        if len(fits) == 1:
            short_for[fits[0]].append(n)
        else:
            short_for[n] = []
    return [Institution([n, *short]) for n, short in short_for.items()]


def _is_short(n: Named, full: Named, text: str) -> bool:
    a, b = body(n.full), body(full.full)
    if a.acronym and (_in_brackets(n, full, text) or stands_for(a, b)):
        return True
    if "place" in (n.kind, full.kind) or (n.kind != full.kind and {n.kind, full.kind} & {"group", "facility"}):
        return False
    return shortened(a, b) and (full.first < n.first or len(a.words) > 1 or nation_left_out(a, b))


def _in_brackets(n: Named, full: Named, text: str) -> bool:
    """Whether the letters stand in brackets after the long form, which holds them in their order."""
    ends = {s.end for spans in full.forms.values() for s in spans}
    starts = [s.start for spans in n.forms.values() for s in spans]
    letters = iter("".join(body(full.full).whole))
    beside = any(text[end:start].strip() == "(" for end in ends for start in starts if 0 < start - end < 4)
    return beside and all(c in letters for c in body(n.full).words[0])


def _by_name(bundles: Sequence[Institution]) -> list[Institution]:
    """Bundles of one name joined; one of a name that many countries' bodies have, only where the countries agree."""
    by_words: dict[tuple[str, ...], list[Institution]] = defaultdict(list)
    for b in bundles:
        by_words[body(b.root.full).words].append(b)
    out: list[Institution] = []
    for words, same in by_words.items():
        countries = sorted({c for b in same for c in b.countries()})
        split = len(countries) > 1 and COMMON.issuperset(words)
        homes: dict[str, Institution] = {}
        for b in same:
            whose = next(iter(sorted(b.countries())), "") if split else ""
            if whose in homes:
                homes[whose].take(b)
            else:
                homes[whose] = b
        out += homes.values()
    return out


def _join(groups: list[Institution], test: Test, *, alone: bool, once: bool = False) -> list[Institution]:
    """Groups joined two by two where the test holds and no account keeps them apart.

    With `once` only where the first is so joined to no more than one other; with `alone` not where an account has both.
    """
    fits: dict[Institution, list[Institution]] = defaultdict(list)
    for a, b in _near(groups):
        for x, y in ((a, b), (b, a)):
            if test(x, y) and not (alone and x.accounts() & y.accounts()):
                fits[x].append(y)
    home = {g: g for g in groups}
    for x in groups:
        if once and len(fits[x]) > 1:
            continue
        for y in fits[x]:
            into, gone = home[y], home[x]
            if into is not gone:
                into.take(gone)
                home.update({g: into for g, at in home.items() if at is gone})
    return list(dict.fromkeys(home.values()))


def _near(groups: Sequence[Institution]) -> list[tuple[Institution, Institution]]:
    """Pairs that are found under one key: no other can be one."""
    looked_up: dict[str, list[int]] = defaultdict(list)
    for k, g in enumerate(groups):
        for key in {key for n in g.names.values() for key in keys(n)}:
            looked_up[key].append(k)
    found = {pair for held in looked_up.values() for pair in combinations(held, 2)}
    return [(groups[a], groups[b]) for a, b in sorted(found)]


def _any(x: Institution, y: Institution, test: Callable[[Body, Body], object]) -> bool:
    return any(test(a, b) for a in x.names.values() for b in y.names.values())


def _spelt_alike(x: Institution, y: Institution) -> bool:
    if _any(x, y, lambda a, b: a.words == b.words):
        return False  # kept apart by their countries
    if x.built() and y.built() and not x.accounts() & y.accounts() and _any(x, y, same_building):
        return True
    return _any(x, y, same_body)


def _letters(x: Institution, y: Institution) -> bool:
    return _any(x, y, stands_for)


def _nation_left_out(x: Institution, y: Institution) -> bool:
    differ = x.countries() and y.countries() and not x.countries() & y.countries()
    return not differ and _any(x, y, nation_left_out)


def _short_elsewhere(x: Institution, y: Institution) -> bool:
    """Whether another account uses the name as short for the fuller one."""
    return any(words in y.called() for words in x.names) and _any(x, y, shortened)
