"""Which statements of a point stand together, and which stand against each other."""

from collections import defaultdict
from typing import NamedTuple, get_args

from rashomon.types import Aspect, Point

TELLING: tuple[Aspect, ...] = ("number", "time", "place", "cause", "actor", "name", "claim", "quote")
"""Aspects in the order in which a reader wants their differences."""
assert set(TELLING) == set(get_args(Aspect))


class Version(NamedTuple):
    """Statements that part from the same others; `letter` is empty where they part from none."""

    letter: str
    statements: tuple[int, ...]


class Value(NamedTuple):
    """What some versions have where others have something else."""

    words: str
    letters: tuple[str, ...]
    """Whose it is; empty where the values of an aspect do not tell the versions apart."""


class Parting(NamedTuple):
    """What the versions part in: their values for one aspect, or a reason that names no values."""

    aspect: Aspect
    values: tuple[Value, ...]
    why: str
    """Where there are no values; empty otherwise."""
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
    """The point's differences, each said once however many pairs of statements it separates.

    A reason of the form "12 v 19" gives the first statement's value and the second's. All values of an aspect come
    together, in the order of the versions that have them; a reason of another form stands for itself and comes last.
    """
    letters = {index: version.letter for version in known for index in version.statements}
    valued: dict[Aspect, dict[str, tuple[str, set[str]]]] = {}
    plain: dict[tuple[Aspect, str], set[str]] = {}
    for difference in point.differences:
        sides = [letters[index] for index in difference.between]
        values = difference.why.removeprefix("said by ").split(" v ")
        if len(values) == 2:
            held = valued.setdefault(difference.aspect, {})
            for words, side in zip(values, sides, strict=True):
                held.setdefault(words.casefold(), (words, set()))[1].add(side)
        else:
            plain.setdefault((difference.aspect, difference.why), set()).update(sides)
    found = [_parting(aspect, list(held.values())) for aspect, held in valued.items()]
    found += [Parting(aspect, (), why, _in_order(sides)) for (aspect, why), sides in plain.items()]
    return sorted(found, key=lambda parting: (not parting.values, TELLING.index(parting.aspect)))


def _parting(aspect: Aspect, held: list[tuple[str, set[str]]]) -> Parting:
    told: dict[tuple[str, ...], list[str]] = {}
    for words, sides in held:
        told.setdefault(_in_order(sides), []).append(words)
    letters = [side for sides in told for side in sides]
    if len(letters) == len(set(letters)):
        order = sorted(told, key=lambda sides: (len(sides[0]), sides[0]))
        values = tuple(Value(", ".join(told[sides]), sides) for sides in order)
    else:
        values = tuple(Value(words, ()) for words, _ in held)
    return Parting(aspect, values, "", _in_order(set(letters)))


def _in_order(letters: set[str]) -> tuple[str, ...]:
    return tuple(sorted(letters, key=lambda name: (len(name), name)))


def letter(number: int) -> str:
    """0 is A, 25 is Z, 26 is AA, as in a spreadsheet."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
