"""Sessions of onnxruntime, one thread each, and the threads that many small inputs are shared out to."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import onnxruntime


def session(model: bytes) -> onnxruntime.InferenceSession:
    """A session on one thread, so that its sums never hang on how many cores there are."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, ["CPUExecutionProvider"])


@cache
def pool() -> ThreadPoolExecutor:
    """Threads, one a core; onnxruntime lets go of Python's lock while it works."""
    return ThreadPoolExecutor(cores())


def cores() -> int:
    """The processor cores that this process may use."""
    return (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()) or 1
