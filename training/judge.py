"""Train the judges of reconciliation on events with answer keys.

    python training/judge.py EVENTS --odds FOLDER --out src/rashomon/reconcile/data

`judge.npz` tells whether two clauses state the same point, `mix.json` what that and a closer look count for, whose
log-odds `training/closer.py` left in FOLDER, `together.npz` whether two links do, `point.npz` whether a
cluster is a point by itself, `differs.npz` whether a finding about two linked clauses is a difference that a careful
reader would name. Every event is used as published and flattened. Each judge learns from what the ones before it say
of events that they were not trained on. Prints cross-validated average precision of all.
"""

import argparse
import json
from collections.abc import Sequence, Set
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from boost import Bagged, fit, save
from keys import events
from rashomon.reconcile.closer import ALONE, Mix, doubtful
from rashomon.reconcile.differing import findings, rows
from rashomon.reconcile.judging import Judged
from sheets import Sheet, folds, joins, labels, linked, prepare, unseen, wholes

LINKED = 0.1
"""Findings about pairs under this probability teach nothing: they are never shown."""


class Taught(NamedTuple):
    """What the judges learn from, a sheet each, and what each says of events that it was not trained on."""

    sheets: list[Sheet]
    links: list[list[Judged]]
    same: list[np.ndarray]
    odds: list[np.ndarray]
    mix: Mix
    joins: list[tuple[np.ndarray, np.ndarray]]
    together: list[np.ndarray]
    wholes: list[tuple[np.ndarray, np.ndarray]]
    differs: list[tuple[list[np.ndarray], list[int]]]

    @property
    def names(self) -> list[str]:
        """The events' names."""
        return [s.event.name for s in self.sheets]


def teach(sheets: list[Sheet], odds: list[np.ndarray] | None = None) -> Taught:
    """Each judge learns from what the ones before it say of events that they were not trained on.

    `odds` are what the closer look says of each sheet's pairs; without them the trees judge alone.
    """
    names = [s.event.name for s in sheets]
    same = unseen(names, [s.x for s in sheets], [labels(s) for s in sheets], fit)
    mix = mixed(sheets, same, odds) if odds else ALONE
    odds = odds or [np.zeros(len(p)) for p in same]
    links = [linked(s, p, o, mix) for s, p, o in zip(sheets, same, odds, strict=True)]
    near = [joins(s, found) for s, found in zip(sheets, links, strict=True)]
    together = unseen(names, [x for x, _, _ in near], [y for _, y, _ in near], smaller)
    whole = [wholes(s, found, n[2], p) for s, found, n, p in zip(sheets, links, near, together, strict=True)]
    differs = [differing(s, found) for s, found in zip(sheets, links, strict=True)]
    return Taught(sheets, links, same, odds, mix, [(x, y) for x, y, _ in near], together, whole, differs)


def mixed(sheets: Sequence[Sheet], same: Sequence[np.ndarray], odds: Sequence[np.ndarray]) -> Mix:
    """What the trees and the closer look count for, by a regression over the pairs that both judged."""
    x, y = [], []
    for s, p, own in zip(sheets, same, odds, strict=True):
        doubt = doubtful(p, s.x)
        x.append(np.stack((np.log(p[doubt] / (1 - p[doubt])), own[doubt]), axis=1))
        y.append(labels(s)[doubt])
    line = LogisticRegression().fit(np.concatenate(x), np.concatenate(y))
    return Mix(*line.coef_[0].tolist(), float(line.intercept_[0]))


def kept(folder: Path, sheets: int) -> list[np.ndarray]:
    """The log-odds of each sheet's pairs, as `closer.py keys --odds` left them."""
    found = {k: z[k] for file in sorted(folder.glob("*.npz")) for z in [np.load(file)] for k in z.files}
    return [found[str(n)] for n in range(sheets)]


def train(taught: Taught, out: Path, held: Set[str] = frozenset()) -> None:
    """Write all judges, trained on the events that are not held out."""
    rest = [k for k, n in enumerate(taught.names) if n not in held]
    sheets = [taught.sheets[k] for k in rest]
    save(fit(np.concatenate([s.x for s in sheets]), np.concatenate([labels(s) for s in sheets])), out / "judge.npz")
    for name, learned in (("together", taught.joins), ("point", taught.wholes)):
        x, y = (np.concatenate([learned[k][side] for k in rest]) for side in (0, 1))
        save(smaller(x, y), out / f"{name}.npz")
    (out / "mix.json").write_text(json.dumps(taught.mix._asdict()) + "\n")
    x = np.concatenate([r for k in rest for r in taught.differs[k][0]])
    save_regression(regression().fit(x, [t for k in rest for t in taught.differs[k][1]]), out / "differs.npz")


