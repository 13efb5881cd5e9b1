"""Pictures of a story's page, to be looked at: every view, desktop and phone, light and dark, and print.

python tests/screens.py OUT               of the example
python tests/screens.py OUT ACCOUNTS...   of the story of other accounts
python tests/screens.py --docs            those of the example that stand in docs/
"""

import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from browsing import Opened, launched, missing, soon
from rashomon import load, reconcile, report

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "harbour-fire"
DESKTOP, PHONE = (1360, 900), (390, 844)


class Shot(NamedTuple):
    """One picture: its name, the address within the page, the window, the colours."""

    name: str
    hash: str
    size: tuple[int, int] = DESKTOP
    scheme: str = "light"


def shots(contested: str, statement: str) -> list[Shot]:
    """All pictures of a story whose contested point and statement to show are these."""
    views = {"top": "", "contested": f"#{contested}", "grid": "#grid", "reading": f"#{statement}",
             "timeline": "#timeline", "map": "#map?zoom=region", "who": "#who", "cast": "#cast",
             "leftout": "#leftout"}  # fmt: skip
    found = [Shot(name, hash_) for name, hash_ in views.items()]
    found += [Shot(f"{name}-dark", hash_, scheme="dark") for name, hash_ in views.items()]
    found += [Shot(f"{name}-phone", hash_, PHONE) for name, hash_ in views.items()]
    return [*found, *(Shot(f"{name}-phone-dark", hash_, PHONE, "dark") for name, hash_ in views.items())]


def take(browser: Any, page: Path, wanted: list[Shot], out: Path) -> None:
    """The pictures of one page, as PNG files of these names."""
    for shot in wanted:
        width, height = shot.size
        one = Opened(browser, page, shot.hash, color_scheme=shot.scheme, viewport={"width": width, "height": height})
        assert soon(one.page, lambda one=one: one.page.locator("html.ready").count() == 1)
        one.page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 100)))")
        one.page.screenshot(path=out / f"{shot.name}.png")
        one.context.close()


def dossier(browser: Any, page: Path, out: Path) -> None:
    """What the page prints."""
    one = Opened(browser, page)
    one.page.pdf(path=out / "print.pdf", prefer_css_page_size=True)
    one.context.close()


def main(arguments: list[str]) -> int:
    """Take the pictures; 1 where there is no browser."""
    if missing() or not arguments:
        print(missing() or __doc__, file=sys.stderr)
        return 1
    docs = arguments == ["--docs"]
    out = ROOT / "docs" / "pictures" if docs else Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    story = reconcile(load(*(arguments[1:] or [EXAMPLE])).accounts)
    contested = next((n for n, p in enumerate(story.points, 1) if any(d.aspect == "number" for d in p.differences)), 1)
    # The largest of the smaller numbers shows best: some 5,000 people against about 4,000.
    wanted = shots("p9" if docs else f"p{contested}", "s9-1" if docs else f"s{contested}-1")
    if docs:
        wanted = [s for s in wanted if s.name in ("top", "contested", "grid", "reading", "map", "timeline-phone-dark")]
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        page = Path(folder) / "story.html"
        page.write_bytes(report(story, "html").encode())
        take(browser, page, wanted, out)
        if not docs:
            dossier(browser, page, out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
