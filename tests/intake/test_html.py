"""Web pages: the main text and nothing that could run."""

import logging
from pathlib import Path

import pytest

from rashomon.intake import load
from rashomon.intake.html import looks_like_html
from rashomon.types import Account, Problem

FIRST = "The harbour bridge at Velmora closed on Tuesday after a barge struck one of its piers, officials said. " * 3
SECOND = "Ferry crews carried commuters across the bay while divers looked at the pier, the port master said. " * 3
HEAD = """<title>Bridge closed | The Velmora Post</title>
<meta property="og:title" content="Bridge closed after barge strike">
<meta property="og:site_name" content="The Velmora Post">
<meta property="article:published_time" content="2021-03-02T08:30:00+01:00">
<link rel="canonical" href="https://post.velmora.example/bridge">"""
BODY = f"""<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article onmouseover="steal()"><h1>Bridge closed</h1><p onclick="steal()">{FIRST}</p>
<script>document.write("planted words")</script><style>p {{ color: red }}</style>
<p>The sign read &lt;script&gt;alert(1)&lt;/script&gt; in red. {SECOND}</p></article>
<footer>Contact the newsroom</footer>"""
PAGE = f"<!doctype html><html><head>{HEAD}</head><body>{BODY}</body></html>"


def page(path: Path, markup: str | bytes) -> tuple[list[Account], list[Problem]]:
    path.write_bytes(markup if isinstance(markup, bytes) else markup.encode())
    found = list(load([path]))
    return [x for x in found if isinstance(x, Account)], [x for x in found if isinstance(x, Problem)]


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.xhtml", "a.HTML", "a.txt", "a"])
def test_main_text_and_metadata(tmp_path: Path, name: str) -> None:
    accounts, problems = page(tmp_path / name, PAGE)
    assert problems == []
    account = accounts[0]
    assert account.id == "a"
    assert account.title == "Bridge closed after barge strike"
    assert account.outlet == "The Velmora Post"
    assert account.published == "2021-03-02T08:30:00+01:00"
    assert account.url == "https://post.velmora.example/bridge"
    assert FIRST.strip() in account.text
    assert SECOND.strip() in account.text


def test_scripts_and_handlers_never_reach_the_text_but_written_tags_stay(tmp_path: Path) -> None:
    text = page(tmp_path / "a.html", PAGE)[0][0].text
    assert "The sign read <script>alert(1)</script> in red." in text
    for gone in ("planted", "steal", "color", "Home", "Contact the newsroom"):
        assert gone not in text


def test_the_host_stands_in_for_a_site_without_a_name(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://www.post.velmora.example/bridge">'
    account = page(tmp_path / "a.html", f"<html><head>{head}</head><body>{BODY}</body></html>")[0][0]
    assert account.outlet is not None
    assert account.outlet.endswith("velmora.example")


def test_a_page_that_says_nothing_of_itself(tmp_path: Path) -> None:
    account = page(tmp_path / "a.html", f"<html><body><article><p>{FIRST}</p><p>{SECOND}</p></article></body></html>")
    assert account[0] == [Account(id="a", text=account[0][0].text)]


def test_an_address_that_could_run_is_left_out(tmp_path: Path) -> None:
    markup = PAGE.replace("https://post.velmora.example/bridge", "javascript:alert(1)")
    assert page(tmp_path / "a.html", markup)[0][0].url is None


def test_a_fragment_is_a_page_too(tmp_path: Path) -> None:
    assert FIRST.strip() in page(tmp_path / "a.html", f"<p>{FIRST}</p>")[0][0].text


@pytest.mark.parametrize(
    "markup",
    ["<html><body></body></html>", "<html><head><script>var a = 1</script></head></html>", "<p></p>", "<", "<a"],
)
def test_a_page_without_main_text_is_refused(tmp_path: Path, markup: str) -> None:
    accounts, problems = page(tmp_path / "a.html", markup)
    assert accounts == []
    assert [p.lost for p in problems] == [True]


def test_an_empty_page_is_refused_as_no_main_text(tmp_path: Path) -> None:
    _, problems = page(tmp_path / "a.html", "<html><body><nav></nav></body></html>")
    assert "no main text was found" in problems[0].reason


@pytest.mark.parametrize("declaration", ['<meta charset="windows-1252">', "<meta content='text/html; charset=latin1'>"])
def test_the_encoding_that_a_page_names_is_obeyed(tmp_path: Path, declaration: str) -> None:
    markup = f"<html><head>{declaration}</head><body><p>The café “Bel Air” closed. {FIRST}</p></body></html>"
    accounts, problems = page(tmp_path / "a.html", markup.encode("cp1252"))
    assert "The café “Bel Air” closed." in accounts[0].text
    assert problems == []


def test_the_same_page_gives_the_same_account(tmp_path: Path) -> None:
    assert page(tmp_path / "a.html", PAGE) == page(tmp_path / "a.html", PAGE)


def test_the_library_stays_quiet(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    before = logging.getLogger("trafilatura").level
    page(tmp_path / "a.html", "<html></html>")
    assert caplog.records == []
    assert logging.getLogger("trafilatura").level == before


def test_words_about_tags_are_no_page() -> None:
    assert looks_like_html("\n<!-- saved --> <HTML lang=en>")
    assert not looks_like_html("The <html> tag opens a page.")
    assert not looks_like_html("<script>alert(1)</script> was what the sign read.")


def test_reader_comments_are_left_out(tmp_path: Path) -> None:
    comments = (
        '<div id="comments" class="comments"><ul class="comment-list"><li class="comment"><p>First!</p></li></ul></div>'
    )
    text = page(tmp_path / "a.html", PAGE.replace("</article>", f"</article>{comments}"))[0][0].text
    assert "First!" not in text


def test_a_day_in_the_words_is_no_publication_date(tmp_path: Path) -> None:
    story = f"<article><p>{FIRST} It was built on 12 May 1998 and painted on 2004-06-01.</p><p>{SECOND}</p></article>"
    markup = f"<!doctype html><html><head><title>Bridge</title></head><body>{story}</body></html>"
    assert page(tmp_path / "a.html", markup)[0][0].published is None


@pytest.mark.parametrize(
    ("mark", "kept"),
    [
        ('<meta name="DC.date.issued" content="2021-03-02">', "2021-03-02"),
        ('<meta name="date" content="soon"><meta name="pubdate" content="20210302">', "2021-03-02"),
        ('<script type="application/ld+json">{"datePublished": "2021-03-02T07:30Z"}</script>', "2021-03-02T07:30Z"),
        ('<time pubdate datetime="2021-03-02">Tuesday</time>', "2021-03-02"),
        ('<time class="entry-date" datetime="2021-03-02">Tuesday</time>', "2021-03-02"),
        ('<p itemprop="datePublished" content="2021-03-02">Tuesday</p>', "2021-03-02"),
        ('<meta property="article:published_time" content="0001-01-01T00:00:00">', None),
        ('<link rel="canonical" href="https://post.example/2021/03/02/bridge">', "2021-03-02"),
        ('<time datetime="1998-05-12">when it was built</time>', None),
        ('<meta property="article:modified_time" content="2021-03-09">', None),
        ("<script>var datePublished = '2021-03-02'</script>", None),
    ],
)
def test_the_publication_date_is_what_is_marked_as_that(tmp_path: Path, mark: str, kept: str | None) -> None:
    markup = (
        f"<!doctype html><html><head><title>B</title>{mark}</head><body><p>{FIRST}</p><p>{SECOND}</p></body></html>"
    )
    assert page(tmp_path / "a.html", markup)[0][0].published == kept
