"""The places that accounts name: on maps of several scales, and listed where nobody knows where they are."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from math import cos, radians
from typing import NamedTuple

from rashomon.report.land import WORLD, Country, Dot, Frame, around, drawn
from rashomon.types import Place, Point, Story

NEAR = 6.0
"""Degrees around the middle of a story that its closest map shows at most."""
EXACT = ("point", "city")
CLOSE, REGION = 1.5, 12.0
"""Degrees that a map is high at least."""


class Spot(NamedTuple):
    """A place, and the statements that name it."""

    number: int
    name: str
    precision: str
    kind: str
    within: str | None
    where: Dot | None
    """Longitude and latitude."""
    words: tuple[str, ...]
    """How the accounts call it."""
    accounts: tuple[str, ...]
    told: tuple[tuple[int, int], ...]
    """Points that name it, and the first statement of each that does, by index."""


class Pin(NamedTuple):
    """A spot in a drawing."""

    spot: Spot
    x: float
    y: float
    radius: float
    label: bool
    """Whether its name fits beside it."""


class Drawing(NamedTuple):
    """A map."""

    id: str
    title: str
    frame: Frame
    land: tuple[Country, ...]
    pins: tuple[Pin, ...]


class Atlas(NamedTuple):
    """The maps of a story, the closest first, and its places."""

    drawings: tuple[Drawing, ...]
    spots: tuple[Spot, ...]
    unresolved: tuple[Spot, ...]


def atlas(story: Story) -> Atlas:
    """Every place that an account names as a place; the names of peoples say nothing of where, and are left out."""
    spots = _spots(story)
    placed = [spot for spot in spots if spot.where]
    return Atlas(tuple(_drawings(placed)), tuple(placed), tuple(spot for spot in spots if not spot.where))


def small_map(point: Point, story: Story) -> Drawing | None:
    """A map of the places in which a point's statements part; None where fewer than two are known."""
    parting = {i for d in point.differences if d.aspect == "place" for i in d.between}
    accounts = {account.id: account for account in story.accounts}
    found: dict[Dot, Spot] = {}
    for index in sorted(parting):
        said = point.statements[index]
        for place in accounts[said.account].places:
            if said.start <= place.start and place.end <= said.end and (where := _where(place)):
                words = accounts[said.account].text[place.start : place.end]
                one = found.get(where) or _new(len(found) + 1, place, where)
                found[where] = one._replace(words=_added(one.words, words), accounts=_added(one.accounts, said.account))
    if len(found) < 2:
        return None
    frame = around(list(found), CLOSE, 360, 210)
    return Drawing("", "Where the versions are", frame, drawn(frame), _pins(frame, list(found.values())))


def _where(place: Place) -> Dot | None:
    if place.kind == "demonym" or place.latitude is None or place.longitude is None:
        return None
    return place.longitude, place.latitude


def _new(number: int, place: Place, where: Dot | None) -> Spot:
    return Spot(number, place.name, place.precision or "", place.kind, place.within, where, (), (), ())


def _added(held: tuple[str, ...], new: str) -> tuple[str, ...]:
    return held if new.casefold() in {one.casefold() for one in held} else (*held, new)


def _spots(story: Story) -> list[Spot]:
    """Places by name and position, those that most statements name first."""
    found: dict[tuple[str, Dot | None], Spot] = {}
    told: dict[tuple[str, Dot | None], dict[int, int]] = {}
    said = _statements(story)
    for account in story.accounts:
        starts = [start for start, *_ in said[account.id]]
        for place in account.places:
            if place.kind == "demonym":
                continue
            key = (place.name.casefold(), _where(place))
            one = found.get(key) or _new(0, place, key[1])
            words = " ".join(account.text[place.start : place.end].split())
            found[key] = one._replace(words=_added(one.words, words), accounts=_added(one.accounts, account.id))
            held = told.setdefault(key, {})
            for _, end, point, statement in said[account.id][: bisect_right(starts, place.start)]:
                if end >= place.end:
                    held.setdefault(point, statement)
    order = sorted(found, key=lambda key: (-len(told[key]), key[0], key[1] or (0, 0)))
    return [found[key]._replace(number=n, told=tuple(told[key].items())) for n, key in enumerate(order, 1)]


