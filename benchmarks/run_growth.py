"""How time and memory of `reconcile` grow with the number of accounts.

    python benchmarks/run_growth.py ARTICLES.jsonl.xz

Takes the fifty articles of one topic that are nearest to one another (TF-IDF) among the first long ones, each cut to
1,000 words, and reconciles 3 to 50 of them, whole commands. Needs scikit-learn. A line a run: accounts, seconds, MB.
"""

import argparse
import json
import lzma
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

COUNTS = (3, 5, 10, 20, 35, 50)
WORDS, AMONG, TRIED = 1_000, 6_000, 400
"""Words of an account; articles looked through; how many of them are tried as the middle of a topic."""


def long_ones(path: Path) -> Iterator[dict]:
    """Articles of about that many words or more, cut."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            found = list(islice(re.finditer(r"\S+", article["text"]), WORDS))
            if len(found) > 0.9 * WORDS:
                yield {**article, "text": article["text"][: found[-1].end()]}


def topic(articles: list[dict]) -> list[dict]:
    """The articles nearest to the one that has the nearest neighbours."""
    rows = TfidfVectorizer(min_df=3, max_df=0.3, sublinear_tf=True).fit_transform([a["text"] for a in articles])
    nearest: list[tuple[float, list[int]]] = []
    for k in np.random.default_rng(0).choice(len(articles), min(TRIED, len(articles)), replace=False):
        alike = (rows @ rows[int(k)].T).toarray().ravel()
        order = np.argsort(-alike, kind="stable")[: max(COUNTS)]
        nearest.append((float(alike[order].mean()), order.tolist()))
    return [articles[k] for k in max(nearest)[1]]


def main() -> None:
    """Choose, run, measure."""
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("articles", type=Path)
    a = ap.parse_args()
    chosen = topic(list(islice(long_ones(a.articles), AMONG)))
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "accounts.jsonl"
            path.write_text("".join(json.dumps(x) + "\n" for x in chosen[:count]), encoding="utf-8")
            start = time.perf_counter()
            command = [sys.executable, "-m", "rashomon", "reconcile", str(path), "--format", "json"]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            took = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024  # of the largest run so far
        print(f"{count:3} accounts  {took:6.1f} s  {peak} MB", flush=True)


if __name__ == "__main__":
    main()
