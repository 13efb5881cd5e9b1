"""On whose word a statement rests: the same person or body named in different words is one origin.

A shorter naming joins a fuller one when both can name one person, or when its telling words all stand in it and it is
about the same thing ("coast guard", "the Tolle coast guard", but not "Tolle"); it stays alone when several fuller ones
would fit. Whoever speaks for a body, and the body's statements, are that body.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rashomon.reconcile.sources import OWNERS, Naming
from rashomon.text.names import same_person, sound
from rashomon.text.stems import stem
from rashomon.text.words import plain
from rashomon.types import Origin

IDLE = frozenset("the a an mr mrs ms dr his her its their our s of for in at on and with to us u".split())
DETERMINERS = frozenset("the a an his her its their our".split())
NOT_PEOPLE = frozenset("anonymous group document outlet".split())
PAPER = {
    w: name
    for name, words in {
        "filing": "filing filings papers records documents",
        "lawsuit": "lawsuit suit complaint",
        "report": "report reports study findings",
        "indictment": "indictment indictments",
        "ruling": "ruling decision opinion",
    }.items()
    for w in words.split()
}
"""Documents by the words for them."""


def origins(namings: Sequence[Naming]) -> tuple[list[Origin], dict[Naming, str]]:
    """Origins in order of first use, each under its fullest name, and the origin's id for each naming."""
    distinct = list(dict.fromkeys(namings))
    bodies = {n: Naming(n.body, "named") for n in distinct if n.body}
    alone = [n for n in distinct if n.person or not n.body]
    root = _roots([*alone, *bodies.values()])
    spoken = _spoken_for(root, {n: b for n, b in bodies.items() if n.person})
    whose = {n: spoken.get(root[n], root[n]) for n in alone}
    whose |= {n: b if not (b := root[bodies[n]]).person else n for n in distinct if n not in whose}
    ids: dict[Naming, str] = {}
    found: list[Origin] = []
    for n in distinct:
        r = whose[n]
        if r not in ids:
            ids[r] = f"o{len(ids) + 1}"
            shown = r if r in alone else n
            found.append(Origin(id=ids[r], name=shown.words, kind=shown.kind))
    return found, {n: ids[whose[n]] for n in distinct}


def _roots(namings: Sequence[Naming]) -> dict[Naming, Naming]:
    """For each naming the fullest of those that name the same."""
    fullest_first = sorted(set(namings), key=lambda n: (-len(_telling(n)), n.person == "", -len(n.words), n))
    root: dict[Naming, Naming] = {}
    known: dict[str, dict[Naming, None]] = defaultdict(dict)  # roots by how their words sound
    for n in fullest_first:
        keys = _keys(n)
        fits = [r for r in dict.fromkeys(r for k in keys for r in known[k]) if _same(n, r)]
        exact = [r for r in fits if _telling(r) == _telling(n)]
        fits = exact if len(exact) == 1 else fits
        root[n] = fits[0] if len(fits) == 1 else n
        if root[n] is n:
            for k in keys:
                known[k][n] = None
    return root


def _spoken_for(root: dict[Naming, Naming], bodies: dict[Naming, Naming]) -> dict[Naming, Naming]:
    """For each who speaks for one body and no other, that body; nobody who is a person has a spokesman's words."""
    whose: dict[Naming, set[Naming]] = defaultdict(set)
    for n, body in bodies.items():
        if not root[body].person and root[body] is not root[n]:
            whose[root[n]].add(root[body])
    return {n: next(iter(b)) for n, b in whose.items() if len(b) == 1 and not b & whose.keys()}


def _keys(n: Naming) -> list[str]:
    """Under what a naming is looked up: how each telling word of it begins, by ear, and its initials."""
    telling = _telling(n)
    return sorted({sound(w)[:4] for w in telling} | {_initials(n)})


def _initials(n: Naming) -> str:
    words = plain(n.words)
    if len(words) == 1:
        return "." + words[0]
    return "." + "".join(w[0] for w in words if w != "the" and (w not in IDLE or w == "us"))


def _telling(n: Naming) -> frozenset[str]:
    words = plain(n.person or n.words)
    if n.kind == "document":
        return frozenset(PAPER.get(w, w) for w in words if w not in IDLE)
    return frozenset(w for w in words if w not in IDLE)


def _head(n: Naming) -> str:
    """What a naming is about: its last word before an "of" or a comma."""
    words = plain(n.words.split(",")[0])
    first = next((i for i, w in enumerate(words) if i and w in OWNERS | {"who", "that"}), len(words))
    return stem(words[first - 1]) if first else ""


def _same(n: Naming, fuller: Naming) -> bool:
    if n.bound != fuller.bound or (n.kind == "outlet") != (fuller.kind == "outlet"):
        return False
    x, y = _telling(n), _telling(fuller)
    if n.person and fuller.person:
        return same_person(n.person, fuller.person)
    if n.person or fuller.person:
        one, other = (n, fuller) if n.person else (fuller, n)
        alike = same_person(one.person, other.words) or _telling(one._replace(person="")) == _telling(other)
        return other.kind not in NOT_PEOPLE and alike
    if x and (x == y or _stands_for(n, fuller)):
        return True
    if x and x < y and _part(n, fuller):
        return True
    names = not {n.kind, fuller.kind} & NOT_PEOPLE and not {_first(n), _first(fuller)} & DETERMINERS
    return names and same_person(n.words, fuller.words)


def _part(n: Naming, fuller: Naming) -> bool:
    """Whether a naming whose words all stand in a fuller one is about the same: "senators" are not "two senators"."""
    if n.kind in ("anonymous", "outlet"):
        return n.kind == fuller.kind
    many = n.kind == "group" and _head(n) != plain(n.words)[-1]
    return _head(n) == _head(fuller) and not many


def _first(n: Naming) -> str:
    return plain(n.words)[0]


def _stands_for(n: Naming, fuller: Naming) -> bool:
    """Whether one word is the initials of the other naming."""
    short = plain(n.words.removeprefix("the ").removeprefix("The "))
    return (
        len(short) == 1 and len(short[0]) > 1 and "." + short[0] == _initials(fuller) and len(plain(fuller.words)) > 1
    )
