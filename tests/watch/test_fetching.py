"""Fetching what nobody vouches for."""

import gzip
import http.server
import itertools
import zlib
from collections.abc import Iterator

import pytest

from local_site import Answer, Site
from rashomon.watch import Fetcher, FetchError, Policy
from rashomon.watch.addresses import RefusedAddressError, is_public, target
from rashomon.watch.feeds import FeedError, parse

LOCAL = Policy(allowed=frozenset(["127.0.0.1"]), delay=0.0, largest=100_000, patience=20.0)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as found:
        yield found


@pytest.mark.parametrize(
    "at",
    [
        "127.0.0.1", "10.0.0.8", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "ff02::1", "not an address",
    ],
)  # fmt: skip
def test_private_addresses_are_private_in_every_spelling(at: str) -> None:
    assert not is_public(at)


def test_public_addresses_are_public() -> None:
    assert is_public("93.184.215.14")
    assert is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/", "javascript:alert(1)", "data:text/html,x",
        "http://user:pw@127.0.0.1/", "http://127.0.0.1\r\nx: y/", "http:///x", "http://[::1", "http://127.0.0.1:99999/",
        "http://127.0.0.1/", "http://localhost/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/",
        "http://[::ffff:7f00:1]/", "//127.0.0.1/x", "x" * 5000,
    ],
)  # fmt: skip
def test_addresses_that_are_not_asked(url: str) -> None:
    with pytest.raises(RefusedAddressError):
        target(url, frozenset())


def test_a_page_is_fetched_once_and_then_only_if_it_changed(site: Site) -> None:
    site.answers["/x"] = Answer(b"words", headers={"content-type": "text/html; charset=utf-8"})
    fetcher = Fetcher(LOCAL)
    first = fetcher.fetch(f"{site.base}/x")
    assert (first.body, first.kind) == (b"words", "text/html")
    assert fetcher.fetch(f"{site.base}/x", etag=first.etag).body is None
    assert site.paths() == ["/robots.txt", "/x", "/x"]
    assert all("rashomon" in headers["user-agent"] for _, headers in site.asked)


def test_robots_are_kept_to(site: Site) -> None:
    site.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /no\nCrawl-delay: 7\n")
    site.answers["/yes"] = Answer(b"words")
    slept: list[float] = []
    fetcher = Fetcher(LOCAL, clock=itertools.count(1000).__next__, sleep=slept.append)
    with pytest.raises(FetchError, match=r"robots\.txt asks not"):
        fetcher.fetch(f"{site.base}/no/x")
    fetcher.fetch(f"{site.base}/yes")
    fetcher.fetch(f"{site.base}/yes")
    assert site.paths() == ["/robots.txt", "/yes", "/yes"]
    assert slept
    assert max(slept) <= 7


def test_robots_that_cannot_be_had_are_waited_for(site: Site) -> None:
    site.answers["/robots.txt"] = Answer(b"", 503)
    with pytest.raises(FetchError) as e:
        Fetcher(LOCAL).fetch(f"{site.base}/x")
    assert e.value.passing


def test_two_requests_to_a_site_are_apart(site: Site) -> None:
    site.answers["/x"] = Answer(b"words")
    now = [0.0]
    slept: list[float] = []
    fetcher = Fetcher(
        Policy(allowed=LOCAL.allowed, delay=5.0), clock=lambda: now[0], sleep=lambda s: (slept.append(s), None)[1]
    )
    fetcher.fetch(f"{site.base}/x")
    now[0] = 2.0
    fetcher.fetch(f"{site.base}/x")
    assert slept[-1] == pytest.approx(3.0)


