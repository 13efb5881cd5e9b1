"""Open stories saved to be taken up again: what comes next falls as if there had been no break."""

import zlib
from hashlib import blake2b

import msgspec
import numpy as np

from rashomon.group.index import Held, Index
from rashomon.group.likeness import judge
from rashomon.group.linking import Linker
from rashomon.group.nodes import Node, Open
from rashomon.group.sketch import BUCKETS
from rashomon.group.weights import Vector, Vectors, Weigher
from rashomon.types import StateError

MAGIC = b"rashomon/group-state/1\n"


class _Account(msgspec.Struct, array_like=True):
    day: int
    url: str | None
    digest: bytes
    parts: list[tuple[bytes, bytes]]


class _State(msgspec.Struct):
    judge: bytes
    """A digest of the weights with which accounts were compared: with others the stories would be others."""
    seen: float
    words: bytes
    held_by: bytes
    waiting: list[bytes]
    first: int
    clock: int
    held: list[_Account]
    nodes: dict[int, Node]
    stories: dict[int, Open]
    unsettled: list[int]
    opened: int
    taken: int


def save(weigher: Weigher, index: Index, linker: Linker, taken: int) -> bytes:
    """Everything that what comes next can depend on."""
    words = np.flatnonzero(weigher.held_by).astype(np.uint32)
    state = _State(
        judge=_judged(),
        seen=weigher.seen,
        words=words.tobytes(),
        held_by=weigher.held_by[words].tobytes(),
        waiting=[numbers.tobytes() for numbers in weigher.waiting],
        first=index.first,
        clock=index.clock,
        held=[_Account(h.day, h.url, h.digest, _parts(h)) for h in index.held.values()],
        nodes=linker.nodes,
        stories=linker.stories,
        unsettled=linker.unsettled,
        opened=linker.opened,
        taken=taken,
    )
    return MAGIC + zlib.compress(msgspec.msgpack.encode(state), 1)


def load(saved: bytes) -> tuple[Weigher, Index, Linker, int]:
    """What `save` saved. Raises StateError for anything else."""
    if not saved.startswith(MAGIC):
        raise StateError("this is no state of rashomon group, or one of another version")
    try:
        state = msgspec.msgpack.decode(zlib.decompress(saved[len(MAGIC) :]), type=_State)
    except (zlib.error, msgspec.MsgspecError) as e:
        raise StateError("the state is damaged; start anew without it") from e
    if state.judge != _judged():
        raise StateError("the state was made by a version that compares accounts in another way; start anew without it")
    weigher = Weigher()
    weigher.seen = state.seen
    weigher.held_by = np.zeros(BUCKETS, np.float32)
    weigher.held_by[np.frombuffer(state.words, np.uint32)] = np.frombuffer(state.held_by, np.float32)
    weigher.waiting = [np.frombuffer(numbers, np.uint32) for numbers in state.waiting]
    index = Index(state.first)
    for a in state.held:
        whole, lead, title = (Vector(np.frombuffer(n, np.uint32), np.frombuffer(w, np.float32)) for n, w in a.parts)
        index.hold(Held(a.day, a.url, a.digest, Vectors(whole, lead, title, ())))
    index.clock = state.clock
    linker = Linker()
    linker.nodes, linker.stories = state.nodes, state.stories
    linker.unsettled, linker.opened = state.unsettled, state.opened
    return weigher, index, linker, state.taken


def _parts(held: Held) -> list[tuple[bytes, bytes]]:
    vectors = held.vectors
    return [(v.numbers.tobytes(), v.weights.tobytes()) for v in (vectors.whole, vectors.lead, vectors.title)]


def _judged() -> bytes:
    return blake2b(repr(judge()).encode(), digest_size=8).digest()
