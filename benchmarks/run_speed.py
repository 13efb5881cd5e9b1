"""Measure time and peak memory of whole commands, as a person waits for them, and print a table for BENCHMARKS.md.

    python benchmarks/run_speed.py                                     the demo command
    python benchmarks/run_speed.py --accounts a.txt b.txt              also one story of these accounts
    python benchmarks/run_speed.py --articles day.jsonl.xz --count 500 also `read` over the first 500 of these
    ... --beside MINILM_FOLDER   also the encoder that the reader started from, by sentence-transformers, and the ratio

Each figure is the median of --runs runs, each in a process of its own, after one that does not count (it fills the
disk's cache). Memory is the most that the process held (resident set, as the system counts it).
"""

import argparse
import gzip
import itertools
import lzma
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "examples" / "harbour-fire"
OPENERS = {".xz": lzma.open, ".gz": gzip.open}
UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in one of the system's units of ru_maxrss."""


class Run(NamedTuple):
    """What one command cost: seconds, and bytes at the most."""

    seconds: float
    memory: int


RASHOMON = ("-m", "rashomon")


def run(arguments: list[str], folder: Path, program: tuple[str, ...] = RASHOMON) -> Run:
    """One run of the command in `folder`. Exits with what the command said where it fails (3 is no failure)."""
    with (folder / "out").open("wb") as out, (folder / "err").open("wb") as err:
        start = time.perf_counter()
        child = subprocess.Popen([sys.executable, *program, *arguments], stdout=out, stderr=err, cwd=folder)
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 3):
        said = (folder / "err").read_text("utf-8", "replace")
        sys.exit(f"{program[-1]} {' '.join(arguments)}\nexit {child.returncode}\n{said}")
    return Run(seconds, used.ru_maxrss * UNIT)


def medians(arguments: list[str], runs: int, program: tuple[str, ...] = RASHOMON) -> Run:
    """The medians of several runs, after one that does not count."""
    with tempfile.TemporaryDirectory() as folder:
        done = [run(arguments, Path(folder), program) for _ in range(runs + 1)][1:]
    return Run(statistics.median(r.seconds for r in done), int(statistics.median(r.memory for r in done)))


def first_lines(source: Path, count: int, to: Path) -> int:
    """Copy the first `count` lines of a JSON Lines file, packed or not; returns how many there were."""
    with OPENERS.get(source.suffix, open)(source, "rb") as file:
        lines = list(itertools.islice(file, count))
    to.write_bytes(b"".join(lines))
    return len(lines)


def row(what: str, cost: Run, note: str = "") -> str:
    """A line of the table."""
    return f"| {what} | {cost.seconds:.2f} s | {cost.memory / 1e6:.0f} MB | {note} |"


def facts(runs: int) -> str:
    """When, what and where: day, commit (with `-dirty` where the tree differs), cores, processor's kind, Python."""
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty", "--abbrev=7"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    machine = f"{cores} cores ({platform.machine()}), {platform.system()}, Python {platform.python_version()}"
    return f"{datetime.now(UTC):%Y-%m-%d}, commit {commit or 'unknown'}, {machine}, medians of {runs} runs"


def main() -> None:
    """Measure what is asked for and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--accounts", type=Path, nargs="+", default=[], help="files or folders of one event")
    parser.add_argument("--articles", type=Path, help="a JSON Lines file of accounts (.xz, .gz)")
    parser.add_argument("--beside", type=Path, help="a folder with all-MiniLM-L6-v2, for sentence-transformers")
    parser.add_argument("--count", type=int, default=200, help="how many of the articles")
    a = parser.parse_args()
    outputs = [word for form in ("html", "json", "md") for word in ("-o", f"story.{form}")]
    print(facts(a.runs) + "\n\n| command | time | peak memory | |\n|---|---:|---:|---|", flush=True)
    demo = medians(["report", str(DEMO), *outputs], a.runs)
    print(row("`report`, the example accounts, to HTML, JSON and Markdown", demo), flush=True)
    if a.accounts:
        cost = medians(["report", *(str(p.resolve()) for p in a.accounts), *outputs], a.runs)
        names = ", ".join(p.stem for p in a.accounts)
        print(row(f"`report`, {names}, to HTML, JSON and Markdown", cost), flush=True)
    if a.articles:
        with tempfile.TemporaryDirectory() as folder:
            lines = Path(folder) / "articles.jsonl"
            count = first_lines(a.articles, a.count, lines)
            cost = medians(["read", str(lines)], a.runs)
            rate = f"{count / cost.seconds:.1f} articles a second"
            print(row(f"`read`, {count:,} articles", cost, rate), flush=True)
            if a.beside:
                script = (str(Path(__file__).with_name("beside.py")),)
                other = medians([str(lines), str(a.beside.resolve())], a.runs, script)
                rate = f"{count / other.seconds:.1f} articles a second"
                note = f"{rate}; `read` takes {cost.seconds / other.seconds:.2f} times as long"
                print(row("sentence embeddings alone, by sentence-transformers on torch", other, note), flush=True)


if __name__ == "__main__":
    main()
