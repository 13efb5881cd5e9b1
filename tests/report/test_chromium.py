"""The page in a real browser: from disk, with no network, with scripts and without."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browsing import VIEWS, Opened, missing, turn
from browsing import soon as _soon
from rashomon.types import Story

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())


@pytest.fixture
def opened(browser: Any, pages: dict[str, Path]) -> Iterator[Any]:
    """Opens a story's page: opened("ferry", viewport={...}, java_script_enabled=False)."""
    held: list[Opened] = []

    def open_it(name: str, **context: Any) -> Opened:
        held.append(Opened(browser, pages[name], **context))
        return held[-1]

    yield open_it
    for one in held:
        one.context.close()


@pytest.mark.parametrize("name", ["ferry", "hostile", "empty"])
def test_it_opens_from_disk_and_asks_nothing_of_the_network(opened: Any, pages: dict[str, Path], name: str) -> None:
    view = opened(name)
    turn(view.page)
    assert view.asked == [pages[name].as_uri()]
    assert view.said == []


def test_its_style_and_script_run_under_its_policy(opened: Any) -> None:
    page = opened("ferry").page
    assert _soon(page, page.locator(".tools").is_visible)
    assert page.evaluate("getComputedStyle(document.querySelector('.text')).whiteSpace").startswith("pre-wrap")


def test_the_policy_stops_what_does_not_belong_to_the_page(opened: Any, pages: dict[str, Path], tmp_path: Path) -> None:
    text = pages["ferry"].read_text("utf-8")
    broken = tmp_path / "broken.html"
    added = "<script>alert('added')</script><img src='https://added.example/x.png' onerror='alert(1)'>"
    broken.write_text(text.replace("<main", added + "<main"), "utf-8")
    view = opened("empty")
    view.page.goto(broken.as_uri())
    assert _soon(view.page, lambda: any("policy" in line for line in view.said))
    assert not [line for line in view.said if line.startswith("dialog")]


def test_the_browser_shows_the_accounts_word_for_word(opened: Any, hostile: Story, ferry: Story) -> None:
    for name, story in (("ferry", ferry), ("hostile", hostile)):
        page = opened(name, hash="#points?given=1").page
        for number, account in enumerate(story.accounts, 1):
            shown = page.evaluate(f"document.querySelector('[data-account=a{number}]').textContent")
            assert shown == account.text.replace("\0", "\ufffd")
        points = page.evaluate(
            "[...document.querySelectorAll('.point')].map(p => [p.id, "
            "[...p.querySelectorAll('.words')].map(q => q.textContent).sort()])"
        )
        for dom, quoted in points:
            point = story.points[int(dom[1:]) - 1]
            assert sorted(quoted) == sorted(s.text.replace("\0", "\ufffd") for s in point.statements)


def test_a_status_filters_and_all_comes_back(opened: Any, ferry: Story) -> None:
    page = opened("ferry").page
    page.locator("[data-filter=differing]").click()
    assert _soon(page, lambda: _left(page) == ["p2", "p3", "p4"])
    assert page.locator("#shown").inner_text() == "3 of 10 points"
    assert page.locator("[data-filter=differing]").get_attribute("aria-pressed") == "true"
    assert not page.locator("#agreed").is_visible()
    assert page.url.endswith("#points?status=differing")
    page.locator("[data-filter=agreed]").press("Space")
    assert _soon(page, lambda: _left(page) == ["p2", "p3", "p4", "p5", "p6"])
    page.locator("#clear").click()
    assert page.locator(".point[hidden]").count() == 0
    assert page.locator("#agreed").is_visible()


def _left(page: Any) -> list[str]:
    return page.evaluate("[...document.querySelectorAll('.point:not([hidden])')].map(p => p.id)")


def test_finding_words_opens_the_groups_that_hold_them(opened: Any) -> None:
    page = opened("ferry").page
    page.locator("#find").fill("SIX HOURS")
    assert _soon(page, lambda: _left(page) == ["p7"])
    assert _soon(page, page.locator("#p7").is_visible)
    assert page.url.endswith("#points?q=SIX+HOURS")
    page.locator("#find").fill("no such words")
    assert _soon(page, page.locator("#nothing").is_visible)
    page.locator("#find").press("Escape")
    assert _soon(page, lambda: page.locator(".point[hidden]").count() == 0)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_statement_leads_to_its_place_and_back(opened: Any, scripts: bool) -> None:
    page = opened("ferry", java_script_enabled=scripts, viewport={"width": 1200, "height": 700}).page
    page.locator("#p2 a.place[href='#s2-2']").click()
    place = page.locator("#s2-2")
    assert place.inner_text() == "Nineteen people died"
    assert _in_view(page, place)
    page.locator("[data-account=a2] a.ref[href='#p2']").first.click()
    assert _soon(page, lambda: page.url.endswith("#p2"))
    assert _in_view(page, page.locator("#p2"))


