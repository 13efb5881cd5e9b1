"""Score the reader as it is installed on what no scorer of the keys covers.

    python training/reader/score.py ../shared/data [--events FOLDER...] [--articles N] [--only PART] [--into FILE]

Prints JSON. `furniture`: precision and recall over words on pages of outlets that training never saw, real leftovers
(lines that many of an outlet's articles share) and furniture spliced in. `entities`: F1 of exact spans on
entities.dev.jsonl.xz by kind. `events`: F1 of the words that tell them on ecb-plus.dev. `structure`: F1 of paragraph
ends, question marks and quotation marks. Each for text as published and flattened. --into puts them into the
training.json that stands beside the model.
"""  # fmt: skip

import argparse
import json
import lzma
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpora import LONGEST, SILVER, Article, document, held_out, named, outlets, repeated
from happened import articles
from pages import Filling, filled

from keys import Places
from rashomon.reader import read
from rashomon.reader.hearing import hear
from rashomon.reader.model import windows
from rashomon.reader.sentences import sentence_spans
from rashomon.text.words import flatten, words
from rashomon.types import Account

LINKED = re.compile(r"[^\n]*\bMORE\b[^\n]*")
"""A line with one outlet's link text, put in after a name and ended by MORE: no key says where it begins."""


def spliced(article: Article, filling: Filling, rng: np.random.Generator) -> list[tuple[str, bool]]:
    """An article's text in (text, whether it was put in) parts, with two pieces of furniture."""
    text = article.text[:LONGEST]
    cuts: list[tuple[int, str]] = []
    ends = [s.end for s in sentence_spans(text)]
    for _ in range(2):
        some, at, gap = (
            ("head", 0, "\n\n"), ("middle", int(rng.choice(ends)), "\n\n"), ("end", len(text), "\n\n"),
            ("inside", text.find(" ", int(rng.integers(len(text)))), " "),
        )[rng.integers(4)]  # fmt: skip
        if at >= 0:
            cuts.append((at, gap + filled(some, filling, rng) + gap))
    parts, upto = [], 0
    for at, put in sorted(cuts):
        parts += [(text[upto:at], False), (put, True)]
        upto = at
    return [*parts, (text[upto:], False)]


def labelled(parts: list[tuple[str, bool]], pages: Counter[str]) -> tuple[str, np.ndarray, np.ndarray]:
    """The text; a label a word (1 furniture, 0 not, -1 unknown); and whether the word was put in."""
    text = "".join(t for t, _ in parts)
    label = document(text, pages=pages).labels["furniture"]
    at = Places(text)
    for m in LINKED.finditer(text):
        label[slice(*at.range(m.start(), m.end()))] = -1
    put = np.concatenate([np.full(len(words(t)), p) for t, p in parts])
    label[put] = 1
    return text, label, put


def taken(text: str) -> np.ndarray:
    """For each word whether the reader sets it aside."""
    at, out = Places(text), np.zeros(len(words(text)), bool)
    for f in read(Account(id="page", text=text)).furniture:
        a, b = at.range(f.start, f.end)
        out[a:b] = True
    return out


def furniture(some: dict[str, list[Article]], filling: Filling, count: int) -> dict:
    """Precision, and recall of leftovers and of splices, clean and flattened."""
    rng = np.random.default_rng(5)
    pages = {o: repeated([a.text for a in found]) for o, found in some.items()}
    every = [a for found in some.values() for a in found]
    drawn = [every[i] for i in rng.permutation(len(every))[:count]]
    out = {}
    prepared = [labelled(spliced(a, filling, rng), pages[a.outlet]) for a in drawn]
    for flat in (False, True):
        n = Counter()
        for text, label, put in prepared:
            said = taken(flatten(text) if flat else text)
            n.update(
                right=int((said & (label == 1)).sum()), said=int((said & (label >= 0)).sum()),
                leftover=int((~put & (label == 1)).sum()), leftover_found=int((said & ~put & (label == 1)).sum()),
                spliced=int(put.sum()), spliced_found=int((said & put).sum()), words=len(label),
            )  # fmt: skip
        out["flattened" if flat else "as published"] = {
            "articles": len(drawn), "words": n["words"],
            "precision": ratio(n["right"], n["said"]),
            "recall": ratio(n["leftover_found"] + n["spliced_found"], n["leftover"] + n["spliced"]),
            "recall of leftovers": ratio(n["leftover_found"], n["leftover"]), "leftover words": n["leftover"],
            "recall of splices": ratio(n["spliced_found"], n["spliced"]), "spliced words": n["spliced"],
        }  # fmt: skip
    return out


