"""The page in Firefox and in WebKit: what test_working.py does in Chromium, as far as the two can be driven."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import msgspec
import pytest

from browsing import VIEWS
from rashomon.types import Story
from webdriver import Driven, driven, missing, until

LEFT = "[...document.querySelectorAll('.point:not([hidden])')].map(p => p.id).join(' ')"
IN_VIEW = """const box = document.querySelector(arguments[0]).getBoundingClientRect();
return box.height > 0 && -5 <= box.top && box.top < innerHeight"""
TEXT = "return document.querySelector(arguments[0])?.innerText.includes(arguments[1])"


@pytest.fixture(scope="module", params=["firefox", "webkit"])
def window(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driven]:
    if why := missing(request.param):
        pytest.skip(why)
    with driven(request.param, tmp_path_factory.mktemp(request.param)) as found:
        found.narrow(1400, 900)
        yield found


@pytest.fixture(scope="module")
def files(pages: dict[str, Path]) -> dict[str, str]:
    return {name: pages[name].as_uri() for name in ("ferry", "hostile", "measured", "empty")}


@pytest.fixture(autouse=True)
def silence(window: Driven, request: pytest.FixtureRequest) -> Iterator[None]:
    """No page says a word to the console, but one that is broken."""
    yield
    assert window.said() == [] or "broken" in request.node.name


def shows(window: Driven, *points: str) -> bool:
    return window.soon(f"return ({LEFT}) === arguments[0]", " ".join(points))


def shows_all(window: Driven) -> bool:
    return window.soon("return !document.querySelector('.point[hidden]')")


@pytest.mark.parametrize("name", ["ferry", "hostile", "measured", "empty"])
def test_every_view_opens_and_nothing_runs_or_is_fetched(window: Driven, files: dict[str, str], name: str) -> None:
    window.open(files[name])
    for view in VIEWS:
        window.click(f".views a[href='#{view}']")
        assert window.soon("return document.getElementById(arguments[0]).matches('.on')", view)
        assert window.run("return document.querySelectorAll('.view.on').length") == 1
        assert window.run("return document.documentElement.scrollWidth <= innerWidth"), view
    assert window.run("return performance.getEntriesByType('resource').length") == 0
    assert window.run("return document.querySelectorAll('body script:not(#story), iframe, img, object').length") == 1


def test_accounts_and_quotations_stand_word_for_word(window: Driven, files: dict[str, str], hostile: Story) -> None:
    window.open(files["hostile"] + "#points?given=1")
    for number, account in enumerate(hostile.accounts, 1):
        text = window.run(f"return document.querySelector('[data-account=a{number}]').textContent")
        assert text == account.text.replace("\0", "\ufffd")
    for number, point in enumerate(hostile.points, 1):
        quoted = window.run(f"return [...document.querySelectorAll('#p{number} .words')].map(q => q.textContent)")
        assert sorted(quoted) == sorted(said.text.replace("\0", "\ufffd") for said in point.statements)


def test_a_status_and_a_search_filter_and_a_link_reopens_them(window: Driven, files: dict[str, str]) -> None:
    window.open(files["ferry"])
    window.click("[data-filter=differing]")
    assert shows(window, "p2", "p3", "p4")
    window.click("#find")
    window.press(*"halvik")
    assert shows(window, "p3", "p4")
    assert window.soon(TEXT, "#shown", "2 of 10 points")
    assert window.soon("return document.querySelectorAll('.found li').length === 2")
    address = window.run("return location.href")
    assert address.endswith("#points?status=differing&q=halvik")
    window.open(address)
    assert shows(window, "p3", "p4")
    assert window.run("return document.getElementById('find').value") == "halvik"
    window.click("#clear")
    assert shows_all(window)
    window.send("POST", "back")
    assert shows(window, "p3", "p4")


def test_keys(window: Driven, files: dict[str, str]) -> None:
    window.open(files["ferry"])
    window.press("j", "j")
    assert window.soon("return location.hash === '#p2' && document.activeElement.id === 'p2'")
    assert window.soon(IN_VIEW, "#p2")
    window.press("k")
    assert window.soon("return location.hash === '#p1'")
    window.press("2")
    assert shows(window, "p2", "p3", "p4")
    window.press("Escape")
    assert shows_all(window)
    window.press("/")
    assert window.soon("return document.activeElement.id === 'find'")
    window.press(*"1988j", "Escape", "Escape", "ArrowRight")
    assert window.soon("return document.getElementById('grid').matches('.on')")
    window.press("?")
    assert window.soon("return document.getElementById('help').open")
    window.press("Escape")
    assert window.soon("return !document.getElementById('help').open")


def test_from_a_point_to_its_words_and_back(window: Driven, files: dict[str, str]) -> None:
    window.open(files["ferry"])
    window.click("#p2 a.place[href='#s2-2']")
    assert window.soon("return location.hash === '#s2-2'")
    assert window.soon(IN_VIEW, "#s2-2")
    assert window.soon(TEXT, "#others", "Pinned")
    window.press("Escape")
    assert window.soon("return location.hash === '#a2'")
    window.hover("[data-account=a2] mark[data-s~='2-2']")
    assert window.soon(TEXT, "#others", "point p2")
    window.click("[data-account=a2] mark[data-s~='2-2']")
    assert window.soon("return location.hash === '#s2-2'")
    window.click("#others .card a[href='#p2']")
    assert window.soon(IN_VIEW, "#p2")


def test_a_link_to_a_point_in_a_closed_group_opens_it(window: Driven, files: dict[str, str]) -> None:
    window.open(files["ferry"] + "#p8")
    assert window.soon(IN_VIEW, "#p8")


def test_the_grid_sorts_and_leads_to_the_words(window: Driven, files: dict[str, str]) -> None:
    window.open(files["ferry"] + "#grid")
    window.click("#grid [data-sort=outlets]")
    assert window.soon("return document.querySelector('#grid tbody tr a').hash === '#p2'")
    window.click("#grid tbody td.own a")
    assert window.soon("return document.getElementById('accounts').matches('.on')")


def test_the_maps_scales_change(window: Driven, files: dict[str, str]) -> None:
    window.open(files["ferry"] + "#map")
    window.click("[data-zoom-to=world]")
    assert window.soon("return document.querySelector('[data-zoom=world]').getBoundingClientRect().height > 100")
    assert window.run("return document.querySelectorAll('.drawing:not([hidden])').length") == 1


def test_restored_words_are_shown_as_given_on_request(window: Driven, files: dict[str, str], ferry: Story) -> None:
    window.open(files["ferry"])
    given = "return document.querySelector('[data-account=a5]').textContent"
    assert "Witnesses said the alarm did not sound." in window.run(given)
    window.click("#given")
    assert window.soon(f"{given} === arguments[0]", ferry.accounts[4].text)


def test_a_citation_is_copied(window: Driven, files: dict[str, str], ferry: Story) -> None:
    window.open(files["ferry"] + "#p2")
    window.click("#p2 [data-cite='2-2']")
    assert window.soon(TEXT, "#toast", "Copied")
    window.click("#find")
    window.press("Control+v")
    assert window.soon("return document.getElementById('find').value.includes(arguments[0])", ferry.accounts[1].sha256)
    assert window.run("return document.getElementById('find').value").startswith(
        "“Nineteen people died” — Capital Courier"
    )


@pytest.mark.parametrize("kind", ["csv", "json", "md"])
def test_what_is_shown_is_taken_away(window: Driven, files: dict[str, str], ferry: Story, kind: str) -> None:
    window.open(files["ferry"] + "#points?status=differing")
    window.click(".export summary")
    window.click(f"[data-save={kind}]")
    saved = window.downloads / f"points.{kind}"
    assert until(lambda: saved.exists() and saved.stat().st_size > 0)
    text = saved.read_text("utf-8")
    assert "Nineteen people died" in text
    if kind == "csv":
        assert {row["point"] for row in csv.DictReader(StringIO(text, newline=""))} == {"p2", "p3", "p4"}
    elif kind == "json":
        assert [point.id for point in msgspec.json.decode(text, type=Story).points] == ["p2", "p3", "p4"]
    else:
        assert "burned for six hours" not in text


def test_a_narrow_window_holds_every_view(window: Driven, files: dict[str, str]) -> None:
    width = window.narrow(390, 844)
    try:
        for name in ("ferry", "hostile"):
            window.open(files[name])
            edges = window.run(
                "return [...document.querySelectorAll('.views a')].map(a => a.getBoundingClientRect().right)"
            )
            assert max(edges) <= width, "no view is out of sight"
            for view in VIEWS:
                window.run("location.hash = arguments[0]", view)
                assert window.soon("return document.getElementById(arguments[0]).matches('.on')", view)
                assert window.run("return document.documentElement.scrollWidth") <= width, view
        window.open(files["ferry"])
        window.click("#find")
        window.press(*"ferry")
        assert window.soon(IN_VIEW, ".found li"), "what is found comes into sight"
    finally:
        window.narrow(1400, 900)


def test_what_a_broken_page_tries_is_refused_and_heard_of(
    window: Driven, files: dict[str, str], tmp_path: Path
) -> None:
    whole = Path(url2pathname(urlsplit(files["ferry"]).path)).read_text("utf-8")
    added = "<script>document.title = 'ran'</script><img src='https://added.example/x.png' onerror='alert(1)'>"
    (tmp_path / "broken.html").write_text(whole.replace("<main", added + "<main"), "utf-8")
    window.open((tmp_path / "broken.html").as_uri())
    heard: list[str] = []
    assert until(lambda: heard.extend(window.said()) or any("added.example" in line for line in heard))
    assert window.run("return document.title") != "ran"
