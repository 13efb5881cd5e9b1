"""Scripts outside the package as modules, for as long as a test needs them."""

import importlib
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

TRAINING = Path(__file__).parents[1] / "training"


@contextmanager
def as_modules(names: Iterable[str], *folders: Path) -> Iterator[SimpleNamespace]:
    """The named scripts of some folders; they import one another by bare names, as when they are run."""
    own = {p.stem for folder in folders for p in folder.glob("*.py")}
    before = {name: sys.modules.pop(name, None) for name in own}
    path = list(sys.path)
    sys.path[:0] = map(str, folders)
    try:
        yield SimpleNamespace(**{name: importlib.import_module(name) for name in names})
    finally:
        sys.path[:] = path
        for name, module in before.items():
            sys.modules.pop(name, None)
            if module is not None:
                sys.modules[name] = module
