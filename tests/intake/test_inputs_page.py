"""The page about inputs is held to what it says."""

import re
from pathlib import Path

import pytest

from rashomon.intake import checks, folder

PAGE = (Path(__file__).parents[2] / "docs" / "inputs.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("code", EXAMPLES)
def test_examples_run(code: str) -> None:
    exec(compile(code, "docs/inputs.md", "exec"), {"__name__": "example"})


def test_there_is_an_example() -> None:
    assert EXAMPLES


def test_the_page_names_the_real_limits() -> None:
    assert f"{checks.MAX_BYTES:,} bytes" in PAGE
    assert f"depth\nof {folder.MAX_DEPTH};" in PAGE


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".jsonl.gz"])
def test_the_page_names_what_can_go_in(suffix: str) -> None:
    assert f"`{suffix}`" in PAGE
