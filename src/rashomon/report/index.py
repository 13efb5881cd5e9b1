"""The page that lists the stories of a stream, why each account is where it is, and links to their pages."""

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rashomon.report.labels import count
from rashomon.report.safety import source_hash, writable
from rashomon.types import StoryEntry


def page_name(page: int) -> str:
    """The file of the index's page of that number, from 1."""
    return "index.html" if page == 1 else f"index-{page}.html"


def write(entries: Sequence[StoryEntry], page: int, pages: int) -> str:
    """One page of the index. Deterministic; every text that is not ours is escaped."""
    style = _source("index.css")
    policy = f"default-src 'none'; style-src '{source_hash(style)}'; base-uri 'none'; form-action 'none'"
    return writable(
        _environment()
        .get_template("index.html.j2")
        .render(
            policy=policy,
            style=Markup(style),
            entries=entries,
            page=page,
            pages=pages,
            page_name=page_name,
            count=count,
            total=count(len(entries), "story", "stories"),
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("rashomon.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _source(name: str) -> str:
    from importlib.resources import files

    return files("rashomon.report").joinpath("static", name).read_text("utf-8")
