"""The pages for people: stories, search, a story live, its changes and judgements, sources, persons, uploads."""

import hashlib
import logging
from functools import cache
from typing import Any, NamedTuple, get_args

import msgspec
from anyio import to_thread
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from rashomon.archive import Archive
from rashomon.archive.stable import anchor
from rashomon.server.api import AT_ONCE, NARROWED, archive, facets_of
from rashomon.server.asking import as_json, number, query_of, stories_of, text
from rashomon.server.guard import COOKIE, RefusedError
from rashomon.server.plots import plot
from rashomon.server.ready import PAGE, Ready, answered, page_of
from rashomon.server.uploads import from_files
from rashomon.types import (
    Account,
    Anchor,
    DayCount,
    EventType,
    Judgement,
    JudgementKind,
    Query,
    Series,
    Story,
    StoryFacets,
    StorySummary,
)

log = logging.getLogger("rashomon.serve")
PER_PAGE = 50
DAYS = 15
"""Days, months or years that are offered at most, the last ones."""
KINDS: dict[JudgementKind, str] = {
    "merge": "merge the points of these and those",
    "split": "split these from those",
    "move": "move these to the point of those",
    "confirm": "confirm that these and those differ",
    "reject": "reject that these and those differ",
    "origin": "name whom these go back to",
    "aside": "set an account aside",
}


async def home(request: Request) -> Response:
    """The stories, narrowed as far as is asked, and by what they can be narrowed further."""
    kept, ready, query = archive(request), request.app.state.ready, stories_of(request, PER_PAGE)
    found = await to_thread.run_sync(kept.stories, query)
    facets = await to_thread.run_sync(facets_of, ready, kept, query)
    status = await to_thread.run_sync(lambda: ready.lately("status", kept.state, kept.status))
    shown = {name: value for name in NARROWED if (value := text(request, name))}
    return _page(
        request,
        "home.html.j2",
        stories=found,
        status=status,
        query=query,
        shown=shown,
        facets=_facets(facets, shown),
        count=facets.stories,
        events=get_args(EventType),
    )


class Step(NamedTuple):
    """A link that narrows the list of stories, or that takes what narrows it off."""

    says: str
    stories: int
    asks: dict[str, str]
    on: bool


def _facets(facets: StoryFacets, shown: dict[str, str]) -> list[tuple[str, list[Step]]]:
    """Each facet with its steps; what else is asked stays asked."""
    named = (("outlet", "Outlet"), ("contested", "Contested"), ("event", "Type of event"), ("place", "Place"))
    found = []
    for name, title in named:
        counts = [(c.value, c.stories, {name: c.value}) for c in getattr(facets, name)]
        found.append((title, [_step(*x, shown, (name,)) for x in counts]))
    days = [(_days(d), d.stories, {"since": d.since, "until": d.until}) for d in facets.days[:DAYS]]
    found.append(("Told of", [_step(*x, shown, ("since", "until")) for x in days]))
    return [(title, steps) for title, steps in found if any(s.on or s.stories != facets.stories for s in steps)]


def _step(says: str, stories: int, asks: dict[str, str], shown: dict[str, str], names: tuple[str, ...]) -> Step:
    others = {n: v for n, v in shown.items() if n not in names}
    on = {n: v.lower() for n, v in shown.items() if n in names} == {n: v.lower() for n, v in asks.items()}
    return Step(says, stories, others if on else {**others, **asks}, on)


def _days(days: DayCount) -> str:
    return days.since if days.since == days.until else days.since[: 4 if days.until.endswith("-12-31") else 7]


async def search(request: Request) -> Response:
    """Statements that were looked for, with what to narrow them by."""
    query = query_of(request)
    found = await to_thread.run_sync(archive(request).search, query) if _asks(query) else []
    shown = {k: v for k, v in request.query_params.items() if v and k not in ("limit", "offset")}
    facets = {
        "outlet": sorted({f.outlet for f in found if f.outlet}),
        "status": sorted({f.status for f in found}),
        "story": sorted({f.story for f in found}),
    }
    return _page(request, "search.html.j2", found=found, query=query, shown=shown, facets=facets)


def _asks(query: Query) -> bool:
    return query != Query(limit=query.limit, offset=query.offset)


async def credited(request: Request) -> Response:
    """All that one source is credited with, or all that names one person, across stories."""
    name = text(request, "name")
    person = request.url.path.endswith("/person")
    query = Query(person=name, limit=500) if person else Query(source=name, limit=500)
    found = await to_thread.run_sync(archive(request).search, query) if name.strip() else []
    by_story: dict[str, list[Any]] = {}
    for one in found:
        by_story.setdefault(one.story, []).append(one)
    return _page(request, "credited.html.j2", name=name, person=person, by_story=by_story, count=len(found))


async def story(request: Request) -> Response:
    """A story, live: what changed since the reader last looked, and the page of `report`."""
    name = request.path_params["story"]
    kept = archive(request)
    summary = await to_thread.run_sync(lambda: _newest(kept, name))
    since = text(request, "since") or None
    found = await to_thread.run_sync(lambda: kept.changes(summary.id, since)) if since else None
    figures = await to_thread.run_sync(_figures, request.app.state.ready, kept, summary.id)
    plots = [(s.name, plot(s), s.steps) for s in figures if len(s.steps) > 1]
    past = await to_thread.run_sync(kept.revisions, summary.id)
    return _page(request, "story.html.j2", summary=summary, changes=found, plots=plots, past=past[::-1])


def _figures(ready: Ready, kept: Archive, name: str) -> list[Series]:
    packed = ready.of(("figures", kept.mark(name, machine=True)), lambda: as_json(kept.figures(name)))
    return msgspec.json.decode(packed, type=list[Series])


