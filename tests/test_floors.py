"""Quality floors: a figure that falls fails, and no floor is lowered silently."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
SCORER = """import sys
assert sys.argv[-2] == "--run"
shared = open(__file__ + ".figure").read()
print("one   shared P 0.1 R 0.1 F1 0.999 | differing P 0 R 0 F1 0.999 | aspect 0.1 | credited 0.99 of 3")
print(f"ALL   shared P 0.1 R 0.1 F1 {shared} | differing P 0 R 0 F1 0.200 | aspect 0.1 | credited 0.50 of 9")
"""


@pytest.fixture
def floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The floors script, with a floors file, a corpus and a scorer of its own."""
    spec = importlib.util.spec_from_file_location("run_floors", ROOT / "benchmarks" / "run_floors.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "FLOORS", tmp_path / "floors.json")
    module.FLOORS.write_text("{}")
    (tmp_path / "shared" / "bench").mkdir(parents=True)
    (tmp_path / "shared" / "bench" / "spans.py").touch()
    (tmp_path / "shared" / "accounts" / "dev").mkdir(parents=True)
    (tmp_path / "shared" / "accounts" / "dev" / "a.txt").write_text("a text")
    return module


def measure(
    floors: ModuleType, monkeypatch: pytest.MonkeyPatch, *options: str, shared: str = "0.400"
) -> tuple[str | int | None, dict[str, float]]:
    """Runs the script against a scorer that prints this figure: how it exited, and the floors afterwards."""
    folder = floors.FLOORS.parent / "shared"
    (folder / "bench" / "story.py").write_text(SCORER)
    (folder / "bench" / "story.py.figure").write_text(shared)
    monkeypatch.setattr(sys, "argv", ["run_floors.py", "--shared", str(folder), "--only", "story", *options])
    code: str | int | None = 0
    try:
        floors.main()
    except SystemExit as e:
        code = e.code
    return code, json.loads(floors.FLOORS.read_text()).get("story", {}).get("figures", {})


def test_unpinned_figures_do_not_fail_and_are_not_written(
    floors: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert measure(floors, monkeypatch) == (0, {})
    assert capsys.readouterr().out.count("unpinned") == 3


def test_floors_rise_hold_and_fail(floors: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    pinned = {"shared F1": 0.4, "differing F1": 0.2, "credited": 0.5}
    assert measure(floors, monkeypatch, "--pin") == (0, pinned)
    assert measure(floors, monkeypatch, shared="0.380") == (0, pinned)
    code, after = measure(floors, monkeypatch, shared="0.350")
    assert "shared F1: FELL" in str(code)
    assert after == pinned
    assert measure(floors, monkeypatch, "--pin", shared="0.450") == (0, {**pinned, "shared F1": 0.45})


def test_a_floor_falls_only_with_a_reason_that_stays(floors: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    measure(floors, monkeypatch, "--pin")
    code, after = measure(floors, monkeypatch, "--pin", shared="0.300")
    assert "shared F1 fell from 0.4 to 0.3" in str(code)
    assert after["shared F1"] == 0.4
    assert measure(floors, monkeypatch, "--pin", "--lower", "fewer, better points", shared="0.300")[0] == 0
    kept = json.loads(floors.FLOORS.read_text())["story"]
    assert kept["figures"]["shared F1"] == 0.3
    assert kept["lowered"] == [{"reason": "fewer, better points", "figures": {"shared F1": [0.4, 0.3]}}]


def test_another_corpus_fails_until_it_is_pinned_with_a_reason(
    floors: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    measure(floors, monkeypatch, "--pin")
    (floors.FLOORS.parent / "shared" / "accounts" / "dev" / "a.txt").write_text("another text")
    assert "OTHER CORPUS" in str(measure(floors, monkeypatch, shared="0.900")[0])
    assert "changed" in str(measure(floors, monkeypatch, "--pin", shared="0.900")[0])
    code, after = measure(floors, monkeypatch, "--pin", "--lower", "a mended key", shared="0.300")
    assert (code, after["shared F1"]) == (0, 0.3)
    assert measure(floors, monkeypatch, shared="0.300")[0] == 0
