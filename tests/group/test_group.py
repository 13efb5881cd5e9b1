import json
from collections.abc import Iterator
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.group import group, index
from rashomon.types import Account

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
