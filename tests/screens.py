"""Pictures of a story's page, to be looked at: every view, desktop and phone, light and dark, and print.

python tests/screens.py OUT               of the example
python tests/screens.py OUT ACCOUNTS...   of the story of other accounts
python tests/screens.py --docs            those of the example that stand in docs/
python tests/screens.py --in firefox OUT [ACCOUNTS...]   in another browser: firefox or webkit, light alone, no print
"""

import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from browsing import Opened, launched, missing, soon
from rashomon import load, reconcile, report
from webdriver import driven
from webdriver import missing as absent

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
             "leftout": "#leftout", "found": "#points?q=people"}  # fmt: skip
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


def take_in(name: str, page: Path, wanted: list[Shot], out: Path) -> None:
    """The light pictures of one page in Firefox or WebKit."""
    with tempfile.TemporaryDirectory() as folder, driven(name, Path(folder)) as browser:
        for shot in (shot for shot in wanted if shot.scheme == "light"):
            browser.narrow(*shot.size)
            browser.open(page.as_uri() + shot.hash)
            (out / f"{shot.name}.png").write_bytes(browser.picture())
        print("\n".join(browser.said()))


def dossier(browser: Any, page: Path, out: Path) -> None:
    """What the page prints."""
    one = Opened(browser, page)
    one.page.pdf(path=out / "print.pdf", prefer_css_page_size=True)
    one.context.close()


def main(arguments: list[str]) -> int:
    """Take the pictures; 1 where there is no browser."""
    other = arguments[1] if arguments[:1] == ["--in"] else ""
    arguments = arguments[2:] if other else arguments
    why = absent(other) if other else missing()
    if why or not arguments:
        print(why or __doc__, file=sys.stderr)
        return 1
    docs = arguments == ["--docs"]
    out = ROOT / "docs" / "pictures" if docs else Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    story = reconcile(load(*(arguments[1:] or [EXAMPLE])).accounts)
    # In the example the largest of the smaller numbers shows best: some 5,000 people against about 4,000.
    sought = "5,000" if docs else ""
    numbers = [" ".join(d.why for d in p.differences if d.aspect == "number") for p in story.points]
    contested = next((n for n, why in enumerate(numbers, 1) if why and sought in why), 1)
    wanted = shots(f"p{contested}", f"s{contested}-1")
    if docs:
        wanted = [s for s in wanted if s.name in ("top", "contested", "grid", "reading", "map", "timeline-phone-dark")]
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "story.html"
        page.write_bytes(report(story, "html").encode())
        if other:
            take_in(other, page, wanted, out)
            return 0
        with launched() as browser:
            take(browser, page, wanted, out)
            if not docs:
                dossier(browser, page, out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
