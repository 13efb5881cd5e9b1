"""JSON Lines: read by the line, each broken line named, the rest kept."""

import gzip
import io
import json
import lzma
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.intake import checks, load
from rashomon.types import Account, Problem

TEXT = "The harbour bridge at Velmora closed on Tuesday."


def from_stdin(data: bytes) -> tuple[list[Account], list[Problem]]:
    return split(load(["-"], stdin=io.BytesIO(data)))


def split(found: Iterator[Account | Problem]) -> tuple[list[Account], list[Problem]]:
    both = list(found)
    return [x for x in both if isinstance(x, Account)], [x for x in both if isinstance(x, Problem)]


def line(**fields: object) -> bytes:
    return json.dumps({"id": "a", "text": TEXT} | fields).encode() + b"\n"


def reasons(data: bytes) -> list[str]:
    return [p.reason for p in from_stdin(data)[1]]


def test_an_account_with_all_its_fields() -> None:
    fields = {"outlet": "The Velmora Post", "title": "Bridge", "published": "2021-03-02", "url": "https://v.example/1"}
    accounts, problems = from_stdin(line(**fields, author="unknown fields are passed over"))
    assert accounts == [Account(id="a", text=TEXT, **fields)]
    assert problems == []


def test_absent_null_and_blank_fields_are_the_same() -> None:
    accounts, problems = from_stdin(line(outlet=None, title=" ", url=""))
    assert accounts == [Account(id="a", text=TEXT)]
    assert problems == []


def test_lines_end_with_line_feeds_only() -> None:
    text = "One\u2028two\u2029three\x85four\x0bfive\x0csix\x1cseven\r\neight"
    accounts, problems = from_stdin(json.dumps({"id": "a", "text": text}, ensure_ascii=False).encode())
    assert [a.text for a in accounts] == [text]
    assert problems == []


def test_marks_blank_lines_and_windows_line_ends_are_borne() -> None:
    accounts, problems = from_stdin(b"\xef\xbb\xbf" + line() + b"\n \r\n" + line(id="b").replace(b"\n", b"\r\n"))
    assert [a.id for a in accounts] == ["a", "b"]
    assert problems == []


def test_broken_lines_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "day.jsonl"
    path.write_bytes(line(id="1") + b'{"id": "2", "te\n' + b"[1, 2]\n" + line(id="4") + b'{"id": "5"}\n' + line(id="6"))
    accounts, problems = split(load([path]))
    assert [a.id for a in accounts] == ["1", "4", "6"]
    assert [p.input for p in problems] == [f"{path}, line {n}" for n in (2, 3, 5)]
    assert all(p.lost and "Traceback" not in p.reason for p in problems)
    assert problems[1].reason == 'this is a list, where an object with "id" and "text" is needed'
    assert problems[2].reason == 'the record has no "text"; an account needs "id" and "text"'


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'{"id": "a", "text": "cut o', "not valid JSON"),
        (b"not json at all", "not valid JSON (expecting value, at character 1)"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"id": ' + b"9" * 9000 + b"}", "number too long"),
        (b'{"text": "Some words."}', 'has no "id"'),
        (b'{"id": null, "text": "Some words."}', 'has no "id"'),
        (b'{"id": "  ", "text": "Some words."}', '"id" is blank'),
        (b'{"id": 1.5, "text": "Some words."}', '"id" is a number'),
        (b'{"id": true, "text": "Some words."}', '"id" is true or false'),
        (b'{"id": "a", "text": ["Some words."]}', '"text" is a list'),
        (b'{"id": "a", "text": ""}', "text is empty"),
        (b'{"id": "a", "text": " ... "}', "has no words"),
        (b'"text"', "this is text, where an object"),
        (b"", "holds no accounts"),
        (b"\n \n", "holds no accounts"),
        ('{"id": "a"}\n'.encode("utf-16"), "UTF-16"),
        (b"%PDF-1.7\n%more\n", "a PDF document"),
        (bytes(range(256)) * 9, "binary data"),
    ],
)
def test_what_is_no_account_is_refused_in_plain_words(data: bytes, why: str) -> None:
    accounts, problems = from_stdin(data)
    assert accounts == []
    assert len(problems) == 1
    assert why in problems[0].reason
    assert problems[0].lost


