"""The judge that reads two clauses together, taught in small: what it is shown, and a loss that falls."""

import random
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed (pip install .[training])")
transformers = pytest.importorskip("transformers", reason="transformers is not installed (pip install .[training])")
pytest.importorskip("sklearn", reason="scikit-learn is not installed (pip install .[training])")

from rashomon.reader import read  # noqa: E402
from rashomon.reader.pieces import pieces, signs  # noqa: E402
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
    return closer.examples(sheet, readings, y, np.full(len(y), 0.5))


@pytest.fixture
def model(closer: ModuleType) -> object:
    random.seed(0)
    torch.manual_seed(0)
    shape = {"hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 64}
    return closer.Closer(transformers.BertModel(transformers.BertConfig(vocab_size=30522, **shape)), 32)


def test_a_clause_is_shown_within_its_sentence(closer: ModuleType, held: list) -> None:
    for side in (e.left for e in held):
        assert side.count(closer.FROM) == side.count(closer.TO) == 1
        assert 0 < side.index(closer.TO) - side.index(closer.FROM) - 1 <= closer.LONGEST
        assert side.index(closer.FROM) <= closer.BEFORE
    whole = pieces(signs((ROOT / "examples/harbour-fire/accounts.json").read_text())).ids
    assert not {closer.FROM, closer.TO} & set(whole.tolist())


def test_its_loss_falls(closer: ModuleType, held: list, model: object) -> None:
    right = [e for e in held if e.label]
    some = right + [e for e in held if not e.label][: len(right)]
    before = closer.precision(model, some)["alone"]
    told = [np.mean(closer.train(model, some, 2e-3)) for _ in range(20)]
    assert told[-1] < 0.7 * told[0]
    assert closer.precision(model, some)["alone"] > before


def test_it_does_not_matter_which_side_comes_first(closer: ModuleType, held: list, model: object) -> None:
    turned = [e._replace(left=e.right, right=e.left) for e in held[:30]]
    assert np.allclose(closer.said(model, held[:30]), closer.said(model, turned), atol=1e-5)
