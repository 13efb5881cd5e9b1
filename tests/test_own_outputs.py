"""What rashomon wrote into a folder of accounts is no account on the next run."""

from pathlib import Path

import pytest

from ferry import Run, line

FORMS = ("html", "json", "md", "csv")
OTHERS = {
    "readings.jsonl": ("read", "accounts"),
    "readings.txt": ("read", "accounts", "--format", "json"),
    "stories.txt": ("group", "accounts"),
}


def test_outputs_in_the_folder_of_the_inputs_are_passed_over(run: Run, accounts: Path) -> None:
    moment = {"SOURCE_DATE_EPOCH": "1930640711"}
    before = run("reconcile", "accounts", env=moment)
    assert run("report", "accounts", *(x for f in FORMS for x in ("-o", f"accounts/story.{f}"))).returncode == 0
    (accounts / "old").mkdir()
    (accounts / "old" / "story.txt").write_bytes(before.stdout)
    for name, command in OTHERS.items():
        (accounts / "old" / name).write_bytes(run(*command).stdout)
    after = run("reconcile", "accounts", env=moment)
    assert (after.returncode, after.stdout) == (0, before.stdout)
    told = after.stderr.decode().splitlines()
    passed_over = ["readings.jsonl", "readings.txt", "stories.txt", "story.txt", "story.html", "story.md"]
    assert [x.split(": ")[1].rpartition("/")[2] for x in told] == passed_over
    assert all("that rashomon wrote, not an account" in x for x in told)


@pytest.mark.parametrize("form", FORMS)
def test_an_output_that_is_named_as_an_input_is_unusable(run: Run, accounts: Path, form: str) -> None:
    assert run("report", "accounts", "--format", form, "-o", "story.out").returncode == 0
    done = run("reconcile", "accounts", "story.out")
    assert done.returncode == 3
    assert b"story.out: this is a story" in done.stderr
    alone = run("reconcile", "-", stdin=run("read", "accounts").stdout)
    assert alone.returncode == 1
    assert b"a reading that rashomon wrote" in alone.stderr


def test_accounts_that_speak_of_such_things_are_accounts(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("# 2 accounts of one event\n\nThe harbour master gave two accounts of one event.")
    (tmp_path / "b.jsonl").write_text(line("b", schema="rashomon/story/1"))
    (tmp_path / "c.html").write_text(
        '<!doctype html><html><head><meta name="generator" content="a press"><title>rashomon</title></head>'
        f"<body><article><p>{'The ferry ran aground off Tolle Point on Tuesday. ' * 9}</p></article></body></html>"
    )
    assert (run("read", "a.txt", "b.jsonl", "c.html").returncode) == 0
