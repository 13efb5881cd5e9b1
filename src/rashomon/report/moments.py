"""The times that statements tell, put in order: what the accounts say happened when."""

from bisect import bisect_right
from collections import defaultdict
from datetime import date
from typing import NamedTuple

from rashomon.report.measured import moment
from rashomon.types import Story, StoryAccount, TimeExpression

COARSE = ("week", "month", "season", "quarter", "half", "year", "decade", "century", "duration")
"""Precisions that name no day."""
HOURS = 24 * 3600


class Told(NamedTuple):
    """A time in a statement."""

    point: int
    statement: int
    """Indices in the story and in the point."""
    words: str
    """The words that tell the time."""
    label: str
    """The hour or the stretch, where the time is finer or coarser than a day."""
    bar: tuple[float, float] | None
    """From where to where in its day, 0 to 24 hours."""
    anchor: str | None
    also: tuple[int, ...]
    """Other statements of the point that tell the same time."""


class Day(NamedTuple):
    """Times that begin on one day, or in one longer stretch."""

    label: str
    told: tuple[Told, ...]


class Timeline(NamedTuple):
    """All times: those that could be put in order, and those that could not."""

    days: tuple[Day, ...]
    unresolved: tuple[Told, ...]


def timeline(story: Story) -> Timeline:
    """Every time that stands in a statement, under its day; the same time of one point once."""
    looks = {account.id: _Times(account) for account in story.accounts}
    groups: dict[tuple[str, str], dict[tuple[int, str], tuple[TimeExpression, Told, list[int]]]] = defaultdict(dict)
    loose: dict[tuple[int, str], Told] = {}
    for number, point in enumerate(story.points):
        for place, said in enumerate(point.statements):
            for time in looks[said.account].within(said.start, said.end):
                words = looks[said.account].text[time.start : time.end]
                if time.from_ is None or time.to is None:
                    loose.setdefault((number, words.lower()), Told(number, place, words, "", None, None, ()))
                    continue
                key, label = _day(time)
                told = Told(number, place, words, hours(time), _bar(time), time.anchor, ())
                held = groups[key, label].setdefault((number, told.label), (time, told, []))
                if held[1] is not told:
                    held[2].append(place)
    days = []
    for (_, label), entries in sorted(groups.items()):
        rows = sorted(entries.values(), key=lambda row: (row[0].from_ or "", row[0].to or "", row[1].point))
        days.append(Day(label, tuple(one._replace(also=tuple(also)) for _, one, also in rows)))
    return Timeline(tuple(days), tuple(loose.values()))


class _Times:
    """Looks up the times of an account by where they stand."""

    def __init__(self, account: StoryAccount) -> None:
        self.text = account.text
        self._times = sorted(account.times, key=lambda t: t.start)
        self._starts = [time.start for time in self._times]

    def within(self, start: int, end: int) -> list[TimeExpression]:
        """Those that stand wholly in a stretch."""
        found = self._times[bisect_right(self._starts, start - 1) : bisect_right(self._starts, end)]
        return [time for time in found if time.end <= end]


def _day(time: TimeExpression) -> tuple[str, str]:
    """A key to sort by, and what the day or the stretch is called."""
    start = (time.from_ or "")[:10]
    if time.precision in COARSE:
        return start, stretch(time)
    return start, written(start)


def stretch(time: TimeExpression) -> str:
    """A time as dates: a year, a month, or from when to when."""
    start, end = (time.from_ or "")[:10], (time.to or "")[:10]
    if time.precision == "year" and start[:4] == end[:4]:
        return start[:4]
    if time.precision == "month" and start[:7] == end[:7]:
        return written(start).partition(" ")[2]
    return written(start) if start == end else f"{written(start)} to {written(end)}"


def written(day: str) -> str:
    """`7 January 2020` for `2020-01-07`; what is no date stays as it is."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{found.day} {found.strftime('%B')} {found.year}"


def hours(time: TimeExpression) -> str:
    """The hour or the hours of a time; empty where it is no finer than a day."""
    start, end = time.from_ or "", time.to or ""
    if time.precision in COARSE or "T" not in start:
        return ""
    one, other = start[11:16], end[11:16]
    if one == other:
        return one
    return f"{one}–{other}" if start[:10] == end[:10] else f"{one} – {written(end[:10])}, {other}"


def _bar(time: TimeExpression) -> tuple[float, float] | None:
    start, end = moment(time.from_), moment(time.to)
    if "T" not in (time.from_ or "") or start is None or end is None or time.precision in COARSE:
        return None
    midnight = start.replace(hour=0, minute=0, second=0, microsecond=0)
    hours = [min(HOURS, (at - midnight).total_seconds()) / 3600 for at in (start, end)]
    return hours[0], max(hours)
