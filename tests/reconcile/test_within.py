"""Two figures for one thing in one account are shown, and nobody is said to be sure of it."""

import pytest

from rashomon.reconcile import reconcile
from rashomon.reconcile.judges import shipped
from rashomon.reconcile.told import told
from rashomon.reconcile.within import AHEAD, own_rivals
from rashomon.types import Point, Story
from telling import lines

TROOPS = """Approximately 5,200 soldiers are stationed on the island
The harbour has been closed since the storm
Some 5,000 soldiers stationed on the island wait for orders"""


def unsure(story: Story) -> list[tuple[Point, str]]:
    return [(p, d.why) for p in story.points for d in p.unsure]


def test_one_account_by_itself_parts_from_itself() -> None:
    story = reconcile([lines(TROOPS, "a")])
    assert [why for _, why in unsure(story)] == ["Approximately 5,200 soldiers v Some 5,000 soldiers"]
    point = unsure(story)[0][0]
    assert (point.status, point.differences, point.outlets) == ("single", (), 1)
    assert [s.text.split()[1] for s in point.statements] == ["5,200", "5,000"]


@pytest.mark.parametrize(
    "text",
    [
        TROOPS.replace("5,000", "5,200"),
        TROOPS.replace("5,000", "900"),
        TROOPS.replace("Some 5,000 soldiers stationed on the island wait for orders", "The mayor is paid 5,000 euros"),
    ],
    ids=["the same figure", "far from it", "of something else"],
)
def test_figures_that_are_no_rivals_stay_apart(text: str) -> None:
    assert unsure(reconcile([lines(text, "a")])) == []


def test_another_account_that_has_one_of_the_two_parts_from_the_other() -> None:
    other = "About 5,200 soldiers are stationed on the island\nThe mayor resigned"
    story = reconcile([lines(TROOPS, "a"), lines(other, "b")])
    apart = [{p.statements[k].account for k in d.between} for p in story.points for d in p.differences]
    assert apart == [{"a", "b"}]


def test_a_table_of_figures_takes_time_by_its_length() -> None:
    items = told([lines("\n".join(f"Ward {k} has {10_000 + k} voters" for k in range(300)), "a")])
    assert len(own_rivals(items, shipped().same)) <= 300 * AHEAD
