"""Boosted trees: fitted by scikit-learn, written as plain tables that `rashomon.reconcile.trees` reads."""

from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier


class Bagged:
    """Boosted trees of several seeds, their log-odds averaged (Breiman 1996)."""

    def __init__(self, models: list[HistGradientBoostingClassifier]) -> None:
        self.models = models

    def predict_proba(self, x: np.ndarray) -> np.ndarray:
        """Probabilities of 0 and 1: shape [rows, 2]."""
        p = 1 / (1 + np.exp(-np.mean([m.decision_function(x) for m in self.models], axis=0)))
        return np.stack([1 - p, p], axis=1)


def fit(x: np.ndarray, y: np.ndarray, trees: int = 300, leaves: int = 12, least: int = 30, seeds: int = 2) -> Bagged:
    """Fit, seeded: x [rows, features], y [rows] of 0 and 1.

    The answers of as many models as there are seeds are averaged: what one makes of chance the others do not.
    """
    models = [
        HistGradientBoostingClassifier(
            max_iter=trees,
            learning_rate=0.04,
            max_features=0.15,  # many features tell nearly the same: a split that sees few of them spreads the trust
            max_leaf_nodes=leaves,
            min_samples_leaf=least,
            l2_regularization=1.0,
            random_state=seed,
        )
        for seed in range(seeds)
    ]
    return Bagged([m.fit(x, y) for m in models])


def save(model: Bagged, path: Path) -> None:
    """Write the trees of all seeds as one table of nodes, whose sum is the average."""
    columns: dict[str, list[np.ndarray]] = {k: [] for k in ("feature", "threshold", "left", "right", "value")}
    roots, base = [], 0
    for (tree,) in (p for m in model.models for p in m._predictors):
        n = tree.nodes
        roots.append(base)
        columns["feature"].append(np.where(n["is_leaf"], -1, n["feature_idx"]).astype(np.int32))
        columns["threshold"].append(n["num_threshold"].astype(np.float32))
        columns["left"].append((n["left"] + base).astype(np.int32))
        columns["right"].append((n["right"] + base).astype(np.int32))
        columns["value"].append((n["value"] / len(model.models)).astype(np.float32))
        base += len(n)
    path.parent.mkdir(parents=True, exist_ok=True)
    tables = {k: np.concatenate(v) for k, v in columns.items()}
    start = np.float64(np.mean([np.ravel(m._baseline_prediction)[0] for m in model.models]))
    np.savez_compressed(path, **tables, root=np.array(roots, dtype=np.int32), start=start)
