"""Where two statements part in what they claim: that it is so, how surely, and of how much."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import pairwise
from typing import NamedTuple

from rashomon.reconcile.finding import LOOSELY_ALIKE, Finding, Side, Two, pair
from rashomon.reconcile.opposites import opposed
from rashomon.reconcile.told import NEGATIONS, Told
from rashomon.text.stems import stem
from rashomon.text.words import plain, words
from rashomon.types import EventStatus

HEDGES = frozenset(
    """might may alleged allegedly reportedly suspected possibly apparently likely unconfirmed presumed rumored
    rumoured purportedly supposedly purports purported expected perhaps probably unclear appears appeared seems
    seemed""".split()
)
DOUBTING = frozenset("alleg claim accus suspect".split())
"""Stems of cues that leave open whether it is so."""
DOUBTS = HEDGES | frozenset("if whether possible potential could".split())
OWNED = "responsibility"
"""Whoever claims it doubts nothing."""
BEING = frozenset("there is are was were be been".split())
TELLING = 4.0
"""Weight in its story from which a thing said to be absent is telling enough to be denied by that alone."""
ALL = frozenset("all every each entire whole always fully entirely only completely everyone everybody sole".split())
SOME = frozenset(
    """some part partly partially several many most mostly largely few portion among certain half often
    sometimes""".split()
)
ONE_OF = "one of"
LOOK_BACK, WORDS_BACK = 60, 6
"""Characters, and words, before a superlative in which "one of" may stand."""
NO_SUPERLATIVES = frozenset(
    """request interest protest arrest harvest forest contest invest suggest honest midwest behest conquest
    northwest southwest latest digest manifest modest tempest earnest inquest disinterest attest detest priest
    """.split()
)
WHETHER: dict[EventStatus, str] = {
    "happened": "done", "happening": "done", "denied": "denied", "threatened": "to come", "planned": "to come",
    "conditional": "if", "demanded": "to come", "feared": "if", "hypothetical": "if",
}  # fmt: skip


def claims(two: Two) -> Iterator[Finding]:
    """Denied in one and not in the other, or said with another strength, of more or less, or the opposite."""
    a, b = two.a.told, two.b.told
    if two.alike >= LOOSELY_ALIKE:
        yield from _denials(two)
    else:
        yield from _absences(a, b, two.alike)
    yield from _strengths(two)
    yield from _scopes(two)
    yield from _opposites(two)
    yield from _statuses(two)


def _denials(two: Two) -> Iterator[Finding]:
    a, b, alike = two.a.told, two.b.told, two.alike
    if a.denied != b.denied:
        doubted = DOUBTS & set((b if a.denied else a).words)
        if a.negated != b.negated and not doubted and two.a.events() and two.b.events():  # no mere name is denied
            why = "one is denied, the other is not"
            yield Finding("claim", "denied", why, None, 0.5 + alike / 2, denies=True, newer=int(b.denied))
        return
    x, y = _denied(a) & b.stems.keys(), _denied(b) & a.stems.keys()
    if bool(x) != bool(y) and not (x and b.negated) and not (y and a.negated):
        why = f"one denies it ({', '.join(_printed(a, x) if x else _printed(b, y))}), the other does not"
        yield Finding("claim", "negated", why, None, 0.5 + alike / 2, denies=True, newer=int(bool(y)))


def _denied(t: Told) -> frozenset[str]:
    """The stems that a negation stands right before: the first telling word of the next three."""
    out = set()
    for i, w in enumerate(t.words):
        if w in NEGATIONS and t.words[max(0, i - 1) : i] != ("if",):  # "by April, if not sooner" denies nothing
            out.update([s for v in t.words[i + 1 : i + 4] for s in [stem(v)] if s in t.stems][:1])
    return frozenset(out)


def _absences(a: Told, b: Told, alike: float) -> Iterator[Finding]:
    """ "There was no fertiliser" against "fertiliser had been kept": one says that a telling thing was not there."""
    for x, y in ((a, b), (b, a)):
        gone = {s for s in _absent(x) & y.stems.keys() if x.stems[s] >= TELLING}
        if gone and not y.negated and not DOUBTS & set(y.words):
            why = f"one denies it ({', '.join(_printed(x, gone))}), the other does not"
            yield Finding("claim", "absent", why, None, 0.5 + alike / 2, denies=True, newer=int(x is b))
            return


def _absent(t: Told) -> frozenset[str]:
    """Stems of what the clause says there was none of."""
    out = set()
    for i, w in enumerate(t.words):
        if w == "no" and BEING & set(t.words[max(0, i - 2) : i]):
            out.update([s for v in t.words[i + 1 : i + 4] for s in [stem(v)] if s in t.stems][:1])
    return frozenset(out)


def _printed(t: Told, stems: Set[str]) -> list[str]:
    """The words of a clause behind some of its stems; the stems themselves where a name has another spelling there."""
    return list(dict.fromkeys(w for w in t.words if stem(w) in stems)) or sorted(stems)


def _strengths(two: Two) -> Iterator[Finding]:
    """Hedged in one and flat in the other."""
    x, y = _hedges(two.a), _hedges(two.b)
    if bool(x) != bool(y):
        why = f"one hedges it ({', '.join(sorted(x or y))}), the other does not"
        yield Finding("claim", "strength", why, None, two.alike)


def _hedges(s: Side) -> Set[str]:
    said = s.told.attribution
    cues = (plain(s.text[c.start : c.end]) for c in (said.cue if said else ()))
    cue = {w for words in cues if OWNED not in words for w in words}
    months = {w for t in s.told.times for w in plain(s.cut(t))}  # "in May" hedges nothing
    return (HEDGES & set(s.told.words) - months) | {w for w in cue if stem(w) in DOUBTING}


def _scopes(two: Two) -> Iterator[Finding]:
    """Of all in one, of some in the other."""
    a, b = set(two.a.told.words), set(two.b.told.words)
    x, y = a - b, b - a
    for mine, theirs in ((ALL, SOME), (SOME, ALL)):
        if x & mine and y & theirs and not (x & theirs or y & mine):
            yield pair("claim", "scope", " ".join(sorted(x & mine)), " ".join(sorted(y & theirs)), two.alike)
            return
    yield from _ranked(two)


def _ranked(two: Two) -> Iterator[Finding]:
    """The deadliest in one, one of the deadliest in the other."""
    a, b = _superlatives(two.a), _superlatives(two.b)
    for word in (w for w in a if w in b):
        x, y = a[word], b[word]
        if x.startswith(ONE_OF) != y.startswith(ONE_OF):
            yield pair("claim", "scope", x, y, 1.0)
            return


def _superlatives(s: Side) -> dict[str, str]:
    """Words like "deadliest", each with "one of" or "among" before it where the account has that."""
    out = {}
    for m in words(s.text[s.told.start : s.told.end]):
        if len(m.plain) > 5 and m.plain.endswith("est") and m.plain not in NO_SUPERLATIVES:
            at = s.told.start + m.start
            before = plain(s.text[max(0, at - LOOK_BACK) : at])[-WORDS_BACK:]
            some = "among" in before or ("one", "of") in pairwise(before)
            out[m.plain] = f"{ONE_OF} the {m.plain}" if some else m.plain
    return out


def _opposites(two: Two) -> Iterator[Finding]:
    """Words of which one rules out the other, or says much more than the other."""
    a, b = two.a.told, two.b.told
    if a.negated != b.negated:
        return
    for i, j, m, n in two.replaced():
        found = opposed(a.words[i:j], b.words[m:n])
        if found:
            yield pair("claim", "opposed", *found, two.alike)
            return


def _statuses(two: Two) -> Iterator[Finding]:
    """One event told as done by one, and as planned, denied or only possible by the other, and in no other way."""
    a, b = _events(two.a), _events(two.b)
    for e in a:
        for f in b:
            if e.stems & f.stems and e.whether not in _ways(b, f) and f.whether not in _ways(a, e):
                denied = "denied" in (e.whether, f.whether)
                yield pair("claim", "status", e.words, f.words, two.alike, denies=denied)
                return


class _Happening(NamedTuple):
    """An event as a statement tells it: its stems, whether it is so, and the words with what the reader made of it."""

    stems: frozenset[str]
    whether: str
    words: str


def _events(s: Side) -> list[_Happening]:
    cuts = [(e, s.cut(e)) for e in s.events()]
    return [_Happening(frozenset(stem(w) for w in plain(x)), WHETHER[e.status], f"{x} ({e.status})") for e, x in cuts]


def _ways(told: list[_Happening], one: _Happening) -> set[str]:
    """Whether it is so, by all events of the same words: "they will pay as few have paid"."""
    return {e.whether for e in told if e.stems & one.stems}
