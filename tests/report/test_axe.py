"""WCAG 2.2 AA as far as a machine can tell: axe finds nothing in any view, light or dark, wide or narrow."""

from pathlib import Path
from typing import Any

import pytest

from browsing import VIEWS, Opened, missing, soon, view
from rashomon.report import render
from rashomon.types import Story

axe = pytest.importorskip(
    "axe_playwright_python.base", reason="axe-playwright-python is not installed: axe was not run"
)
pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())

EVERY = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = ["color-contrast", "target-size"]
RUN = """async only => (await axe.run(document, { runOnly: only, resultTypes: ['violations'] })).violations.flatMap(
  found => found.nodes.map(node => `${found.id}: ${node.target} ${node.any.map(a => a.message).join('; ')}`))"""


def _violations(page: Any, only: list[str]) -> list[str]:
    # The page's own policy lets no script in but its own; playwright evaluates this one beside it.
    page.evaluate("script => { if (!window.axe) eval(script) }", axe.AXE_SCRIPT)
    return page.evaluate(RUN, only)


@pytest.mark.parametrize(("scheme", "width", "only"), [("light", 1400, EVERY), ("dark", 390, LOOKS)])
def test_axe_finds_nothing_in_any_view(
    browser: Any, ferry: Story, measured: Story, tmp_path: Path, scheme: str, width: int, only: list[str]
) -> None:
    (tmp_path / "ferry.html").write_bytes(render(ferry, "html").encode())
    one = Opened(browser, tmp_path / "ferry.html", color_scheme=scheme, viewport={"width": width, "height": 900})
    found = {}
    for name in VIEWS if only is EVERY else ("points", "grid", "accounts", "who"):
        view(one.page, name)
        one.page.evaluate("document.querySelectorAll('.view.on details').forEach(d => { d.open = true })")
        found[name] = _violations(one.page, only)
    view(one.page, "points?q=ferry+zeppelin")
    assert soon(one.page, one.page.locator(".found").is_visible)
    found["what is found"] = _violations(one.page, only)
    view(one.page, "accounts")
    one.page.evaluate("location.hash = 's2-1'")
    assert soon(one.page, one.page.locator("#unpin").is_visible)
    found["a pin"] = _violations(one.page, only)
    one.page.evaluate("document.querySelectorAll('.filters').forEach(d => { d.open = true })")
    one.page.keyboard.press("?")
    assert soon(one.page, one.page.locator("#help").is_visible)
    found["help and filters"] = _violations(one.page, only)
    one.context.close()
    (tmp_path / "measured.html").write_bytes(render(measured, "html").encode())
    drawn = Opened(browser, tmp_path / "measured.html", color_scheme=scheme, viewport={"width": width, "height": 900})
    found["drawings"] = _violations(drawn.page, only)
    drawn.context.close()
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_axe_finds_what_is_wrong(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<!doctype html><html><body><img src='data:,'><button></button></body></html>")
    one = Opened(browser, tmp_path / "bad.html")
    assert {line.partition(":")[0] for line in _violations(one.page, EVERY)} >= {
        "image-alt",
        "button-name",
        "document-title",
    }
    one.context.close()
