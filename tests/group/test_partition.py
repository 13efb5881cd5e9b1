"""Grouping in pieces gives what one stream gives."""

import pickle
from collections.abc import Callable
from typing import Any

import pytest

from rashomon.group import group, in_pieces, index, partition, weights
from rashomon.group.partition import Alone
from rashomon.types import Account

WORDS = [f"{a}{b}" for a in ("tor", "vel", "mar", "kes", "lun", "bri") for b in ("dal", "wick", "ham", "stow", "ley")]


def stream(n: int) -> list[Account]:
    """Accounts of invented events, three a day, some late, some copied, some without a date."""
    found = []
    for i in range(n):
        event = i // 3 - (1 if i % 7 == 0 else 0)
        told = [WORDS[(event * 7 + k * k) % len(WORDS)] + str(event % 11) for k in range(9)]
        text = " ".join([*told, *(WORDS[(i + k) % len(WORDS)] for k in range(3))])
        if i % 13 == 5:
            text = found[-2].text
        day = None if i % 17 == 3 else f"2031-0{1 + i // 90}-{1 + i % 90 // 4:02d}"
        url = f"https://a.example/page/{i // 5}" if i % 5 < 2 else None
        found.append(Account(id=f"a{i}", text=text, title=" ".join(told[:3]), published=day, url=url))
    return found


class Away(Alone):
    """Does each step as on another machine, which gets what it works on in memory that may not be written to."""

    def do(self, step: Callable[..., Any], *given: Any) -> Any:
        buffers: list[pickle.PickleBuffer] = []
        packed = pickle.dumps(given, protocol=5, buffer_callback=buffers.append)
        return step(*pickle.loads(packed, buffers=[bytes(b) for b in buffers]))


@pytest.mark.parametrize("crew", [Alone(), Away()])
@pytest.mark.parametrize("held", [20, 45])
def test_pieces_give_what_one_stream_gives(monkeypatch: pytest.MonkeyPatch, held: int, crew: Alone) -> None:
    monkeypatch.setattr(index, "HELD", held)
    monkeypatch.setattr(index, "POSTED_MOST", 15)
    monkeypatch.setattr(index, "SWEEP", 10)
    monkeypatch.setattr(weights, "EPOCH", 7)
    monkeypatch.setattr(partition, "EPOCH", 7)
    monkeypatch.setattr(partition, "PIECE", 28)
    told = stream(300)
    whole = group(told)
    number = {a.id: i for i, a in enumerate(told)}
    pieces = sorted(in_pieces(told, crew), key=lambda g: number[g.accounts[0]])
    assert pieces == whole
    assert max(len(g.accounts) for g in whole) > 2
    assert len(whole) > 50


def test_no_account_is_no_story() -> None:
    assert list(in_pieces([], Alone())) == []
