"""JSON Schema of what goes in and comes out, made from the structs themselves, so that it cannot fall behind them."""

from typing import Any

import msgspec

from rashomon.types.account import Account
from rashomon.types.explanation import Explanation
from rashomon.types.group import Groups
from rashomon.types.ledger import EventRow
from rashomon.types.reading import Reading
from rashomon.types.story import Story

FORMS: dict[str, type[msgspec.Struct]] = {
    "account": Account,
    "reading": Reading,
    "story": Story,
    "groups": Groups,
    "event": EventRow,
    "explanation": Explanation,
}
"""What a schema can be had of, by the name the command line uses."""


def schema(form: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one of FORMS. Raises KeyError for another name."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(FORMS[form])}
