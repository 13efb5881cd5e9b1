"""The verbs of the archive as a person types them: results, messages, exit codes."""

import json
from pathlib import Path

import rashomon
from ferry import Run
from rashomon import pipeline


def test_from_init_to_verify(run: Run, accounts: Path) -> None:
    assert run("archive", "init", "news.db").returncode == 0
    done = run("archive", "add", "news.db", str(accounts), "missing.txt")
    assert done.returncode == 3
    assert sorted(done.stdout.decode().splitlines()) == ["new\tcourier\t1", "new\tgazette\t1"]
    assert "missing.txt" in done.stderr.decode()
    again = run("archive", "add", "news.db", str(accounts))
    assert (again.returncode, b"2 known already" in again.stderr) == (0, True)
    told = json.loads(run("archive", "status", "news.db", "--format", "jsonl").stdout)
    assert (told["accounts"], told["waiting"], told["unsettled"]) == (2, 0, 0)
    stories = run("archive", "stories", "news.db", "--format", "jsonl").stdout.splitlines()
    story = json.loads(stories[0])["id"]
    for asked, code, left in (
        (["--words", "ferry"], 0, 1), (["--words", "zeppelin"], 0, 0), (["--outlet", "none"], 0, 0),
        (["--since", "1999-01-01"], 0, 0), (["--limit", "1"], 0, 1), (["--offset", "1"], 0, 0),
        (["--event", "nothing"], 2, 0), (["--since", "someday"], 1, 0),
    ):  # fmt: skip
        done = run("archive", "stories", "news.db", *asked)
        assert (done.returncode, len(done.stdout.splitlines())) == (code, left), asked
    found = [
        json.loads(x) for x in run("archive", "search", "news.db", "ferry", "--format", "jsonl").stdout.splitlines()
    ]
    assert found
    assert all("ferry" in f["text"].lower() for f in found)
    shown = run("archive", "show", "news.db", story)
    assert shown.stdout.decode().startswith("# ")
    assert b"version 1" in run("archive", "show", "news.db", "gazette").stdout
    assert b"arrived" in run("changes", story, "--archive", "news.db").stdout
    assert json.loads(run("changes", story, "--archive", "news.db", "--format", "json").stdout)["since"] == 0
    assert run("archive", "export", "news.db", "out").returncode == 0
    assert run("archive", "init", "again.db", "--from", "out").returncode == 0
    assert run("archive", "migrate", "again.db").returncode == 0
    assert run("archive", "remove", "again.db", "gazette").returncode == 0
    for name in ("news.db", "again.db"):
        assert b"is sound" in run("archive", "verify", name).stderr


def test_what_is_wrong_is_said_once_and_plainly(run: Run, tmp_path: Path) -> None:
    (tmp_path / "no.db").write_text("This is no database, though it is long enough to be taken for one. " * 20)
    (tmp_path / "tokens").write_text("editor short")
    run("archive", "init", "news.db")
    for arguments, code, words in (
        (("archive", "status", "none.db"), 1, "there is no archive"),
        (("archive", "status", "no.db"), 1, "no archive, or it is damaged"),
        (("archive", "init", "news.db"), 1, "an archive already"),
        (("archive", "init", "nowhere/news.db"), 1, "there is no folder"),
        (("archive", "init", "mysql://u:secret@h/x"), 1, "not mysql"),
        (("archive", "show", "news.db", "s9"), 2, "there is no story s9"),
        (("archive", "show", "news.db", "who"), 2, 'there is no account "who"'),
        (("archive", "remove", "news.db", "who"), 2, 'there is no account "who"'),
        (("archive", "search", "news.db", "--box", "1,2"), 2, "is no box"),
        (("archive", "search", "news.db", "--status", "true"), 2, "there is no status"),
        (("archive", "search", "news.db", "--since", "May"), 1, "is no day"),
        (("archive", "stories", "news.db", "--format", "xml"), 2, "there is no form"),
        (("archive", "add", "news.db", "none.txt"), 1, "nothing was added"),
        (("changes", "s9", "--archive", "news.db"), 2, "there is no story s9"),
        (("serve", "news.db", "--host", "0.0.0.0"), 2, "--tokens is needed"),
        (("serve", "news.db", "--tokens", "tokens"), 1, "at least 16 characters"),
        (("serve", "news.db", "--path", "x/"), 2, "--path begins with a slash"),
        (("watch", "nowhere", "--archive", "news.db"), 2, "is no folder"),
    ):
        done = run(*arguments)
        said = done.stderr.decode()
        assert (done.returncode, words in said) == (code, True), (arguments, said)
        assert "Traceback" not in said
        assert "secret" not in said
        assert said.splitlines()[-1].startswith("rashomon: ")


def test_a_folder_watched_once(run: Run, accounts: Path) -> None:
    run("archive", "init", "news.db")
    done = run("watch", str(accounts), "--archive", "news.db", "--once")
    assert sorted(x.split("\t")[1] for x in done.stdout.decode().splitlines()) == ["courier", "gazette"]
    again = run("watch", str(accounts), "--once", env={"RASHOMON_ARCHIVE": "news.db"})
    assert (again.returncode, again.stdout) == (0, b"")
    (story,) = run("archive", "stories", "news.db", "--format", "jsonl").stdout.splitlines()
    assert (json.loads(story)["accounts"], json.loads(story)["revision"]) == (2, 1)  # told once for both


def test_a_watch_reads_what_an_earlier_one_was_stopped_before(run: Run, accounts: Path, tmp_path: Path) -> None:
    run("archive", "init", "news.db")
    with pipeline.open_archive(tmp_path / "news.db") as kept:
        kept.keep(rashomon.load(accounts).accounts)
        assert kept.status().waiting == 2
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "lamp.txt").write_text("The lighthouse of Egris was sold to its keeper for one crown.")
    assert run("watch", "inbox", "--archive", "news.db", "--once").returncode == 0
    with pipeline.open_archive(tmp_path / "news.db") as kept:
        assert (kept.status().accounts, kept.status().waiting, kept.status().stories) == (3, 0, 2)
