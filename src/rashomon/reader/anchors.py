"""Anchoring: a date or time as written, and the day of publication, to an interval."""

from collections.abc import Callable
from datetime import date, timedelta

from rashomon.reader.distances import UNRESOLVED, Interval, ago, days, span, unit_of_time
from rashomon.text import dates
from rashomon.text.dates import Written


def _one(day: date | None) -> Interval:
    return days(day, day, "day") if day else UNRESOLVED


def day_interval(found: Interval) -> date | None:
    """The day that an interval is, or None where it is none or longer."""
    return date.fromisoformat(found.start[:10]) if found.start and found.precision in ("day", "part") else None


def part_interval(part: str, on: date) -> Interval:
    """The hours of a part of a day: Tuesday evening is 17:00 to 24:00."""
    first, last = dates.PARTS[part]
    return Interval(f"{on}T{first:02d}:00", f"{on}T{last:02d}:00", "part")


def clock_time(clock: Written, on: date) -> Interval:
    """A time of day on a day, with the offset of its zone where it names one."""
    p = clock.parts
    minute = int(p.get("k_m") or p.get("k_M") or 0)
    if "k_w" in p:
        hour = 12 if p["k_w"] == "noon" else 0
    elif "k_H" in p:
        hour = int(p["k_H"])
    elif "k_o" in p:
        return UNRESOLVED._replace(precision="hour")
    else:
        hour = int(p["k_h"]) % 12 + (12 if p["k_p"] == "p" else 0)
    moment = f"{on}T{hour:02d}:{minute:02d}{dates.offset(p['k_z'], on) if 'k_z' in p else ''}"
    return Interval(moment, moment, "minute")


def _nearest(options: list[date], anchor: date, ahead: bool) -> date:
    """The option nearest to the anchor; one that lies ahead counts as half as far again unless the text looks ahead."""
    weight = 1.0 if ahead else 1.5
    if ahead and any(o >= anchor for o in options):
        options = [o for o in options if o >= anchor]
    return min(options, key=lambda o: ((o - anchor).days * weight if o > anchor else (anchor - o).days, o))


def _calendar(month: int, number: int, anchor: date | None, ahead: bool) -> date | None:
    if anchor is None:
        return None
    options = [d for y in (-1, 0, 1) if (d := dates.day(anchor.year + y, month, number))]
    return _nearest(options, anchor, ahead) if options else None


def _dated(w: Written, month: str, number: str, year: str, anchor: date | None, ahead: bool) -> Interval:
    m, n = dates.month_number(w.parts[month]), int("".join(c for c in w.parts[number] if c.isdigit()))
    last = int("".join(c for c in w.parts.get("a_e", "0") if c.isdigit()))
    first = dates.day(int(w.parts[year]), m, n) if year in w.parts else _calendar(m, n, anchor, ahead)
    end = dates.day(first.year, m, last) if first and last > n else None
    if first and end:
        return days(first, end, "day")
    return _one(first)


def _mdy(w: Written, anchor: date | None, ahead: bool) -> Interval:
    return _dated(w, "a_m", "a_d", "a_y", anchor, ahead)


def _dmy(w: Written, anchor: date | None, ahead: bool) -> Interval:
    return _dated(w, "b_m", "b_d", "b_y", anchor, ahead)


def _iso(w: Written, anchor: date | None, ahead: bool) -> Interval:
    return _one(dates.day(int(w.parts["iso_y"]), int(w.parts["iso_m"]), int(w.parts["iso_d"])))


def _slash(w: Written, anchor: date | None, ahead: bool) -> Interval:
    a, b, year = int(w.parts["s_a"]), int(w.parts["s_b"]), int(w.parts["s_y"])
    return _one(dates.day(year, b, a) if a > 12 else dates.day(year, a, b))


def _nine(w: Written, anchor: date | None, ahead: bool) -> Interval:
    return _one(date(2001, 9, 11))


def _holiday(w: Written, anchor: date | None, ahead: bool) -> Interval:
    if "h_y" in w.parts:
        return _one(dates.holiday(w.parts["h_name"], int(w.parts["h_y"])))
    if anchor is None:
        return UNRESOLVED
    return _one(_nearest([dates.holiday(w.parts["h_name"], anchor.year + y) for y in (-1, 0, 1)], anchor, ahead))


def _my(w: Written, anchor: date | None, ahead: bool) -> Interval:
    return days(*dates.month_ends(int(w.parts["c_y"]), dates.month_number(w.parts["c_m"])), "month")


