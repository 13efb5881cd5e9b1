"""`rashomon events` from outside, with readings made by hand in place of the reader's, and once with the reader."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from ferry import Run, line
from happenings import TEXT
from rashomon.types import EventRow
from rashomon.types.schema import schema

HEAD = (",".join(EventRow.__struct_fields__) + "\r\n").encode()
HAND_MADE = [sys.executable, "-c", "import happenings; happenings.main()", "events"]
ENV = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")])}
Events = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def events(tmp_path: Path) -> Events:
    """Runs `rashomon events` on hand-made readings, in the test's own folder, which holds two accounts of TEXT."""
    (tmp_path / "a.jsonl").write_text(line("a", TEXT) + line("empty") + line("b", TEXT, outlet="Zażółć", url="=1"))

    def run_it(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = [*HAND_MADE, *arguments]
        return subprocess.run(command, input=stdin, capture_output=True, cwd=tmp_path, env=ENV, timeout=300)

    return run_it


def table(written: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written.decode(), newline="")))


def test_a_row_an_event_in_the_order_of_the_accounts(events: Events) -> None:
    done = events("a.jsonl")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(HEAD)
    rows = table(done.stdout)
    assert [r["account"] for r in rows] == ["a"] * 4 + ["b"] * 4
    assert len({r["event_id"] for r in rows}) == 8
    for r in rows:
        assert TEXT[int(r["start"]) : int(r["end"])] == r["trigger"]
        assert TEXT[int(r["quote_start"]) : int(r["quote_end"])] == r["quote"].removeprefix("'")
    assert (rows[4]["outlet"], rows[4]["url"]) == ("Zażółć", "'=1")


def test_the_forms_hold_the_same_rows(events: Events, tmp_path: Path) -> None:
    lines = [json.loads(x) for x in events("a.jsonl", "--format", "jsonl").stdout.split(b"\n") if x]
    for row in lines:
        jsonschema.validate(row, schema("event"))
    assert events("a.jsonl", "-o", "out.geojson").stdout == b""
    features = json.loads((tmp_path / "out.geojson").read_bytes())["features"]
    assert [f["properties"] for f in features] == lines
    assert events("a.jsonl", "-o", "out.csv").returncode == 0
    rows = table((tmp_path / "out.csv").read_bytes())
    assert [r["event_id"] for r in rows] == [r["event_id"] for r in lines]
    assert sorted(os.listdir(tmp_path)) == ["a.jsonl", "out.csv", "out.geojson"]


@pytest.mark.parametrize(
    ("arguments", "kept"),
    [
        (["--status", "hypothetical"], ["OTHER"]),
        (["--type", "consult"], ["CONSULT"]),
        (["--type", "ASSAULT", "--type", "OTHER"], ["ASSAULT", "ASSAULT", "OTHER"]),
        (["--type", "ASSAULT", "--status", "Happened", "--status", "denied"], ["ASSAULT", "ASSAULT"]),
        (["--type", "AID"], []),
    ],
)
def test_events_of_one_status_or_type_alone(events: Events, arguments: list[str], kept: list[str]) -> None:
    done = events("-", *arguments, stdin=line("a", TEXT).encode())
    assert (done.returncode, [r["event_type"] for r in table(done.stdout)]) == (0, kept)
    assert done.stdout.startswith(HEAD)


def test_an_account_that_comes_twice_is_told_once(events: Events) -> None:
    done = events("a.jsonl", "-", stdin=line("a", TEXT).encode())
    assert len(table(done.stdout)) == 8
    assert done.returncode == 3
    assert b'"a"' in done.stderr


@pytest.mark.parametrize("form", ["csv", "jsonl", "geojson"])
def test_rows_are_out_before_the_next_account_comes(tmp_path: Path, form: str) -> None:
    pipe = subprocess.PIPE
    command = [*HAND_MADE, "-", "--format", form]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=tmp_path, env=ENV) as process:
        assert process.stdin
        assert process.stdout
        seen = b""
        for name in ("first", "second"):
            process.stdin.write(line(name, TEXT).encode())
            process.stdin.flush()
            while f"{name}:{TEXT.index('meet more')}".encode() not in seen:
                more = os.read(process.stdout.fileno(), 1 << 16)
                assert more
                seen += more
        process.stdin.close()
        seen += process.stdout.read()
        assert process.wait(300) == 0
    assert form != "geojson" or len(json.loads(seen)["features"]) == 8


