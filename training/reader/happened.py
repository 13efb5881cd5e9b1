"""Corpora of what happens: which words tell events, of what type, done by whom and to whom.

Three corpora each know a part. ECB+ marks the words that tell events; PLV gives each sentence the type of one; the
treebanks of Universal Dependencies have verbs' subjects and objects. What a corpus does not know is left open: a word's
label is the set of classes that it may have, as bits, 0 where any.
"""

import csv
import itertools
import lzma
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from corpora import Document, Range, Said
from held_out import held_out
from triggers import types

from keys import Places
from model import TYPES
from rashomon.model.pieces import signs
from rashomon.text.words import words

NONE, OTHER = 1, 1 << (len(TYPES) + 1)
ANY = (OTHER << 1) - 2
"""Sets of classes: no event; one of a type of our own; one of any type."""
TELLING = frozenset("said say says saying told tell tells telling according".split())
"""ECB+ has these as events; here they are attributions."""
BAG = 32
"""A bag's number is that of its sentence times this, and its type's."""
PACK = 5
"""Sentences that know nothing of each other in one document."""
TOWARDS = ("obl:on", "obl:against", "obl:with", "obl:at", "obl:to", "obl:into", "obl:from", "obl:over", "obl:for")
"""What stands for an object where a verb has none: "fired at the base"."""
LOOSE = frozenset("acl acl:relcl appos parataxis punct dep list advcl discourse orphan cop aux mark".split())
"""What hangs on a noun and is no part of its name."""


Label = tuple[int, int, int]
"""Where a word begins and ends, and the set of its classes."""


class Word(NamedTuple):
    """A word of a treebank: its place in the text, and its graph of (head, relation)."""

    start: int
    end: int
    form: str
    pos: str
    head: int
    relation: str
    passive: bool
    graph: list[tuple[int, str]]


def bits(found: Iterable[str]) -> int:
    """Types as a set of classes."""
    return sum(2 << TYPES.index(t) for t in set(found))


def told(plv: Path, rng: np.random.Generator, *, kept: bool = False) -> list[Document]:
    """PLV's sentences, a few in a document, but for those held out; with `kept` those alone, one a document.

    `bag` numbers the sentence in its document and its type, or none (BAG - 1) for the words that cannot tell the event:
    where some suggest its type, the others.
    """
    with plv.open(newline="") as f:
        rows = [r for r in csv.DictReader(f, delimiter="\t") if held_out(r["id"]) == kept]
    if not kept:
        rows = [rows[i] for i in rng.permutation(len(rows))]
    some = (rows[i : i + (1 if kept else PACK)] for i in range(0, len(rows), 1 if kept else PACK))
    return [_packed(pack) for pack in some]


def _packed(rows: list[dict[str, str]]) -> Document:
    text, bags, said = "", [], []
    for k, row in enumerate(rows):
        sentence, kind = row["sentence"], TYPES.index(row["type"])
        spans = [(w.start, w.end) for w in words(sentence)]
        hints = [row["type"] in types(sentence[s:e].lower()) for s, e in spans]
        first = len(bags)
        bags += [k * BAG + (kind if hint or not any(hints) else BAG - 1) for hint in hints]
        ranges = [_found(sentence, row[name], first) for name in ("source", "target")]
        if sum(hints) == 1:
            at = first + hints.index(True)
            source, target = ([r] if r and not r[0] <= at < r[1] else [] for r in ranges)
            said.append(Said(source, [(at, at + 1)], target))
        text += sentence + "\n"
    return Document(signs(text), {"event": np.zeros(len(bags), np.int64), "bag": np.array(bags, np.int64)}, said, [])


def _found(sentence: str, name: str, first: int) -> Range | None:
    """The words of a name in a sentence whose words are counted from `first`."""
    at = sentence.find(name)
    if at < 0:
        return None
    a, b = Places(sentence).range(at, at + len(name))
    return (a + first, b + first) if a < b else None


def marked(ecb: Path) -> Iterator[Document]:
    """ECB+'s annotated sentences, each article's in a document."""
    return (_labelled(text, labels, []) for text, labels in articles(ecb))


def articles(ecb: Path) -> Iterator[tuple[str, list[Label]]]:
    """The text of each article's annotated sentences, and the classes that its words may have."""
    with lzma.open(ecb, "rt") as f:
        rows = [x.rstrip("\n").split("\t") for x in f if x.count("\t") == 4]
    for _, article in itertools.groupby(rows, key=lambda r: r[0]):
        text, labels, before = "", [], ""
        for _, _, _, form, tag in article:
            if not form.strip():
                continue
            at = len(text)
            text += form + " "
            plain = form.lower()
            event = re.match(r"(Singleton_|INTRA_|NEG_?|INTRA_UNK_)*ACT", tag) and plain not in TELLING
            label = NONE if not event else 0 if tag == before else bits(types(plain)) | OTHER
            labels.append((at, at + len(form), label))
            before = tag
        yield text, labels


def _labelled(text: str, labels: list[Label], said: list[Said]) -> Document:
    at, found = Places(text), signs(text)
    event = np.zeros(sum(found.is_word), np.int64)
    for start, end, label in labels:
        a, b = at.range(start, end)
        event[a:b] = label
    return Document(found, {"event": event, "bag": np.full(len(event), -1)}, said, [])


