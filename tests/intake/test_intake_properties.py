"""What holds for any input at all."""

import gzip
import io
import json
import lzma
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.intake import load
from rashomon.intake.decode import decode
from rashomon.types import Account, Problem

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
SHAPES = st.sampled_from(
    [b"", b"\xff\xfe", b"\xef\xbb\xbf", b"<html><p>", b'{"id": "a", "text": "', b"%PDF", b"\x1f\x8b\x08"]
)
BYTES = st.builds(lambda head, rest: head + rest, SHAPES, st.binary(max_size=400))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda x: st.lists(x) | st.dictionaries(st.text(), x),
)


@given(st.lists(TEXTS, max_size=5), st.booleans())
def test_any_text_survives_json_lines(texts: list[str], ascii_only: bool) -> None:
    records = [{"id": str(n), "text": f"word {text}"} for n, text in enumerate(texts)] or [{"id": "0", "text": "word"}]
    data = "\n".join(json.dumps(r, ensure_ascii=ascii_only) for r in records).encode()
    assert list(load(["-"], stdin=io.BytesIO(data))) == [Account(**r) for r in records]


@given(TEXTS)
def test_any_text_survives_utf8(text: str) -> None:
    marked = "word " + text
    if "\0" not in marked:
        assert decode(marked.encode()) == (marked, None)


@pytest.mark.parametrize(
    "name", ["a.txt", "a.html", "a.jsonl", "a.jsonl.gz", "a.jsonl.xz", "accounts.json", "a.json", "-"]
)
@pytest.mark.parametrize("pack", [bytes, gzip.compress, lzma.compress])
@settings(max_examples=40, deadline=None)
@given(data=BYTES)
def test_no_bytes_raise(name: str, pack: Callable[[bytes], bytes], data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(pack(data))
        given_name = {"accounts.json": folder, "-": "-"}.get(name, str(path))
        found = list(load([given_name], stdin=io.BytesIO(pack(data))))
    assert found
    for item in found:
        assert isinstance(item, Account | Problem)
        json.dumps(item.text if isinstance(item, Account) else item.reason).encode()
        (item.text if isinstance(item, Account) else item.reason + item.input).encode()


@settings(max_examples=60, deadline=None)
@given(JSON, st.dictionaries(st.sampled_from(["id", "text", "outlet", "title", "published", "url"]), JSON))
def test_no_json_raises(value: object, fields: dict[str, object]) -> None:
    data = json.dumps(value).encode() + b"\n" + json.dumps(fields).encode()
    for item in load(["-"], stdin=io.BytesIO(data)):
        assert isinstance(item, Account | Problem)


@given(st.text())
def test_no_name_raises(name: str) -> None:
    if "/" not in name and name not in ("-", ".", ".."):
        assert all(p.lost for p in load([f"/nowhere/{name}"]) if isinstance(p, Problem))
