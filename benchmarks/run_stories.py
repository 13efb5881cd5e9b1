"""From a stream to stories, end to end.

    python benchmarks/run_stories.py ARTICLES.jsonl.xz speed --count 2000 --jobs 1 2
    python benchmarks/run_stories.py ARTICLES.jsonl.xz kills --count 2000 --jobs 2 --kills 20
    python benchmarks/run_stories.py ARTICLES.jsonl.xz ray --count 5000 --read 5000 --cut 300 --nodes 1 2 3

`speed`: `report --group` over so many articles, whole command: seconds, articles a second, peak memory of the first
process and of the largest worker, and how processor time parts between sorting and writing (the first process),
reading, and putting together with the pages. `kills`: the same run killed
with SIGKILL, the whole process group, at random moments, and taken up again each time; then its folder is compared
with that of a run that was left alone, byte for byte. `ray`: sorting so many articles, and reading --read of
them, on local clusters of so many nodes, on the last also with a node killed midway, against one process of the local
engine; it says whether stories and readings are the same. With --cut only so many characters of each are read.
"""

import argparse
import hashlib
import lzma
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
from msgspec import structs

from rashomon.group import group, in_pieces, partition
from rashomon.pipeline import readings_by, worker_actors, worker_processes
from rashomon.types import Account, Group
from rashomon.workers.on_ray import Tasks

FINE = (0, 3)
"""Exit codes of a run that is through: some accounts may be unusable."""
SAY = 60.0
"""Seconds between two words on how far a run is."""
PIECES = 2
"""Epochs in a piece that is sorted apart: few, so that so few articles are shared out."""


def pile(articles: Path, start: int, count: int, folder: Path) -> Path:
    """So many articles from a place on, as a file."""
    path = folder / "pile.jsonl"
    with lzma.open(articles, "rb") as file, path.open("wb") as out:
        out.writelines(islice(file, start, start + count))
    return path


def command(path: Path, folder: Path, jobs: int) -> list[str]:
    """The whole command."""
    return [sys.executable, "-m", "rashomon", "report", "--group", str(path), "-o", str(folder), "--jobs", str(jobs)]


