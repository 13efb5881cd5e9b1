"""Where two statements give one person another post: "campaign manager X" against "campaign chairman X"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.reconcile.differ_name import SAME_TITLE
from rashomon.reconcile.finding import Finding, Side, Two, pair
from rashomon.reconcile.told import STOP
from rashomon.text.names import same_person
from rashomon.text.stems import stem
from rashomon.text.words import plain
from rashomon.types import Entity, Span

BESIDE = 3
"""Characters between a name and its title at most: a comma and a space, an article."""
PAST = frozenset("former then ex previous current longtime veteran late".split())
"""Words of a title that say when it was held."""


def posts(two: Two) -> Iterator[Finding]:
    """Titles beside one person's name of which each has words that the other has not; of a name and its title alone
    `differ_name` tells."""
    if two.a.told.role and two.b.told.role:
        return
    for e, x in _titled(two.a):
        for f, y in _titled(two.b):
            if same_person(e.name, f.name):
                mine, theirs = _telling(x), _telling(y)
                if mine - theirs and theirs - mine and not _initials(mine, theirs):
                    yield pair("name", "titles", x, y, len(mine & theirs) / min(len(mine), len(theirs)))
                    return


def _titled(s: Side) -> Iterator[tuple[Entity, str]]:
    """Persons that the statement names with a title, and the title's words."""
    t = s.told
    for e in s.reading.entities:
        if e.kind != "person" or not e.roles:
            continue
        for m in e.mentions:
            beside = (
                next((r for r in e.roles if _beside(m, r)), None) if t.start <= m.start and m.end <= t.end else None
            )
            if beside:
                yield e, s.cut(beside)
                break


def _beside(name: Span, title: Span) -> bool:
    return 0 <= name.start - title.end <= BESIDE or 0 <= title.start - name.end <= BESIDE


def _telling(title: str) -> frozenset[str]:
    """Stems of a title's words, short forms spelt out, without those that say when."""
    words = (SAME_TITLE.get(w, w) for w in plain(title) if w not in STOP and w not in PAST)
    return frozenset(stem(w) for w in words if len(w) > 1)


def _initials(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether one has the other's words short: "CIA director", "Central Intelligence Agency director"."""
    for x, y in ((mine, theirs), (theirs, mine)):
        letters = sorted(w[0] for w in y - x)
        if any(1 < len(w) <= len(letters) and all(c in letters for c in w) for w in x - y if len(w) <= 4):
            return True
    return False
