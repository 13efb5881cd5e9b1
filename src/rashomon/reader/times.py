"""Times: expressions turned into intervals, anchored on the day of publication, on times told before, or left open."""

import itertools
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from rashomon.reader.anchors import resolve
from rashomon.reader.clocks import clock_time, part_interval, part_name
from rashomon.reader.distances import UNRESOLVED, Earlier, Interval, Scene, moved, singular
from rashomon.reader.distances import count as counted
from rashomon.reader.tense import looks_ahead
from rashomon.reader.within import in_week, within, years_to_the_day
from rashomon.text import almanac, dates
from rashomon.text.dates import Written
from rashomon.types import PublishedGuess, TimeExpression

_PUBLISHED = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})")
_JOIN = re.compile(
    r"(?:['’]?s)?[\s,(]*(?:(?:on|at|around|about|approximately|of|the|early|late|just|after|before|shortly|in|by|from|between)\b[\s,]+){0,3}",
    re.IGNORECASE,
)
_WITH_YEAR = re.compile(r",? (?:of |in )?|,? ?[-–] ?", re.IGNORECASE)
_TO = re.compile(
    r"(?:,? (?:and )?(?:to|through|thru|until|till|up to)(?: about| around| early| late)?(?: the)? | ?[-–—] ?)",
    re.IGNORECASE,
)
_AND = re.compile(r",? and (?:the )?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween (?:the )?$", re.IGNORECASE)
_SHIFTED = re.compile(
    r"\b(?:mov|postpon|delay|push|chang|reschedul|shift|defer|put off|brought forward|extend)\w*\b[^.;!?\n]{0,40}$",
    re.IGNORECASE,
)
_EVENT = re.compile(r"[ \t]+(?!that(?![^\W_]))[^\W_]|['’]")
_IN = re.compile(r"(?<![^\W_])in $", re.IGNORECASE)
_INSIDE = re.compile(r" (?:of |in |on )?(?:the )?", re.IGNORECASE)
_IN_WEEK = re.compile(r",? (?:of |in |on )?", re.IGNORECASE)
_LIST = re.compile(r",? (?:and|or) (?:on |in |the )?|, ?|/", re.IGNORECASE)
_TILL_NOW = re.compile(
    r"(?: ?[-–—] ?| to (?:the )?| until (?:the )?| through (?:the )?)(?:present(?: day)?|now)(?![^\W_-])", re.IGNORECASE
)
_AT_ONCE = re.compile(r" (?:the |last |this |on )?$", re.IGNORECASE)

_DATES = frozenset(("mdy", "dmy", "iso", "slash"))
_DAYS = _DATES | {"weekday", "relday", "holiday", "nine"}
_PARTED = _DAYS | {"focus"}
_YEARLESS = frozenset(("mdy", "dmy", "month", "season", "holiday"))
_GRAIN = {**dict.fromkeys(_DAYS, "day"), "my": "month", "month": "month", "year": "year", "decade": "decade",
          "season": "season", "clock": "clock", "century": "century"}  # fmt: skip


class Group(NamedTuple):
    """Neighbouring pieces that make one expression, and where it begins and ends."""

    start: int
    end: int
    pieces: tuple[Written, ...]

    def piece(self, *kinds: str) -> Written | None:
        """The first piece of one of these kinds."""
        return next((p for p in self.pieces if p.kind in kinds), None)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of its pieces."""
        return frozenset(p.kind for p in self.pieces)


def published_day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or moment; None where there is none, or it is malformed or a placeholder."""
    m = _PUBLISHED.match(published or "")
    return almanac.day(int(m[1]), int(m[2]), int(m[3])) if m and int(m[1]) >= almanac.FIRST_YEAR else None


def times(text: str, published: str | None, guess: PublishedGuess | None = None) -> tuple[TimeExpression, ...]:
    """Every expression of time in the text, as an interval where the words, the day of publication, or the times told
    before fix one.

    Days and longer: first and last day, both included. Parts of a day and minutes: local time as the text has it, with
    an offset only where the text names a zone. What cannot be anchored stays, with null ends. Where `published` names
    no day, the guess serves as one, and the times that hang on it say so.
    """
    day = published_day(published)
    hung = "published" if day else "guess"
    if day is None and guess:
        day = published_day(guess.date)
    earlier = Earlier()
    found = []
    groups = list(_groups(text))
    i = 0
    while i < len(groups):
        start, end, interval, used = _expression(text, groups, i, Scene(day, earlier))
        earlier.hear(interval, end)
        anchor = None if not interval.basis else "text" if interval.basis == "text" else hung
        found.append(TimeExpression(start, end, interval.start, interval.end, interval.precision, anchor))  # type: ignore[arg-type]
        i += used
    return tuple(found)


