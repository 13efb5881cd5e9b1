"""The worker's side: takes pieces from standard input, gives answers on standard output, until nobody is there."""

import os
import signal
import sys
from collections.abc import Callable

from rashomon.workers.frames import put, take


def serve(make: Callable[[bytes], Callable[[bytes], bytes]]) -> None:
    """Make the work from the first piece, then do it for each that follows.

    Ends when whoever started it is gone, in whatever way. An interrupt from the terminal is left to that one.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand among the answers
    work: Callable[[bytes], bytes] | None = None
    while (piece := take(sys.stdin.buffer)) is not None:
        try:
            if work is None:
                work = make(piece)
            else:
                put(answers, work(piece))
        except OSError:
            return
