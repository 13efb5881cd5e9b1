"""An explanation as text for a terminal, as Markdown, or as JSON."""

import textwrap
from collections.abc import Callable, Iterable

import msgspec

from rashomon.report.brief import plain
from rashomon.report.labels import NOBODY, STATUSES, count
from rashomon.report.safety import writable
from rashomon.types import Almost, Explanation, Parts, Said, Tie

NARROWEST = 40
"""Columns of the text at least."""
SURE = ((0.9, "sure"), (0.6, "likely"), (0.4, "even odds"), (0.0, "weak"))
"""What a score is called, from the least that is called so."""

TOLD = 3
"""Of what spoke for a link, and against it, so much is told; JSON has all of it."""

Item = tuple[str, list[str]]
"""A line, and lines under it."""


def write(found: Explanation, form: str, width: int) -> str:
    """The explanation as `text`, `json` or `md`; `width` in columns, for text alone."""
    if form == "json":
        return msgspec.json.format(msgspec.json.encode(found), indent=1).decode() + "\n"
    if form == "md":
        return "\n".join(_markdown(found)) + "\n"
    return "\n".join(_text(found, max(NARROWEST, width))) + "\n"


def _text(found: Explanation, width: int) -> Iterable[str]:
    words = _Words(found, lambda text: " ".join(writable(text).split()))
    yield from textwrap.wrap(words.title(), width)
    for heading, items in words.sections():
        yield ""
        yield heading.upper()
        for line, under in items:
            yield from textwrap.wrap(line, width, initial_indent="  ", subsequent_indent="    ")
            for more in under:
                yield from textwrap.wrap(more, width, initial_indent="    - ", subsequent_indent="      ")


def _markdown(found: Explanation) -> Iterable[str]:
    words = _Words(found, plain)
    yield f"# {words.title()}"
    for heading, items in words.sections():
        yield ""
        yield f"## {heading}"
        yield ""
        for line, under in items:
            yield f"- {line}"
            yield from (f"  - {more}" for more in under)


class _Words:
    """The sections of an explanation; `safe` makes words of an account fit to print."""

    def __init__(self, found: Explanation, safe: Callable[[str], str]) -> None:
        self.found, self.safe = found, safe

    def title(self) -> str:
        """What point it is, in one line."""
        f = self.found
        word = next(label.word for label in STATUSES if label.status == f.status).lower()
        weight = "" if f.importance is None else f", importance {f.importance:.2f}"
        reach = f"{count(f.outlets, 'outlet')}, {count(f.origins, 'origin')}"
        return f"{self.safe(f.point)}: {word}; {reach}{weight}; {_nth(f.place)} of {f.points:,} points"

    def sections(self) -> Iterable[tuple[str, list[Item]]]:
        """Headings with what stands under them; those that have nothing are left out."""
        f = self.found
        yield "Statements", [self._said(said) for said in f.statements]
        yield "Why they are one point", self._one_point()
        yield "Why its status", [(f.why_status, []), *map(self._parts, f.differences), *self._equal()]
        yield (
            "On whose word",
            [(f"{self.safe(w.name)} ({w.kind}): {_statements(w.statements)}", []) for w in f.words],
        )
        if f.silent:
            yield "Who does not mention it", [(", ".join(map(self.safe, f.silent)), [])]
        if f.near:
            yield "What nearly joined", [self._near(near) for near in f.near]

    def _said(self, said: Said) -> Item:
        owner = f", {'denied by' if said.denied else 'crediting'} “{self.safe(said.by)}”" if said.by else ""
        owner = owner or (f", {NOBODY}" if said.denied else ", in its own voice")
        line = f"{said.number}. “{self.safe(said.text)}” — {self.safe(said.outlet)}{owner}"
        place = f"characters {said.span.start:,} to {said.span.end:,} of account {self.safe(said.account)}"
        held = f"; linked to {_statements(said.held)}, the surest first" if len(said.held) > 1 else ""
        held = held or (f"; linked to {_statements(said.held)} alone" if said.held else "")
        return line, [place + held]

    def _one_point(self) -> list[Item]:
        f = self.found
        if len(f.statements) == 1:
            return [("It is one statement; none of another account was held to be the same.", [])]
        items = [self._tie(tie) for tie in f.links]
        if f.not_compared:
            pairs = ", ".join(f"{a} and {b}" for a, b in f.not_compared)
            items.append((f"Of one point only by way of others, and so not compared: {pairs}.", []))
        return items

    def _tie(self, tie: Tie) -> Item:
        a, b = tie.between
        under = [f"for: {'; '.join(tie.speaks_for[:TOLD])}"] if tie.speaks_for else []
        under += [f"against: {'; '.join(tie.speaks_against[:TOLD])}"] if tie.speaks_against else []
        if tie.holds:
            alone = "this link alone" if len(self.found.links) > 1 else "it, the only link"
            under.append(f"{_statements(tie.holds).capitalize()} would not be of this point but for {alone}")
        return f"{a} and {b}: {tie.score:.2f}, {_sure(tie.score)}: {self.safe(tie.why)}", under

    def _parts(self, parts: Parts) -> Item:
        a, b = parts.between
        score = "" if parts.score is None else f" (score {parts.score:.2f}, {_sure(parts.score)})"
        if parts.values:
            one, other = map(self.safe, parts.values)
            return f"{parts.aspect}, {a} and {b}: “{one}” in {a}, “{other}” in {b}{score}", []
        return f"{parts.aspect}, {a} and {b}: {self.safe(parts.why)}{score}", []

    def _equal(self) -> list[Item]:
        """What was compared and found equal."""
        found = [
            f"{a} and {b}: {self.safe(line)}"
            for tie in self.found.links
            for line in tie.equal
            for a, b in [tie.between]
        ]
        return [("Compared and found equal:", found)] if found else []

    def _near(self, near: Almost) -> Item:
        home = f"; it stands in {self.safe(near.point)}" if near.point else ""
        line = f"“{self.safe(near.text)}” — {self.safe(near.outlet)}, nearest to {near.to}: {near.score:.2f}"
        return line, [self.safe(near.why), f"kept out because {near.kept_out}{home}"]


def _sure(score: float) -> str:
    return next(word for least, word in SURE if score >= least)


def _statements(numbers: tuple[int, ...]) -> str:
    listed = " and ".join(", ".join(map(str, numbers)).rsplit(", ", 1))
    return f"statement {listed}" if len(numbers) == 1 else f"statements {listed}"


def _nth(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"