def smaller(x: np.ndarray, y: np.ndarray) -> Bagged:
    """Fewer and smaller trees, for the judges that have fewer rows to learn from."""
    return fit(x, y, trees=200, leaves=10, least=40, seeds=3)


def differing(sheet: Sheet, links: Sequence[Judged]) -> tuple[list[np.ndarray], list[int]]:
    """Feature rows of all findings of an event, and for each whether the key has the point differ in its aspect."""
    x, y = [], []
    for link in links:
        if link.score < LINKED:
            break
        found = findings(sheet.sides[link.pair.a], sheet.sides[link.pair.b])
        if found:
            x.append(rows(found, link))
            differ = (sheet.event.units[u].point for u in sheet.hits[link.pair])
            parts = {aspect for g in differ if g["relation"] != "agree" for aspect in g["aspects"]}
            y += [int(f.aspect in parts) for f in found]
    return x, y


def regression() -> Pipeline:
    """Few differences are known, so the second judge is the simplest there is: a regression held close to nothing."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=3000))


def save_regression(model: Pipeline, path: Path) -> None:
    """Write weights and bias for features as they are, the scaling folded in."""
    scaler, line = model.steps[0][1], model.steps[1][1]
    weights = line.coef_[0] / scaler.scale_
    np.savez_compressed(path, weights=weights, bias=line.intercept_[0] - weights @ scaler.mean_)


def main() -> None:
    """Prepare, cross-validate, train on everything, write."""
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("events", type=Path)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--odds", type=Path, help="what the closer look said of each event that it did not learn from")
    a = ap.parse_args()
    sheets = [prepare(e) for flat in (False, True) for e in events(a.events, flat)]
    taught = teach(sheets, kept(a.odds, len(sheets)) if a.odds else None)
    train(taught, a.out)
    y = np.concatenate([labels(s) for s in taught.sheets])
    print(json.dumps({
        "pairs": len(y), "same": int(y.sum()), "judge AP": average(y, taught.same),
        "with a closer look": average(y, list(map(scored, taught.sheets, taught.links))),
        **measured("together", taught.joins, taught.together),
        **measured("point", taught.wholes, unseen(taught.names, *map(list, zip(*taught.wholes, strict=True)), smaller)),
        **differences(taught),
    }))  # fmt: skip


def average(y: np.ndarray, p: list[np.ndarray]) -> float:
    """Average precision."""
    return round(float(average_precision_score(y, np.concatenate(p))), 3)


def scored(sheet: Sheet, links: Sequence[Judged]) -> np.ndarray:
    """The links' scores in the order of the sheet's pairs."""
    known = {j.pair: j.score for j in links}
    return np.array([known[p] for p in sheet.pairs])


def measured(name: str, rows: list[tuple[np.ndarray, np.ndarray]], p: list[np.ndarray]) -> dict:
    """How many rows a judge learns from, how many are right, and its average precision on unseen events."""
    y = np.concatenate([y for _, y in rows])
    return {name: len(y), f"{name} right": int(y.sum()), f"{name} AP": average(y, p)}


def differences(taught: Taught) -> dict:
    """The same of the last judge, and its best F1 with the threshold that gives it."""
    y, p = [], []
    for held in folds(taught.names):
        rest = [d for n, d in zip(taught.names, taught.differs, strict=True) if n not in held]
        model = regression().fit(np.concatenate([r for x, _ in rest for r in x]), [t for _, z in rest for t in z])
        for name, (x, z) in zip(taught.names, taught.differs, strict=True):
            if name in held and x:
                p.append(model.predict_proba(np.concatenate(x))[:, 1])
                y += z
    told = np.concatenate(p)
    best = max((f1_score(y, told >= t), t) for t in np.arange(0.02, 0.5, 0.02))
    return {
        "findings": len(y), "differ": sum(y), "differs AP": average(np.array(y), p),
        "differs F1": round(best[0], 3), "from": round(float(best[1]), 2),
    }  # fmt: skip


if __name__ == "__main__":
    main()
