"""Print the sentences of PLV that training never sees, in the corpus's own form, for the scorer of events.

python training/reader/held_out.py ../shared/data/events/plv.train.tsv > held.tsv
"""

import argparse
from pathlib import Path


def held_out(number: str) -> bool:
    """Whether a sentence of PLV is kept for measuring: one in five, by its number."""
    return int(number) * 2654435761 % 2**32 < 2**32 // 5


def main() -> None:
    """Choose, print."""
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("plv", type=Path)
    head, *rows = ap.parse_args().plv.read_text().rstrip("\n").split("\n")
    print("\n".join([head, *(r for r in rows if held_out(r.split("\t")[0]))]))


if __name__ == "__main__":
    main()
