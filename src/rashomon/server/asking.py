"""What a request asks for, taken from its path, its query and its body; what cannot be meant is refused plainly."""

import json
from typing import Any, TypeVar

import msgspec
from starlette.requests import Request

from rashomon.server.guard import RefusedError
from rashomon.types import Query, StoryQuery

T = TypeVar("T")
LONGEST = 1000
"""Characters of one thing asked for."""
NUMBERS = ("least", "most")
WORDS = (
    "words", "outlet", "source", "person", "place", "since", "until", "about_since", "about_until", "status", "event",
    "figure", "story",
)  # fmt: skip

STORY_WORDS = ("words", "outlet", "event", "place", "since", "until")


def text(request: Request, name: str, default: str = "") -> str:
    """One value of the query. Raises RefusedError where it is too long or holds what no text holds."""
    value = request.query_params.get(name, default)
    if len(value) > LONGEST:
        raise RefusedError(400, f"{name} has at most {LONGEST} characters")
    return value.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


def number(request: Request, name: str, default: int, most: int) -> int:
    """A whole number of the query, from 0 to `most`. Raises RefusedError."""
    value = text(request, name).removesuffix(".0") or str(default)
    if not (value.isascii() and value.isdigit()) or len(value) > 9 or int(value) > most:
        raise RefusedError(400, f"{name} is a whole number from 0 to {most}")
    return int(value)


def query_of(request: Request) -> Query:
    """What is looked for among the statements. Raises RefusedError."""
    found: dict[str, Any] = {name: value for name in WORDS if (value := text(request, name))}
    for name in NUMBERS:
        if value := text(request, name):
            found[name] = _float(name, value)
    if box := text(request, "box"):
        sides = [_float("box", x) for x in box.split(",")]
        if len(sides) != 4:
            raise RefusedError(400, "box is west,south,east,north in degrees")
        found["box"] = sides
    found["limit"] = number(request, "limit", 50, 500)
    found["offset"] = number(request, "offset", 0, 1_000_000)
    try:
        return msgspec.convert(found, Query)
    except msgspec.ValidationError as e:
        raise RefusedError(400, f"this cannot be looked for: {e}") from e


def stories_of(request: Request, limit: int = 50) -> StoryQuery:
    """Which stories are looked for. Raises RefusedError."""
    found: dict[str, Any] = {name: value for name in STORY_WORDS if (value := text(request, name))}
    if value := text(request, "contested"):
        if value not in ("yes", "no"):
            raise RefusedError(400, "contested is yes or no")
        found["contested"] = value == "yes"
    found["limit"] = number(request, "limit", limit, 500)
    found["offset"] = number(request, "offset", 0, 1_000_000)
    return StoryQuery(**found)


def _float(name: str, value: str) -> float:
    try:
        found = float(value)
    except ValueError as e:
        raise RefusedError(400, f"{name} holds a number that is none") from e
    if found != found or abs(found) > 1e300:
        raise RefusedError(400, f"{name} holds a number that is none")
    return found


async def body(request: Request, kind: type[T]) -> T:
    """The JSON of a request. Raises RefusedError."""
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise RefusedError(415, "send JSON: Content-Type: application/json")
    request.state.guard.check_csrf(request.scope["state"], request.headers.get("x-csrf-token", ""))
    try:
        return msgspec.json.decode(await request.body(), type=kind)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as e:
        raise RefusedError(422, f"this JSON is not what is asked for: {e}") from e


def as_json(thing: Any) -> bytes:
    """JSON of structs and of lists of them."""
    try:
        return msgspec.json.encode(thing)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(thing)).encode()
