"""Why a point is as it is, in words."""

import json

import jsonschema
import pytest
from msgspec.structs import replace

from rashomon import Difference, Link, Near, Origin, Point, Statement, Story, StoryAccount, Weighed, explain
from rashomon.reconcile.features import NAMES
from rashomon.reconcile.why import LOOKED
from rashomon.report.explaining import explanation
from rashomon.report.plainly import SENTENCES, sentence
from rashomon.types.schema import schema

TEXTS = {
    "gazette": "The ferry had 84 people on board. A gull watched.",
    "courier": "On board were 91 people, <b>the mayor</b> said.",
    "echo": "There were 84 people aboard the ferry.",
    "night": "Nothing happened.",
}


def said(account: str, words: str, origin: str = "o1", **more: object) -> Statement:
    start = TEXTS[account].index(words)
    return Statement(account=account, start=start, end=start + len(words), text=words, origin=origin, **more)  # type: ignore[arg-type]


POINT = Point(
    id="p1",
    status="differing",
    statements=(
        said("gazette", "The ferry had 84 people on board"),
        said("courier", "On board were 91 people", "o2", by="<b>the mayor</b>"),
        said("echo", "There were 84 people aboard the ferry", "o3"),
    ),
    differences=(
        Difference(aspect="number", between=(0, 1), why="84 v 91", values=("84 people", "91 people"), score=0.5),
    ),
    links=(
        Link(
            between=(0, 1),
            score=0.62,
            why="both have board, people",
            weighed=(Weighed("cosine", 0.4, 0.9), Weighed("rival figures", 0.92, -0.3), Weighed("new one", 2, 0.1)),
        ),
        Link(between=(0, 2), score=0.95, why="both have ferry", equal=("number: “84 people” and “84 people”",)),
    ),
    outlets=3,
    origins=3,
    importance=0.7,
    silent=("night",),
    near=(Near(account="gazette", start=34, end=48, text="A gull watched", to=1, score=0.2, why="nothing"),),
)
STORY = Story(
    accounts=tuple(
        StoryAccount(id=name, outlet=name.title(), text=text, words=len(text.split()), sha256="")
        for name, text in TEXTS.items()
    ),
    points=(
        POINT,
        Point(id="p2", status="single", statements=(said("night", "Nothing happened", "o4"),), outlets=1, origins=1),
    ),
    origins=tuple(
        Origin(id=f"o{k}", name=name, kind="outlet" if k != 2 else "named")
        for k, name in enumerate(("Gazette", "the mayor", "Echo", "Night"), 1)
    ),
)


def test_every_section_says_what_the_story_holds() -> None:
    told = " ".join(explain(STORY, "p1").split())
    for words in (
        "p1: differing; 3 outlets, 3 origins, importance 0.70; 1st of 2 points",
        "2. “On board were 91 people” — Courier, crediting “<b>the mayor</b>”",
        "linked to statements 3 and 2, the surest first",
        "linked to statement 1 alone",
        "1 and 3: 0.95, sure: both have ferry",
        "1 and 2: 0.62, likely: both have board, people",
        "for: their telling words weigh alike by 40 percent; new one: 2",
        "against: they count one thing and their figures differ, 92 percent alike",
        "Statement 2 would not be of this point but for this link alone",
        "Of one point only by way of others, and so not compared: 2 and 3.",
        "1 difference found among its links, none of them a denial.",
        "number, 1 and 2: “84 people” in 1, “91 people” in 2 (score 0.50, even odds)",
        "1 and 3: number: “84 people” and “84 people”",
        "the mayor (named source): statement 2",
        "WHO DOES NOT MENTION IT Night",
        "“A gull watched” — Gazette, nearest to 2: 0.20",
        "its links did not weigh enough",
    ):
        assert words in told


def test_a_single_statement_is_explained_too() -> None:
    told = explain(STORY, "p2")
    assert "It is one statement" in told
    assert "One outlet says it" in told
    assert "NEARLY" not in told


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_text_keeps_its_width(width: int) -> None:
    assert max(map(len, explain(STORY, "p1", width=width).splitlines())) <= width


def test_a_width_too_small_is_the_least_that_reads() -> None:
    assert explain(STORY, "p1", width=3) == explain(STORY, "p1", width=40)


def test_markdown_holds_no_markup_of_the_accounts() -> None:
    told = explain(STORY, "p1", "md")
    assert "<b>" not in told
    assert "&lt;b&gt;the mayor&lt;/b&gt;" in told


def test_json_stands_to_its_schema_and_says_the_same() -> None:
    told = json.loads(explain(STORY, "p1", "json"))
    jsonschema.validate(told, schema("explanation"))
    assert told["links"][1]["holds"] == [2]
    assert told["not_compared"] == [[2, 3]]
    for s in told["statements"]:
        start, end = s["span"]
        assert TEXTS[s["account"]][start:end] == s["text"]


def test_why_a_clause_was_kept_out() -> None:
    def kept_out(near: Near, story: Story = STORY) -> tuple[str, str | None]:
        found = explanation(replace(story, points=(replace(POINT, near=(near,)), story.points[1])), "p1").near[0]
        return found.kept_out, found.point

    sure = replace(POINT.near[0], score=0.8)
    assert kept_out(sure) == ("its links did not weigh enough", None)
    other = Near(account="night", start=0, end=16, text="Nothing happened", to=0, score=0.8, why="")
    assert kept_out(other) == ("its links did not weigh enough", "p2")


@pytest.mark.parametrize("name", ["p1", "P1", "1"])
def test_a_point_is_found_however_it_is_written(name: str) -> None:
    assert explain(STORY, name).startswith("p1:")


@pytest.mark.parametrize("name", ["p9", "", "pp1"])
def test_an_unknown_point_is_told_which_there_are(name: str) -> None:
    with pytest.raises(ValueError, match="p1 to p2"):
        explain(STORY, name)


def test_an_unknown_form_and_an_altered_story_are_refused() -> None:
    with pytest.raises(ValueError, match="text, json, md"):
        explain(STORY, "p1", "html")
    altered = replace(POINT, statements=(replace(POINT.statements[0], text="other words"), *POINT.statements[1:]))
    with pytest.raises(ValueError, match="not the statement's"):
        explain(replace(STORY, points=(altered,)), "p1")


def test_every_feature_of_the_judge_has_a_sentence() -> None:
    assert {*NAMES, LOOKED} <= set(SENTENCES)
    for name in (*NAMES, LOOKED):
        for value in (-1.0, 0.0, 0.004, 0.5, 1.0, 3.0):
            assert name not in sentence(Weighed(name, value, 1.0)).split(":")[0] or " " in sentence(
                Weighed(name, value, 1.0)
            )
