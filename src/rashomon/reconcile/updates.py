"""Whether a later account updates an earlier one: only where the days or times of publication tell."""

from __future__ import annotations

from datetime import UTC, date, datetime

from rashomon.reconcile.finding import Finding
from rashomon.types import Account


def later(f: Finding, a: Account, b: Account) -> int | None:
    """Which of the two statements (0, 1) updates the other: the later one, where its figure has grown or where it
    denies what the other asserts; None where neither does, or no times tell."""
    after = _after(a.published, b.published)
    return after if after is not None and f.newer == after else None


def later_why(f: Finding, which: int) -> str:
    """The reason of an update, in one plain line: "46 dead, later 58 dead"."""
    if f.values is None:
        return f"{f.why}; the denial is later"
    return f"{f.values[1 - which]}, later {f.values[which]}"


def _after(a: str | None, b: str | None) -> int | None:
    """Which of two times of publication is later; None where they are equal, unknown, or one day with no hours."""
    if not a or not b:
        return None
    x, y = _day(a), _day(b)
    if x and y and x != y and not ("T" in a and "T" in b):
        return int(x < y)
    s, t = _moment(a), _moment(b)
    return None if s is None or t is None or s == t else int(s < t)


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _moment(published: str) -> datetime | None:
    """The moment of publication; None where only the day is told, or no zone."""
    try:
        at = datetime.fromisoformat(published)
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo and len(published) > len("2031-03-05") else None
