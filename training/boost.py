"""Boosted trees: fitted by scikit-learn, written as plain tables that `rashomon.reconcile.trees` reads."""

from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier


def fit(
    x: np.ndarray, y: np.ndarray, trees: int = 300, leaves: int = 12, least: int = 30
) -> HistGradientBoostingClassifier:
    """Fit, seeded: x [rows, features], y [rows] of 0 and 1."""
    model = HistGradientBoostingClassifier(
        max_iter=trees,
        learning_rate=0.04,
        max_features=0.15,  # many features tell nearly the same: a split that sees few of them spreads the trust
        max_leaf_nodes=leaves,
        min_samples_leaf=least,
        l2_regularization=1.0,
        random_state=0,
    )
    return model.fit(x, y)


def save(model: HistGradientBoostingClassifier, path: Path) -> None:
    """Write the trees as one table of nodes."""
    columns: dict[str, list[np.ndarray]] = {k: [] for k in ("feature", "threshold", "left", "right", "value")}
    roots, base = [], 0
    for (tree,) in model._predictors:
        n = tree.nodes
        roots.append(base)
        columns["feature"].append(np.where(n["is_leaf"], -1, n["feature_idx"]).astype(np.int32))
        columns["threshold"].append(n["num_threshold"].astype(np.float32))
        columns["left"].append((n["left"] + base).astype(np.int32))
        columns["right"].append((n["right"] + base).astype(np.int32))
        columns["value"].append(n["value"].astype(np.float32))
        base += len(n)
    path.parent.mkdir(parents=True, exist_ok=True)
    tables = {k: np.concatenate(v) for k, v in columns.items()}
    start = np.float64(np.ravel(model._baseline_prediction)[0])
    np.savez_compressed(path, **tables, root=np.array(roots, dtype=np.int32), start=start)