def _groups(text: str) -> Iterator[Group]:
    """The expressions of the text, each with its pieces; a bare part of a day is none."""
    group: list[Written] = []
    for piece in (*dates.scan(text), None):
        if piece and group and _belongs(text, group, piece):
            group.append(piece)
            continue
        if group:
            made = _group(text, group)
            if made:
                yield made
        group = [piece] if piece else []


def _group(text: str, pieces: list[Written]) -> Group | None:
    first = pieces[0]
    start = first.start
    if first.kind == "part":
        skipped = re.match(r"(?:in|at|during|by) ", text[start : start + 8], re.IGNORECASE)
        if len(pieces) == 1 and not skipped:
            return None
        if skipped:
            start += skipped.end()
    return Group(start, pieces[-1].end, tuple(pieces))


def _belongs(text: str, group: list[Written], piece: Written) -> bool:
    """Whether a piece goes on an expression: a clock time with its day, a weekday with its date, a day and its part."""
    last = group[-1]
    gap = text[last.end : piece.start]
    if len(gap) > 30 or gap.count("\n") > 1:
        return False
    kinds = {p.kind for p in group}
    if piece.kind in ("unit", "focus") and last.kind in _YEARLESS and "y" not in last.parts:
        unit = piece.parts.get("u") or piece.parts.get("u3")
        return unit == "year" and bool(_WITH_YEAR.fullmatch(gap))
    if not _JOIN.fullmatch(gap):
        return False
    whole = any("p" in p.parts and p.kind != "clock" for p in group)
    if piece.kind == "clock":
        return "clock" not in kinds and kinds <= _PARTED | {"part"} and not (kinds == {"part"} and gap.strip())
    if piece.kind == "part":
        return not whole and kinds <= _PARTED | {"clock"} and not (kinds & {"focus"} and "clock" not in kinds)
    if piece.kind in _PARTED:
        if kinds <= {"clock", "part"}:
            return piece.kind != "focus" or "clock" in kinds or not whole
        if piece.kind in _DATES:
            return kinds <= {"clock", "weekday", "relday", "part"} and not gap.strip(" ,(")
        return piece.kind == "weekday" and kinds <= {"relday", "part"} and gap.strip() == ","
    return False


def _expression(text: str, groups: list[Group], i: int, scene: Scene) -> tuple[int, int, Interval, int]:
    """Where the expression at group i begins and ends, its interval, and how many groups it takes."""
    group = groups[i]
    after = groups[i + 1] if i + 1 < len(groups) else None
    here = scene._replace(
        at=group.start, ahead=looks_ahead(text, group.start, group.end), event=bool(_EVENT.match(text, group.end))
    )
    if dates.generic(text, group.start) and group.kinds <= {"weekday", "part", "month", "season", "holiday", "unit"}:
        return group.start, group.end, UNRESOLVED, 1
    if dates.nowadays(text, group.start, group.end):
        return group.start, group.end, UNRESOLVED, 1
    if after:
        gap = text[group.end : after.start]
        between = _BETWEEN.search(text, max(0, group.start - 14), group.start)
        grains = [next((_GRAIN[p.kind] for p in g.pieces if p.kind in _GRAIN), None) for g in (group, after)]
        same = grains[0] is not None and (grains[0] == grains[1] or set(grains) == {"clock", "day"})
        whole = "y" in after.pieces[0].parts or after.piece("relday") is not None
        same = same or (set(grains) == {"year", "day"} and whole)
        if same and (_TO.fullmatch(gap) or (between and _AND.fullmatch(gap))):
            found = _range(text, group, after, here)
            if found and not _SHIFTED.search(text[max(0, group.start - 60) : group.start]):
                return (between.start() if between else group.start), after.end, found, 2
        away = _hung_on(text, group, after, here) or _inside(text, group, after, here)
        if away:
            return group.start, after.end, away, 2
        group = _with_listed_year(text, groups, i)
    piece = group.pieces[0]
    if _IN.search(text, max(0, group.start - 4), group.start) and piece.kind == "distance" and "k" not in piece.parts:
        coming = _resolve(text, group._replace(pieces=(piece._replace(parts={**piece.parts, "in": "in"}),)), here)
        if coming.start:
            return group.start - 3, group.end, coming, 1
    found = _resolve(text, group, here)
    now = _TILL_NOW.match(text, group.end) if found.start and found.basis is None else None
    if now and found.precision in ("day", "month", "year"):
        return group.start, now.end(), found._replace(end=None), 1
    return group.start, group.end, found, 1


