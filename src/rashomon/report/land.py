"""The land under a map: shapes of countries, cut to a frame and drawn as paths, with nothing fetched from anywhere."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from math import cos, radians
from typing import NamedTuple

GRID = 50
"""Steps of the shapes a degree, as frontend/land.mjs writes them."""
WIDE, HIGH = 720, 420
"""Units of a drawing."""
FINE = 30.0
"""Degrees that a frame is high from which its land is drawn more coarsely."""
Dot = tuple[float, float]


class Country(NamedTuple):
    """A country in a frame."""

    name: str
    path: str
    label: tuple[int, int] | None
    """Where its name fits; None where it does not."""


class Frame(NamedTuple):
    """What a drawing shows, in degrees; drawn so that shapes at its middle latitude are true."""

    west: float
    south: float
    east: float
    north: float
    width: int = WIDE
    height: int = HIGH

    def at(self, longitude: float, latitude: float) -> Dot:
        """Where a place stands in the drawing."""
        x = (longitude - self.west) / (self.east - self.west) * self.width
        y = (self.north - latitude) / (self.north - self.south) * self.height
        return round(x, 1), round(y, 1)

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a place is in the frame."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


WORLD = Frame(-180, -58, 180, 84, WIDE, 284)


def around(places: Sequence[Dot], least: float, width: int = WIDE, height: int = HIGH) -> Frame:
    """A frame that holds places given as longitude, latitude, with air around them, at least so many degrees high."""
    longitudes, latitudes = [lon for lon, _ in places], [lat for _, lat in places]
    middle = (min(latitudes) + max(latitudes)) / 2
    squeeze = max(0.2, cos(radians(middle)))
    tall = max(least, (max(latitudes) - min(latitudes)) * 1.3)
    wide = max((max(longitudes) - min(longitudes)) * 1.3, tall * width / height / squeeze)
    tall = max(tall, wide * squeeze * height / width)
    if wide >= 200 or tall >= 110:
        return WORLD
    west = (min(longitudes) + max(longitudes)) / 2 - wide / 2
    north = min(88.0, middle + tall / 2)
    return Frame(west, north - tall, west + wide, north, width, height)


@lru_cache(maxsize=8)
def drawn(frame: Frame) -> tuple[Country, ...]:
    """The countries of a frame as paths, the coarser the more the frame shows."""
    tall = frame.north - frame.south
    snap = 2 if tall < FINE else 3 if tall < 2 * FINE else 4
    found = []
    for name, rings in _countries():
        pieces = []
        largest: list[Dot] = []
        for box, ring in rings:
            if box[0] > frame.east or box[2] < frame.west or box[1] > frame.north or box[3] < frame.south:
                continue
            dots = _snapped(frame, _clipped(frame, box, ring), snap)
            if len(dots) > 3 and abs(_area(dots)) > (2 if snap < 4 else 4) * snap * snap:
                pieces.append(_path(dots))
                largest = max(largest, dots, key=lambda held: abs(_area(held)))
        if pieces:
            found.append(Country(name, "".join(pieces), _label(name, largest)))
    return tuple(found)


@cache
def _countries() -> tuple[tuple[str, tuple[tuple[tuple[float, ...], tuple[Dot, ...]], ...]], ...]:
    given = json.loads((files("rashomon.report") / "data" / "land.json").read_text("utf-8"))
    return tuple((name, tuple(_ring(steps) for steps in rings)) for name, rings in given)


def _ring(steps: Sequence[int]) -> tuple[tuple[float, ...], tuple[Dot, ...]]:
    """A ring's box and its points in degrees."""
    x = y = 0
    dots = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        dots.append((x / GRID, y / GRID))
    longitudes, latitudes = [lon for lon, _ in dots], [lat for _, lat in dots]
    return (min(longitudes), min(latitudes), max(longitudes), max(latitudes)), tuple(dots)


def _clipped(frame: Frame, box: Sequence[float], ring: Iterable[Dot]) -> list[Dot]:
    """The ring within the frame (Sutherland and Hodgman 1974); edges that its box does not reach cut nothing off."""
    dots = list(ring)
    edges = ((0, frame.west, 1), (1, frame.south, 1), (0, frame.east, -1), (1, frame.north, -1))
    for (axis, edge, sign), furthest in zip(edges, box, strict=True):
        if (furthest - edge) * sign < 0:
            dots = list(_cut(dots, axis, edge, sign))
    return dots


def _cut(dots: list[Dot], axis: int, edge: float, sign: int) -> Iterator[Dot]:
    for before, here in zip([*dots[-1:], *dots[:-1]], dots, strict=True):
        inside, was = (here[axis] - edge) * sign >= 0, (before[axis] - edge) * sign >= 0
        if inside != was:
            share = (edge - before[axis]) / (here[axis] - before[axis])
            crossed = [one + (other - one) * share for one, other in zip(before, here, strict=True)]
            crossed[axis] = edge
            yield crossed[0], crossed[1]
        if inside:
            yield here


def _snapped(frame: Frame, dots: Iterable[Dot], snap: int) -> list[Dot]:
    found: list[Dot] = []
    for longitude, latitude in dots:
        x, y = frame.at(longitude, latitude)
        dot = (round(x / snap) * snap, round(y / snap) * snap)
        if not found or found[-1] != dot:
            found.append(dot)
    return found


def _path(dots: Sequence[Dot]) -> str:
    x, y = dots[0]
    steps = []
    for there_x, there_y in dots[1:]:
        steps.append(f"{there_x - x:.0f} {there_y - y:.0f}".replace(" -", "-"))
        x, y = there_x, there_y
    return f"M{dots[0][0]:.0f} {dots[0][1]:.0f}l{' '.join(steps)}z"


def _area(dots: Sequence[Dot]) -> float:
    pairs = zip(dots, [*dots[1:], *dots[:1]], strict=True)
    return sum(x * there_y - there_x * y for (x, y), (there_x, there_y) in pairs) / 2


def _label(name: str, dots: list[Dot]) -> tuple[int, int] | None:
    """The middle of the largest piece, where it is wide enough for the name."""
    area = _area(dots)
    wide = max(x for x, _ in dots) - min(x for x, _ in dots)
    if abs(area) < 900 or wide < 8 * len(name):
        return None
    x = y = 0.0
    for (ax, ay), (bx, by) in zip(dots, [*dots[1:], dots[0]], strict=True):
        share = (ax * by - bx * ay) / (6 * area)
        x, y = x + (ax + bx) * share, y + (ay + by) * share
    return round(x), round(y)
