"""Dates and times of day as written: found, and taken apart. What they are anchored to is the reader's business."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from rashomon.text.numbers import plural

MONTHS = "january february march april may june july august september october november december".split()
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
SEASONS = {"winter": 12, "spring": 3, "summer": 6, "fall": 9, "autumn": 9}
"""First month of each season of the northern hemisphere."""
PARTS = {
    "morning": (6, 12),
    "afternoon": (12, 18),
    "evening": (17, 24),
    "night": (18, 24),
    "overnight": (0, 6),
    "midday": (11, 14),
}
"""Hours that a part of the day covers, from and to."""
UNITS = ("second", "minute", "hour", "day", "week", "weekend", "month", "quarter", "year", "decade")

_GAP = r"[ \t\u00a0]?[,.]?[ \t\u00a0]{0,2}\n?"
_SP = r"[ \t\u00a0\n-]{1,2}"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_LONE = r"(?:january|february|april|june|july|august|september|october|november|december)"
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY_SHORT = r"(?:mon|tues?|wed|thurs?|thur|fri|sat|sun)\."
_DD = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_ZONE = (
    r"(?:gmt|utc|bst|cet|[ecmp][sd]?t(?![a-z])|(?:eastern|central|mountain|pacific)(?: (?:standard|daylight))?(?: time)?"  # noqa: E501
    r"|local time)"
)
_COUNT = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|several|a few|a couple(?: of)?|many|some)"
)
_UNIT = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|moments?)"
_WHICH = r"(?:last|this|next|past|previous|coming|late last|early last|early this|later this|late this|earlier this|early next|late next)"  # noqa: E501
_HEDGE = r"(?:(?:more than|less than|about|nearly|almost|over|around|some|at least|roughly|approximately|just) )?"
_HOLIDAY = (
    r"(?:christmas(?: day| eve)?|boxing day|new year ?['’]?s? (?:day|eve)|thanksgiving(?: day)?|easter(?: sunday)?|good friday"  # noqa: E501
    r"|independence day|fourth of july|july fourth|4th of july|labor day|memorial day|veterans day|halloween"
    r"|valentine ?['’]?s? day|election day)"
)

_PIECES = (
    (
        "iso",
        rf"(?P<iso_y>{_YEAR})-(?P<iso_m>0[1-9]|1[0-2])-(?P<iso_d>0[1-9]|[12]\d|3[01])(?:t\d\d:\d\d(?::\d\d)?(?:z|[+-]\d\d:?\d\d)?)?",
    ),
    ("slash", r"(?P<s_a>\d{1,2})/(?P<s_b>\d{1,2})/(?P<s_y>(?:19|20)\d\d)"),
    ("nine", r"9/11|9 11(?= attacks?\b| terror)"),
    ("holiday", rf"(?P<h_name>{_HOLIDAY})(?:,? (?P<h_y>{_YEAR}))?"),
    (
        "mdy",
        rf"(?P<a_m>{_MONTH})\.?{_SP}(?P<a_d>{_DD})(?![\d%]|[,.:]\d)(?:(?: ?[-–] ?| to | through )(?P<a_e>{_DD})(?![\d:,]))?"  # noqa: E501
        rf"(?:{_GAP}(?P<a_y>{_YEAR})(?![\d,]\d|%))?",
    ),
    ("dmy", rf"(?P<b_d>{_DD})(?: of)? (?P<b_m>{_MONTH})(?![a-z])\.?(?:,? (?P<b_y>{_YEAR})(?![\d,]\d|%))?"),
    ("my", rf"(?:(?:early|mid|late)[ -])?(?P<c_m>{_MONTH})\.?(?:,| of)? (?P<c_y>{_YEAR})(?![\d,]\d|%)"),
    (
        "month",
        rf"(?:(?P<d_w>{_WHICH}) (?P<d_m>{_MONTH})(?![a-z])|(?:(?:early|mid|late)[ -])?(?P<d_l>{_LONE})|(?<=\bin )may(?= |$|[,.;])|(?<=\bin )march(?= |$|[,.;]))",  # noqa: E501
    ),
    (
        "season",
        rf"(?:(?P<f_w>{_WHICH}) |the |(?<=\bin )|(?<=\bsince ))(?P<f_s>spring|summer|fall|autumn|winter)(?: of (?P<f_y>{_YEAR}))?(?![a-z])",  # noqa: E501
    ),
    ("decade", r"(?:the )?(?:(?:early|mid|late)[ -])?(?P<g_y>(?:1[89]|20)\d0) ?['’]?s(?![a-z])"),
    (
        "clock",
        r"(?:(?P<k_h>1[0-2]|0?[1-9])(?:[:. ](?P<k_m>[0-5]\d))? ?(?P<k_p>[ap])[. ]{0,2}m\b\.?"
        r"|(?P<k_H>[01]?\d|2[0-3]):(?P<k_M>[0-5]\d)(?![\d:])|(?P<k_w>noon|midnight)"
        r"|(?P<k_o>1[0-2]|0?[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o ?['’]? ?clock)"
        rf"(?:,? \(?(?P<k_z>{_ZONE})\b\)?)?",
    ),
    (
        "relday",
        r"(?:the )?(?:day before yesterday|day after tomorrow)|yesterday|today|tomorrow|tonight|last night|this (?:morning|afternoon|evening)",  # noqa: E501
    ),
    ("weekday", rf"(?:(?P<w_w>{_WHICH}|early|late) )?(?P<w_d>{_DAY}|{_DAY_SHORT})(?!s\b)"),
    (
        "ago",
        rf"(?P<n_h>{_HEDGE})(?P<n_n>{_COUNT}) (?P<n_u>{_UNIT}) (?P<n_k>ago)|(?P<n_x>{_HEDGE}(?:{_COUNT} )?{_UNIT} (?:earlier|later|before|after|afterwards?|prior to))",  # noqa: E501
    ),
    (
        "span",
        rf"(?:the )?(?P<o_w>past|last|next|coming|previous) (?:(?P<o_n>\d{{1,3}}|few|several|couple of|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty) )(?P<o_u>{_UNIT})",  # noqa: E501
    ),
    ("unit", rf"(?:(?P<u_w>{_WHICH}) |(?<=\bthe ))(?P<u_u>weekend|week|month|quarter|year|decade)(?![a-z])"),
    (
        "length",
        rf"(?<=\bfor |ter |hin |\Win )(?P<l_t>{_HEDGE}(?:(?:\d{{1,3}}|an?|one|two|three|four|five|six|seven|eight|nine|ten|several) )(?:to (?:\d{{1,3}}|[a-z]{{3,6}}) )?{_UNIT})",  # noqa: E501
    ),
    ("part", r"(?:(?:early|late|mid)[ -])?(?P<p_p>overnight)"),
    ("year", r"(?P<y_y>(?:1[89]|20)\d\d)(?![\d%]|[,.:]\d|[-–/]\d\d?(?!\d))"),
)
_STARTS = (
    r"\d|jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec|(?:mon|tue|wed|thu|fri|sat|sun)|last|this|next|past|prev|coming"
    r"|late|earl|mid|the |in |chr|box|new|than|east|good|ind|four|lab|mem|vet|hal|val|elec|spr|summer|fall|aut|win|yest|tod"  # noqa: E501
    r"|tom|toni|noon|day |more|less|about|near|almost|over|around|some|at l|rough|appr|just|an? |one|two|three|five|six|sev"  # noqa: E501
    r"|eigh|nine|ten|elev|twe|fif|thir|for|many|sec|min|hour|week|month|year|moment|quart|decade"
)
_SCAN = re.compile(
    rf"\b(?={_STARTS})(?:" + "|".join(rf"(?P<{kind}>(?:{pattern})(?![^\W_]))" for kind, pattern in _PIECES) + ")",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:[$#€£]|\b(?:about|some|nearly|almost|than|least|most|approximately|roughly|another|around|over|additional) )$",
    re.IGNORECASE,
)
_NOUN = re.compile(r" ([a-z]+)", re.IGNORECASE)


class Written(NamedTuple):
    """A date or time as written: where, of what kind, and its named parts lower-cased."""

    start: int
    end: int
    kind: str
    parts: dict[str, str]


def scan(text: str) -> Iterator[Written]:
    """Every date, time of day, season, period or distance in time in the text, left to right, as written."""
    for m in _SCAN.finditer(text):
        parts = {k: v.lower() for k, v in m.groupdict().items() if v is not None}
        kind = next(k for k, _ in _PIECES if k in parts)
        if kind == "year" and _is_count(text, m.start(), m.end()):
            continue
        yield Written(m.start(), m.end(), kind, parts)


def _is_count(text: str, start: int, end: int) -> bool:
    """True for four digits that count things: after a currency sign or a hedge, or round and before a plural noun."""
    if _COUNTED.search(text, max(0, start - 15), start):
        return True
    noun = _NOUN.match(text, end)
    return bool(noun and text[start:end].endswith("00") and plural(noun.group(1).lower()))


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


def holiday(name: str, year: int) -> date:
    """The day of a holiday (of the United States where countries differ) in a year; `name` lower-case, as scanned."""
    key = re.sub(r"[^a-z0-9 ]", "", name)
    if key.startswith("christmas"):
        return date(year, 12, 24 if key.endswith("eve") else 25)
    if key.startswith("new year"):
        return date(year, 12, 31) if key.endswith("eve") else date(year, 1, 1)
    if key.startswith("thanksgiving"):
        return nth_weekday(year, 11, 3, 4)
    if key.startswith("easter"):
        return easter(year)
    if key == "good friday":
        return easter(year) - timedelta(days=2)
    if key == "labor day":
        return nth_weekday(year, 9, 0, 1)
    if key == "memorial day":
        return nth_weekday(year, 5, 0, -1)
    if key == "election day":
        return nth_weekday(year, 11, 0, 1) + timedelta(days=1)
    if key.startswith("valentine"):
        return date(year, 2, 14)
    fixed = {"boxing day": (12, 26), "veterans day": (11, 11), "halloween": (10, 31)}
    month, number = fixed.get(key, (7, 4))
    return date(year, month, number)


_OFFSETS = {"e": -5, "c": -6, "m": -7, "p": -8}


def offset(zone: str, on: date) -> str:
    """The ISO offset of a zone as written, on a day: "+00:00", "-05:00"; empty for local time.

    Zones of the United States without "standard" or "daylight" follow its rule since 2007: summer time from the second
    Sunday of March to the first of November.
    """
    z = zone.replace(".", "").strip()
    if z in ("gmt", "utc"):
        return "+00:00"
    if z in ("bst", "cet"):
        return "+01:00"
    if z == "local time" or z[0] not in _OFFSETS:
        return ""
    summer = nth_weekday(on.year, 3, 6, 2) <= on < nth_weekday(on.year, 11, 6, 1)
    if "daylight" in z or (len(z) == 3 and z[1] == "d"):
        summer = True
    elif "standard" in z or (len(z) == 3 and z[1] == "s"):
        summer = False
    return f"-{-_OFFSETS[z[0]] - summer:02d}:00"
