"""Show the worst misreadings of attributions beside the key.

    python training/reader/misread.py ../shared/data/attribution/dev.jsonl [--flat] [--count 10] [--show 6]

Articles in which most is missed or said wrongly come first. "-" is the key's, "+" the reader's; "=" is what both have.
"""

import argparse
import json
from pathlib import Path
from typing import NamedTuple

from rashomon import Account, read
from rashomon.text.words import flatten, words

Words = tuple[frozenset[int], frozenset[int], frozenset[int]]


class Misread(NamedTuple):
    """One article: attributions of the key that nothing said matches, those said that match none, and how many did."""

    text: str
    missed: list[Words]
    wrong: list[Words]
    matched: int

    @property
    def share(self) -> float:
        """Share of all attributions, of the key and said, that have no counterpart."""
        bad = len(self.missed) + len(self.wrong)
        return bad / max(1, bad + 2 * self.matched)


def covered(text: str, spans: list[list[int]]) -> frozenset[int]:
    """The words that spans touch."""
    return frozenset(i for i, w in enumerate(words(text)) if any(w.start < e and w.end > s for s, e in spans))


def half(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether two stretches share half of the shorter and a quarter of the longer, or are both empty."""
    if not a or not b:
        return not a and not b
    n = len(a & b)
    return 2 * n >= min(len(a), len(b)) and 4 * n >= max(len(a), len(b))


def compared(item: dict, flat: bool) -> Misread:
    """Read an article and hold it against its key."""
    key = [tuple(covered(item["text"], a[k]) for k in ("source", "cue", "content")) for a in item["attributions"]]
    text = flatten(item["text"]) if flat else item["text"]
    said = [
        tuple(covered(text, [[s.start, s.end] for s in part]) for part in (a.source, a.cue, a.content))
        for a in read(Account(id=item["id"], text=text)).attributions
    ]
    good = [[half(s[0], k[0]) and half(s[2], k[2]) for k in key] for s in said]
    missed = [k for j, k in enumerate(key) if not any(row[j] for row in good)]
    wrong = [s for s, row in zip(said, good, strict=True) if not any(row)]
    return Misread(text, missed, wrong, len(key) - len(missed))


def told(text: str, parts: Words) -> str:
    """An attribution in one line: source | cue | content."""
    plain = words(text)
    return " | ".join(" ".join(text[plain[i].start : plain[i].end] for i in sorted(p)) or "(none)" for p in parts)


def main() -> None:
    """Read all, sort, print."""
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("key", type=Path)
    ap.add_argument("--flat", action="store_true", help="flatten the articles first")
    ap.add_argument("--count", type=int, default=10, help="articles shown")
    ap.add_argument("--show", type=int, default=6, help="lines shown of each kind")
    a = ap.parse_args()
    items = [json.loads(x) for x in a.key.read_text().split("\n") if x]
    found = [(compared(item, a.flat), item["id"]) for item in items]
    for m, name in sorted(found, key=lambda f: -f[0].share)[: a.count]:
        print(f"\n{name}: = {m.matched}, - {len(m.missed)}, + {len(m.wrong)}")
        for sign, parts in (("-", m.missed), ("+", m.wrong)):
            for p in parts[: a.show]:
                print(f"  {sign} {told(m.text, p)}")


if __name__ == "__main__":
    main()
