"""Corpora read into documents: words and marks with a label a word for every head that the corpus knows."""

import json
import lzma
import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from keys import Places, Seen
from model import KINDS
from rashomon.model.pieces import Signs, signs
from rashomon.reader.sentences import sentence_spans

SILVER = {
    "PERSON": "person", "ORGANIZATION": "organisation", "LOCATION": "place", "MISC": "group", "DATE": "date",
    "TIME": "time", "DURATION": "duration", "MONEY": "money", "PERCENT": "percent", "NUMBER": "number",
    "ORDINAL": "ordinal",
}  # fmt: skip
"""CoreNLP's kinds by ours; its MISC is nearly always a nationality, party or faith."""
LONGEST = 6000
"""Characters of a well-written article that are learned from."""
REPEATED, SHORT = 4, 30
"""A line of at most so many words in so many of an outlet's articles is the page's."""
Range = tuple[int, int]


class Said(NamedTuple):
    """An attribution in word ranges."""

    source: list[Range]
    cue: list[Range]
    content: list[Range]


class Sentence(NamedTuple):
    """A sentence: its words [first, last), as published, and the teacher's embedding when there is one."""

    first: int
    last: int
    text: str
    vector: np.ndarray | None = None


class Document(NamedTuple):
    """A text's signs; labels a head [n words], -1 where the corpus does not know; attributions; sentences."""

    signs: Signs
    labels: dict[str, np.ndarray]
    said: list[Said] | None
    sentences: list[Sentence]


class Article(NamedTuple):
    """A well-written article and the headline that stood over it."""

    outlet: str
    title: str
    text: str


def document(
    text: str,
    said: list[dict] | None = None,
    entities: list[tuple[int, int, str]] | None = None,
    pages: Counter[str] | None = None,
) -> Document:
    """One text with what is known of it; `pages` counts how many texts of its kind hold a line."""
    found = signs(text)
    spans = [s for s, w in zip(found.spans, found.is_word, strict=True) if w]
    at = Places(text)
    sentences = [(*at.range(s.start, s.end), text[s.start : s.end]) for s in sentence_spans(text)]
    labels = {
        **marks(text, spans, [e for _, e, _ in sentences]),
        "entity": _entities(at, len(spans), entities),
        "quoted": quoted(text, spans),
        "furniture": leftovers(text, at, len(spans), pages),
    }
    frames = None
    if said is not None:
        frames = [Said(*([r for r in (at.range(*s) for s in a[k]) if r[0] < r[1]] for k in Said._fields)) for a in said]
        frames = [f for f in frames if f.cue and f.content]
    return Document(found, labels, frames, [Sentence(*s) for s in sentences if s[1] - s[0] > 2])


def marks(text: str, spans: list[Range], ends: list[int]) -> dict[str, np.ndarray]:
    """Marks, capitals and paragraph ends of well-written text; `ends` are the words at which its sentences end."""
    mark = np.zeros(len(spans), np.int8)
    paragraph = np.zeros(len(spans), np.int8)
    last = {e - 1 for e in ends}
    for i, ((_, end), (following, _)) in enumerate(pairwise([*spans, (len(text), len(text))])):
        gap = text[end:following]
        if i in last:
            mark[i] = 3 if "?" in gap else 2
        elif gap.lstrip("\"'”’)").startswith(","):
            mark[i] = 1
        paragraph[i] = "\n" in gap
    capital = np.array([_capital(text[s:e]) for s, e in spans], np.int8)
    if len(spans) and "\n" not in text.strip():
        paragraph[:] = -1
    return {"mark": mark, "capital": capital, "paragraph": paragraph}


def _capital(word: str) -> int:
    if word == word.lower():
        return 0
    if word[1:] == word[1:].lower():
        return 1
    return 2 if word.isupper() else 3


def quoted(text: str, spans: list[Range]) -> np.ndarray:
    """First and further words between double quotation marks; a line break closes what a writer left open."""
    label = np.zeros(len(spans), np.int8)
    before, inside, first = 0, False, False
    for i, (start, end) in enumerate(spans):
        for sign in text[before:start]:
            if sign == "\n":
                inside = False
            elif sign in '“”"':
                inside = sign == "“" or (sign == '"' and not inside)
                first = inside
        label[i] = 0 if not inside else 1 if first else 2
        first, before = False, end
    return label


