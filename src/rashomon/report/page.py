"""The story as one HTML page that opens from disk, asks nothing of the network and can be read without scripts."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import get_args

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from rashomon.report.labels import CONTESTED, NOBODY, STATUSES, by_status, count, lead, scope
from rashomon.report.safety import source_hash, web_address, writable
from rashomon.report.views import Gathering, PointView
from rashomon.types import Aspect, Status, Story

AT_A_GLANCE: tuple[Aspect, ...] = ("number", "claim", "place", "time", "name", "actor", "cause", "quote")
"""Aspects in the order in which the overview lists points."""
assert set(AT_A_GLANCE) == set(get_args(Aspect))


def write(story: Story) -> str:
    """The whole page. Deterministic; every text that is not ours is escaped."""
    gathering = Gathering(story)
    views = {id(point): gathering.point(point) for point in story.points}
    groups = {status: [views[id(point)] for point in points] for status, points in by_status(story).items()}
    first = lead(story)
    style, script = _static("page.css"), _static("page.js")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            title=f"rashomon: {count(len(story.accounts), 'account')}, {count(len(story.points), 'point')}",
            policy=_policy(style, script),
            style=Markup(style),
            script=Markup(script),
            story=story,
            scope=scope(story),
            statuses=STATUSES,
            groups=groups,
            lead=(views[id(first[0])], views[id(first[0])].said[first[1]]) if first else None,
            singles=_by_account(groups["single"]),
            points=list(views.values()),
            glance=glance(groups),
            accounts=gathering.accounts(),
            origins=gathering.origins(),
        )
    )


def glance(groups: Mapping[Status, list[PointView]]) -> list[PointView]:
    """The contested points as the overview lists them: by status, then by what they part in, wording last."""
    order = {aspect: place for place, aspect in enumerate(AT_A_GLANCE)}
    return [
        view
        for status in CONTESTED
        for view in sorted(groups[status], key=lambda v: order[v.aspects[0]] if v.aspects else len(order))
    ]


def _by_account(points: list[PointView]) -> list[tuple[str, str, list[PointView]]]:
    """Single-source points under the account of their first statement, as they stand in it: DOM id, name, points."""
    found: dict[tuple[int, str, str], list[PointView]] = defaultdict(list)
    for point in sorted(points, key=lambda view: view.said[0].start):
        first = point.said[0]
        found[int(first.account_dom[1:]), first.account_dom, first.outlet].append(point)
    return [(dom, name, held) for (_, dom, name), held in sorted(found.items())]


def _policy(style: str, script: str) -> str:
    """The page's Content-Security-Policy: its own style and script by their hashes, and nothing else at all."""
    return (
        f"default-src 'none'; style-src '{source_hash(style)}'; script-src '{source_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _static(name: str) -> str:
    return (files("rashomon.report") / "static" / name).read_text(encoding="utf-8")


def _shown(value: object) -> object:
    """What an expression in a template prints: escaped, with a carriage return kept as one."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return Markup(str(escape(writable(value))).replace("\r", "&#13;"))
    return "" if value is None else value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("rashomon.report"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(count=count, nobody=NOBODY, web_address=web_address)
    return environment
