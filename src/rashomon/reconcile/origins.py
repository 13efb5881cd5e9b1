"""On whose word a statement rests: the same person or body named in different words is one origin.

A shorter naming joins a fuller one when its telling words all stand in it ("hoffman", "pentagon spokesman jonathan
hoffman") or both can name one person; it stays alone when several fuller ones would fit. Anonymous sources of
different texts are never taken for the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from rashomon.reconcile.told import Told
from rashomon.text.names import same_person, sound
from rashomon.text.words import plain
from rashomon.types import Account, AttributionKind, Origin

IDLE = frozenset("the a an mr mrs ms dr his her its their our s of for in at on and with to".split())
NOT_PEOPLE = frozenset("anonymous group document outlet".split())


class Naming(NamedTuple):
    """How a source is named: its words, its kind, and the text it is bound to when it cannot be told from others."""

    words: str
    kind: AttributionKind
    bound: int


def naming(t: Told, accounts: Sequence[Account], copy_of: dict[int, int]) -> Naming:
    """The naming behind a clause; in an outlet's own voice it is the outlet."""
    home = copy_of.get(t.account, t.account)
    if t.by is None or t.attribution is None:
        a = accounts[home]
        return Naming(a.outlet or a.id, "outlet", -1 if a.outlet else home)
    words = " ".join(accounts[t.account].text[t.by.start : t.by.end].split())
    return Naming(words, t.attribution.kind, home if t.attribution.kind == "anonymous" else -1)


def origins(namings: Sequence[Naming]) -> tuple[list[Origin], dict[Naming, str]]:
    """Origins in order of first use, each under its fullest name, and the origin's id for each naming."""
    distinct = list(dict.fromkeys(namings))
    fullest_first = sorted(distinct, key=lambda n: (-len(_telling(n.words)), n.words, n.bound))
    root: dict[Naming, Naming] = {}
    known: dict[str, dict[Naming, None]] = defaultdict(dict)  # roots by how their words sound
    for n in fullest_first:
        keys = _keys(n.words)
        fits = [r for r in dict.fromkeys(r for k in keys for r in known[k]) if _same(n, r)]
        root[n] = fits[0] if len(fits) == 1 else n
        if root[n] is n:
            for k in keys:
                known[k][n] = None
    ids: dict[Naming, str] = {}
    found: list[Origin] = []
    for n in distinct:
        if root[n] not in ids:
            ids[root[n]] = f"o{len(ids) + 1}"
            found.append(Origin(id=ids[root[n]], name=root[n].words, kind=root[n].kind))
    return found, {n: ids[root[n]] for n in distinct}


def _keys(words: str) -> list[str]:
    """Under what a naming is looked up: how each telling word of it begins, by ear."""
    return sorted({sound(w)[:4] for w in _telling(words)})


def _telling(words: str) -> frozenset[str]:
    return frozenset(w for w in plain(words) if w not in IDLE)


def _same(n: Naming, fuller: Naming) -> bool:
    if n.bound != fuller.bound or (n.kind == "outlet") != (fuller.kind == "outlet"):
        return False
    x, y = _telling(n.words), _telling(fuller.words)
    if n.kind == "outlet":
        return x == y
    if x and x <= y:
        return True
    return not {n.kind, fuller.kind} & NOT_PEOPLE and same_person(n.words, fuller.words)
