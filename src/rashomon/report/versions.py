"""Which statements of a point stand together, and which stand against each other."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple, get_args

from rashomon.types import Aspect, Difference, Point

TELLING: tuple[Aspect, ...] = ("number", "time", "place", "cause", "actor", "name", "claim", "quote")
"""Aspects in the order in which a reader wants their differences."""
assert set(TELLING) == set(get_args(Aspect))

# Words after a figure that change it: "5" and "5 million" are two values, "5" and "5 people" one.
_SCALES = frozenset("hundred thousand lakh million crore billion trillion dozen percent per half quarter third".split())


class Version(NamedTuple):
    """Statements that stand together; `letter` is empty where they part from none in the leading aspect."""

    letter: str
    statements: tuple[int, ...]
    value: str | None = None
    """What each of these statements has in the leading aspect and none that it parts from; None where that is not
    one value."""


class Value(NamedTuple):
    """What one side has where the other has something else, or a reason that names no values."""

    words: str
    letters: tuple[str, ...]
    """The versions that it heads, or that the reason parts; empty for the further aspects."""


class Parting(NamedTuple):
    """What a point's statements part in; a line of one value is a plain reason, a longer one reads "x v y"."""

    aspect: Aspect
    lines: tuple[tuple[Value, ...], ...]


def leading(point: Point) -> Aspect | None:
    """The aspect that makes the versions: the denial where accounts contradict each other, else the most telling."""
    found = {difference.aspect for difference in point.differences}
    if point.status == "contradicted" and "claim" in found:
        return "claim"
    return min(found, key=TELLING.index, default=None)


def versions(point: Point) -> list[Version]:
    """The rival versions of a point in the order of their first statements, and last what stands against nothing.

    Only the leading aspect counts. Statements with an equal value are one version; where the reason names no values,
    those that part from the same third one for the same reason, or that are linked. No version holds two that part.
    What is denied stands with those who deny it.
    """
    held = _Leading(point)
    groups = held.groups()
    values = held.headings(groups)
    named = [
        Version(letter(n), tuple(group), value) for n, (group, value) in enumerate(zip(groups, values, strict=True))
    ]
    taken = {index for group in groups for index in group}
    rest = tuple(index for index in range(len(point.statements)) if index not in taken)
    return [*named, Version("", rest)] if rest else named


def partings(point: Point, known: list[Version]) -> list[Parting]:
    """The point's differences by aspect, the leading one first, each said once however many pairs it separates.

    The leading aspect is one line where every version has its value and the values are rivals of one another. Further
    aspects are pairs.
    """
    held = _Leading(point)
    if held.aspect is None:
        return []
    chain = held.chain(known)
    found = [Parting(held.aspect, chain or held.pairs(known))]
    for aspect in TELLING:
        others = [difference for difference in point.differences if difference.aspect == aspect != held.aspect]
        if others:
            pairs = _once(d.values or (d.why,) for d in others)
            found.append(Parting(aspect, tuple(tuple(Value(words, ()) for words in pair) for pair in pairs)))
    return found


