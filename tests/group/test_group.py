import json
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.group import Grouper, group, index
from rashomon.group.index import Held, Index, Tie
from rashomon.group.likeness import judge
from rashomon.group.linking import Linker
from rashomon.group.nodes import Node
from rashomon.group.state import MAGIC
from rashomon.group.weights import Vectors
from rashomon.types import Account, StateError

FERRY = [
    "The ferry Marigold ran aground off Tolle Point with passengers on board, the harbour master said.",
    "Passengers of the ferry Marigold waited for hours off Tolle Point before tugs came, the harbour master said.",
    "Tugs pulled the Marigold off the rocks at Tolle Point; the harbour master praised the ferry's crew.",
]
STRIKE = [
    "Bakers in Ostrava walked out over wages, and the union said that the strike would last a week.",
    "The bakers' union in Ostrava ended its strike after the mill owners raised wages.",
]


def account(id_: str, text: str, published: str | None = "2031-03-04", title: str | None = None) -> Account:
    return Account(id=id_, text=text, published=published, title=title)


def stories(accounts: list[Account]) -> list[tuple[str, ...]]:
    return [g.accounts for g in group(accounts)]


def test_two_events_are_two_stories_from_the_first_account_on() -> None:
    mixed = [FERRY[0], STRIKE[0], FERRY[1], STRIKE[1], FERRY[2]]
    assert stories([account(f"a{i}", t) for i, t in enumerate(mixed)]) == [("a0", "a2", "a4"), ("a1", "a3")]


def test_everyday_words_alone_make_no_story() -> None:
    one = account("a", "It was said that there will be more of it than there was in the past, and that they know.")
    two = account("b", "There are people who know that it was more than they said there would be in the past.")
    assert stories([one, two]) == [("a",), ("b",)]


def test_the_same_words_days_apart_are_two_stories() -> None:
    dates = ["2031-03-01", "2031-03-03", "2031-03-06"]
    told = [account(f"a{i}", FERRY[0], date) for i, date in enumerate(dates)]
    assert stories(told) == [("a0", "a1"), ("a2",)]


@pytest.mark.parametrize("published", [None, "", "last Tuesday", "2031-13-45", "0001-01-01"])
def test_an_account_without_a_date_is_compared_with_those_before_it(published: str | None) -> None:
    assert stories([account("a", FERRY[0], "2031-03-01"), account("b", FERRY[1], published)]) == [("a", "b")]


def test_moments_count_by_their_day() -> None:
    told = [account("a", FERRY[0], "2031-03-01T23:59:00+01:00"), account("b", FERRY[1], "2031-03-02")]
    assert stories(told) == [("a", "b")]


def test_a_title_helps() -> None:
    told = [account(x, "Nothing is known yet.", title="Ferry Marigold aground off Tolle Point") for x in "ab"]
    assert stories(told) == [("a", "b")]


def test_why_names_the_neighbour_and_words_that_both_say() -> None:
    first, second = group([account("a", FERRY[0]), account("b", FERRY[1])])[0].why
    assert first == "a opens the story"
    assert second.startswith("b is like a (0.")
    shared = second.partition("both say ")[2].split(", ")
    assert shared
    assert all(w in FERRY[0].lower() and w in FERRY[1].lower() for w in shared)
    assert not {"the", "with", "on"} & set(shared)


def test_nothing_and_empty_texts() -> None:
    assert stories([]) == []
    assert stories([account("a", ""), account("b", "")]) == [("a",), ("b",)]


def test_accounts_beyond_the_window_are_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "HELD", 2)
    monkeypatch.setattr(index, "MOST", 2)
    told = [account("a", FERRY[0]), account("b", STRIKE[0]), account("c", STRIKE[1]), account("d", FERRY[1])]
    assert stories(told) == [("a",), ("b", "c"), ("d",)]


def test_accounts_are_taken_one_at_a_time() -> None:
    taken = 0

    def feed() -> Iterator[Account]:
        nonlocal taken
        for taken in range(1, 51):
            yield account(f"a{taken}", FERRY[taken % 3])

    assert sum(len(g.accounts) for g in group(chain(feed()))) == taken == 50


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(FERRY + STRIKE + ["", "\u2028 the", "12 12 12"]), max_size=12), st.data())
def test_each_account_is_in_exactly_one_story(texts: list[str], data: st.DataObject) -> None:
    days = data.draw(st.lists(st.sampled_from(["2031-03-01", "2031-03-02", None]), min_size=12, max_size=12))
    told = [account(f"a{i}", t, days[i]) for i, t in enumerate(texts)]
    whole = group(told)
    assert sorted(i for g in whole for i in g.accounts) == sorted(a.id for a in told)
    assert all(len(g.accounts) == len(g.why) for g in whole)
    assert json.dumps([g.why for g in whole]) == json.dumps([g.why for g in group(told)])