def _newest(kept: Archive, name: str) -> StorySummary:
    summary = kept.summary(name)
    while summary.merged_into:
        summary = kept.summary(summary.merged_into)
    if not summary.revision:
        raise RefusedError(404, f"the story {name} is not told yet")
    return summary


async def report_page(request: Request) -> Response:
    """The page of `report` itself, for a frame or by itself. Its own policy lets nothing run but its own script."""
    revision = number(request, "revision", 0, 1_000_000) or None
    name = request.path_params["story"]
    return await answered(
        request,
        PAGE,
        lambda kept: kept.mark(name, revision),
        lambda kept: page_of(kept, name, revision),
        "text/html",
        {"content-security-policy": "frame-ancestors 'self'"},
    )


async def judging(request: Request) -> Response:
    """The points of a story with what a person can decide about them, and what was decided."""
    name = request.path_params["story"]
    kept = archive(request)
    told: Story = await to_thread.run_sync(kept.story, name)
    past = await to_thread.run_sync(kept.judgements, name)
    points = [
        (p, [(s, as_json(anchor(s)).decode()) for s in p.statements])
        for p in told.points
        if len(p.statements) > 1 or text(request, "all")
    ]
    return _page(request, "judge.html.j2", story=name, told=told, points=points, judgements=past, kinds=KINDS)


async def judge(request: Request) -> Response:
    """A judgement from the page."""
    form = await _form(request)
    name = request.path_params["story"]
    signed = request.scope["state"]["name"] or _one(form, "name")
    if undone := _one(form, "undo"):
        if not undone.isdigit():
            raise RefusedError(400, "there is no such judgement")
        await to_thread.run_sync(archive(request).undo, int(undone[:18]), signed, _one(form, "reason"))
    else:
        await to_thread.run_sync(archive(request).judge, name, _judgement(form, signed))
    return RedirectResponse(f"{request.app.state.settings.path}/stories/{name}/judge", 303)


def _judgement(form: Any, signed: str) -> Judgement:
    try:
        sides = {
            side: msgspec.convert([msgspec.json.decode(x) for x in form.getlist(side)], tuple[Anchor, ...])
            for side in ("statements", "others")
        }
        return msgspec.convert(
            {
                "id": 0, "story": "", "kind": _one(form, "kind"), **sides, "aspect": _one(form, "aspect") or None,
                "value": _one(form, "value") or None, "name": signed, "at": "", "reason": _one(form, "reason"),
            },
            Judgement,
        )  # fmt: skip
    except (msgspec.MsgspecError, TypeError) as e:
        raise RefusedError(400, f"this is no judgement: {e}") from e


async def upload(request: Request) -> Response:
    """The form for accounts: a text pasted, or files."""
    return _page(request, "upload.html.j2", added=None, problems=())


async def uploaded(request: Request) -> Response:
    """Accounts that were pasted or uploaded are kept; their stories follow."""
    form = await _form(request)
    accounts: list[Account] = []
    problems: list[str] = []
    pasted = _one(form, "text")
    if pasted.strip():
        fields = {n: _one(form, n).strip() or None for n in ("outlet", "title", "published", "url")}
        digest = hashlib.sha256(pasted.encode("utf-8", "replace")).hexdigest()[:12]
        accounts.append(Account(id=_one(form, "id").strip() or f"pasted-{digest}", text=pasted, **fields))
    files = [f for f in form.getlist("files") if getattr(f, "filename", "")]
    given = [(f.filename, await f.read()) for f in files[: AT_ONCE + 1]]
    found, refused = await to_thread.run_sync(from_files, given, request.app.state.settings.largest)
    if refused:
        log.warning("an upload held %s that could not be used", f"{len(refused)} things" if refused[1:] else "a file")
    accounts += found
    problems += refused
    if len(accounts) > AT_ONCE:
        raise RefusedError(413, f"send at most {AT_ONCE} accounts at once")
    if not any(c.isalnum() for a in accounts for c in a.text):
        raise RefusedError(400, "; ".join(problems) or "there was no text and no file")
    added = await to_thread.run_sync(request.app.state.worker.add, accounts, "upload")
    return _page(request, "upload.html.j2", added=added, problems=problems)


async def login_page(request: Request) -> Response:
    """Where a browser gives its token."""
    return _page(request, "login.html.j2", wrong=False)


async def login(request: Request) -> Response:
    """A token for a cookie; the token itself is not kept in the browser."""
    form = await request.form(max_files=0, max_fields=5)
    session = request.state.guard.login(str(form.get("token") or ""))
    if session is None:
        return _page(request, "login.html.j2", 403, wrong=True)
    settings = request.app.state.settings
    response = RedirectResponse(f"{settings.path}/", 303)
    secure = request.headers.get("x-forwarded-proto") == "https"
    response.set_cookie(COOKIE, session, path=settings.path or "/", httponly=True, samesite="strict", secure=secure)
    return response


async def _form(request: Request) -> Any:
    form = await request.form(max_files=AT_ONCE, max_fields=2000, max_part_size=5_000_000)
    request.state.guard.check_csrf(request.scope["state"], _one(form, "csrf"))
    return form


def _one(form: Any, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


def _page(request: Request, template: str, code: int = 200, **shown: Any) -> Response:
    state = request.scope.get("state", {})
    base = request.app.state.settings.path
    page = _environment().get_template(template)
    body = page.render(base=base, csrf=state.get("csrf", ""), role=state.get("role"), signed=state.get("name"), **shown)
    return HTMLResponse(body.encode("utf-8", "replace"), code)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("rashomon.server"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
