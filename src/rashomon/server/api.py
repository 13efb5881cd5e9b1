"""The JSON API: one handler a path, each said in `TABLE` with what it takes and gives, also its description."""

import hashlib
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

import msgspec
from anyio import to_thread
from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import Response

from rashomon.archive import Archive
from rashomon.server.asking import STORY_WORDS, as_json, body, number, query_of, stories_of, text
from rashomon.server.guard import RefusedError
from rashomon.server.ready import Ready, answered
from rashomon.types import (
    Account,
    Added,
    ArchiveStatus,
    Changes,
    Edit,
    Found,
    Judgement,
    Revision,
    Story,
    StoryFacets,
    StoryQuery,
    StorySummary,
    UnknownError,
    Version,
)

AT_ONCE = 50
"""Accounts of one upload at most."""
Handler = Callable[[Request], Awaitable[Any]]


class Undo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who takes a judgement back, and why."""

    name: str
    reason: str


class Call(NamedTuple):
    """One path of the API."""

    method: str
    path: str
    handler: Handler
    does: str
    gives: Any
    asks: tuple[str, ...] = ()
    """Names of its query."""
    takes: Any = None
    marked: bool = False
    """Whether its answers have an ETag, by which a client need not be sent again what it has."""


def archive(request: Request) -> Archive:
    """The archive that is served."""
    found: Archive = request.app.state.archive
    return found


async def of_archive(request: Request) -> ArchiveStatus:
    """What the archive holds; its address is not told."""
    found = await to_thread.run_sync(archive(request).status)
    return replace(found, place="")


async def stories(request: Request) -> list[StorySummary]:
    """Stories, those that changed last first."""
    return await to_thread.run_sync(archive(request).stories, stories_of(request))


async def facets(request: Request) -> StoryFacets:
    """How many stories there are, and by what they can be narrowed."""
    return await to_thread.run_sync(facets_of, request.app.state.ready, archive(request), stories_of(request))


def facets_of(ready: Ready, kept: Archive, query: StoryQuery) -> StoryFacets:
    """Counts of stories, some seconds old where counting takes long and the archive changes all the time."""
    query = replace(query, limit=0, offset=0)
    return ready.lately(("facets", query), kept.state, lambda: kept.facets(query))


async def story(request: Request) -> Response:
    """A story as `report` has it in JSON."""
    revision = number(request, "revision", 0, 1_000_000) or None
    machine = text(request, "machine") in ("1", "true", "yes")
    name = request.path_params["story"]
    return await answered(
        request,
        "story",
        lambda kept: kept.mark(name, revision, machine=machine),
        lambda kept: as_json(kept.story(name, revision, machine=machine)),
        "application/json",
    )


async def revisions(request: Request) -> list[Revision]:
    """All revisions of a story."""
    return await to_thread.run_sync(archive(request).revisions, request.path_params["story"])


async def changes(request: Request) -> Response:
    """What is otherwise in a story since a revision or a moment."""
    since = text(request, "since") or None
    name = request.path_params["story"]
    digest = hashlib.sha256((since or "").encode()).hexdigest()[:16]
    return await answered(
        request,
        "changes",
        lambda kept: f"{kept.mark(name)}-{digest}",
        lambda kept: as_json(kept.changes(name, since)),
        "application/json",
    )


async def judgements(request: Request) -> list[Judgement]:
    """All judgements about a story, undone ones too."""
    return await to_thread.run_sync(archive(request).judgements, request.path_params["story"])


async def judge(request: Request) -> Judgement:
    """Put a judgement on record."""
    given = await body(request, Judgement)
    given = replace(given, name=request.scope["state"]["name"] or given.name)
    return await to_thread.run_sync(archive(request).judge, request.path_params["story"], given)


async def undo(request: Request) -> Judgement:
    """Take a judgement back; it stays on record."""
    given = await body(request, Undo)
    name = request.scope["state"]["name"] or given.name
    wanted = request.path_params["judgement"]
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 19):
        raise UnknownError("judgements are named by their numbers")
    return await to_thread.run_sync(archive(request).undo, int(wanted), name, given.reason)


async def search(request: Request) -> list[Found]:
    """Statements by their words and by what they tell."""
    return await to_thread.run_sync(archive(request).search, query_of(request))


async def account(request: Request) -> Account:
    """An account as it was received."""
    version = number(request, "version", 0, 1_000_000) or None
    found, _ = await to_thread.run_sync(archive(request).account, text(request, "id"), version)
    return found


async def versions(request: Request) -> list[Version]:
    """All texts of an account."""
    return await to_thread.run_sync(archive(request).versions, text(request, "id"))


async def edit(request: Request) -> list[Edit]:
    """How an account's text came from the one before."""
    version = number(request, "version", 0, 1_000_000) or None
    return await to_thread.run_sync(archive(request).edit, text(request, "id"), version)


async def add(request: Request) -> list[Added]:
    """Keep accounts; when this answers they are safe, and their stories follow."""
    given = await body(request, list[Account])
    if not 0 < len(given) <= AT_ONCE:
        raise RefusedError(422, f"send from 1 to {AT_ONCE} accounts at once")
    if any(not a.id.strip() or not any(c.isalnum() for c in a.text) for a in given):
        raise RefusedError(422, "an account needs an id, and a text with words")
    return await to_thread.run_sync(request.app.state.worker.add, given, "upload")


NARROWED = (*STORY_WORDS, "contested")
QUERY = (
    "words", "outlet", "source", "person", "place", "box", "since", "until", "about_since", "about_until", "status",
    "event", "figure", "least", "most", "story", "limit", "offset",
)  # fmt: skip

TABLE = (
    Call("GET", "/api/status", of_archive, "What the archive holds.", ArchiveStatus),
    Call("GET", "/api/stories", stories, "Stories that meet all that is asked, those that changed last first.",
         list[StorySummary], (*NARROWED, "limit", "offset")),
    Call("GET", "/api/facets", facets, "How many stories meet all that is asked, and by what they can be narrowed.",
         StoryFacets, NARROWED),
    Call("GET", "/api/stories/{story}", story, "A story as report has it.", Story, ("revision", "machine"),
         marked=True),
    Call("GET", "/api/stories/{story}/revisions", revisions, "All revisions of a story.", list[Revision]),
    Call("GET", "/api/stories/{story}/changes", changes, "What is otherwise since then.", Changes, ("since",),
         marked=True),
    Call("GET", "/api/stories/{story}/judgements", judgements, "All judgements about a story.", list[Judgement]),
    Call("POST", "/api/stories/{story}/judgements", judge, "Put a judgement on record.", Judgement, (), Judgement),
    Call("POST", "/api/judgements/{judgement}/undo", undo, "Take a judgement back.", Judgement, (), Undo),
    Call("GET", "/api/search", search, "Statements by words and what they tell.", list[Found], QUERY),
    Call("GET", "/api/account", account, "An account as received.", Account, ("id", "version")),
    Call("GET", "/api/versions", versions, "All texts of an account.", list[Version], ("id",)),
    Call("GET", "/api/edit", edit, "How a text came from the one before.", list[Edit], ("id", "version")),
    Call("POST", "/api/accounts", add, "Keep accounts.", list[Added], (), list[Account]),
)  # fmt: skip


def answering(call: Call) -> Callable[[Request], Awaitable[Response]]:
    """A handler whose result is JSON, if it is no answer already."""

    async def handler(request: Request) -> Response:
        found = await call.handler(request)
        return found if isinstance(found, Response) else Response(as_json(found), media_type="application/json")

    return handler
