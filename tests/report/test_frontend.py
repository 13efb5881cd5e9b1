"""The page's script, style and map shapes are what their sources in frontend/ build, byte for byte."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FRONTEND = ROOT / "frontend"
REPORT = ROOT / "src" / "rashomon" / "report"
BUILT = ("static/page.js", "static/page.css", "data/land.json")

if shutil.which("node") is None or shutil.which("npm") is None:
    pytest.skip("no `node` and `npm` on the path: the page's script was not built anew", allow_module_level=True)


def test_rebuilding_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "frontend"
    shutil.copytree(FRONTEND, folder, ignore=shutil.ignore_patterns("node_modules"))
    got = subprocess.run(
        ["npm", "ci", "--no-audit", "--no-fund", "--prefer-offline"], cwd=folder, capture_output=True, timeout=600
    )
    if got.returncode:
        pytest.skip("npm could not get what package-lock.json names: the page's script was not built anew")
    subprocess.run(["npm", "run", "check"], cwd=folder, check=True, capture_output=True, timeout=600)
    subprocess.run(
        ["node", "build.mjs", str(tmp_path / "out")], cwd=folder, check=True, capture_output=True, timeout=600
    )
    stale = [name for name in BUILT if (tmp_path / "out" / name).read_bytes() != (REPORT / name).read_bytes()]
    assert stale == [], "build them anew: cd frontend && npm ci && npm run build"


def test_the_build_is_locked() -> None:
    import json

    wanted = json.loads((FRONTEND / "package.json").read_text("utf-8"))["devDependencies"]
    held = json.loads((FRONTEND / "package-lock.json").read_text("utf-8"))["packages"]
    assert {name: held[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all(entry.get("integrity") for name, entry in held.items() if name)
