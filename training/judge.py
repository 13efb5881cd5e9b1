"""Train the two judges of reconciliation on events with answer keys.

    python training/judge.py EVENTS --out src/rashomon/reconcile/data

`judge.npz` tells whether two clauses state the same point, `differs.npz` whether a finding about two linked clauses is
a difference that a careful reader would name. Every event is used as published and flattened. The second judge learns
from what the first says of events that it was not trained on. Prints cross-validated average precision of both.
"""

import argparse
import json
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from boost import fit, save
from keys import Event, Places, events, same
from rashomon.reader import read
from rashomon.reconcile.candidates import candidates
from rashomon.reconcile.differing import findings, rows
from rashomon.reconcile.features import Pair, features
from rashomon.reconcile.points import Judged, settled
from rashomon.reconcile.told import Told, told

FOLDS = 6
LINKED = 0.1
"""Findings about pairs under this probability teach nothing: they are never shown."""


class Sheet(NamedTuple):
    """One event prepared: its clauses, candidate pairs, their features, and the key's units that each pair hits."""

    event: Event
    items: list[Told]
    pairs: list[Pair]
    x: np.ndarray
    hits: list[list[dict]]


def prepare(event: Event) -> Sheet:
    """Read an event's accounts and compare their clauses."""
    items = told([(a, read(a)) for a in event.accounts])
    pairs = candidates(items)
    places = [Places(a.text) for a in event.accounts]
    at = [places[t.account].range(t.start, t.end) for t in items]
    hits = []
    for p in pairs:
        a, b = sorted((p.a, p.b), key=lambda i: items[i].account)
        units = [u for u in event.units if u.accounts == (items[a].account, items[b].account)]
        hits.append([u.point for u in units if any(same(at[a], x) and same(at[b], y) for x, y in u.pairs)])
    return Sheet(event, items, pairs, features(items, pairs), hits)


def labels(sheet: Sheet) -> np.ndarray:
    """1 for each pair that states a point of the key."""
    return np.array([bool(h) for h in sheet.hits], dtype=int)


def folds(names: list[str]) -> list[set[str]]:
    """The events' names dealt into FOLDS sets, seeded."""
    order = np.random.default_rng(1).permutation(sorted(set(names)))
    return [set(order[k::FOLDS].tolist()) for k in range(FOLDS)]


def unseen(sheets: list[Sheet]) -> list[np.ndarray]:
    """For every sheet the judge's probabilities when it was not trained on that event."""
    out: list[np.ndarray] = [np.zeros(0)] * len(sheets)
    for held in folds([s.event.name for s in sheets]):
        rest = [s for s in sheets if s.event.name not in held]
        model = fit(np.concatenate([s.x for s in rest]), np.concatenate([labels(s) for s in rest]))
        for k, s in enumerate(sheets):
            if s.event.name in held and len(s.pairs):
                out[k] = model.predict_proba(s.x)[:, 1]
    return out


def differing(sheet: Sheet, p: np.ndarray) -> tuple[list[np.ndarray], list[int]]:
    """Feature rows of all findings of an event, and for each whether the key has the point differ."""
    x, y = [], []
    for k, pair in enumerate(sheet.pairs):
        if settled(float(p[k]), sheet.x[k]) < LINKED:
            continue
        a, b = sheet.items[pair.a], sheet.items[pair.b]
        found = findings(a, b, sheet.event.accounts[a.account].text, sheet.event.accounts[b.account].text)
        if found:
            x.append(rows(found, Judged(pair, settled(float(p[k]), sheet.x[k]), sheet.x[k])))
            y += [int(any(g["relation"] != "agree" for g in sheet.hits[k]))] * len(found)
    return x, y


def regression() -> Pipeline:
    """Few differences are known, so the second judge is the simplest there is: a regression held close to nothing."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=0.02, max_iter=3000))


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
    a = ap.parse_args()
    sheets = [prepare(e) for flat in (False, True) for e in events(a.events, flat)]
    p = unseen(sheets)
    y = np.concatenate([labels(s) for s in sheets])
    scores = {
        "pairs": len(y),
        "same": int(y.sum()),
        "judge AP": round(average_precision_score(y, np.concatenate(p)), 3),
    }
    save(fit(np.concatenate([s.x for s in sheets]), y), a.out / "judge.npz")

    taught = [differing(s, q) for s, q in zip(sheets, p, strict=True)]
    held_y, held_p = [], []
    for held in folds([s.event.name for s in sheets]):
        rest = [t for s, t in zip(sheets, taught, strict=True) if s.event.name not in held]
        model = regression().fit(np.concatenate([r for x, _ in rest for r in x]), np.concatenate([t for _, t in rest]))
        for s, (x, z) in zip(sheets, taught, strict=True):
            if s.event.name in held and x:
                held_p.append(model.predict_proba(np.concatenate(x))[:, 1])
                held_y += z
    z = np.concatenate([t for _, t in taught])
    scores |= {"findings": len(z), "differ": int(z.sum())}
    scores["differs AP"] = round(average_precision_score(held_y, np.concatenate(held_p)), 3)
    told = np.concatenate(held_p)
    best = max((f1_score(held_y, told >= t), t) for t in np.arange(0.02, 0.5, 0.02))
    scores |= {"differs F1": round(best[0], 3), "from": round(float(best[1]), 2)}
    save_regression(regression().fit(np.concatenate([r for x, _ in taught for r in x]), z), a.out / "differs.npz")
    print(json.dumps(scores))


if __name__ == "__main__":
    main()
