import gzip
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from rashomon.intake import load
from rashomon.types import Account, Problem

PAGE = (
    '<!doctype html><html><head><title>Ferry aground</title><meta property="og:site_name" content="Southmoor Gazette">'
    '<meta property="article:published_time" content="2031-03-04T08:00:00Z"></head><body><article>'
    f"<p>{'The ferry Marigold ran aground off Tolle Point on Tuesday morning. ' * 6}</p>"
    f"<p>{'Tugs from Corvane came an hour later, the harbour master said. ' * 6}</p></article></body></html>"
)


def archive(path: Path, *records: tuple[str, str, str, bytes]) -> Path:
    """A web archive of (address, status, type, body)."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.name.endswith(".gz"))
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "a test"}))
        for number, (address, status, kind, body) in enumerate(records):
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.0")
            writer.write_record(
                writer.create_warc_record(
                    address,
                    "response",
                    payload=BytesIO(body),
                    http_headers=headers,
                    warc_headers_dict={"WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{number:012d}>"},
                )
            )
    return path


def taken(path: Path) -> tuple[list[Account], list[Problem]]:
    found = list(load([path]))
    return [x for x in found if isinstance(x, Account)], [x for x in found if isinstance(x, Problem)]


@pytest.mark.parametrize("name", ["crawl.warc.gz", "crawl.warc"])
def test_pages_that_answered_are_accounts(tmp_path: Path, name: str) -> None:
    path = archive(
        tmp_path / name,
        ("https://www.gazette.example/ferry", "200 OK", "text/html; charset=utf-8", PAGE.encode()),
        ("https://www.gazette.example/gone", "404 Not Found", "text/html", PAGE.encode()),
        ("https://www.gazette.example/boat.png", "200 OK", "image/png", b"\x89PNG\r\n\x1a\n"),
        ("https://www.gazette.example/empty", "200 OK", "text/html", b"<html><body></body></html>"),
        ("https://other.example/ferry", "200 OK", "text/html", PAGE.encode().replace(b"Gazette", b"Herald")),
    )
    accounts, problems = taken(path)
    assert [a.id[-1] for a in accounts] == ["0", "4"]
    first = accounts[0]
    assert first.text.startswith("The ferry Marigold ran aground off Tolle Point")
    assert (first.outlet, first.title, first.published) == (
        "Southmoor Gazette",
        "Ferry aground",
        "2031-03-04T08:00:00Z",
    )
    assert first.url == "https://www.gazette.example/ferry"
    assert [(p.lost, "/empty" in p.input) for p in problems] == [(True, True)]


def test_the_encoding_that_the_answer_names_is_used(tmp_path: Path) -> None:
    body = PAGE.replace("Corvane", "Łódź").encode("iso8859-2")
    path = archive(tmp_path / "a.warc.gz", ("https://a.example/1", "200 OK", "text/html; charset=ISO-8859-2", body))
    assert "Łódź" in taken(path)[0][0].text


def test_an_archive_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    pages = [(f"https://a.example/{i}", "200 OK", "text/html", PAGE.encode() + b" " * i) for i in range(4)]
    whole = archive(tmp_path / "a.warc.gz", *pages).read_bytes()
    cut = tmp_path / "cut.warc.gz"
    cut.write_bytes(whole[: len(whole) * 3 // 4])
    accounts, problems = taken(cut)
    assert 1 <= len(accounts) < 4
    assert any("breaks off" in p.reason for p in problems)


NO_ARCHIVES = {
    "words": b"nothing of the kind",
    "packed": gzip.compress(b"nothing of the kind", mtime=0),
    "nothing": b"",
}


@pytest.mark.parametrize("data", NO_ARCHIVES.values(), ids=NO_ARCHIVES.keys())
def test_what_is_no_archive_is_said(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(data)
    accounts, problems = taken(path)
    assert accounts == []
    assert len(problems) == 1
    assert problems[0].lost


def test_archives_in_folders_are_taken(tmp_path: Path) -> None:
    archive(tmp_path / "a.warc.gz", ("https://a.example/1", "200 OK", "text/html", PAGE.encode()))
    assert len(taken(tmp_path)[0]) == 1
