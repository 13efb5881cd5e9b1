"""A story made readable: one HTML page, JSON, a Markdown brief, a CSV ledger.

`render` is the room's only door. Every form prints words of the accounts and labels of its own, nothing between.
"""

from collections.abc import Callable, Collection
from importlib import import_module
from typing import cast, get_args

from rashomon.report.check import check
from rashomon.types import Status, Story, UnknownPointError

__all__ = ["EXPLAINED", "FORMS", "STATUSES", "explain", "known", "render", "show"]

EXPLAINED = ("text", "json", "md")
"""The forms in which a point can be explained."""
STATUSES: tuple[str, ...] = get_args(Status)
"""The statuses of points."""
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


def show(story: Story, width: int, *, colour: bool = False, statuses: Collection[str] = ()) -> str:
    """The story as text for a terminal of so many columns; `statuses` picks which points are shown.

    Raises ValueError on a status that is not known and on a story that `render` would not take.
    """
    from rashomon.report.terminal import write

    for status in statuses:
        if status not in STATUSES:
            raise ValueError(f"no status {status!r} of points: it is one of {', '.join(STATUSES)}")
    check(story)
    return write(story, width, colour=colour, statuses=statuses)


def explain(story: Story, point: str, form: str, width: int) -> str:
    """Why a point is one point and has its status, in one of `EXPLAINED`; `width` in columns, for text.

    Raises UnknownPointError, and ValueError on a form that is not known and on a story that `render` would not take.
    """
    from rashomon.report.explained import write
    from rashomon.report.explaining import explanation

    if form not in EXPLAINED:
        raise ValueError(f"no form {form!r}: a point can be explained as {', '.join(EXPLAINED)}")
    check(story)
    return write(explanation(story, known(story, point)), form, width)


def known(story: Story, point: str) -> str:
    """The id of a point as the story has it, for "p3", "P3" or "3". Raises UnknownPointError where there is none."""
    ids = [p.id for p in story.points]
    for written in (point, point.lower(), f"p{point}"):
        if written in ids:
            return written
    held = (
        f"its points are {ids[0]} to {ids[-1]}" if len(ids) > 1 else f"its point is {ids[0]}" if ids else "it has none"
    )
    raise UnknownPointError(f"the story has no point {point!r}; {held}")
