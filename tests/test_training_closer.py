"""The judge that reads two clauses together, taught in small: what it is shown, and a loss that falls."""

import hashlib
import json
import lzma
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed (pip install .[training])")
transformers = pytest.importorskip("transformers", reason="transformers is not installed (pip install .[training])")
pytest.importorskip("sklearn", reason="scikit-learn is not installed (pip install .[training])")

from rashomon.model.sessions import session  # noqa: E402
from rashomon.reader import read  # noqa: E402
from rashomon.reconcile.closer import look  # noqa: E402
from training_scripts import TRAINING, as_modules  # noqa: E402

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def closer() -> Iterator[ModuleType]:
    """The training script as a module."""
    with as_modules(["closer"], TRAINING) as made:
        yield made.closer


@pytest.fixture(scope="module")
def held(closer: ModuleType) -> list:
    """The pairs of three of the example's accounts, with labels of the key."""
    (event,) = closer.events(ROOT / "examples", False)
    event = event._replace(accounts=event.accounts[:3], units=[u for u in event.units if max(u.accounts) < 3])
    readings = [read(a) for a in event.accounts]
    sheet = closer.prepare(event, readings)
    y = closer.labels(sheet).astype(float)
    return closer.examples(sheet, y, np.full(len(y), 0.5))


@pytest.fixture
def model(closer: ModuleType) -> object:
    random.seed(0)
    torch.manual_seed(0)
    shape = {"hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 64}
    return closer.Closer(transformers.BertModel(transformers.BertConfig(vocab_size=30522, **shape)), 32)


def test_its_loss_falls_and_what_is_shipped_says_the_same(
    closer: ModuleType, held: list, model: object, tmp_path: Path
) -> None:
    right = [e for e in held if e.label]
    some = right + [e for e in held if not e.label][: len(right)]
    before = closer.precision(some, closer.said(model, some))["alone"]
    told = [np.mean(closer.train(model, some, 4e-3)) for _ in range(20)]
    assert told[-1] < 0.7 * told[0]
    own = closer.said(model, some)
    assert closer.precision(some, own)["alone"] > before
    closer.export(model, tmp_path)
    card = json.loads((tmp_path / "closer.json").read_text())["sha256"]
    assert card == {"closer.onnx": hashlib.sha256((tmp_path / "closer.onnx").read_bytes()).hexdigest()}
    shipped = session((tmp_path / "closer.onnx").read_bytes())
    apart = [abs(look(shipped, (e.left, e.right)) - x) for e, x in zip(some[:40], own[:40], strict=True)]
    assert np.mean(apart) < 0.1 * np.std(own)


def test_what_is_said_of_unseen_events_stands_beside_their_pairs(
    closer: ModuleType, held: list, model: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closer, "distilled", lambda _: model)
    some = [e._replace(trees=0.5 * (k % 2)) for k, e in enumerate(held[:40])]
    odds = closer.unseen_odds(Path(), ["seen", "unseen"], [held[40:140], some], {"unseen"})
    assert list(odds) == [1]
    assert [x != 0 for x in odds[1]] == [bool(k % 2) for k in range(40)]


def test_articles_of_one_event_are_judged_by_the_trees(
    closer: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = json.loads((ROOT / "examples/harbour-fire/accounts.json").read_text())[:4]
    texts = [(ROOT / "examples/harbour-fire/accounts" / f"{a['id']}.txt").read_text() for a in told]
    with lzma.open(tmp_path / "articles.jsonl.xz", "wt") as out:
        out.writelines(json.dumps({"id": str(k), "text": t}) + "\n" for k, t in enumerate(texts))
    (tmp_path / "groups.json").write_text(json.dumps([["0", "1"], ["2", "3"], ["0", "absent"]]))
    monkeypatch.setattr(closer, "ProcessPoolExecutor", lambda **_: ThreadPoolExecutor(1))
    everything = SimpleNamespace(predict_proba=lambda x: np.full((len(x), 2), 0.5))
    paths = (tmp_path / "articles.jsonl.xz", tmp_path / "groups.json", tmp_path / "no keys")
    found = list(closer.of_groups(*paths, everything))
    assert len(found) > 50
    assert {(e.label, e.trees) for e in found} == {(0.5, 0.5)}
