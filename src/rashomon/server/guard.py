"""Before anything else sees a request: who asks, how much, from where; and what every answer carries.

A browser is kept from being used against the person at it: an unsafe request must come from our own pages (their
origin, and a token that only they know), and the name it was sent to must be ours.
"""

import asyncio
import hashlib
import hmac
import logging
import secrets
import time
from collections import OrderedDict
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.server.settings import Role, Settings, is_loopback

log = logging.getLogger("rashomon.serve")
COOKIE = "rashomon"
SAFE = ("GET", "HEAD", "OPTIONS")
OPEN = ("/login", "/favicon.ico")
CLIENTS = 10_000
"""Clients whose requests are counted at most."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "SAMEORIGIN",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}


class RefusedError(Exception):
    """A request that goes no further: a status and a plain line; `told` where the log says so already."""

    def __init__(self, status: int, why: str, *, told: bool = False) -> None:
        super().__init__(why)
        self.status, self.why, self.told = status, why, told

    def briefly(self) -> str:
        """Why, for the log: without what the request said, which may stand after a colon."""
        return self.why.partition(":")[0]


class Guard:
    """The outermost part of the application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings
        self._key = secrets.token_bytes(32)
        self._buckets: OrderedDict[str, tuple[float, float, bool]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it with why not."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        began = time.monotonic()
        status, refusal = 500, None
        path = self._without_prefix(scope)

        unread = _has_body(Headers(scope=scope))

        async def receiving() -> Message:
            nonlocal unread
            message = await receive()
            unread = unread and bool(message.get("more_body"))
            return message

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                if unread:  # whatever else comes is not waited for: a body may have no end
                    headers["connection"] = "close"
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("content-security-policy", POLICY)
            await send(message)

        try:
            await self._guarded(scope, path, receiving, sending)
        except RefusedError as e:
            refusal = e
            await self._refused(scope, e)(scope, receive, sending)
        finally:
            refusal = refusal or scope.get("state", {}).get("refusal")
            if refusal is None or not refusal.told:
                shown = path.encode("unicode_escape").decode()[:200]
                why = f", {refusal.briefly()}" if refusal else ""
                log.info("%s %s %s %.0f ms%s", scope["method"], shown, status, 1000 * (time.monotonic() - began), why)

    def _without_prefix(self, scope: Scope) -> str:
        """The path as we know it; a proxy may have taken the prefix off, or not."""
        path, prefix = str(scope["path"]), self._settings.path
        if prefix and (path == prefix or path.startswith(prefix + "/")):
            path = path[len(prefix) :] or "/"
            scope["path"] = path
            scope["raw_path"] = path.encode()
        scope["root_path"] = ""
        return path

    def _refused(self, scope: Scope, refusal: RefusedError) -> Response:
        accepts = Headers(scope=scope).get("accept", "")
        if refusal.status == 401 and "text/html" in accepts and scope["method"] in SAFE:
            return RedirectResponse(f"{self._settings.path}/login", 303)
        extra = {"www-authenticate": "Bearer"} if refusal.status == 401 else None
        if scope["path"].startswith("/api/"):
            return JSONResponse({"error": refusal.why}, refusal.status, extra)
        return PlainTextResponse(refusal.why + "\n", refusal.status, extra)

    async def _guarded(self, scope: Scope, path: str, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        self._check_name(headers)
        role, name, session = self._who(headers)
        client = session or (scope.get("client") or ("?", 0))[0]
        self._count(client, self._settings.rate, self._settings.burst)
        opened = path in OPEN or path.startswith("/static/")
        if role is None and not opened:
            raise RefusedError(401, "a token is needed: Authorization: Bearer …, or /login in a browser")
        if path == "/login" and scope["method"] == "POST":
            self._count(f"login {(scope.get('client') or ('?', 0))[0]}", 0.1, 10)
        unsafe = scope["method"] not in SAFE
        if unsafe and not opened and role != "editor":
            raise RefusedError(403, "this needs the role editor")
        bearer = headers.get("authorization", "").lower().startswith("bearer ")
        if unsafe and not bearer:
            self._check_origin(headers)
        scope["state"] = {
            **scope.get("state", {}),
            "role": role,
            "name": name,
            "csrf": self.csrf(session),
            "checks_csrf": unsafe and not bearer and not self._plain_program(headers),
            "guard": self,
        }
        if scope["path"].endswith("/events"):
            await self._app(scope, receive, send)
            return
        try:
            async with asyncio.timeout(self._settings.patience):
                await self._app(scope, self._measured(receive, headers), send)
        except TimeoutError as e:
            raise RefusedError(408, "the request took too long") from e

    def _check_name(self, headers: Headers) -> None:
        """The name that the request was sent to is one of ours, so that no other site's name can lead here."""
        host = urlsplit("//" + headers.get("host", "")).hostname or ""
        listens = self._settings.host
        known = is_loopback(host) or host in self._settings.names or host == listens.strip("[]")
        if not known:
            raise RefusedError(421, "this server does not go by that name; start it with --name to add one")

    def _check_origin(self, headers: Headers) -> None:
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        if site and site not in ("same-origin", "none"):
            raise RefusedError(403, "this request came from another site")
        if origin and origin != "null" and urlsplit(origin).netloc != headers.get("host"):
            raise RefusedError(403, "this request came from another site")
        if origin == "null":
            raise RefusedError(403, "this request came from nowhere that can be told")

    def _plain_program(self, headers: Headers) -> bool:
        """A program and no browser, with JSON, which no page of another site can send here without being asked."""
        named = any(h in headers for h in ("origin", "sec-fetch-site", "cookie", "referer"))
        return not named and headers.get("content-type", "").startswith("application/json")

    def _who(self, headers: Headers) -> tuple[Role | None, str, str]:
        """Role, name, and a mark of the session that is no secret itself."""
        tokens = self._settings.tokens
        if not tokens:
            return ("editor", "", "") if is_loopback(self._settings.host) else (None, "", "")
        kind, _, given = headers.get("authorization", "").partition(" ")
        cookie = _cookie(headers.get("cookie", ""))
        for token in tokens:
            mark = self.session(token.secret)
            if kind.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), token.secret.encode()):
                return token.role, token.name, mark
            if cookie and hmac.compare_digest(cookie.encode(), mark.encode()):
                return token.role, token.name, mark
        return None, "", ""

    def session(self, secret: str) -> str:
        """What a browser keeps in place of a token; it is good until the server stops."""
        return hmac.new(self._key, b"session " + secret.encode(), hashlib.sha256).hexdigest()

    def csrf(self, session: str) -> str:
        """What our own pages send along with what they change."""
        return hmac.new(self._key, b"csrf " + session.encode(), hashlib.sha256).hexdigest()

    def check_csrf(self, state: dict[str, Any], given: str) -> None:
        """Raises RefusedError where a request that must come from our own pages does not know their token."""
        if state["checks_csrf"] and not hmac.compare_digest(given.encode(), state["csrf"].encode()):
            raise RefusedError(403, "the page that this came from is out of date; load it again")

    def login(self, secret: str) -> str | None:
        """The session of a token; None for one that is not known."""
        known = [t for t in self._settings.tokens if hmac.compare_digest(t.secret.encode(), secret.encode())]
        return self.session(known[0].secret) if known else None

    def _count(self, client: str, rate: float, burst: int) -> None:
        """Let one more request of a client through, or not; of a row of those that are not, the first is logged."""
        now = time.monotonic()
        left, last, told = self._buckets.pop(client, (float(burst), now, False))
        left = min(float(burst), left + (now - last) * rate)
        refused = left < 1
        self._buckets[client] = (max(0.0, left - 1), now, refused or (told and left < burst / 2))
        while len(self._buckets) > CLIENTS:
            self._buckets.popitem(last=False)
        if refused:
            raise RefusedError(429, "too many requests; try again in a while", told=told)

    def _measured(self, receive: Receive, headers: Headers) -> Receive:
        largest = self._settings.largest
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length[:20]) > largest:
            raise RefusedError(413, f"a request has at most {largest} bytes")
        came = 0

        async def measured() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > largest:
                raise RefusedError(413, f"a request has at most {largest} bytes")
            return message

        return measured


def _has_body(headers: Headers) -> bool:
    return "transfer-encoding" in headers or headers.get("content-length", "0") != "0"


def _cookie(header: str) -> str:
    found = (part.strip().partition("=") for part in header.split(";"))
    return next((value for name, _, value in found if name == COOKIE), "")
