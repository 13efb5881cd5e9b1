"""Times of day: parts of a day as hours, and clock times on a day."""

from datetime import date

from rashomon.reader.distances import Basis, Interval, count, days
from rashomon.text import almanac
from rashomon.text.dates import Written
from rashomon.text.numbers import UNITS


def part_interval(part: str, on: date, basis: Basis | None) -> Interval:
    """The hours of a part of a day: Tuesday evening is 17:00 to 24:00."""
    first, last = almanac.PARTS[part]
    return Interval(f"{on}T{first:02d}:00", f"{on}T{last:02d}:00", "part", basis)


def part_name(parts: dict[str, str]) -> str:
    """A part of a day as `almanac.PARTS` has it: "late night", "dawn"."""
    p = {"nite": "night", "daybreak": "dawn", "sunrise": "dawn", "sunset": "dusk", "nightfall": "dusk",
         "small hours": "early hours", "wee hours": "early hours"}.get(parts["p"], parts["p"])  # fmt: skip
    if parts.get("m") == "pre" or "before" in parts:
        return "overnight"
    whole = f"{parts.get('m') or ''} {p}".strip()
    return whole if whole in almanac.PARTS else p


def clock_time(clock: Written, on: date, basis: Basis | None, part: str | None) -> Interval:
    """A time of day on a day, with the offset of its zone where it names one; two ends where it gives two.

    A bare number ("10 in the morning", "five o'clock") needs its part of the day; without one, the day is all there is.
    """
    p = clock.parts
    if part is None and p.keys() & {"past", "to", "i", "o"}:
        return days(on, on, "day", basis)
    zone = p.get("z") or p.get("z2") or p.get("z3") or p.get("z4")
    offset = almanac.offset(zone, on) if zone else ""
    if "past" in p or "to" in p:
        hour, minute = _spoken(p, part)
    elif "w" in p:
        hour, minute = (0 if p["w"] == "midnight" else 12), 0
    elif "H" in p or "H2" in p:
        hour, minute = int(p.get("H") or p["H2"]), int(p.get("N") or p["N2"])
    elif "h" in p:
        hour, minute = _half_day(int(p["h"]), p["p"]), int(p.get("n") or 0)
    else:
        hour, minute = _hour_in(p.get("i") or p["o"], part or ""), int(p.get("in") or 0)
    last = f"{on}T{hour:02d}:{minute:02d}{offset}"
    if "h0" not in p:
        return Interval(last, last, "minute", basis)
    half = p.get("p0") or ("a" if p["p"] == "p" and int(p["h0"]) % 12 > int(p["h"]) % 12 else p["p"])
    first = f"{on}T{_half_day(int(p['h0']), half):02d}:{int(p.get('m0') or 0):02d}{offset}"
    return Interval(first, last, "minute", basis)


def _hour_in(bare: str, part: str) -> int:
    """The hour from 0 to 23 that a number from 1 to 12, in digits or a word, is in a part of the day."""
    number = int(bare) if bare.isdigit() else UNITS[bare]
    late = (
        number < 12 if part.endswith(("afternoon", "evening", "dusk")) else part.endswith("night") and 5 < number < 12
    )
    return number % 12 + (12 if late or (number == 12 and "noon" in part) else 0)


def _spoken(p: dict[str, str], part: str | None) -> tuple[int, int]:
    """Half past five, quarter to six: hour and minute."""
    words = p.get("past") or p["to"]
    minutes = 15 if words.endswith("quarter") else 30 if words == "half" else int(count(words) or 0)
    hour = _hour_in(p.get("ph") or p["th"], part or "")
    return (hour, minutes) if "past" in p else ((hour - 1) % 24, 60 - minutes)


def _half_day(hour: int, half: str) -> int:
    return hour % 12 + (12 if half == "p" else 0)
