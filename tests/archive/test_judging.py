"""Judgements: laid over what the machine found, kept on record, held to on every later revision."""

from collections.abc import Callable

import pytest

from rashomon.archive import Archive, create, open_archive
from rashomon.archive.stable import anchor
from rashomon.types import Account, Anchor, ArchiveError, Judgement, JudgementKind, Point, Story, UnknownError
from standin import HANDS

Tell = Callable[..., Account]


def judgement(
    kind: JudgementKind, *, value: str | None = None, aspect: str | None = None, **sides: list[Anchor]
) -> Judgement:
    return Judgement(
        id=0,
        story="",
        kind=kind,
        statements=tuple(sides.get("statements", ())),
        others=tuple(sides.get("others", ())),
        value=value,
        aspect=aspect,
        name="Nana",
        at="",
        reason="seen with my own eyes",
    )


def holding(story: Story, words: str) -> Point:
    found = [p for p in story.points if any(words in s.text for s in p.statements)]
    assert len(found) == 1, [p.id for p in found]
    return found[0]


def said(point: Point) -> list[str]:
    return [s.text.strip() for s in point.statements]


@pytest.fixture
def told(archive: Archive, tell: Tell) -> Archive:
    accounts = [
        tell("gazette", "12 killed.", "Crews came late."),
        tell("courier", "13 killed.", "The crews were late."),
        tell("lamp", "12 killed.", "Nobody slept."),
    ]
    list(archive.add(accounts))
    return archive


def test_merged_points_stay_merged_whatever_comes(told: Archive, tell: Tell) -> None:
    story = told.story("s1")
    first, second = holding(story, "Crews came late"), holding(story, "crews were late")
    kept = told.judge("s1", judgement("merge", statements=[anchor(s) for s in first.statements],
                                      others=[anchor(s) for s in second.statements]))  # fmt: skip
    merged = holding(told.story("s1"), "crews were late")
    assert said(merged) == ["Crews came late.", "The crews were late."]
    assert (merged.id, merged.status, merged.outlets) == (first.id, "agreed", 2)
    list(told.add([tell("herald", "Crews came late.", day=5), tell("gazette", "19 killed.", "Crews came late.")]))
    merged = holding(told.story("s1"), "crews were late")
    assert sorted(said(merged)) == ["Crews came late.", "Crews came late.", "The crews were late."]
    assert merged.id == first.id
    assert holding(told.story("s1", machine=True), "crews were late").id == second.id
    told.undo(kept.id, "Nana", "no, they differ")
    assert holding(told.story("s1"), "crews were late").id == second.id
    assert [(j.name, j.undone_by, j.undone_reason) for j in told.judgements("s1")] == [
        ("Nana", "Nana", "no, they differ")
    ]


def test_a_split_stands_and_gets_a_name_of_its_own(told: Archive, tell: Tell) -> None:
    point = holding(told.story("s1"), "13 killed")
    assert point.status == "differing"
    out = [anchor(s) for s in point.statements if "13" in s.text]
    kept = told.judge(
        "s1", judgement("split", statements=out, others=[anchor(s) for s in point.statements if "12" in s.text])
    )
    after = told.story("s1")
    assert said(holding(after, "13 killed")) == ["13 killed."]
    assert holding(after, "13 killed").id == f"{point.id}.j{kept.id}"
    rest = holding(after, "12 killed")
    assert (rest.id, rest.status, rest.outlets, rest.differences) == (point.id, "agreed", 2, ())
    list(told.add([tell("herald", "14 killed.", day=5)]))
    assert said(holding(told.story("s1"), "13 killed")) == ["13 killed."]
    assert holding(told.story("s1"), "14 killed").id == point.id


def test_a_statement_moves(told: Archive, tell: Tell) -> None:
    story = told.story("s1")
    moved, target = holding(story, "Nobody slept"), holding(story, "Crews came late")
    sides = {"statements": [anchor(moved.statements[0])], "others": [anchor(target.statements[0])]}
    told.judge("s1", judgement("move", **sides))
    for _ in range(2):
        here = holding(told.story("s1"), "Nobody slept")
        assert here.id == target.id
        assert len(here.statements) == 2
        list(told.add([tell("herald", "An airship passed.", day=5)]))


