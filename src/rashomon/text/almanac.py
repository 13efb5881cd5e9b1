"""The calendar: names of months and days, their ends, holidays, offsets of zones."""

import re
from datetime import date, timedelta

MONTHS = "january february march april may june july august september october november december".split()
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
FIRST_YEAR = 1800
"""No account was published before it: an earlier date of publication is what software writes where it knows none, such
as 0001-01-01."""
SEASONS = {"winter": 12, "spring": 3, "summer": 6, "fall": 9, "autumn": 9}
"""First month of each season of the northern hemisphere."""
PARTS = {
    "morning": (6, 12),
    "afternoon": (12, 18),
    "evening": (17, 24),
    "night": (18, 24),
    "overnight": (0, 6),
    "early hours": (0, 6),
    "dawn": (4, 8),
    "midday": (11, 14),
    "dusk": (16, 21),
    "early": (0, 8),
    "late": (18, 24),
    "early morning": (0, 8),
    "late morning": (9, 12),
    "early afternoon": (12, 15),
    "late afternoon": (15, 18),
    "early evening": (17, 20),
    "late evening": (20, 24),
    "late night": (21, 24),
}
"""Hours that a part of the day covers, from and to; "early" and "late" stand before a day: "late Tuesday"."""


def month_number(word: str) -> int:
    """1 to 12 for a month's name or abbreviation, lower-case."""
    return next(i for i, m in enumerate(MONTHS, 1) if m.startswith(word[:3]))


def weekday_number(word: str) -> int:
    """0 (Monday) to 6 for a day's name or abbreviation, lower-case."""
    return next(i for i, d in enumerate(DAYS) if d.startswith(word[:3]))


def day(year: int, month: int, number: int) -> date | None:
    """The date, or None where the calendar has none such."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def month_ends(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month; months beyond 12 run into the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    after = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), after - timedelta(days=1)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, number = divmod(h + n - 7 * m + 114, 31)
    return date(year, month, number + 1)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The nth given weekday of a month; n = -1 is the last."""
    first, last = month_ends(year, month)
    if n < 0:
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))


def weekend_of(on: date) -> tuple[date, date]:
    """First and last day of the weekend nearest to a holiday, with the holiday where it is next to it."""
    weekday = on.weekday()
    saturday = on + timedelta(days=5 - weekday - (7 if weekday < 2 else 0))
    sunday = saturday + timedelta(days=1)
    return (min(on, saturday) if weekday > 2 else saturday), (on if weekday == 0 else sunday)


_FIXED = {
    "christmas eve": (12, 24), "christmas": (12, 25), "christmas day": (12, 25), "boxing day": (12, 26),
    "new years eve": (12, 31), "new years day": (1, 1), "new years": (1, 1), "valentines day": (2, 14),
    "st patricks day": (3, 17), "april fools day": (4, 1), "may day": (5, 1), "cinco de mayo": (5, 5),
    "groundhog day": (2, 2), "earth day": (4, 22), "anzac day": (4, 25), "international womens day": (3, 8),
    "all saints day": (11, 1), "juneteenth": (6, 19), "canada day": (7, 1), "independence day": (7, 4),
    "fourth of july": (7, 4),
    "july fourth": (7, 4), "4th of july": (7, 4), "bastille day": (7, 14), "halloween": (10, 31),
    "veterans day": (11, 11), "armistice day": (11, 11), "remembrance day": (11, 11),
}  # fmt: skip
_NTH = {"labor day": (9, 0, 1), "memorial day": (5, 0, -1), "thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4),
        "columbus day": (10, 0, 2), "martin luther king day": (1, 0, 3), "presidents day": (2, 0, 3),
        "mothers day": (5, 6, 2),        "fathers day": (6, 6, 3)}  # fmt: skip
_FROM_EASTER = {"easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2, "palm sunday": -7,
                "ash wednesday": -46, "maundy thursday": -3, "whit monday": 50}  # fmt: skip
_FROM_THANKSGIVING = {"black friday": 1, "cyber monday": 4}
HOLIDAYS = (*_FIXED, *_NTH, *_FROM_EASTER, *_FROM_THANKSGIVING, "election day")
_S = re.compile(r"(?<=year|tine|rick|fool|dent|ther|omen) ?['’]? ?s\b")


def holiday(name: str, year: int) -> date:
    """The day of a holiday (of the United States where countries differ) in a year; `name` lower-case, as scanned."""
    key = _S.sub("s", name)
    key = " ".join(re.sub("['’.]", "", key).split())
    if key in _FROM_EASTER:
        return easter(year) + timedelta(days=_FROM_EASTER[key])
    if key in _NTH:
        return nth_weekday(year, *_NTH[key])
    if key in _FROM_THANKSGIVING:
        return nth_weekday(year, *_NTH["thanksgiving"]) + timedelta(days=_FROM_THANKSGIVING[key])
    if key == "election day":
        return nth_weekday(year, 11, 0, 1) + timedelta(days=1)
    return date(year, *_FIXED[key])


_OFFSETS = {"e": -5, "c": -6, "m": -7, "p": -8}
_ZONES = {
    "gmt": 0,
    "utc": 0,
    "bst": 1,
    "cet": 1,
    "cest": 2,
    "eet": 2,
    "eest": 3,
    "msk": 3,
    "jst": 9,
    "kst": 9,
    "aest": 10,
    "aedt": 11,
}


def offset(zone: str, on: date) -> str:
    """The ISO offset of a zone as written, on a day: "+00:00", "-05:00"; empty for local time.

    Zones of the United States without "standard" or "daylight" follow its rule since 2007: summer time from the second
    Sunday of March to the first of November.
    """
    z = zone.replace(".", "").strip()
    shifted = re.fullmatch(r"(?:gmt|utc) ?([+-])(\d{1,2}):?(\d\d)?", z)
    if shifted:
        return f"{shifted[1]}{int(shifted[2]):02d}:{shifted[3] or '00'}"
    if z in _ZONES:
        return f"+{_ZONES[z]:02d}:00"
    if not re.fullmatch(r"[ecmp][sd]?t|(?:eastern|central|mountain|pacific)(?: (?:standard|daylight))?(?: time)?", z):
        return ""
    summer = nth_weekday(on.year, 3, 6, 2) <= on < nth_weekday(on.year, 11, 6, 1)
    if "daylight" in z or (len(z) == 3 and z[1] == "d"):
        summer = True
    elif "standard" in z or (len(z) == 3 and z[1] == "s"):
        summer = False
    return f"-{-_OFFSETS[z[0]] - summer:02d}:00"
