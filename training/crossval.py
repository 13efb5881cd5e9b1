"""How good stories are on events whose judges never saw them: cross-validation over the training events.

    python training/crossval.py EVENTS --bench SHARED/bench [--odds FOLDER] [--flat] [--readings KEPT]

Deals the events into folds, trains both judges on the others, reconciles the held-out events, and scores the stories
with the scorer of the keys. Prints one line a fold and one over all. `--readings` keeps what was read between runs.
"""

import argparse
import pickle
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from judge import Taught, kept, teach, train
from keys import Event, events
from rashomon.reader import read
from rashomon.reconcile import reconcile
from rashomon.reconcile.closer import Looks, shown
from rashomon.reconcile.judges import Judges, load
from rashomon.types import Reading
from sheets import folds, prepare

Read = list[tuple[Event, list[Reading]]]


def readings(folder: Path, kept: Path | None) -> dict[bool, Read]:
    """Every event with its readings, as published and flattened; from the file kept where there is one."""
    if kept and kept.exists():
        return pickle.loads(kept.read_bytes())
    out = {flat: [(e, [read(a) for a in e.accounts]) for e in events(folder, flat)] for flat in (False, True)}
    if kept:
        kept.write_bytes(pickle.dumps(out))
    return out


def judges(taught: Taught, held: set[str]) -> Judges:
    """The judges, taught by the events that are not held out."""
    with tempfile.TemporaryDirectory() as folder:
        train(taught, Path(folder), held)
        return load(Path(folder))._replace(looks=looked(taught, held))


def looked(taught: Taught, held: set[str]) -> Looks:
    """The closer look as it was taken at the events held out, by a model that did not learn from them."""
    known = {}
    for sheet, odds in zip(taught.sheets, taught.odds, strict=True):
        if sheet.event.name in held:
            seen = [shown(s) for s in sheet.sides]
            for p, x in zip(sheet.pairs, odds.tolist(), strict=True):  # a story has its own order of accounts
                known[seen[p.a], seen[p.b]] = known[seen[p.b], seen[p.a]] = x
    return lambda pairs: [known.get(p, 0.0) for p in pairs]


def told(event: Event, read_: list[Reading], by: Judges) -> dict:
    """The story as the scorer takes it."""
    story = reconcile(list(zip(event.accounts, read_, strict=True)), judges=by)
    points = [
        {
            "statements": [{"account": s.account, "start": s.start, "end": s.end, "by": s.by} for s in p.statements],
            "differences": [{"aspect": d.aspect} for d in p.differences],
        }
        for p in story.points
    ]
    return {"points": points}


def main() -> None:
    """Read, train a judge a fold, reconcile what it never saw, score."""
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("events", type=Path)
    ap.add_argument("--bench", type=Path, required=True, help="the folder of the keys' scorer, story.py")
    ap.add_argument("--flat", action="store_true")
    ap.add_argument("--readings", type=Path)
    ap.add_argument("--odds", type=Path, help="what the closer look said of each event that it did not learn from")
    a = ap.parse_args()
    sys.path.insert(0, str(a.bench))
    scorer = import_module("story")
    both = readings(a.events, a.readings)
    sheets = [prepare(e, r) for read_ in both.values() for e, r in read_]
    taught = teach(sheets, kept(a.odds, len(sheets)) if a.odds else None)
    counts = []
    for k, held in enumerate(folds(taught.names)):
        by = judges(taught, held)
        for event, read_ in both[a.flat]:
            if event.name in held:
                accounts, key = scorer.load_event(a.events / event.name, a.flat)
                counts.append((k, scorer.score(told(event, read_, by), accounts, key)))
        print(scorer.line(f"fold {k + 1}", scorer.total([c for j, c in counts if j == k])), flush=True)
    print(scorer.line("ALL" + (" flattened" if a.flat else ""), scorer.total([c for _, c in counts])))


if __name__ == "__main__":
    main()
