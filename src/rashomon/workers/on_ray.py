"""Workers on a Ray cluster: the one file that knows Ray. Install it with `pip install "rashomon[ray]"`.

A worker is an actor; one that is lost with its node is started again on another, and what it was at is done again.
Since an answer depends on its piece alone, a run that loses nodes gives what any other gives.
"""

import logging
import socket
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any

from rashomon.types import EngineError
from rashomon.workers.pool import WorkerError

PATIENCE = 10.0
"""Seconds for a cluster to answer."""
Make = Callable[[bytes], Callable[[bytes], bytes]]


class _Actor:
    def __init__(self, make: Make, setup: bytes) -> None:
        self._work = make(setup)

    def answer(self, piece: bytes) -> bytes:
        return self._work(piece)


class Actors:
    """So many actors of a cluster, spread over its nodes."""

    def __init__(self, make: Make, setup: bytes, jobs: int, address: str | None) -> None:
        """`make` makes the work from `setup`, on the node; without an address, Ray is started on this machine.

        Raises EngineError where Ray is not installed or the cluster cannot be reached.
        """
        self.jobs = jobs
        self._ray, self._started = connected(address)
        actor = spread(self._ray, _Actor)
        self._new: Callable[[], Any] = lambda: actor.remote(make, setup)
        self._idle: SimpleQueue[Any] = SimpleQueue()
        for _ in range(jobs):
            self._idle.put(self._new())

    def ask(self, piece: bytes) -> bytes:
        """The answer to a piece. Raises WorkerError."""
        actor = self._idle.get()
        try:
            answer: bytes = self._ray.get(actor.answer.remote(piece))
            return answer
        except self._ray.exceptions.RayActorError as e:
            actor = self._new()
            raise WorkerError from e
        finally:
            self._idle.put(actor)

    def close(self) -> None:
        """Let the actors go, and Ray where it was started for them."""
        if self._started:
            self._ray.shutdown()
            return
        while not self._idle.empty():
            self._ray.kill(self._idle.get())


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


def spread(ray: Any, what: Any) -> Any:
    """A class whose actors are spread over nodes and outlive them.

    They hold no processor for themselves: where nodes are lost, those of the nodes left are shared, and none waits.
    """
    return ray.remote(num_cpus=0, max_restarts=-1, max_task_retries=-1, scheduling_strategy="SPREAD")(what)


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
