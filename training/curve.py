"""What more answer keys would bring: stories of held-out events by judges that learned from fewer and from more.

    python training/curve.py EVENTS --held HELD --bench SHARED/bench [--sizes 19,38,57,76] [--draws 3]

Draws nested sets of training events, seeded; trains all judges on each; reconciles the events of HELD, as published and
flattened, and scores the stories with the scorer of the keys. Prints a row of a table a size, the mean over the draws.
"""

import argparse
import sys
from importlib import import_module
from pathlib import Path

import numpy as np

from crossval import Read, judges, readings, told
from judge import teach
from sheets import prepare

SCORES = ("shared", "differing", "credited")


def scores(bench: Path, held: Path, read: dict[bool, Read], by: object) -> list[float]:
    """F1 of shared and differing points and the share credited, as published, then flattened."""
    scorer = import_module("story")
    out = []
    for flat, events in read.items():
        counts = []
        for event, readings_ in events:
            accounts, key = scorer.load_event(held / event.name, flat)
            counts.append(scorer.score(told(event, readings_, by), accounts, key))
        c = scorer.total(counts)
        out += [
            scorer.f1(c["both"], c["pred"], c["both"], c["gold"])[2],
            scorer.f1(c["diff_both"], c["diff_pred"], c["diff_both"], c["diff_gold"])[2],
            c["by_ok"] / c["by"],
        ]
    return out


def main() -> None:
    """Read, train on each set of events, reconcile what is held out, score."""
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("events", type=Path)
    ap.add_argument("--held", type=Path, required=True, help="a folder of events that training never sees")
    ap.add_argument("--bench", type=Path, required=True, help="the folder of the keys' scorer, story.py")
    ap.add_argument("--sizes", default="19,38,57,76")
    ap.add_argument("--draws", type=int, default=3)
    ap.add_argument("--readings", type=Path, help="where to keep what was read of EVENTS between runs")
    a = ap.parse_args()
    sys.path.insert(0, str(a.bench))
    sheets = [prepare(e, r) for read in readings(a.events, a.readings).values() for e, r in read]
    held = readings(a.held, None)
    names = sorted({s.event.name for s in sheets})
    ways = ("as published", "flattened")
    print("| events | " + " | ".join(f"{s}, {way}" for way in ways for s in SCORES) + " |")
    print("|" + "---|" * (1 + 2 * len(SCORES)))
    for size in map(int, a.sizes.split(",")):
        rows = []
        for draw in range(a.draws if size < len(names) else 1):
            chosen = set(np.random.default_rng(draw).permutation(names)[:size])
            taught = teach([s for s in sheets if s.event.name in chosen])
            rows.append(scores(a.bench, a.held, held, judges(taught, set())))
        print(f"| {size} | " + " | ".join(f"{x:.3f}" for x in np.mean(rows, axis=0)) + " |", flush=True)


if __name__ == "__main__":
    main()
