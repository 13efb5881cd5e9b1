"""docs/events.md names every column, once and in order, and the values that a column may have."""

import re
from pathlib import Path
from typing import get_args

from rashomon.ledger.rows import QUAD
from rashomon.types import ActorRole, AttributionKind, DateBasis, EventRow, EventStatus, EventType

PAGE = (Path(__file__).parents[2] / "docs" / "events.md").read_text("utf-8")
COLUMNS = dict(
    re.findall(r"^\| `(\w+)` \| (.*) \|.*\|$", PAGE.split("## The columns")[1].split("### ")[0], re.MULTILINE)
)


def named(text: str) -> set[str]:
    return set(re.findall(r"`(\w+)`", text))


def test_the_table_of_columns_is_the_row() -> None:
    assert list(COLUMNS) == list(EventRow.__struct_fields__)


def test_every_value_of_a_column_is_named() -> None:
    for column, values in (
        *(("event_type", EventType), ("status", EventStatus), ("actor_roles", ActorRole)),
        *(("date_basis", DateBasis), ("said_by_kind", AttributionKind)),
    ):
        assert set(get_args(values)) <= named(COLUMNS[column]), column


def test_the_table_of_quads_is_that_of_the_code() -> None:
    rows = re.findall(r"^\| (\d) \| [\w ]+ \| (.*) \|$", PAGE, re.MULTILINE)
    assert {name: int(quad) for quad, names in rows for name in named(names)} == QUAD
