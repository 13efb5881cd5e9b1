"""The application put together, and the server that runs it."""

import contextlib
import logging
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from importlib.resources import files

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from rashomon.archive import Archive
from rashomon.server import api, feeds, pages
from rashomon.server.described import description
from rashomon.server.guard import Guard, RefusedError
from rashomon.server.ready import Ready
from rashomon.server.settings import Settings
from rashomon.server.worker import Worker
from rashomon.types import ArchiveError, UnknownError

log = logging.getLogger("rashomon.serve")
STATIC = {"app.css": "text/css", "live.js": "text/javascript"}
Handler = Callable[[Request], Awaitable[Response]]


def application(archive: Archive, settings: Settings) -> ASGIApp:
    """The whole of it, as an ASGI application."""
    ready = Ready()
    worker = Worker(archive, ready)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with worker.working():
            yield

    app = Starlette(
        routes=_routes(settings),
        lifespan=lifespan,
        exception_handlers={
            RefusedError: _refused,
            UnknownError: _refused,
            ArchiveError: _refused,
            HTTPException: _refused,
            Exception: _failed,
        },
    )
    app.state.archive, app.state.settings, app.state.worker, app.state.ready = archive, settings, worker, ready
    return Guard(app, settings)


def _routes(settings: Settings) -> list[Route]:
    shown: list[tuple[str, str, Handler]] = [
        ("GET", "/", pages.home),
        ("GET", "/search", pages.search),
        ("GET", "/search/atom", feeds.of_search),
        ("GET", "/source", pages.credited),
        ("GET", "/person", pages.credited),
        ("GET", "/stories/{story}", pages.story),
        ("GET", "/stories/{story}/page", pages.report_page),
        ("GET", "/stories/{story}/judge", pages.judging),
        ("POST", "/stories/{story}/judge", pages.judge),
        ("GET", "/stories/{story}/atom", feeds.of_story),
        ("GET", "/stories/{story}/events", feeds.events),
        ("GET", "/events", feeds.events),
        ("GET", "/upload", pages.upload),
        ("POST", "/upload", pages.uploaded),
        ("GET", "/login", pages.login_page),
        ("POST", "/login", pages.login),
        ("GET", "/static/{name}", _static),
        ("GET", "/favicon.ico", _no_icon),
    ]
    told = description(settings.path)

    async def openapi(_: Request) -> Response:
        return JSONResponse(told)

    return [
        *(Route(path, handler, methods=[method]) for method, path, handler in shown),
        *(Route(call.path, api.answering(call), methods=[call.method]) for call in api.TABLE),
        Route("/api/openapi.json", openapi, methods=["GET"]),
    ]


async def _no_icon(_: Request) -> Response:
    return Response(status_code=204)


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in STATIC:
        raise RefusedError(404, "there is no such file")
    content = files("rashomon.server").joinpath("static").joinpath(name).read_bytes()
    return Response(content, media_type=STATIC[name], headers={"cache-control": "private, max-age=300"})


async def _refused(request: Request, e: Exception) -> Response:
    status, why, headers = 400, str(e), None
    if isinstance(e, RefusedError):
        status = e.status
        request.scope["state"]["refusal"] = e  # for the line of the log
    elif isinstance(e, UnknownError):
        status = 404
    elif isinstance(e, HTTPException):
        status, why, headers = e.status_code, str(e.detail).lower(), e.headers
    elif request.app.state.archive.database.name in why:
        log.warning("%s", why)
        status, why = 503, "the archive cannot be used now"
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": why}, status, headers)
    return PlainTextResponse(why + "\n", status, headers)


async def _failed(request: Request, e: Exception) -> Response:
    why = "the server stumbled over a fault of its own"
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": why}, 500)
    return PlainTextResponse(why + "\n", 500)


def run(archive: Archive, settings: Settings) -> None:
    """Serve until told to end. What is logged goes to standard error: no query, no token, no words of an account."""
    import uvicorn

    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("rashomon: %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False
    uvicorn.run(
        application(archive, settings),
        host=settings.host,
        port=settings.port,
        access_log=False,
        log_level="warning",
        proxy_headers=True,
        server_header=False,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=5,
        limit_concurrency=1000,
        h11_max_incomplete_event_size=65_536,
    )
