"""Every kind of bad input, end to end: named with the reason, the rest done, exit code 3 (1 if nothing is left)."""

import json
import re
import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from ferry import GAZETTE, Run, line

FRENCH = (
    "Le ferry Marigold s'est échoué mardi soir au large de la pointe de Tolle avec 84 personnes à bord. "
    "Personne n'a été blessé, a déclaré la capitaine du port. Des plongeurs inspecteront la coque jeudi, "
    "a annoncé l'autorité portuaire dans un communiqué publié dans la nuit."
)


def folder(path: Path) -> None:
    path.mkdir()
    (path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")


UNUSABLE: dict[str, Callable[[Path], object]] = {
    "empty.txt": lambda p: p.write_bytes(b""),
    "blank.txt": lambda p: p.write_bytes(b" \n\n\t"),
    "binary.txt": lambda p: p.write_bytes(bytes(range(256)) * 40),
    "empty-folder": folder,
    "missing.txt": lambda p: None,
    "broken.jsonl.xz": lambda p: p.write_bytes(b"\xfd7zXZ\x00 nothing more"),
    "broken.jsonl.gz": lambda p: p.write_bytes(b"\x1f\x8b\x08 nothing more"),
    "broken.jsonl": lambda p: p.write_text('{"id": "a", "text"\n'),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_an_unusable_input_is_named_and_the_rest_is_done(run: Run, tmp_path: Path, name: str) -> None:
    UNUSABLE[name](tmp_path / name)
    (tmp_path / "good.txt").write_text(GAZETTE)
    done = run("reconcile", name, "good.txt")
    assert done.returncode == 3
    assert [a["id"] for a in json.loads(done.stdout)["accounts"]] == ["good"]
    told = done.stderr.decode().splitlines()
    assert all(x.startswith("rashomon: ") for x in told)
    assert any(name in x for x in told)
    alone = run("reconcile", name)
    assert (alone.returncode, alone.stdout) == (1, b"")
    assert name in alone.stderr.decode()


def test_three_broken_lines_among_good_ones(run: Run, tmp_path: Path) -> None:
    lines = [line("a"), "{\n", line("b"), '{"id": "c"}\n', line("d"), "[]\n"]
    (tmp_path / "some.jsonl").write_text("".join(lines))
    done = run("read", "some.jsonl")
    assert done.returncode == 3
    assert [json.loads(x)["id"] for x in done.stdout.splitlines()] == ["a", "b", "d"]
    told = done.stderr.decode().splitlines()
    assert len(told) == 3
    for number, message in zip((2, 4, 6), told, strict=True):
        assert "some.jsonl" in message
        assert str(number) in message


def test_duplicate_ids_are_told_and_every_id_in_the_story_is_its_own(run: Run, tmp_path: Path) -> None:
    (tmp_path / "twice.jsonl").write_text(line("a") + line("a", GAZETTE.replace("84", "91")) + line("b"))
    done = run("reconcile", "twice.jsonl")
    ids = [a["id"] for a in json.loads(done.stdout)["accounts"]]
    assert len(ids) == len(set(ids))
    assert "twice.jsonl" in done.stderr.decode()


def test_another_language_is_kept_and_marked_unread(run: Run, tmp_path: Path) -> None:
    (tmp_path / "french.txt").write_text(FRENCH, "utf-8")
    (tmp_path / "good.txt").write_text(GAZETTE)
    done = run("reconcile", "french.txt", "good.txt")
    assert done.returncode == 3
    french, good = json.loads(done.stdout)["accounts"]
    assert french["unread"]
    assert french["text"] == FRENCH
    assert not good["unread"]
    assert "french" in done.stderr.decode()
    alone = run("report", "french.txt", "--format", "json")
    story = json.loads(alone.stdout)
    assert (alone.returncode, story["points"]) == (3, [])
    assert story["accounts"][0]["text"] == FRENCH


def test_a_text_of_one_megabyte_in_one_line_is_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("The ferry ran aground, she said. " * 30_000)
    (tmp_path / "good.txt").write_text(GAZETTE)
    done = run("read", "long.txt", "good.txt")
    assert done.returncode == 0
    assert [json.loads(x)["id"] for x in done.stdout.splitlines()] == ["long", "good"]


def _spent() -> float:
    """Processor time, s, of the commands run so far: what other work a machine has does not count."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_time_grows_with_the_length_of_a_line_and_not_with_its_square(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GAZETTE)
    took = []
    for sentences in (2_500, 10_000):
        (tmp_path / "long.txt").write_text("The ferry ran aground, she said. " * sentences)
        start = _spent()
        done = run("report", "long.txt", "good.txt", "--format", "json")
        took.append(_spent() - start)
        assert done.returncode == 0
        assert {a["id"] for a in json.loads(done.stdout)["accounts"]} == {"long", "good"}
    # Four times the text: about three times the time with the start of the command in it, sixteen where it is squared.
    assert took[1] < 6 * took[0], took


def test_a_text_of_fifty_megabytes_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "huge.txt").write_text("The ferry ran aground off Tolle Point, officials said on Tuesday.\n" * 800_000)
    (tmp_path / "good.txt").write_text(GAZETTE)
    done = run("reconcile", "huge.txt", "good.txt")
    assert done.returncode == 3
    assert b"huge.txt" in done.stderr
    assert [a["id"] for a in json.loads(done.stdout)["accounts"]] == ["good"]


def test_invalid_utf8_is_still_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_bytes(
        GAZETTE.encode() + b"\n\nThe caf\xe9 at the pier stayed open, \xc3\x28 she said."
    )
    done = run("reconcile", "odd.txt")
    assert done.returncode in (0, 3)
    assert "Marigold" in json.loads(done.stdout)["accounts"][0]["text"]


def test_separators_nul_and_marks_of_direction_inside_a_text(run: Run, tmp_path: Path) -> None:
    text = "The ferry\u2028Marigold ran\u0000 aground,\u202e officials\u200f said\u2029. Divers came\u0085 on Thursday."
    written = json.dumps({"id": "odd", "text": text}, ensure_ascii=False) + "\n"
    (tmp_path / "odd.jsonl").write_bytes(written.encode())
    for verb in ("report", "read", "group"):
        assert run(verb, "odd.jsonl").returncode == 0
    done = run("reconcile", "odd.jsonl")
    assert json.loads(done.stdout)["accounts"][0]["text"] == text
    assert done.stdout.count(b"\x00") == 0


def test_scripts_and_handlers_in_a_text_are_shown_as_text(run: Run, tmp_path: Path) -> None:
    text = GAZETTE + ' <script>alert(1)</script> <img src=x onerror="alert(2)"> she said.'
    (tmp_path / "a.jsonl").write_text(
        line("<b>a</b>", text, outlet="</script><script>alert(3)</script>", url="javascript:alert(4)")
    )
    page = run("report", "a.jsonl", "--format", "html").stdout.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<b>a</b>" not in page
    assert 'href="javascript:' not in page
    assert "&lt;script&gt;alert(1)" in re.sub(r"<[^>]*>", "", page), (
        "its words stand in the page, cut by marks of its own"
    )


def test_a_page_with_scripts_is_taken_in_as_its_text(run: Run, tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{p}</p>" for p in GAZETTE.split("\n\n"))
    head = "<title>Ferry aground</title><script>evil()</script>"
    html = f"<html><head>{head}</head><body><article>{paragraphs}</article></body></html>"
    (tmp_path / "page.html").write_text(html)
    done = run("reconcile", "page.html")
    assert done.returncode == 0
    text = json.loads(done.stdout)["accounts"][0]["text"]
    assert "evil()" not in text
    assert "Nobody was hurt" in text


def test_the_same_input_named_twice_is_no_second_voice(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GAZETTE)
    done = run("reconcile", "a.txt", "a.txt")
    story = json.loads(done.stdout)
    ids = [a["id"] for a in story["accounts"]]
    assert len(ids) == len(set(ids))
    assert all(p["outlets"] == 1 for p in story["points"])
