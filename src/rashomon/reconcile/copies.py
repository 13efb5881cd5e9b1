"""Shared text: stretches that one account took over from another, whole, cut or lightly edited, and near copies.

Words that both only quote prove nothing: two outlets that were at one speech are two outlets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from rashomon.reconcile.spoken import spoken
from rashomon.reconcile.wires import wire
from rashomon.text.words import words
from rashomon.types import Account, Reading

SEED = 5
"""Words in a row from which a stretch is sought."""
PLACES = 3
"""Earlier places of a seed that are tried; text that more accounts share is found at any of them."""
AGAIN = 3
"""Words in a row that both have after an edit."""
DROPPED = 20
"""Words that an edit may leave out or put in."""
CHANGED = 4
"""Words that an edit may put in the place of others."""
SAME = 0.75
"""Share of a stretch's words that both have, the longer side."""
OWN = 14
"""Telling words of a stretch that both have: fewer recur between texts written apart."""
CREDITED = 9
"""The same where both accounts credit one wire service."""
SHORT = 5
"""The same for two whole texts that are as good as the same."""
WHOLE = 0.8
"""Share of a text's words from which it is as good as another."""
COPIED = 0.4
"""Share of an account's own words, speech left out, that stand in stretches of another of which it is a near copy."""

Range = tuple[int, int]


class Stretch(NamedTuple):
    """Words [start, end) of an account, by index, that stand in another at [there, until)."""

    account: int
    start: int
    end: int
    other: int
    there: int
    until: int


class Mark(NamedTuple):
    """Characters [start, end) of an account that stand in another too; `source` where the other has them from it."""

    start: int
    end: int
    other: int
    there: Range
    source: bool


class Text(NamedTuple):
    """An account's words: as they are compared, and where they stand."""

    plain: list[str]
    starts: list[int]
    ends: list[int]
    own: list[bool]
    """Which are no speech and not the page's."""
    telling: list[bool]
    """Which of those have no capital: lists of names recur between texts written apart."""
    wire: str | None
    """The wire service that the account is of or credits."""

    def within(self, start: int, end: int) -> Range:
        """The words that lie in the characters [start, end)."""
        return bisect_left(self.starts, start), bisect_right(self.ends, end)


class Shared:
    """What the accounts of a story took over from each other.

    Of two that share a stretch the shorter text has it from the longer; of two of one length, the later by text.
    """

    def __init__(self, pairs: Sequence[tuple[Account, Reading]]) -> None:
        self.texts = [_text(a, r) for a, r in pairs]
        self.stretches: list[list[Stretch]] = [[] for _ in pairs]
        """For each account what it has from others, in the order of its words; no two overlap."""
        seeds: dict[tuple[str, ...], list[Range]] = defaultdict(list)
        order = sorted(
            range(len(pairs)), key=lambda i: (-len(self.texts[i].plain), pairs[i][0].text, pairs[i][0].outlet or "")
        )
        for i in order:
            self.stretches[i] = self._taken(i, seeds)
            _sow(seeds, i, self.texts[i].plain)
        self.given: list[list[Stretch]] = [[] for _ in pairs]
        for s in (s for taken in self.stretches for s in taken):
            self.given[s.other].append(s)
        self.copy_of = self._copies(order)

    def home(self, account: int, start: int, end: int) -> int:
        """The account from which the one given has the characters [start, end), or itself."""
        first, last = self.texts[account].within(start, end)
        while first < last:
            held = [s for s in self.stretches[account] if _meet(s, first, last) * 2 > last - first]
            if not held:
                break
            s = held[0]
            shift = s.there - s.start
            account = s.other
            first, last = (min(max(w + shift, s.there), s.until) for w in (first, last))
        return account

    def marks(self, account: int) -> list[Mark]:
        """What an account shares with others, in the order of its words."""
        taken = [Mark(*x, s.other, y, False) for s in self.stretches[account] for x, y in [self.spans(s)]]
        given = [Mark(*y, s.account, x, True) for s in self.given[account] for x, y in [self.spans(s)]]
        return sorted(taken + given)

    def spans(self, s: Stretch) -> tuple[Range, Range]:
        """The characters of a stretch, and of the words that it has from the other account."""
        x, y = self.texts[s.account], self.texts[s.other]
        return (x.starts[s.start], x.ends[s.end - 1]), (y.starts[s.there], y.ends[s.until - 1])

    def _taken(self, i: int, seeds: dict[tuple[str, ...], list[Range]]) -> list[Stretch]:
        """What account i has from those sown so far."""
        mine, k = self.texts[i], 0
        out: list[Stretch] = []
        while k + SEED <= len(mine.plain):
            least = out[-1].end if out else 0
            places = seeds.get(tuple(mine.plain[k : k + SEED]), ())
            found = [_grown(mine, self.texts[o], (k, at), least, i, o) for o, at in places]
            best = max((f for f in found if f), key=lambda s: s.end - s.start, default=None)
            if best:
                out.append(best)
            k = best.end if best else k + 1
        return out

    def _copies(self, order: Sequence[int]) -> dict[int, int]:
        """For each near copy the account that it is one of, which is none itself."""
        out: dict[int, int] = {}
        for i in order:
            own = sum(self.texts[i].own)
            taken: dict[int, int] = defaultdict(int)
            for s in self.stretches[i]:
                taken[out.get(s.other, s.other)] += sum(self.texts[i].own[s.start : s.end])
            root = max(taken, key=lambda r: taken[r], default=None)
            if root is not None and own and taken[root] >= COPIED * own:
                out[i] = root
        return out


