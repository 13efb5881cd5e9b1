"""The day of publication, guessed from the text of an account whose metadata has none.

Tried in order, the first that gives a day wins: a label ("Published: Jan. 7, 2020"); a whole date at the head of the
text, as in a dateline or byline; a weekday beside a month and day ("Tuesday, Jan. 7"), which fixes the year; the newest
whole date of the text, carried on to the weekday that the account tells its news of. No clock is read: the same text
gives the same guess on any day.
"""

import itertools
import re
from collections.abc import Iterator
from datetime import date

from rashomon.reader.tense import looks_ahead
from rashomon.text import almanac, dates
from rashomon.text.dates import Written
from rashomon.types import PublishedGuess

OLDEST = 1990
HEAD = 600
"""Characters at the head of a text where a whole date is taken for that of publication."""
_LABEL = re.compile(
    r"\b(?:(?:first |originally |last )?(?P<first>published|posted|filed|issued|released|dated?)"
    r"|(?P<later>last updated|updated|modified))"
    r"(?: (?:on|at|online|by [^\d\n]{0,40}))?\s*[:|,-]?\s*"
    r"(?:\d{1,2}[:. ]\d\d\s*(?:[ap]\.? ?m\.?)?\s*(?:[a-z]{2,4})?,?\s*(?:on )?)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?$",
    re.IGNORECASE,
)
_WHOLE = frozenset(("mdy", "dmy", "iso", "slash"))
_GAP = re.compile(r"[\s,(]{1,3}")
_LETTER = re.compile(r"[^\W_]")


def guessed(text: str) -> PublishedGuess | None:
    """The day that the text itself speaks for, and why; None where nothing does."""
    found = dates.scan(text)
    whole = [(w, on) for w in found if w.kind in _WHOLE and (on := _day(w))]
    return _labelled(text, whole) or _head(text, whole) or _newest(text, found, whole)


def _day(w: Written) -> date | None:
    """The day of a date that has its year."""
    p = w.parts
    if w.kind == "iso":
        return almanac.day(int(p["y"]), int(p["m"]), int(p["d"]))
    if w.kind == "slash":
        if "a" not in p or len(p["y"]) < 4:
            return None
        a, b = int(p["a"]), int(p["b"])
        return almanac.day(int(p["y"]), b, a) if a > 12 else almanac.day(int(p["y"]), a, b)
    return _month_day(w, int(p["y"])) if "y" in p and "e" not in p else None


def _month_day(w: Written, year: int) -> date | None:
    number = w.parts.get("d") or w.parts.get("D")
    return almanac.day(year, almanac.month_number(w.parts["m"]), dates.ordinal(number)) if number else None


def _words(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def _labelled(text: str, whole: list[tuple[Written, date]]) -> PublishedGuess | None:
    """A date after "Published", or else after "Updated"."""
    updated = None
    for w, on in whole:
        m = _LABEL.search(text, max(0, w.start - 80), w.start)
        if not m:
            continue
        guess = PublishedGuess(on.isoformat(), f"labelled “{_words(text, m.start(), w.end)}”")
        if m["first"] and (
            m["first"].lower() in ("published", "posted", "filed") or text[m.end() - 2 : m.end()].strip() == ":"
        ):
            return guess
        if m["later"]:
            updated = updated or guess
    return updated


def _head(text: str, whole: list[tuple[Written, date]]) -> PublishedGuess | None:
    """A whole date among the first words that stands by itself or with its weekday: a dateline or byline."""
    for w, on in whole:
        if w.start > HEAD:
            break
        line = text.rfind("\n", 0, w.start) + 1
        before = text[line : w.start]
        alone = len(_LETTER.findall(before)) <= 40 and not re.search(
            r"\b(?:on|in|since|of|until|by|from|before|after|through|to|between|born|and)(?: \w+day,?)? $",
            before,
            re.IGNORECASE,
        )
        if alone and on.year >= 1900:
            return PublishedGuess(on.isoformat(), f"at the head of the text: “{_words(text, w.start, w.end)}”")
    return None


def _newest(text: str, found: tuple[Written, ...], whole: list[tuple[Written, date]]) -> PublishedGuess | None:
    """The newest past day that the account names whole, where it falls on a weekday that the account tells news of."""
    past = [(w, on) for w, on in whole if _past(text, w)]
    past += _with_weekday(text, found, max((on.year for _, on in past), default=_latest_year(text, found)))
    if not past:
        return None
    w, on = max(past, key=lambda x: x[1])
    if any(v.kind in ("year", "my") and v.parts.get("y", "") > str(on.year) and _past(text, v) for v in found):
        return None
    named = next(
        (v for v in found if v.kind == "weekday" and _tells_news(text, v) and _weekday(v) == on.weekday()), None
    )
    if named is None:
        return None
    day = text[named.start : named.end]
    return PublishedGuess(
        on.isoformat(), f"the newest date, “{_words(text, w.start, w.end)}”, is a “{day}”, of which it tells news"
    )


def _past(text: str, w: Written) -> bool:
    return not looks_ahead(text, w.start, w.end)


def _latest_year(text: str, found: tuple[Written, ...]) -> int | None:
    """The latest year named as past."""
    years = [int(w.parts["y"]) for w in found if w.kind in ("year", "my") and "y" in w.parts and _past(text, w)]
    return max((y for y in years if y >= OLDEST), default=None)


def _weekday(w: Written) -> int:
    return almanac.weekday_number(w.parts["d"])


def _tells_news(text: str, w: Written) -> bool:
    """Whether a weekday stands for a past day by itself: "on Tuesday"."""
    any_such = dates.generic(text, w.start) or text[max(0, w.start - 2) : w.start].lower() == "a "
    return "w" not in w.parts and "d" in w.parts and not any_such and _past(text, w)


def _with_weekday(text: str, found: tuple[Written, ...], latest: int | None) -> Iterator[tuple[Written, date]]:
    """Each past "Tuesday, January 7" without a year, in the latest year named or the next, where it holds there."""
    for a, b in itertools.pairwise(found):
        if (
            latest is None
            or b.kind not in ("mdy", "dmy")
            or "y" in b.parts
            or a.kind != "weekday"
            or "d" not in a.parts
        ):
            continue
        if _GAP.fullmatch(text, a.end, b.start) and _past(text, a) and not looks_ahead(text, a.start, b.end):
            days = (_month_day(b, year) for year in (latest, latest + 1))
            on = next((d for d in days if d and d.weekday() == _weekday(a)), None)
            if on:
                yield b._replace(start=a.start), on
