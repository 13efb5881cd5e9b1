"""Where two statements part in a number."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.reconcile.figures import MEASURES, NEAR, nearness, rivals, same_unit
from rashomon.reconcile.finding import Finding, Kind, Two, pair
from rashomon.types import Figure

ONE_NUMBER = 0.998
"""Nearness from which two figures say one number, hedged otherwise: "more than 42,000" begins at 42,001."""


def numbers(two: Two) -> Iterator[Finding]:
    """The rival figures nearest to each other."""
    a, b = two.a, two.b
    rival = rivals(a.told, b.told)
    if rival:
        f, g, near = rival
        strength = near if near >= NEAR else near / 2
        yield pair("number", _kind(f, g), a.cut(f), b.cut(g), strength, newer=_higher(f, g))


def _higher(f: Figure, g: Figure) -> int | None:
    """Which of two counts is the higher throughout; measures and money tell no growth of one thing."""
    if {f.unit, g.unit} & (MEASURES | {None}):
        return None
    for which, less, more in ((1, f, g), (0, g, f)):
        top = less.high if less.high is not None else less.low
        if top is not None and more.low is not None and top < more.low:
            return which
    return None


def _kind(f: Figure, g: Figure) -> Kind:
    if "vague" in (f.hedge, g.hedge):
        return "vague"
    if f.hedge != g.hedge and nearness(f, g) >= ONE_NUMBER:
        return "hedged"
    if not same_unit(f, g):
        return "nouns"
    return "measured" if {f.unit, g.unit} & MEASURES else "apart"
