"""Work on a Ray cluster: the one file that knows Ray. Install it with `pip install "rashomon[ray]"`.

Reading is a stage of Ray Data whose actors each hold a worker process. Grouping is done in tasks. What was lost with
its node is done again on another: since an answer depends on its piece alone, a run that loses nodes gives what any
gives.
"""

import logging
import socket
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from rashomon.types import EngineError
from rashomon.workers.ordered import ordered
from rashomon.workers.pool import Pool, WorkerError

PATIENCE = 10.0
"""Seconds for a cluster to answer."""
BLOCK = 16
"""Pieces that go to an actor at once, at most: some seconds of reading."""
SHARES = 4
"""Of few pieces each actor gets so many blocks, so that none waits long for the last."""
WINDOW = 1024
"""Pieces an actor in one run of the stage: what lies in the cluster's memory is bounded by that, whatever comes in. The
actors are started for each such run, some seconds in minutes of reading."""
T = TypeVar("T")


class Stage:
    """The stage's actor: a worker process, which it outlives where a piece ends that."""

    def __init__(self, code: str, setup: bytes) -> None:
        self._pool = Pool(code, setup, 1)

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[Any]]:
        """A batch's answers; null where the worker ended over a piece, twice."""
        return {"answer": [self._answer(piece) for piece in batch["piece"]]}

    def _answer(self, piece: bytes) -> bytes | None:
        try:
            return self._pool.ask(piece)
        except WorkerError:
            return None


class Reading:
    """Workers that are the actors of a stage of Ray Data, spread over a cluster's nodes."""

    def __init__(self, code: str, setup: bytes, jobs: int, address: str | None) -> None:
        """`code` is the program of a worker, on the node, and `setup` the first piece that it gets; without an address,
        Ray is started on this machine.

        Raises EngineError where Ray is not installed or the cluster cannot be reached.
        """
        self._code, self._setup, self._jobs = code, setup, jobs
        self._ray, self._started = connected(address)
        self._data = _quiet_data()

    def over(self, items: Iterable[T], piece: Callable[[T], bytes | None]) -> Iterator[tuple[T, bytes | None]]:
        """Each item, in order, with the answer to its piece; None where it has none, or workers ended over it."""
        # One window is in work while the next is taken in.
        for window in ordered(_windows(iter(items), self._jobs * WINDOW), lambda w: w, 1, waiting=1):
            asked = [piece(item) for item in window]
            answers = self._answers([a for a in asked if a is not None])
            for item, question in zip(window, asked, strict=True):
                yield item, None if question is None else next(answers)

    def _answers(self, pieces: list[bytes]) -> Iterator[bytes | None]:
        """One run of the stage; nothing is started where there is nothing to ask."""
        if not pieces:
            return
        import pyarrow as pa

        size = max(1, min(BLOCK, len(pieces) // (SHARES * self._jobs)))
        blocks = [
            self._ray.put(pa.table({"piece": pa.array(pieces[i : i + size], pa.large_binary())}))
            for i in range(0, len(pieces), size)
        ]
        # Actors hold no processor for themselves: where nodes are lost, those of the nodes left are shared, and none
        # waits. Ray Data starts lost ones again, and asks them again, as often as it takes.
        stage = self._data.from_arrow_refs(blocks).map_batches(
            Stage,
            fn_constructor_args=(self._code, self._setup),
            batch_size=None,
            compute=self._data.ActorPoolStrategy(size=min(self._jobs, len(blocks))),
            num_cpus=0,
        )
        for batch in stage.iter_batches(batch_size=None, batch_format="pyarrow"):
            yield from batch["answer"].to_pylist()

    def close(self) -> None:
        """Let Ray go where it was started for this."""
        if self._started:
            self._ray.shutdown()


def _windows(items: Iterator[T], size: int) -> Iterator[list[T]]:
    while window := list(islice(items, size)):
        yield window


def _quiet_data() -> Any:
    """Ray Data, which keeps the order of what it is given, and says nothing of its own."""
    from ray import data

    context = data.DataContext.get_current()
    context.execution_options.preserve_order = True
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    for name in ("ray.data", "ray"):
        logging.getLogger(name).setLevel(logging.ERROR)
    return data


def connected(address: str | None) -> tuple[Any, bool]:
    """Ray, and whether it was started or joined here. Raises EngineError."""
    try:
        import ray
    except ImportError as e:
        raise EngineError('--engine ray needs Ray, which is not installed: pip install "rashomon[ray]"') from e
    if ray.is_initialized():
        return ray, False
    _reach(address)
    try:
        ray.init(address=address, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
    except (ConnectionError, RuntimeError, ValueError, OSError) as e:
        raise EngineError(f"the Ray cluster at {address} cannot be reached ({type(e).__name__}: {e})") from e
    return ray, True


def _reach(address: str | None) -> None:
    """Raise EngineError where nobody answers at an address; Ray itself tries for minutes."""
    host, _, port = (address or "").removeprefix("ray://").rpartition(":")
    if not host or not port.isdigit():
        return
    try:
        socket.create_connection((host, int(port)), PATIENCE).close()
    except (OSError, OverflowError) as e:
        raise EngineError(f"the Ray cluster at {address} cannot be reached ({type(e).__name__}: {e})") from e


class Tasks:
    """Does steps as tasks of a cluster; what a lost node held is made again."""

    def __init__(self, address: str | None) -> None:
        """Raises EngineError."""
        self._ray, self._started = connected(address)
        self._steps: dict[Any, Any] = {}

    def do(self, step: Callable[..., Any], *given: Any) -> Any:
        """Have a step done somewhere; what is given may be what other steps will give."""
        if step not in self._steps:
            self._steps[step] = self._ray.remote(num_cpus=1, max_retries=-1, scheduling_strategy="SPREAD")(step)
        return self._steps[step].remote(*given)

    def get(self, promised: Any) -> Any:
        """What a step gave."""
        return self._ray.get(promised)

    def close(self) -> None:
        """Let go of Ray where it was started for this."""
        if self._started:
            self._ray.shutdown()
