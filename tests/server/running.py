"""A real server in a process of its own, for tests."""

import contextlib
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from waiting import free_port, soon


@contextlib.contextmanager
def serving(archive: Path) -> Iterator[tuple[subprocess.Popen[bytes], int, Path]]:
    """A real server: its process, its port, and its log."""
    port = free_port()
    log = archive.with_suffix(".log")
    command = [sys.executable, "-m", "rashomon", "serve", str(archive), "--port", str(port)]
    with log.open("ab") as file:
        process = subprocess.Popen(command, stderr=file)
    try:
        soon(lambda: answers(port), log.read_text)
        yield process, port, log
    finally:
        process.terminate()
        process.wait(300)


def answers(port: int) -> bool:
    with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/login", timeout=300) as answer:
        return bool(answer.status == 200)
    return False
