"""Account -> Reading: what one account says, layer by layer, each with its exact words."""

from rashomon.reader.read import read

__all__ = ["read"]
