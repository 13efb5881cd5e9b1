import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from ferry import COURIER, GAZETTE, Run

# What is drawn is the same in every run where a failure must be repeatable.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the command in the test's own folder: run("read", "a.txt", stdin=b"", env={...})."""

    def run_it(
        *arguments: str | bytes, stdin: bytes = b"", env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "rashomon", *arguments]
        return subprocess.run(
            command, input=stdin, capture_output=True, cwd=tmp_path, env={**os.environ, **(env or {})}, timeout=600
        )

    return run_it


@pytest.fixture
def accounts(tmp_path: Path) -> Path:
    """A folder with two accounts of one invented event, in the test's own folder."""
    folder = tmp_path / "accounts"
    folder.mkdir()
    (folder / "courier.txt").write_text(COURIER, "utf-8")
    (folder / "gazette.txt").write_text(GAZETTE, "utf-8")
    return folder
