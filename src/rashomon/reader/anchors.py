"""Anchoring: a date or time as written, with what it may hang on, to an interval."""

from collections.abc import Callable
from datetime import date, timedelta

from rashomon.reader.clocks import part_interval, part_name
from rashomon.reader.distances import (
    UNRESOLVED,
    Basis,
    Interval,
    Scene,
    after_earlier,
    count,
    days,
    distance,
    modified,
    moved,
    span,
    unit_of_time,
)
from rashomon.reader.within import close, day_of_month
from rashomon.text import almanac
from rashomon.text.dates import Written, decade_of, ordinal

NEAR = 90
"""So many days from publication a date without a year is taken from publication, whatever year the text speaks of."""
NEWS = 30
"""So many days in a text whose dates are all of other years: a life, a history."""
REACH = 500
"""So many characters on a stated year holds for the dates without one that follow it."""


def _nearest(options: list[date], anchor: date, ahead: bool) -> date:
    """The option nearest to the anchor; one that lies ahead counts as twice as far unless the text looks ahead."""
    weight = 1.0 if ahead else 2.0
    if ahead and any(o >= anchor for o in options):
        options = [o for o in options if o >= anchor]
    return min(options, key=lambda o: ((o - anchor).days * weight if o > anchor else (anchor - o).days, o))


def _without_year(month: int, number: int, scene: Scene) -> tuple[date, Basis] | None:
    """A month and day without a year: near publication, or in the year that the text speaks of just before."""
    near = None
    if scene.day:
        options = [d for y in (-1, 0, 1) if (d := almanac.day(scene.day.year + y, month, number))]
        near = _nearest(options, scene.day, scene.ahead) if options else None
        if near and abs((near - scene.day).days) <= (NEWS if scene.earlier.elsewhere(scene.day) else NEAR):
            return near, "day"
    told = scene.earlier.stated
    if told and scene.at - scene.earlier.stated_at <= REACH and not (near and told.year == near.year):
        there = almanac.day(told.year, month, number)
        if there and told.month + told.day > 2 and (told - there).days > 240:  # the story runs over the end of the year
            there = almanac.day(told.year + 1, month, number)
        if there and not (scene.day and there > scene.day >= told and not scene.ahead):
            return there, "text"
    return (near, "day") if near else None


def _one(found: tuple[date, Basis] | date | None) -> Interval:
    if found is None:
        return UNRESOLVED
    on, basis = (found, None) if isinstance(found, date) else found
    return days(on, on, "day", basis)


def _calendar(w: Written, scene: Scene) -> Interval:
    """January 7, 7 January 2020, Jan. 3-5, 5-6 September."""
    p = w.parts
    month, number = almanac.month_number(p["m"]), ordinal(p.get("s") or p.get("d") or p["D"])
    last = ordinal(p.get("e") or p.get("d") or p["D"])
    found: tuple[date, Basis | None] | None = None
    if "y" in p:
        first = almanac.day(int(p["y"]), month, number)
        found = (first, None) if first else None
    else:
        found = _without_year(month, number, scene)
    if not found:
        return UNRESOLVED
    end = almanac.day(found[0].year, month, last) if last > number else found[0]
    return days(found[0], end or found[0], "day", found[1])


def _iso(w: Written, scene: Scene) -> Interval:
    p = w.parts
    on = almanac.day(int(p["y"]), int(p["m"]), int(p["d"]))
    if on and "H" in p:
        zone = p.get("z", "").replace("z", "+00:00")
        zone = zone if len(zone) != 5 else zone[:3] + ":" + zone[3:]
        moment = f"{on}T{p['H']}:{p['M']}{zone}"
        return Interval(moment, moment, "minute")
    return _one(on)


def _slash(w: Written, scene: Scene) -> Interval:
    """6/28/2018 by the American order unless the first number can be no month; 28.06.2018; 2018/6/28."""
    p = w.parts
    if "Y" in p:
        return _one(almanac.day(int(p["Y"]), int(p["m"]), int(p["d"])))
    if "Y2" in p:
        return _one(almanac.day(int(p["Y2"]), int(p["m2"]), int(p["d2"])))
    a, b, year = int(p["a"]), int(p["b"]), int(p["y"])
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    return _one(almanac.day(year, b, a) if a > 12 else almanac.day(year, a, b))


