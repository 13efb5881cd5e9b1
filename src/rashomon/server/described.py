"""The OpenAPI description of the JSON API, made from its table and the structs themselves."""

import re
from typing import Any, get_args

import msgspec

from rashomon import __version__
from rashomon.server.api import AT_ONCE, TABLE, Call
from rashomon.server.asking import LONGEST
from rashomon.types import Status

ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {"error": {"type": "string", "description": "what was wrong, in one plain line"}},
}
ERRORS = {
    "400": "it cannot be meant so",
    "401": "a token is needed",
    "403": "it is not allowed to this role, or came from another site",
    "404": "there is no such thing",
    "408": "it took too long",
    "413": "it is too large",
    "415": "it is not JSON",
    "421": "the server does not go by that name",
    "422": "the JSON is not what is asked for",
    "429": "too many requests",
    "503": "the archive cannot be used now, or too many uploads wait to be read: try again in a while",
}
SIDE = r"-?[0-9]{1,3}(\.[0-9]{1,6})?"
SOME_DAYS = "[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"
YES_OR_NO: dict[str, Any] = {"type": "string", "enum": ["yes", "no"]}
DAY: dict[str, Any] = {"type": "string", "format": "date"}
AMOUNT: dict[str, Any] = {"type": "number", "minimum": -1e300, "maximum": 1e300}
WHOLE: dict[str, Any] = {"type": "integer", "minimum": 0, "maximum": 1_000_000}
KINDS: dict[str, dict[str, Any]] = {
    **dict.fromkeys(("offset", "revision", "version"), WHOLE),
    **dict.fromkeys(("least", "most"), AMOUNT),
    **dict.fromkeys(("since", "until"), DAY),
    "limit": {"type": "integer", "minimum": 0, "maximum": 500},
    "contested": YES_OR_NO,
    "status": {"type": "string", "enum": list(get_args(Status))},
    "box": {"type": "string", "pattern": f"^{SIDE}(,{SIDE}){{3}}$", "description": "west,south,east,north in degrees"},
}
"""What the values of a query are; those that are not here are any words."""
OF_CHANGES: dict[str, dict[str, Any]] = {
    "since": {
        "type": "string",
        "pattern": f"^[0-9]{{1,4}}$|^{SOME_DAYS}(T([01][0-9]|2[0-3]):[0-5][0-9]Z?)?$",
        "description": "a revision, or a moment, ISO 8601",
    }
}


def description(path: str) -> dict[str, Any]:
    """OpenAPI 3.1, for a server that is reached under a path."""
    kinds = [c.gives for c in TABLE] + [c.takes for c in TABLE if c.takes]
    schemas, named = msgspec.json.schema_components(kinds, ref_template="#/components/schemas/{name}")
    gives, takes = list(schemas[: len(TABLE)]), iter(schemas[len(TABLE) :])
    paths: dict[str, Any] = {}
    for call, given in zip(TABLE, gives, strict=True):
        operation = _operation(call, given, next(takes) if call.takes else None)
        paths.setdefault(call.path, {})[call.method.lower()] = operation
    return {
        "openapi": "3.1.0",
        "info": {"title": "rashomon archive", "version": __version__},
        "servers": [{"url": path or "/"}],
        "paths": paths,
        "components": {
            "schemas": {**named, "Error": ERROR},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"token": []}, {}],
    }


def _operation(call: Call, gives: dict[str, Any], takes: dict[str, Any] | None) -> dict[str, Any]:
    error = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}}
    in_path = re.findall(r"{(\w+)}", call.path)
    operation: dict[str, Any] = {
        "operationId": call.handler.__name__,
        "summary": call.does,
        "parameters": [
            *({"name": n, "in": "path", "required": True, "schema": {"type": "string"}} for n in in_path),
            *({"name": n, "in": "query", "required": n == "id", "schema": _kind(call.path, n)} for n in call.asks),
        ],
        "responses": {
            "200": {"description": "done", "content": {"application/json": {"schema": gives}}},
            **({"304": {"description": "it is as it was when the client was sent it"}} if call.marked else {}),
            **{status: {"description": why, **error} for status, why in ERRORS.items()},
        },
    }
    if takes:
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": _taken(takes)}}}
    return operation


def _kind(path: str, name: str) -> dict[str, Any]:
    """What a value of the query may be; left empty it is left out."""
    found = {**KINDS, **(OF_CHANGES if path.endswith("/changes") else {})}.get(name)
    if found is None:
        return {"type": "string", "maxLength": LONGEST}
    return {"anyOf": [found, {"type": "string", "maxLength": 0}]}


def _taken(given: dict[str, Any]) -> dict[str, Any]:
    """What a call takes; of accounts so many at once."""
    return {**given, "minItems": 1, "maxItems": AT_ONCE} if given.get("type") == "array" else given
