"""From a stream to stories: `report --group`, `--jobs`, `group --state`."""

import contextlib
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ferry import COURIER, GAZETTE, Run
from rashomon.cli.streaming import JOURNAL as KEPT
from rashomon.cli.working import JOURNAL
from rashomon.group import Grouper
from rashomon.workers.journal import _ENTRY, _HEAD

STRIKE = (
    "Bakers in Ostrava walked out over wages on Monday. The bakers' union said that the strike would last a week.",
    "The bakers' union in Ostrava ended its strike after the mill owners raised wages, the union said on Monday.",
)
TITLE = 'Ferry <b>aground</b> & "adrift"'


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A mixed pile: a ferry, a strike, an account of its own, a broken line."""
    rows = [
        {"id": "courier", "outlet": "Courier", "title": TITLE, "published": "2031-03-04", "text": COURIER},
        {"id": "bakers1", "outlet": "Courier", "published": "2031-03-04", "text": STRIKE[0]},
        {"id": "gazette", "outlet": "Gazette", "published": "2031-03-04", "text": GAZETTE},
        {"id": "owl", "outlet": "Herald", "published": "2031-03-04", "text": "A snowy owl nested on the old tower."},
        {"id": "bakers2", "outlet": "Herald", "published": "2031-03-04", "text": STRIKE[1]},
    ]
    path = tmp_path / "pile.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in rows) + "{broken\n", "utf-8")
    return path


def held(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()}


def test_a_mixed_pile_is_a_page_a_story_with_an_index(run: Run, pile: Path, tmp_path: Path) -> None:
    done = run("report", "--group", "pile.jsonl", "-o", "out", "--jobs", "1")
    assert done.returncode == 3, done.stderr
    assert b"line 6" in done.stderr
    entries = [json.loads(line) for line in (tmp_path / "out" / "stories.jsonl").read_text("utf-8").splitlines()]
    assert [[a["id"] for a in e["accounts"]] for e in entries] == [
        ["courier", "gazette"],
        ["bakers1", "bakers2"],
        ["owl"],
    ]
    assert all(a["why"] for e in entries for a in e["accounts"])
    assert set(held(tmp_path / "out")) == {"index.html", "stories.jsonl", *(e["file"] for e in entries)}
    index = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert re.findall(r'href="([^"]+)"', index) == [e["file"] for e in entries]
    assert TITLE not in index
    assert "Ferry &lt;b&gt;aground&lt;/b&gt;" in index
    assert "bakers2 is like bakers1" in index
    for entry in entries:
        page = (tmp_path / "out" / entry["file"]).read_text("utf-8")
        assert page.startswith("<!doctype html>")

    # Threads of one process, or two processes: the same bytes.
    assert run("report", "--group", "pile.jsonl", "-o", "two", "--jobs", "2").returncode == 3
    assert held(tmp_path / "two") == held(tmp_path / "out")

    passed_over = run("group", "out", "pile.jsonl")
    assert passed_over.returncode == 3
    assert passed_over.stderr.count(b"that rashomon wrote, not an account") == 5

    again = run("report", "--group", "pile.jsonl", "-o", "out")
    assert again.returncode == 1
    assert b"not empty" in again.stderr


def killed(command: list[str], journal: Path, size: int) -> bool:
    """Whether a command could be killed when its journal had so many bytes."""
    process = subprocess.Popen(command, cwd=journal.parents[1], stderr=subprocess.PIPE, start_new_session=True)
    end = time.monotonic() + 300
    while process.poll() is None and not (journal.exists() and journal.stat().st_size >= size):
        assert time.monotonic() < end
        time.sleep(0.005)
    with contextlib.suppress(ProcessLookupError):  # where it was done before
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    return process.returncode == -signal.SIGKILL


def test_a_run_that_is_killed_goes_on_and_gives_the_same_bytes(pile: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "rashomon", *"report --group pile.jsonl --jobs 1 --format json -o".split()]
    subprocess.run([*command, "whole"], cwd=tmp_path, capture_output=True, timeout=300)
    whole = held(tmp_path / "whole")
    assert "stories.jsonl" in whole
    journal = tmp_path / "cut" / JOURNAL
    kills = sum(killed([*command, "cut"], journal, size) for size in (1, 2_000, 8_000))
    assert kills
    if journal.exists():
        with journal.open("ab") as file:
            file.write(b"\0" * 7)  # as one that was cut off within an entry
        for name in ("story-000001.json", "index.html", "stories.jsonl"):
            (tmp_path / "cut" / f".{name}.123.draft").write_text("cut off while it was wri")
        last = subprocess.run([*command, "cut"], cwd=tmp_path, capture_output=True, timeout=300)
        assert last.returncode == 3
    assert held(tmp_path / "cut") == whole


def whole_entries(journal: Path) -> bytes:
    """A journal without what a kill cut off."""
    data = journal.read_bytes() if journal.exists() else b""
    end = len(_HEAD)
    while end + _ENTRY.size <= len(data) and (after := end + _ENTRY.size + _ENTRY.unpack_from(data, end)[1]) <= len(
        data
    ):
        end = after
    return data[:end]


@pytest.mark.parametrize("jobs", [[], ["--jobs", "1"]])
@pytest.mark.parametrize(("verb", "form"), [("read", "json"), ("events", "csv")])
def test_a_verb_that_is_killed_goes_on_from_what_it_read(
    pile: Path, tmp_path: Path, verb: str, form: str, jobs: list[str]
) -> None:
    command = [sys.executable, "-m", "rashomon", verb, str(pile), *jobs, "-o"]
    (tmp_path / "cut").mkdir()
    subprocess.run([*command, f"whole.{form}"], cwd=tmp_path, capture_output=True, timeout=300)
    chance = random.Random(f"{verb} {jobs}")
    journal = tmp_path / "cut" / f".out.{form}.{KEPT}"
    kills = 0
    for size in sorted(chance.randrange(1, 9_000) for _ in range(3)):
        before = whole_entries(journal)
        kills += killed([*command, f"cut/out.{form}"], journal, max(size, len(before) + 1))
        # What was read is not read again: nothing that was whole is gone.
        assert not journal.exists() or whole_entries(journal).startswith(before)
    assert kills
    for _ in range(2):  # from what is left, and anew
        last = subprocess.run([*command, f"cut/out.{form}"], cwd=tmp_path, capture_output=True, timeout=300)
        assert last.returncode == 3
        assert held(tmp_path / "cut") == {f"out.{form}": (tmp_path / f"whole.{form}").read_bytes()}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("report", "--group", "pile.jsonl"), "name one folder"),
        (("report", "--group", "pile.jsonl", "-o", "a", "-o", "b"), "name one folder"),
        (("report", "--group", "pile.jsonl", "-o", "a", "--format", "xml"), "no form"),
        (("read", "pile.jsonl", "--engine", "steam"), "no engine"),
        (("read", "pile.jsonl", "--address", "auto"), "belongs to --engine ray"),
        (("read", "pile.jsonl", "--jobs", "0"), ""),
    ],
)
def test_wrong_usage_is_said(run: Run, pile: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr.decode()


def test_readings_of_processes_are_those_of_threads(run: Run, pile: Path) -> None:
    threads, processes = run("read", "pile.jsonl"), run("read", "pile.jsonl", "--jobs", "2")
    assert (threads.returncode, processes.returncode) == (3, 3)
    assert processes.stdout == threads.stdout


def test_a_state_goes_on_where_it_was_left(run: Run, pile: Path, tmp_path: Path) -> None:
    lines = pile.read_bytes().splitlines(keepends=True)
    (tmp_path / "one.jsonl").write_bytes(b"".join(lines[:2]))
    (tmp_path / "two.jsonl").write_bytes(b"".join(lines[1:5]))
    first = run("group", "one.jsonl", "--state", "open.state")
    second = run("group", "two.jsonl", "--state", "open.state", "--format", "jsonl")
    assert (first.returncode, second.returncode) == (0, 0)
    assert [(s["accounts"], s["open"]) for s in json.loads(first.stdout)["stories"]] == [
        (["courier"], True),
        (["bakers1"], True),
    ]
    assert b'"bakers1" came in an earlier run' in second.stderr
    stories = [json.loads(line)["accounts"] for line in second.stdout.splitlines()]
    assert stories == [["courier", "gazette"], ["bakers1", "bakers2"], ["owl"]]
    assert Grouper((tmp_path / "open.state").read_bytes()).knows("owl")
    (tmp_path / "open.state").write_bytes(b"no state")
    third = run("group", "two.jsonl", "--state", "open.state")
    assert (third.returncode, third.stdout) == (1, b"")
    assert b"no state of rashomon group" in third.stderr


def test_stories_as_lines_are_the_stories_of_the_list(run: Run, pile: Path) -> None:
    whole = json.loads(run("group", "pile.jsonl").stdout)["stories"]
    lines = [json.loads(line) for line in run("group", "pile.jsonl", "--format", "jsonl").stdout.splitlines()]
    assert sorted(map(json.dumps, lines)) == sorted(map(json.dumps, whole))
