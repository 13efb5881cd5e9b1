"""Sorts a stream of accounts into the stories that they tell."""

from rashomon.group.stream import group

__all__ = ["group"]
