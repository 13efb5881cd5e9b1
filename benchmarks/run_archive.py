r"""An archive filled with news articles: how fast at the start and at the end, how large, how quick to search and open.

    python benchmarks/run_archive.py --articles ../shared/data/articles/articles.jsonl.xz --reader plain \
        --known ../shared/data/articles/groups.json
    python benchmarks/run_archive.py --articles ../shared/data/articles/articles.jsonl.xz --accounts 1000

`plain` puts the tests' stand-ins in place of the reader and of reconciling: what is left is the archive's own work.
Rates are accounts a second of processor time of the adding process, and by the clock beside it.
"""

import argparse
import json
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from rashomon import pipeline
from rashomon.archive import Archive, Hands, create
from rashomon.types import Account, Query

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
BATCH = 100
SEARCHES = 200


def hands(reader: str) -> Hands:
    """The stand-ins, or the real ones."""
    from standin import HANDS

    return HANDS if reader == "plain" else pipeline._hands()


def filled(archive: Archive, accounts: Iterator[Account]) -> list[tuple[float, float, int]]:
    """Processor seconds, seconds and accounts of each batch."""
    found = []
    while some := list(islice(accounts, BATCH)):
        began, clock = time.process_time(), time.perf_counter()
        for _ in archive.add(some, place="benchmark"):
            pass
        found.append((time.process_time() - began, time.perf_counter() - clock, len(some)))
    return found


def rate(batches: list[tuple[float, float, int]]) -> str:
    """Accounts a second, by processor time and by the clock."""
    processor, clock, count = (sum(b[i] for b in batches) for i in range(3))
    return f"{count / processor:.1f} accounts a processor second, {count / clock:.1f} a second"


def median(work: Callable[[int], object], times: int) -> str:
    """Milliseconds of one piece of work: median and the 95th percentile."""
    took = []
    for n in range(times):
        began = time.perf_counter()
        work(n)
        took.append(1000 * (time.perf_counter() - began))
    return f"{statistics.median(took):.1f} ms (95th percentile {statistics.quantiles(took, n=20)[-1]:.1f} ms)"


def b_cubed(archive: Archive, known: list[list[str]]) -> str:
    """Precision, recall and F1 of the archive's stories over accounts of known story (Bagga, Baldwin 1998)."""
    held = {s.id: {a.id for a in archive.story(s.id).accounts} for s in archive.stories(limit=10**9)}
    story_of = {account: story for story, ids in held.items() for account in ids}
    whole = {account for ids in known for account in ids if account in story_of}
    precision = recall = 0.0
    for ids in known:
        for account in whole.intersection(ids):
            together = held[story_of[account]]
            right = len(together.intersection(ids))
            precision += right / len(together & whole) / len(whole)
            recall += right / len(whole.intersection(ids)) / len(whole)
    return (
        f"P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}, {len(whole)} known"
    )


def main() -> None:
    """Fill an archive and measure it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", required=True)
    parser.add_argument("--accounts", type=int, default=10**9)
    parser.add_argument("--reader", choices=("plain", "real"), default="real")
    parser.add_argument("--known", help="a JSON file of known stories, each a list of ids: B-cubed over those is told")
    parser.add_argument("--place", help="where to make the archive; without it a file that is removed again")
    given = parser.parse_args()
    rng = random.Random(1)
    with (
        tempfile.TemporaryDirectory() as folder,
        create(given.place or f"{folder}/a.db", hands(given.reader)) as archive,
    ):
        accounts = (a for a in pipeline.stream([given.articles]) if isinstance(a, Account))
        batches = filled(archive, islice(accounts, given.accounts))
        tenth = max(1, len(batches) // 10)
        if archive.database.sqlite:
            archive.database.engine.raw_connection().cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        status = archive.status()
        counts = f"{status.accounts} accounts, {status.stories} stories, {status.statements} statements"
        print(f"reader: {given.reader}; {counts}")
        print(f"first tenth: {rate(batches[:tenth])}")
        print(f"last tenth:  {rate(batches[-tenth:])}")
        print(f"all:         {rate(batches)}")
        print(f"size: {(status.size or 0) / max(1, status.accounts) / 1000:.1f} kB an account")
        told = [s.id for s in archive.stories(limit=500)]
        largest = max(archive.stories(limit=500), key=lambda s: s.accounts)
        words = [w for s in archive.stories(limit=200) for w in s.title.split() if len(w) > 4]
        pairs = [" ".join(rng.sample(words, 2)) for _ in range(SEARCHES)]
        print("search, one word:", median(lambda n: archive.search(Query(words=words[n % len(words)])), SEARCHES))
        print("search, two words:", median(lambda n: archive.search(Query(words=pairs[n])), SEARCHES))
        print("open a story:", median(lambda n: archive.story(told[n % len(told)]), 100))
        print(
            f"open the largest of them ({largest.accounts} accounts):", median(lambda n: archive.story(largest.id), 20)
        )
        if given.known:
            print(f"B-cubed: {b_cubed(archive, json.loads(Path(given.known).read_text()))}")
        print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB at most")


if __name__ == "__main__":
    main()
