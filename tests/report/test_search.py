"""Looking for words in the page: what is found stands in a list before the points, with who says it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from browsing import Opened, missing, soon
from rashomon.report import render
from rashomon.types import Story

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())

Open = Callable[..., Any]


def lines(page: Any) -> list[str]:
    return [" ".join(line.split()) for line in page.locator(".found:not([hidden]) li").all_inner_texts()]


def left(page: Any) -> set[str]:
    return set(page.evaluate("[...document.querySelectorAll('.point:not([hidden])')].map(p => p.id)"))


def test_what_is_found_is_listed_with_who_says_it(opened: Open) -> None:
    page = opened("ferry", "#points?q=ferry+fire")
    assert soon(page, lambda: len(lines(page)) == len(left(page)) > 1)
    contested = next(line for line in lines(page) if " v " in line)
    assert contested.startswith("▲")
    assert "also " in contested
    page.locator(".found a").first.click()
    assert soon(page, lambda: page.evaluate("/^#p\\d+/.test(location.hash)"))


def test_words_of_whom_the_list_names_are_in_that_account(opened: Open, ferry: Story) -> None:
    page = opened("ferry", "#points?q=ferry")
    assert soon(page, lambda: len(lines(page)) > 2)
    names = {f"a{n}": account for n, account in enumerate(ferry.accounts, 1)}
    told = page.locator(".found li").evaluate_all(
        "all => all.map(l => [l.querySelector('.about bdi').textContent, l.querySelector('q').textContent])"
    )
    for outlet, quote in told:
        words = quote.removeprefix("… ").lower().rstrip(".")
        assert any(outlet in (a.outlet, a.id) and words in a.text.lower() for a in names.values()), (outlet, quote)


def test_denied_words_are_listed_as_denied(opened: Open) -> None:
    page = opened("ferry", "#points?q=alarm+failed+utterly")
    line = page.locator(".found li", has_text="the alarm had failed")
    assert soon(page, lambda: line.count() == 1)
    assert line.locator(".denied").inner_text().strip() == "denied"


def test_where_no_point_holds_all_words_the_nearest_are_shown_and_said_to_be(opened: Open) -> None:
    page = opened("ferry", "#points?q=how+many+passengers+drowned")
    assert soon(page, page.locator(".found h2", has_text="No point holds all these words").is_visible)
    assert any("passengers" in line for line in lines(page))
    assert 0 < len(left(page)) < 10
    page.locator("#find").fill("zeppelin xylophone")
    assert soon(page, page.locator("#nothing").is_visible)
    assert page.locator("#nothing").inner_text() == "No point fits."


def test_words_that_stand_in_no_point_are_found_in_the_accounts(browser: Any, ferry: Story, tmp_path: Path) -> None:
    story = msgspec.structs.replace(ferry, points=tuple(p for p in ferry.points if "ashore" not in str(p)))
    (tmp_path / "story.html").write_bytes(render(story, "html").encode())
    one = Opened(browser, tmp_path / "story.html", "#points?q=ashore")
    nothing = one.page.locator("#nothing")
    assert soon(one.page, lambda: "stand in the text of" in nothing.inner_text())
    nothing.locator("a").first.click()
    assert soon(one.page, one.page.locator("#accounts").is_visible)
    one.context.close()


def test_what_is_found_comes_into_sight_on_a_phone(opened: Open) -> None:
    page = opened("ferry", viewport={"width": 390, "height": 700})
    page.locator("#find").fill("ferry")
    first = page.locator(".found li").first
    assert soon(page, lambda: first.count() == 1 and 0 < first.bounding_box()["y"] < 500)
    assert page.locator("#find").is_visible()


def test_the_overview_gives_way_to_what_is_found(opened: Open) -> None:
    page = opened("large")
    overview = page.locator(".glance:not(.found)")
    assert overview.locator("> ol > li").count() == 24
    assert "more" in overview.locator("summary").inner_text()
    page.locator("#find").fill("word12")
    assert soon(page, lambda: len(lines(page)) == 13)
    assert lines(page)[-1].endswith("more below")
    assert not overview.is_visible()
    page.locator("#clear").click()
    assert soon(page, lambda: overview.is_visible() and len(left(page)) == 1500), "those that come later, too"


def test_a_hostile_story_can_be_searched(opened: Open) -> None:
    page = opened("hostile")
    for words in ("script", "{{", "<img", "\\", "(", "👩", "\u202e"):
        page.locator("#find").fill(words)
        assert soon(page, lambda words=words: page.locator("#find").input_value() == words)
    assert page.evaluate("document.querySelectorAll('.found script, .found img').length") == 0
