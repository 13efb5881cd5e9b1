"""Corpora read into documents: words and marks with a label a word for every head that the corpus knows."""

import json
import lzma
from pathlib import Path
from typing import NamedTuple

import numpy as np
from model import KINDS

from keys import Places, Seen
from rashomon.reader.pieces import Signs, signs
from rashomon.reader.sentences import sentence_spans

SILVER = {
    "PERSON": "person", "ORGANIZATION": "organisation", "LOCATION": "place", "MISC": "group", "DATE": "date",
    "TIME": "time", "DURATION": "duration", "MONEY": "money", "PERCENT": "percent", "NUMBER": "number",
    "ORDINAL": "ordinal",
}  # fmt: skip
"""CoreNLP's kinds by ours; its MISC is nearly always a nationality, party or faith."""
Range = tuple[int, int]


class Said(NamedTuple):
    """An attribution in word ranges."""

    source: list[Range]
    cue: list[Range]
    content: list[Range]


class Document(NamedTuple):
    """A text's signs, and labels [n words]; -1 where the corpus does not know."""

    signs: Signs
    mark: np.ndarray
    capital: np.ndarray
    entity: np.ndarray
    said: list[Said] | None


def marks(text: str, found: Signs) -> tuple[np.ndarray, np.ndarray]:
    """Marks and capitals of well-written text, a label a word."""
    spans = [s for s, w in zip(found.spans, found.is_word, strict=True) if w]
    mark = np.zeros(len(spans), np.int8)
    ends = iter([s.end for s in sentence_spans(text)])
    stop = next(ends, len(text))
    for i, (_, end) in enumerate(spans):
        following = spans[i + 1][0] if i + 1 < len(spans) else len(text) + 1
        gap = text[end:following]
        if following >= stop:
            mark[i] = 3 if "?" in gap else 2
            stop = next(ends, len(text) + 2)
        elif gap.lstrip("\"'”’)").startswith(","):
            mark[i] = 1
    capital = np.array([_capital(text[s:e]) for s, e in spans], np.int8)
    return mark, capital


def _capital(word: str) -> int:
    if word == word.lower():
        return 0
    if word[1:] == word[1:].lower():
        return 1
    return 2 if word.isupper() else 3


def document(text: str, said: list[dict] | None = None, entities: list[tuple[int, int, str]] | None = None) -> Document:
    """One text with what is known of it."""
    found = signs(text)
    mark, capital = marks(text, found)
    at = Places(text)
    entity = np.full(len(mark), -1 if entities is None else 0, np.int8)
    for start, end, kind in entities or []:
        if kind in SILVER:
            a, b = at.range(start, end)
            k = 1 + 2 * KINDS.index(SILVER[kind])
            entity[a : a + 1], entity[a + 1 : b] = k, k + 1
    frames = None
    if said is not None:
        frames = [Said(*([r for r in (at.range(*s) for s in a[k]) if r[0] < r[1]] for k in Said._fields)) for a in said]
        frames = [f for f in frames if f.cue and f.content]
    return Document(found, mark, capital, entity, frames)


def attributed(attribution: Path, entities: Path) -> list[Document]:
    """PolNeAR's articles with attributions and silver entities."""
    with lzma.open(entities, "rt") as f:
        silver = {r["id"]: r["entities"] for r in map(json.loads, f)}
    keyed = [json.loads(x) for x in attribution.read_text().split("\n") if x]
    return [document(a["text"], a["attributions"], silver.get(a["id"])) for a in keyed]


def written(articles: Path, leave_out: list[Path], events: list[Path], count: int) -> list[Document]:
    """Well-written articles, drawn with a fixed seed; those of dev keys and of events with keys are left out."""
    left = {json.loads(x)["id"] for p in leave_out for x in p.read_text().split("\n") if x}
    seen = Seen(events)
    with lzma.open(articles, "rt") as f:
        lines = [x for x in f.read().split("\n") if x]
    out: list[Document] = []
    for i in np.random.default_rng(0).permutation(len(lines)):
        a = json.loads(lines[i])
        if a["id"] not in left and not seen(a["text"]):
            out.append(document(a["text"][:6000]))
        if len(out) == count:
            break
    return out
