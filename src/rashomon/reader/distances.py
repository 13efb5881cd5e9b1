"""Intervals, and those that lie a distance away: three days ago, last week, the past two months."""

from datetime import date, timedelta
from typing import NamedTuple

from rashomon.text import dates
from rashomon.text.dates import Written
from rashomon.text.numbers import spelt


class Interval(NamedTuple):
    """ISO 8601 ends and the precision; all None where unresolved."""

    start: str | None = None
    end: str | None = None
    precision: str | None = None


UNRESOLVED = Interval()


def days(first: date, last: date, precision: str) -> Interval:
    """The interval of whole days."""
    return Interval(first.isoformat(), last.isoformat(), precision)


def _count(words: str) -> int | None:
    if words.isdigit():
        return int(words)
    if words in ("a", "an"):
        return 1
    found = spelt(words.split(), 0) if words else None
    return int(found.low) if found else None


def _back(anchor: date, n: int, unit: str) -> tuple[date, date, str]:
    """The day, week, month or year that lies n of them before the anchor (after it when n is negative)."""
    if unit == "day":
        on = anchor - timedelta(days=n)
        return on, on, "day"
    if unit == "week":
        on = anchor - timedelta(days=7 * n)
        first = on - timedelta(days=on.weekday())
        return first, first + timedelta(days=6), "week"
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 - n
        return *dates.month_ends(months // 12, months % 12 + 1), "month"
    if unit == "decade":
        year = anchor.year // 10 * 10 - 10 * n
        return date(year, 1, 1), date(year + 9, 12, 31), "decade"
    return date(anchor.year - n, 1, 1), date(anchor.year - n, 12, 31), "year"


_FEW = {"couple of": 2, "few": None, "several": None}


_LENGTHS = {"day": 1, "week": 7, "month": 30.44, "year": 365.25, "decade": 3652.5}


def ago(w: Written, anchor: date | None, ahead: bool) -> Interval:
    """Three days ago, more than a year ago."""
    n, unit = _count(w.parts.get("n_n", "")), w.parts.get("n_u", "").rstrip("s")
    if anchor is None or n is None or unit not in ("day", "week", "month", "year", "decade"):
        return UNRESOLVED
    first, last, precision = _back(anchor, n, unit)
    hedge = w.parts.get("n_h", "").strip()
    if hedge in ("more than", "over", "at least"):
        return Interval(None, (anchor - timedelta(days=round(n * _LENGTHS[unit]))).isoformat(), precision)
    if hedge == "less than":
        return Interval(first.isoformat(), anchor.isoformat(), precision)
    return days(first, last, precision)


def span(w: Written, anchor: date | None, ahead: bool) -> Interval:
    """The past two weeks, the next three days."""
    n = _FEW[w.parts["o_n"]] if w.parts["o_n"] in _FEW else _count(w.parts["o_n"])
    unit = w.parts["o_u"].rstrip("s")
    if anchor is None or n is None or unit not in _LENGTHS:
        return Interval(None, None, "duration")
    length = timedelta(days=round(n * _LENGTHS[unit]))
    ends = (anchor, anchor + length) if w.parts["o_w"] in ("next", "coming") else (anchor - length, anchor)
    return days(*ends, "duration")


def unit_of_time(w: Written, anchor: date | None, ahead: bool) -> Interval:
    """Last week, this month, the weekend."""
    if anchor is None:
        return UNRESOLVED
    which, unit = w.parts.get("u_w", ""), w.parts["u_u"]
    if unit == "weekend":
        saturday = anchor - timedelta(days=(anchor.weekday() - 5) % 7)
        saturday += timedelta(days=7 if which in ("next", "coming") or (ahead and which != "last") else 0)
        if which in ("last", "past") and saturday + timedelta(days=1) >= anchor:
            saturday -= timedelta(days=7)
        return days(saturday, saturday + timedelta(days=1), "day")
    if not which or unit == "quarter":
        return UNRESOLVED
    n = (
        1
        if which.endswith(("last", "past")) or which == "previous"
        else -1
        if "next" in which or which == "coming"
        else 0
    )
    if which == "early last":
        n = 1
    return days(*_back(anchor, n, unit))
