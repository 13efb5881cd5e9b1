"""Two accounts put side by side."""

import math
from pathlib import Path

import rashomon
from rashomon.group.pairing import DAYS, alike, rarity, weigh
from rashomon.types import Account

FIRE = Account(id="a", text="The grain terminal at Sarn burned, and the harbour pilot of Sarn saw the silos fall.")
MORE = Account(id="b", text="Silos fell at the grain terminal in Sarn, said a pilot who saw the harbour burn.")
OTHER = Account(id="c", text="The wanderers won the cup again, and their captain wept with the goalkeeper.")


def test_weights_are_of_length_one_at_most_and_heaviest_first() -> None:
    for account in (FIRE, OTHER, Account(id="d", text=" ".join(f"word{n}" for n in range(500)))):
        weights = list(weigh(account).values())
        assert math.sqrt(sum(w * w for w in weights)) <= 1.0 + 1e-9
        assert weights == sorted(weights, reverse=True)
        assert len(weights) <= 100
    assert rarity("silos") > rarity("said") >= 0.0


def test_what_tells_one_story_is_alike_and_fades_with_the_days() -> None:
    same, later = (alike(weigh(FIRE), weigh(MORE), days) for days in (0, 1))
    assert same > later > 0.0
    assert alike(weigh(FIRE), weigh(MORE), DAYS + 1) == 0.0
    assert alike(weigh(FIRE), weigh(OTHER), 0) == 0.0
    assert alike(weigh(MORE), weigh(FIRE), 0) == same


def test_it_agrees_with_group_on_the_example() -> None:
    accounts = rashomon.load(Path(__file__).parents[2] / "examples" / "harbour-fire").accounts
    # The essay of nine days later is a story of its own in a stream, though it is like the others in its words.
    assert [len(g.accounts) for g in rashomon.group(accounts)] == [8, 1]
    weights = [weigh(a) for a in accounts]
    assert all(any(alike(w, v, 0) for v in weights if v is not w) for w in weights)
