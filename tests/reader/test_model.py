"""The model's session: every word owned once, the same answers however it is run, files that are checked."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from rashomon.reader import model, released
from rashomon.reader.hearing import hear
from rashomon.reader.model import BODY, windows
from rashomon.text.words import flatten, words
from rashomon.types import ModelError

TEXT = (
    "The ferry Marigold ran aground off Tolle Point on Tuesday, the harbour master said. “We were lucky,” said Ilse "
    "Brandt, a nurse from Norwick. Two people familiar with the inquiry said that the pilot had been asleep. "
)


@pytest.mark.parametrize("times", [1, 3, 4, 5, 9, 40])
def test_every_word_is_owned_by_one_window(times: int) -> None:
    text = TEXT * times
    owned = [w.own for w in windows(text)]
    assert owned[0][0] == 0
    assert owned[-1][1] == len(words(text))
    assert all(a[1] == b[0] for a, b in pairwise(owned))


@pytest.mark.parametrize("text", ["", " \n ", "…!?", "x" * 5000, "東京 " * 400, "\ud800 a", "said " * 3000])
def test_odd_texts_are_no_trouble(text: str) -> None:
    assert len(hear(text).odds) == len(words(text))


def test_answers_do_not_depend_on_threads_or_company() -> None:
    texts = [TEXT * n for n in (1, 7, 3)] + [flatten(TEXT * 5)]
    alone = [hear(t) for t in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(hear, reversed(texts)))[::-1]
    for a, b in zip(alone, together, strict=True):
        assert np.array_equal(a.odds, b.odds)
        assert a.frames == b.frames


def test_a_word_far_from_every_cut_does_not_depend_on_what_is_far() -> None:
    short = hear(TEXT)
    assert len(list(windows(TEXT))) == 1
    assert len(model.signs(TEXT).pieces) < BODY
    assert np.array_equal(hear(TEXT.strip()).odds, short.odds)


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the model's files that may be spoiled."""
    real = released.resources.files("rashomon.reader")
    (tmp_path / "data").mkdir()
    for name in ("reader.json", "reader.npz", "reader.onnx", "vocab.txt"):
        (tmp_path / "data" / name).write_bytes(real.joinpath("data", name).read_bytes())
    monkeypatch.setattr(released, "resources", SimpleNamespace(files=lambda _: tmp_path))
    released.card.cache_clear()
    yield tmp_path / "data"
    released.card.cache_clear()


SPOILT: dict[str, Callable[[Path], object]] = {
    "missing": Path.unlink,
    "damaged or altered": lambda p: p.write_bytes(p.read_bytes()[:-1]),
}


@pytest.mark.parametrize("name", ["reader.onnx", "reader.npz", "vocab.txt"])
@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_file_is_named(shipped: Path, name: str, how: str) -> None:
    SPOILT[how](shipped / name)
    with pytest.raises(ModelError, match=rf"{name} is {how}"):
        released.checked(name)


def test_a_spoilt_card_is_named(shipped: Path) -> None:
    (shipped / "reader.json").write_text("{")
    with pytest.raises(ModelError, match=r"reader\.json"):
        released.checked("reader.onnx")


def test_whole_files_pass(shipped: Path) -> None:
    card = json.loads((shipped / "reader.json").read_text())
    assert {n for n in card["sha256"] if released.checked(n)} == {"reader.onnx", "reader.npz", "vocab.txt"}
    assert sum((shipped / n).stat().st_size for n in card["sha256"]) < 30e6
