"""Words that part two statements otherwise alike: opposites, and words for one thing that say more or less of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from rashomon.text.stems import stem

SETS = """
resigned quit stepped retired left | fired ousted dismissed sacked forced removed terminated pushed
killed murdered executed assassinated | died
won victory | lost defeat
rose climbed gained jumped surged increased grew up higher | fell dropped declined slid plunged sank shrank down lower
accepted agreed welcomed | refused declined rejected turned spurned
approved passed upheld | rejected blocked struck overturned vetoed
confirmed admitted acknowledged | denied disputed refuted
supported backed endorsed favored favoured | opposed criticized criticised condemned
charged accused indicted | convicted guilty sentenced | acquitted cleared exonerated
arrested detained custody | fled escaped released freed
majority | minority
before ahead prior earlier | after following later since
began started opened launched | ended finished closed stopped
legal lawful constitutional | illegal unlawful unconstitutional
alive survived | dead killed died
suspended paused delayed postponed froze temporarily | revoked cancelled canceled ended scrapped permanently
minor slight narrow narrowly small | major serious severe sweeping landslide large
peaceful calm | violent chaotic
accidentally accident | deliberately deliberate intentionally intentional attack
attempted tried | succeeded managed took
first | last second third final
same | different other
more above over least exceeding | less fewer below under most
public publicly | private privately secret secretly
yes | no
true accurate correct | false untrue inaccurate wrong
safe unharmed unhurt | injured hurt wounded
formally officially | informally unofficially
voluntarily willingly | forcibly
stable | critical serious
open opened | closed shut
allowed permitted | banned barred prohibited forbidden
internal domestic | foreign international
north northern | south southern
east eastern | west western
suicide | murder homicide
protesters demonstrators activists | rioters mob agitators
militants fighters insurgents | terrorists
immigrants migrants | aliens illegals
crash accident | attack bombing
unanimous unanimously | divided split narrowly
full whole complete | partial part redacted
written letter statement | spoken speech interview
"""
"""A line holds sides that part, between bars; the words of one side say much the same."""


@cache
def _sides() -> dict[str, frozenset[tuple[int, int]]]:
    """For each stem, on which lines and sides it stands."""
    at: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for k, row in enumerate(SETS.strip().split("\n")):
        for side, held in enumerate(row.split("|")):
            for w in held.split():
                at[stem(w)].add((k, side))
    return {s: frozenset(v) for s, v in at.items()}


def opposed(x: Sequence[str], y: Sequence[str]) -> tuple[str, str] | None:
    """The first word of x with the first word of y that stands on another side of one line."""
    sides = _sides()
    for v in x:
        for w in y:
            mine, theirs = sides.get(stem(v), frozenset()), sides.get(stem(w), frozenset())
            if any(k == m and i != j for k, i in mine for m, j in theirs) and not mine & theirs:
                return v, w
    return None
