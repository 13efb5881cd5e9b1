"""A day, a week or some months inside a longer time: the first Monday of March, Thursday of next week, the 29th."""

from datetime import date, timedelta

from rashomon.reader.distances import UNRESOLVED, Interval, Scene, count, days, modified, moved, third
from rashomon.text import almanac
from rashomon.text.dates import Written, ordinal


def within(piece: Written, whole: Interval) -> Interval:
    """What a piece of kind `within` is of the time that follows it; unresolved where that time has no such part.

    "The last three months of 2018" begins in October, "the first days of May" are its first third, "the week of
    January 6" begins on a Monday, "the week beginning January 8" on that day.
    """
    p = piece.parts
    if not whole.start or not whole.end or whole.precision == "duration":
        return UNRESOLVED
    first, last = date.fromisoformat(whole.start[:10]), date.fromisoformat(whole.end[:10])
    if "w" in p:
        return _week(p["w"], first, whole)
    if "N" in p:
        return _single(almanac.day(first.year, first.month, ordinal(p["N"])), whole)
    which = p.get("n") or p["n2"]
    back = which in ("last", "final")
    nth = 1 if back else ordinal(which)
    if "d" in p:
        return _single(_weekday(almanac.weekday_number(p["d"]), first, last, nth, back), whole)
    if "c" in p or "s" in p:
        return _several(p, whole, first, last, nth, back)
    return _one_of(p["u"], whole, first, last, nth, back)


def _week(way: str, on: date, whole: Interval) -> Interval:
    begin = on - timedelta(days=on.weekday()) if way == "of" else on - timedelta(days=6) if way == "ending" else on
    return days(begin, begin + timedelta(days=6), "week", whole.basis)


def _single(on: date | None, whole: Interval) -> Interval:
    inside = on and str(whole.start)[:10] <= on.isoformat() <= str(whole.end)[:10]
    return days(on, on, "day", whole.basis) if on and inside else UNRESOLVED


def _weekday(number: int, first: date, last: date, nth: int, back: bool) -> date:
    if back:
        return last - timedelta(days=(last.weekday() - number) % 7)
    return first + timedelta(days=(number - first.weekday()) % 7 + 7 * (nth - 1))


def _one_of(unit: str, whole: Interval, first: date, last: date, nth: int, back: bool) -> Interval:
    """The second week of March, counted from its first day; the last weekend of May; the third month of 2018."""
    if unit == "day":
        return _single(last if back else first + timedelta(days=nth - 1), whole)
    if unit == "weekend":
        saturday = _weekday(5, first, last, nth, back)
        return days(saturday, saturday + timedelta(days=1), "day", whole.basis) if saturday <= last else UNRESOLVED
    if unit == "week":
        begin = last - timedelta(days=6) if back else first + timedelta(days=7 * (nth - 1))
        end = min(begin + timedelta(days=6), last)
        return days(begin, end, "week", whole.basis) if first <= begin <= end else UNRESOLVED
    found = moved(last if back else first, 0 if back else nth - 1, "month", whole.basis or "text")
    return found._replace(basis=whole.basis) if str(found.end) <= last.isoformat() else UNRESOLVED


def _several(p: dict[str, str], whole: Interval, first: date, last: date, nth: int, back: bool) -> Interval:
    """The first few days of May, the last three months of 2018."""
    n = count(p["c"]) if "c" in p else None
    if nth != 1:
        return UNRESOLVED
    if n is None:
        fits = (last - first).days < 32 or p["u"] == "month"
        return third(whole, "late" if back else "early") if fits else UNRESOLVED
    if p["u"] == "month":
        near = moved(last if back else first, -(n - 1) if back else n - 1, "month", "text")
        ends = (date.fromisoformat(str(near.start)), last) if back else (first, date.fromisoformat(str(near.end)))
    else:
        far = timedelta(days=int(n) * (1 if p["u"] == "day" else 7) - 1)
        ends = (last - far, last) if back else (first, first + far)
    inside = first <= ends[0] and ends[1] <= last
    return days(*ends, whole.precision or "day", whole.basis) if inside else UNRESOLVED


def in_week(weekday: Written, week: Interval) -> Interval:
    """Thursday of next week, Tuesday last week; unresolved where the words tell no week."""
    if week.precision != "week" or not week.start:
        return UNRESOLVED
    monday = date.fromisoformat(week.start) - timedelta(days=date.fromisoformat(week.start).weekday())
    number = almanac.weekday_number(weekday.parts.get("d") or weekday.parts["D"])
    on = monday + timedelta(days=number)
    return days(on, on, "day", week.basis)


def years_to_the_day(parts: dict[str, str], on: Interval) -> Interval:
    """A year ago today, a month ago tomorrow: the same day of the month, so many months, weeks or days before."""
    n = count(parts["n"]) if "n" in parts else None
    if n is None or n != int(n) or not on.start or on.precision != "day" or "h" in parts:
        return UNRESOLVED
    unit, day = parts["u"].removesuffix("s"), date.fromisoformat(on.start)
    if unit in ("day", "week", "fortnight"):
        back = day - timedelta(days=int(n) * {"day": 1, "week": 7, "fortnight": 14}[unit])
        return days(back, back, "day", on.basis)
    months = {"month": 1, "year": 12, "decade": 120}.get(unit)
    if months is None:
        return UNRESOLVED
    at = day.year * 12 + day.month - 1 - int(n) * months
    last = almanac.month_ends(at // 12, at % 12 + 1)[1]
    there = last.replace(day=min(day.day, last.day))
    return days(there, there, "day", on.basis)


def day_of_month(piece: Written, scene: Scene) -> Interval:
    """ "On the 29th": in the month told just before, else the nearest to publication, past unless the text looks on."""
    number, base = ordinal(piece.parts["d"]), scene.day
    told = scene.earlier.month
    if told and scene.at - scene.earlier.month_at <= 500:
        on = almanac.day(told.year, told.month, number)
        return days(on, on, "day", "text") if on else UNRESOLVED
    if base is None:
        return UNRESOLVED
    at = base.year * 12 + base.month - 1
    options = [d for m in (-1, 0, 1) if (d := almanac.day((at + m) // 12, (at + m) % 12 + 1, number))]
    fit = [d for d in options if (d >= base if scene.ahead else d <= base)]
    on = min(fit or options, key=lambda d: abs(d - base))
    return days(on, on, "day", "day")


def close(piece: Written, scene: Scene) -> Interval:
    """By year's end, at month end: the last third of the one in which the account appeared."""
    if scene.day is None:
        return UNRESOLVED
    found = moved(scene.day, 0, piece.parts["u"], "day")
    return modified(found, "late", scene.day)