def _statements(story: Story) -> dict[str, list[tuple[int, int, int, int]]]:
    """By account: start, end, point, statement, in the order of the text."""
    found: dict[str, list[tuple[int, int, int, int]]] = {account.id: [] for account in story.accounts}
    for number, point in enumerate(story.points):
        for place, said in enumerate(point.statements):
            found[said.account].append((said.start, said.end, number, place))
    return {account: sorted(held) for account, held in found.items()}


def _drawings(spots: Sequence[Spot]) -> Iterable[Drawing]:
    """The heart of the story, its region, and all of it; each only where it shows more than the one before."""
    if not spots:
        return
    narrow = [spot for spot in spots if spot.precision not in ("country", "region")] or list(spots)
    middle = _middle(narrow)
    near = [spot.where for spot in narrow if spot.where and _away(middle, spot.where) <= NEAR]
    wide = [spot.where for spot in spots if spot.where and _away(middle, spot.where) <= 4 * NEAR]
    frames = [around(near or [middle], CLOSE), around(wide or [middle], REGION), WORLD]
    seen: list[Frame] = []
    for name, title, frame in zip(("close", "region", "world"), ("Close", "Region", "World"), frames, strict=True):
        inside = [spot for spot in spots if spot.where and frame.holds(*spot.where)]
        if frame in seen or (seen and len(seen) < 2 and name == "world" and len(inside) == len(spots) == len(near)):
            continue
        seen.append(frame)
        pins = _pins(frame, inside)
        yield Drawing(name, title, frame, _named(drawn(frame), pins), pins)


def _named(land: Sequence[Country], pins: Sequence[Pin]) -> tuple[Country, ...]:
    """The countries without those names that would lie under a pin or its name."""

    def free(country: Country) -> bool:
        if country.label is None:
            return False
        half, (x, y) = 3.6 * len(country.name) + 4, country.label
        box = (x - half, y - 12, x + half, y + 6)
        widths = ((pin, 14 + 7.4 * len(pin.spot.name) if pin.label else 9) for pin in pins)
        return not any(_meet(box, (pin.x - 9, pin.y - 9, pin.x + wide, pin.y + 9)) for pin, wide in widths)

    return tuple(one if free(one) else one._replace(label=None) for one in land)


def _middle(spots: Sequence[Spot]) -> Dot:
    """The spot with the most statements near it."""
    places = [spot.where for spot in spots if spot.where]

    def weight(here: Dot) -> int:
        return sum(1 + len(spot.told) for spot in spots if spot.where and _away(here, spot.where) <= NEAR / 2)

    return max(places, key=weight)


def _away(one: Dot, other: Dot) -> float:
    """Degrees of latitude from one place to another, roughly."""
    squeeze = cos(radians((one[1] + other[1]) / 2))
    return max(abs(one[1] - other[1]), abs(one[0] - other[0]) * squeeze)


def _pins(frame: Frame, spots: Sequence[Spot]) -> tuple[Pin, ...]:
    """Spots in a frame; names where they cover no other pin or name."""
    taken: list[tuple[float, float, float, float]] = []
    dots = [(spot, *frame.at(*spot.where)) for spot in spots if spot.where]
    taken += [(x - 9, y - 9, x + 9, y + 9) for _, x, y in dots]
    pins = []
    for spot, x, y in dots:
        box = (x + 10, y - 8, x + 14 + 7.4 * len(spot.name), y + 8)
        free = box[2] <= frame.width and not any(_meet(box, other) for other in taken)
        if free:
            taken.append(box)
        pins.append(Pin(spot, x, y, 8, free))
    return tuple(reversed(pins))


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