def test_a_name_that_is_no_text_is_valid_json_all_the_same(events: Events, tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.txt")).write_text(TEXT, "utf-8")
    for form in ("jsonl", "geojson"):
        done = events(os.fsdecode(b"bad\xff.txt"), "--format", form)
        assert done.returncode == 0
        assert json.loads(done.stdout.split(b"\n")[0] if form == "jsonl" else done.stdout)


def test_what_it_wrote_is_no_account(events: Events, tmp_path: Path) -> None:
    for form in ("csv", "jsonl", "geojson"):
        (tmp_path / "kept").mkdir(exist_ok=True)
        written = events("a.jsonl", "--format", form).stdout
        for name in (f"kept/{form}.txt", f"{form}.out"):
            (tmp_path / name).write_bytes(written)
    (tmp_path / "kept" / "rows.jsonl").write_bytes((tmp_path / "jsonl.out").read_bytes())
    (tmp_path / "kept" / "b.txt").write_text("Event_id, event_date and the like are columns, she said.")
    done = events("a.jsonl", "kept")
    assert (done.returncode, len(table(done.stdout))) == (0, 8)
    told = done.stderr.decode().splitlines()
    assert [x.split(": ")[1] for x in told] == [
        f"kept/{n}" for n in ("csv.txt", "geojson.txt", "jsonl.txt", "rows.jsonl")
    ]
    assert all("an event ledger that rashomon wrote" in x for x in told)
    named = events("csv.out", "jsonl.out", "geojson.out")
    assert (named.returncode, named.stdout, named.stderr.count(b"an event ledger")) == (1, b"", 3)


def test_another_program_s_map_is_not_taken_for_ours(events: Events, tmp_path: Path) -> None:
    other = {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"event_id": "x"}}]}
    (tmp_path / "other.txt").write_text(json.dumps(other))
    assert events("other.txt").returncode == 0


# --- with the reader ------------------------------------------------------------------------------------------------


def test_any_accounts_have_a_table_with_a_header(run: Run, accounts: Path) -> None:
    done = run("events", "accounts", "missing.txt")
    assert done.returncode == 3
    assert b"missing.txt" in done.stderr
    assert done.stdout.startswith(HEAD)
    assert {r["account"] for r in table(done.stdout)} <= {"courier", "gazette"}
    for row in run("events", "accounts", "--format", "jsonl").stdout.splitlines():
        jsonschema.validate(json.loads(row), schema("event"))
    assert json.loads(run("events", "accounts", "--format", "geojson").stdout)["type"] == "FeatureCollection"


def test_nothing_usable_is_1_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text("the old one")
    for arguments in ([], ["-o", "out.csv"], ["--format", "geojson"]):
        done = run("events", "missing.txt", *arguments)
        assert (done.returncode, done.stdout) == (1, b"")
        assert b"rashomon: missing.txt: " in done.stderr
    assert (tmp_path / "out.csv").read_text() == "the old one"


def test_a_gazetteer_that_cannot_be_used_is_1_and_one_that_is_the_output_2(run: Run, accounts: Path) -> None:
    own = accounts.parent / "own.geojson"
    own.write_text("[]")
    done = run("events", "accounts", "--gazetteer", "own.geojson")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"own.geojson" in done.stderr
    assert run("events", "accounts", "--gazetteer", "own.geojson", "-o", "own.geojson").returncode == 2
    assert own.read_text() == "[]"


def test_an_account_that_is_not_read_is_named(run: Run, tmp_path: Path) -> None:
    french = "Le ferry s'est échoué mardi soir au large de la pointe, a déclaré la capitaine du port dans la nuit. "
    (tmp_path / "french.txt").write_text(french * 3, "utf-8")
    done = run("events", "french.txt")
    assert (done.returncode, done.stdout) == (3, HEAD)
    assert b"french" in done.stderr
