"""Folders: with a list of their accounts, or taken as they are."""

import json
import os
from pathlib import Path

import pytest

from rashomon.intake import load
from rashomon.intake.folder import MAX_DEPTH
from rashomon.types import Account, Problem

TEXT = "The harbour bridge at Velmora closed on Tuesday."


def taken(*inputs: Path) -> tuple[list[Account], list[Problem]]:
    found = list(load(inputs))
    return [x for x in found if isinstance(x, Account)], [x for x in found if isinstance(x, Problem)]


def put(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def event(folder: Path, *entries: object) -> Path:
    put(folder / "accounts.json", json.dumps(entries))
    return folder


def test_a_folder_is_taken_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "accounts/d.txt", "c.text", ".hidden.txt", "README.md", "LICENSE.txt", "gold.json"):
        put(tmp_path / name, f"{TEXT} {name}")
    put(tmp_path / "day.jsonl", json.dumps({"id": "line", "text": TEXT}))
    put(tmp_path / "notice-of-strike.txt")
    put(tmp_path / "photo.png")
    accounts, problems = taken(tmp_path)
    assert [a.id for a in accounts] == ["a", "d", "b", "c", "line", "notice-of-strike"]
    assert problems == []


def test_a_list_gives_the_metadata_and_the_order(tmp_path: Path) -> None:
    post = {"id": "post", "outlet": "The Velmora Post", "title": "Bridge", "published": "2021-03-02", "url": None}
    event(tmp_path, post, {"id": "bay"})
    put(tmp_path / "accounts" / "post.txt", TEXT + " post")
    put(tmp_path / "bay.txt", TEXT + " bay")
    put(tmp_path / "accounts" / "unlisted.txt")
    put(tmp_path / "gold.json", "{}")
    accounts, problems = taken(tmp_path)
    assert accounts == [Account(**(post | {"text": TEXT + " post"})), Account(id="bay", text=TEXT + " bay")]
    assert problems == []


def test_a_list_wins_over_what_a_page_says(tmp_path: Path) -> None:
    event(tmp_path, {"id": "post", "outlet": "As listed"})
    body = f"<article><p>{TEXT * 9}</p></article>"
    head = '<meta property="og:site_name" content="As on the page"><meta property="og:title" content="Bridge">'
    put(tmp_path / "accounts" / "post.html", f"<!doctype html><html><head>{head}</head><body>{body}</body></html>")
    accounts, _ = taken(tmp_path)
    assert (accounts[0].outlet, accounts[0].title) == ("As listed", "Bridge")


def test_entries_that_lead_nowhere_are_named(tmp_path: Path) -> None:
    put(tmp_path / "secret.txt")
    put(tmp_path / "event" / "accounts" / "a.txt")
    event(tmp_path / "event", {"id": "gone"}, "words", {"id": "../secret"}, {"id": ".."}, {"id": "a"}, {"id": "a"}, {})
    accounts, problems = taken(tmp_path / "event")
    assert [a.id for a in accounts] == ["a"]
    source = tmp_path / "event" / "accounts.json"
    assert [p.input for p in problems] == [f"{source}, entry {n}" for n in (1, 2, 3, 4, 6, 7)]
    assert '"gone" has no text' in problems[0].reason
    assert "cannot name a file" in problems[2].reason
    assert "listed twice" in problems[4].reason


@pytest.mark.parametrize(
    ("content", "why"),
    [('{"id": "a"}', "not a list"), ("[", "not valid JSON"), ("", "not valid JSON"), ("[]", "the list is empty")],
)
def test_a_list_that_is_none_is_refused(tmp_path: Path, content: str, why: str) -> None:
    put(tmp_path / "accounts.json", content)
    put(tmp_path / "accounts" / "a.txt")
    accounts, problems = taken(tmp_path)
    assert accounts == []
    assert len(problems) == 1
    assert why in problems[0].reason
    assert problems[0].lost


def test_a_folder_of_events_is_all_of_them(tmp_path: Path) -> None:
    for name in ("bridge", "ferry"):
        event(tmp_path / name, {"id": "post"}, {"id": name})
        put(tmp_path / name / "accounts" / "post.txt", f"{TEXT} {name}")
        put(tmp_path / name / "accounts" / f"{name}.txt", f"{TEXT} {name}")
    accounts, problems = taken(tmp_path)
    assert [a.id for a in accounts] == ["post", "bridge", "ferry-post", "ferry"]
    assert [p.lost for p in problems] == [False]
    assert 'this account goes by "ferry-post"' in problems[0].reason


def test_a_folder_without_accounts_is_refused(tmp_path: Path) -> None:
    put(tmp_path / "photo.png")
    (tmp_path / "inner").mkdir()
    accounts, problems = taken(tmp_path)
    assert accounts == []
    assert problems[0].input == str(tmp_path)
    assert "holds no accounts" in problems[0].reason


def test_documents_that_are_not_read_are_named(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    put(tmp_path / "b.pdf")
    accounts, problems = taken(tmp_path)
    assert [a.id for a in accounts] == ["a"]
    assert [p.input for p in problems] == [str(tmp_path / "b.pdf")]


def test_bad_files_in_a_folder_do_not_stop_the_rest(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", "")
    os.symlink(tmp_path / "nowhere", tmp_path / "b.txt")
    put(tmp_path / "c.txt")
    accounts, problems = taken(tmp_path)
    assert [a.id for a in accounts] == ["c"]
    assert [p.input for p in problems] == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]


def test_the_folder_beside_a_saved_page_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path / "page.html", f"<p>{TEXT * 9}</p>")
    put(tmp_path / "page_files" / "advert.html", f"<p>{TEXT * 9}</p>")
    put(tmp_path / "case_files" / "a.txt")
    accounts, _ = taken(tmp_path)
    assert [a.id for a in accounts] == ["a", "page"]


def test_links_that_lead_back_end(tmp_path: Path) -> None:
    put(tmp_path / "a" / "x.txt")
    os.symlink(tmp_path, tmp_path / "a" / "loop")
    accounts, problems = taken(tmp_path)
    assert [a.id for a in accounts] == ["x"]
    assert problems == []


def test_folders_too_deep_are_named(tmp_path: Path) -> None:
    put(tmp_path.joinpath(*["d"] * (MAX_DEPTH + 1)) / "x.txt")
    accounts, problems = taken(tmp_path)
    assert accounts == []
    assert "folders deep" in problems[0].reason


def test_a_folder_given_twice_is_used_once(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    accounts, problems = taken(tmp_path, tmp_path)
    assert len(accounts) == 1
    assert [p.lost for p in problems] == [False]


def test_a_pipe_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    put(tmp_path / "a.txt")
    assert [a.id for a in taken(tmp_path)[0]] == ["a"]
