"""Waiting for what comes in its own time: on a loaded machine it comes late, which is no fault."""

import socket
import time
from collections.abc import Callable
from typing import TypeVar

LONG = 300.0
"""Seconds that anything may take."""
PAUSE = 0.05
T = TypeVar("T")


def soon(what: Callable[[], T], why: str | Callable[[], str] = "it never came") -> T:
    """The first true answer, asked for again and again; AssertionError with the reason where none comes."""
    until = time.monotonic() + LONG
    while not (found := what()):
        assert time.monotonic() < until, why() if callable(why) else why
        time.sleep(PAUSE)
    return found


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
