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
    """The row flattened, with marks and capitals as the model ought to restore them, or with sentence ends alone."""
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


def test_lost_marks_and_capitals_lose_little_and_falsify_next_to_nothing() -> None:
    told_of = kept = false = 0
    for r in ROWS:
        found = told(*flat(r, bare=True))
        for name, (country, role, body) in r.expected.items():
            for a, b in zip(found[flatten(name)], (country, role, body and flatten(body)), strict=True):
                told_of += b is not None
                kept += a == b is not None
                false += a is not None and a != b
    assert kept > 0.8 * told_of
    assert false <= 2


def test_there_are_rows_enough_that_expect_nothing() -> None:
    assert len(ROWS) >= 110
    assert sum(not any(any(v) for v in r.expected.values()) for r in ROWS) >= 15
    assert sum(v == [None, None, None] for r in ROWS for v in r.expected.values()) >= 20


def test_the_commonest_wins_and_the_first_of_those_level() -> None:
    text = "Senator [p Jo Doe] met General [p Doe=Jo Doe]. "
    assert told_of_doe(text) == "legislature"
    assert told_of_doe(text + "Later General [p Doe=Jo Doe] slept.") == "military"


def told_of_doe(written: str) -> str | None:
    r = row(written.strip() + " => Jo Doe: - - -")
    return told(mark(r.text), r.entities)["Jo Doe"][1]


VOCABULARY = (
    "the a of for at and , . iran Iranian s u U.S. President general spokesman former Pentagon Ann Lee army leader II "
    "police said has 44 New Mexico us pro who"
).split()


@given(st.lists(st.sampled_from(VOCABULARY), max_size=16), st.data())
def test_nothing_else_of_an_entity_changes(words: list[str], data: st.DataObject) -> None:
    marked = mark(" ".join(words))
    n = len(marked.tokens)
    entities = []
    for k in range(data.draw(st.integers(0, 4)) if n else 0):
        first = data.draw(st.integers(0, n - 1))
        last = data.draw(st.integers(first, min(first + 2, n - 1)))
        span = Span(marked.tokens[first].start, marked.tokens[last].end)
        name = " ".join(t.plain for t in marked.tokens[first : last + 1])
        kind = data.draw(st.sampled_from([*KINDS.values()]))
        entities.append(Entity(f"e{k + 1}", name, kind, (span,), roles=(span,)))
    out = coded(marked, entities)
    ids = {e.id for e in entities}
    assert [(e.id, e.name, e.kind, e.mentions, e.roles) for e in out] == [
        (e.id, e.name, e.kind, e.mentions, e.roles) for e in entities
    ]
    assert all(e.role in ROLES | {None} and e.part_of in (ids - {e.id}) | {None} for e in out)
    assert all(e.country is None or re.fullmatch("[A-Z]{2}", e.country) for e in out)


def test_the_table_is_well_formed() -> None:
    lines = [line for line in DATA.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = [line.split("\t") for line in lines]
    assert all(len(r) == 4 for r in rows)
    words = [r[0] for r in rows]
    assert words == sorted(set(words))
    assert len(words) >= 400
    assert all(fold(w) == w for w in words)
    forms = {"name", "word", "body", "title", "office", "arm", "honour", "part", "past", "capital"}
    assert {r[1] for r in rows} == forms
    assert {r[2] for r in rows} <= ROLES | {"-"}
    assert [r for r in rows if not re.fullmatch("[A-Z]{2}|-", r[3])] == []
    assert [r for r in rows if r[1] == "capital" and (r[2] != "government" or r[3] == "-")] == []


def test_no_plural_stands_beside_a_singular_that_says_the_same() -> None:
    known = table()
    assert [w for w in known if singular(w) != w and known.get(singular(w)) == known[w]] == []


def named(text: str) -> dict[str, Entity]:
    return {e.name: e for e in read(Account(id="a", text=text)).entities}


def test_read_says_who_a_minister_is() -> None:
    found = named(
        "Iranian Foreign Minister Reza Karimi met reporters in Oslo on Monday. Karimi said talks would go on."
    )
    assert (found["Reza Karimi"].country, found["Reza Karimi"].role) == ("IR", "government")
    assert (found["Oslo"].country, found["Oslo"].role) == (None, None)


def test_read_says_for_whom_somebody_speaks() -> None:
    found = named("The raid failed, said Jonathan Hofer, a spokesman for the Pentagon. The Pentagon gave no figure.")
    hofer, pentagon = found["Jonathan Hofer"], found["Pentagon"]
    assert (hofer.country, hofer.role, hofer.part_of) == ("US", "military", pentagon.id)


def test_read_leaves_open_what_nobody_says() -> None:
    found = named("Ilse Brandt met Jonas Feld in Bergen on Tuesday. Brandt told Feld that the ferry was late.")
    assert [(e.country, e.role, e.part_of) for e in found.values()] == [(None, None, None)] * len(found)
