"""The Python face of the package."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import rashomon
from rashomon.types import Group

FUNCTIONS = ("load", "read", "reconcile", "group", "report", "events")


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True)


def test_importing_pulls_in_nothing_heavy() -> None:
    out = python("-c", "import sys, rashomon; print(*sys.modules)").stdout.split()
    heavy = {"torch", "numpy", "trafilatura", "typer", "rich", "jinja2", "lxml", "onnxruntime", "msgspec"}
    assert heavy.isdisjoint(out)


def test_importing_and_naming_every_function_pulls_in_no_torch() -> None:
    out = python("-c", f"import sys\nfrom rashomon import {', '.join(FUNCTIONS)}\nprint(*sys.modules)").stdout.split()
    assert {"torch", "numpy", "trafilatura"}.isdisjoint(out)


def test_importing_takes_less_than_a_third_of_a_second() -> None:
    def microseconds() -> int:
        lines = python("-X", "importtime", "-c", "import rashomon").stderr.splitlines()
        last = next(x for x in lines if re.search(r"\| rashomon$", x))
        return int(last.split("|")[1])

    assert min(microseconds() for _ in range(3)) < 300_000


def test_every_name_is_there_and_listed() -> None:
    assert set(dir(rashomon)) == set(rashomon.__all__)
    for name in rashomon.__all__:
        assert getattr(rashomon, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        rashomon.nothing  # noqa: B018


@pytest.mark.parametrize(
    "first", ["import rashomon.group", "from rashomon.report import render", "import rashomon.reconcile"]
)
def test_rooms_do_not_hide_the_functions_of_their_name(first: str) -> None:
    code = f"{first}\nimport rashomon\nassert all(callable(getattr(rashomon, n)) for n in {FUNCTIONS!r})"
    python("-c", code)


def test_load_read_reconcile_report(accounts: Path) -> None:
    loaded = rashomon.load(accounts, accounts / "missing.txt")
    assert [a.id for a in loaded.accounts] == ["courier", "gazette"]
    assert [p.lost for p in loaded.problems] == [True]
    assert "missing.txt" in loaded.problems[0].input

    reading = rashomon.read(loaded.accounts[0])
    assert reading.id == "courier"
    assert reading.sentences

    story = rashomon.reconcile(loaded.accounts)
    assert story.made_by == f"rashomon {rashomon.__version__}"
    assert [a.id for a in story.accounts] == ["courier", "gazette"]
    assert json.loads(rashomon.report(story, "json"))["schema"] == "rashomon/story/1"
    assert rashomon.report(loaded.accounts, "md") == rashomon.report(story, "md")
    with pytest.raises(ValueError, match="pdf"):
        rashomon.report(story, "pdf")


def test_events_come_as_rows() -> None:
    rows = rashomon.events([rashomon.Account(id="a", text="Troops shelled the town of Sarn on Monday.")])
    assert iter(rows) is rows
    assert all(isinstance(r, rashomon.EventRow) and r.account == "a" for r in rows)


def test_group() -> None:
    account = rashomon.Account(id="a", text="The bridge fell.")
    assert rashomon.group([account]) == [Group(accounts=("a",), why=("a opens the story",))]
