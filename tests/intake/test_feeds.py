from pathlib import Path

import pytest

from rashomon.intake import load
from rashomon.types import Account, Problem

LONG = "The ferry Marigold ran aground off Tolle Point on Tuesday, and tugs came from Corvane within the hour. " * 5
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Southmoor Gazette</title>
<item><title>Ferry &lt;b&gt;aground&lt;/b&gt;</title><link>https://g.example/1</link><guid>g1</guid>
<pubDate>Tue, 04 Mar 2031 08:30:00 +0100</pubDate><description>In short.</description>
<content:encoded><![CDATA[<p>{LONG}</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>Teaser</title><link>https://g.example/2</link><description>The rest is on our page.</description></item>
<item><title>Long summary</title><link>https://g.example/3</link><description>{LONG}</description></item>
</channel></rss>"""
ATOM = f"""<?xml version="1.0"?><!-- a feed -->
<feed xmlns="http://www.w3.org/2005/Atom"><title>Corvane Broadcasting</title>
<entry><id>tag:c.example,2031:1</id><title>Aground</title><updated>2031-03-04T10:00:00Z</updated>
<link href="https://c.example/1"/><content type="html">&lt;p&gt;{LONG}&lt;/p&gt;</content></entry></feed>"""


def taken(path: Path) -> tuple[list[Account], list[Problem]]:
    found = list(load([path]))
    return [x for x in found if isinstance(x, Account)], [x for x in found if isinstance(x, Problem)]


@pytest.mark.parametrize("name", ["feed.rss", "feed.xml"])
def test_entries_with_their_text_are_accounts(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(RSS, "utf-8")
    accounts, problems = taken(tmp_path / name)
    assert [a.id for a in accounts] == ["g1", "https://g.example/3"]
    first = accounts[0]
    assert (first.outlet, first.title, first.url) == ("Southmoor Gazette", "Ferry aground", "https://g.example/1")
    assert first.published is not None
    assert first.published.startswith("2031-03-04")
    assert first.text.startswith("The ferry Marigold")
    assert "alert" not in first.text
    assert [p.input.endswith("entry 2") and p.lost for p in problems] == [True]
    assert "without its text" in problems[0].reason


def test_atom(tmp_path: Path) -> None:
    (tmp_path / "a.atom").write_text(ATOM, "utf-8")
    accounts, problems = taken(tmp_path / "a.atom")
    assert problems == []
    assert [(a.id, a.outlet, a.published) for a in accounts] == [
        ("tag:c.example,2031:1", "Corvane Broadcasting", "2031-03-04T10:00:00Z")
    ]


def test_what_is_no_feed_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text("no feed at all")
    accounts, problems = taken(tmp_path / "a.rss")
    assert accounts == []
    assert [p.reason for p in problems] == ["it is no RSS or Atom feed"]


def test_feeds_in_folders_are_taken_and_other_xml_is_not(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(ATOM, "utf-8")
    (tmp_path / "sitemap.xml").write_text("<?xml version='1.0'?><urlset></urlset>")
    accounts, problems = taken(tmp_path)
    assert (len(accounts), problems) == (1, [])
