"""Readers and writers on a server on loopback for a bounded time: errors, and how long answers take.

    python benchmarks/run_load.py --archive news.db --seconds 120

Readers look at pages, stories, searches and changes one after another, with a second of reading in between; writers
send an account every second. The server is a process of its own; what it and the process that reads for it needed is
looked at when all is done (Linux).
"""

import argparse
import http.client
import json
import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

READING = 1.0
"""Seconds between two requests of a reader, and of a writer."""
WORDS = "police officials court people government president killed attack minister report city company".split()


class Client(threading.Thread):
    """One reader or writer."""

    def __init__(self, port: int, end: float, number: int, stories: list[str], writes: bool) -> None:
        super().__init__(daemon=True)
        self.port, self.end, self.number, self.stories, self.writes = port, end, number, stories, writes
        self.took: list[tuple[str, float]] = []
        self.errors: list[str] = []

    def run(self) -> None:
        """Ask until the time is over."""
        rng, count = random.Random(self.number), 0
        time.sleep(rng.random() * READING)
        while time.monotonic() < self.end:
            count += 1
            self._ask(*(self._account(rng, count) if self.writes else (self._path(rng), None)))
            time.sleep(READING)

    def _path(self, rng: random.Random) -> str:
        story = rng.choice(self.stories)
        return rng.choice(
            ["/", f"/search?words={rng.choice(WORDS)}", f"/api/search?words={rng.choice(WORDS)}", f"/stories/{story}",
             f"/stories/{story}/page", f"/api/stories/{story}/changes", f"/api/stories/{story}", "/api/stories"]
        )  # fmt: skip

    def _account(self, rng: random.Random, count: int) -> tuple[str, bytes]:
        text = (
            f"Writer {self.number} reports a fire at pier {count % 9}. {count} people were hurt, police said. "
            + " ".join(rng.choice(WORDS) for _ in range(60))
        )
        told = [{"id": f"load-{self.number}-{time.time_ns()}", "text": text, "published": "2031-03-04"}]
        return "/api/accounts", json.dumps(told).encode()

    def _ask(self, path: str, body: bytes | None) -> None:
        began = time.perf_counter()
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            headers = {"content-type": "application/json"} if body else {}
            connection.request("POST" if body else "GET", path, body, headers)
            answer = connection.getresponse()
            said = answer.read()
            if answer.status != 200:
                self.errors.append(f"{path}: {answer.status} {said[:200]!r}")
            connection.close()
        except OSError as e:
            self.errors.append(f"{path}: {e}")
        kind = "write" if body else "page" if path.endswith("/page") else "read"
        self.took.append((kind, 1000 * (time.perf_counter() - began)))


def spent(pid: int) -> str:
    """The most memory that a process had, and its processor time until now."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    most = next(int(x.split()[1]) / 1000 for x in lines if x.startswith("VmHWM"))
    ticks = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    took = (int(ticks[11]) + int(ticks[12])) / os.sysconf("SC_CLK_TCK")
    return f"{most:.0f} MB at most, {took:.0f} s of processor time"


def children(pid: int) -> list[int]:
    """The processes that a process started: the one that reads and tells, and Python's own small tracker."""
    threads = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(x) for thread in threads for x in thread.read_text().split()]


def main() -> None:
    """Let them all loose, and count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--archive", required=True)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--writers", type=int, default=2)
    given = parser.parse_args()
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    command = [sys.executable, "-m", "rashomon", "serve", given.archive, "--port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        stories = waited(port)
        end = time.monotonic() + given.seconds
        clients = [Client(port, end, n, stories, n < given.writers) for n in range(given.readers + given.writers)]
        for client in clients:
            client.start()
        for client in clients:
            client.join()
        took = [x for c in clients for x in c.took]
        errors = [e for c in clients for e in c.errors]
        print(f"{len(took)} requests in {given.seconds:.0f} s, {len(errors)} errors {errors[:5]}")
        for kind in ("read", "page", "write"):
            times = [t for k, t in took if k == kind]
            if len(times) > 1:
                high = statistics.quantiles(times, n=20)[-1]
                print(f"{kind}: {len(times)}, median {statistics.median(times):.0f} ms, 95th percentile {high:.0f} ms")
        times = [t for _, t in took]
        high = statistics.quantiles(times, n=20)[-1]
        print(f"all: median {statistics.median(times):.0f} ms, 95th percentile {high:.0f} ms")
        print(f"server: {spent(server.pid)}")
        for child in children(server.pid):
            print(f"a process of its: {spent(child)}")
        print(f"load of the machine in the last minute: {os.getloadavg()[0]:.1f}")
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(60)


def waited(port: int) -> list[str]:
    """The stories of the archive, as soon as the server answers."""
    for _ in range(600):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", "/api/stories?limit=200")
            return [s["id"] for s in json.load(connection.getresponse())]
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server did not come up")


if __name__ == "__main__":
    main()
