"""A place of a user's own gazetteer."""

from typing import Literal

import msgspec

Precision = Literal["point", "city", "region", "country"]


class KnownPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A named place that a user knows; coordinates in degrees."""

    name: str
    latitude: float
    longitude: float
    precision: Precision = "point"
    country: str | None = None
    """ISO 3166-1 code or English name."""
    alternatives: tuple[str, ...] = ()
    """Other names under which accounts may have it."""