def test_a_story_is_the_same_in_whatever_pieces_the_stream_comes() -> None:
    told = [account(f"a{i}", t, f"2031-03-{1 + i // 6:02d}") for i, t in enumerate((FERRY + STRIKE) * 5)]
    whole = group(told)
    for size in (1, 4, 11):
        grouper, found = Grouper(), []
        for at in range(0, len(told), size):
            grouper = Grouper(grouper.save())
            for a in told[at : at + size]:
                found += grouper.add(a)
        found += grouper.finish()
        assert sorted(found, key=lambda g: whole.index(g)) == whole


def test_what_is_open_in_a_state_is_marked_and_saving_changes_nothing() -> None:
    grouper = Grouper()
    assert list(grouper.add(account("a", FERRY[0]))) == []
    saved = grouper.save()
    assert [(g.accounts, g.open) for g in grouper.finish(goes_on=True)] == [(("a",), True)]
    again = Grouper(saved)
    assert again.knows("a")
    assert list(again.add(account("b", FERRY[1]))) == []
    assert [(g.accounts, g.open) for g in again.finish()] == [(("a", "b"), False)]


@pytest.mark.parametrize("saved", [b"", b"{}", MAGIC + b"xx", MAGIC + zlib.compress(b"\x80")])
def test_what_is_no_state_is_said(saved: bytes) -> None:
    with pytest.raises(StateError):
        Grouper(saved)


def test_near_copies_and_updates_go_where_their_original_goes() -> None:
    url = "https://gazette.example/2031/ferry?ref=x"
    first = Account(id="a", text=FERRY[0] + " " + STRIKE[0], published="2031-03-04", url=url)
    wire = Account(id="b", text=first.text.upper() + "!", published="2031-03-05")
    later = Account(id="c", text=FERRY[0] + " Tugs came.", published="2031-03-06", url=url.partition("?")[0])
    (story,) = group([first, wire, later])
    assert story.why[1] == "b is a again: word for word"
    assert story.why[2] == "c is a again: an update of the same page"


def test_one_that_comes_late_finds_its_story() -> None:
    other = [
        account(f"x{i}", f"Number {i} of the {i}th list names item {i * 7} alone.", "2031-03-07") for i in range(3)
    ]
    told = [account("a", FERRY[0], "2031-03-04"), *other, account("b", FERRY[1], "2031-03-04")]
    assert ("a", "b") in stories(told)


def test_stories_that_turn_out_to_be_one_are_merged_and_say_so() -> None:
    linker = Linker()
    one = judge().one
    for place, ties in enumerate([[], [Tie(0, one - 1)], [Tie(0, 9000), Tie(1, 9000)]]):
        linker.add(place, Node(f"a{place}", 1, ()), ties)
    before = {n.id: n.story for n in linker.nodes.values()}
    assert before["a0"] != before["a1"]
    (story,) = linker.finish()
    assert story.accounts == ("a0", "a1", "a2")
    assert any("merged into it" in c and "alike on average" in c for c in story.changes)


def test_one_that_stood_with_the_wrong_story_is_moved_and_says_so() -> None:
    linker = Linker()
    one = judge().one
    linker.add(0, Node("a", 1, ()), [])
    linker.add(1, Node("b", 1, ()), [Tie(0, one + 100)])
    linker.add(2, Node("c", 1, ()), [Tie(1, 9900)])
    linker.add(3, Node("d", 1, ()), [Tie(1, 9900), Tie(2, 9900)])
    found = list(linker.finish())
    assert {g.accounts for g in found} == {("a",), ("b", "c", "d")}
    said = [*(w for g in found for w in g.why), *(c for g in found for c in g.changes)]
    assert any("it stood with" in s or "split from" in s for s in said)


def test_a_saga_is_told_apart_from_the_day() -> None:
    told = [account(f"a{i}", FERRY[i % 3] + f" It is day {i}.", f"2031-03-{1 + i:02d}") for i in range(9)]
    assert all(len(s) <= 4 for s in stories(told))
    assert max(len(s) for s in stories(told)) > 1


def test_the_cost_of_an_account_does_not_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "HELD", 50)
    grouper, most = Grouper(), []
    looked: list[int] = []
    shared = Index._shared

    def counted(self: Index, part: str, vectors: Vectors, others: list[Held]) -> Any:
        looked.append(len(others))
        return shared(self, part, vectors, others)

    monkeypatch.setattr(Index, "_shared", counted)
    for i in range(400):
        day = date(2031, 1, 1) + timedelta(days=i // 20)
        list(grouper.add(account(f"a{i}", (FERRY + STRIKE)[i % 5] + f" Item {i}.", day.isoformat())))
        most.append((len(grouper._index.held), len(grouper._linker.nodes)))
    assert max(looked) <= index.LOOKED_AT
    assert max(m[0] for m in most) <= 50 + 20 * (index.LATE + 1)
    assert max(m[1] for m in most[200:]) <= 1.5 * max(m[1] for m in most[:200])
