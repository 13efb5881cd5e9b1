"""Training in small: what is fitted and saved is what the program then tells, and the same every time."""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest

from rashomon.reconcile.closer import Mix, doubtful
from rashomon.reconcile.features import NAMES
from rashomon.reconcile.judges import line, shipped, trees
from rashomon.text.words import flatten
from training_scripts import TRAINING, as_modules

pytest.importorskip("sklearn", reason="scikit-learn is not installed (pip install .[training])")

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module", autouse=True)
def scripts() -> Iterator[SimpleNamespace]:
    """The training scripts as modules."""
    one = importlib.import_module("threadpoolctl").threadpool_limits(1)  # small work: threads only wait for one another
    with one, as_modules(("boost", "judge", "keys", "sheets"), TRAINING) as modules:
        yield modules


@pytest.fixture(scope="module")
def sheet(scripts: SimpleNamespace) -> object:
    """The example, prepared as an event with a key."""
    (event,) = scripts.keys.events(ROOT / "examples", False)
    return scripts.sheets.prepare(event)


def test_trees_saved_give_the_probabilities_of_the_library(
    scripts: SimpleNamespace, sheet: object, tmp_path: Path
) -> None:
    y = scripts.sheets.labels(sheet)
    assert 0 < y.sum() < len(y) / 2
    model = scripts.boost.fit(sheet.x, y, trees=25)
    scripts.boost.save(model, tmp_path / "tried.npz")
    told = trees(tmp_path / "tried.npz").probability(sheet.x)
    theirs = model.predict_proba(sheet.x)[:, 1]
    assert np.abs(told - theirs).max() < 1e-6
    assert theirs[y == 1].mean() > 3 * theirs[y == 0].mean()


def test_the_same_rows_give_the_same_bytes(scripts: SimpleNamespace, sheet: object, tmp_path: Path) -> None:
    y = scripts.sheets.labels(sheet)
    for name in ("one", "two"):
        scripts.boost.save(scripts.boost.fit(sheet.x, y, trees=10), tmp_path / f"{name}.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_the_regression_saved_gives_the_probabilities_of_the_library(
    scripts: SimpleNamespace, sheet: object, tmp_path: Path
) -> None:
    p = shipped().same.probability(sheet.x)
    x, y = scripts.judge.differing(sheet, scripts.sheets.linked(sheet, p, np.zeros(len(p)), Mix(1.0, 0.0, 0.0)))
    rows = np.concatenate(x)
    assert rows.shape[0] == len(y)
    assert 0 < sum(y) < len(y)
    model = scripts.judge.regression().fit(rows, y)
    scripts.judge.save_regression(model, tmp_path / "differs.npz")
    assert np.abs(line(tmp_path / "differs.npz").probability(rows) - model.predict_proba(rows)[:, 1]).max() < 1e-6


def test_the_key_is_found_in_the_texts_as_published_and_flattened(scripts: SimpleNamespace) -> None:
    (published,), (flat,) = (list(scripts.keys.events(ROOT / "examples", f)) for f in (False, True))
    assert [flatten(a.text) for a in published.accounts] == [a.text for a in flat.accounts]
    assert [(u.accounts, u.pairs) for u in published.units] == [(u.accounts, u.pairs) for u in flat.units]
    assert len(published.units) > 300
    assert all(u.pairs for u in published.units)


@pytest.mark.parametrize(
    ("said", "key", "held"),
    [
        ((0, 4), (0, 4), True),
        ((0, 4), (2, 6), True),
        ((0, 4), (3, 7), False),
        ((0, 61), (0, 4), False),
        ((3, 3), (0, 9), False),
    ],
)
def test_same_is_half_of_the_shorter(
    scripts: SimpleNamespace, said: tuple[int, int], key: tuple[int, int], held: bool
) -> None:
    assert scripts.keys.same(said, key) is held


def test_features_of_the_example_are_finite(sheet: object) -> None:
    assert sheet.x.shape == (len(sheet.pairs), len(NAMES))
    assert np.isfinite(sheet.x).all()


def command(script: Path) -> list[str]:
    """The words of the command that a script's docstring gives."""
    text = script.read_text("utf-8").split('"""')[1]
    found = re.search(rf"^    python training/{script.name}(.*(?:\n        .*)*)", text, re.MULTILINE)
    assert found, f"{script.name} does not say how it is run"
    return found[1].split()


@pytest.mark.parametrize(
    "script", sorted(p for p in TRAINING.glob("*.py") if "def main" in p.read_text("utf-8")), ids=lambda p: p.stem
)
def test_the_command_in_the_docstring_is_one_the_script_takes(script: Path) -> None:
    body, words = script.read_text("utf-8"), command(script)
    for flag in (w.strip("[]") for w in words if "--" in w):
        assert f'add_argument("{flag}"' in body, f"{script.name} takes no {flag}"
    for written in (w.strip("[]") for w in words if w.strip("[]").startswith("src/")):
        assert (ROOT / written).exists(), f"{script.name} writes {written}, which is not there"


def test_only_scripts_import_the_training_modules(scripts: SimpleNamespace) -> None:
    assert all(isinstance(m, ModuleType) and Path(m.__file__).parent == TRAINING for m in vars(scripts).values())


def test_what_trees_and_closer_look_count_for_is_learned_from_what_both_judged(
    scripts: SimpleNamespace, sheet: object, tmp_path: Path
) -> None:
    p = shipped().same.probability(sheet.x)
    right = np.where(scripts.sheets.labels(sheet) == 1, 2.0, -2.0)
    trusted, unasked = (scripts.judge.mixed([sheet], [p], [odds]) for odds in (right, 0 * right))
    assert trusted.model > trusted.trees > 0
    assert unasked.model == pytest.approx(0, abs=1e-6)
    np.savez(tmp_path / "0.npz", **{"1": right})
    np.savez(tmp_path / "1.npz", **{"0": -right})
    odds = scripts.judge.kept(tmp_path, 2)
    assert np.array_equal(odds, [-right, right])
    score = {j.pair: j.score for j in scripts.sheets.linked(sheet, p, right, trusted)}
    known = {j.pair: j.score for j in scripts.sheets.linked(sheet, p, odds[0], trusted)}
    moved = [sheet.pairs[k] for k in doubtful(p, sheet.x)]
    assert all((score[q] > known[q]) == bool(sheet.hits[q]) for q in moved)
