"""The rules of the house, as docs/architecture.md has them: which room may import which."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "rashomon"
LONGEST = 450

MAY_IMPORT = {
    "types": set(),
    "text": {"types"},
    "model": {"types"},
    "intake": {"types", "text"},
    "reader": {"types", "text", "model"},
    "reconcile": {"types", "text", "model"},
    "group": {"types", "text"},
    "report": {"types", "text"},
    "ledger": {"types", "text"},
    "archive": {"types"},
    "workers": {"types"},
    "watch": {"types"},
    "server": {"pipeline", "types", "archive", "__version__"},
    "pipeline": {
        "types",
        "text",
        "model",
        "intake",
        "reader",
        "reconcile",
        "group",
        "report",
        "ledger",
        "archive",
        "workers",
        "watch",
        "__version__",
    },
    "cli": {"pipeline", "types", "report", "ledger", "archive", "watch", "server", "__version__"},
    "__init__": {"pipeline", "types"},
    "__main__": {"cli"},
}
THIRD_PARTY_ALLOWED = {"types": {"msgspec"}, "text": {"rapidfuzz"}, "pipeline": {"msgspec"}, "__init__": set()}
NEVER = {"training", "benchmarks", "tests", "torch"}


def modules(package: Path) -> list[Path]:
    return sorted(package.rglob("*.py"))


def room(module: Path, package: Path) -> str:
    return module.relative_to(package).with_suffix("").parts[0]


def imported(module: Path) -> list[str]:
    """Dotted names a module imports, wherever in it the import stands."""
    names: list[str] = []
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module}: relative import; write the whole name"
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def allowed(here: str, name: str) -> bool:
    """May a module of the room `here` import this dotted name?"""
    top, _, rest = name.partition(".")
    if top == "rashomon":
        return rest.partition(".")[0] in MAY_IMPORT[here] | {here}
    if top in NEVER or top in sys.stdlib_module_names:
        return top not in NEVER
    return here not in THIRD_PARTY_ALLOWED or top in THIRD_PARTY_ALLOWED[here]


def broken_rules(package: Path) -> list[str]:
    broken = []
    for module in modules(package):
        here = room(module, package)
        if here not in MAY_IMPORT:
            broken.append(f"{here} is no room of the house")
            continue
        broken += [f"{module.relative_to(package)} imports {n}" for n in imported(module) if not allowed(here, n)]
    return broken


def test_rooms_import_only_what_they_may() -> None:
    assert broken_rules(PACKAGE) == []


@pytest.mark.parametrize(
    ("where", "what"),
    [
        ("text/a.py", "from rashomon.reader import read"),
        ("reader/a.py", "def f():\n    import rashomon.reconcile"),
        ("types/a.py", "import numpy"),
        ("report/a.py", "from rashomon import load"),
        ("cli/a.py", "import training.x"),
        ("cupboard/a.py", "import os"),
    ],
)
def test_a_broken_rule_is_found(tmp_path: Path, where: str, what: str) -> None:
    module = tmp_path / where
    module.parent.mkdir()
    module.write_text(what)
    assert len(broken_rules(tmp_path)) == 1


def dotted(module: Path) -> str:
    parts = ("rashomon", *module.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(p for p in parts if p != "__init__")


def test_no_module_imports_in_a_circle() -> None:
    names = {dotted(m): m for m in modules(PACKAGE)}
    left: dict[str, set[str]] = {}
    for name, module in names.items():
        # "a.b.c" is the module a.b.c, or else something in the module a.b
        used = {i if i in names else i.rpartition(".")[0] for i in imported(module)}
        left[name] = used & names.keys() - {name, "rashomon"}
    while free := [n for n, used in left.items() if not used & left.keys()]:
        for n in free:
            del left[n]
    # What is left imports, directly or not, something that imports it.
    assert sorted(left) == []


def test_modules_stay_small() -> None:
    lengths = {str(m.relative_to(PACKAGE)): m.read_text("utf-8").count("\n") for m in modules(PACKAGE)}
    assert {name: n for name, n in lengths.items() if n > LONGEST} == {}


def unordered(module: ast.AST) -> list[int]:
    """Lines that go over the keys that two mappings share, or that are put together, in whatever order they hash."""
    loops = [(n, n.iter) for n in ast.walk(module) if isinstance(n, ast.For)]
    for n in ast.walk(module):
        if isinstance(n, ast.ListComp | ast.GeneratorExp | ast.DictComp):
            loops += [(n, g.iter) for g in n.generators]
    counted = {
        id(argument)
        for n in ast.walk(module)
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id in ("any", "all", "sorted")
        for argument in n.args
    }
    return [
        n.lineno
        for n, over in loops
        if id(n) not in counted
        and isinstance(over, ast.BinOp)
        and any(isinstance(x, ast.Call) and ast.unparse(x.func).endswith(".keys") for x in (over.left, over.right))
    ]


def test_nothing_is_told_in_the_order_in_which_words_hash() -> None:
    assert unordered(ast.parse("for k in a.keys() & b.keys(): yield k")) == [1]
    assert unordered(ast.parse("sum(a[k] for k in a.keys() & b)")) == [1]
    assert unordered(ast.parse("any(k for k in a.keys() & b)")) == []
    found = {m.name: unordered(ast.parse(m.read_text("utf-8"))) for m in modules(PACKAGE)}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_every_module_says_what_it_is() -> None:
    texts = {str(m.relative_to(PACKAGE)): m.read_text("utf-8") for m in modules(PACKAGE)}
    assert [name for name, text in texts.items() if not ast.get_docstring(ast.parse(text))] == []


def requirements(lines: str) -> set[str]:
    """The distributions that a list of requirements names, in one spelling."""
    return {
        re.split(r"[ <>=!~;\[]", line)[0].lower().replace("_", "-") for line in lines.splitlines() if line[:1].isalpha()
    }


def test_dependencies_are_those_used_and_all_are_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = requirements("\n".join(project["dependencies"]))
    tops = {name.partition(".")[0] for m in modules(PACKAGE) for name in imported(m)}
    used = {t.replace("_", "-") for t in tops - set(sys.stdlib_module_names) - {"rashomon"}}
    # What an extra brings is used by one file, which says so where it is absent; pyarrow comes with Ray Data.
    used -= {"ray", "pyarrow"}
    extras = {name: requirements("\n".join(project["optional-dependencies"][name])) for name in ("archive", "serve")}
    # What others import for us: trafilatura, in a way that older pips do not understand; SQLAlchemy; starlette.
    unseen = {"lxml-html-clean", "pg8000", "python-multipart"}
    assert declared | extras["archive"] | extras["serve"] - {"rashomon"} == used | unseen
    assert extras["archive"] | extras["serve"] - {"rashomon"} <= requirements(
        "\n".join(project["optional-dependencies"]["dev"])
    )
    pins = (ROOT / "requirements.txt").read_text("utf-8")
    assert declared <= requirements(pins)
    dev_pins = (ROOT / "requirements-dev.txt").read_text("utf-8")
    assert requirements("\n".join(project["optional-dependencies"]["dev"])) <= requirements(dev_pins + pins)
    assert "://" not in dev_pins
    assert re.findall(r"^(?!#|-r )(?!\S+==\S+$).+$", pins, re.MULTILINE) == []
    assert "://" not in pins
