"""The story as one HTML page that opens from disk, asks nothing of the network and can be read without scripts."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import get_args

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from rashomon.report.central import Central, central
from rashomon.report.island import island
from rashomon.report.labels import CONTESTED, NOBODY, STATUSES, by_status, count
from rashomon.report.moments import timeline
from rashomon.report.opening import behind_it, opening, readable
from rashomon.report.people import cast
from rashomon.report.safety import source_hash, web_address, writable
from rashomon.report.views import Gathering, PointView
from rashomon.report.whereabouts import atlas
from rashomon.types import Aspect, Status, Story

AT_A_GLANCE: tuple[Aspect, ...] = ("number", "claim", "place", "time", "name", "actor", "cause", "quote")
"""Aspects in the order in which the overview lists points."""
assert set(AT_A_GLANCE) == set(get_args(Aspect))
TITLE = 90
"""Characters of the page's title at most."""

FENCED = re.compile(r"<bdi>([^<\x80-\U0010ffff]*)</bdi>")
"""Fences around names in plain ASCII, which turn no reading direction: thousands, for nothing. No text of an account
can look so, for its `<` is escaped."""

EARLY = "document.documentElement.classList.add('js')"
"""Run before anything is drawn, so that a page with scripts shows one view and never flashes the others."""


def write(story: Story) -> str:
    """The whole page. Deterministic; every text that is not ours is escaped."""
    gathering = Gathering(story)
    found = central(story)
    views = {id(point): gathering.point(point) for point in story.points}
    points = list(views.values())
    groups = {status: [views[id(point)] for point in held] for status, held in by_status(story).items()}
    style, script = _static("page.css"), _static("page.js")
    page = (
        _environment()
        .get_template("page.html.j2")
        .render(
            title=_title(story, found),
            policy=_policy(style, EARLY, script),
            style=Markup(style),
            early=Markup(EARLY),
            script=Markup(script),
            island=Markup(island(story, gathering.names)),
            story=story,
            scope=behind_it(story),
            statuses=STATUSES,
            groups=groups,
            opening=opening(story, found) if found else None,
            singles=_by_account(groups["single"]),
            points=points,
            glance=glance(groups),
            accounts=gathering.accounts(),
            origins=gathering.origins(),
            timeline=timeline(story),
            atlas=atlas(story),
            cast=cast(story, gathering.names),
            left_out=gathering.left_out(),
            flat=any(account.flattened for account in story.accounts),
        )
    )
    return FENCED.sub(r"\1", page)


def _title(story: Story, found: Central | None) -> str:
    """What a tab and a bookmark are called: the headline's words, cut short, else how much there is."""
    if found is None:
        return f"rashomon: {count(len(story.accounts), 'account')}, {count(len(story.points), 'point')}"
    words = readable(story, found)
    return f"{words[:TITLE].rsplit(' ', 1)[0]} …" if len(words) > TITLE else words


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


def _policy(style: str, *scripts: str) -> str:
    """The page's Content-Security-Policy: its own style and scripts by their hashes, and nothing else at all."""
    allowed = " ".join(f"'{source_hash(script)}'" for script in scripts)
    return (
        f"default-src 'none'; style-src '{source_hash(style)}'; script-src {allowed}; "
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
