"""Why two statements are held to be one point, in one plain line."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.reconcile.features import NAMES, longest_run
from rashomon.reconcile.figures import agree, same_unit
from rashomon.reconcile.judges import Judges
from rashomon.reconcile.judging import Judged
from rashomon.reconcile.told import Told
from rashomon.reconcile.when import meet
from rashomon.text.stems import stem
from rashomon.text.words import plain
from rashomon.types import Figure, Place, TimeExpression, Weighed

MOST = 6
"""Shared words that are named; the most telling first."""
WEIGHTIEST, LEAST = 5, 0.1
"""How many features of a pair are named, and from which weight on."""
LOOKED = "read together"
"""The name that the closer look goes by among the features."""


def why(a: Told, b: Told, text: str) -> str:
    """What the two share: telling words as the first puts them, the longest run, the speaker; `text` is the first's."""
    shared = sorted(a.stems.keys() & b.stems.keys(), key=lambda s: (-a.stems[s], s))[:MOST]
    form = {}
    for w in reversed(a.words):
        form[stem(w)] = w
    parts = ["both have " + ", ".join(form.get(s, s) for s in shared)] if shared else []
    run = longest_run(a.words, b.words)
    if run >= 3:
        parts.append(f"{run} words in a row alike")
    if a.by and a.speaker & b.speaker:
        named = (w for w in plain(text[a.by.start : a.by.end]) if stem(w) in a.speaker & b.speaker)
        parts.append("both credit " + ", ".join(dict.fromkeys(named)))
    return "; ".join(parts) or "stand in the same place of alike sentences"


def equal(a: Told, b: Told, text_a: str, text_b: str) -> tuple[str, ...]:
    """What of two statements was compared and found equal, each in a line with both sides' words."""

    def line(what: str, x: Figure | TimeExpression | Place, y: Figure | TimeExpression | Place) -> str:
        return f"{what}: “{text_a[x.start : x.end]}” and “{text_b[y.start : y.end]}”"

    figures = [line("number", f, g) for f in a.figures for g in b.figures if agree(f, g) and same_unit(f, g)]
    times = [
        line("time", x, y)
        for x in a.times
        for y in b.times
        if x.from_ and x.to and y.from_ and y.to and meet((x.from_, x.to), (y.from_, y.to))
    ]
    places = [line("place", x, y) for x in a.places for y in b.places if x.geonameid and x.geonameid == y.geonameid]
    return tuple(dict.fromkeys(" ".join(found.split()) for found in (*figures, *times, *places)))


def weighed(links: Sequence[Judged], judges: Judges) -> list[tuple[Weighed, ...]]:
    """For each link what moved the judges most, the weightiest first: features of the pair, and the closer look."""
    import numpy as np

    if not links:
        return []
    x = np.stack([j.compared for j in links])
    looked = np.array([[j.looked or 0.0] for j in links])
    asked = np.array([[j.looked is not None] for j in links])
    values = np.hstack((x, looked)).round(3)
    trees = judges.same.contributions(x) * np.where(asked, judges.mix.trees, 1.0)
    added = np.hstack((trees, np.where(asked, judges.mix.model * looked + judges.mix.bias, 0.0))).round(3)
    order = np.argsort(-np.abs(added), axis=1, kind="stable")[:, :WEIGHTIEST]
    names = (*NAMES, LOOKED)
    return [
        tuple(Weighed(names[f], float(values[k, f]), float(added[k, f])) for f in most if abs(added[k, f]) >= LEAST)
        for k, most in enumerate(order.tolist())
    ]
