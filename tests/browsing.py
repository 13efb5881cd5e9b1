"""A real browser for the report's tests: Chromium by playwright, the page opened from disk."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium")
VIEWS = ("points", "grid", "accounts", "who", "timeline", "map", "cast", "leftout", "provenance", "method")
SWITCHES = [
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
]


def missing() -> str:
    """Why no page can be opened in a browser here; empty where it can."""
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        return "playwright is not installed: the page was not opened in a browser"
    return "" if CHROMIUM else "no `chromium` on the path: the page was not opened in a browser"


@contextmanager
def launched() -> Iterator[Any]:
    """The browser, closed in the end."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield found
        found.close()


class Opened:
    """A page opened from disk, and everything that it asked for, said, or was stopped from doing."""

    def __init__(self, browser: Any, path: Path, hash: str = "", **context: Any) -> None:  # noqa: A002
        self.asked: list[str] = []
        self.said: list[str] = []
        self.context = browser.new_context(**context)
        self.context.set_default_timeout(120_000)  # ms: a loaded machine is slow, not wrong
        self.page = self.context.new_page()
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        self.page.on("dialog", self._dialog)
        self.page.add_init_script(
            "document.addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective))"
        )
        self.page.goto(path.as_uri() + hash)

    def _dialog(self, dialog: Any) -> None:
        self.said.append(f"dialog: {dialog.message}")
        dialog.dismiss()


def soon(page: Any, holds: Callable[[], bool]) -> bool:
    """Whether it comes to hold: a browser answers clicks, links and styles in its own time."""
    for _ in range(400):
        if holds():
            return True
        page.wait_for_timeout(25)
    return False


def view(page: Any, name: str) -> Any:
    """Turn to a view, and wait until it is there."""
    page.evaluate(f"location.hash = '{name}'")
    assert soon(page, lambda: page.locator(f"#{name.partition('?')[0]}.on").count() == 1)
    return page.locator(f"#{name.partition('?')[0]}")


def turn(page: Any) -> None:
    """Go through all views; open, hover and focus what can be."""
    for name in VIEWS:
        view(page, name)
        page.evaluate(EVERYTHING, name)
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")


EVERYTHING = """name => {
  const here = document.getElementById(name);
  here.querySelectorAll('details').forEach(d => { d.open = true });
  for (const selector of ['mark', '.ref', 'summary', 'circle', 'td a', '[data-sort]']) {
    const one = [...here.querySelectorAll(selector)].find(e => e.getClientRects().length);
    for (const type of one ? ['mouseover', 'focusin'] : []) one.dispatchEvent(new Event(type, { bubbles: true }));
  }
  scrollTo(0, document.documentElement.scrollHeight);
}"""