def _text(a: Account, r: Reading) -> Text:
    found = words(a.text)
    own = [not s for s in spoken(a, r, found)]
    telling = [o and not a.text[w.start].isupper() for o, w in zip(own, found, strict=True)]
    service = wire(a)
    where = [w.start for w in found], [w.end for w in found]
    return Text([w.plain for w in found], *where, own, telling, service[0] if service else None)


def _sow(seeds: dict[tuple[str, ...], list[Range]], i: int, plain: Sequence[str]) -> None:
    for k in range(len(plain) - SEED + 1):
        places = seeds[tuple(plain[k : k + SEED])]
        if len(places) < PLACES:
            places.append((i, k))


def _meet(s: Stretch, first: int, last: int) -> int:
    return min(s.end, last) - max(s.start, first)


class _End(NamedTuple):
    """How far two texts run together from a seed: the words past the last shared ones, and how many are shared."""

    mine: int
    there: int
    same: int
    telling: int


def _grown(mine: Text, other: Text, seed: tuple[int, int], least: int, i: int, o: int) -> Stretch | None:
    """The stretch around a seed, on both sides over light edits, not before word `least`; none where it is short."""
    on = _run(mine, other, _End(*seed, 0, 0), 1, seed, least)
    back = _run(mine, other, _End(seed[0] - 1, seed[1] - 1, on.same, on.telling), -1, (on.mine, on.there), least)
    shortest = OWN
    if back.same >= WHOLE * max(len(mine.plain), len(other.plain)):
        shortest = SHORT
    elif mine.wire and mine.wire == other.wire:
        shortest = CREDITED
    if back.telling < shortest:
        return None
    return Stretch(i, back.mine + 1, on.mine, o, back.there + 1, on.there)


def _run(mine: Text, other: Text, at: _End, step: int, far: tuple[int, int], least: int) -> _End:
    """On from a place forwards (step 1) or backwards (-1), as long as the whole from `far` stays mostly shared."""
    a, b = mine.plain, other.plain
    x, y, same, telling = at
    while True:
        while least <= x < len(a) and 0 <= y < len(b) and a[x] == b[y]:
            same += 1
            telling += mine.telling[x] and other.telling[y]
            x, y = x + step, y + step
        end = _End(x, y, same, telling)
        edit = _edit(a, b, x, y, step, least)
        if edit is None or same + AGAIN < SAME * max(abs(edit[0] - far[0]), abs(edit[1] - far[1])):
            return end
        x, y = edit


def _edit(a: Sequence[str], b: Sequence[str], x: int, y: int, step: int, least: int) -> Range | None:
    """Where both go on after an edit at words x and y, by the least edit."""
    for p, q in EDITS:
        m, n = x + p * step, y + q * step
        last, until = m + (AGAIN - 1) * step, n + (AGAIN - 1) * step
        if min(m, last) < least or min(n, until) < 0 or max(m, last) >= len(a) or max(n, until) >= len(b):
            continue
        if a[m] == b[n] and all(a[m + k * step] == b[n + k * step] for k in range(1, AGAIN)):
            return m, n
    return None


EDITS = sorted(
    [(p, q) for p in range(1, CHANGED + 1) for q in range(1, CHANGED + 1)]
    + [(0, n) for n in range(1, DROPPED + 1)]
    + [(n, 0) for n in range(1, DROPPED + 1)],
    key=lambda e: (e[0] + e[1], e),
)
"""Words left out and put in by an edit, the least edits first."""
