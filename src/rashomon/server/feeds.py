"""What changed, for feed readers and for pages that wait: Atom (RFC 4287) and server-sent events."""

import json
from collections.abc import AsyncIterator, Iterable
from xml.sax.saxutils import escape, quoteattr

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from rashomon.server.api import archive
from rashomon.server.asking import query_of
from rashomon.server.guard import RefusedError

ENTRIES = 50


async def of_story(request: Request) -> Response:
    """A feed of a story's revisions, each with what changed in it."""
    name = request.path_params["story"]
    kept = archive(request)
    summary = await to_thread.run_sync(kept.summary, name)
    past = await to_thread.run_sync(kept.revisions, name)
    here = _base(request)
    entries = []
    for revision in past[::-1][:ENTRIES]:
        link = f"{here}/stories/{name}?since={revision.number - 1}"
        text = f"{revision.accounts} accounts, {revision.points} points; {revision.why}"
        entries.append(_entry(f"{link}#r{revision.number}", f"Revision {revision.number}", revision.at, link, text))
    return _atom(f"{here}/stories/{name}/atom", summary.title, summary.changed, entries)


async def of_search(request: Request) -> Response:
    """A feed of the statements that a search finds."""
    query = query_of(request)
    found = await to_thread.run_sync(archive(request).search, query)
    here = _base(request)
    entries = []
    for one in found[:ENTRIES]:
        link = f"{here}/stories/{one.story}#{one.point}"
        title = f"{one.outlet or one.account}: {' '.join(one.text.split())[:120]}"
        at = (
            one.published if one.published and len(one.published) > 10 else f"{one.published or '1970-01-01'}T00:00:00Z"
        )
        entries.append(_entry(f"{link}-{one.account}-{one.start}", title, at, link, one.text))
    return _atom(f"{here}/search/atom?{request.url.query}", "rashomon: search", "1970-01-01T00:00:00Z", entries)


def _base(request: Request) -> str:
    return f"{request.url.scheme}://{request.headers.get('host', '')}{request.app.state.settings.path}"


def _entry(name: str, title: str, at: str, link: str, text: str) -> str:
    return (
        f"<entry><id>{_xml(name)}</id><title>{_xml(title)}</title><updated>{_xml(at)}</updated>"
        f'<link href={quoteattr(_kept(link))}/><content type="text">{_xml(text)}</content></entry>'
    )


def _atom(name: str, title: str, at: str, entries: Iterable[str]) -> Response:
    text = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>{_xml(name)}</id><title>{_xml(title)}</title><updated>{_xml(at)}</updated>"
        f'<author><name>rashomon</name></author><link rel="self" href={quoteattr(_kept(name))}/>'
        + "\n".join(entries)
        + "</feed>\n"
    )
    return Response(text.encode(), media_type="application/atom+xml")


def _kept(text: str) -> str:
    """What XML 1.0 can hold of a text."""
    return "".join(
        c if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff" else "\ufffd"
        for c in text
    )


def _xml(text: str) -> str:
    return escape(_kept(text))


async def events(request: Request) -> Response:
    """Word of each change of a story, or of any, as it happens."""
    worker = request.app.state.worker
    if worker.streams >= request.app.state.settings.streams:
        raise RefusedError(503, "too many pages wait for changes already")
    story = request.path_params.get("story")
    if story:
        await to_thread.run_sync(archive(request).summary, story)

    async def told() -> AsyncIterator[bytes]:
        worker.streams += 1
        try:
            yield b"retry: 3000\n\n"
            async for news in worker.happening(story):
                if news is None:
                    yield b": still here\n\n"
                    continue
                name, revision, at = news
                data = json.dumps({"story": name, "revision": revision, "at": at})
                yield f"event: changed\ndata: {data}\n\n".encode()
        finally:
            worker.streams -= 1

    return StreamingResponse(told(), media_type="text/event-stream", headers={"x-accel-buffering": "no"})
