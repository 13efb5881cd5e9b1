"""Hostile feeds and articles beside a good one: each is told of in one clear line, and the watcher goes on."""

import contextlib
import gzip
import http.server
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from local_site import Answer, Site
from rashomon.archive import create, open_archive
from rashomon.types import Account
from standin import HANDS
from waiting import soon

TEN = "".join(f'<!ENTITY e{k} "{f"&e{k - 1};" * 10}">' for k in range(1, 10))
LAUGHS = f'<!DOCTYPE x [<!ENTITY e0 "lol">{TEN}]><rss version="2.0"><channel><title>&e9;</title></channel></rss>'
OUTSIDE = """<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><title>&y;</title></channel></rss>"""
TEXT = "The grain terminal at Sarn burned through the night.\nTwelve people were killed, the mayor said on Tuesday."


def endless(request: http.server.BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    with contextlib.suppress(OSError):
        while True:
            request.wfile.write(b"<rss>" * 20_000)


def cut_off(request: http.server.BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("content-length", "1000000")
    request.end_headers()
    request.wfile.write(b"<rss>")


def to(where: str) -> Answer:
    return Answer(b"", 302, {"location": where})


def naming(*links: str) -> Answer:
    items = "".join(f"<item><title>x</title><link>{link}</link></item>" for link in links)
    return Answer(f'<rss version="2.0"><channel><title>x</title>{items}</channel></rss>'.encode())


HOSTILE: dict[str, tuple[Answer | Callable[[http.server.BaseHTTPRequestHandler], None], str]] = {
    "/laughs.xml": (Answer(LAUGHS.encode()), "document type or entities of its own"),
    "/outside.xml": (Answer(OUTSIDE.encode()), "document type or entities of its own"),
    "/wide.xml": (
        Answer(('<?xml version="1.0" encoding="utf-16"?>' + OUTSIDE).encode("utf-16")),
        "entities of its own",
    ),
    "/bomb.xml": (Answer(gzip.compress(bytes(50_000_000)), headers={"content-encoding": "gzip"}), "more than 10000000"),
    "/torn.xml": (Answer(b"no gzip", headers={"content-encoding": "gzip"}), "could not be unpacked"),
    "/endless.xml": (endless, "more than 10000000 bytes"),
    "/cut.xml": (cut_off, "it broke off"),
    "/half.xml": (Answer(gzip.compress(b"<rss>" * 999)[:-9], headers={"content-encoding": "gzip"}), "it broke off"),
    "/inside.xml": (to("http://10.1.2.3/feed"), "private"),
    "/meta.xml": (to("http://169.254.169.254/latest/meta-data/"), "private"),
    "/file.xml": (to("file:///etc/passwd"), "only http and https"),
    "/loop.xml": (to("/loop.xml"), "redirects more than 5 times"),
    "/page.xml": (Answer(b"<html><body>no feed</body></html>"), "neither RSS nor Atom"),
}
LINKS = {
    "http://192.168.7.7/x": "private",
    "ftp://files.example/x": "only http and https",
    "http://user:pw@127.0.0.1/": "holds a password",
}


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as found:
        yield found


def test_each_is_told_of_once_and_the_rest_goes_on(site: Site, tmp_path: Path) -> None:
    create(tmp_path / "news.db", HANDS).close()
    for path, (answer, _) in HOSTILE.items():
        site.answers[path] = answer
    site.answers["/links.xml"] = naming(*LINKS)
    site.feed([])
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "noise.txt").write_bytes(bytes(range(256)) * 20)
    (inbox / "bomb.jsonl.gz").write_bytes(gzip.compress(bytes(50_000_000)))
    feeds = [f"{site.base}{path}" for path in [*HOSTILE, "/links.xml", "/feed.xml"]]
    asks = ["--every", "0.2", "--delay", "0", "--allow", "127.0.0.1", "--archive", str(tmp_path / "news.db")]
    log, told = tmp_path / "watch.log", tmp_path / "told"
    with log.open("wb") as errors, told.open("wb") as out:
        command = [sys.executable, "-m", "rashomon", "watch", *feeds, str(inbox), *asks]
        process = subprocess.Popen(command, stdout=out, stderr=errors)
        try:
            for number in (1, 2, 3):  # it goes on, round after round
                name = f"good{number}"
                site.publish(Account(id=name, text=f"{TEXT} Told {number} times.", outlet="Sarn Wire", title=name))
                site.feed([Account(id=f"good{n}", text="", title=f"good{n}") for n in range(1, number + 1)])
                soon(lambda number=number: len(told.read_text().splitlines()) == number, log.read_text)  # type: ignore[misc]
                assert process.poll() is None
        finally:
            process.terminate()
            process.wait(300)
    lines = log.read_text().splitlines()
    for path, (_, why) in HOSTILE.items():
        found = [x for x in lines if x.startswith(f"rashomon: {site.base}{path}: ")]
        assert len(found) == 1, (path, lines)
        assert why in found[0], found
    for link, why in LINKS.items():
        found = [x for x in lines if x.startswith(f"rashomon: {link}: ")]
        assert len(found) == 1, (link, lines)
        assert why in found[0], found
    for file in ("noise.txt", "bomb.jsonl.gz"):
        assert len([x for x in lines if file in x]) == 1, lines
    assert len(lines) == len(HOSTILE) + len(LINKS) + 2, lines
    with open_archive(tmp_path / "news.db", HANDS) as archive:
        assert archive.status().accounts == 3
        assert list(archive.verify()) == []
