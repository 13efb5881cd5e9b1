"""What else than words could tell that two articles are of one event, and what it costs.

    python benchmarks/run_evidence.py ARTICLES.jsonl.xz GROUPS.json --minilm FOLDER --reader --kept FOLDER

Over a stretch of the stream (--start to --stop), each kind of evidence by itself and beside the words, put together by
the same clustering: weights and threshold are fitted on the known stories of the earlier half (as
`training/grouping.py` does, of all known stories), B-cubed F1 is counted over those of the later half; beside it stands
what the best of the thresholds tried would have given there. `words` is what
`rashomon group` compares. `minilm` is what a user would put together today: an embedding of each article (title and
text, as far as the model looks) by sentence-transformers on torch, those nearest within two days looked at. `reader` is
what `rashomon read` finds: the mean of the clauses' embeddings, in the whole and in the lead, and the names, places and
events, each as a cosine. Cost is processor seconds, start-up not counted, all taken in one run unless --kept holds what
an earlier one made. Needs scikit-learn, and for --minilm sentence-transformers.
"""

import argparse
import json
import lzma
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))
import grouping
from rashomon.group.index import LOOKED_AT, NO_DATE
from rashomon.group.likeness import DAYS
from rashomon.group.likeness import judge as shipped
from rashomon.group.sketch import LEAD_WORDS, day_of
from rashomon.pipeline import readings
from rashomon.types import Account, Problem, Reading

Rows = NDArray[np.float32]
SHOWN = 500


class Evidence(NamedTuple):
    """One kind: a row an article, whose products are how alike two are; and the processor seconds that it took."""

    parts: dict[str, Rows]
    seconds: float


def unit(rows: Rows) -> Rows:
    """Rows of length 1, or 0."""
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(length > 0, length, 1)).astype(np.float32)


