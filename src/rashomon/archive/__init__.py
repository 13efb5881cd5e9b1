"""Accounts and stories kept, in one file or in PostgreSQL. Needs the extra `rashomon[archive]`.

Docs: `docs/archive.md`.
"""

from rashomon.archive.archive import Archive, create, open_archive
from rashomon.archive.exporting import export
from rashomon.archive.hands import Hands

__all__ = ["Archive", "Hands", "create", "export", "open_archive"]
