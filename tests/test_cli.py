"""The command line from outside: exit codes, streams, and outputs that are whole or not there."""

import contextlib
import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import jsonschema
import pytest

import rashomon
from ferry import COURIER, GAZETTE, Run, line

MOMENT = {"SOURCE_DATE_EPOCH": "1930640711"}
KEPT = ".out.json.rashomon-journal"
BAD_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}


def schema(run: Run, name: str) -> dict[str, object]:
    loaded: dict[str, object] = json.loads(run("schema", name).stdout)
    jsonschema.Draft202012Validator.check_schema(loaded)
    return loaded


# --- what comes out -------------------------------------------------------------------------------------------------


def test_version_and_help(run: Run) -> None:
    assert run("--version").stdout.decode() == f"rashomon {rashomon.__version__}\n"
    for arguments in ([], ["report"], ["read"], ["reconcile"], ["group"], ["events"], ["explain"], ["schema"]):
        done = run(*arguments, "--help", env={"COLUMNS": "100"})
        assert done.returncode == 0
        assert b"rashomon" in done.stdout
        assert b"xample" in done.stdout


def test_report_writes_every_form_that_the_suffixes_name(run: Run, accounts: Path, tmp_path: Path) -> None:
    names = ["story.html", "story.json", "story.md", "story.csv"]
    done = run("report", "accounts", *(x for name in names for x in ("-o", name)))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert "Content-Security-Policy" in (tmp_path / "story.html").read_text("utf-8")
    story = json.loads((tmp_path / "story.json").read_text("utf-8"))
    assert [a["id"] for a in story["accounts"]] == ["courier", "gazette"]
    assert "Marigold" in (tmp_path / "story.md").read_text("utf-8")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "story.csv").read_text("utf-8"))))
    assert len(rows) == sum(len(p["statements"]) for p in story["points"])
    assert sorted(p.name for p in tmp_path.iterdir()) == ["accounts", *sorted(names)]


def test_spans_of_the_story_are_its_words(run: Run, accounts: Path) -> None:
    story = json.loads(run("reconcile", "accounts").stdout)
    texts = {"courier": COURIER, "gazette": GAZETTE}
    statements = [s for p in story["points"] for s in p["statements"]]
    assert statements
    assert all(texts[s["account"]][s["start"] : s["end"]] == s["text"] for s in statements)


@pytest.mark.parametrize(("form", "start"), [("html", b"<!"), ("json", b"{"), ("md", b"#"), ("csv", b"point,")])
def test_report_to_standard_output(run: Run, accounts: Path, form: str, start: bytes) -> None:
    done = run("report", "accounts", "--format", form)
    assert done.returncode == 0
    assert done.stdout.lower().startswith(start)
    assert (b"\r\n" in done.stdout) == (form == "csv")


def test_report_prints_markdown_and_reconcile_json_unless_told_otherwise(run: Run, accounts: Path) -> None:
    plain = run("report", "accounts", env=MOMENT).stdout
    assert plain == run("report", "accounts", "--format", "md", env=MOMENT).stdout
    printed = run("report", "accounts", "--format", "json", "-o", "-", env=MOMENT).stdout
    assert run("reconcile", "accounts", env=MOMENT).stdout == printed


def test_format_wins_over_the_suffix(run: Run, accounts: Path, tmp_path: Path) -> None:
    assert run("report", "accounts", "--format", "json", "-o", "story.txt").returncode == 0
    assert json.loads((tmp_path / "story.txt").read_text("utf-8"))["schema"] == "rashomon/story/1"


def test_outputs_stand_to_their_schemas(run: Run, accounts: Path) -> None:
    jsonschema.validate(json.loads(run("reconcile", "accounts").stdout), schema(run, "story"))
    readings = run("read", "accounts").stdout.splitlines()
    assert len(readings) == 2
    for reading in readings:
        jsonschema.validate(json.loads(reading), schema(run, "reading"))
    jsonschema.validate(json.loads(run("group", "accounts").stdout), schema(run, "groups"))
    jsonschema.validate(json.loads(line("a", outlet=None)), schema(run, "account"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"id": "a"}, schema(run, "account"))


