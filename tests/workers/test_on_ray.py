"""On a real local cluster of three nodes. Run by `make ray`, which installs Ray; skipped where it is absent."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from rashomon.group import group, in_pieces, partition
from rashomon.pipeline import readings, readings_by, worker_actors
from rashomon.types import Account
from rashomon.workers import on_ray

ray = pytest.importorskip("ray", reason="Ray is an extra: make ray")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    from ray.cluster_utils import Cluster

    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    made.add_node(num_cpus=1)
    ray.init(address=made.address, log_to_driver=False)
    yield made
    ray.shutdown()
    made.shutdown()


def told(n: int) -> list[Account]:
    words = ["ferry", "baker", "tower", "bridge", "orchard", "quarry", "lantern"]
    return [
        Account(
            id=f"a{i}",
            text=f"The {words[i // 3 % 7]} of Tolle{i // 3} stood by Corvane{i // 3} as item {i} says.",
            published=f"2031-01-{1 + i // 20:02d}",
        )
        for i in range(n)
    ]


def lose(cluster: Any, when: threading.Event) -> threading.Thread:
    """Add a node, and take it away without a word once `when` is set."""
    node = cluster.add_node(num_cpus=1)
    cluster.wait_for_nodes()

    def kill() -> None:
        when.wait(120)
        cluster.remove_node(node, allow_graceful=False)

    thread = threading.Thread(target=kill)
    thread.start()
    return thread


def test_grouping_on_nodes_one_of_which_is_lost_gives_what_one_stream_gives(
    cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rashomon.workers.on_ray import Tasks

    monkeypatch.setattr(partition, "PIECE", 2 * partition.EPOCH)
    accounts = told(8 * partition.EPOCH)
    when = threading.Event()
    losing = lose(cluster, when)
    crew = Tasks(None)
    given = crew.do

    def do(step: Any, *arguments: Any) -> Any:
        if step is partition.compared:
            when.set()
        return given(step, *arguments)

    crew.do = do  # type: ignore[method-assign]
    found = list(in_pieces(accounts, crew))
    losing.join()
    number = {a.id: i for i, a in enumerate(accounts)}
    assert sorted(found, key=lambda g: number[g.accounts[0]]) == group(accounts)


SLOW = """
import os, time
from rashomon.workers import serve
def make(setup):
    def work(piece):
        if piece == b"die":
            os._exit(9)
        time.sleep(0.05)
        return setup + piece
    return work
serve(make)
"""


def test_a_stage_outlives_a_node_and_answers_in_order(cluster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over three windows, with items that have no piece, and one over which workers end."""
    monkeypatch.setattr(on_ray, "WINDOW", 50)
    when = threading.Event()
    losing = lose(cluster, when)
    stage = on_ray.Reading(SLOW, b"> ", 3, None)
    pieces = [b"die" if i == 70 else None if i % 9 == 4 else b"%d" % i for i in range(400)]
    found = []
    for item, answer in stage.over(range(400), lambda i: pieces[i]):
        found.append((item, answer))
        if len(found) == 180:
            when.set()
    losing.join()
    stage.close()
    assert found == [(i, None if p in (None, b"die") else b"> " + p) for i, p in enumerate(pieces)]


def test_readings_on_ray_are_those_of_one_process(cluster: Any) -> None:
    accounts = told(4)
    found = list(readings_by(worker_actors(1, None), accounts))
    assert [(k.account, k.reading) for k in found] == list(readings(accounts))  # type: ignore[union-attr]


def test_a_cluster_that_is_not_there_is_said() -> None:
    import subprocess
    import sys

    code = "from rashomon.workers.on_ray import connected; connected('127.0.0.1:1')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300)
    assert "EngineError: the Ray cluster at 127.0.0.1:1 cannot be reached" in done.stderr
