"""Where two statements part in who says it, does it, or of whom it is said."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.reconcile.finding import ALIKE, LOOSELY_ALIKE, Finding, Side, Two, pair
from rashomon.reconcile.told import STOP
from rashomon.text.names import same_person
from rashomon.text.stems import stem
from rashomon.text.words import plain
from rashomon.types import Entity, Span

PRONOUNS = frozenset("he she they it i we who him her them his their its".split())
NAMED = frozenset("person organisation group".split())
"""Kinds of entity that act; the reader takes one for another now and then."""
LONGEST_RUN = 5
"""Words in a row from which two credited statements are taken for one speech."""


def actors(two: Two) -> Iterator[Finding]:
    """Another speaker of one speech, or another body or person in one place."""
    yield from _speakers(two)
    yield from _swapped(two)


def _speakers(two: Two) -> Iterator[Finding]:
    x, y = _sources(two.a), _sources(two.b)
    run = max((m.size for m in two.alignment.get_matching_blocks()), default=0)
    if x and y and (two.alike >= ALIKE or run >= LONGEST_RUN) and all(_others(m, n) for m in x for n in y):
        yield pair("actor", "speaker", x[0], y[0], two.alike)


def _sources(s: Side) -> list[str]:
    """The words that name the person who is credited, and the fullest name; empty for bodies, roles and pronouns."""
    said = s.told.attribution
    who = next((e for e in s.reading.entities if said and e.id == said.entity), None)
    return [s.by(), who.name] if who and who.kind == "person" and " " in who.name else []


def _others(x: str, y: str) -> bool:
    """Whether two namings cannot be told to be of one: no telling word in common, no initials, neither a pronoun."""
    mine, theirs = plain(x), plain(y)
    if not mine or not theirs or PRONOUNS & {mine[0], theirs[0]}:
        return False
    if {stem(w) for w in mine if w not in STOP} & {stem(w) for w in theirs if w not in STOP}:
        return False
    telling = [[w for w in v if w not in STOP] for v in (mine, theirs)]
    for v, other in (telling, telling[::-1]):
        if len(v) > 1 and "".join(w[0] for w in v) in other:
            return False
    return not same_person(x, y)


def _swapped(two: Two) -> Iterator[Finding]:
    """Where the clauses are alike, one name in the place of another."""
    if two.alike < LOOSELY_ALIKE:
        return
    a_named, b_named = _entities(two.a), _entities(two.b)
    for s, e in a_named:
        for t, f in b_named:
            alone = all(_others(e.name, g.name) for _, g in b_named) and all(
                _others(f.name, g.name) for _, g in a_named
            )
            if alone and _in_one_gap(two, s, t):
                yield pair("actor", "named", two.a.cut(s), two.b.cut(t), two.alike)
                return


def _entities(s: Side) -> list[tuple[Span, Entity]]:
    t = s.told
    held = (e for e in s.reading.entities if e.kind in NAMED)
    return [(m, e) for e in held for m in e.mentions if t.start <= m.start and m.end <= t.end]


def _in_one_gap(two: Two, s: Span, t: Span) -> bool:
    """Whether two stretches stand where the words of one statement are replaced by those of the other."""
    x, y = (len(plain(side.text[side.told.start : at.start])) for side, at in ((two.a, s), (two.b, t)))
    return any(i <= x < j and m <= y < n for i, j, m, n in two.replaced())
