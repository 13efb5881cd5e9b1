"""A stream of accounts sorted into stories, one account at a time."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from rashomon.group.index import Index
from rashomon.group.linking import Linker
from rashomon.group.nodes import Node
from rashomon.group.sketch import sketch
from rashomon.group.state import load, save
from rashomon.group.weights import Weigher
from rashomon.types import Account, Group


class Grouper:
    """The open stories of a stream. What it says depends on the accounts and their order alone."""

    def __init__(self, saved: bytes | None = None) -> None:
        """With `saved`, takes up what `save` saved. Raises StateError."""
        self._weigher, self._index, self._linker, self._taken = (
            load(saved) if saved is not None else (Weigher(), Index(), Linker(), 0)
        )
        self._ids = {node.id for node in self._linker.nodes.values()}

    def knows(self, account_id: str) -> bool:
        """Whether an account of an open story has this id."""
        return account_id in self._ids

    def add(self, account: Account) -> Iterator[Group]:
        """Take one account in; stories that nothing can join any more come out."""
        known = sketch(account)
        vectors = self._weigher.weigh(known)
        ties = self._index.ties(known, vectors)
        self._linker.add(self._taken, Node(known.id, known.day, vectors.words), ties)
        self._ids.add(account.id)
        self._taken += 1
        for group in self._linker.let_go(self._index.add(known, vectors)):
            self._ids.difference_update(group.accounts)
            yield group

    def save(self) -> bytes:
        """The open stories, to go on with later."""
        return save(self._weigher, self._index, self._linker, self._taken)

    def finish(self, *, goes_on: bool = False) -> Iterator[Group]:
        """The stories that are still open, in the order of their first accounts; marked so where the stream goes on."""
        for group in self._linker.finish():
            yield replace(group, open=True) if goes_on else group


def group(accounts: Iterable[Account]) -> list[Group]:
    """The stories of a stream of accounts, in the order of their first accounts; each account in exactly one."""
    grouper = Grouper()
    first: dict[str, int] = {}
    found: list[Group] = []
    for account in accounts:
        first.setdefault(account.id, len(first))
        found += grouper.add(account)
    found += grouper.finish()
    return sorted(found, key=lambda g: first[g.accounts[0]])