def _with_listed_year(text: str, groups: list[Group], i: int) -> Group:
    """The group, with the year that the last date of its list gives: "May and June 2018", "3 May and 7 June 2018"."""
    group = groups[i]
    piece = group.pieces[0]
    if len(group.pieces) > 1 or piece.kind not in ("mdy", "dmy", "month") or piece.parts.keys() & {"y", "w"}:
        return group
    for before, after in itertools.pairwise(groups[i : i + 6]):
        last = after.pieces[0]
        if len(after.pieces) > 1 or last.kind not in ("mdy", "dmy", "month", "my"):
            break
        if not _LIST.fullmatch(text, before.end, after.start):
            break
        if "y" in last.parts:
            kind = "my" if piece.kind == "month" else piece.kind
            dated = piece._replace(kind=kind, parts={**piece.parts, "y": last.parts["y"]})
            return group._replace(pieces=(dated,))
    return group


def _inside(text: str, group: Group, after: Group, scene: Scene) -> Interval | None:
    """The first Monday of March, Thursday of next week, next week on Thursday, a year ago today."""
    piece, other = group.pieces[0], after.pieces[0]
    if len(group.pieces) > 1:
        return None
    if piece.kind == "within":
        if not _INSIDE.fullmatch(text, group.end, after.start):
            return None
        return within(piece, _resolve(text, after, scene._replace(at=after.start)))
    if len(after.pieces) > 1:
        return None
    found = UNRESOLVED
    if {piece.kind, other.kind} == {"weekday", "unit"} and _IN_WEEK.fullmatch(text, group.end, after.start):
        day, week = (piece, other) if piece.kind == "weekday" else (other, piece)
        if "mod" not in week.parts and "w" not in day.parts:
            found = in_week(day, resolve(week, scene))
    elif piece.parts.get("k") == "ago" and other.kind == "relday" and text[group.end : after.start] == " ":
        found = years_to_the_day(piece.parts, resolve(other, scene))
    return found if found.start else None


def _hung_on(text: str, group: Group, after: Group, scene: Scene) -> Interval | None:
    """Two days after Christmas, a week before January 7: a distance from the time that follows."""
    piece = group.pieces[0]
    way = piece.parts.get("k", "")
    if piece.kind not in ("distance", "focus") or way not in ("before", "after", "from", "prior to"):
        return None
    if not _AT_ONCE.fullmatch(text[group.end : after.start]):
        return None
    n = counted(piece.parts["n"]) if "n" in piece.parts else 1.0
    unit = singular(piece.parts.get("u") or piece.parts["u2"])
    base = _resolve(text, after, scene._replace(at=after.start))
    if not base.start or n is None or unit in ("second", "minute", "hour", "moment"):
        return None
    on = date.fromisoformat(base.start[:10])
    try:
        found = moved(on, -n if way in ("before", "prior to") else n, unit, base.basis or "text")
    except (ValueError, OverflowError):
        return None
    return found._replace(basis=base.basis)