def by_minilm(articles: list[Account], folder: str) -> dict[str, Rows]:
    """An embedding of each article."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(folder, device="cpu")
    begun = time.process_time()
    found = []
    for i in range(0, len(articles), SHOWN):
        some = [f"{a.title or ''}\n{a.text}" for a in articles[i : i + SHOWN]]
        found.append(model.encode(some, show_progress_bar=False))
        print(f"minilm: {i + len(some)} articles, {time.process_time() - begun:.0f} s", file=sys.stderr, flush=True)
    return {"article": unit(np.concatenate(found))}


def by_reader(articles: list[Account]) -> dict[str, Rows]:
    """What the reader finds in each article."""
    begun = time.process_time()
    meant: dict[str, list[Rows]] = {"meaning": [], "lead": []}
    said: dict[str, list[set[str]]] = {"names": [], "places": [], "events": []}
    for number, found in enumerate(readings(articles), 1):
        assert not isinstance(found, Problem)
        account, reading = found
        lead = len(" ".join(account.text.split(" ")[:LEAD_WORDS]))
        meant["meaning"].append(meaning(reading, len(account.text)))
        meant["lead"].append(meaning(reading, lead))
        names = {e.id: e.name.lower() for e in reading.entities}
        said["names"].append(set(names.values()))
        said["places"].append({str(p.geonameid or p.name.lower()) for p in reading.places})
        said["events"].append({f"{e.type} {names.get(a)}" for e in reading.events for a in (*e.actors, *e.targets, "")})
        if number % SHOWN == 0:
            print(f"reader: {number} articles, {time.process_time() - begun:.0f} s", file=sys.stderr, flush=True)
    return {
        **{part: unit(np.stack(rows)) for part, rows in meant.items()},
        **{part: weighed(sets) for part, sets in said.items()},
    }


def meaning(reading: Reading, end: int) -> Rows:
    """The mean of the embeddings of the clauses that begin before a place, by their length."""
    rows = [
        np.frombuffer(c.embedding, np.int8).astype(np.float32) * (c.end - c.start)
        for c in reading.clauses
        if c.embedding and c.start < end
    ]
    return np.sum(rows, axis=0, dtype=np.float32) if rows else np.zeros(128, np.float32)


def weighed(sets: list[set[str]], width: int = 1024) -> Rows:
    """Sets as rows, each thing by its rarity in the stretch, things spread over so many columns by chance signs."""
    count = Counter(thing for found in sets for thing in found)
    chance = np.random.default_rng(0)
    at = {thing: (int(chance.integers(width)), float(chance.choice((-1.0, 1.0)))) for thing in sorted(count)}
    rows = np.zeros((len(sets), width), np.float32)
    for row, found in zip(rows, sets, strict=True):
        for thing in found:
            column, sign = at[thing]
            row[column] += sign * np.log(len(sets) / count[thing])
    return unit(rows)


def made(name: str, make: Callable[[], dict[str, Rows]], kept: Path | None) -> Evidence:
    """Evidence made, or as an earlier run kept it."""
    path = kept / f"{name}.npz" if kept else None
    if path and path.exists():
        with np.load(path) as held:
            return Evidence({k: held[k] for k in held.files if k != "seconds"}, float(held["seconds"]))
    begun = time.process_time()
    parts = make()
    seconds = time.process_time() - begun
    if path:
        np.savez(path, seconds=seconds, **parts)
    return Evidence(parts, seconds)


def beside(seen: list[grouping.Seen], parts: Iterable[Rows]) -> list[grouping.Seen]:
    """The same comparisons, with more to compare."""
    parts = list(parts)
    return [
        s._replace(shares=np.concatenate([s.shares, *([rows[s.others] @ rows[i]] for rows in parts)]))
        for i, s in enumerate(seen)
    ]


def alone(articles: list[Account], parts: list[Rows]) -> list[grouping.Seen]:
    """Each article compared with those before it that are nearest by the first part, within two days."""
    days = np.array([NO_DATE if (day := day_of(a.published)) is None else day for a in articles])
    found = []
    for i, article in enumerate(articles):
        gaps = np.abs(days[:i] - days[i])
        near = np.flatnonzero(gaps <= DAYS)
        others = np.sort(near[np.argsort(-(parts[0][near] @ parts[0][i]), kind="stable")[:LOOKED_AT]])
        shares = np.stack([rows[others] @ rows[i] for rows in parts])
        found.append(grouping.Seen(article.id, int(days[i]), [], others, shares, gaps[others]))
    return found


def tries(articles: list[Account], held: dict[str, Evidence]) -> Iterator[tuple[str, list[grouping.Seen], float]]:
    """What is compared by what, and the processor seconds that it takes beyond making the evidence."""
    begun = time.process_time()
    words = grouping.watched(articles)
    spent = time.process_time() - begun
    yield "words", words, spent
    for name, evidence in held.items():
        parts = list(evidence.parts.values())
        yield f"words and {name}", beside(words, parts), spent + evidence.seconds
        begun = time.process_time()
        yield f"{name} alone", (found := alone(articles, parts)), time.process_time() - begun + evidence.seconds
        del found
        for part, rows in evidence.parts.items() if len(parts) > 1 else ():
            yield f"words and {name}'s {part}", beside(words, [rows]), spent + evidence.seconds


def main() -> None:
    """Make, fit, measure."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("articles", type=Path)
    ap.add_argument("groups", type=Path)
    ap.add_argument("--start", type=int, default=20_000)
    ap.add_argument("--stop", type=int, default=24_000)
    ap.add_argument("--minilm", help="the folder of all-MiniLM-L6-v2, as sentence-transformers take it")
    ap.add_argument("--reader", action="store_true")
    ap.add_argument("--kept", type=Path, help="a folder in which evidence is kept for the next run")
    a = ap.parse_args()
    with lzma.open(a.articles, "rb") as file:
        every = [msgspec.json.decode(line, type=Account) for line in file]
    place = {x.id: p for p, x in enumerate(every)}
    groups = sorted(json.loads(a.groups.read_text()), key=lambda g: min(place[i] for i in g))
    inside = [all(a.start <= place[i] < a.stop for i in g) for g in groups]
    half = len(groups) // 2
    earlier = [g for g, here in islice(zip(groups, inside, strict=True), half) if here]
    later = [g for g, here in islice(zip(groups, inside, strict=True), half, None) if here]
    articles = every[a.start : a.stop]
    print(f"{len(articles)} articles; fitted on {len(earlier)} known stories, measured on {len(later)}", flush=True)
    held = {}
    if a.minilm:
        held["minilm"] = made("minilm", lambda: by_minilm(articles, a.minilm), a.kept)
    if a.reader:
        held["reader"] = made("reader", lambda: by_reader(articles), a.kept)
    first = 0.0
    for name, seen, seconds in tries(articles, held):
        found = []
        for judge in [shipped(), *grouping.tried(seen, earlier)] if name == "words" else grouping.tried(seen, earlier):
            begun = time.process_time()
            story = grouping.linked(seen, judge)
            once = time.process_time() - begun
            found.append((grouping.b_cubed(story, earlier)[2], grouping.b_cubed(story, later)))
        first = first or seconds + once
        if name == "words":
            print(f"{'words, as shipped':28} {figures(found.pop(0)[1])}", flush=True)
        chosen, best = max(found, key=lambda f: f[0])[1], max(f[1][2] for f in found)
        each = 1000 * (seconds + once) / len(articles)
        cost = f"{each:6.1f} ms an article, {(seconds + once) / first:5.1f} times the words'"
        print(f"{name:28} {figures(chosen)}, {best:.3f} with the best threshold; {cost}", flush=True)


def figures(scored: tuple[float, float, float]) -> str:
    """B-cubed."""
    return "P {:.3f} R {:.3f} F1 {:.3f}".format(*scored)


if __name__ == "__main__":
    main()
