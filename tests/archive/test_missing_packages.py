"""Without what the extras bring, the verbs of the archive say what to install, and all others work."""

import sys
from pathlib import Path

import pytest

from ferry import Run

GONE = 'raise ModuleNotFoundError("No module named {0!r}", name={0!r})\n'


@pytest.mark.parametrize(
    ("package", "arguments"),
    [
        ("sqlalchemy", ("archive", "init", "x.db")),
        ("alembic", ("archive", "init", "x.db")),
        ("starlette", ("serve", "x.db")),
        ("feedparser", ("watch", "http://a.example/feed", "--once", "--archive", "y.db")),
    ],
)
def test_what_is_missing_is_named(run: Run, tmp_path: Path, package: str, arguments: tuple[str, ...]) -> None:
    path = {"PYTHONPATH": f"{tmp_path / 'gone'}:{':'.join(p for p in sys.path if p)}"}
    assert run("archive", "init", "y.db").returncode == 0
    (tmp_path / "gone").mkdir()
    (tmp_path / "gone" / f"{package}.py").write_text(GONE.format(package))
    done = run(*arguments, env=path)
    assert done.returncode == 1
    assert f"needs {package}, which is not here: pip install 'rashomon[" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_other_verbs_need_none_of_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    for package in ("sqlalchemy", "alembic", "starlette", "uvicorn", "feedparser", "defusedxml"):
        (tmp_path / "gone" / f"{package}.py").write_text(GONE.format(package))
    path = {"PYTHONPATH": f"{tmp_path / 'gone'}:{':'.join(p for p in sys.path if p)}"}
    assert run("schema", "account", env=path).returncode == 0
    assert run("archive", "--help", env=path).returncode == 0
