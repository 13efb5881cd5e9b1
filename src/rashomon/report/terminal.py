"""A story for a terminal: the headline, what is contested with every version, then the rest in short."""

import textwrap
from collections.abc import Collection, Iterable, Iterator

from rashomon.report.central import central
from rashomon.report.labels import CONTESTED, NOBODY, STATUSES, account_names, behind, by_status, count
from rashomon.report.opening import behind_it, readable
from rashomon.report.safety import isolated, printable
from rashomon.report.versions import Version, partings, versions
from rashomon.types import Point, Statement, Status, Story

NARROWEST = 40
"""Columns at least."""
FEW = 12
"""Agreed points that are shown unless all are asked for."""

# SGR codes: the sixteen colours that every terminal has, so that the reader's own theme holds.
STYLES = {"contradicted": "1;31", "differing": "1;33", "agreed": "1;34", "single": "1;37", "head": "1", "quiet": "2"}


def write(story: Story, width: int, *, colour: bool = False, statuses: Collection[str] = ()) -> str:
    """The story as text of so many columns; `statuses` picks which points are shown, then all of each."""
    return "\n".join(_Screen(story, max(NARROWEST, width), colour, statuses).lines()) + "\n"


class _Screen:
    """One story on a screen."""

    def __init__(self, story: Story, width: int, colour: bool, statuses: Collection[str]) -> None:
        self._story, self._width, self._colour, self._wanted = story, width, colour, statuses
        self._names = {account: safe(name) for account, name in account_names(story.accounts).items()}
        self._origins = {origin.id: origin for origin in story.origins}

    def lines(self) -> Iterator[str]:
        """The screen from top to bottom."""
        found = central(self._story)
        if found is not None:
            yield from self._wrap(f"“{safe(readable(self._story, found))}”", "head")
            yield from self._wrap(f"— {self._names[found.account]}", "quiet")
            yield ""
        yield from self._wrap(" · ".join(map(safe, behind_it(self._story))), "quiet")
        points = by_status(self._story)
        counts = [(s.status, f"{s.shape} {len(points[s.status])} {s.word.lower()}") for s in STATUSES]
        one_line = sum(len(text) + 2 for _, text in counts) <= self._width
        yield ("  " if one_line else "\n").join(self._styled(text, status) for status, text in counts)
        for label in STATUSES:
            held = points[label.status]
            if held and self._asked(label.status):
                yield ""
                yield self._styled(f"{label.shape} {label.word}", label.status)
                yield from self._section(label.status, held)
        yield from self._left_out()

    def _asked(self, status: Status) -> bool:
        return status in self._wanted if self._wanted else status != "single"

    def _section(self, status: Status, held: list[Point]) -> Iterator[str]:
        if status in CONTESTED:
            for point in held:
                yield ""
                yield from self._contested(point)
            return
        shown = held if self._wanted else held[:FEW]
        for point in shown:
            yield from self._short(point)
        if len(held) > len(shown):
            yield from self._wrap(f"and {len(held) - len(shown)} more: --status {status} shows them all", "quiet", "  ")

    def _contested(self, point: Point) -> Iterator[str]:
        known = versions(point)
        parts = partings(point, known)
        lines = ["; ".join(" v ".join(safe(value.words) for value in line) for line in part.lines) for part in parts]
        told = "; ".join(f"{part.aspect}: {line}" for part, line in zip(parts, lines, strict=True))
        reach = f"{count(point.outlets, 'outlet')}, {count(point.origins, 'origin')}"
        yield from self._wrap(f"{safe(point.id)}  {told or 'contested'}  ({reach})", point.status)
        for version in known:
            yield from self._version(point, version)
        if point.silent:
            silent = ", ".join(self._names.get(account, safe(account)) for account in point.silent)
            yield from self._wrap(f"not mentioned by {silent}", "quiet", "  ")

    def _version(self, point: Point, version: Version) -> Iterator[str]:
        for number, index in enumerate(version.statements):
            letter = version.letter or "+"
            mark = f"  {letter} " if number == 0 else " " * (len(letter) + 3)
            yield from self._said(point.statements[index], mark)

    def _short(self, point: Point) -> Iterator[str]:
        outlets = dict.fromkeys(self._names[said.account] for said in point.statements)
        first = point.statements[0]
        others = [name for name in outlets if name != self._names[first.account]]
        also = f"; also {', '.join(others)}" if others else ""
        yield from self._said(first, f"  {safe(point.id)} ", also)

    def _said(self, said: Statement, mark: str, also: str = "") -> Iterator[str]:
        yield from self._wrap(f"“{safe(said.text)}”", "", mark, " " * len(mark))
        whose = f"{'denied by' if said.denied else 'crediting'} “{safe(said.by)}”" if said.by else ""
        whose = whose or (NOBODY if said.denied else "in its own voice")
        origin = behind(said, self._origins)
        back = f", goes back to {safe(origin)}" if origin else ""
        yield from self._wrap(f"{self._names[said.account]}, {whose}{back}{also}", "quiet", " " * len(mark))

    def _left_out(self) -> Iterator[str]:
        silent = [account for account in self._story.accounts if account.leaves_out]
        if silent and not self._wanted:
            yield ""
            yield self._styled("Left out, of what two other outlets or more share", "head")
            for account in silent:
                named = ", ".join(map(safe, account.leaves_out[:FEW]))
                more = f" and {len(account.leaves_out) - FEW} more" if len(account.leaves_out) > FEW else ""
                yield from self._wrap(f"{self._names[account.id]}: {named}{more}", "", "  ", "    ")

    def _wrap(self, text: str, style: str, first: str = "", rest: str | None = None) -> Iterable[str]:
        rest = first if rest is None else rest
        for line in textwrap.wrap(text, self._width, initial_indent=first, subsequent_indent=rest):
            yield self._styled(line, style)

    def _styled(self, text: str, style: str) -> str:
        return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if self._colour and style else text


def safe(text: str) -> str:
    """Text of an account as a terminal may have it: one line, no control characters, reading directions fenced."""
    return isolated(printable(" ".join(text.split())))