def _range(text: str, first: Group, last: Group, scene: Scene) -> Interval | None:
    """From the beginning of the first to the end of the last; each lends the other what it lacks (day, month, year)."""
    ahead = scene.ahead or looks_ahead(text, last.start, last.end)
    end_scene = scene._replace(ahead=ahead, at=last.start)
    day = first.piece(*_PARTED)
    if last.kinds == {"clock"} and day:
        last = last._replace(pieces=(*last.pieces, day))
    end = _resolve(text, last, end_scene)
    if first.kinds == {"clock"} and last.piece(*_PARTED):
        first = first._replace(pieces=(*first.pieces, *(p for p in last.pieces if p.kind in _PARTED)))
    if first.kinds == {"clock"} == last.kinds:
        return Interval(precision="minute")
    start = _resolve(text, first, scene._replace(ahead=ahead))
    if not end.start or not end.end:
        return None
    bare = first.pieces[0] if len(first.pieces) == 1 else None
    if bare and bare.kind in ("mdy", "dmy", "month") and "y" not in bare.parts:
        start = _before(bare, end)
    if bare and bare.kind == "weekday" and "w" not in bare.parts:
        start, end = _weekdays(start, end, ahead)
    if not start.start or not end.end or start.start > end.end:
        return None
    basis = end.basis or start.basis
    return Interval(start.start, end.end, end.precision, basis)


def _before(piece: Written, end: Interval) -> Interval:
    """A day or month without a year, the last such before the end of its range."""
    stop = date.fromisoformat((end.start or "")[:10])
    kind = "my" if piece.kind == "month" else piece.kind
    for year in (stop.year, stop.year - 1):
        found = resolve(piece._replace(kind=kind, parts={**piece.parts, "y": str(year)}), Scene(None, Earlier()))
        if found.start and found.start <= stop.isoformat():
            return found
    return UNRESOLVED


def _weekdays(start: Interval, end: Interval, ahead: bool) -> tuple[Interval, Interval]:
    """Monday to Wednesday: the Monday before that Wednesday, or ahead the Wednesday after that Monday."""
    if not start.start or not start.end or not end.start or not end.end or start.start <= end.start:
        return start, end
    week = timedelta(days=7)
    try:
        return (start, _moved_by(end, week)) if ahead else (_moved_by(start, -week), end)
    except OverflowError:  # before the year 1, after 9999
        return start, end


def _moved_by(of: Interval, by: timedelta) -> Interval:
    assert of.start
    assert of.end
    ends = [str(date.fromisoformat(e[:10]) + by) + e[10:] for e in (of.start, of.end)]
    return Interval(ends[0], ends[1], of.precision, of.basis)


def _resolve(text: str, group: Group, scene: Scene) -> Interval:
    """The interval of one expression's pieces together."""
    clock, parted = group.piece("clock"), group.piece("part")
    day = group.piece(*_DATES) or group.piece(*_DAYS) or group.piece("focus")
    year = group.piece("unit", "focus")
    if day and year and year is not day and day.kind in _YEARLESS:
        return _in_year(day, year, scene)
    if day is None or (day.kind == "focus" and len(group.pieces) > 1 and not clock):
        first = group.pieces[0]
        return _in_year(first, year, scene) if year and year is not first else resolve(first, scene)
    found = resolve(day, scene)
    inner = part_name(day.parts) if "p" in day.parts else None
    part = part_name(parted.parts) if parted else inner
    mod = day.parts.get("mod") or day.parts.get("mod2")
    if parted and mod in ("early", "late") and f"{mod} {part}" in almanac.PARTS:
        part = f"{mod} {part}"
    single = (
        found.start
        and found.end
        and (found.start[:10] == found.end[:10])
        and found.precision in ("day", "part", "minute")
    )
    if not single:
        return found if found.start else Interval(precision="minute" if clock else "part" if part else None)
    on = date.fromisoformat((found.start or "")[:10])
    if clock:
        if day.kind == "relday" and inner == "night" and clock.parts.get("p") == "a" and int(clock.parts["h"]) % 12 < 6:
            on += timedelta(days=1)  # "2 a.m. last night" is today
        return clock_time(clock, on, found.basis, part)
    if parted and part:
        return part_interval(part, on, found.basis)
    return found


def _in_year(piece: Written, year: Written, scene: Scene) -> Interval:
    """A month, day or season in a year that other words give: "March of that year"."""
    held = resolve(year, scene)
    if not held.start:
        return UNRESOLVED
    kind = "my" if piece.kind == "month" else piece.kind
    found = resolve(piece._replace(kind=kind, parts={**piece.parts, "y": held.start[:4]}), scene)
    return found._replace(basis=held.basis)
