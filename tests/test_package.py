"""What an installed rashomon carries besides its modules: its marks of type, its templates, its data."""

import ast
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import jinja2
import jinja2.meta
import pathspec

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "rashomon"
KINDS = (".tsv", ".tsv.xz", ".npz", ".j2", ".css", ".js")


def beneath(folder: Traversable, at: str = "") -> Iterator[str]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from beneath(item, f"{at}{item.name}/")
        else:
            yield f"{at}{item.name}"


INSTALLED = {name for name in beneath(files("rashomon")) if "__pycache__" not in name}
SOURCE = {name for name in beneath(PACKAGE) if "__pycache__" not in name}


def strings(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_everything_in_the_source_is_in_the_installed_package() -> None:
    assert SOURCE <= INSTALLED
    assert "py.typed" in INSTALLED
    for folder in ("reader/data/", "reconcile/data/", "group/data/", "report/static/", "report/templates/"):
        assert any(name.startswith(folder) for name in INSTALLED), folder


def test_the_wheel_takes_the_package_whole() -> None:
    hatch = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]
    # Any other option of the build (include, exclude, only-include, ...) could leave files out.
    assert hatch["build"] == {"targets": {"wheel": {"packages": ["src/rashomon"]}}}


def test_nothing_of_the_package_is_left_out_of_the_wheel_as_ignored() -> None:
    # The builder passes over what version control ignores.
    ignored = pathspec.GitIgnoreSpec.from_lines((ROOT / ".gitignore").read_text("utf-8").splitlines())
    assert ignored.match_file("build/anything")
    assert [name for name in sorted(SOURCE) if ignored.match_file(f"src/rashomon/{name}")] == []


def test_every_file_that_a_module_names_is_there_and_not_empty() -> None:
    held = {Path(name).name: name for name in INSTALLED}
    for module in sorted(PACKAGE.rglob("*.py")):
        for text in strings(module):
            name = text.removeprefix("data/")
            if name.endswith(KINDS) and name not in KINDS and " " not in name and "{" not in name:
                assert name in held, f"{module.name} reads {text}"
    assert "reconcile/data/judge.npz" in INSTALLED  # named in two halves
    assert all(files("rashomon").joinpath(n).read_bytes() for n in INSTALLED if n.endswith(KINDS))


def test_every_template_that_a_template_names_is_there() -> None:
    parts = files("rashomon.report").joinpath("templates")
    held = {item.name for item in parts.iterdir()}
    parse = jinja2.Environment(autoescape=True).parse
    named = {
        n for name in held for n in jinja2.meta.find_referenced_templates(parse((parts / name).read_text("utf-8")))
    }
    assert named
    assert named <= held