class _Leading:
    """The leading aspect of a point: who stands against whom, and the values that each statement has in it."""

    def __init__(self, point: Point) -> None:
        self.point = point
        self.aspect = leading(point)
        self.differences = [d for d in point.differences if d.aspect == self.aspect]
        self.against: dict[int, set[int]] = defaultdict(set)
        self.values: dict[int, dict[str, None]] = defaultdict(dict)
        self.reasons: dict[int, set[tuple[int, str]]] = defaultdict(set)
        self.words: dict[str, str] = {}
        """The values as they were first given, by their folded form."""
        for difference in self.differences:
            self._take(difference)
        self._linked = {frozenset(link.between) for link in point.links}
        self._longer = self._same_figures() if self.aspect == "number" else {}
        for index, values in self.values.items():
            self.values[index] = dict.fromkeys(self._longer.get(value, value) for value in values)

    def _take(self, difference: Difference) -> None:
        for place, index in enumerate(difference.between):
            other = difference.between[1 - place]
            self.against[index].add(other)
            if difference.values:
                words = difference.values[place]
                self.words.setdefault(_folded(words), words)
                self.values[index][_folded(words)] = None
            else:
                self.reasons[index].add((other, difference.why.partition(" (")[0]))

    def _same_figures(self) -> dict[str, str]:
        """Values that are a shorter one and its unit, of linked statements that were not found to part."""
        holders: dict[str, list[int]] = defaultdict(list)
        for index, values in self.values.items():
            for value in values:
                holders[value].append(index)
        same = {}
        for value, mine in holders.items():
            short, _, unit = value.rpartition(" ")
            pairs = [(i, j) for i in mine for j in holders.get(short, ())]
            linked = any(frozenset(pair) in self._linked for pair in pairs)
            if linked and unit.isalpha() and unit not in _SCALES and all(j not in self.against[i] for i, j in pairs):
                same[value] = short
        return same

    def groups(self) -> list[list[int]]:
        """The statements of each version."""
        groups: list[list[int]] = []
        for index in sorted(self.against):
            home = next((group for group in groups if self._fits(index, group)), None)
            if home is None:
                groups.append([index])
            else:
                home.append(index)
        if self.point.status == "contradicted":
            self._place_denied(groups)
        return sorted(map(sorted, groups))

    def _fits(self, index: int, group: list[int]) -> bool:
        if self.against[index] & set(group):
            return False
        if self.values[index] or any(self.values[member] for member in group):
            return bool(self._common([*group, index]))
        return any(self._tied(index, member) for member in group)

    def _tied(self, one: int, other: int) -> bool:
        linked = frozenset((one, other)) in self._linked
        return bool(self.reasons[one] & self.reasons[other] or (linked and self.against[one] & self.against[other]))

    def _common(self, group: list[int]) -> list[str]:
        return [value for value in self.values[group[0]] if all(value in self.values[member] for member in group)]

    def _place_denied(self, groups: list[list[int]]) -> None:
        """What is denied and parts from nothing, put with another denial, else with the same origin, else apart."""
        told = self.point.statements
        for index, said in enumerate(told):
            if not said.denied or index in self.against:
                continue
            plain = [group for group in groups if not any(self.values[member] for member in group)]
            denying = [group for group in plain if any(told[member].denied for member in group)]
            kin = [group for group in plain if said.origin and any(told[m].origin == said.origin for m in group)]
            if denying or kin:
                (denying or kin)[0].append(index)
            else:
                groups.append([index])

    def headings(self, groups: list[list[int]]) -> list[str | None]:
        """For each version a value that all of it has, and nothing that it stands against."""
        found: list[str | None] = []
        taken: set[str] = set()
        for group in groups:
            rivals = {other for member in group for other in self.against[member]}
            own = [v for v in self._common(group) if v not in taken and not any(v in self.values[r] for r in rivals)]
            taken.update(own[:1])
            found.append(self.words[own[0]] if own else None)
        return found

    def chain(self, known: list[Version]) -> tuple[tuple[Value, ...], ...]:
        """All values in one line; empty where a statement has several, or where some were never compared."""
        named = [version for version in known if version.letter]
        single = all(len(self.values[index]) == 1 for version in named for index in version.statements)
        if not named or not single or any(v.value is None for v in named) or not self._connected():
            return ()
        return (tuple(Value(v.value or "", (v.letter,)) for v in named),)

    def _connected(self) -> bool:
        rivals: dict[str, set[str]] = defaultdict(set)
        for index, others in self.against.items():
            for value in self.values[index]:
                rivals[value].update(v for other in others for v in self.values[other])
        reached: set[str] = set()
        coming = list(rivals)[:1]
        while coming:
            value = coming.pop()
            if value not in reached:
                reached.add(value)
                coming += rivals[value]
        return reached == set(rivals)

    def pairs(self, known: list[Version]) -> tuple[tuple[Value, ...], ...]:
        """The differences pair by pair, values with the letters of the versions that they head."""
        letters = {index: version.letter for version in known for index in version.statements}
        heads = {_folded(version.value): (version.letter,) for version in known if version.value}
        sides: dict[str, set[str]] = defaultdict(set)
        for difference in self.differences:
            if not difference.values:
                sides[difference.why].update(letters[index] for index in difference.between)
        lines: list[tuple[Value, ...]] = []
        for pair in _once(self._pair(difference) for difference in self.differences):
            if len(pair) == 1:
                lines.append((Value(pair[0], _in_order(sides[pair[0]])),))
            else:
                values = (Value(words, heads.get(_folded(words), ())) for words in pair)
                lines.append(tuple(sorted(values, key=_rank)))
        return tuple(sorted(lines, key=lambda line: _rank(line[0])))

    def _pair(self, difference: Difference) -> tuple[str, ...]:
        if not difference.values:
            return (difference.why,)
        folded = map(_folded, difference.values)
        return tuple(self.words[self._longer.get(value, value)] for value in folded)


def _once(pairs: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Each pair the first time that it comes, whichever way round."""
    found: dict[frozenset[str], tuple[str, ...]] = {}
    for pair in pairs:
        found.setdefault(frozenset(map(_folded, pair)), pair)
    return list(found.values())


def _rank(value: Value) -> tuple[bool, int, tuple[str, ...]]:
    """By first letter, those without one last."""
    return not value.letters, len("".join(value.letters[:1])), value.letters


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


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