def _month(w: Written, anchor: date | None, ahead: bool) -> Interval:
    name = w.parts.get("d_m") or w.parts.get("d_l") or w.parts["month"]
    if anchor is None:
        return UNRESOLVED
    number, which = dates.month_number(name), w.parts.get("d_w", "")
    options = [dates.month_ends(anchor.year + y, number) for y in (-1, 0, 1)]
    if "next" in which or which == "coming":
        chosen = next(o for o in options if o[0] > anchor)
    elif which.endswith(("last", "past")) or which == "previous":
        chosen = next(o for o in reversed(options) if o[1] < anchor)
    else:
        first = _nearest([o[0] for o in options], anchor, ahead)
        chosen = dates.month_ends(first.year, number)
    return days(*chosen, "month")


def _season(w: Written, anchor: date | None, ahead: bool) -> Interval:
    start, which = dates.SEASONS[w.parts["f_s"]], w.parts.get("f_w", "")

    def ends(year: int) -> tuple[date, date]:
        return dates.month_ends(year, start)[0], dates.month_ends(year, start + 2)[1]

    if "f_y" in w.parts:
        return days(*ends(int(w.parts["f_y"])), "season")
    if anchor is None:
        return UNRESOLVED
    options = [ends(anchor.year + y) for y in (-2, -1, 0, 1)]
    if "next" in which or which == "coming" or (ahead and not which):
        return days(*next((o for o in options if o[0] > anchor), options[-1]), "season")
    if "this" in which:
        return days(*next((o for o in options if o[1] >= anchor), options[-1]), "season")
    return days(*next(o for o in reversed(options) if (o[1] < anchor if which else o[0] <= anchor)), "season")


def _decade(w: Written, anchor: date | None, ahead: bool) -> Interval:
    year = int(w.parts["g_y"])
    span = 99 if year % 100 == 0 and "late" not in w.parts["decade"] and year < 2000 else 9
    return days(date(year, 1, 1), date(year + span, 12, 31), "decade")


def _clock(w: Written, anchor: date | None, ahead: bool) -> Interval:
    return Interval(None, None, "minute")


def _relday(w: Written, anchor: date | None, ahead: bool) -> Interval:
    words = w.parts["relday"].removeprefix("the ")
    if anchor is None:
        return UNRESOLVED
    shift = {"yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2, "last night": -1}.get(
        words, 0
    )
    on = anchor + timedelta(days=shift)
    part = "night" if words in ("tonight", "last night") else words[5:] if words.startswith("this ") else None
    return part_interval(part, on) if part else _one(on)


def _weekday(w: Written, anchor: date | None, ahead: bool) -> Interval:
    if anchor is None:
        return UNRESOLVED
    which = w.parts.get("w_w", "")
    back = (anchor.weekday() - dates.weekday_number(w.parts["w_d"])) % 7
    if "next" in which or which == "coming":
        return _one(anchor + timedelta(days=7 - back))
    if which in ("last", "past", "previous"):
        return _one(anchor - timedelta(days=back or 7))
    if ahead and back:
        return _one(anchor + timedelta(days=7 - back))
    return _one(anchor - timedelta(days=back))


def _length(w: Written, anchor: date | None, ahead: bool) -> Interval:
    return Interval(None, None, "duration")


def _overnight(w: Written, anchor: date | None, ahead: bool) -> Interval:
    return part_interval("overnight", anchor) if anchor else UNRESOLVED


def _year(w: Written, anchor: date | None, ahead: bool) -> Interval:
    year = int(w.parts["y_y"])
    return days(date(year, 1, 1), date(year, 12, 31), "year")


_BY_KIND: dict[str, Callable[[Written, date | None, bool], Interval]] = {
    "iso": _iso,
    "slash": _slash,
    "nine": _nine,
    "holiday": _holiday,
    "mdy": _mdy,
    "dmy": _dmy,
    "my": _my,
    "month": _month,
    "season": _season,
    "decade": _decade,
    "clock": _clock,
    "relday": _relday,
    "weekday": _weekday,
    "ago": ago,
    "span": span,
    "unit": unit_of_time,
    "length": _length,
    "part": _overnight,
    "year": _year,
}


def resolve(written: Written, anchor: date | None, ahead: bool) -> Interval:
    """The interval of one date or time as written. `ahead` is true where the clause speaks of the future.

    Dates that the calendar does not have, or that fall outside the years 1 to 9999, are unresolved.
    """
    try:
        return _BY_KIND[written.kind](written, anchor, ahead)
    except (ValueError, OverflowError, StopIteration):
        return UNRESOLVED