def digest(folder: Path) -> str:
    """Of all files of a folder and their names."""
    found = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        found.update(f"{path.name}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return found.hexdigest()


def peak(pid: int, children: bool) -> int:
    """Peak memory in MB of a process, or of the largest of its children; 0 where it is gone."""
    try:
        if children:
            return max((peak(child, False) for child in started(pid)), default=0)
        status = Path(f"/proc/{pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) // 1024
    except (OSError, IndexError):
        return 0


def started(pid: int) -> list[int]:
    """The processes that a process started. Raises OSError where it is gone."""
    return [int(p) for t in Path(f"/proc/{pid}/task").iterdir() for p in (t / "children").read_text().split()]


def by_part(pid: int) -> dict[str, float]:
    """Processor seconds so far of a run's first process and of its workers, by what they do."""
    found = {"sorting and writing": 0.0, "reading": 0.0, "putting together and pages": 0.0}
    with suppress(OSError):
        found["sorting and writing"] = processor_time(pid)
        for child in started(pid):
            with suppress(OSError):
                pages = b"page_made" in Path(f"/proc/{child}/cmdline").read_bytes()
                found["putting together and pages" if pages else "reading"] += processor_time(child)
    return found


def processor_time(pid: int) -> float:
    """Processor seconds of a process that lives. Raises OSError where it is gone."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def speed(path: Path, folder: Path, jobs: int, count: int) -> None:
    """One whole run, timed."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    process = subprocess.Popen(command(path, folder, jobs), stderr=subprocess.DEVNULL)
    own, worker, said = 0, 0, begun
    parts: dict[str, float] = {}
    while process.poll() is None:
        own, worker = max(own, peak(process.pid, False)), max(worker, peak(process.pid, True))
        parts = {name: max(seconds, parts.get(name, 0)) for name, seconds in by_part(process.pid).items()}
        time.sleep(0.25)
        if time.perf_counter() - said > SAY:
            said = time.perf_counter()
            written = sum(1 for p in folder.glob("story-*")) if folder.is_dir() else 0
            print(f"jobs {jobs}: {said - begun:.0f} s, {written} pages", file=sys.stderr, flush=True)
    took, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"jobs {jobs}: {took:.0f} s, {count / took:.2f} articles/s, {cpu:.0f} s of processor time "
        f"({count / cpu:.2f} articles a processor second), peak {own} MB and {worker} MB a worker; "
        + ", ".join(f"{name} {seconds:.0f} s" for name, seconds in parts.items()),
        flush=True,
    )


def kills(path: Path, folder: Path, jobs: int, times: int) -> None:
    """A run cut off again and again, beside one that is left alone."""
    begun = time.perf_counter()
    assert subprocess.run(command(path, folder / "whole", jobs), stderr=subprocess.DEVNULL).returncode in FINE
    took = time.perf_counter() - begun
    print(f"left alone: {took:.0f} s; it is now killed {times} times", flush=True)
    done, chance = 0, random.Random(1)
    while done < times:
        process = subprocess.Popen(
            command(path, folder / "cut", jobs), stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            process.wait(chance.uniform(0.5, 2 * took / times))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            done += 1
            kept = sum(p.stat().st_size for p in (folder / "cut").glob(".rashomon-*"))
            print(f"kill {done}: journals of {kept / 1e6:.1f} MB", flush=True)
        else:
            print(f"the run was through after {done} kills; the next begins anew", flush=True)
            assert process.returncode in FINE
            assert digest(folder / "cut") == digest(folder / "whole")
            shutil.rmtree(folder / "cut")
    assert subprocess.run(command(path, folder / "cut", jobs), stderr=subprocess.DEVNULL).returncode in FINE
    same = digest(folder / "cut") == digest(folder / "whole")
    print(f"{done} kills: {'byte for byte the same' if same else 'NOT THE SAME'}", flush=True)
    names = {p.name for part in ("whole", "cut") for p in (folder / part).iterdir()}
    for name in sorted(names):
        held = [p.read_bytes() if (p := folder / part / name).exists() else None for part in ("whole", "cut")]
        if held[0] != held[1]:
            print(f"differs: {name}, {[None if h is None else len(h) for h in held]} bytes", flush=True)
    if not same:
        sys.exit(1)


def spent() -> float:
    """Processor seconds of this process and all that it started, and those started, while they live."""
    parent, used = {}, {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = path.read_text().rpartition(")")[2].split()
            parent[int(path.parent.name)], used[int(path.parent.name)] = int(fields[1]), sum(map(int, fields[11:15]))

    def ours(pid: int) -> bool:
        return pid == os.getpid() or (pid in parent and ours(parent[pid]))

    return sum(n for pid, n in used.items() if ours(pid)) / os.sysconf("SC_CLK_TCK")


def on_ray(accounts: list[Account], nodes: list[int], few: list[Account]) -> None:
    """Grouping all and reading a few on clusters of so many nodes of one processor each, a node killed in the last."""
    import ray
    from ray.cluster_utils import Cluster

    os.environ.setdefault("RAY_worker_niceness", "0")  # else its workers wait behind whatever else the machine does
    partition.PIECE = PIECES * partition.EPOCH
    begun, cpu = time.perf_counter(), spent()
    stories = group(accounts)
    print(f"{len(accounts)} articles sorted in one process: {since(begun, cpu)}", flush=True)
    begun, cpu = time.perf_counter(), spent()
    told = list(readings_by(worker_processes(1), few))
    print(f"{len(few)} articles read by one process: {since(begun, cpu)}", flush=True)
    for count in nodes:
        for kill in (False, True) if count == max(nodes) > 1 else (False,):
            begun, cpu = time.perf_counter(), spent()
            cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
            others = [cluster.add_node(num_cpus=1) for _ in range(count - 1)]
            ray.init(address=cluster.address, log_to_driver=False)
            cluster.wait_for_nodes()
            said = f"{count} nodes{', one killed midway' if kill else ''}"
            print(f"{said}: up in {since(begun, cpu)}", flush=True)
            lose = partial(cluster.remove_node, others[0], allow_graceful=False) if kill else None
            begun, cpu = time.perf_counter(), spent()
            same = sorted_on(accounts, lose) == stories
            print(f"{said}: sorted in {since(begun, cpu)}; {'the same' if same else 'NOT THE SAME'}", flush=True)
            if kill:
                others[0] = cluster.add_node(num_cpus=1)
                cluster.wait_for_nodes()
                lose = partial(cluster.remove_node, others[0], allow_graceful=False)
            begun, cpu = time.perf_counter(), spent()
            same = read_on(few, count, lose) == told
            print(f"{said}: read in {since(begun, cpu)}; {'the same' if same else 'NOT THE SAME'}", flush=True)
            ray.shutdown()
            cluster.shutdown()


def since(begun: float, cpu: float) -> str:
    """Seconds since then, by the clock and of processor time."""
    return f"{time.perf_counter() - begun:.1f} s ({spent() - cpu:.1f} s of processor time)"


def sorted_on(accounts: list[Account], lose: Callable[[], None] | None) -> list[Group]:
    """The stories; a node is lost when half the pieces were given out to be compared."""
    number = {a.id: i for i, a in enumerate(accounts)}
    crew, compared = Tasks(None), 0
    give = crew.do

    def do(step: Callable[..., Any], *given: Any) -> Any:
        nonlocal compared
        compared += step is partition.compared
        if lose and compared == len(accounts) // partition.PIECE // 2 and step is partition.compared:
            lose()
        return give(step, *given)

    crew.do = do  # type: ignore[method-assign]
    return sorted(in_pieces(accounts, crew), key=lambda g: number[g.accounts[0]])


def read_on(accounts: list[Account], jobs: int, lose: Callable[[], None] | None) -> list[Any]:
    """The readings; a node is lost when half of them are there."""
    found = []
    for kept in readings_by(worker_actors(jobs, None), accounts):
        found.append(kept)
        if lose and len(found) == len(accounts) // 2:
            lose()
    return found


def main() -> None:
    """Do one of the three."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("what", choices=("speed", "kills", "ray"))
    parser.add_argument("--start", type=int, default=17_000)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--read", type=int, default=200)
    parser.add_argument("--cut", type=int, default=None)
    parser.add_argument("--nodes", type=int, nargs="+", default=[1, 2, 3])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        path = pile(given.articles, given.start, given.count, folder)
        if given.what == "speed":
            for jobs in given.jobs:
                speed(path, folder / f"jobs-{jobs}", jobs, given.count)
        elif given.what == "kills":
            kills(path, folder, given.jobs[-1], given.kills)
        else:
            with path.open("rb") as file:
                accounts = [msgspec.json.decode(line, type=Account) for line in file]
            short = [structs.replace(a, text=a.text[: given.cut]) for a in accounts[: given.read]]
            on_ray(accounts, given.nodes, short)


if __name__ == "__main__":
    main()
