"""The documents are a tested surface: they name every verb and option, their code runs, their links lead somewhere."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer

import rashomon
from rashomon.cli.app import app

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")])
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|<img[^>]* src=\"([^\"]+)\"|!\[[^\]]*\]\(([^)\s]+)\)")
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def commands() -> dict[str, Any]:
    """Every verb by its name; those of a verb that has verbs of its own, as `archive add`, by both."""
    found: dict[str, Any] = {}
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        found |= {f"{name} {n}": c for n, c in inner.items()} if inner else {name: command}
    return found


COMMANDS = commands()


def section(text: str, heading: str) -> str:
    """The part of a page from a heading to the next of its rank."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    assert found, f"no section {heading!r}"
    return found[1]


def code_blocks(page: Path) -> list[str]:
    return PYTHON.findall(page.read_text("utf-8"))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_verb_and_option_is_documented(name: str) -> None:
    here = section((ROOT / "docs" / "cli.md").read_text("utf-8"), f"`rashomon {name}`")
    for parameter in COMMANDS[name].params:
        flags = parameter.opts if parameter.param_type_name == "option" else [parameter.metavar or parameter.name]
        for flag in flags:
            assert re.search(rf"`[^`]*(?<![\w-]){re.escape(flag)}(?![\w-])", here), f"{name}: {flag} is not documented"


def test_every_form_is_documented_and_no_verb_is_that_is_not_there() -> None:
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    assert re.findall(r"^## `rashomon ([\w ]+)`", text, re.MULTILINE) == list(COMMANDS)
    for name, command in COMMANDS.items():
        for listed in re.findall(r"One of ([^.]+)\.", " ".join(p.help or "" for p in command.params)):
            for form in listed.split(", "):
                assert f"`{form}`" in section(text, f"`rashomon {name}`"), f"{name}: {form} is not documented"


def test_options_of_the_command_itself_are_documented() -> None:
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    for parameter in typer.main.get_command(app).params:
        assert all(f"`{flag}`" in text for flag in parameter.opts)


@pytest.mark.parametrize("page", [p for p in PAGES if code_blocks(p)], ids=lambda p: p.name)
def test_python_in_the_documents_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    for block in code_blocks(page):
        exec(compile(block, str(page), "exec"), {"__name__": "__main__"})


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    links = [a or b or c for a, b, c in LINK.findall(page.read_text("utf-8"))]
    local = [x.partition("#")[0] for x in links if not re.match(r"https?:|mailto:|#", x)]
    assert [x for x in local if not (page.parent / x).exists()] == []


def test_every_page_is_reached_from_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text("utf-8")
    pages = {p.name for p in (ROOT / "docs").glob("*.md")} - {"index.md"}
    assert {p for p in pages if f"({p})" not in index} == set()


def test_the_readme_shows_what_the_example_gives() -> None:
    story = rashomon.report(rashomon.load(ROOT / "examples" / "harbour-fire").accounts, "md")
    shown = re.findall(r"^```text\n(.*?)\n```$", (ROOT / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert shown
    stale = [block for block in shown if block not in story]
    assert stale == [], "paste anew from: rashomon report examples/harbour-fire --format md"