def test_a_text_on_standard_input_is_told_to_be_named_instead(tmp_path: Path) -> None:
    told = [
        r.endswith("; standard input takes JSON Lines of accounts: name the file instead") for r in reasons(b"\nA\nB")
    ]
    assert told == [True, False]
    assert not any("standard input" in r for r in reasons(line() + b"not JSON\n") + reasons(b"[]\n"))
    path = tmp_path / "day.jsonl"
    path.write_bytes(b"not JSON\n")
    assert "standard input" not in split(load([path]))[1][0].reason


def test_a_whole_number_is_an_id() -> None:
    assert from_stdin(line(id=17))[0][0].id == "17"


def test_fields_of_the_wrong_kind_are_left_out_with_a_word() -> None:
    accounts, problems = from_stdin(line(outlet=["A", "B"], published=20210302, title="Bridge"))
    assert accounts == [Account(id="a", text=TEXT, title="Bridge")]
    assert [(p.input, p.lost) for p in problems] == [("-, line 1", False)] * 2
    assert problems[0].reason == '"outlet" is a list, where text is needed; it is left out'


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2021-03-02", "2021-03-02"),
        ("2021-03-02T08:30:00+01:00", "2021-03-02T08:30:00+01:00"),
        ("2021-03-02T08:30Z", "2021-03-02T08:30Z"),
        ("20210302", "2021-03-02"),
        ("Tue, 02 Mar 2021 08:30:00 +0100", "2021-03-02T08:30:00+01:00"),
    ],
)
def test_publication_dates_are_iso_8601(given: str, kept: str) -> None:
    accounts, problems = from_stdin(line(published=given))
    assert accounts[0].published == kept
    assert problems == []


PLACEHOLDERS = ["0001-01-01", "0001-01-01T00:00:00", "1601-01-01T00:00:00Z", "Mon, 01 Jan 1601 00:00:00 GMT"]


@pytest.mark.parametrize("given", ["last Tuesday", "March 2021", "2021-13-45", "0", "\0", "9" * 99, *PLACEHOLDERS])
def test_what_is_no_date_is_left_out_with_a_word(given: str) -> None:
    accounts, problems = from_stdin(line(published=given))
    assert accounts[0].published is None
    assert [p.lost for p in problems] == [False]
    assert "no date of publication such as 2020-01-08" in problems[0].reason


def test_a_later_duplicate_is_refused_naming_the_first(tmp_path: Path) -> None:
    first, second = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    first.write_bytes(line(id="x") + line(id="y"))
    second.write_bytes(line(id="y") + line(id="x", text="Another text.") + line(id="z"))
    accounts, problems = split(load([first, second]))
    assert [a.id for a in accounts] == ["x", "y", "z"]
    assert [p.input for p in problems] == [f"{second}, line 1", f"{second}, line 2"]
    assert f'"y" is taken by {first}, line 2, with exactly the same text' in problems[0].reason
    assert f'"x" is taken by {first}, line 1, with another text' in problems[1].reason


def test_other_encodings_within_a_line_are_decoded_and_said() -> None:
    data = json.dumps({"id": "a", "text": "The café “Bel Air” closed."}, ensure_ascii=False).encode("cp1252")
    accounts, problems = from_stdin(data)
    assert accounts[0].text == "The café “Bel Air” closed."
    assert problems == [
        Problem(input="-, line 1", reason="not UTF-8; decoded as Windows-1252, which is a guess", lost=False)
    ]


def test_halves_of_surrogate_pairs_cannot_be_kept() -> None:
    accounts, problems = from_stdin(rb'{"id": "a\ud800", "text": "A \ud83d half, a \ud83d\ude00 whole."}')
    assert accounts == [Account(id="a\ufffd", text="A \ufffd half, a \U0001f600 whole.")]
    assert [p.lost for p in problems] == [False]


def test_a_monstrous_line_is_skipped_in_little_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "MAX_BYTES", 100_000)
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=1) as file:
        file.write(line(id="first"))
        for _ in range(60):
            file.write(b" " * 1_000_000)
        file.write(b"\n" + line(id="last"))
    packed.seek(0)
    tracemalloc.start()
    found = list(load(["-"], stdin=gzip.GzipFile(fileobj=packed)))  # type: ignore[arg-type]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [x.id if isinstance(x, Account) else x.input for x in found] == ["first", "-, line 2", "last"]
    assert isinstance(found[1], Problem)
    assert "60,000,000 bytes (60.0 MB)" in found[1].reason
    assert peak < 10_000_000