def test_read_as_lines_and_as_a_list(run: Run, accounts: Path, tmp_path: Path) -> None:
    lines = run("read", "accounts", "--format", "jsonl").stdout
    assert [json.loads(x)["id"] for x in lines.split(b"\n") if x] == ["courier", "gazette"]
    as_list = run("read", "accounts", "--format", "json").stdout
    assert json.loads(as_list) == [json.loads(x) for x in lines.split(b"\n") if x]
    assert run("read", "accounts", "-o", "out.jsonl").returncode == 0
    assert (tmp_path / "out.jsonl").read_bytes() == lines


def test_group_puts_every_account_into_one_story(run: Run, accounts: Path) -> None:
    stories = json.loads(run("group", "accounts").stdout)["stories"]
    assert [s["accounts"] for s in stories] == [["courier", "gazette"]]
    assert "aground" in stories[0]["why"][1]


def test_explain_prints_why_a_point_is_as_it_is(run: Run, accounts: Path, tmp_path: Path) -> None:
    run("reconcile", "accounts", "-o", "story.json")
    done = run("explain", "story.json", "p1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"p1: ")
    assert max(map(len, done.stdout.decode().splitlines())) <= 80
    assert run("explain", "-", "1", stdin=(tmp_path / "story.json").read_bytes()).stdout == done.stdout
    names = ["why.txt", "why.md", "why.json"]
    assert run("explain", "story.json", "p1", *(x for n in names for x in ("-o", n))).returncode == 0
    assert (tmp_path / "why.txt").read_bytes() == done.stdout
    assert (tmp_path / "why.md").read_bytes() == run("explain", "story.json", "p1", "--format", "md").stdout
    jsonschema.validate(json.loads((tmp_path / "why.json").read_text("utf-8")), schema(run, "explanation"))


def test_explain_says_what_is_wrong(run: Run, accounts: Path, tmp_path: Path) -> None:
    run("reconcile", "accounts", "-o", "story.json")
    story = (tmp_path / "story.json").read_bytes()
    (tmp_path / "later.json").write_bytes(story.replace(b"rashomon/story/1", b"rashomon/story/2"))
    (tmp_path / "altered.json").write_bytes(story.replace(b'"text": "', b'"text": "Not so: '))
    for arguments, code, words in (
        (["story.json", "p999"], 2, b"its points are p1 to p"),
        (["story.json"], 2, b"POINT"),
        (["story.json", "p1", "--format", "html"], 2, b"text, json, md"),
        (["story.json", "p1", "-o", "story.json"], 2, b"both an input and an output"),
        (["none.json", "p1"], 1, b"none.json: No such file"),
        (["accounts", "p1"], 1, b"is a folder"),
        (["accounts/gazette.txt", "p1"], 1, b"rashomon reconcile"),
        (["later.json", "p1"], 1, b"rashomon/story/2"),
        (["altered.json", "p1"], 1, b"was altered"),
    ):
        done = run("explain", *arguments)
        assert (done.returncode, done.stdout) == (code, b""), arguments
        assert words in done.stderr
        assert b"Traceback" not in done.stderr


def test_one_account_alone_is_single_source(run: Run, accounts: Path) -> None:
    done = run("reconcile", "accounts/gazette.txt")
    assert done.returncode == 0
    assert {p["status"] for p in json.loads(done.stdout)["points"]} == {"single"}


def test_standard_input(run: Run) -> None:
    stdin = (line("gazette") + line("courier", COURIER)).encode()
    assert [a["id"] for a in json.loads(run("reconcile", "-", stdin=stdin).stdout)["accounts"]] == [
        "gazette",
        "courier",
    ]


def test_the_same_input_gives_the_same_bytes(run: Run, accounts: Path) -> None:
    for arguments in (("read", "accounts"), ("report", "accounts", "--format", "html"), ("group", "accounts")):
        # A story says when it was made, which SOURCE_DATE_EPOCH tells where a run is to be repeated.
        outputs = {run(*arguments, env={"PYTHONHASHSEED": s, **MOMENT}).stdout for s in ("1", "2")}
        assert len(outputs) == 1


def test_a_story_says_when_it_was_made(run: Run, accounts: Path) -> None:
    assert json.loads(run("reconcile", "accounts", env=MOMENT).stdout)["made_at"] == "2031-03-07T09:05:11Z"
    now = json.loads(run("reconcile", "accounts", env={"SOURCE_DATE_EPOCH": "soon"}).stdout)["made_at"]
    assert abs(datetime.now(UTC) - datetime.fromisoformat(now)) < timedelta(hours=1)


def test_standard_output_is_utf8_whatever_the_locale(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        line("zażółć", "Мэр сказал “да” 🙂 in the harbour on Tuesday, officials said."), "utf-8"
    )
    for arguments in (("reconcile", "a.jsonl"), ("report", "a.jsonl"), ("read", "a.jsonl"), ("group", "a.jsonl")):
        done = run(*arguments, env=BAD_LOCALE)
        assert "zażółć" in done.stdout.decode("utf-8"), done.stderr


def test_file_names_that_are_no_text_do_not_stop_the_work(run: Run, tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/bad\xff\x1b[31m.txt"
    Path(os.fsdecode(odd)).write_text(GAZETTE)
    for verb in ("report", "read", "reconcile", "group"):
        for env in ({}, BAD_LOCALE):
            done = run(verb, odd, b"missing\xfe\x1b.txt", env=env)
            assert done.returncode == 3, done.stderr
            assert b"\x1b" not in done.stderr
            assert b"missing" in done.stderr
            done.stdout.decode("utf-8")


# --- exit codes -----------------------------------------------------------------------------------------------------


def test_a_gazetteer_of_the_user_s_own(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Mortars fell on Camp Zorble on Tuesday, a spokesman for the army said.", "utf-8")
    (tmp_path / "own.csv").write_text("name,latitude,longitude\nCamp Zorble,33.5,43.25\n", "utf-8")
    (place,) = json.loads(run("read", "a.txt", "--gazetteer", "own.csv").stdout)["places"]
    assert (place["name"], place["latitude"], place["precision"]) == ("Camp Zorble", 33.5, "point")
    for verb in ("report", "reconcile"):
        done = run(verb, "a.txt", "--gazetteer", "own.csv", "-o", "story.json")
        assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("verb", ["report", "read", "reconcile"])
def test_a_gazetteer_that_cannot_be_used_is_1_and_writes_nothing(
    run: Run, accounts: Path, tmp_path: Path, verb: str
) -> None:
    (tmp_path / "own.csv").write_text("name,latitude,longitude\nCamp Zorble,north,43.25\n", "utf-8")
    done = run(verb, "accounts", "--gazetteer", "own.csv", "-o", "out.json")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == (
        b"rashomon: the gazetteer own.csv, row 2: the latitude 'north' is no number of degrees from -90 to 90\n"
    )
    assert not (tmp_path / "out.json").exists()
    done = run(verb, "accounts", "--gazetteer", "own.json", "-o", "own.json")
    assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["report"], "INPUT"),
        (["read"], "INPUT"),
        (["tell", "accounts"], "tell"),
        (["report", "accounts", "--loud"], "--loud"),
        (["report", "accounts", "-o", "story.pdf"], "story.pdf"),
        (["report", "accounts", "-o", "story"], "story"),
        (["report", "accounts", "--format", "jsonl"], "jsonl"),
        (["read", "accounts", "--format", "html"], "html"),
        (["read", "accounts", "-o", "a.jsonl", "-o", "b.json"], "one place"),
        (["group", "accounts", "--format", "csv"], "csv"),
        (["report", "accounts", "-o", "a.md", "-o", "./a.md"], "twice"),
        (["report", "notes.json", "-o", "notes.json"], "both an input and an output"),
        (["schema", "poem"], "poem"),
        (["events"], "INPUT"),
        (["events", "accounts", "--format", "json"], "json"),
        (["events", "accounts", "-o", "a.csv", "-o", "b.geojson"], "one place"),
        (["events", "accounts", "--status", "finished"], "finished"),
        (["events", "accounts", "--type", "WAR"], "WAR"),
    ],
)
def test_wrong_usage_is_2_and_writes_nothing(
    run: Run, accounts: Path, tmp_path: Path, arguments: list[str], said: str
) -> None:
    done = run(*arguments, env={"COLUMNS": "200"})
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()
    assert os.listdir(tmp_path) == ["accounts"]


def test_an_output_that_cannot_be_written_is_1_before_any_work(run: Run, accounts: Path, tmp_path: Path) -> None:
    (tmp_path / "folder.html").mkdir()
    for output in ("nowhere/story.html", "folder.html", "accounts/gazette.txt/story.html", "x" * 300 + ".html"):
        # The missing input would be told if any work had begun.
        done = run("report", "accounts", "missing.txt", "-o", "good.html", "-o", output)
        assert (done.returncode, done.stdout) == (1, b"")
        assert re.fullmatch(r"rashomon: cannot write [^\n]+\n", done.stderr.decode())
        assert sorted(os.listdir(tmp_path)) == ["accounts", "folder.html"]


@pytest.mark.skipif(os.geteuid() == 0, reason="a superuser may write anywhere")
def test_a_folder_without_permission_is_1(run: Run, accounts: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(0o500)
    done = run("report", "accounts", "-o", "locked/story.html")
    assert done.returncode == 1
    assert b"locked/story.html" in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_full_disk_is_1(run: Run, accounts: Path) -> None:
    done = run("reconcile", "accounts", "--format", "json", "-o", "/dev/full")
    assert (done.returncode, done.stderr) == (1, b"rashomon: cannot write /dev/full: No space left on device\n")
    assert os.path.exists("/dev/full")
    with open("/dev/full", "wb") as full:
        for verb in ("reconcile", "read", "group"):
            command = [sys.executable, "-m", "rashomon", verb, str(accounts)]
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=300)
            assert (done.returncode, done.stderr.count(b"\n")) == (1, 1), done.stderr


def test_a_fault_of_the_program_is_1_and_says_that_nothing_was_written(accounts: Path, tmp_path: Path) -> None:
    broken = "from rashomon import cli, pipeline; del pipeline.assemble; cli.main()"
    command = [sys.executable, "-c", broken, "report", "accounts", "-o", "story.html"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=300)
    assert done.returncode == 1
    assert b"AttributeError" in done.stderr
    assert done.stderr.splitlines()[-1].startswith(b"rashomon: stopped by a fault of its own")
    assert os.listdir(tmp_path) == ["accounts"]


def test_a_folder_as_output_is_told_what_to_name(run: Run, accounts: Path) -> None:
    done = run("report", "accounts", "-o", "accounts")
    assert (done.returncode, b"accounts/out.html" in done.stderr) == (2, True)


def test_nothing_usable_is_1_and_the_old_output_stays(run: Run, tmp_path: Path) -> None:
    (tmp_path / "story.json").write_text("the old one")
    for verb in ("report", "read", "reconcile", "group"):
        done = run(verb, "missing.txt", "-o", "story.json")
        assert (done.returncode, done.stdout) == (1, b"")
        assert b"rashomon: missing.txt: " in done.stderr
        assert (tmp_path / "story.json").read_text() == "the old one"
    assert os.listdir(tmp_path) == ["story.json"]


def test_an_output_keeps_its_link_and_gets_usual_permissions(run: Run, accounts: Path, tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("the old one")
    (tmp_path / "link.json").symlink_to("real.json")
    assert run("reconcile", "accounts", "-o", "link.json", "-o", "new.json").returncode == 0
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_bytes() == (tmp_path / "new.json").read_bytes()
    (tmp_path / "plain").touch()
    assert (tmp_path / "new.json").stat().st_mode == (tmp_path / "plain").stat().st_mode


# --- streams and interrupts -----------------------------------------------------------------------------------------


def start(*arguments: str, cwd: Path) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "rashomon", *arguments]
    # A runner in the background of a shell ignores interrupts, and so would its children.
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=cwd, preexec_fn=_heed_interrupts)


