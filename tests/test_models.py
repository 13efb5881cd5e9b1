"""The page on models names every data file of the package as it is now."""

import hashlib
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "rashomon"
ROW = re.compile(
    r"^\| `([^`]+)` \| ([\d,]+) \| `([0-9a-f]{12})` \| (`training/[\w/]+\.py`|by hand|the start model) \|$",
    re.MULTILINE,
)


def test_every_data_file_is_on_the_page_as_it_is() -> None:
    rows = {
        name: (size, digest) for name, size, digest, _ in ROW.findall((ROOT / "docs" / "models.md").read_text("utf-8"))
    }
    files = [p for p in PACKAGE.glob("*/data/*") if p.suffix in {".npz", ".onnx", ".tsv", ".txt", ".xz"}]
    now = {
        p.relative_to(PACKAGE).as_posix(): (f"{len(b):,}", hashlib.sha256(b).hexdigest()[:12])
        for p in files
        for b in [p.read_bytes()]
    }
    assert rows == now, "run: python training/cards.py"


def test_what_made_each_file_names_it() -> None:
    for name, _, _, script in ROW.findall((ROOT / "docs" / "models.md").read_text("utf-8")):
        if script.startswith("`"):
            made_by = (ROOT / script.strip("`")).read_text("utf-8")
            assert name.rpartition("/")[2] in made_by, f"{script} does not name {name}"
