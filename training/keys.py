"""Events with answer keys, read into accounts and the places where the key's points stand."""

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from rashomon.text.words import flatten, words
from rashomon.types import Account

Range = tuple[int, int]
LONGEST = 60
"""Words; a longer stretch counts for nothing in the key's scorer."""


class Unit(NamedTuple):
    """A point of the key between two accounts (by index): the pairs of word ranges that state it, and the point."""

    accounts: tuple[int, int]
    pairs: list[tuple[Range, Range]]
    point: dict


class Event(NamedTuple):
    """One event: its accounts, their words' offsets, and its units."""

    name: str
    accounts: list[Account]
    units: list[Unit]


def events(folder: Path, flat: bool) -> Iterator[Event]:
    """Every event below a folder, as published or flattened."""
    for at in sorted(p for p in folder.iterdir() if (p / "gold.json").exists()):
        accounts = []
        for a in json.loads((at / "accounts.json").read_text()):
            text = (at / "accounts" / f"{a['id']}.txt").read_text()
            known = {k: a.get(k) for k in ("outlet", "title", "published", "url")}
            accounts.append(Account(id=a["id"], text=flatten(text) if flat else text, **known))
        yield Event(at.name, accounts, _units(json.loads((at / "gold.json").read_text()), accounts))


def _units(key: dict, accounts: list[Account]) -> list[Unit]:
    index = {a.id: i for i, a in enumerate(accounts)}
    plain = [[w.plain for w in words(a.text)] for a in accounts]
    out = []
    for point in key["points"]:
        where: dict[int, list[Range]] = defaultdict(list)
        for s in point["statements"]:
            i = index[s["account"]]
            where[i] += _find(plain[i], [w.plain for w in words(s["quote"])])
        for i, j in combinations(sorted(where), 2):
            out.append(Unit((i, j), [(x, y) for x in where[i] for y in where[j]], point))
    return out


def _find(text: list[str], quote: list[str]) -> list[Range]:
    n = len(quote)
    return [(i, i + n) for i in range(len(text) - n + 1) if text[i : i + n] == quote]


class Places:
    """Turns characters of one text into word ranges."""

    def __init__(self, text: str) -> None:
        found = words(text)
        self.starts, self.ends = [w.start for w in found], [w.end for w in found]

    def range(self, start: int, end: int) -> Range:
        """Words touched by the characters [start, end)."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


def same(said: Range, key: Range) -> bool:
    """Whether a stretch counts as the key's: half of the shorter shared, and not a whole page."""
    n, m = said[1] - said[0], key[1] - key[0]
    shared = max(0, min(said[1], key[1]) - max(said[0], key[0]))
    return 0 < n <= LONGEST and shared * 2 >= min(n, m) > 0


class Seen:
    """Tells articles that are, or nearly are, accounts of events with keys, so that no model learns from them."""

    RUN, FROM, UPTO = 12, 60, 260

    def __init__(self, folders: list[Path]) -> None:
        self.runs: set[tuple[str, ...]] = set()
        for text in (p.read_text() for folder in folders for p in sorted(folder.glob("*/accounts/*.txt"))):
            self.runs |= set(self._runs(text))

    def _runs(self, text: str) -> list[tuple[str, ...]]:
        plain = [w.plain for w in words(text[:6000])][self.FROM : self.UPTO]
        return [tuple(plain[i : i + self.RUN]) for i in range(len(plain) - self.RUN + 1)]

    def __call__(self, text: str) -> bool:
        """Whether the text shares a long run of words with an account, past its opening lines."""
        return any(r in self.runs for r in self._runs(text))
