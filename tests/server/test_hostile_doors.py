"""Each hostile thing at each door is refused clearly, makes one line in the log, and disturbs nothing else."""

import contextlib
import gzip
import logging
import lzma
import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from rashomon.archive import Archive, create
from rashomon.server.uploads import RefusedFileError, unpacked
from rashomon.types import Query
from server.conftest import Serve
from server.running import answers, serving
from standin import HANDS
from waiting import soon

JSON = {"content-type": "application/json"}
SECRET = "Xylophonic"
GOOD = "The grain terminal at Sarn burned through the night. A good file."
TEN = "".join(f'<!ENTITY e{k} "{f"&e{k - 1};" * 10}">' for k in range(1, 10))
LAUGHS = f"""<!DOCTYPE x [<!ENTITY e0 "lol">{TEN}]>
<rss version="2.0"><channel><item><title>&e9;</title></item></channel></rss>"""
OUTSIDE = """<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><item><title>&y;</title><description>&y;</description></item></channel></rss>"""


def long() -> Iterator[bytes]:
    """Pieces of a body whose length is not told. One without end is tried on a real server, below."""
    for _ in range(50):
        yield b"x" * 10_000


def post(path: str, **sent: Any) -> Callable[[TestClient], Any]:
    return lambda client: client.post(path, **sent)


def get(path: str, **sent: Any) -> Callable[[TestClient], Any]:
    return lambda client: client.get(path, **sent)


DOORS = {
    "an oversized upload": (post("/api/accounts", content=b"[" * 60_000, headers=JSON), 413, "at most 50000 bytes"),
    "a body of unknown length": (post("/api/accounts", content=long(), headers=JSON), 413, "at most 50000 bytes"),
    "a length that lies": (
        post("/api/accounts", content=b"[]", headers={**JSON, "content-length": "9" * 30}),
        413,
        "at most 50000 bytes",
    ),
    "a form of unknown length": (
        post("/upload", content=long(), headers={"content-type": "multipart/form-data; boundary=x"}),
        413,
        "at most 50000 bytes",
    ),
    "JSON a thousand deep": (
        post("/api/accounts", content=b"[" * 20_000, headers=JSON),
        422,
        "this JSON is not what is asked for",
    ),
    "no JSON": (post("/api/accounts", content=SECRET, headers={"content-type": "text/xml"}), 415, "send JSON"),
    "XML with entities": (
        post("/api/accounts", content=LAUGHS, headers={"content-type": "application/xml"}),
        415,
        "send JSON",
    ),
    "a way out of the folder": (get("/static/%2e%2e%2fsettings.py"), 404, ""),
    "a way out, in full": (get("/static/..%2f..%2f..%2fetc%2fpasswd"), 404, ""),
    "another site's page": (
        post("/api/accounts", json=[{"id": "x", "text": SECRET}], headers={"origin": "https://evil.example"}),
        403,
        "this request came from another site",
    ),
    "another name": (get("/", headers={"host": "rebound.example"}), 421, "this server does not go by that name"),
    "a form of another page": (post("/upload", data={"text": SECRET, "csrf": "0" * 64}), 403, "is out of date"),
    "a query that cannot be meant": (get(f"/api/search?status={SECRET}"), 400, "this cannot be looked for"),
    "a line in the path": (get(f"/nothing%0d%0aGET /{'a' * 2000}"), 404, ""),
}


