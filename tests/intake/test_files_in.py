"""Text files: kept to the letter, or refused with a reason."""

import os
from pathlib import Path

import pytest

from rashomon.intake import checks, load
from rashomon.types import Account, Problem

BRIDGE = "The harbour bridge at Velmora closed on Tuesday after a barge struck it, officials said."


def taken(*inputs: object) -> tuple[list[Account], list[Problem]]:
    found = list(load(inputs))  # type: ignore[arg-type]
    return [x for x in found if isinstance(x, Account)], [x for x in found if isinstance(x, Problem)]


def one(path: Path, data: bytes) -> tuple[list[Account], list[Problem]]:
    path.write_bytes(data)
    return taken(path)


def refusal(path: Path, data: bytes) -> str:
    accounts, problems = one(path, data)
    assert accounts == []
    assert [p.input for p in problems] == [str(path)]
    assert problems[0].lost
    return problems[0].reason


def test_a_text_file_is_kept_to_the_letter(tmp_path: Path) -> None:
    text = f"  {BRIDGE}\r\n\r\nA second line\u2028and \x00 more, \u200fright to left\u200e.\n\x0c"
    accounts, problems = one(tmp_path / "post.txt", text.encode())
    assert problems == []
    assert accounts == [Account(id="post", text=text)]


def test_any_suffix_will_do_for_text_that_is_named(tmp_path: Path) -> None:
    assert one(tmp_path / "velmora.article", BRIDGE.encode())[0] == [Account(id="velmora", text=BRIDGE)]


def test_strings_and_paths_are_both_inputs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BRIDGE)
    assert taken(str(tmp_path / "a.txt"))[0][0].text == BRIDGE


def test_one_string_in_place_of_several_is_a_mistake_in_the_program() -> None:
    with pytest.raises(TypeError, match="several"):
        load("a.txt")


def test_a_missing_file_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BRIDGE)
    accounts, problems = taken(tmp_path / "gone.txt", tmp_path / "a.txt")
    assert [a.id for a in accounts] == ["a"]
    assert problems == [
        Problem(input=str(tmp_path / "gone.txt"), reason="there is no such file or folder; check the path")
    ]


def test_an_unreadable_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: object, mode: str) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("builtins.open", closed)
    path = tmp_path / "a.txt"
    os.close(os.open(path, os.O_CREAT))
    _, problems = taken(path)
    assert "permission denied" in problems[0].reason


@pytest.mark.parametrize("name", ["", "a\0b", "x" * 5000])
def test_a_name_that_no_file_can_have_is_a_problem(name: str) -> None:
    accounts, problems = taken(name)
    assert accounts == []
    assert len(problems) == 1
    assert problems[0].lost


@pytest.mark.parametrize(
    ("data", "state"),
    [(b"", "is empty"), (b" \n\t\r\n", "has only blanks"), (b"\xef\xbb\xbf", "is empty"), (b"--- ... !", "no words")],
)
def test_files_without_words_are_refused(tmp_path: Path, data: bytes, state: str) -> None:
    assert state in refusal(tmp_path / "a.txt", data)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 words words words", "a PDF document"),
        (b"PK\x03\x04 words words", "a ZIP archive or an office document"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\x1f\x8b\x08 words", "a gzip archive"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 words", "an image, sound or film"),
        (b"\x00\x00\x00\x18ftypmp42 words", "a film, sound or image"),
        (bytes(range(256)) * 40, "binary data"),
        (b"word" + b"\x00\x01\x02" * 9, "binary data"),
    ],
)
def test_binary_files_are_refused_by_what_they_are(tmp_path: Path, data: bytes, kind: str) -> None:
    assert f"this is {kind}, not text" in refusal(tmp_path / "a.txt", data)


@pytest.mark.parametrize("text", [f"{BRIDGE}\0", "Yes.\0", "BZhou said the ID3 was lost."])
def test_a_lone_nul_or_an_odd_opening_makes_no_binary(tmp_path: Path, text: str) -> None:
    assert one(tmp_path / "a.txt", text.encode())[0][0].text == text


def test_a_text_over_the_limit_is_refused_with_its_size(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)  # sparse: takes no room
    _, problems = taken(path)
    assert "50,000,000 bytes (50.0 MB)" in problems[0].reason
    assert "limit of 20 MB" in problems[0].reason


def test_the_limit_itself_is_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "MAX_BYTES", len(BRIDGE))
    assert len(one(tmp_path / "a.txt", BRIDGE.encode())[0]) == 1
    assert "over the limit" in refusal(tmp_path / "b.txt", BRIDGE.encode() + b"!")


def test_a_pipe_is_read_no_further_than_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "MAX_BYTES", 100)
    reader, writer = os.pipe()
    os.write(writer, b"word " * 40)
    os.close(writer)
    _, problems = taken(f"/dev/fd/{reader}")
    os.close(reader)
    assert "more than 100 bytes" in problems[0].reason


def test_one_line_of_5_mb_is_an_account(tmp_path: Path) -> None:
    text = "word " * 1_000_000
    assert one(tmp_path / "long.txt", text.encode())[0][0].text == text


@pytest.mark.parametrize("address", ["http://post.example/a", "https://post.example/a.html", "FTP://post.example/x"])
def test_addresses_are_not_fetched(address: str) -> None:
    _, problems = taken(address)
    assert problems[0].input == address
    assert "nothing is fetched; save the page" in problems[0].reason


def test_a_json_file_is_sent_to_its_proper_form(tmp_path: Path) -> None:
    assert "JSON Lines" in refusal(tmp_path / "a.json", b'{"id": "a", "text": "Some words."}')


def test_a_file_name_that_is_no_text_can_still_be_shown(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(name, "wb") as file:
        file.write(BRIDGE.encode())
    accounts, problems = taken(os.fsdecode(name))
    assert problems == []
    assert accounts[0].id == "caf\\xe9"


def test_files_of_one_name_get_ids_of_their_own(tmp_path: Path) -> None:
    paths = []
    for folder in ("north", "south", "x/south"):
        (tmp_path / folder).mkdir(parents=True)
        paths.append(tmp_path / folder / "post.txt")
        paths[-1].write_text(BRIDGE)
    accounts, problems = taken(*paths)
    assert [a.id for a in accounts] == ["post", "south-post", "south-post-2"]
    assert problems == []


def test_a_file_given_twice_is_used_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(BRIDGE)
    accounts, problems = taken(path, tmp_path / "." / "a.txt", tmp_path)
    assert len(accounts) == 1
    assert [(p.lost, p.reason) for p in problems] == [(False, "it was given before; it is used once")] * 2
