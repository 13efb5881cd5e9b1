"""Count words and learn small word vectors from articles.

    python training/lexicon.py ARTICLES.jsonl.xz --out src/rashomon/reconcile/data/lexicon.npz
        [--leave-out KEY.jsonl ...]

For the most frequent stems: the share of articles they stand in, as inverse document frequency, and a vector from the
singular value decomposition of positive pointwise mutual information within five words (Levy and Goldberg 2014),
rounded to 8 bits. Seeded; the order of the articles does not matter.
"""

import argparse
import json
import lzma
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix
from sklearn.decomposition import TruncatedSVD

from keys import Seen
from rashomon.text.stems import stem
from rashomon.text.words import plain

VOCABULARY, SIZE, WINDOW = 30000, 64, 5


def counted(texts: list[list[int]], v: int) -> csr_matrix:
    """How often two stems stand within WINDOW words, nearer pairs counting more: [v, v]."""
    total = csr_matrix((v, v), dtype=np.float32)
    for at in range(0, len(texts), 1500):
        ids = np.concatenate([np.array([*t, *[-1] * WINDOW]) for t in texts[at : at + 1500]])
        for d in range(1, WINDOW + 1):
            a, b = ids[:-d], ids[d:]
            ok = (a >= 0) & (b >= 0)
            ones = np.full(int(ok.sum()), 1 / d, dtype=np.float32)
            total = total + coo_matrix((ones, (a[ok], b[ok])), shape=(v, v)).tocsr()
    return total + total.T


def vectors(pairs: csr_matrix) -> np.ndarray:
    """Unit vectors [v, SIZE] from positive pointwise mutual information."""
    c = pairs.tocoo()
    rows = np.asarray(pairs.sum(1)).ravel()
    context = rows**0.75
    pmi = np.log(c.data * context.sum() / (rows[c.row] * context[c.col]))
    keep = (pmi > 0) & (c.data >= 2)
    m = csr_matrix((pmi[keep], (c.row[keep], c.col[keep])), shape=pairs.shape)
    svd = TruncatedSVD(SIZE, random_state=0, n_iter=4)
    x = svd.fit_transform(m) / np.sqrt(svd.singular_values_)
    return x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-9)


def main() -> None:
    """Read, count, decompose, write."""
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("articles")
    ap.add_argument("--out", required=True)
    ap.add_argument("--leave-out", nargs="*", default=[])
    ap.add_argument("--events", nargs="*", type=Path, default=[], help="folders of events whose accounts are left out")
    a = ap.parse_args()
    left_out = {json.loads(x)["id"] for p in a.leave_out for x in Path(p).read_text().split("\n") if x}
    known = Seen(a.events)
    seen: Counter[str] = Counter()
    texts: list[list[str]] = []
    with lzma.open(a.articles, "rt") as f:
        for line in f:
            r = json.loads(line)
            if r["id"] not in left_out and not known(r["text"]):
                stems = [stem(w) for w in plain(r["text"]) if not w.isdigit()]
                seen.update(set(stems))
                texts.append(stems)
    ranked = sorted(seen.items(), key=lambda x: (-x[1], x[0]))[:VOCABULARY]
    place = {w: i for i, (w, _) in enumerate(ranked)}
    pairs = counted([[place.get(w, -1) for w in t] for t in texts], len(place))
    x = vectors(pairs)
    idf = np.log(len(texts) / np.array([n for _, n in ranked]))
    Path(a.out).parent.mkdir(parents=True, exist_ok=True)
    names = np.frombuffer("\n".join(place).encode(), dtype=np.uint8)
    np.savez_compressed(a.out, words=names, idf=idf.astype(np.float16), vectors=np.round(x * 127).astype(np.int8))
    for w in ("missil", "kill", "minist", "court", "wildfir"):
        if w in place:
            near = np.argsort(-(x @ x[place[w]]))[:8]
            print(w, [ranked[i][0] for i in near])


if __name__ == "__main__":
    main()
