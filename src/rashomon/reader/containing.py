"""What an account says of which place lies in which: "Paris, Texas", "a town in Iraq", "Iraq's western province"."""

import re
from collections.abc import Sequence
from math import cos, hypot, radians

from rashomon.reader.gazetteer import SHIPPED, Gazetteer, Spot
from rashomon.text.names import fold

AFTER = re.compile(r"[ ]?[,(]?[ ]?((?:[^\W\d_]+\.?[ -]?){1,3})")
IN = re.compile(
    r",?\s+(?:(?:an?|the)\s+(?:[\w-]+\s+){1,5}?)?(?:in|of|within|inside)\s+(?:the\s+)?(?:[\w-]*(?:ern|central)\s+)?",
    re.IGNORECASE,
)
"""Between a place and what contains it: "in", "in western", ", a market town in the", "the capital of"."""
OWNS = re.compile(r"(?:['’]?\s?s|['’])\s+(?:[\w-]*(?:ern|central)\s+)?", re.IGNORECASE)
"""Between what contains a place and the place: "'s", "s western"."""
LONGEST_GAP = 60
"""Characters between two places of which one may contain the other."""
KM_IN_CITY, KM_IN_COUNTY, KM_IN_STATE = 40, 80, 400
"""How far a place may lie from the middle of what contains it, where no list says that it does."""
KM_PER_DEGREE = 111.2


def container(text: str, end: int, spots: Sequence[Spot], gazetteer: Gazetteer = SHIPPED) -> Spot | None:
    """The state or country named right after a place, when one of the meanings lies in it: "Paris, Texas".

    For a name of no known meaning: the state or country that follows it after a comma.
    """
    m = AFTER.match(text, end)
    if not m:
        return None
    following = fold(m.group(1)).split()
    comma = "," in text[m.start() : m.start(1)] or "(" in text[m.start() : m.start(1)]
    for size in range(len(following), 0, -1):
        key = " ".join(following[:size])
        for outer in gazetteer.lookup(key):
            short = outer.kind == "a" and len(key) <= 5 and fold(outer.name) != key
            if outer.kind not in "nad" or (short and not comma) or (not comma and size == 1 and len(key) < 4):
                continue
            if any(lies(s, outer) for s in spots) or (comma and not spots and outer.kind in "na"):
                return outer
    return None


def lies(spot: Spot, outer: Spot) -> bool:
    """True when a place lies in a country, a state, a county or a city, as far as lists and distances tell."""
    if spot is outer or spot.kind in "nr" or outer.kind not in "nadc":
        return False
    if spot.country != outer.country:
        return spot.own and not spot.country and far(spot, outer) < KM_IN_STATE
    if outer.kind == "n":
        return True
    if outer.kind == "a":
        return spot.admin1 == outer.admin1 if spot.admin1 else far(spot, outer) < KM_IN_STATE
    if spot.kind in "ad":
        return False
    return far(spot, outer) < (KM_IN_COUNTY if outer.kind == "d" else KM_IN_CITY)


def far(a: Spot, b: Spot) -> float:
    """Kilometres between two spots, good enough where they are near."""
    across = (a.longitude - b.longitude) * cos(radians((a.latitude + b.latitude) / 2))
    return KM_PER_DEGREE * hypot(a.latitude - b.latitude, across)


def outers(text: str, spans: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Which of the named places, by index, the text says to lie in which: of "A in B's C", A and C, C and B."""
    found: dict[int, int] = {}
    owned: set[int] = set()
    for i in range(len(spans) - 1, 0, -1):
        gap = text[spans[i - 1][1] : spans[i][0]]
        if len(gap) > LONGEST_GAP:
            continue
        if OWNS.fullmatch(gap):
            found[i] = i - 1
            owned.add(i - 1)
        elif IN.fullmatch(gap):
            found[i - 1] = i + 1 if i in owned else i
    return found