def test_a_difference_is_rejected_and_another_confirmed(told: Archive, tell: Tell) -> None:
    point = holding(told.story("s1"), "13 killed")
    twelve = [anchor(s) for s in point.statements if "12" in s.text]
    thirteen = [anchor(s) for s in point.statements if "13" in s.text]
    told.judge("s1", judgement("reject", statements=twelve, others=thirteen, aspect="number"))
    assert holding(told.story("s1"), "13 killed").status == "agreed"
    list(told.add([tell("herald", "12 killed.", day=5)]))
    assert [said(p) for p in told.story("s1").points if p.status == "differing"] == []
    told.judge("s1", judgement("confirm", statements=twelve[:1], others=thirteen, aspect="number"))
    point = holding(told.story("s1"), "13 killed")
    assert point.status == "differing"
    assert [d.why for d in point.differences] == ["Nana: seen with my own eyes"]


def test_an_origin_is_named(told: Archive) -> None:
    point = holding(told.story("s1"), "13 killed")
    told.judge("s1", judgement("origin", statements=[anchor(point.statements[0])], value="Port police"))
    story = told.story("s1")
    origin = holding(story, "13 killed").statements[0].origin
    assert [o.name for o in story.origins if o.id == origin] == ["Port police"]
    assert holding(story, "13 killed").origins == 2


def test_an_account_is_set_aside_and_taken_back(told: Archive, tell: Tell) -> None:
    before = told.story("s1")
    kept = told.judge("s1", judgement("aside", value="courier"))
    for n in (2, 3):
        story = told.story("s1")
        assert len(story.accounts) == n
        assert "courier" not in {s.account for p in story.points for s in p.statements}
        list(told.add([tell("herald", "12 killed.", day=5)]))
    told.remove("herald")
    told.undo(kept.id, "Gia", "it was sound")
    assert told.story("s1") == before


def test_a_judgement_needs_a_name_a_reason_and_something_to_hold_on_to(told: Archive) -> None:
    wrong = judgement("aside", value="courier")
    for broken in ({"name": " "}, {"reason": ""}):
        with pytest.raises(ArchiveError, match="needs a name and a reason"):
            told.judge("s1", __import__("msgspec").structs.replace(wrong, **broken))
    with pytest.raises(ArchiveError, match="nothing"):
        told.judge("s1", judgement("aside", value="nobody"))
    with pytest.raises(ArchiveError, match="nothing"):
        told.judge("s1", judgement("merge", statements=[Anchor("gazette", "no such words", 0)]))
    with pytest.raises(UnknownError):
        told.judge("s7", wrong)
    with pytest.raises(UnknownError):
        told.undo(99, "Nana", "why not")
    assert told.judgements("s1") == []


def test_judgements_outlive_rebuilding(place: str, tell: Tell) -> None:
    with create(place, HANDS) as archive:
        list(archive.add([tell("gazette", "12 killed."), tell("courier", "13 killed.")]))
        archive.judge("s1", judgement("aside", value="courier"))
        before = archive.story("s1")
    with open_archive(place, HANDS._replace(made_by="stand-in 2")) as newer:
        list(newer.catch_up(rebuild=True))
        assert newer.story("s1") == before
        assert [j.kind for j in newer.judgements("s1")] == ["aside"]


def test_judgements_follow_their_accounts_into_another_story(archive: Archive) -> None:
    first, last = "alpha bravo charlie delta echo. ", "november oscar papa quebec romeo. "

    def made(name: str, words: str, day: int) -> Account:
        return Account(id=name, text=words, published=f"2031-03-{day:02}")

    list(archive.add([made("a", first * 5, 4), made("c", last * 5, 4)]))
    archive.judge("s2", judgement("aside", value="c"))
    list(archive.add([made("b", (first + last) * 5, 3)]))
    assert {a.id for a in archive.story("s1").accounts} == {"a", "b"}


def test_what_was_judged_is_among_the_changes(told: Archive) -> None:
    kept = told.judge("s1", judgement("aside", value="courier"))
    changes = told.changes("s1", 1).changes
    assert (changes[0].kind, changes[0].account) == ("gone", "courier")
    assert [c.why for c in changes if c.kind == "judged"] == [
        "Nana: set the account courier aside (seen with my own eyes)"
    ]
    told.undo(kept.id, "Gia", "it was sound")
    assert [c.kind for c in told.changes("s1", 1).changes] == ["judged", "undone"]