def _in_view(page: Any, place: Any) -> bool:
    def within() -> bool:
        box = place.bounding_box()
        return box is not None and -5 <= box["y"] < page.viewport_size["height"]

    return _soon(page, within)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_link_to_a_point_in_a_closed_group_opens_it(opened: Any, scripts: bool) -> None:
    page = opened("ferry", hash="#accounts", java_script_enabled=scripts).page
    assert not page.locator("#p8").is_visible()
    page.locator("[data-account=a1] a.ref[href='#p8']").click()
    assert _soon(page, page.locator("#p8").is_visible)
    assert _in_view(page, page.locator("#p8"))


def test_a_link_to_a_point_that_the_filter_hides_shows_it(opened: Any) -> None:
    page = opened("ferry", hash="#a2?status=agreed").page
    page.locator("[data-account=a2] a.ref[href='#p3']").click()
    assert _soon(page, page.locator("#p3").is_visible)


def test_pointing_at_a_statement_lights_its_siblings(opened: Any) -> None:
    page = opened("ferry", hash="#a1").page
    page.locator("#s6-1").hover()
    lit = page.locator("mark.lit")
    assert _soon(page, lambda: lit.evaluate_all("all => all.map(m => m.dataset.s)") == ["6-1", "6-2"])


def test_flattened_words_are_restored_and_given_on_request(opened: Any, ferry: Story) -> None:
    page = opened("ferry").page
    text, words = page.locator("[data-account=a5]"), page.locator("#p2 [data-flat] .words")
    assert words.inner_text() == "Ferry fire kills 19 off Senn Point."
    assert "Witnesses said the alarm did not sound. Minister Oren Halvik" in text.text_content()
    assert page.locator("[data-account=a1]").text_content() == ferry.accounts[0].text
    page.locator("#given").check()
    assert _soon(page, lambda: text.text_content() == ferry.accounts[4].text)
    assert words.inner_text() == "ferry fire kills 19 off senn point"
    assert page.url.endswith("#points?given=1")
    page.locator("#given").uncheck()
    assert _soon(page, lambda: words.inner_text() == "Ferry fire kills 19 off Senn Point.")


@pytest.mark.parametrize("name", ["ferry", "hostile"])
@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_nothing_scrolls_sideways(opened: Any, name: str, width: int) -> None:
    page = opened(name, viewport={"width": width, "height": 844}).page
    turn(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_everything_can_be_read(opened: Any, ferry: Story) -> None:
    view = opened("ferry", java_script_enabled=False)
    page = view.page
    assert not page.locator(".tools").is_visible()
    for summary in page.locator(".lone > summary").all():
        summary.click()
    for number in range(1, len(ferry.points) + 1):
        assert page.locator(f"#p{number} .words").first.is_visible()
    for name in VIEWS:
        assert page.locator(f"#{name}").is_visible() == (name != "grid"), "the grid alone needs scripts"
    page.locator(".tile.agreed").click()
    assert _in_view(page, page.locator("#agreed"))
    assert view.said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(opened: Any, scheme: str) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1 for every element's own text."""
    page = opened("ferry", color_scheme=scheme, java_script_enabled=False).page
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    pairs = page.evaluate(CONTRASTS)
    assert len(pairs) > 20
    assert [pair for pair in pairs if _contrast(pair[0], pair[1]) < 4.5] == []


CONTRASTS = """() => {
  const found = new Map();
  for (const element of document.querySelectorAll('body *')) {
    if (element.matches('script, .skip, .sr, svg *')) continue;
    if (![...element.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && !element.matches('.ref')) continue;
    let ground = element;
    while (ground && getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)') ground = ground.parentElement;
    const pair = [getComputedStyle(element).color, getComputedStyle(ground || document.body).backgroundColor];
    found.set(pair.join(), [...pair, element.tagName + '.' + element.className]);
  }
  return [...found.values()];
}"""


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio of two `rgb(r, g, b)` colours."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_big_story_opens(opened: Any) -> None:
    view = opened("large")
    assert view.page.locator(".point").count() == 1500
    view.page.locator("#find").fill("word12")
    assert _soon(view.page, lambda: 0 < view.page.locator(".point:not([hidden])").count() < 1500)
    assert view.said == []


def test_the_printed_page_holds_the_closed_groups(opened: Any) -> None:
    page = opened("ferry", java_script_enabled=False).page
    page.emulate_media(media="print")
    assert page.locator("#p8 .words").bounding_box()["height"] > 0
    assert not page.locator(".bar").is_visible()
