"""Which statements of a point stand together, and which stand against each other."""

from collections import defaultdict
from typing import NamedTuple

from rashomon.types import Aspect, Point


class Version(NamedTuple):
    """Statements that part from the same others; `letter` is empty where they part from none."""

    letter: str
    statements: tuple[int, ...]


class Parting(NamedTuple):
    """One difference, said once however many pairs of statements it separates."""

    aspect: Aspect
    why: str
    letters: tuple[str, ...]


def versions(point: Point) -> list[Version]:
    """The rival versions of a point in the order of their first statements, and last what stands against nothing.

    Two statements are one version when no difference parts them and some third statement differs from both.
    """
    against: dict[int, set[int]] = defaultdict(set)
    for difference in point.differences:
        one, other = difference.between
        against[one].add(other)
        against[other].add(one)
    rivals: list[list[int]] = []
    for index in sorted(against):
        for members in rivals:
            if not against[index] & set(members) and any(against[index] & against[member] for member in members):
                members.append(index)
                break
        else:
            rivals.append([index])
    named = [Version(letter(number), tuple(members)) for number, members in enumerate(rivals)]
    rest = tuple(index for index in range(len(point.statements)) if index not in against)
    return [*named, Version("", rest)] if rest else named


def partings(point: Point, known: list[Version]) -> list[Parting]:
    """The point's differences in order, each reason once, with the letters of the versions that it separates."""
    letters = {index: version.letter for version in known for index in version.statements}
    found: dict[tuple[Aspect, frozenset[str]], tuple[str, set[str]]] = {}
    for difference in point.differences:
        # "12 v 19" read from the other side is "19 v 12", and no second difference.
        _, sides = found.setdefault(
            (difference.aspect, frozenset(difference.why.split(" v "))), (difference.why, set())
        )
        sides.update(letters[index] for index in difference.between)
    return [
        Parting(aspect, why, tuple(sorted(sides, key=lambda name: (len(name), name))))
        for (aspect, _), (why, sides) in found.items()
    ]


def letter(number: int) -> str:
    """0 is A, 25 is Z, 26 is AA, as in a spreadsheet."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