@pytest.mark.parametrize("name", DOORS)
def test_refused_clearly_logged_once_nothing_else_disturbed(
    serve: Serve, archive: Archive, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    ask, status, why = DOORS[name]
    client = serve(largest=50_000)
    before = archive.status()
    with caplog.at_level(logging.DEBUG, "rashomon"):
        answer = ask(client)
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert len(answer.text.splitlines()) == 1
    lines = [r.getMessage() for r in caplog.records if r.name.startswith("rashomon")]
    assert len(lines) == 1, lines
    assert f" {status} " in lines[0]
    assert why in lines[0]
    assert lines[0].isprintable()
    assert len(lines[0]) < 400
    assert SECRET not in lines[0]
    assert client.get("/").status_code == 200
    assert archive.status() == before
    assert list(archive.verify()) == []


FILES = {
    "a gzip bomb": ("bomb.jsonl.gz", gzip.compress(bytes(50_000_000)), "more than 300000 bytes when it is unpacked"),
    "a bomb of another name": ("notes.txt", gzip.compress(bytes(50_000_000)), "when it is unpacked"),
    "an xz bomb": ("bomb.jsonl.xz", lzma.compress(bytes(50_000_000)), "when it is unpacked"),
    "a bomb in a bomb": ("b.jsonl.gz", gzip.compress(gzip.compress(bytes(1_000_000))), "packed more than once"),
    "a bomb of a web archive": ("bomb.warc.gz", gzip.compress(bytes(50_000_000)), "when it is unpacked"),
    "a gzip that breaks off": ("half.jsonl.gz", gzip.compress(b"{}" * 1000)[:-10], "could not be unpacked"),
    "a billion laughs": ("feed.rss", LAUGHS.encode(), ""),
    "an entity from outside": ("feed.rss", OUTSIDE.encode(), ""),
    "bytes": ("noise.txt", bytes(range(256)) * 20, "noise.txt: "),
}


@pytest.mark.parametrize("name", FILES)
def test_hostile_files_beside_a_good_one(
    serve: Serve, archive: Archive, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    file, content, why = FILES[name]
    client = serve(largest=300_000)
    csrf = re.search(r'name="csrf" value="(\w+)"', client.get("/upload").text)
    assert csrf
    files = [("files", (f"../../../tmp/{file}", content)), ("files", ("../good.txt", GOOD.encode()))]
    with caplog.at_level(logging.DEBUG, "rashomon"):
        answer = client.post("/upload", data={"csrf": csrf[1]}, files=files)
    assert answer.status_code == 200
    assert "good: new, version 1" in answer.text
    assert why in answer.text
    assert "lollol" not in answer.text
    assert "root:" not in answer.text
    told = [r.getMessage() for r in caplog.records if "could not be used" in r.getMessage()]
    assert told == ["an upload held a file that could not be used"], caplog.text
    assert archive.account("good")[0].text == GOOD
    assert archive.search(Query(words="lol")) == []


def test_unpacking_gives_what_was_packed() -> None:
    text = b"words and words " * 1000
    for packed in (
        text,
        gzip.compress(text),
        lzma.compress(text),
        gzip.compress(text[:5000]) + gzip.compress(text[5000:]),
        lzma.compress(text[:5000]) + lzma.compress(text[5000:]),
    ):
        assert unpacked(packed, len(text)) == text
    for packed in (gzip.compress(text), lzma.compress(text)):
        with pytest.raises(RefusedFileError, match="more than"):
            unpacked(packed, len(text) - 1)
        with pytest.raises(RefusedFileError, match="could not be unpacked"):
            unpacked(packed[:-9], len(text))


def test_a_flood_is_told_of_once(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    client = serve(burst=20, rate=0.001)
    with caplog.at_level(logging.DEBUG, "rashomon"):
        statuses = [client.get("/api/stories").status_code for _ in range(100)]
    assert statuses.count(429) == 80
    assert len([r for r in caplog.records if " 429 " in r.getMessage()]) == 1


def tls(wire: socket.socket) -> None:
    wire.sendall(b"\x16\x03\x01 no http at all\r\n\r\n")


def endless_head(wire: socket.socket) -> None:
    wire.sendall(b"GET / HTTP/1.1\r\nx: " + b"y" * 200_000)


def endless_body(wire: socket.socket) -> None:
    wire.sendall(b"POST /api/accounts HTTP/1.1\r\nhost: 127.0.0.1\r\ntransfer-encoding: chunked\r\n")
    wire.sendall(b"content-type: application/json\r\n\r\n")
    for _ in range(5000):  # long after the server has had enough
        wire.sendall(b"10000\r\n" + b"[" * 65_536 + b"\r\n")


def odd(log: Path) -> list[str]:
    """The lines that tell of something else than a page that was asked for and given, and the first line."""
    return [x for x in log.read_text().splitlines() if " 200 " not in x and "serving on" not in x]


def test_what_is_no_request_or_has_no_end(tmp_path: Path) -> None:
    create(tmp_path / "news.db", HANDS).close()
    with serving(tmp_path / "news.db") as (_, port, log):
        for number, (hostile, why) in enumerate(
            ((tls, "Invalid HTTP request"), (endless_head, "Invalid HTTP request"), (endless_body, " 413 ")), 1
        ):
            with socket.create_connection(("127.0.0.1", port), timeout=300) as wire:
                with contextlib.suppress(ConnectionError):
                    hostile(wire)
                with contextlib.suppress(ConnectionError):
                    wire.recv(100)
            soon(lambda number=number: len(odd(log)) >= number, log.read_text)  # type: ignore[misc]
            assert answers(port)
            assert why in odd(log)[-1]
            assert len(odd(log)) == number, odd(log)
        with socket.create_connection(("127.0.0.1", port), timeout=300) as wire:
            wire.sendall(b"POST /api/accounts HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 900\r\n\r\n[")
            assert answers(port)  # who stops in the middle of a request holds up nobody