def _heed_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_a_reading_is_out_before_the_next_account_comes(tmp_path: Path) -> None:
    with start("read", "-", cwd=tmp_path) as process:
        assert process.stdin
        assert process.stdout
        for name in ("first", "second"):
            process.stdin.write(line(name).encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == name
        process.stdin.close()
        assert process.wait(300) == 0


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    with start("read", "-", cwd=tmp_path) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(line("a").encode())
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write(line("b").encode() * 3)
        process.stdin.close()
        assert process.wait(300) == 0
        assert b"Traceback" not in process.stderr.read()
        assert b"Broken" not in process.stderr.read()


def test_progress_is_shown_where_standard_error_is_a_terminal(accounts: Path, tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    main, terminal = pty.openpty()
    command = [sys.executable, "-m", "rashomon", "group", "accounts", "missing.txt", "-o", "out.json"]
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    assert subprocess.run(command, stderr=terminal, cwd=tmp_path, env=env, timeout=300).returncode == 3
    os.close(terminal)
    said = b""
    with contextlib.suppress(OSError):
        while chunk := os.read(main, 4096):
            said += chunk
    os.close(main)
    assert b"Grouping" in said
    assert b"rashomon: missing.txt: " in said


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("verb", ["read", "report", "group"])
def test_interrupting_leaves_no_half_written_output(tmp_path: Path, verb: str, number: int, code: int) -> None:
    (tmp_path / "out.json").write_text("the old one")
    with start(verb, "-", "-o", "out.json", cwd=tmp_path) as process:
        assert process.stdin
        assert process.stderr
        # More than a pipe holds: once all is written, the command is known to be at work.
        for i in range(400):
            process.stdin.write(line(f"a{i}").encode())
        process.stdin.flush()
        if verb == "read":
            # A journal and the draft stand beside the output while readings stream into it.
            wait_for(lambda: len(os.listdir(tmp_path)) == 3 and (tmp_path / KEPT).stat().st_size > 1000)
        assert process.poll() is None
        process.send_signal(number)
        assert process.wait(300) == code
        said = process.stderr.read().decode()
    kept = f"rashomon: out.json: what was read is kept in {KEPT}; the same command goes on from there\n"
    interrupted = "rashomon: interrupted; no output file was written\n" if number == signal.SIGINT else ""
    assert said == (kept if verb == "read" else "") + interrupted
    assert sorted(os.listdir(tmp_path)) == [*([KEPT] if verb == "read" else []), "out.json"]
    assert (tmp_path / "out.json").read_text() == "the old one"


def wait_for(what: object, seconds: float = 300) -> None:
    assert callable(what)
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


@pytest.mark.parametrize(
    "name",
    [
        "reader/data/reader.onnx",
        "reader/data/reader.npz",
        "reader/data/reader.json",
        "model/data/vocab.txt",
        "reconcile/data/closer.onnx",
        "reconcile/data/closer.json",
    ],
)
@pytest.mark.parametrize("how", ["missing", "cut short"])
def test_a_spoilt_model_is_one_sentence(run: Run, accounts: Path, tmp_path: Path, name: str, how: str) -> None:
    package = tmp_path / "installed" / "rashomon"
    shutil.copytree(Path(rashomon.__file__).parent, package, copy_function=os.link)
    file = package / name
    whole = file.read_bytes()
    file.unlink()  # a link: writing through it would spoil the file that is shared
    if how == "cut short":
        file.write_bytes(whole[: len(whole) // 2])
    verb = "reconcile" if name.startswith("reconcile") else "read"
    done = run(verb, "accounts", env={"PYTHONPATH": str(package.parent)})
    assert done.returncode == 1
    assert done.stdout == b""
    (said,) = done.stderr.decode().splitlines()
    assert file.name in said
    assert "install" in said