def _entities(at: Places, n: int, entities: list[tuple[int, int, str]] | None) -> np.ndarray:
    label = np.full(n, -1 if entities is None else 0, np.int8)
    for start, end, kind in entities or []:
        if kind in SILVER:
            a, b = at.range(start, end)
            k = 1 + 2 * KINDS.index(SILVER[kind])
            label[a : a + 1], label[a + 1 : b] = k, k + 1
    return label


def lines(text: str) -> list[tuple[int, int, str]]:
    """(start, end, words) of each line that holds something."""
    return [(m.start(), m.end(), m.group().strip()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]


def repeated(texts: list[str]) -> Counter[str]:
    """In how many texts each short line stands."""
    return Counter(x for text in texts for x in {x for _, _, x in lines(text) if len(x.split()) <= SHORT})


def leftovers(text: str, at: Places, n: int, pages: Counter[str] | None) -> np.ndarray:
    """Words of lines that many texts of the outlet share: furniture. Lines that do not end as prose does: unknown."""
    label = np.zeros(n, np.int8)
    for start, end, line in lines(text):
        a, b = at.range(start, end)
        if pages and pages[line] >= REPEATED:
            label[a:b] = 1
        elif not re.search(r"[.!?:…][\"'”’)]*$", line) and b - a <= SHORT:
            label[a:b] = -1
    return label


def attributed(attribution: Path, entities: Path) -> list[Document]:
    """PolNeAR's articles with attributions and silver entities."""
    with lzma.open(entities, "rt") as f:
        silver = {r["id"]: r["entities"] for r in map(json.loads, f)}
    keyed = [json.loads(x) for x in attribution.read_text().split("\n") if x]
    pages = repeated([a["text"] for a in keyed])
    return [document(a["text"], a["attributions"], silver.get(a["id"]), pages) for a in keyed]


def named(attribution: Path, entities: Path) -> tuple[list[str], list[str]]:
    """People's names of two or three words, and places' names of one, in PolNeAR's articles."""
    people, places = set(), set()
    texts = {a["id"]: a["text"] for a in map(json.loads, filter(None, attribution.read_text().split("\n")))}
    with lzma.open(entities, "rt") as f:
        for r in map(json.loads, f):
            for start, end, kind in r["entities"]:
                name = texts.get(r["id"], "")[start:end]
                if kind == "PERSON" and re.fullmatch(r"[A-Z][a-z]+(?: [A-Z]\.)? [A-Z]\w+", name):
                    people.add(name)
                elif kind == "LOCATION" and re.fullmatch(r"[A-Z][a-z]+", name):
                    places.add(name)
    return sorted(people), sorted(places)


def outlets(articles: Path, leave_out: list[Path], events: list[Path]) -> dict[str, list[Article]]:
    """Well-written articles by outlet; those of dev keys and of events with keys are left out."""
    left = {json.loads(x)["id"] for p in leave_out for x in p.read_text().split("\n") if x}
    seen = Seen(events)
    out = defaultdict(list)
    with lzma.open(articles, "rt") as f:
        for a in map(json.loads, f):
            if a["id"] not in left and not seen(a["text"]):
                out[a["outlet"]].append(Article(a["outlet"], a["title"] or "", a["text"]))
    return out


def held_out(outlet: str) -> bool:
    """Whether an outlet's pages are kept for measuring: one outlet in six, by its name."""
    return sum(outlet.encode()) % 6 == 0


def written(some: dict[str, list[Article]], count: int, rng: np.random.Generator) -> list[Document]:
    """Documents of articles drawn at random from outlets."""
    pages = {o: repeated([a.text for a in found]) for o, found in some.items()}
    every = [a for found in some.values() for a in found]
    drawn = (every[i] for i in rng.permutation(len(every))[:count])
    return [document(a.text[:LONGEST], pages=pages[a.outlet]) for a in drawn]
