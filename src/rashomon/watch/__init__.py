"""Folders and feeds watched: what appears there is taken in, politely and with nothing trusted.

Docs: `docs/watch.md`.
"""

from rashomon.watch.fetching import Fetched, Fetcher, FetchError, Policy
from rashomon.watch.memory import Memory, Visit
from rashomon.watch.watching import RESTED, Watcher

__all__ = ["RESTED", "FetchError", "Fetched", "Fetcher", "Memory", "Policy", "Visit", "Watcher"]