def entities(file: Path) -> dict:
    """F1 a kind: of the entities that a reading gives for names, of the model's spans for the other kinds."""
    with lzma.open(file, "rt") as f:
        rows = [json.loads(x) for x in f]
    out: dict = defaultdict(dict)
    for flat in (False, True):
        n: Counter = Counter()
        for r in rows:
            at, text = Places(r["text"]), flatten(r["text"]) if flat else r["text"]
            key = {(*at.range(s, e), SILVER[k]) for s, e, k in r["entities"] if k in SILVER}
            key = {k for k in key if k[0] < k[1]}
            for kind, told in _told(text).items():
                mine = {k for k in key if k[2] == kind}
                n.update({(kind, "both"): len(mine & told), (kind, "key"): len(mine), (kind, "told"): len(told)})
        for kind in dict.fromkeys(SILVER.values()):
            form = "flattened" if flat else "as published"
            out[kind][form] = ratio(2 * n[kind, "both"], n[kind, "key"] + n[kind, "told"])
            out[kind]["in key"] = n[kind, "key"]
    return dict(out)


def _told(text: str) -> dict[str, set]:
    at = Places(text)
    out: dict[str, set] = {k: set() for k in SILVER.values()}
    names = ("person", "organisation", "place", "group")
    for e in (e for e in read(Account(id="a", text=text)).entities if e.kind != "unnamed"):
        kind = "organisation" if e.kind == "facility" else e.kind
        for m in e.mentions:
            if text[m.start : m.end].lower() not in ("he", "she"):
                out[kind].add((*at.range(m.start, m.end), kind))
    for x in hear(text).names:
        if x.kind not in names:
            out[x.kind].add((x.start, x.end, x.kind))
    return out


def structure(some: dict[str, list[Article]], count: int) -> dict:
    """F1 of what the model says of flattened text beyond ends, commas and capitals."""
    rng = np.random.default_rng(6)
    every = [a for found in some.values() for a in found]
    n: Counter = Counter()
    for i in rng.permutation(len(every))[:count]:
        text = every[i].text[:LONGEST]
        labels = document(text).labels
        flat = flatten(text)
        inside = hear(flat).inside
        marks = [(w.own, w.first, w.scores) for w in windows(flat)]
        paragraph = np.concatenate([s["paragraph"][o[0] - f : o[1] - f].argmax(1) for o, f, s in marks])
        question = np.concatenate([s["mark"][o[0] - f : o[1] - f].argmax(1) == 3 for o, f, s in marks])
        for name, said, key in (
            ("quoted words", inside > 0, labels["quoted"] > 0),
            ("quotations begun", inside == 1, labels["quoted"] == 1),
            ("paragraph ends", paragraph == 1, labels["paragraph"] == 1), ("questions", question, labels["mark"] == 3),
        ):  # fmt: skip
            n.update({(name, "both"): int((said & key).sum()), (name, "sum"): int(said.sum() + key.sum())})
    return {k: ratio(2 * n[k, "both"], n[k, "sum"]) for k in dict.fromkeys(k for k, _ in n)}


def events(file: Path) -> dict:
    """F1 of the words that tell events, as published and flattened; no event counts for or against on further words."""
    out = {}
    for flat in (False, True):
        n: Counter = Counter()
        for text, labels in articles(file):
            at, key = Places(text), np.zeros(len(words(text)), np.int64)
            for start, end, label in labels:
                key[slice(*at.range(start, end))] = label
            own = flatten(text) if flat else text
            at, said = Places(own), np.zeros(len(key), bool)
            for e in read(Account(id="a", text=own)).events:
                said[at.range(e.start, e.end)[0]] = True
            n.update(both=int((said & (key > 1)).sum()), all=int((said & (key > 0)).sum() + (key > 1).sum()))
        out["flattened" if flat else "as published"] = ratio(2 * n["both"], n["all"])
    return out


def ratio(a: int, b: int) -> float:
    """Three places."""
    return round(a / b, 3) if b else 0.0


def main() -> None:
    """Score, print."""
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("data", type=Path)
    ap.add_argument("--events", nargs="*", type=Path, default=[], help="folders of events whose accounts are left out")
    ap.add_argument("--articles", type=int, default=200)
    ap.add_argument("--only", choices=("furniture", "entities", "structure", "events"))
    ap.add_argument("--into", type=Path, help="the record of the training run")
    ap.add_argument("--seen", action="store_true", help="on outlets that training saw, to choose settings by")
    a = ap.parse_args()
    files = [
        a.data / p
        for p in ("attribution/train.jsonl", "entities/entities.train.jsonl.xz", "articles/articles.jsonl.xz")
    ]
    out = {}
    if a.only not in ("entities", "events"):
        every = outlets(files[2], [a.data / "sentences/dev.jsonl"], a.events)
        some = {o: found for o, found in every.items() if held_out(o) != a.seen}
        filling = Filling([x.title for f in some.values() for x in f if x.title], *named(*files[:2]), list(some))
        if a.only != "structure":
            out["furniture"] = furniture(some, filling, a.articles)
        if a.only != "furniture":
            out["structure"] = structure(some, a.articles)
    if a.only in (None, "entities"):
        out["entities"] = entities(a.data / "entities/entities.dev.jsonl.xz")
    if a.only in (None, "events"):
        out["events"] = events(a.data / "coreference/ecb-plus.dev.txt.xz")
    if a.into:
        record = json.loads(a.into.read_text())
        record["scores"] = record.get("scores", {}) | out
        a.into.write_text(json.dumps(record, indent=1) + "\n")
    print(json.dumps(out, indent=1))


if __name__ == "__main__":
    main()
