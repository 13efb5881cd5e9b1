"""Print the sentences of PLV that training never sees, in the corpus's own form, for the scorer of events.

python training/reader/held_out.py ../shared/data/events/plv.train.tsv > held.tsv
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from happened import held_out


def main() -> None:
    """Choose, print."""
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("plv", type=Path)
    head, *rows = ap.parse_args().plv.read_text().rstrip("\n").split("\n")
    print("\n".join([head, *(r for r in rows if held_out(r.split("\t")[0]))]))


if __name__ == "__main__":
    main()
