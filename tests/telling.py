"""Invented accounts whose clauses a test decides: one a line, so that what is compared does not hang on the reader."""

from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from rashomon.reader import read
from rashomon.reconcile.finding import Side, sides
from rashomon.reconcile.told import Told, told
from rashomon.types import Account, Attribution, AttributionKind, Clause, Reading, Span

Pair = tuple[Account, Reading]


@cache
def _read(account: Account) -> Reading:
    return read(account)


def account(text: str, name: str = "a", outlet: str | None = None, published: str | None = "2031-03-05") -> Account:
    return Account(id=name, text=text, outlet=outlet, published=published)


def whole(*accounts: Account) -> list[Pair]:
    """Accounts with what the reader makes of them."""
    return [(a, _read(a)) for a in accounts]


def lines(
    text: str,
    name: str = "a",
    *,
    said: dict[int, str] | None = None,
    kind: AttributionKind = "named",
    quoted: Sequence[int] = (),
    roles: Sequence[int] = (),
    outlet: str | None = None,
) -> Pair:
    """An account of one clause a line; `said` names by line the words, in the account, of whom it is credited to."""
    a = account(text, name, outlet)
    made, owners, at = [], [], 0
    for k, line in enumerate(text.split("\n")):
        end = at + len(line)
        which = None
        if said and k in said:
            start = text.index(said[k])
            which = len(owners)
            owners.append(Attribution((Span(start, start + len(said[k])),), (), (Span(at, end),), kind))
        made.append(Clause(at, end, which, quoted=k in quoted, role=k in roles))
        at = end + 1
    return a, replace(_read(a), clauses=tuple(made), attributions=tuple(owners))


def two(a: str, b: str, **of_both: bool) -> tuple[Told, Told]:
    """One clause each of two accounts; quoted=True or roles=True for both."""
    options = {name: (0,) for name, held in of_both.items() if held}
    first, second = told([lines(a, "a", **options), lines(b, "b", **options)])
    return first, second


def sided(a: str, b: str, **of_both: bool) -> tuple[Side, Side]:
    """The same, each with the text and the reading of its account."""
    options = {name: (0,) for name, held in of_both.items() if held}
    pairs = [lines(a, "a", **options), lines(b, "b", **options)]
    first, second = sides(told(pairs), pairs)
    return first, second
