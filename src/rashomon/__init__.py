"""Many news accounts of one event in, one sourced story out.

    import rashomon

    accounts, problems = rashomon.load("accounts/")
    story = rashomon.reconcile(accounts)
    page = rashomon.report(story, "html")

Names are loaded when first used, so that importing the package costs next to nothing.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.pipeline import (
        Loaded,
        events,
        explain,
        group,
        load,
        load_gazetteer,
        load_story,
        read,
        reconcile,
        report,
    )
    from rashomon.types import (
        Account,
        Attribution,
        Called,
        CastMember,
        Clause,
        Difference,
        Entity,
        Event,
        EventRow,
        Figure,
        Furniture,
        GazetteerError,
        Group,
        KnownPlace,
        Link,
        Near,
        Origin,
        Place,
        Point,
        Problem,
        PublishedGuess,
        Reading,
        Sentence,
        Span,
        Statement,
        Story,
        StoryAccount,
        StoryError,
        TimeExpression,
        Weighed,
    )

__version__ = "0.1.0"

__all__ = [
    "Account",
    "Attribution",
    "Called",
    "CastMember",
    "Clause",
    "Difference",
    "Entity",
    "Event",
    "EventRow",
    "Figure",
    "Furniture",
    "GazetteerError",
    "Group",
    "KnownPlace",
    "Link",
    "Loaded",
    "Near",
    "Origin",
    "Place",
    "Point",
    "Problem",
    "PublishedGuess",
    "Reading",
    "Sentence",
    "Span",
    "Statement",
    "Story",
    "StoryAccount",
    "StoryError",
    "TimeExpression",
    "Weighed",
    "__version__",
    "events",
    "explain",
    "group",
    "load",
    "load_gazetteer",
    "load_story",
    "read",
    "reconcile",
    "report",
]

_FROM_PIPELINE = frozenset(
    {"Loaded", "events", "explain", "group", "load", "load_gazetteer", "load_story", "read", "reconcile", "report"}
)


class _Face(ModuleType):
    """Keeps `rashomon.group` the function: importing the room of that name would otherwise bind the room here."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _FROM_PIPELINE and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Face


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("rashomon.pipeline" if name in _FROM_PIPELINE else "rashomon.types"), name)
    raise AttributeError(f"module 'rashomon' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
