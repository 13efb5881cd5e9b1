"""Sorts a stream of accounts into the stories that they tell."""

from rashomon.group.partition import in_pieces
from rashomon.group.stream import Grouper, group

__all__ = ["Grouper", "group", "in_pieces"]