@pytest.mark.parametrize(
    "to", ["http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "file:///etc/passwd", "http://[::1]:1/"]
)
def test_redirects_are_checked_again(site: Site, to: str) -> None:
    site.answers["/x"] = Answer(b"", 302, {"location": to})
    with pytest.raises(FetchError, match=r"private address|only http"):
        Fetcher(LOCAL).fetch(f"{site.base}/x")


def test_redirects_lead_on_but_not_for_ever(site: Site) -> None:
    site.answers["/a"] = Answer(b"", 301, {"location": "/b"})
    site.answers["/b"] = Answer(b"words")
    assert Fetcher(LOCAL).fetch(f"{site.base}/a").url == f"{site.base}/b"
    site.answers["/loop"] = Answer(b"", 302, {"location": "/loop"})
    with pytest.raises(FetchError, match="redirects more than"):
        Fetcher(LOCAL).fetch(f"{site.base}/loop")


def test_bombs_and_endless_bodies_are_cut_short(site: Site) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    site.answers["/bomb"] = Answer(bomb, headers={"content-encoding": "gzip"})
    site.answers["/broken"] = Answer(b"no gzip", headers={"content-encoding": "gzip"})
    site.answers["/odd"] = Answer(zlib.compress(b"x"), headers={"content-encoding": "br"})
    site.answers["/large"] = Answer(b"x" * 200_000)

    def endless(request: http.server.BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        try:
            while True:
                request.wfile.write(b"x" * 10_000)
        except OSError:
            pass

    site.answers["/endless"] = endless
    fetcher = Fetcher(LOCAL)
    for path, why in (
        ("/bomb", "more than"), ("/broken", "unpacked"), ("/odd", "not asked for"), ("/large", "more than"),
        ("/endless", "more than"),
    ):  # fmt: skip
        with pytest.raises(FetchError, match=why):
            fetcher.fetch(site.base + path)


def test_slow_bodies_are_left(site: Site) -> None:
    site.answers["/x"] = Answer(b"words")
    with pytest.raises(FetchError, match="slowly") as e:
        Fetcher(LOCAL, clock=itertools.count(0, 100).__next__, sleep=lambda _: None).fetch(f"{site.base}/x")
    assert e.value.passing


@pytest.mark.parametrize(("status", "passing"), [(404, False), (410, False), (500, True), (429, True), (206, False)])
def test_what_a_server_answers(site: Site, status: int, passing: bool) -> None:
    site.answers["/x"] = Answer(b"", status, {"retry-after": "120"})
    with pytest.raises(FetchError) as e:
        Fetcher(LOCAL).fetch(f"{site.base}/x")
    assert (e.value.passing, e.value.wait) == (passing, 120.0)


TEN = "".join(f'<!ENTITY e{k} "{f"&e{k - 1};" * 10}">' for k in range(1, 10))
LAUGHS = f'<!DOCTYPE x [<!ENTITY e0 "lol">{TEN}]><rss version="2.0"><channel><title>&e9;</title></channel></rss>'
OUTSIDE = """<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><title>&y;</title></channel></rss>"""


@pytest.mark.parametrize(
    "body",
    [
        LAUGHS.encode(),
        OUTSIDE.encode(),
        ('<?xml version="1.0" encoding="utf-16"?>' + OUTSIDE).encode("utf-16"),
        b"<html><body>no feed</body></html>",
        b"",
        b"\x00" * 100,
        b"<" * 10_000,
    ],
)
def test_feeds_that_are_not_taken(body: bytes) -> None:
    with pytest.raises(FeedError):
        parse(body)


def test_feeds_that_are() -> None:
    rss = (
        '<rss version="2.0"><channel><title>A &amp; B</title><item><title>&lt;b&gt;One&lt;/b&gt;</title>'
        "<link>https://a.example/1</link><pubDate>Tue, 04 Mar 2031 10:00:00 GMT</pubDate></item>"
        "<item><title>no link</title></item></channel></rss>"
    )
    feed = parse(rss.encode())
    assert feed.title == "A & B"
    assert [(e.link, e.title, e.published) for e in feed.entries] == [
        ("https://a.example/1", "One", "2031-03-04T10:00:00+00:00")
    ]
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>C</title><entry><title>Two</title>'
        '<link href="https://a.example/2"/><updated>2031-03-04T10:00:00Z</updated></entry></feed>'
    )
    assert [e.link for e in parse(atom.encode()).entries] == ["https://a.example/2"]
    broken = rss.replace("</channel>", "<item>").encode()  # not well-formed, and read all the same
    assert [e.link for e in parse(broken).entries] == ["https://a.example/1"]
