"""Count which words announce that somebody says something.

    python training/cues.py ATTRIBUTIONS.jsonl --out src/rashomon/reader/data/cues.tsv

For every word: in how many cues it stands, and in what share of its uses that is. Kept are words that stand in at
least 6 cues and in 30 of 100 uses.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from rashomon.text.words import plain

LEAST, SHARE = 6, 0.30


def main() -> None:
    """Read the key, count, write."""
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("key")
    ap.add_argument("--out", required=True)
    a = ap.parse_args()
    used: Counter[str] = Counter()
    cue: Counter[str] = Counter()
    for line in Path(a.key).read_text().split("\n"):
        if not line:
            continue
        item = json.loads(line)
        used.update(plain(item["text"]))
        for said in item["attributions"]:
            cue.update(w for s, e in said["cue"] for w in set(plain(item["text"][s:e])))
    rows = [(w, n, n / used[w]) for w, n in cue.items() if n >= LEAST and n / used[w] >= SHARE and not w.isdigit()]
    lines = [f"{w}\t{share:.2f}" for w, n, share in sorted(rows)]
    Path(a.out).write_text(
        "# word\tshare of its uses that announce speech (PolNeAR 1.0, train)\n" + "\n".join(lines) + "\n"
    )
    print(f"{len(lines)} cue words")


if __name__ == "__main__":
    main()