def _nine(w: Written, scene: Scene) -> Interval:
    return _one(date(2001, 9, 11))


def _war(w: Written, scene: Scene) -> Interval:
    if (w.parts.get("n") or w.parts.get("r") or w.parts["w"]) in ("first", "i", "one", "1"):
        return days(date(1914, 7, 28), date(1918, 11, 11), "year")
    return days(date(1939, 9, 1), date(1945, 9, 2), "year")


def _holiday(w: Written, scene: Scene) -> Interval:
    on, basis = (almanac.holiday(w.parts["n"], int(w.parts["y"])), None) if "y" in w.parts else (None, "day")
    if on is None and scene.day:
        options = [almanac.holiday(w.parts["n"], scene.day.year + y) for y in (-1, 0, 1)]
        on = _nearest(options, scene.day, scene.ahead)
    if on is None:
        return UNRESOLVED
    ends = almanac.weekend_of(on) if "w" in w.parts else (on, on)
    return days(*ends, "day", "day" if basis else None)


def _my(w: Written, scene: Scene) -> Interval:
    found = days(
        *almanac.month_ends(int(w.parts.get("y") or w.parts["Y"]), almanac.month_number(w.parts["m"])), "month"
    )
    return modified(found, w.parts.get("mod"), None)


def _month(w: Written, scene: Scene) -> Interval:
    number, which = almanac.month_number(w.parts["m"]), w.parts.get("w", "")
    mod = w.parts.get("mod") or w.parts.get("mod2")
    base = scene.day
    basis: Basis = "day"
    if which.startswith(("the ", "that", "following", "previous", "preceding")) and scene.earlier.month:
        base, basis = scene.earlier.month, "text"
    found: tuple[date, Basis] | None = None
    if not which:
        found = (base, "day") if base and base.month == number else _without_year(number, 15, scene)
    elif base:
        options = [almanac.month_ends(base.year + y, number) for y in (-1, 0, 1)]
        if which.endswith(("next", "coming", "following")):
            chosen = next(o for o in options if o[0] > base)
        elif which.endswith(("last", "past", "previous", "preceding")):
            chosen = next(o for o in reversed(options) if o[1] < base)
        elif which.endswith(("that", "same", "very")):
            chosen = options[1]
        else:
            chosen = options[1] if not scene.ahead or options[1][1] >= base else options[2]
        found = (chosen[0], basis)
    if not found:
        return UNRESOLVED
    ends = almanac.month_ends(found[0].year, number)
    return modified(days(*ends, "month", found[1]), mod, scene.day)


def _season(w: Written, scene: Scene) -> Interval:
    p = w.parts
    start, which = almanac.SEASONS[p["s"]], p.get("w", "")

    def ends(year: int) -> tuple[date, date]:
        return almanac.month_ends(year, start)[0], almanac.month_ends(year, start + 2)[1]

    def made(chosen: tuple[date, date], basis: Basis | None) -> Interval:
        return modified(days(*chosen, "season", basis), p.get("mod"), scene.day)

    if "y" in p:
        return made(ends(int(p["y"])), None)
    if which.endswith(("that", "same", "following")) and scene.earlier.year:
        return made(ends(scene.earlier.year + which.endswith("following")), "text")
    day = scene.day
    if day is None:
        return UNRESOLVED
    options = [ends(day.year + y) for y in (-2, -1, 0, 1)]
    if which.endswith(("next", "coming")) or (scene.ahead and which in ("", "the")):
        chosen = next((o for o in options if o[0] > day), options[-1])
    elif which == "this":
        chosen = next((o for o in options if o[1] >= day), options[-1])
        if chosen[0] > day and not scene.ahead and (chosen[0] - day).days > 120:
            chosen = next(o for o in reversed(options) if o[0] <= day)
    elif which in ("", "the"):
        chosen = next(o for o in reversed(options) if o[0] <= day)
    else:
        chosen = next(o for o in reversed(options) if o[1] < day)
    return made(chosen, "day")


