"""Intervals, and those that lie a distance away: three days ago, last week, the past two months, two hours later."""

import re
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from rashomon.text import almanac
from rashomon.text.numbers import spelt

_OR = re.compile(r" or | to |(?<=\d) ?[-–] ?(?=\d)")
Basis = Literal["day", "text"]


class Interval(NamedTuple):
    """ISO 8601 ends and the precision, all None where unresolved; and what it hangs on, where on anything."""

    start: str | None = None
    end: str | None = None
    precision: str | None = None
    basis: Basis | None = None
    """day: the day of publication; text: an earlier time of the account."""


UNRESOLVED = Interval()
DURATION = Interval(precision="duration")


class Earlier:
    """The times told so far: the latest moment, day, month and year that were anchored, for what hangs on them."""

    def __init__(self) -> None:
        self.moment: datetime | None = None
        self.day: date | None = None
        self.week: date | None = None
        self.month: date | None = None
        self.month_at = 0
        self.year: int | None = None
        self.stated: date | None = None
        """The latest day, month or year that the words give with its year."""
        self.stated_at = 0
        self.years: tuple[int, ...] = ()

    def elsewhere(self, day: date | None) -> bool:
        """Whether the text tells of other years than that of publication: none of the last four given is near it."""
        return day is not None and len(self.years) == 4 and all(abs(y - day.year) > 1 for y in self.years)

    def hear(self, found: Interval, at: int) -> None:
        """Take note of an anchored time whose words end at `at`."""
        if not found.end or not found.start or found.precision == "duration":
            return
        on = date.fromisoformat(found.end[:10])
        if found.precision in ("minute", "part", "day"):
            self.day = on
            self.moment = datetime.fromisoformat(found.end[:16]) if found.precision == "minute" else None
        if found.precision in ("minute", "part", "day", "week"):
            self.week = on
        if found.precision in ("minute", "part", "day", "month"):
            self.month, self.month_at = on, at
        if found.precision in ("minute", "part", "day", "month", "season", "quarter", "year"):
            self.year = on.year
            if found.basis is None:
                self.years = (*self.years[-3:], on.year)
            if found.basis is None or (found.basis == "text" and at - self.stated_at < 1500):
                self.stated, self.stated_at = date.fromisoformat(found.start[:10]), at


class Scene(NamedTuple):
    """What a time may hang on: the day of publication, the times told before it, and whether the clause looks ahead."""

    day: date | None
    earlier: Earlier
    ahead: bool = False
    at: int = 0
    """Where in the text it stands."""
    event: bool = False
    """Whether something follows that the time could hang on: "two days before the attack"."""


def days(first: date, last: date, precision: str, basis: Basis | None = None) -> Interval:
    """The interval of whole days."""
    return Interval(first.isoformat(), last.isoformat(), precision, basis)


_HALF = re.compile(r" and a half$| 1/2$| ?½$")


def count(words: str) -> float | None:
    """How many: "three", "a", "a couple of", "six and a half"; None for "several" and the like."""
    words = words.replace(",", "").removesuffix(" of").removesuffix(" good")
    whole = _HALF.sub("", words)
    half, words = (0.5 if whole != words else 0.0), whole
    if words[:1].isdigit():
        return float(words) + half
    fixed = {
        "a": 1,
        "an": 1,
        "a couple": 2,
        "couple": 2,
        "half a": 0.5,
        "half an": 0.5,
        "a half": 0.5,
        "half": 0.5,
        "dozen": 12,
    }
    if words in fixed:
        return fixed[words] + half
    found = spelt(words.replace("-", " ").split(), 0)
    return found.low + half if found and found.low is not None else None


LENGTHS = {"day": 1.0, "night": 1.0, "weekend": 7.0, "week": 7.0, "fortnight": 14.0, "month": 30.44, "quarter": 91.3,
           "year": 365.25, "decade": 3652.5, "century": 36525.0}  # fmt: skip
MANY = 365_000
"""So many days and more are told in round figures, from which no year follows: "two thousand years ago"."""
_MONTHS = {"month": 1, "quarter": 3}
_YEARS = {"year": 1, "decade": 10, "century": 100}


def singular(unit: str) -> str:
    """ "weeks" as "week"."""
    return "century" if unit == "centuries" else unit.removesuffix("s")


def length(n: float, unit: str) -> timedelta | None:
    """So many of a unit of a day or longer."""
    return timedelta(days=round(n * LENGTHS[unit])) if unit in LENGTHS else None


