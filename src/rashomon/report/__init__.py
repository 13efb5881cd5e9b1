"""A story made readable: one HTML page, JSON, a Markdown brief, a CSV ledger.

`render` is the room's only door. Every form prints words of the accounts and labels of its own, nothing between.
"""

from collections.abc import Callable
from importlib import import_module
from typing import cast

from rashomon.report.check import check
from rashomon.types import Story

FORMS = ("html", "json", "md", "csv")
"""The forms a story can take, as they are named in `render` and as file suffixes."""

_ROOM = {"html": "page", "json": "document", "md": "brief", "csv": "ledger"}


def render(story: Story, form: str) -> str:
    """The story in one of `FORMS`, as text to be written in UTF-8 with its line ends kept as they are.

    The same story gives the same text. Raises ValueError on a form that is not known, and on a story whose statements
    are not the words of its accounts.
    """
    if form not in _ROOM:
        raise ValueError(f"no form {form!r}: a story can be rendered as {', '.join(FORMS)}")
    check(story)
    # Loaded here because the page needs jinja2, which the other forms do not.
    write = cast(Callable[[Story], str], import_module(f"rashomon.report.{_ROOM[form]}").write)
    return write(story)
