"""Model files: each is what its card says, or is named in the error."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from rashomon.model import released
from rashomon.model.released import CLOSER, READER, VOCABULARY, Release
from rashomon.types import ModelError

FILES = [
    (READER, "reader.onnx"),
    (READER, "reader.npz"),
    (VOCABULARY, "vocab.txt"),
    (CLOSER, "closer.onnx"),
]


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of all model files, in one folder, that may be spoiled."""
    (tmp_path / "data").mkdir()
    for release in {release for release, _ in FILES}:
        real = released.resources.files(f"rashomon.{release.room}")
        for name in (f"{release.name}.json", *release.card()["sha256"]):
            (tmp_path / "data" / name).write_bytes(real.joinpath("data", name).read_bytes())
    monkeypatch.setattr(released, "resources", SimpleNamespace(files=lambda _: tmp_path))
    released._card.cache_clear()
    yield tmp_path / "data"
    released._card.cache_clear()


SPOILT: dict[str, Callable[[Path], object]] = {
    "missing": Path.unlink,
    "damaged or altered": lambda p: p.write_bytes(p.read_bytes()[:-1]),
}


@pytest.mark.parametrize(("release", "name"), FILES)
@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_file_is_named(shipped: Path, release: Release, name: str, how: str) -> None:
    SPOILT[how](shipped / name)
    with pytest.raises(ModelError, match=rf"{name} is {how}"):
        release.checked(name)


@pytest.mark.parametrize("release", {release for release, _ in FILES})
@pytest.mark.parametrize("said", ["{", "{}", "[]"])
def test_a_spoilt_card_is_named(shipped: Path, release: Release, said: str) -> None:
    (shipped / f"{release.name}.json").write_text(said)
    with pytest.raises(ModelError, match=rf"{release.name}\.json"):
        release.card()


def test_whole_files_pass(shipped: Path) -> None:
    held = {(r, n) for r in {r for r, _ in FILES} for n in r.card()["sha256"]}
    assert held == set(FILES)
    assert all(r.checked(n) for r, n in held)
    assert all((shipped / n).stat().st_size < 30e6 for _, n in held)
