"""Readings as a table of events: one row an event, for those who count and map them.

`rows` makes them, `write` puts them into one of `FORMS`.
"""

from rashomon.ledger.forms import FORMS, write
from rashomon.ledger.rows import rows

__all__ = ["FORMS", "rows", "write"]
