"""How large the page of a story is, and how fast it opens and answers in headless Chromium.

    python benchmarks/run_page.py                 an invented story of 50 accounts and 1,500 points
    python benchmarks/run_page.py ACCOUNTS...     the story of these accounts

Opening counts from the start of navigation until the page's script has run; a filter from the key or click until the
next frame is drawn. The best of several runs is printed with the median, for a machine has other work.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests" / "report"), str(ROOT / "tests")]

from browsing import Opened, launched, missing  # noqa: E402
from conftest import large_story  # noqa: E402
from rashomon import load, reconcile, report  # noqa: E402

RUNS = 5
ACTIONS = {
    "a search": "find.value = 'word12'; find.dispatchEvent(new Event('input'))",
    "a status": "document.querySelector('[data-filter=agreed]').click()",
    "all again": "document.getElementById('clear').click()",
    "the grid": "document.querySelector('.views li:nth-child(2) a').click()",
    "the points": "document.querySelector('.views a').click()",
}
TIMED = """code => new Promise(done => {
  const find = document.getElementById('find'), before = performance.now();
  eval(code);
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - before)));
})"""


def opened(browser: Any, page: Path) -> dict[str, float]:
    """Milliseconds that one opening and each action took."""
    one = Opened(browser, page, bypass_csp=True)
    took = {"opening": one.page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")}
    took |= {name: one.page.evaluate(TIMED, code) for name, code in ACTIONS.items()}
    one.context.close()
    return took


def main(inputs: list[str]) -> int:
    """Print the figures; 1 where there is no browser."""
    if missing():
        print(missing(), file=sys.stderr)
        return 1
    story = reconcile(load(*inputs).accounts) if inputs else large_story()
    before = process_time()
    text = report(story, "html")
    print(f"{len(story.accounts)} accounts, {len(story.points)} points")
    print(f"rendered in {process_time() - before:.2f} s of processor time, {len(text.encode()):,} bytes")
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        page = Path(folder) / "story.html"
        page.write_bytes(text.encode())
        runs = [opened(browser, page) for _ in range(RUNS)]
    for name in runs[0]:
        took = [run[name] for run in runs]
        print(f"{name}: best {min(took):.0f} ms, median {median(took):.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
