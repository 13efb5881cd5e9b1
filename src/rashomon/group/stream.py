"""A stream of accounts sorted into stories, one account at a time."""

from collections.abc import Iterable, Iterator

from rashomon.group.index import Index
from rashomon.group.linking import Linker
from rashomon.group.nodes import Node
from rashomon.group.sketch import sketch
from rashomon.group.weights import Weigher
from rashomon.types import Account, Group


class Grouper:
    """The open stories of a stream. What it says depends on the accounts and their order alone."""

    def __init__(self) -> None:
        self.weigher = Weigher()
        self.index = Index()
        self.linker = Linker()
        self.taken = 0
        """Accounts taken in so far."""

    def add(self, account: Account) -> Iterator[Group]:
        """Take one account in; stories that nothing can join any more come out."""
        known = sketch(account)
        vectors = self.weigher.weigh(known)
        ties = self.index.ties(known, vectors)
        self.linker.add(self.taken, Node(known.id, known.day, vectors.words), ties)
        self.taken += 1
        yield from self.linker.let_go(self.index.add(known, vectors))

    def finish(self) -> Iterator[Group]:
        """The stories that are still open."""
        return self.linker.finish()


def stories(accounts: Iterable[Account]) -> Iterator[Group]:
    """The stories of a stream of accounts, each as soon as nothing can join it any more; each account in exactly
    one."""
    grouper = Grouper()
    for account in accounts:
        yield from grouper.add(account)
    yield from grouper.finish()


def group(accounts: Iterable[Account]) -> list[Group]:
    """The stories of a stream of accounts, in the order of their first accounts; each account in exactly one."""
    first: dict[str, int] = {}

    def numbered() -> Iterator[Account]:
        for account in accounts:
            first.setdefault(account.id, len(first))
            yield account

    return sorted(stories(numbered()), key=lambda g: first[g.accounts[0]])
