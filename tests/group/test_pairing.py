"""Accounts put side by side, without a stream."""

import math
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import rashomon
from rashomon.group.likeness import DAYS, WHOLE
from rashomon.group.merging import Ties
from rashomon.group.pairing import alike, may_join, outline, stories
from rashomon.group.sketch import day_of
from rashomon.types import Account

FIRE = Account(id="a", text="The grain terminal at Sarn burned, and the harbour pilot of Sarn saw the silos fall.")
MORE = Account(id="b", text="Silos fell at the grain terminal in Sarn, and two dockers who fled are in hospital.")
OTHER = Account(id="c", text="The wanderers won the cup again, and their captain wept with the goalkeeper.")
EMPTY = Account(id="d", text="")


def one(a: Account, b: Account, days: int = 0) -> int:
    return alike(outline(a).body, [outline(b).body], [days])[0]


def test_an_outline_has_the_heaviest_words_first_and_does_not_grow_with_the_text() -> None:
    words, body = outline(FIRE)
    assert set(words[:6]) <= {"grain", "terminal", "sarn", "burned", "harbour", "pilot", "silos", "fall"}
    assert "the" not in words
    long = outline(Account(id="long", text=" ".join(f"word{n}" for n in range(5000)), title="word1 " * 90))
    assert len(body) < len(long.body) < 3000


def test_what_tells_one_story_is_alike_and_fades_with_the_days() -> None:
    same, later = one(FIRE, MORE), one(FIRE, MORE, 1)
    assert WHOLE > same > later > 0
    assert may_join(same)
    assert not may_join(one(FIRE, OTHER))
    assert one(FIRE, MORE, DAYS + 1) == 0
    assert not any(map(may_join, (one(FIRE, EMPTY), one(EMPTY, EMPTY))))
    assert one(FIRE, FIRE, 1) == WHOLE
    assert one(FIRE, FIRE, DAYS + 1) == 0
    assert alike(outline(FIRE).body, [], []) == []


@given(st.text(max_size=200), st.text(max_size=200), st.integers(0, 3))
def test_likeness_is_the_same_both_ways(a: str, b: str, days: int) -> None:
    here, there = outline(Account(id="a", text=a)).body, outline(Account(id="b", text=b)).body
    others = [there, here, there]
    found = alike(here, others, [days, 0, days])
    assert found[0] == found[2] == alike(there, [here], [days])[0]
    assert all(0 <= n <= WHOLE for n in found)


def test_it_agrees_with_group_on_the_example() -> None:
    accounts = rashomon.load(Path(__file__).parents[2] / "examples" / "harbour-fire").accounts
    days = [day_of(a.published) for a in accounts]
    bodies = [outline(a).body for a in accounts]
    ties: Ties = {}
    for k, (body, day) in enumerate(zip(bodies, days, strict=True)):
        gaps = [0 if d is None or day is None else abs(d - day) for d in days]
        ties[k] = dict(enumerate(alike(body, bodies, gaps)))
    ties = {k: {o: n for o, n in near.items() if n and o != k} for k, near in ties.items()}
    names = [{accounts[k].id for k in held} for held in stories(range(len(accounts)), ties)]
    assert names == [set(g.accounts) for g in rashomon.group(accounts)]
    assert sorted(map(len, names)) == [1, 8]


def test_a_chain_is_not_one_story() -> None:
    """Each is like the next and like no other: on average they are not alike."""
    ties: Ties = {k: {} for k in range(9)}
    for a, b in pairwise(range(9)):
        ties[a][b] = ties[b][a] = 6000
    assert max(map(len, stories(range(9), ties))) <= math.ceil(9 / 3)
