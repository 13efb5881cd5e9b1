"""The OpenAPI description of the JSON API, made from its table and the structs themselves."""

import re
from typing import Any

import msgspec

from rashomon import __version__
from rashomon.server.api import TABLE, Call

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
WHOLE = ("limit", "offset", "revision", "version")
PARTS = ("least", "most")


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
            *({"name": n, "in": "query", "required": n == "id", "schema": _kind(n)} for n in call.asks),
        ],
        "responses": {
            "200": {"description": "done", "content": {"application/json": {"schema": gives}}},
            **({"304": {"description": "it is as it was when the client was sent it"}} if call.marked else {}),
            **{status: {"description": why, **error} for status, why in ERRORS.items()},
        },
    }
    if takes:
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": takes}}}
    return operation


def _kind(name: str) -> dict[str, Any]:
    if name == "contested":
        return {"type": "string", "enum": ["yes", "no"]}
    if name in WHOLE:
        return {"type": "integer", "minimum": 0}
    return {"type": "number"} if name in PARTS else {"type": "string"}