def _decade(w: Written, scene: Scene) -> Interval:
    p = w.parts
    mod = p.get("mod") or p.get("mod2") or p.get("mod3")
    if "y" in p:
        year = int(p["y"])
        if year % 100 == 0 and not mod and year < 2000:
            return days(date(year, 1, 1), date(year + 99, 12, 31), "century")
    else:
        year = 1900 + (int(p["t"]) if "t" in p else decade_of(p["T"]))
    return modified(days(date(year, 1, 1), date(year + 9, 12, 31), "decade"), mod, None)


def _century(w: Written, scene: Scene) -> Interval:
    first, last = (ordinal(w.parts.get(c) or w.parts["c"]) for c in ("c0", "c"))
    if first > last or "bc" in w.parts:
        return UNRESOLVED  # before Christ
    year = (last - 1) * 100
    found = days(date(max(1, (first - 1) * 100), 1, 1), date(year + 99, 12, 31), "century")
    return modified(found, w.parts.get("mod"), None)


def _quarter(w: Written, scene: Scene) -> Interval:
    p = w.parts
    year: int | None = None
    basis: Basis | None = None
    stated = p.get("y") or p.get("Y")
    if stated and stated[0].isdigit():
        year = int(stated)
    elif scene.day:
        year, basis = scene.day.year + {"last year": -1, "next year": 1}.get(stated or "", 0), "day"
    if year is None:
        return UNRESOLVED
    half = p.get("u") == "half"
    which = p.get("q", "")
    n = int(p["Q"]) if "Q" in p else {"f": 1, "1": 1, "s": 2, "2": 2, "t": 3, "3": 3, "4": 4, "l": 4}[which[0]]
    n = 4 if which in ("fourth", "final", "last") else n
    size = 6 if half else 3
    n = min(n, 12 // size)
    first = date(year, (n - 1) * size + 1, 1)
    return days(first, almanac.month_ends(year, n * size)[1], "half" if half else "quarter", basis)


def _relday(w: Written, scene: Scene) -> Interval:
    p = w.parts
    if scene.day is None:
        return UNRESOLVED
    words = p.get("r") or p.get("r2") or ""
    shift = {"yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}.get(words, 0)
    if p.get("t") == "last":
        shift = -1
    on = scene.day + timedelta(days=shift)
    if words in ("tonight", "tonite"):
        return part_interval("night", on, "day")
    mod = p.get("mod")
    if "p" in p:
        return part_interval(part_name({"p": p["p"], "m": p.get("m") or p.get("mod2") or ""}), on, "day")
    return part_interval(mod, on, "day") if mod in ("early", "late") else _one((on, "day"))


def _weekday(w: Written, scene: Scene) -> Interval:
    which, base = w.parts.get("w", ""), scene.day
    basis: Basis = "day"
    if which.startswith(("the ", "that", "following", "previous", "preceding")) and which not in (
        "the last",
        "the past",
    ):
        if scene.earlier.day:
            base, basis = scene.earlier.day, "text"
        elif which not in ("the coming", "previous"):
            return UNRESOLVED
    if base is None:
        return UNRESOLVED
    back = (base.weekday() - almanac.weekday_number(w.parts.get("d") or w.parts["D"])) % 7
    on = base - timedelta(days=back)
    if which.endswith(("next", "coming", "following")):
        on = base + timedelta(days=7 - back)
    elif which.endswith(("last", "past", "previous", "preceding")):
        on = base - timedelta(days=back or 7)
    elif which == "this" and basis == "day":
        if back > base.weekday() or (scene.ahead and back):
            on += timedelta(days=7)
    elif scene.ahead and back:
        on += timedelta(days=7)
    if "turn" in w.parts:
        on = base + timedelta(days=14 - back if "next" in w.parts["turn"] else -(back or 7) - 7)
    mod = w.parts.get("mod") or w.parts.get("mod2")
    return part_interval(mod, on, basis) if mod in ("early", "late") else _one((on, basis))


def _focus(w: Written, scene: Scene) -> Interval:
    """The next day, that evening, the same year, the night before: from the times told so far."""
    p, earlier = w.parts, scene.earlier
    unit = p.get("u") or p.get("u2") or p["u3"]
    which = p.get("w", "")
    n = 1 if which.endswith(("next", "following")) else -1 if which.endswith(("previous", "preceding")) else 0
    if "turn" in p:
        return moved(scene.day, -2 if "last" in p["turn"] else 2, unit, "day") if scene.day else UNRESOLVED
    if "k" in p:
        if scene.event:
            return UNRESOLVED
        n = 1 if p["k"] == "after" else -1
    if unit in ("week", "weekend", "month", "year", "decade"):
        found = after_earlier(n, unit, earlier)
        if not found.start and n < 0 and scene.day and "k" not in p:
            return moved(scene.day, n, unit, "day")
        return found
    if earlier.day is None:
        return UNRESOLVED
    on = earlier.day + timedelta(days=n)
    if unit == "day":
        return days(on, on, "day", "text")
    return part_interval(part_name({"p": p.get("p") or "night", "m": p.get("m") or ""}), on, "text")


def _part(w: Written, scene: Scene) -> Interval:
    return Interval(precision="part")


def _overnight(w: Written, scene: Scene) -> Interval:
    return part_interval("overnight", scene.day, "day") if scene.day else Interval(precision="part")


def _clock(w: Written, scene: Scene) -> Interval:
    return Interval(precision="hour" if "o" in w.parts else "minute")


def _year(w: Written, scene: Scene) -> Interval:
    p = w.parts
    if "Y3" in p:
        year = int(p["Y3"])
        if p["side"] == "pre":
            return Interval(None, f"{year - 1}-12-31", "year")
        return Interval(f"{year + 1}-01-01", None, "year")
    year = _told(p, scene)
    if "e2" in p:
        return days(date(year, 1, 1), date(year + 1, 12, 31), "year")
    if "to" in p:
        return days(date(year, 1, 1), date(int(p["to"]), 12, 31), "year")
    last = int(p["e"]) if "e" in p else year
    last += year // 100 * 100 if last < 100 <= year else 0
    return modified(days(date(year, 1, 1), date(last, 12, 31), "year"), p.get("mod"), None)


def _told(p: dict[str, str], scene: Scene) -> int:
    """The year that words tell: "1998", "98" the nearest past one, "nineteen ninety-eight", "71 AD"."""
    if "h" in p:
        rest = int(count(p["ten"].replace("oh", "").strip(" -")) or 0)
        return (1900 if p["h"] == "nineteen" else 2000) + rest
    if "k" in p:
        return 2000 + int(count(p["k"]) or 0)
    if "short" in p:
        latest = (scene.day.year if scene.day else 2010) + 20
        return latest - (latest - int(p["short"])) % 100
    return int(p.get("y") or p.get("Y") or p.get("Y2") or p["old"])


_BY_KIND: dict[str, Callable[[Written, Scene], Interval]] = {
    "iso": _iso,
    "slash": _slash,
    "nine": _nine,
    "war": _war,
    "holiday": _holiday,
    "mdy": _calendar,
    "dmy": _calendar,
    "my": _my,
    "month": _month,
    "season": _season,
    "decade": _decade,
    "century": _century,
    "quarter": _quarter,
    "clock": _clock,
    "relday": _relday,
    "weekday": _weekday,
    "focus": _focus,
    "distance": lambda w, scene: distance(w.parts, scene),
    "span": lambda w, scene: span(w.parts, scene),
    "unit": lambda w, scene: unit_of_time(w.parts, scene),
    "part": _part,
    "overnight": _overnight,
    "year": _year,
    "within": lambda w, scene: UNRESOLVED,
    "nth": day_of_month,
    "close": close,
}


def resolve(written: Written, scene: Scene) -> Interval:
    """The interval of one date or time as written.

    Dates that the calendar does not have, or that fall outside the years 1 to 9999, are unresolved.
    """
    try:
        return _BY_KIND[written.kind](written, scene)
    except (ValueError, OverflowError, StopIteration):
        return UNRESOLVED