def parsed(*treebanks: Path) -> Iterator[Document]:
    """The documents of treebanks: verbs with their actors and targets, and words that tell no event."""
    for path in treebanks:
        with lzma.open(path, "rt") as f:
            for document in f.read().split("# newdoc")[1:]:
                text, sentences = _laid_out(document)
                at = Places(text)
                said = [s for tree in sentences for s in _said(tree, at)]
                labels = [(w.start, w.end, _closed(w)) for tree in sentences for w in tree]
                yield _labelled(text, labels, said)


def _closed(w: Word) -> int:
    return 0 if w.pos in ("VERB", "NOUN", "ADJ", "PROPN") else NONE


def _laid_out(document: str) -> tuple[str, list[list[Word]]]:
    """A document's text, and its sentences' words."""
    text, sentences = "", []
    for block in document.split("\n\n"):
        tree, upto, inside = [], 0, 0
        for line in block.split("\n"):
            c = line.split("\t")
            if len(c) != 10 or "." in c[0]:
                continue
            if "-" in c[0]:
                upto, inside = int(c[0].split("-")[1]), len(text)
                text += c[1] + ("" if "SpaceAfter=No" in c[9] else " ")
                continue
            at = inside if int(c[0]) <= upto else len(text)  # "Norwick's" is one word of two
            inside = at + len(c[1])
            if int(c[0]) > upto:
                text += c[1] + ("" if "SpaceAfter=No" in c[9] else " ")
            graph = [
                (int(h), r) for h, r in (x.split(":", 1) for x in c[8].split("|") if x[:1].isdigit()) if h.isdigit()
            ]
            tree.append(Word(at, inside, c[1], c[3], int(c[6]), c[7], "Voice=Pass" in c[5], graph))
        text += "\n" if tree else ""
        sentences.append(tree)
    return text, sentences


def _said(tree: list[Word], at: Places) -> Iterator[Said]:
    """Each verb, and each noun made of one, with its actor as source and its target as content."""
    below: dict[int, list[int]] = {}
    deep: dict[int, list[tuple[int, str]]] = {}
    for i, w in enumerate(tree, 1):
        below.setdefault(w.head, []).append(i)
        for head, relation in w.graph:
            deep.setdefault(head, []).append((i, relation))
    for i, w in enumerate(tree, 1):
        if w.pos == "VERB" and w.relation not in ("amod", "compound", "fixed", "case", "mark"):
            actor, target = _of_verb(tree, i, deep.get(i, []))
        elif w.pos == "NOUN" and types(w.form.lower()):
            actor, target = _of_noun(tree, deep.get(i, []))
        else:
            continue
        spans = [_name(tree, below, k, at) if k and tree[k - 1].pos != "X" else None for k in (actor, target)]
        trigger = at.range(w.start, w.end)
        source, content = ([s] if s and s[0] < s[1] and not s[0] <= trigger[0] < s[1] else [] for s in spans)
        if trigger[0] < trigger[1] and (source or content or w.pos == "VERB"):
            yield Said(source, [(trigger[0], trigger[0] + 1)], content)


def _of_verb(tree: list[Word], i: int, below: list[tuple[int, str]]) -> tuple[int, int]:
    """Whoever does it, and whom or what it is done to; 0 where nothing says so."""
    w = tree[i - 1]

    def first(*relations: str) -> int:
        return next((k for r in relations for k, found in below if found == r or found.startswith(r + ":rel")), 0)

    actor = first("nsubj", "nsubj:xsubj") or first("obl:agent")
    target = first("obj", "nsubj:pass", "nsubj:pass:xsubj", "iobj") or first(*TOWARDS)
    if w.relation in ("acl", "acl:relcl") and not (actor and target):
        if w.passive and not target:
            target = w.head
        elif w.form.lower().endswith("ing") and not actor:
            actor = w.head
    return actor, target if target != actor else 0


def _of_noun(tree: list[Word], below: list[tuple[int, str]]) -> tuple[int, int]:
    """The same of a noun: "Iran's attack on the base", "an attack by rebels", "the Iranian attack"."""

    def first(*relations: str) -> int:
        return next((k for r in relations for k, found in below if found == r), 0)

    before = first("amod", "compound")
    named = before if before and tree[before - 1].form[:1].isupper() else 0
    actor = first("nmod:by", "nmod:poss", "nmod:from", "nmod:between") or named
    return actor, first("nmod:on", "nmod:against", "nmod:with", "nmod:to", "nmod:of", "nmod:for")


def _name(tree: list[Word], below: dict[int, list[int]], i: int, at: Places) -> Range | None:
    """The unbroken words that name what the word stands for, its preposition and its clauses left out."""
    inside, todo = {i}, [i]
    while todo:
        for k in below.get(todo.pop(), []):
            if tree[k - 1].relation not in LOOSE and tree[k - 1].relation not in ("case", "cc:preconj"):
                inside.add(k)
                todo.append(k)
            elif tree[k - 1].relation == "case" and tree[k - 1].head != i:
                inside.add(k)
    first = last = i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return at.range(tree[first - 1].start, tree[last - 1].end)


def happened(plv: Path, ecb: Path, ewt: Path, gum: Path, rng: np.random.Generator) -> list[Document]:
    """All of them, the smaller ones more than once, so that each is learned."""
    return [*(d for _ in range(4) for d in told(plv, rng)), *marked(ecb), *marked(ecb), *parsed(ewt, gum)]
