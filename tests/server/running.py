"""A real server in a process of its own, for tests."""

import contextlib
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path


@contextlib.contextmanager
def serving(archive: Path) -> Iterator[tuple[subprocess.Popen[bytes], int, Path]]:
    """A real server: its process, its port, and its log."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    log = archive.with_suffix(".log")
    command = [sys.executable, "-m", "rashomon", "serve", str(archive), "--port", str(port)]
    with log.open("ab") as file:
        process = subprocess.Popen(command, stderr=file)
    try:
        soon(lambda: answers(port), log)
        yield process, port, log
    finally:
        process.terminate()
        process.wait(300)


def answers(port: int) -> bool:
    with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/login", timeout=300) as answer:
        return bool(answer.status == 200)
    return False


def soon(what: Callable[[], object], log: Path) -> None:
    until = time.monotonic() + 300
    while not what():
        assert time.monotonic() < until, log.read_text()
        time.sleep(0.05)
