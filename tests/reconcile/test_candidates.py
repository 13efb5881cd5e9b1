"""Which pairs of clauses are compared."""

from collections import Counter

from rashomon.reconcile.candidates import LARGER, MOST, candidates
from rashomon.reconcile.told import told
from telling import lines

FERRY = "The ferry Marigold ran aground off Tolle Point\nDivers will inspect the hull\nThe crew had lost steering"


def test_one_account_gives_none() -> None:
    assert candidates(told([lines(FERRY + "\n" + FERRY)])) == []
    assert candidates([]) == []


def test_every_pair_crosses_accounts_stands_once_and_in_order() -> None:
    items = told([lines(FERRY, n) for n in "abc"])
    found = candidates(items)
    assert all(items[p.a].account != items[p.b].account and p.a < p.b for p in found)
    assert found == sorted(set(found))
    same_line = {(p.a, p.b) for p in found if p.a % 3 == p.b % 3}
    assert len(same_line) == 9


def test_clauses_that_share_only_common_words_are_not_compared() -> None:
    assert candidates(told([lines("The ferry ran aground", "a"), lines("It was the wrong thing to do", "b")])) == []


def test_a_clause_keeps_its_heaviest_candidates_of_each_account() -> None:
    n = 25
    alike = "\n".join(f"The ferry Marigold ran aground, version {i}" for i in range(n))
    best = "The ferry Marigold ran aground off Tolle Point on Tuesday"
    items = told([lines(best + "\n" + alike, "a"), lines(alike + "\n" + best, "b")])
    found = candidates(items)
    assert (0, len(items) - 1) in found
    assert len(found) <= 2 * (n + 1) * MOST < (n + 1) ** 2
    # A pair stands where it is among the heaviest of either side, so the far side may have more than MOST.
    kept = Counter(p.a for p in found)
    assert min(kept.values()) == MOST


def test_beside_a_book_a_page_keeps_few_candidates() -> None:
    page = "The ferry Marigold ran aground off Tolle Point"
    book = "\n".join(f"The ferry Marigold ran aground, version {i}" for i in range(2 * LARGER))
    found = candidates(told([lines(page, "a"), lines(book, "b")]))
    assert len(found) == MOST
