"""Working with the page: one state in the address, filters, keys, the reading pane, citations, exports."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from markdown_it import MarkdownIt

from browsing import Opened, missing, soon, view
from rashomon.report import render
from rashomon.report.check import check
from rashomon.types import Story

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())

Open = Callable[..., Any]


def left(page: Any) -> list[str]:
    return page.evaluate("[...document.querySelectorAll('.point:not([hidden])')].map(p => p.id)")


def shows(page: Any, *points: str) -> bool:
    return soon(page, lambda: left(page) == list(points))


def test_an_address_opens_the_same_view_again(opened: Open) -> None:
    hash_ = "#grid?status=differing,agreed&outlet=a2&q=senn+point&sort=outlets"
    page = opened("ferry", hash_)
    assert page.locator("#grid").is_visible()
    assert shows(page, "p2", "p5")
    assert page.locator("#find").input_value() == "senn point"
    assert page.locator("#by-outlet").input_value() == "a2"
    assert page.locator("#grid tbody tr").count() == 2
    assert page.locator("th[aria-sort=descending]").inner_text() == "outlets"
    assert page.url.endswith(hash_), "and is left as it was"


def test_back_and_forward_walk_through_the_states(opened: Open) -> None:
    page = opened("ferry")
    page.locator("[data-filter=agreed]").click()
    assert shows(page, "p5", "p6")
    page.locator(".views a[href='#timeline']").click()
    assert soon(page, page.locator("#timeline").is_visible)
    assert page.url.endswith("#timeline?status=agreed"), "the filter is shared"
    page.go_back()
    assert soon(page, page.locator("#points").is_visible)
    page.go_back()
    assert soon(page, lambda: len(left(page)) == 10)
    page.go_forward()
    assert shows(page, "p5", "p6")


@pytest.mark.parametrize(
    ("select", "value", "points"),
    [
        ("#by-outlet", "a5", ["p1", "p2", "p4", "p7"]),
        ("#by-aspect", "place", ["p3"]),
        ("#by-source", "o7", ["p3", "p4"]),
    ],
)
def test_points_are_chosen_by_account_aspect_and_source(
    opened: Open, select: str, value: str, points: list[str]
) -> None:
    page = opened("ferry")
    page.locator(".filters summary").first.click()
    page.locator(select).select_option(value)
    assert shows(page, *points)
    page.reload()
    assert shows(page, *points)


def test_all_words_looked_for_must_stand_in_a_point(opened: Open) -> None:
    page = opened("ferry", "#points?q=halvik+passengers")
    assert shows(page, "p4")
    page.locator("#find").fill("Amber Lark burned")
    assert shows(page, "p5", "p7")


def test_a_search_opens_the_wordings_that_hold_the_words(opened: Open) -> None:
    page = opened("ferry", "#points?q=burned+late")
    assert shows(page, "p5")
    words = page.locator("#p5 .others .words", has_text="burned off Senn Point late")
    assert soon(page, words.is_visible)
    assert page.locator("#agreed h2 .n").inner_text() == "1"
    page.locator("#clear").click()
    assert soon(page, lambda: not words.is_visible())


def test_the_views_show_what_fits_and_nothing_else(opened: Open) -> None:
    page = opened("ferry", "#timeline?status=single")
    of = "[...document.querySelectorAll('#timeline [data-of]:not([hidden])')].map(e => e.dataset.of)"
    assert set(page.evaluate(of)) == {"7", "10"}
    assert page.locator("#timeline .day:visible h3").all_inner_texts() == ["4 March 2031"]
    view(page, "who?q=halvik")
    assert soon(page, lambda: page.locator("#who tr[data-of]:visible").count() < 4)


# The keyboard


def test_keys(opened: Open) -> None:
    page = opened("ferry")
    page.keyboard.press("j")
    assert soon(page, lambda: page.url.endswith("#p1"))
    page.keyboard.press("j")
    assert soon(page, lambda: page.url.endswith("#p2"))
    page.keyboard.press("k")
    assert soon(page, lambda: page.url.endswith("#p1"))
    assert page.evaluate("document.activeElement.id") == "p1"
    page.keyboard.press("2")
    assert shows(page, "p2", "p3", "p4")
    page.keyboard.press("Escape")
    assert soon(page, lambda: len(left(page)) == 10)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.type("1988j")
    assert soon(page, lambda: page.url.endswith("q=1988j")), "a letter in the box is a letter"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    assert soon(page, page.locator("#grid").is_visible)
    page.keyboard.press("?")
    assert soon(page, page.locator("#help").is_visible)
    for key in ("/", "j", "k", "Esc", "?"):
        assert page.locator("#help kbd", has_text=key).count() >= 1
    page.locator("#no-keys").check()
    page.keyboard.press("Escape")
    assert soon(page, lambda: not page.locator("#help").is_visible())
    page.keyboard.press("2")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") != "find", "single keys are off"
    assert len(left(page)) == 10


def test_arrows_walk_through_the_grid(opened: Open) -> None:
    page = opened("ferry", "#grid")
    page.locator("#grid tbody tr:first-child td a").first.focus()
    name = "document.activeElement.getAttribute('aria-label')"
    first = page.evaluate(name)
    page.keyboard.press("ArrowRight")
    second = page.evaluate(name)
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(name) == first != second
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(name) == first


# The grid


def test_the_grid_tells_voice_speech_denial_and_silence(opened: Open) -> None:
    page = opened("ferry", "#grid")
    rows = page.evaluate(
        "[...document.querySelectorAll('#grid tbody tr')].map(r => [r.querySelector('a').hash, "
        "[...r.querySelectorAll('td')].slice(2).map(d => d.className).join(' ')])"
    )
    told = dict(rows)
    assert told["#p1"] == "attributed against silent silent attributed silent"
    assert told["#p2"] == "attributed attributed attributed attributed own silent"
    assert told["#p6"] == "own silent own silent silent silent"
    assert "#p7" not in told, "what one outlet alone says is no row to compare"
    label = page.locator("#grid a[href='#s1-4'], #grid a[href='#s1-2']").first.get_attribute("aria-label")
    assert label.startswith("Capital Courier, contradicts")
    page.locator("#grid [data-sort=outlets]").click()
    assert soon(page, lambda: page.url.endswith("#grid?sort=outlets"))
    assert page.locator("#grid tbody tr a").first.get_attribute("href") == "#p2"
    page.locator("#grid [data-sort=a5]").click()
    assert soon(page, lambda: page.locator("#grid tbody tr a").first.get_attribute("href") == "#p2")
    page.locator("#grid tbody td.own a").first.click()
    assert soon(page, page.locator("#accounts").is_visible)


def test_the_grid_stays_readable_with_many_outlets(browser: Any, many: Story, tmp_path: Path) -> None:
    (tmp_path / "many.html").write_bytes(render(many, "html").encode())
    one = Opened(browser, tmp_path / "many.html", "#grid", viewport={"width": 1440, "height": 900})
    page = one.page
    rows = page.locator("#grid tbody tr")
    assert 0 < rows.count() < 180, "rows come as they are needed"
    before = rows.count()
    page.evaluate("document.getElementById('grid-table').scrollTo(0, 1e6)")
    assert soon(page, lambda: rows.count() > before)
    before = rows.count()
    page.locator("#grid-more").click()
    assert soon(page, lambda: rows.count() > before)
    assert page.locator("#grid thead th").count() == 33
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    assert page.locator("#grid td a").first.bounding_box()["width"] >= 24
    one.context.close()


# The reading pane


def test_hover_shows_the_others_a_click_pins_them_and_escape_lets_go(opened: Open) -> None:
    page = opened("ferry", "#a1", viewport={"width": 1400, "height": 900})
    others = page.locator("#others")
    page.locator("[data-account=a1] mark[data-s='2-1']").hover()
    assert soon(page, lambda: "Nineteen people died" in others.inner_text())
    assert "point p2" in others.inner_text()
    page.locator("[data-account=a1] mark[data-s='8-1']").hover()
    assert soon(page, lambda: "point p8" in others.inner_text())
    page.locator("[data-account=a1] mark[data-s='2-1']").click()
    assert soon(page, lambda: page.url.endswith("#s2-1"))
    assert soon(page, lambda: others.inner_text().startswith("Pinned"))
    page.locator("[data-account=a1] mark[data-s='8-1']").hover()
    assert soon(page, lambda: page.locator("mark.lit").count() > 0)
    assert "point p2" in others.inner_text(), "a pin stays"
    page.keyboard.press("j")
    assert soon(page, lambda: not page.url.endswith("#s2-1"))
    page.keyboard.press("Escape")
    assert soon(page, lambda: page.url.endswith("#a1"))
    assert "Pinned" not in others.inner_text()


def test_focus_does_what_hover_does(opened: Open) -> None:
    page = opened("ferry", "#a1")
    page.locator("[data-account=a1] .ref[href='#p2']").focus()
    assert soon(page, lambda: "Nineteen people died" in page.locator("#others").inner_text())


def test_from_a_statement_to_its_point_and_back(opened: Open) -> None:
    page = opened("ferry", "#s2-2")
    page.locator("#others .card a[href='#p2']").click()
    assert soon(page, page.locator("#p2").is_visible)
    page.locator("#p2 a.place[href='#s2-2']").click()
    assert soon(page, page.locator("#a2 mark.led").first.is_visible)
    assert page.locator("#a1").is_visible() is False, "one account at a time"


def test_speech_is_underlined_and_furniture_dimmed(opened: Open) -> None:
    page = opened("ferry", "#a5")
    style = "s => getComputedStyle(document.querySelector(s))"
    assert "underline" in page.evaluate(f"({style})('[data-account=a5] .sp').textDecorationLine")
    dimmed, plain = (page.evaluate(f"({style})('[data-account=a5]{s}').color") for s in (" .aside", ""))
    assert dimmed != plain


# Citations


def test_a_citation_says_what_whose_where_and_how_to_check(browser: Any, pages: dict[str, Path], ferry: Story) -> None:
    one = Opened(browser, pages["ferry"], "#p2", permissions=["clipboard-read", "clipboard-write"])
    page = one.page
    page.locator("#p2 [data-cite='2-2']").click()
    assert soon(page, lambda: "Copied" in page.locator("#toast").inner_text())
    text = page.evaluate("navigator.clipboard.readText()")
    said, account = ferry.points[1].statements[1], ferry.accounts[1]
    assert text == (
        "“Nineteen people died” — Capital Courier, “Toll in ferry fire rises to 19”, "
        f"{account.published}, {account.url}, crediting “the transport ministry”. "
        f"Characters {said.start}–{said.end} of the text with SHA-256 {account.sha256}."
    )
    page.locator("#p2 [data-cite='2-5']").click()
    assert soon(page, lambda: "ferry fire kills 19" in page.evaluate("navigator.clipboard.readText()")), "as given"
    one.context.close()


def test_the_original_opens_at_the_words(opened: Open) -> None:
    page = opened("ferry", "#p5")
    links = page.locator("#p5 .original")
    assert soon(page, lambda: links.count() == 2)
    first, second = (link.get_attribute("href") for link in links.all())
    assert first.startswith("https://bugle.example/amber-lark#:~:text=The%20ferry%20Amber%20Lark%20caught%20fire")
    words = "the Amber Lark burned off Senn Point late on Tuesday".replace(" ", "%20")
    assert second == f"https://courier.example/ferry?id=9&p=1#:~:text={words}"
    assert links.first.get_attribute("rel") == "noopener noreferrer nofollow"


def test_offsets_hold_beyond_the_basic_plane(opened: Open, hostile: Story) -> None:
    page = opened("hostile", "#points?given=1")
    for number, point in enumerate(hostile.points, 1):
        for place, said in enumerate(point.statements, 1):
            if said.text.startswith("👩"):
                page.evaluate(f"location.hash = 's{number}-{place}?given=1'")
                card = page.locator("#others .said.here q.words").first
                assert soon(page, lambda card=card, said=said: card.count() == 1 and card.text_content() == said.text)
                return
    raise AssertionError("no such statement")


# What is taken away


def taken(page: Any, kind: str) -> str:
    if not page.locator("[data-save=csv]").is_visible():
        page.locator(".export summary").click()
    with page.expect_download() as found:
        page.locator(f"[data-save={kind}]").click()
    assert found.value.suggested_filename == f"points.{kind}"
    return Path(found.value.path()).read_bytes().decode()


def test_all_points_as_csv_are_the_ledger(opened: Open, ferry: Story, hostile: Story) -> None:
    assert taken(opened("ferry"), "csv") == render(ferry, "csv")
    assert taken(opened("hostile"), "csv") == render(hostile, "csv").replace("\0", "\ufffd")


def test_what_is_shown_is_what_is_taken(opened: Open, ferry: Story) -> None:
    page = opened("ferry", "#points?status=differing&q=norrlinje+OR")
    page.locator("#clear").click()
    page.locator("[data-filter=differing]").click()
    assert shows(page, "p2", "p3", "p4")
    story = msgspec.json.decode(taken(page, "json"), type=Story)
    check(story)
    assert [point.id for point in story.points] == ["p2", "p3", "p4"]
    for given, kept in zip(ferry.points[1:4], story.points, strict=True):
        assert [(s.text, s.by, s.start, s.denied) for s in given.statements] == [
            (s.text, s.by, s.start, s.denied) for s in kept.statements
        ]
        assert given.differences == kept.differences
    kept = msgspec.structs.replace(ferry, points=ferry.points[1:4])
    assert taken(page, "csv") == render(kept, "csv")
    text = taken(page, "md")
    assert "“Nineteen people died” — Capital Courier, crediting “the transport ministry”" in text
    assert "burned for six hours" not in text


def test_taken_markdown_is_no_markup_of_an_account(opened: Open) -> None:
    text = taken(opened("hostile"), "md")
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    assert "evil.example" in html
    assert not re.search(r"<(?!/?(h1|h2|h3|ul|li|p|br)\b)[a-z]", html)


# What is drawn


def test_figures_times_and_places_are_drawn(opened: Open) -> None:
    page = opened("measured")
    labels = page.locator(".track").evaluate_all("all => all.map(t => t.getAttribute('aria-label'))")
    for told in ("at least 40", "about 55", "from 10 to 20", "exactly 12", "from 24 to 99, vaguely", "less than 9"):
        assert told in labels
    assert page.locator("#p1 .track").count() == 2
    assert page.locator("#p2 .small-map circle").count() == 2
    assert page.locator("#p3 .tip").count() == 1, "an open end is an arrow"
    for point in ("#p1", "#p3"):
        boxes = [track.bounding_box() for track in page.locator(f"{point} .track").all()]
        assert len({round(box["x"]) for box in boxes}) == 1, "one scale, one edge"


def test_the_map_has_several_scales_kept_in_the_address(opened: Open) -> None:
    page = opened("ferry", "#map")
    drawings = page.locator(".drawing:visible")
    assert drawings.count() == 1
    assert page.locator("#map .pin").count() > 0
    page.locator("[data-zoom-to=world]").click()
    assert soon(page, lambda: page.url.endswith("#map?zoom=world"))
    assert page.locator("[data-zoom=world]").is_visible()
    page.locator("[data-zoom=world] a").first.click()
    assert soon(page, lambda: "place-1" in page.url)
    assert "engine room" in page.locator("#map .loose").inner_text()


def test_sources_unfold_what_they_are_credited_with(opened: Open) -> None:
    page = opened("ferry", "#who")
    row = page.locator("#who tr", has=page.locator("th", has_text="Oren Halvik"))
    row.locator("summary").click()
    assert soon(page, lambda: row.locator(".card").count() == 2)
    assert "212 passengers" in row.inner_text()


def test_what_an_account_leaves_out_leads_to_the_points(browser: Any, ferry: Story, tmp_path: Path) -> None:
    accounts = (msgspec.structs.replace(ferry.accounts[0], leaves_out=("p4",)), *ferry.accounts[1:])
    points = [msgspec.structs.replace(p, silent=("bugle",) if p.id == "p4" else ()) for p in ferry.points]
    story = msgspec.structs.replace(ferry, accounts=accounts, points=tuple(points))
    (tmp_path / "story.html").write_bytes(render(story, "html").encode())
    one = Opened(browser, tmp_path / "story.html", "#leftout")
    assert "212 passengers" in one.page.locator("#leftout").inner_text()
    one.page.locator("[data-go]").first.click()
    assert shows(one.page, "p4")
    assert one.page.url.endswith("#points?silent=a1")
    one.context.close()


def test_printing_makes_a_dossier_of_what_is_shown(opened: Open) -> None:
    page = opened("ferry", "#grid?status=differing")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    for name in ("points", "who", "timeline", "map", "cast", "provenance", "accounts", "method"):
        assert soon(page, page.locator(f"#{name}").is_visible), name
    for name in (".bar", "#grid", "#others"):
        assert not page.locator(name).is_visible(), name
    assert page.locator("#p2").is_visible()
    assert not page.locator("#p5").is_visible()
    assert page.locator(".account:visible").count() == 6
    assert len(page.pdf()) > 20_000
