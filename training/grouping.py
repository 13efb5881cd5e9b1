"""Make `src/rashomon/group/data/likeness.json`: how likely two accounts tell the same event.

    python training/grouping.py ARTICLES.jsonl.xz GROUPS.json [--write]

ARTICLES are dated articles, oldest first; GROUPS lists the ids of those known to tell the same event. Only the
earlier half of the groups is learned from; the later half is left to measure on. Prints B-cubed precision, recall
and F1 of each try.
"""

import argparse
import json
import lzma
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from sklearn.linear_model import LogisticRegression

from rashomon.group import index as indexes
from rashomon.group import likeness, linking
from rashomon.group.index import NO_DATE, PARTS, Index, Tie
from rashomon.group.likeness import Judge
from rashomon.group.nodes import Node
from rashomon.group.sketch import sketch
from rashomon.group.weights import Weigher
from rashomon.types import Account

DATA = Path(likeness.__file__).parent / "data" / "likeness.json"
SHARPNESS = (0.5, 0.7, 1.0)
ONE = range(2500, 4501, 500)


BEFORE, AFTER = 1000, 300
"""Articles before the first and after the last of the groups learned from that are in the stream, too."""


class Seen(NamedTuple):
    """One account of the stream, and what it shares with those it was compared with."""

    id: str
    day: int
    again: list[Tie]
    others: np.ndarray
    shares: np.ndarray
    gaps: np.ndarray


class _Watching(Index):
    """An index that keeps what it compares."""

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[str, tuple[int, object]] = {}

    def watch(self, account: object, vectors: object) -> Seen:
        again = self._again(account, vectors)
        places = self._likely(account.day, vectors.whole)
        others = [self.held[p] for p in (places + self.first).tolist()]
        shares = np.stack([self._shared(p, vectors, others) for p in PARTS]) if others else np.zeros((3, 0), np.float32)
        gaps = self._gaps(account.day)[places] if others else np.zeros(0, np.int64)
        copies = np.flatnonzero(shares[0] >= indexes.COPY)
        if not again and len(copies):
            again = Tie(int(places[copies[0]]) + self.first, likeness.WHOLE, "copy")
        return Seen(account.id, account.day or NO_DATE, [again] if again else [], places + self.first, shares, gaps)


def watched(articles: Iterable[Account]) -> list[Seen]:
    """The whole stream, compared once."""
    weigher, index, out = Weigher(), _Watching(), []
    for article in articles:
        known = sketch(article)
        vectors = weigher.weigh(known)
        out.append(index.watch(known, vectors))
        index.add(known, vectors)
    return out


def pairs(seen: list[Seen], groups: list[list[str]]) -> tuple[np.ndarray, np.ndarray]:
    """Features and answers of the pairs of accounts of known stories that were compared."""
    story = {i: k for k, g in enumerate(groups) for i in g}
    rows, answers = [], []
    for s in seen:
        for at, place in enumerate(s.others.tolist()):
            if s.id in story and seen[place].id in story:
                rows.append([*np.sqrt(np.maximum(s.shares[:, at], 0)), s.gaps[at] == 1, s.gaps[at] == 2])
                answers.append(story[s.id] == story[seen[place].id])
    return np.array(rows), np.array(answers)


def linked(seen: list[Seen], judge: Judge) -> dict[str, int]:
    """The stories that the stream falls into."""
    likeness.judge = linking.judge = lambda: judge  # so that the rooms use the weights that are tried
    linker, closed = linking.Linker(), []
    for place, s in enumerate(seen):
        alike = likeness.likeness(s.shares, s.gaps)
        order = np.lexsort((-s.others, -alike)).tolist()
        ties = s.again or [Tie(int(s.others[i]), int(alike[i])) for i in order if alike[i] >= indexes.FLOOR]
        linker.add(place, Node(s.id, s.day, ()), ties)
        if place >= indexes.HELD:
            closed += linker.let_go([place - indexes.HELD])
    closed += linker.finish()
    return {i: k for k, group in enumerate(closed) for i in group.accounts}


def b_cubed(story: dict[str, int], groups: list[list[str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the accounts of known stories."""
    known = {i: k for k, g in enumerate(groups) for i in g}
    cell = Counter((story[i], k) for i, k in known.items())
    size = Counter(story[i] for i in known)
    p = sum(c * c / size[s] for (s, _), c in cell.items()) / len(known)
    r = sum(c * c / len(groups[k]) for (_, k), c in cell.items()) / len(known)
    return p, r, 2 * p * r / (p + r)


def tried(seen: list[Seen], groups: list[list[str]]) -> Iterator[Judge]:
    """Weights from the pairs of these groups, each sharpness with each threshold."""
    rows, answers = pairs(seen, groups)
    learned = LogisticRegression(C=3, max_iter=3000).fit(rows, answers)
    weights, bias = learned.coef_[0], float(learned.intercept_[0])
    for sharp in SHARPNESS:
        for one in ONE:
            w = [round(float(x), 3) for x in weights * sharp]
            yield Judge(tuple(w[:-2]), (0.0, w[-2], w[-1]), round(bias * sharp, 3), one)


def fit(seen: list[Seen], groups: list[list[str]]) -> Judge:
    """Weights from the pairs of these groups; sharpness and threshold by what the stretch then falls into."""
    best: tuple[float, Judge | None] = (0.0, None)
    for judge in tried(seen, groups):
        found = b_cubed(linked(seen, judge), groups)
        print(f"{judge}: P {found[0]:.3f} R {found[1]:.3f} F1 {found[2]:.3f}", flush=True)
        if found[2] > best[0]:
            best = found[2], judge
    assert best[1] is not None
    return best[1]


def main() -> None:
    """Learn from the earlier half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles")
    parser.add_argument("groups")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    with lzma.open(given.articles, "rb") as file:
        articles = [msgspec.json.decode(line, type=Account) for line in file]
    place = {a.id: p for p, a in enumerate(articles)}
    groups = sorted(json.loads(Path(given.groups).read_text()), key=lambda g: min(place[i] for i in g))
    earlier = groups[: len(groups) // 2]
    start = max(0, min(place[i] for g in earlier for i in g) - BEFORE)
    end = max(place[i] for g in earlier for i in g) + AFTER
    seen = watched(articles[start:end])
    judge = fit(seen, earlier)
    print(judge)
    if given.write:
        held = {"shares": judge.shares, "gaps": judge.gaps, "bias": judge.bias, "one": judge.one}
        DATA.write_text(json.dumps(held, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
