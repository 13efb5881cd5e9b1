"""From a stream to stories, end to end.

    python benchmarks/run_stories.py ARTICLES.jsonl.xz speed --count 2000 --jobs 1 2
    python benchmarks/run_stories.py ARTICLES.jsonl.xz kills --count 2000 --jobs 2 --kills 20
    python benchmarks/run_stories.py ARTICLES.jsonl.xz ray --count 5000 --nodes 1 2 3

`speed`: `report --group` over so many articles, whole command: seconds, articles a second, peak memory of the first
process and of the largest worker, and how much processor time the workers took of all. `kills`: the same run killed
with SIGKILL, the whole process group, at random moments, and taken up again each time; then its folder is compared
with that of a run that was left alone, byte for byte. `ray`: `group` on a local cluster of so many nodes, a node
killed in the midst of the last, against the local engine.
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
import threading
import time
from itertools import islice
from pathlib import Path

import msgspec

from rashomon.group import group, in_pieces
from rashomon.types import Account


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
            listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
            return max((peak(int(p), False) for p in listed), default=0)
        status = Path(f"/proc/{pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) // 1024
    except (OSError, IndexError):
        return 0


def speed(path: Path, folder: Path, jobs: int, count: int) -> None:
    """One whole run, timed."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    process = subprocess.Popen(command(path, folder, jobs), stderr=subprocess.DEVNULL)
    own = worker = 0
    while process.poll() is None:
        own, worker = max(own, peak(process.pid, False)), max(worker, peak(process.pid, True))
        time.sleep(0.25)
    took, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"jobs {jobs}: {took:.0f} s, {count / took:.2f} articles/s, {cpu:.0f} s of processor time "
        f"({count / cpu:.2f} articles a processor second), peak {own} MB and {worker} MB a worker",
        flush=True,
    )


def kills(path: Path, folder: Path, jobs: int, times: int) -> None:
    """A run cut off again and again, beside one that is left alone."""
    begun = time.perf_counter()
    subprocess.run(command(path, folder / "whole", jobs), stderr=subprocess.DEVNULL, check=True)
    took = time.perf_counter() - begun
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
        else:
            print(f"the run was through after {done} kills; the next begins anew", flush=True)
            assert digest(folder / "cut") == digest(folder / "whole")
            shutil.rmtree(folder / "cut")
    subprocess.run(command(path, folder / "cut", jobs), stderr=subprocess.DEVNULL, check=True)
    same = digest(folder / "cut") == digest(folder / "whole")
    print(f"{done} kills: {'byte for byte the same' if same else 'NOT THE SAME'}", flush=True)
    if not same:
        sys.exit(1)


def on_ray(accounts: list[Account], nodes: list[int]) -> None:
    """Grouping on clusters of so many nodes, a node killed in the last."""
    import ray
    from ray.cluster_utils import Cluster

    from rashomon.workers.on_ray import Tasks

    number = {a.id: i for i, a in enumerate(accounts)}
    begun = time.perf_counter()
    whole = group(accounts)
    print(f"local: {time.perf_counter() - begun:.1f} s", flush=True)
    for count in nodes:
        cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
        others = [cluster.add_node(num_cpus=1) for _ in range(count - 1)]
        ray.init(address=cluster.address, log_to_driver=False)
        begun = time.perf_counter()
        kill = count == max(nodes) and count > 1
        if kill:
            threading.Timer(5, cluster.remove_node, (others[0],), {"allow_graceful": False}).start()
        found = sorted(in_pieces(accounts, Tasks(None)), key=lambda g: number[g.accounts[0]])
        took = time.perf_counter() - begun
        said = ", one killed after 5 s" if kill else ""
        print(f"{count} nodes{said}: {took:.1f} s, {'the same' if found == whole else 'NOT THE SAME'}", flush=True)
        ray.shutdown()
        cluster.shutdown()


def main() -> None:
    """Do one of the three."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("what", choices=("speed", "kills", "ray"))
    parser.add_argument("--start", type=int, default=17_000)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--kills", type=int, default=20)
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
                on_ray([msgspec.json.decode(line, type=Account) for line in file], given.nodes)


if __name__ == "__main__":
    main()
