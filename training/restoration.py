"""Train the restoration model on well-written articles.

    python training/restoration.py ARTICLES.jsonl.xz --out src/rashomon/reader/data/restoration.npz [--articles 8000]

The articles' own sentence ends, commas and capitals are the key; the model sees the words alone. Three logistic
regressions (scikit-learn's SGD, seeded) over hashed n-grams, weights rounded to 8 bits. Prints F1 a head on the last
300 articles, which are not trained on. Articles named in --leave-out (JSON Lines with an id) are never used.
"""

import argparse
import hashlib
import json
import lzma
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier

from keys import Seen
from rashomon.reader.restoration import BUCKETS, GRAMS, HEADS, ngrams
from rashomon.reader.sentences import sentence_spans
from rashomon.text.words import words

HELD_OUT = 300


def labels(text: str) -> tuple[list[str], np.ndarray]:
    """The words of a text, and for each whether it ends a sentence, is followed by a comma, has a capital: [n, 3]."""
    found = words(text)
    out = np.zeros((len(found), len(HEADS)), dtype=bool)
    ends = iter([s.end for s in sentence_spans(text)])
    stop = next(ends, len(text))
    for i, w in enumerate(found):
        following = found[i + 1].start if i + 1 < len(found) else len(text)
        if following >= stop:
            out[i, 0] = True
            stop = next(ends, len(text) + 1)
        out[i, 1] = not out[i, 0] and text[w.end : following].lstrip("\"'”’)").startswith(",")
        out[i, 2] = text[w.start : w.end] != w.plain
    return [w.plain for w in found], out


def prepare(texts: list[str]) -> tuple[csr_matrix, np.ndarray]:
    """Feature matrix [words, buckets] and labels [words, 3] of many texts."""
    grams, marks = [], []
    for text in texts:
        plain, y = labels(text)
        if plain:
            grams.append(ngrams(plain).astype(np.int32))
            marks.append(y)
    columns = np.concatenate(grams)
    n = len(columns)
    rows = np.arange(0, n * len(GRAMS) + 1, len(GRAMS))
    data = np.ones(n * len(GRAMS), dtype=np.float32)
    return csr_matrix((data, columns.ravel(), rows), shape=(n, BUCKETS)), np.concatenate(marks)


def f1(said: np.ndarray, key: np.ndarray) -> float:
    """F1 of two boolean arrays."""
    return 2 * float((said & key).sum()) / max(1, int(said.sum() + key.sum()))


def best_bias(score: np.ndarray, key: np.ndarray) -> float:
    """The shift of the log odds that gives the best F1."""
    tried = np.linspace(-1.5, 1.5, 31)
    return float(max(tried, key=lambda b: f1(score + b > 0, key)))


def main() -> None:
    """Read, train, round, measure, write."""
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("articles")
    ap.add_argument("--out", required=True)
    ap.add_argument("--leave-out", nargs="*", default=[])
    ap.add_argument("--events", nargs="*", type=Path, default=[], help="folders of events whose accounts are left out")
    ap.add_argument("--articles", dest="count", type=int, default=8000)
    ap.add_argument("--epochs", type=int, default=4)
    a = ap.parse_args()
    left_out = {json.loads(x)["id"] for p in a.leave_out for x in Path(p).read_text().split("\n") if x}
    with lzma.open(a.articles) as f:
        raw = f.read()
    texts = [r["text"] for x in raw.decode().split("\n") if x for r in [json.loads(x)] if r["id"] not in left_out]
    seen = Seen(a.events)
    texts = [t for t in texts if not seen(t)]
    order = np.random.default_rng(0).permutation(len(texts))
    texts = [texts[i] for i in order[: a.count + HELD_OUT]]
    x, y = prepare(texts[:-HELD_OUT])
    held_x, held_y = prepare(texts[-HELD_OUT:])
    weights, scale, bias, scored = [], [], [], {}
    for k, head in enumerate(HEADS):
        fit = SGDClassifier("log_loss", alpha=2e-7, max_iter=a.epochs, tol=None, random_state=0, average=True)
        fit.fit(x, y[:, k])
        w = fit.coef_[0]
        s = float(np.abs(w).max()) / 127
        rounded = np.round(w / s).astype(np.int8)
        score = held_x @ (rounded * s) + fit.intercept_[0]
        shift = best_bias(score, held_y[:, k])
        scored[head] = round(f1(score + shift > 0, held_y[:, k]), 3)
        weights.append(rounded)
        scale.append(s)
        bias.append(fit.intercept_[0] + shift)
        print(head, scored[head], flush=True)
    out = Path(a.out)
    out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out, weights=np.stack(weights, 1), scale=np.float32(scale), bias=np.float32(bias))
    card = {"articles": a.count, "words": x.shape[0], "corpus_sha256": hashlib.sha256(raw).hexdigest(), "f1": scored}
    print(json.dumps(card))


if __name__ == "__main__":
    main()
