"""Model files as they were released: each is checked against the digest on its card before it is used."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from rashomon.types import ModelError


class Release(NamedTuple):
    """The files of a model in a room's folder `data`, and a card there that names their digests."""

    room: str
    name: str
    """Of the card, without its ending."""
    needs: tuple[str, ...] = ()
    """What the card must hold besides the digests."""

    def card(self) -> dict[str, Any]:
        """What was released: digests, and whatever the model needs to be run. Raises ModelError."""
        return _card(self)

    def checked(self, name: str) -> bytes:
        """A model file's bytes, if they are those that were released. Raises ModelError."""
        try:
            found = resources.files(f"rashomon.{self.room}").joinpath("data").joinpath(name).read_bytes()
        except OSError as e:
            raise ModelError(f"the {self.name}'s model file {name} is missing; install rashomon again") from e
        if hashlib.sha256(found).hexdigest() != self.card()["sha256"].get(name):
            raise ModelError(f"the {self.name}'s model file {name} is damaged or altered; install rashomon again")
        return found


@cache
def _card(of: Release) -> dict[str, Any]:
    try:
        data = resources.files(f"rashomon.{of.room}").joinpath(f"data/{of.name}.json")
        found: dict[str, Any] = json.loads(data.read_bytes())
        for key in ("sha256", *of.needs):
            found[key]
    except (OSError, ValueError, KeyError, TypeError) as e:
        raise ModelError(
            f"the {of.name}'s model is incomplete: {of.name}.json is missing or altered; install again"
        ) from e
    return found


READER = Release("reader", "reader", ("version", "heads", "kinds", "types", "pair"))
VOCABULARY = Release("model", "vocabulary")
CLOSER = Release("reconcile", "closer")
