"""What a reader wants first."""

import pytest

from rashomon.reconcile import reconcile
from rashomon.reconcile.cast import cast
from rashomon.reconcile.importance import WEIGHTS, Importance, Signs
from rashomon.reconcile.told import told
from telling import Pair, lines


def weighed(*pairs: Pair) -> tuple[Importance, int]:
    items = told(pairs)
    return Importance(pairs, items, cast(pairs)), len(items)


def signs(pair: Pair, clause: int = 0) -> Signs:
    return weighed(pair)[0].signs([clause], 1)


def test_every_weight_is_in_the_documents() -> None:
    from pathlib import Path

    page = (Path(__file__).parents[2] / "docs" / "reconciling.md").read_text("utf-8")
    for sign, weight in WEIGHTS._asdict().items():
        assert f"| `{sign}` | {weight:g} |" in page


def test_each_sign_is_seen() -> None:
    assert signs(lines("The ferry ran aground on Tuesday")).recent == 1
    old = signs(lines("The ferry was built in 1998"))
    assert (old.old, old.recent) == (1, 0)
    assert signs(lines("The ferry carried 84 people")).figure == 1
    said = signs(lines("Nobody was hurt, the mayor said", said={0: "the mayor"}, quoted=(0,)))
    assert (said.credited, said.speech) == (1, 1)
    assert signs(lines("harbour master Ilse Brandt", roles=(0,))).title == 1
    assert signs(lines("The ferry sank\nThe crew swam"), 1).low == pytest.approx(0.5)
    plan = lines("Filler that tells of nothing here\nThe company plans to raise the wreck")
    assert signs(plan, 1).to_come == 1


def test_importance_lies_between_none_and_one_and_follows_the_outlets() -> None:
    importance, count = weighed(lines("The ferry sank", "a", outlet="A"), lines("The ferry sank", "b", outlet="B"))
    alone, both = importance.of([0], 1), importance.of([0, 1], 2)
    assert 0 < alone < both < 1
    assert count == 2


def test_background_comes_last() -> None:
    old, new = "The old ferry was built in 1998", "The ferry ran aground on Tuesday with 84 people"
    story = reconcile([lines(f"{old}\n{new}", n, outlet=n) for n in "ab"])
    assert [p.statements[0].text for p in story.points] == [new, old]
    assert [p.importance or 0 for p in story.points] == sorted((p.importance or 0 for p in story.points), reverse=True)
