"""Sorts a stream of accounts into the stories that they tell."""

from rashomon.group.stream import Grouper, group, stories

__all__ = ["Grouper", "group", "stories"]
