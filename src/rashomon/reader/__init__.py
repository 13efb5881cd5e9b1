"""Account -> Reading: what one account says, layer by layer, each with its exact words."""

from rashomon.reader.ahead import read_ahead
from rashomon.reader.gazetteer import Gazetteer
from rashomon.reader.read import read

__all__ = ["Gazetteer", "read", "read_ahead"]
