"""Who does not mention what others share."""

from msgspec.structs import replace

from rashomon.reconcile import reconcile
from rashomon.types import Point, Story
from telling import Pair, lines

SHARED = "The ferry Marigold ran aground on a sandbank off the harbour"
OTHER = "Bakers in the old town complain about the price of flour"


def silent(*pairs: Pair) -> list[str]:
    return sorted(shared(reconcile(pairs)).silent)


def shared(story: Story) -> Point:
    return next(p for p in story.points if SHARED in (s.text for s in p.statements))


def two() -> list[Pair]:
    more = "Two cranes were sent from the capital and a tug from the next port along the coast to pull it free again"
    rest = "Passengers waited with blankets in a school while nurses looked after those who had been seasick all night"
    return [lines(f"{SHARED}\n{text}", n, outlet=n) for n, text in (("anchor", more), ("beacon", rest))]


def test_who_says_nothing_of_what_two_others_share_is_silent() -> None:
    story = reconcile([*two(), lines(OTHER, "c", outlet="c")])
    assert shared(story).silent == ("c",)
    left_out = {a.id: a.leaves_out for a in story.accounts}
    assert left_out == {"anchor": (), "beacon": (), "c": (shared(story).id,)}


def test_nobody_is_silent_on_what_one_outlet_tells() -> None:
    story = reconcile([lines(SHARED, "a", outlet="A"), lines(OTHER, "b", outlet="B")])
    assert {p.silent for p in story.points} == {()}


def test_an_outlet_is_not_silent_when_another_account_of_it_tells() -> None:
    assert silent(*two(), lines(OTHER, "c", outlet="anchor")) == []


def test_an_account_that_was_not_read_is_not_silent() -> None:
    account, reading = lines(OTHER, "c", outlet="c")
    assert silent(*two(), (account, replace(reading, unread="in another language", clauses=()))) == []


def test_nobody_is_silent_on_what_came_after() -> None:
    account, reading = lines(OTHER, "c", outlet="c")
    assert silent(*two(), (replace(account, published="2031-03-04"), reading)) == []
    assert silent(*two(), (replace(account, published="2031-03-06"), reading)) == ["c"]


def test_a_clause_that_nearly_says_it_is_shown_and_breaks_the_silence() -> None:
    almost = "The Marigold, the ferry, was stuck in the harbour"
    for k in range(1, len(almost.split()) + 1):
        story = reconcile([*two(), lines(" ".join(almost.split()[:k]), "c", outlet="c")])
        point = shared(story)
        near = [n for n in point.near if n.account == "c"]
        telling = {s.account for s in point.statements}
        assert ("c" in point.silent) == (not near and "c" not in telling)
        for n in near:
            assert 0.1 <= n.score <= 1
            assert 0 <= n.to < len(point.statements)
            text = next(a.text for a in story.accounts if a.id == "c")
            assert text[n.start : n.end] == n.text
