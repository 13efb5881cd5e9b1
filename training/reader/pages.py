"""Page furniture spliced into documents: headlines of other articles, and the phrases that pages print around them.

The templates are ours; the headlines and names that fill them come from the training corpora, and stay there.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np
from corpora import Document, Said, Sentence, document

from rashomon.model.pieces import BROKEN, SPACED

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SECTIONS = (
    "Home News World Politics U.S. Opinion Business Tech Science Health Sports Culture Travel Style Video Podcasts "
    "Newsletters Search Subscribe Menu Live Weather Markets Entertainment Magazine Photos"
).split()
AGENCIES = ("Getty Images", "AP", "Reuters", "AFP", "AP Photo", "AFP/Getty Images", "EPA", "Bloomberg", "handout")


def _templates() -> dict[str, list[str]]:
    """Templates by where they go: at the head, between sentences, inside one, at the end."""
    parts = Path(__file__).with_name("templates.txt").read_text().split("# ")[1:]
    return {name: lines for name, *lines in (p.strip().split("\n") for p in parts)}


TEMPLATES = _templates()


class Filling(NamedTuple):
    """What the templates are filled with."""

    titles: list[str]
    names: list[str]
    words: list[str]
    outlets: list[str]


def filled(where: str, filling: Filling, rng: np.random.Generator) -> str:
    """One piece of furniture as it stands `where` in pages."""
    some = TEMPLATES[where]
    template = some[rng.integers(len(some))]
    while "{" in template:
        key = template[template.index("{") + 1 : template.index("}")]
        template = template.replace("{" + key + "}", _value(key, filling, rng), 1)
    return template


def _value(key: str, filling: Filling, rng: np.random.Generator) -> str:
    def one(some) -> str:
        return str(some[rng.integers(len(some))])

    match key:
        case "title":
            return one(filling.titles)
        case "cut":  # a headline, or the last line before the account, that the scraper cut off in front
            words = one(filling.titles).split()
            return " ".join(words[rng.integers(len(words)) :])
        case "name":
            return one(filling.names)
        case "word":
            return one(filling.words)
        case "outlet":
            return one(filling.outlets)
        case "mail":
            user = one(filling.names).lower().replace(" ", ".")
            return f"{user}@{one(filling.outlets).split()[0].lower()}.com"
        case "nav":
            return " ".join(one(SECTIONS) for _ in range(rng.integers(3, 12)))
        case "date":
            return f"{one(MONTHS)} {rng.integers(1, 31)}, {rng.integers(2008, 2024)}"
        case "clock":
            return f"{rng.integers(1, 13)}:{rng.integers(10, 60)} {one(('AM', 'PM'))}"
        case "month":
            return one(MONTHS)
        case "day":
            return one(DAYS)
        case "year":
            return str(rng.integers(2005, 2024))
        case "agency":
            return one(AGENCIES)
    return str(rng.integers(1, 40))


def furnished(doc: Document, filling: Filling, rng: np.random.Generator) -> Document:
    """The document with one to four pieces of furniture: before it, between its sentences or in one, after it."""
    for _ in range(int(rng.integers(1, 5))):
        n = len(doc.labels["mark"])
        where = rng.random()
        free = np.flatnonzero(doc.labels["furniture"] != 1)
        ends = np.flatnonzero((doc.labels["mark"] >= 2) & (doc.labels["furniture"] != 1)) + 1
        if where < 0.3 or not len(ends):
            some, at, gap = "head", 0, BROKEN
        elif where < 0.6:
            some, at, gap = "middle", int(rng.choice(ends)), BROKEN
        elif where < 0.75:
            some, at, gap = "inside", int(rng.choice(free)), SPACED
        else:
            some, at, gap = "end", n, BROKEN
        text = filled(some, filling, rng)
        doc = inserted(doc, at, document(text), SPACED if rng.random() < 0.2 else gap)
    return doc


def inserted(doc: Document, at: int, page: Document, gap: int) -> Document:
    """The document with a page's words before its word `at`; spans that it breaks go on behind it."""
    k = len(page.labels["mark"])
    if not k:
        return doc
    signs, where = doc.signs, _sign(doc, at)
    feature = list(page.signs.feature)
    feature[0] = feature[0] // 3 * 3 + gap
    after = list(signs.feature[where:])
    after[:1] = [f // 3 * 3 + gap for f in after[:1]]
    mixed = type(signs)(
        signs.pieces[:where] + page.signs.pieces + signs.pieces[where:],
        signs.feature[:where] + feature + after,
        signs.spans[:where] + page.signs.spans + signs.spans[where:],
        signs.is_word[:where] + page.signs.is_word + signs.is_word[where:],
    )
    fill = {"furniture": 1, "mark": -1, "capital": -1, "entity": -1, "quoted": -1, "paragraph": -1}
    labels = {name: np.concatenate((v[:at], np.full(k, fill[name], np.int8), v[at:])) for name, v in doc.labels.items()}
    for name in ("entity", "quoted"):  # a span that is broken begins again
        label = labels[name]
        if at + k < len(label) and label[at + k] > 0 and label[at + k] % 2 == 0:
            label[at + k] -= 1
    said = None
    if doc.said is not None:
        said = [Said(*([p for r in spans for p in _shifted(r, at, k)] for spans in a)) for a in doc.said]
    return Document(mixed, labels, said, [s for s in (_moved(s, at, k) for s in doc.sentences) if s])


def _sign(doc: Document, at: int) -> int:
    """The sign before which word `at` stands with the marks that open it."""
    signs = doc.signs
    where = [i for i, w in enumerate(signs.is_word) if w]
    if at == len(where):
        return len(signs.is_word)
    i = where[at]
    while i and not signs.is_word[i - 1] and signs.feature[i] % 3 == 0:
        i -= 1
    return i if signs.feature[i] % 3 else where[at]


def _shifted(r: tuple[int, int], at: int, k: int) -> list[tuple[int, int]]:
    if r[1] <= at:
        return [r]
    if r[0] >= at:
        return [(r[0] + k, r[1] + k)]
    return [(r[0], at), (at + k, r[1] + k)]


def _moved(s: Sentence, at: int, k: int) -> Sentence | None:
    parts = _shifted((s.first, s.last), at, k)
    return s._replace(first=parts[0][0], last=parts[0][1]) if len(parts) == 1 else None