def moved(on: date, n: float, unit: str, basis: Basis) -> Interval:
    """The day, week, month or year that lies n of them after a day (before it when n is negative)."""
    if n != int(n):
        shift = length(n, unit)
        if shift is None or unit in ("decade", "century"):
            return UNRESOLVED
        unit, n = ("month" if unit in ("year", "month", "quarter") else "day"), 0
        on += shift
    whole = int(n)
    if unit in ("day", "night"):
        on += timedelta(days=whole)
        return days(on, on, "day", basis)
    if unit in ("week", "fortnight", "weekend"):
        on += timedelta(days=whole * (14 if unit == "fortnight" else 7))
        first = on - timedelta(days=on.weekday())
        if unit == "weekend":
            return days(first + timedelta(days=5), first + timedelta(days=6), "day", basis)
        return days(first, first + timedelta(days=6), "week", basis)
    if unit in _MONTHS:
        months = on.year * 12 + on.month - 1 + whole * _MONTHS[unit]
        return days(*almanac.month_ends(months // 12, months % 12 + 1), "month", basis)
    if unit in _YEARS:
        year = on.year + whole * _YEARS[unit]
        return days(date(year, 1, 1), date(year, 12, 31), "year", basis)
    return UNRESOLVED


def moved_moment(at: datetime, n: float, unit: str) -> Interval:
    """The moment that lies n seconds, minutes or hours after another."""
    seconds = {"second": 1, "minute": 60, "hour": 3600}.get(unit)
    if seconds is None:
        return UNRESOLVED
    then = (at + timedelta(seconds=n * seconds)).isoformat(timespec="minutes")
    return Interval(then, then, "minute", "text")


def third(of: Interval, which: str) -> Interval:
    """The early, middle or late part of a stretch of days; "early" of a decade is its first five years."""
    if not (of.start and of.end):
        return of
    first, last = date.fromisoformat(of.start), date.fromisoformat(of.end)
    if of.precision == "month":
        ends = {"early": (1, 10), "mid": (11, 20), "late": (21, last.day)}[which]
        return days(first.replace(day=ends[0]), first.replace(day=ends[1]), "month", of.basis)
    if of.precision == "year":
        ends = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[which]
        return days(date(first.year, ends[0], 1), almanac.month_ends(first.year, ends[1])[1], "year", of.basis)
    if of.precision == "decade":
        ends = {"early": (0, 4), "mid": (3, 6), "late": (5, 9)}[which]
        return days(date(first.year + ends[0], 1, 1), date(first.year + ends[1], 12, 31), "decade", of.basis)
    if of.precision == "century":
        ends = {"early": (0, 33), "mid": (33, 66), "late": (66, 99)}[which]
        return days(date(first.year + ends[0], 1, 1), date(first.year + ends[1], 12, 31), "century", of.basis)
    span = (last - first).days + 1
    begin, stop = {"early": (0, span // 3), "mid": (span // 3, span * 2 // 3), "late": (span * 2 // 3, span)}[which]
    return days(
        first + timedelta(days=begin), first + timedelta(days=max(begin, stop - 1)), of.precision or "day", of.basis
    )


def modified(of: Interval, mod: str | None, day: date | None) -> Interval:
    """A stretch with "early", "mid", "late" before it, or "earlier" and "later": up to, and from, publication."""
    mod = (mod or "").strip(" -").removesuffix(" in")
    mod = {"end": "late", "beginning": "early", "start": "early", "middle": "mid"}.get(mod, mod)
    if not mod or not of.start or not of.end or of.precision in ("minute", "part", "duration"):
        return of
    if mod in ("early", "mid", "late"):
        return third(of, mod)
    if day and of.start <= day.isoformat() <= of.end:
        if mod == "earlier":
            return of._replace(end=day.isoformat())
        return of._replace(start=day.isoformat())
    return of


def distance(parts: dict[str, str], scene: Scene) -> Interval:
    """Three days ago, two hours later, more than a year ago, in two weeks, for three hours."""
    unit = singular(parts.get("u") or parts["u2"])
    way = parts.get("k") or parts.get("k2") or ""
    if len(ends := _OR.split(parts.get("n", ""))) == 2:
        return _spanned([distance({**parts, "n": n}, scene) for n in ends])
    n = count(parts["n"]) if "n" in parts else None
    if n is not None and "half" in parts:
        n += 0.5
    if not way:
        if parts.get("in") and (scene.ahead or "time" in parts) and scene.day and n is not None and unit in LENGTHS:
            return moved(scene.day, n, unit, "day")
        return DURATION
    if way in ("ago", "back", "hence") or way.startswith("from "):
        return _from_day(parts, n, unit, way not in ("ago", "back"), scene.day)
    if way in ("before", "prior", "prior to", "after", "from", "in advance of") and scene.event:
        return UNRESOLVED
    n = n if n is None or way in ("later", "after", "afterward", "afterwards") else -n
    if n is None:
        return UNRESOLVED
    return after_earlier(n, unit, scene.earlier)


def _spanned(found: list[Interval]) -> Interval:
    """ "Two or three days ago": from the beginning of the one to the end of the other."""
    if not all(f.start and f.end for f in found):
        return found[-1]
    return found[0]._replace(start=min(str(f.start) for f in found), end=max(str(f.end) for f in found))


def after_earlier(n: float, unit: str, earlier: Earlier) -> Interval:
    """What lies n units after the times told so far."""
    if unit in ("second", "minute", "hour"):
        return moved_moment(earlier.moment, n, unit) if earlier.moment else UNRESOLVED
    if unit in _YEARS:
        return moved(date(earlier.year, 1, 1), n, unit, "text") if earlier.year else UNRESOLVED
    base = earlier.month if unit in _MONTHS else earlier.week if unit == "week" else earlier.day
    return moved(base, n, unit, "text") if base else UNRESOLVED


def _from_day(parts: dict[str, str], n: float | None, unit: str, onward: bool, day: date | None) -> Interval:
    """So long before or after the day of publication; open at the far end for "more than" and "several"."""
    if unit == "hour" and n is not None and n % 24 == 0:
        n, unit = n / 24, "day"
    if day is None or unit not in LENGTHS:
        return UNRESOLVED
    precision = {"night": "day", "fortnight": "week", "quarter": "month", "decade": "year", "century": "year"}.get(
        unit, unit
    )
    today = day.isoformat()
    if n is None:
        if "n" not in parts:
            return UNRESOLVED
        return Interval(today, None, precision, "day") if onward else Interval(None, today, precision, "day")
    if n * LENGTHS[unit] >= MANY:
        return UNRESOLVED
    there = moved(day, n if onward else -n, unit, "day")
    hedge = parts.get("h", "")
    edge = day + (length(n, unit) or timedelta()) * (1 if onward else -1)
    if hedge in ("more than", "over", "at least", "just over", "well over", "a little over"):
        far = edge.isoformat()
        return Interval(far, None, precision, "day") if onward else Interval(None, far, precision, "day")
    if hedge in ("less than", "fewer than", "under", "at most", "up to"):
        return there._replace(end=today) if not onward else there._replace(start=today)
    return there


def span(parts: dict[str, str], scene: Scene) -> Interval:
    """The past two weeks, the next three days; "the past few" has an open end."""
    if parts.keys() & {"r", "r2", "r3"}:
        onward = parts.get("v") in ("coming", "next") or "v3" in parts
        return _open(scene.day, onward) if scene.day else DURATION
    n, unit, which = count(_OR.split(parts["n"])[-1]), singular(parts["u"]), parts["w"]
    if unit == "hour" and n is not None and n % 24 == 0:
        n, unit = n / 24, "day"
    basis: Basis = "text" if which == "following" else "day"
    base = scene.earlier.day if basis == "text" else scene.day
    if base is None or unit not in LENGTHS or which == "first":
        return DURATION
    onward = which in ("next", "coming", "following")
    if n is None:
        return _open(base, onward)._replace(basis=basis)
    far = length(n, unit) or timedelta()
    return days(base, base + far, "duration", basis) if onward else days(base - far, base, "duration", basis)


def _open(day: date, onward: bool) -> Interval:
    """From publication on, or until it: "the coming weeks", "the past few years"."""
    return Interval(str(day), None, "duration", "day") if onward else Interval(None, str(day), "duration", "day")


def unit_of_time(parts: dict[str, str], scene: Scene) -> Interval:
    """Last week, this month, the past year, the weekend, late last year."""
    if held := _told_year(parts, scene):
        return held
    which, unit, day = parts["w"], parts["u"], scene.day
    if day is None:
        return UNRESOLVED
    if unit == "weekend":
        return _weekend(which, day, scene.ahead)
    rolling = which in ("the past", "the last", "the next", "the coming", "past", "these past")
    if rolling and unit != "quarter" and not parts.get("mod"):
        far = length(1, unit) or timedelta()
        return days(
            *((day, day + far) if "next" in which or "coming" in which else (day - far, day)), "duration", "day"
        )
    n = -1 if _back(which) else 1 if _onward(which) else 0
    if unit == "quarter":
        months = day.year * 12 + (day.month - 1) // 3 * 3 + 3 * n
        first = almanac.month_ends(months // 12, months % 12 + 1)[0]
        return days(first, almanac.month_ends(first.year, first.month + 2)[1], "quarter", "day")
    if unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        year = day.year // size * size + size * n
        return days(date(year, 1, 1), date(year + size - 1, 12, 31), unit, "day")
    return modified(moved(day, n, unit, "day"), parts.get("mod"), day)


def _told_year(parts: dict[str, str], scene: Scene) -> Interval | None:
    """ "Earlier in the year", just after a year that the words give."""
    told = scene.earlier.stated
    if parts["w"] != "the" or parts["u"] != "year" or "mod" not in parts or not told:
        return None
    if told == scene.day or scene.at - scene.earlier.stated_at > 200 or (scene.day and told.year == scene.day.year):
        return None
    return modified(moved(told, 0, "year", "text"), parts["mod"], None)


def _back(which: str) -> bool:
    return which.endswith(("last", "past", "previous", "preceding"))


def _onward(which: str) -> bool:
    return which.endswith(("next", "coming", "following"))


def _weekend(which: str, day: date, ahead: bool) -> Interval:
    saturday = day - timedelta(days=(day.weekday() - 5) % 7)
    if _onward(which) or (ahead and not _back(which)):
        saturday += timedelta(days=7)
    if _back(which) and saturday + timedelta(days=1) >= day:
        saturday -= timedelta(days=7)
    return days(saturday, saturday + timedelta(days=1), "day", "day")
