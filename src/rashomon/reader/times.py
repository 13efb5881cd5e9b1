"""Times: expressions turned into intervals, anchored on the day of publication where there is one."""

import re
from collections.abc import Iterator
from datetime import date

from rashomon.reader.anchors import clock_time, day_interval, part_interval, resolve
from rashomon.reader.distances import Interval
from rashomon.text import dates
from rashomon.text.dates import Written
from rashomon.types import TimeExpression

_PUBLISHED = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})")
_JOIN = re.compile(
    r"[\s,]*(?:(?:on|at|around|about|approximately|of|the|early|late|just|after|before|shortly)\b[\s,]+){0,3}",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"(?:['’]?s)?[ ,]{1,2}(?:early |late |in the )?(morning|afternoon|evening|night|overnight)(?![^\W_])", re.IGNORECASE
)
_PART_BEFORE = re.compile(
    r"(?<![^\W_])(?:the )?(?:early |late )?(morning|afternoon|evening|night) (?:of |on )(?:the )?$", re.IGNORECASE
)
_FUTURE = re.compile(
    r"(?<![^\W_])(?:will|won ?['’]?t|shall|going to|scheduled|set (?:to|for)|expected|plans? to|due|upcoming|deadline|slated|is to|are to|to be held)(?![^\W_])",  # noqa: E501
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?<![^\W_])(?:said|says|told|announced|reported|confirmed|tweeted|wrote|added|warned|was|were|had)(?![^\W_])|[.!?;\n]",
    re.IGNORECASE,
)
_DAYS = frozenset(("weekday", "mdy", "dmy", "iso", "slash", "relday", "holiday", "nine"))
_DATES = frozenset(("mdy", "dmy", "iso", "slash"))


def published_day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or moment; None where there is none or it is malformed."""
    m = _PUBLISHED.match(published or "")
    return dates.day(int(m[1]), int(m[2]), int(m[3])) if m else None


def times(text: str, published: str | None) -> tuple[TimeExpression, ...]:
    """Every expression of time in the text, as an interval where the publication day or the words themselves fix one.

    Days and longer: first and last day, both included. Parts of a day and minutes: local time as the text has it,
    with an
    offset only where the text names a zone. What cannot be anchored stays, with null ends.
    """
    anchor = published_day(published)
    return tuple(_expression(text, group, anchor) for group in _groups(text))


def _groups(text: str) -> Iterator[list[Written]]:
    """Neighbouring pieces that make one expression: a clock time with its day, a weekday with its date."""
    group: list[Written] = []
    for piece in dates.scan(text):
        if group and _belongs(text, group, piece):
            group.append(piece)
            continue
        if group:
            yield group
        group = [piece]
    if group:
        yield group


def _belongs(text: str, group: list[Written], piece: Written) -> bool:
    kinds = {p.kind for p in group}
    gap_start = _end(text, group[-1]) if group[-1].kind in _DAYS else group[-1].end
    if piece.start - gap_start > 30 or piece.start < gap_start or not _JOIN.fullmatch(text, gap_start, piece.start):
        return False
    if piece.kind == "clock":
        return "clock" not in kinds and kinds <= _DAYS
    if piece.kind in _DAYS and "clock" in kinds and not kinds & _DAYS:
        return True
    if piece.kind in _DATES:
        return kinds <= {"clock", "weekday"} and "weekday" in kinds and not text[gap_start : piece.start].strip(" ,")
    return False


def _end(text: str, piece: Written) -> int:
    """Where a day ends with the part of day after it: "tuesday night"."""
    m = _PART_AFTER.match(text, piece.end)
    return m.end() if m and piece.kind in _DAYS else piece.end


def _expression(text: str, group: list[Written], anchor: date | None) -> TimeExpression:
    start, end = group[0].start, group[-1].end
    part = None
    for piece in group:
        after = _PART_AFTER.match(text, piece.end) if piece.kind in _DAYS else None
        if after:
            part, end = after[1].lower(), max(end, after.end())
    before = _PART_BEFORE.search(text, max(0, start - 28), start) if group[0].kind in _DAYS else None
    if before and not part:
        part, start = before[1].lower(), before.start()
    found = _resolve(group, part, anchor, _ahead(text, start, end))
    return TimeExpression(start, end, found.start, found.end, found.precision)


def _ahead(text: str, start: int, end: int) -> bool:
    """True where the clause speaks of what is to come."""
    ahead = [m.end() for m in _FUTURE.finditer(text, max(0, start - 70), start)]
    past = [m.end() for m in _SAID.finditer(text, max(0, start - 70), start)]
    if ahead and (not past or past[-1] < ahead[-1]):
        return True
    return text[end : end + 6].lower().startswith((" will ", ", will")) and not text[
        max(0, start - 5) : start
    ].endswith("said ")


def _resolve(group: list[Written], part: str | None, anchor: date | None, ahead: bool) -> Interval:
    by_kind = {p.kind: p for p in group}
    days = [p for p in group if p.kind in _DAYS]
    day = next((p for p in days if p.kind in _DATES), days[0] if days else None)
    clock = by_kind.get("clock")
    if day is None:
        return resolve(group[0], anchor, ahead)
    found = resolve(day, anchor, ahead)
    on = day_interval(found)
    if on is None:
        precision = "minute" if clock else "part" if part else None
        return found if found.start else Interval(None, None, precision if clock else None)
    if clock:
        return clock_time(clock, on)
    return part_interval(part, on) if part else found
