"""Folders and feeds, round after round."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from local_site import Answer, Site
from rashomon import pipeline
from rashomon.archive import Archive, create
from rashomon.types import Account, Problem
from rashomon.watch import Policy, Watcher
from standin import HANDS

TEXT = "The grain terminal at Sarn burned through the night.\nTwelve people were killed, the mayor said on Tuesday."


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as found:
        yield found


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    monkeypatch.setattr("rashomon.archive.database.SYNCHRONOUS", "OFF")
    with create(tmp_path / "news.db", HANDS) as made:
        yield made


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2031, 3, 4, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


def watcher(archive: Archive, *sources: str, clock: Clock | None = None) -> Watcher:
    policy = Policy(allowed=frozenset(["127.0.0.1"]), delay=0.0)
    found = pipeline.watch(archive, sources, policy)
    found._now = clock or Clock()
    return found


def accounts(items: Iterator[tuple[str, Account] | Problem]) -> list[Account]:
    found = list(items)
    assert [x for x in found if isinstance(x, Problem)] == []
    return [x[1] for x in found if not isinstance(x, Problem)]


def reasons(items: Iterator[tuple[str, Account] | Problem]) -> list[str]:
    return [x.reason for x in items if isinstance(x, Problem)]


def made(name: str, text: str = TEXT) -> Account:
    return Account(id=name, text=text, outlet="Sarn Wire", title=f"Fire: {name}", published="2031-03-04T10:00:00+00:00")


def test_a_feed_is_taken_in_once_and_again_where_it_changed(site: Site, archive: Archive) -> None:
    site.publish(made("one"))
    site.feed([made("one")])
    clock = Clock()
    looking = watcher(archive, f"{site.base}/feed.xml", clock=clock)
    (first,) = accounts(looking.round())
    assert (first.url, first.outlet, first.title) == (f"{site.base}/a/one.html", "Sarn Wire", "Fire: one")
    assert first.published == "2031-03-04T10:00:00+00:00"
    assert "Twelve people were killed" in first.text
    assert accounts(looking.round()) == []
    site.publish(made("two"))
    site.feed([made("one"), made("two")])
    assert [a.url for a in accounts(looking.round())] == [f"{site.base}/a/two.html"]
    site.publish(made("one", TEXT.replace("Twelve", "Nineteen")))
    assert accounts(looking.round()) == []
    clock.at += timedelta(hours=7)  # after which articles are looked at once more
    assert ["Nineteen" in a.text for a in accounts(looking.round())] == [True]
    again = watcher(archive, f"{site.base}/feed.xml", clock=clock)  # as after a restart
    assert accounts(again.round()) == []


def test_an_update_told_by_the_feed_is_fetched_at_once(site: Site, archive: Archive) -> None:
    site.publish(made("one"))
    site.feed([made("one")])
    looking = watcher(archive, f"{site.base}/feed.xml")
    assert len(accounts(looking.round())) == 1
    site.publish(made("one", TEXT.replace("Twelve", "Nineteen")))
    later = __import__("msgspec").structs.replace(made("one"), published="2031-03-04T11:00:00+00:00")
    site.feed([later])
    assert len(accounts(looking.round())) == 1


def test_what_was_fetched_and_not_kept_is_fetched_again(site: Site, archive: Archive) -> None:
    for name in ("one", "two"):
        site.publish(made(name))
    site.feed([made("one"), made("two")])
    address = f"{site.base}/feed.xml"
    found = watcher(archive, address).round()
    next(found)
    del found  # killed before the first account was kept
    assert len(accounts(watcher(archive, address).round())) == 2
    assert accounts(watcher(archive, address).round()) == []


def test_failures_are_told_and_waited_out(site: Site, archive: Archive) -> None:
    clock = Clock()
    looking = watcher(archive, f"{site.base}/feed.xml", clock=clock)
    site.answers["/feed.xml"] = Answer(b"", 500)
    assert len(reasons(looking.round())) == 1
    asked = len(site.asked)
    assert reasons(looking.round()) == []
    assert len(site.asked) == asked
    site.publish(made("one"))
    site.feed([made("one")])
    clock.at += timedelta(hours=1)
    assert len(accounts(looking.round())) == 1


def test_hostile_feeds_disturb_nothing_else(site: Site, archive: Archive) -> None:
    links = ["http://10.1.2.3/x", "file:///etc/passwd", "http://169.254.169.254/", "javascript:alert(1)"]
    items = "".join(f"<item><title>x</title><link>{link}</link></item>" for link in links)
    site.publish(made("one"))
    good = f"<item><title>ok</title><link>{site.base}/a/one.html</link></item>"
    body = f'<rss version="2.0"><channel><title>x</title>{items}{good}</channel></rss>'
    site.answers["/feed.xml"] = Answer(body.encode())
    site.answers["/bad.xml"] = Answer(b"<!DOCTYPE x [<!ENTITY y 'z'>]><rss version='2.0'></rss>")
    looking = watcher(archive, f"{site.base}/bad.xml", f"{site.base}/feed.xml")
    found = list(looking.round())
    assert len([x for x in found if isinstance(x, Problem)]) >= len(links)
    assert [x[1].title for x in found if not isinstance(x, Problem)] == ["ok"]
    # Nothing is asked or told again at once.
    assert [x for x in looking.round() if not (isinstance(x, Problem) and x.input.endswith("bad.xml"))] == []


def test_a_folder_is_taken_in_when_it_rests(archive: Archive, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "one.txt").write_text(TEXT)
    looking = watcher(archive, str(inbox))
    os.utime(inbox / "one.txt", (looking._now().timestamp(),) * 2)
    assert accounts(looking.round()) == []  # it was written just now, and may not be whole
    assert [a.id for a in accounts(looking.round())] == ["one"]
    assert accounts(looking.round()) == []
    (inbox / "two.txt").write_text(TEXT.replace("Sarn", "Zed"))
    for file in inbox.iterdir():
        os.utime(file, (looking._now().timestamp() - 10,) * 2)
    assert [a.id for a in accounts(looking.round())] == ["one", "two"]
