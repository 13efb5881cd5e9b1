"""Two links: do they state one point, or a point each?

Accounts that share one proposition often share its neighbours, too, and a proposition may run over two clauses, or be
told twice; and a clause that has links to two other accounts may state another point in each. A trained judge over
plain features tells these apart; `docs/reconciling.md` lists them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rashomon.reconcile.features import NAMES as COMPARED
from rashomon.reconcile.judging import Judged
from rashomon.reconcile.told import Told

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Columns = NDArray[np.generic]

NAMES = (
    "surer score", "other score", "clauses apart least", "clauses apart most", "same order",
    "sentences apart least", "sentences apart most", "within least", "within most", "across least", "across most",
    "across score least", "across score most", "surer shortest", "surer longest", "other shortest", "other longest",
    "one voice least", "one voice most", "three accounts", "surer role", "other role", "surer same figures",
)  # fmt: skip
"""Followed by what was compared about the less sure link."""
FROM = 0.12
"""Score under which a link is no part of any point."""
FIRM = 0.25
"""Score from which a link can have others joined to it."""
BESIDE = 2
"""Clauses up to which two links between two accounts may lie apart, on both sides, and be one point; farther apart they
must share one."""
THIRD = 3
"""Accounts, those surest linked to a clause, over whose links its others are compared, so that the work grows no faster
than the links."""
CLOSEST = 12
"""Links that one is compared with at most, the surest first."""
AT_ONCE = 20_000
"""Pairs of links compared at a time, which bounds the memory."""
FAR, PARAGRAPH = 9, 5
"""Distances in clauses and in sentences beyond which one is as far as another."""


def neighbours(items: Sequence[Told], links: Sequence[Judged]) -> list[tuple[int, int]]:
    """Pairs of links, as indexes, that may state one point: the surer first. `links` go from the surest down."""
    return sorted(_neighbours(items, links), key=lambda p: (p[1], p[0]))


def _neighbours(items: Sequence[Told], links: Sequence[Judged]) -> Iterator[tuple[int, int]]:
    firm: dict[tuple[int, int], list[int]] = defaultdict(list)  # firm links by clause and by the other account
    surest: dict[int, list[int]] = defaultdict(list)  # the surest firm link of a clause to each of a few accounts
    for m, link in enumerate(links):
        if link.score < FROM:
            break
        a, b = link.pair
        of = items[a].account, items[b].account
        near = {*firm[(a, of[1])], *firm[(b, of[0])]}
        near.update(k for i in (a, b) for k in surest[i] if items[links[k].pair.a].account not in of)
        near.update(k for i in (a, b) for k in surest[i] if items[links[k].pair.b].account not in of)
        for d in range(-BESIDE, BESIDE + 1):
            near.update(k for k in firm[(a + d, of[1])] if abs(links[k].pair.b - b) <= BESIDE)
        yield from ((k, m) for k in sorted(near)[:CLOSEST])
        if link.score >= FIRM:
            for i, other in ((a, of[1]), (b, of[0])):
                first = not firm[(i, other)]
                firm[(i, other)].append(m)
                if first and len(surest[i]) < THIRD:
                    surest[i].append(m)


def rows(items: Sequence[Told], links: Sequence[Judged], near: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
    """What is compared about pairs of links: shape [pairs, len(NAMES) + len(COMPARED)]."""
    import numpy as np

    out = np.zeros((len(near), len(NAMES) + len(COMPARED)), np.float32)
    compared = _Compared(items, links) if near else None
    for start in range(0, len(near), AT_ONCE):
        some = np.array(near[start : start + AT_ONCE])
        if compared is not None:
            out[start : start + len(some)] = compared.rows(*some.T)
    return out


class _Compared:
    """What is known of clauses and links, as arrays by their index."""

    def __init__(self, items: Sequence[Told], links: Sequence[Judged]) -> None:
        import numpy as np

        self.known = {tuple(j.pair): j.score for j in links}
        likely = [j for j in links if j.score >= FROM]
        self.clause = np.array([j.pair for j in likely])
        self.score = np.array([j.score for j in likely])
        self.compared = np.stack([j.compared for j in likely])
        self.meaning = np.stack([t.meaning for t in items])
        self.order = np.arange(len(items))
        self.sentence = np.array([t.sentence for t in items])
        self.words = np.array([len(t.words) for t in items])
        self.role = np.array([t.role for t in items])
        self.voice = np.array([t.voice for t in items])
        self.account = np.array([t.account for t in items])

    def rows(self, k: Ints, m: Ints) -> Columns:
        """A row for each pair of links."""
        import numpy as np

        words, role, voice, account = self.words, self.role, self.voice, self.account
        (a, b), (c, d) = self.clause[k].T, self.clause[m].T
        turned = (a == d) | (b == c)  # so that a clause that both have stands on the same side
        c, d = np.where(turned, d, c), np.where(turned, c, d)
        third = (account[a] != account[c]) | (account[b] != account[d])
        rest = np.where(a == c, self._scored(b, d), self._scored(a, c))  # of three accounts, those not shared
        columns = [
            self.score[k], self.score[m],
            *_both(self._apart(self.order, a, c, FAR), self._apart(self.order, b, d, FAR)),
            np.where(third, 0, np.sign(a - c) * np.sign(b - d)),
            *_both(self._apart(self.sentence, a, c, PARAGRAPH), self._apart(self.sentence, b, d, PARAGRAPH)),
            *_both(self._alike(a, c), self._alike(b, d)), *_both(self._alike(a, d), self._alike(c, b)),
            *_both(np.where(third, rest, self._scored(a, d)), np.where(third, rest, self._scored(c, b))),
            *_both(words[a], words[b]), *_both(words[c], words[d]),
            *_both(voice[a] == voice[c], voice[b] == voice[d]), third,
            role[a] | role[b], role[c] | role[d], self.compared[k][:, COMPARED.index("same figures")],
        ]  # fmt: skip
        return np.column_stack([*columns, self.compared[m]])

    def _alike(self, x: Ints, y: Ints) -> Columns:
        like: Columns = (self.meaning[x] * self.meaning[y]).sum(axis=1)
        return like

    def _apart(self, place: Ints, x: Ints, y: Ints, most: int) -> Ints:
        import numpy as np

        return np.where(self.account[x] == self.account[y], np.minimum(abs(place[x] - place[y]), most), most)

    def _scored(self, x: Ints, y: Ints) -> Columns:
        import numpy as np

        pairs = zip(x.tolist(), y.tolist(), strict=True)
        return np.array([self.known.get((min(p), max(p)), 0.0) for p in pairs])


def _both(x: Columns, y: Columns) -> list[Columns]:
    """The lesser and the greater of two sides, so that it does not matter which account came first."""
    import numpy as np

    return [np.minimum(x, y), np.maximum(x, y)]
