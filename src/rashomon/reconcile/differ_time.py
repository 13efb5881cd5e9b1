"""Where two statements part in a time or a place."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.reconcile.finding import ALIKE, Finding, Side, Two, pair
from rashomon.reconcile.told import STOP
from rashomon.reconcile.when import meet
from rashomon.text.words import plain
from rashomon.types import TimeExpression

WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
POINTING = frozenset("last past next this early late mid coming".split())
"""Words beside the name of a time that point to which of that name is meant, or into it."""
YEAR = 4
"""Digits of a year."""
MONTHS = frozenset("january february march april june july august september october november december".split())


def times(two: Two) -> Iterator[Finding]:
    """Times that cannot meet. The same day named in both is no difference, even if it was anchored to another week.

    A time that meets one of the other statement is at peace: "jailed on Thursday for the killing of 2015" and
    "Thursday" part in nothing.
    """
    a, b = two.a, two.b
    mine = [s for s in a.told.times if not any(_at_peace(a, s, b, t) for t in b.told.times)]
    theirs = [t for t in b.told.times if not any(_at_peace(a, s, b, t) for s in a.told.times)]
    for s in mine:
        for t in theirs:
            x, y = a.cut(s), b.cut(t)
            if _meet(s, t) is False or _named(x) & _named(y):
                yield pair("time", "time", x, y, two.alike if s.precision == t.precision else two.alike / 2)
                return


def places(two: Two) -> Iterator[Finding]:
    """Two places of the gazetteer of one kind, where the clauses are otherwise alike."""
    if two.alike < ALIKE:
        return
    for p in two.a.told.places:
        rivals = [q for q in two.b.told.places if q.geonameid and q.precision == p.precision]
        if p.geonameid and rivals and all(q.geonameid != p.geonameid for q in two.b.told.places):
            yield pair("place", "place", two.a.cut(p), two.b.cut(rivals[0]), two.alike)
            return


def _at_peace(a: Side, s: TimeExpression, b: Side, t: TimeExpression) -> bool:
    """Whether two times may be one: they overlap, share a name, or one is a day or month of any year, the other a
    year."""
    x, y = a.cut(s), b.cut(t)
    if _meet(s, t) or _share_a_name(x, y):
        return True
    return any(m.precision == "year" and _of_any_year(named) for m, named in ((s, y), (t, x)))


def _of_any_year(words: str) -> bool:
    """Whether a day or month is told without its year, which the reader had to guess."""
    return bool(_named(words)) and not any(w.isdigit() and len(w) == YEAR for w in plain(words))


def _share_a_name(x: str, y: str) -> bool:
    """Whether two times have a telling word in common; months and numbers do not count unless they are all there is."""
    mine, theirs = (set(plain(v)) - STOP - POINTING for v in (x, y))
    shared = mine & theirs
    return bool(shared) and (mine == theirs or any(w not in MONTHS and not w[0].isdigit() for w in shared))


def _meet(s: TimeExpression, t: TimeExpression) -> bool | None:
    """Whether two stretches of time overlap; None where one could not be anchored."""
    if s.from_ is None or s.to is None or t.from_ is None or t.to is None:
        return None
    return meet((s.from_, s.to), (t.from_, t.to))


def _named(when: str) -> frozenset[str]:
    """Which kinds of name a time expression holds."""
    held = set(plain(when))
    return frozenset(k for k, names in (("weekday", WEEKDAYS), ("month", MONTHS)) if held & names)
