"""Who acts with whom: country, role and body of entities, from the words in and beside their names."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon import Account, read
from rashomon.reader.actors import coded
from rashomon.reader.capacities import ROLES, singular, table
from rashomon.reader.marked import Marked, mark
from rashomon.text.names import fold
from rashomon.text.words import flatten
from rashomon.types import Entity, Span

KINDS = {"p": "person", "o": "organisation", "l": "place", "f": "facility", "g": "group", "u": "unnamed"}
MARKED_UP = re.compile(r"\[([polfgu]) ([^]=]+)(?:=([^]]+))?\]")
DATA = Path(__file__).parents[2] / "src" / "rashomon" / "reader" / "data" / "actors.tsv"


class Row(NamedTuple):
    text: str
    entities: tuple[Entity, ...]
    expected: dict[str, list[str | None]]


def row(line: str) -> Row:
    """A line of actors.txt: its plain text, its entities, and what is expected of some."""
    written, _, wanted = line.partition(" => ")
    text, upto, found = "", 0, {}
    for m in MARKED_UP.finditer(written):
        text += written[upto : m.start()]
        kind, words, name = m.groups()
        e = found.setdefault(name or words, (KINDS[kind], []))
        e[1].append(Span(len(text), len(text) + len(words)))
        text, upto = text + words, m.end()
    text += written[upto:]
    entities = tuple(Entity(f"e{n}", k, v[0], tuple(v[1])) for n, (k, v) in enumerate(found.items(), 1))
    expected = {}
    for part in wanted.split("; "):
        name, _, fields = part.partition(": ")
        country, role, body = fields.split(" ", 2)
        expected[name] = [None if f == "-" else f for f in (country, role, body)]
    return Row(text, entities, expected)


LINES = (Path(__file__).parent / "actors.txt").read_text("utf-8").splitlines()
ROWS = [row(line) for line in LINES if line and not line.startswith("#")]


def told(marked: Marked, entities: tuple[Entity, ...]) -> dict[str, list[str | None]]:
    out = coded(marked, entities)
    names = {e.id: e.name for e in entities}
    return {old.name: [e.country, e.role, names.get(e.part_of or "")] for old, e in zip(entities, out, strict=True)}


def flat(r: Row, *, bare: bool) -> tuple[Marked, tuple[Entity, ...]]:
    """The row flattened: with marks and capitals as the model ought to restore them, or with ends of sentences alone."""
    marked, tokens, at = mark(r.text), [], 0
    for t in marked.tokens:
        sign = t.mark if t.mark == "." or not bare else ""
        tokens.append(t._replace(start=at, end=at + t.end - t.start, mark=sign, capital=t.capital and not bare))
        at += t.end - t.start + 1
    moved = {t.start: (n.start, n.end) for t, n in zip(marked.tokens, tokens, strict=True)}
    entities = []
    for e in r.entities:
        within = [[moved[t.start] for t in marked.tokens if m.start <= t.start < m.end] for m in e.mentions]
        spans = tuple(Span(w[0][0], w[-1][1]) for w in within)
        entities.append(Entity(e.id, flatten(e.name), e.kind, spans))
    return Marked(tokens, marked.sentences, True), tuple(entities)


@pytest.mark.parametrize("r", ROWS, ids=[r.text for r in ROWS])
def test_clean(r: Row) -> None:
    found = told(mark(r.text), r.entities)
    assert {name: found[name] for name in r.expected} == r.expected


@pytest.mark.parametrize("r", ROWS, ids=[r.text for r in ROWS])
def test_flattened_with_marks_restored(r: Row) -> None:
    found = told(*flat(r, bare=False))
    expected = {flatten(k): [*v[:2], v[2] and flatten(v[2])] for k, v in r.expected.items()}
    assert {name: found[name] for name in expected} == expected
