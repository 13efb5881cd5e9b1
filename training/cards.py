"""Bring the sizes and digests in docs/models.md up to date with the data files of the package.

    python training/cards.py

Run it after anything that writes such a file; a test fails while the page is behind.
"""

import hashlib
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "models.md"
ROW = re.compile(r"^\| `([^`]+)` \| [\d,]+ \| `[0-9a-f]{12}` \|", re.MULTILINE)


def row(name: str) -> str:
    """The beginning of a file's row: path below the package, bytes, first 12 digits of its sha256."""
    data = (ROOT / "src" / "rashomon" / name).read_bytes()
    return f"| `{name}` | {len(data):,} | `{hashlib.sha256(data).hexdigest()[:12]}` |"


def refreshed(page: str) -> str:
    """The page with every row as its file is now."""
    return ROW.sub(lambda m: row(m[1]), page)


def main() -> None:
    """Rewrite the page."""
    PAGE.write_text(refreshed(PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
