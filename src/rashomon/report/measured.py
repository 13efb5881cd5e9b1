"""Contested figures and times drawn on one scale: intervals as bars, open ends as arrows, hedges as such."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from math import floor, log10
from typing import NamedTuple

from rashomon.report.versions import Version
from rashomon.text.words import plain
from rashomon.types import Aspect, Figure, Point, Statement, StoryAccount

WIDE, FROM, TO = 320, 12, 308
"""Units of a track, and where its scale begins and ends."""
HEDGES = {
    "exact": "exactly",
    "about": "about",
    "at_least": "at least",
    "at_most": "at most",
    "more_than": "more than",
    "less_than": "less than",
    "between": "between",
    "vague": "vaguely",
}


class Bar(NamedTuple):
    """One value on the scale. `left` or `right` is open where the value is; equal ends are a dot."""

    words: str
    letters: tuple[str, ...]
    outlets: tuple[str, ...]
    start: float
    end: float
    open_left: bool
    open_right: bool
    soft: bool
    """Hedged: the ends are not sharp."""
    said: str
    """The same in words, for those who do not see it."""


class Scale(NamedTuple):
    """Bars on one scale, with its ticks as (where, label)."""

    kind: str
    unit: str
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]


class _Row(NamedTuple):
    low: float | None
    high: float | None
    soft: bool
    words: str
    said: str


def scales(
    point: Point, known: Sequence[Version], accounts: dict[str, StoryAccount], names: dict[str, str]
) -> list[Scale]:
    """A number line where the point parts in numbers, a time bar where it parts in times; none for a single value or a
    single place on it."""
    found = []
    for aspect in ("number", "time"):
        rows: dict[str, dict[tuple[object, ...], tuple[_Row, dict[int, None]]]] = defaultdict(dict)
        for index, words in _values(point, "number" if aspect == "number" else "time"):
            read = _figure if aspect == "number" else _time
            said = point.statements[index]
            for unit, row in read(accounts[said.account], said, words):
                key = (row.low, row.high, row.soft)
                rows[unit].setdefault(key, (row, {}))[1][index] = None
        for unit, held in rows.items():
            ends = {end for row, _ in held.values() for end in (row.low, row.high) if end is not None}
            if len(held) > 1 and len(ends) > 1:
                found.append(_scale(aspect, unit, list(held.values()), point, known, names))
    return found


def _values(point: Point, aspect: Aspect) -> Iterable[tuple[int, str]]:
    """Statements and the values that they part in, each once."""
    found = {
        (index, words): None
        for d in point.differences
        if d.aspect == aspect and d.values
        for index, words in zip(d.between, d.values, strict=True)
    }
    return sorted(found)


def _figure(account: StoryAccount, said: Statement, words: str) -> Iterable[tuple[str, _Row]]:
    """The figure of the statement that a value is, if one of them is: by its words, or by its number."""
    value = set(plain(words))
    inside = [f for f in account.figures if said.start <= f.start and f.end <= said.end]
    for figure in sorted(inside, key=lambda f: f.start - f.end):
        text = account.text[figure.start : figure.end]
        ends = {f"{end:.10g}" for end in (figure.low, figure.high) if end is not None}
        if ends and (set(plain(text)) <= value or ends & value):
            counted = account.text[figure.counted.start : figure.counted.end] if figure.counted else ""
            yield figure.unit or "", _Row(figure.low, figure.high, _soft(figure), words, _in_words(figure, counted))
            return


def _soft(figure: Figure) -> bool:
    return figure.hedge in ("about", "vague")


def _in_words(figure: Figure, counted: str) -> str:
    low, high = figure.low, figure.high
    # "more than 80" is read as 81 and more, "less than 9" as 8 at most.
    low = low - 1 if figure.hedge == "more_than" and low is not None else low
    high = high + 1 if figure.hedge == "less_than" and high is not None else high
    if low is not None and high is not None and low != high:
        told = f"from {low:,.10g} to {high:,.10g}{', vaguely' if figure.hedge == 'vague' else ''}"
    else:
        told = f"{HEDGES[figure.hedge]} {low if low is not None else high:,.10g}"
    return f"{told} {counted}".strip()


def _time(account: StoryAccount, said: Statement, words: str) -> Iterable[tuple[str, _Row]]:
    value = set(plain(words))
    for time in account.times:
        if (
            said.start <= time.start
            and time.end <= said.end
            and value & set(plain(account.text[time.start : time.end]))
        ):
            start, end = moment(time.from_), moment(time.to, end=True)
            if start and end:
                text = f"{time.from_} to {time.to}" if time.from_ != time.to else str(time.from_)
                soft = time.precision not in ("minute", "hour", "day")
                yield "", _Row(start.timestamp(), end.timestamp(), soft, words, text)
                return


def moment(written: str | None, *, end: bool = False) -> datetime | None:
    """An end of a time as a moment, UTC where it names no zone; the end of a day is the next day's beginning."""
    if not written:
        return None
    late = written.endswith("T24:00")
    try:
        found = datetime.fromisoformat(written.replace("T24:00", "T00:00"))
        if late or (end and len(written) == 10):
            found += timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _scale(
    kind: str,
    unit: str,
    held: list[tuple[_Row, dict[int, None]]],
    point: Point,
    known: Sequence[Version],
    names: dict[str, str],
) -> Scale:
    ends = [end for row, _ in held for end in (row.low, row.high) if end is not None]
    ticks = _days(min(ends), max(ends)) if kind == "time" else _numbers(min(ends), max(ends))
    least, most = min(ticks[0][0], *ends), max(ticks[-1][0], *ends)
    letters = {index: version.letter for version in known for index in version.statements if version.letter}

    def at(value: float) -> float:
        return round(FROM + (TO - FROM) * (value - least) / ((most - least) or 1), 1)

    bars = []
    for row, indices in sorted(held, key=lambda h: (h[0].low or h[0].high or 0, h[0].high or 0)):
        start = at(row.low if row.low is not None else least)
        end = at(row.high if row.high is not None else most)
        told = dict.fromkeys(names[point.statements[index].account] for index in indices)
        headed = tuple(dict.fromkeys(letters[i] for i in indices if i in letters))
        bars.append(
            Bar(row.words, headed, tuple(told), start, end, row.low is None, row.high is None, row.soft, row.said)
        )
    return Scale(kind, unit, tuple(bars), tuple((at(value), label) for value, label in ticks))


def _numbers(least: float, most: float) -> list[tuple[float, str]]:
    """Round numbers around a range, three to six of them."""
    span = (most - least) or abs(most) or 1
    step = 10 ** floor(log10(span))
    step = next(s for s in (step / 5, step / 2, step, step * 2, step * 5) if span / s <= 4.5)
    first = floor(least / step) * step
    ticks: list[tuple[float, str]] = []
    value = first
    while len(ticks) < 9:
        ticks.append((value, f"{value:,.10g}"))
        if value >= most:
            break
        value += step
    return ticks


def _days(least: float, most: float) -> list[tuple[float, str]]:
    """The ends of a range of moments, to the minute within two days, else to the day."""
    form = "%b, %H:%M" if most - least <= 2 * 86_400 else "%b %Y"
    moments = [(end, datetime.fromtimestamp(end, UTC)) for end in (least, most)]
    return [(end, f"{told.day} {told.strftime(form)}") for end, told in moments]
