"""Judgements from the command line: named, signed, undone, and refused plainly where they cannot be meant."""

import json
from pathlib import Path

import pytest

from ferry import Run
from rashomon.archive import create, open_archive
from rashomon.types import Account
from standin import HANDS

SIGNED = ("--name", "Nana", "--reason", "seen with my own eyes")


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An archive that the stand-in reader filled; the verbs only show and judge it."""
    monkeypatch.setattr("rashomon.archive.database.SYNCHRONOUS", "OFF")
    fire = "The grain terminal at Sarn burned through the night."
    with create(tmp_path / "news.db", HANDS) as made:
        texts = {"gazette": "12 killed. Crews came late.", "courier": "13 killed. The crews were late."}
        texts["lamp"] = "12 killed."
        list(made.add([Account(id=n, text=f"{fire} {t}", outlet=n, published="2031-03-04") for n, t in texts.items()]))
    return "news.db"


def points(run: Run, archive: str) -> dict[str, str]:
    """What is listed: the names of statements by their words, those of one point on after another."""
    lines = run("archive", "judge", archive, "s1").stdout.decode().splitlines()
    found: dict[str, str] = {}
    for name, _, place, words in (x.split("\t") for x in lines if x.startswith("p")):
        found.setdefault(words.strip("“”"), name)
        found[place] = name
    return found


def test_each_kind_of_judgement_and_its_undoing(run: Run, told: str, tmp_path: Path) -> None:
    named = points(run, told)
    late, crews, twelve, thirteen = (
        named[w] for w in ("Crews came late.", "The crews were late.", "12 killed.", "13 killed.")
    )
    point = twelve.partition(".")[0]
    assert thirteen.startswith(f"{point}.")
    place = next(x for x, name in named.items() if name == late and ":" in x)
    for number, asked in enumerate(
        (
            ("merge", "--these", place, "--those", crews.partition(".")[0]),
            ("reject", "--these", twelve, "--those", thirteen, "--aspect", "number"),
            ("confirm", "--these", twelve, "--those", thirteen),
            ("split", "--these", thirteen),
            ("move", "--these", thirteen, "--those", crews),
            ("origin", "--these", twelve, "--value", "Port police"),
            ("aside", "--value", "lamp"),
        ),
        1,
    ):
        done = run("archive", "judge", told, "s1", *asked, *SIGNED)
        assert done.returncode == 0, (asked, done.stderr)
        assert done.stdout.decode().startswith(f"judgement {number}\ts1\t")
        with open_archive(tmp_path / told, HANDS) as kept:
            last = kept.judgements("s1")[-1]
            assert (last.kind, last.name, last.reason) == (asked[0], "Nana", "seen with my own eyes")
            words = {s.text.strip() for p in kept.story("s1").points for s in p.statements if p.id.endswith(".j4")}
            if asked[0] == "split":
                assert words == {"13 killed."}
                assert {a.text.strip() for a in last.others} == {"12 killed."}
            if asked[0] == "merge":
                both = {"Crews came late.", "The crews were late."}
                assert any(both == {s.text.strip() for s in p.statements} for p in kept.story("s1").points)
        undone = run(
            "archive", "undo", told, str(number), "--reason", "no", "--format", "jsonl", env={"RASHOMON_NAME": "Gia"}
        )
        assert json.loads(undone.stdout)["undone_by"] == "Gia"
    listed = run("archive", "judge", told, "s1", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(x)["undone_reason"] for x in listed] == ["no"] * 7
    assert points(run, told) == named


@pytest.mark.parametrize(
    ("asked", "code", "words"),
    [
        (("s1", "burn", *SIGNED), 2, "there is no judgement 'burn'"),
        (("s1", "merge", "--these", "p1"), 2, "--name and --reason"),
        (("s1", "merge", "--these", "p1", *SIGNED), 2, "merge needs --those"),
        (("s1", "aside", "--these", "p1", "--value", "lamp", *SIGNED), 2, "aside takes no --these"),
        (("s1", "aside", *SIGNED), 2, "aside needs --value"),
        (("s1", "merge", "--these", "p1", "--those", "p2", "--value", "x", *SIGNED), 2, "merge takes no --value"),
        (("s1", "reject", "--these", "p1", "--those", "p1", "--aspect", "mood", *SIGNED), 2, "--aspect is for"),
        (("s1", "merge", "--these", "p99", "--those", "p1", *SIGNED), 2, "no 'p99'"),
        (("s1", "merge", "--these", "p1.0", "--those", "p1", *SIGNED), 2, "no 'p1.0'"),
        (("s1", "merge", "--these", "lamp:9999", "--those", "p1", *SIGNED), 2, "no 'lamp:9999'"),
        (("s1", "aside", "--value", "nobody", *SIGNED), 1, "nothing as it is now"),
        (("s9", "aside", "--value", "lamp", *SIGNED), 2, "there is no story s9"),
        (("s1", "--these", "p1"), 2, "say what is to be judged"),
        (("s1", "--format", "xml"), 2, "there is no form"),
    ],
)
def test_what_cannot_be_meant_changes_nothing(
    run: Run, told: str, asked: tuple[str, ...], code: int, words: str
) -> None:
    done = run("archive", "judge", told, *asked)
    assert (done.returncode, done.stdout) == (code, b"")
    assert words in done.stderr.decode()
    assert run("archive", "judge", told, "s1", "--format", "jsonl").stdout == b""


def test_undoing_what_is_not_there_or_was_undone(run: Run, told: str) -> None:
    run("archive", "judge", told, "s1", "aside", "--value", "lamp", *SIGNED)
    assert run("archive", "undo", told, "1").returncode == 2
    assert run("archive", "undo", told, "1", *SIGNED).returncode == 0
    again = run("archive", "undo", told, "1", *SIGNED)
    assert (again.returncode, b"was undone already" in again.stderr) == (1, True)
    assert run("archive", "undo", told, "7", *SIGNED).returncode == 2