def test_a_line_at_the_limit_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "MAX_BYTES", len(line()) - 1)
    accounts, problems = from_stdin(line() + line(id="bb") + line(id="c").strip())
    assert [a.id for a in accounts] == ["a", "c"]
    assert [p.input for p in problems] == ["-, line 2"]


@pytest.mark.parametrize(("suffix", "module"), [(".jsonl.gz", gzip), (".ndjson.xz", lzma), (".JSONL", io)])
def test_packed_files(tmp_path: Path, suffix: str, module: object) -> None:
    path = tmp_path / f"day{suffix}"
    with module.open(path, "wb") as file:  # type: ignore[attr-defined]
        file.write(line(id="1") + line(id="2"))
    accounts, problems = split(load([path]))
    assert [a.id for a in accounts] == ["1", "2"]
    assert problems == []


def test_a_packed_file_is_known_by_its_content_too(tmp_path: Path) -> None:
    path = tmp_path / "day.jsonl"
    path.write_bytes(gzip.compress(line()))
    assert len(split(load([path]))[0]) == 1


@pytest.mark.parametrize(("suffix", "pack", "cut"), [(".gz", gzip.compress, 8), (".xz", lzma.compress, 14)])
def test_a_packed_file_that_breaks_off_keeps_its_lines(tmp_path: Path, suffix: str, pack: object, cut: int) -> None:
    path = tmp_path / f"day.jsonl{suffix}"
    path.write_bytes(pack(line(id="1") + line(id="2"))[:-cut])  # type: ignore[operator]
    accounts, problems = split(load([path]))
    assert [a.id for a in accounts] == ["1", "2"]
    assert [p.input for p in problems] == [str(path)]
    assert "after line 2; the lines before that are kept" in problems[0].reason


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".xz", lzma.compress)])
def test_a_damaged_packed_file_is_said_to_be_damaged(tmp_path: Path, suffix: str, pack: object) -> None:
    data = bytearray(pack(b"".join(line(id=str(n), title=str(n * n)) for n in range(5000))))  # type: ignore[operator]
    data[len(data) // 2 :] = b"\xff" * 4000
    path = tmp_path / f"day.jsonl{suffix}"
    path.write_bytes(data)
    accounts, problems = split(load([path]))
    assert 0 < len(accounts) < 5000
    assert "damaged" in problems[-1].reason


def test_a_name_that_promises_a_packing_must_keep_it(tmp_path: Path) -> None:
    path = tmp_path / "day.jsonl.gz"
    path.write_bytes(line())
    accounts, problems = split(load([path]))
    assert accounts == []
    assert "named .gz" in problems[0].reason


def test_standard_input_is_read_once() -> None:
    accounts, problems = split(load(["-", "-"], stdin=io.BytesIO(line())))
    assert len(accounts) == 1
    assert problems == [Problem(input="-", reason="standard input can be read only once")]


def test_the_stream_is_read_as_it_is_asked_for() -> None:
    class Endless(io.RawIOBase):
        lines = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            self.lines += 1
            return line(id=self.lines)

    stream = Endless()
    found = load(["-"], stdin=stream)  # type: ignore[arg-type]
    assert [next(found) for _ in range(3)] == [Account(id=str(n), text=TEXT) for n in (1, 2, 3)]
    assert stream.lines == 3


def test_a_repeat_comes_again_only_where_that_is_asked_for() -> None:
    data = line(id="x") + line(id="x") + line(id="x", text="Another text.")
    accounts, problems = split(load(["-"], stdin=io.BytesIO(data), repeats=True))
    assert [a.id for a in accounts] == ["x", "x"]
    assert accounts[0] == accounts[1]
    assert [(p.input, p.lost) for p in problems] == [("-, line 2", False), ("-, line 3", True)]
    assert "read again" in problems[0].reason
    assert [a.id for a in from_stdin(data)[0]] == ["x"]
