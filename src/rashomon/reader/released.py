"""The reader's model files, as they were released: each is checked against its digest before it is used."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib import resources
from typing import Any

from rashomon.types import ModelError


@cache
def card() -> dict[str, Any]:
    """What was released: version, heads, sizes, digests. Raises ModelError."""
    try:
        found: dict[str, Any] = json.loads(resources.files("rashomon.reader").joinpath("data/reader.json").read_bytes())
        found["sha256"], found["heads"], found["kinds"], found["pair"]
    except (OSError, ValueError, KeyError, TypeError) as e:
        raise ModelError("the reader's model is incomplete: reader.json is missing or altered; install again") from e
    return found


def checked(name: str) -> bytes:
    """A model file's bytes, if they are those that were released. Raises ModelError."""
    try:
        found = resources.files("rashomon.reader").joinpath("data").joinpath(name).read_bytes()
    except OSError as e:
        raise ModelError(f"the reader's model file {name} is missing; install rashomon again") from e
    if hashlib.sha256(found).hexdigest() != card()["sha256"].get(name):
        raise ModelError(f"the reader's model file {name} is damaged or altered; install rashomon again")
    return found
