"""The three real accounts that the project started from, where they lie beside the checkout.

They belong to their publishers: no more of them than a few words stands here, and what is tested is where things are.
"""

import json
import os
import re
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(os.environ.get("RASHOMON_SHARED") or Path(__file__).parents[2] / "shared")
EVENT = SHARED / "accounts" / "dev" / "iran-strike-2020"
EVERY = {"time", "washington-times", "the-hill"}
SECONDS = 10

pytestmark = pytest.mark.skipif(not EVENT.is_dir(), reason="the founding accounts are not beside this checkout")

Json = dict[str, Any]


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Json, str, float]:
    """The story, the page, and the processor time, s, of the command: what other work a machine has does not count."""
    out = tmp_path_factory.mktemp("founding")
    command = [
        sys.executable,
        "-m",
        "rashomon",
        "report",
        str(EVENT),
        "-o",
        str(out / "s.html"),
        "-o",
        str(out / "s.json"),
    ]
    start = _spent()
    subprocess.run(command, check=True, capture_output=True)
    took = _spent() - start
    return json.loads((out / "s.json").read_text("utf-8")), (out / "s.html").read_text("utf-8"), took


@pytest.fixture(scope="module")
def story(made: tuple[Json, str, float]) -> Json:
    return made[0]


def account(story: Json, name: str) -> Json:
    return next(a for a in story["accounts"] if a["id"] == name)


def set_aside(story: Json, name: str) -> list[tuple[int, int]]:
    return [(f["start"], f["end"]) for f in account(story, name)["furniture"]]


def in_all(story: Json, pattern: str) -> list[Json]:
    """Points that every account states, with a statement that holds the pattern."""
    return [
        p
        for p in story["points"]
        if {s["account"] for s in p["statements"] if re.search(pattern, s["text"], re.IGNORECASE)} == EVERY
    ]


def said(point: Json, words: str) -> list[Json]:
    """A point's statements that hold the words."""
    return [s for s in point["statements"] if words in s["text"]]


def only(points: list[Json]) -> Json:
    assert len(points) == 1, points
    return points[0]


def test_under_ten_seconds(made: tuple[Json, str, float]) -> None:
    assert made[2] < SECONDS


def test_the_page_holds_every_account(made: tuple[Json, str, float]) -> None:
    assert all(a["outlet"] in made[1] for a in made[0]["accounts"])
    assert all(f'id="a{k}"' in made[1] for k in (1, 2, 3))


def test_the_page_is_small(made: tuple[Json, str, float]) -> None:
    assert len(made[1].encode()) < 500_000


def test_the_page_opens_with_the_strike(made: tuple[Json, str, float]) -> None:
    (headline,) = re.findall(r"<h1.*?</h1>", made[1], re.DOTALL)
    words = re.sub(r"<[^>]+>", "", headline).lower()
    assert re.search(r"ballistic missiles", words)
    assert re.search(r"\b(iran|iranian)\b", words)
    assert re.search(r"\bbases\b", words)


def test_two_texts_are_flattened(story: Json) -> None:
    assert {a["id"] for a in story["accounts"] if a["flattened"]} == {"time", "washington-times"}
    assert not any(a["copy_of"] for a in story["accounts"])


def test_the_end_of_another_headline_is_set_aside(story: Json) -> None:
    text = account(story, "washington-times")["text"]
    assert (0, text.index("iran fired")) in [(s, e + 1) for s, e in set_aside(story, "washington-times")]


def test_the_block_of_other_headlines_is_set_aside(story: Json) -> None:
    text = account(story, "washington-times")["text"]
    start = text.index("top stories")
    assert (start, text.index("at approximately")) in [(s, e + 1) for s, e in set_aside(story, "washington-times")]


def test_the_credits_and_the_cut_off_tail_are_set_aside(story: Json) -> None:
    text = account(story, "washington-times")["text"]
    start, end = set_aside(story, "washington-times")[-1]
    assert end == len(text.rstrip())
    assert "contributed to this report" in text[start:end]
    assert end - start < 120


def test_the_contact_line_is_set_aside(story: Json) -> None:
    text = account(story, "time")["text"]
    start, end = set_aside(story, "time")[-1]
    assert start <= text.index("write to w")
    assert end == len(text.rstrip())
    assert end - start < 150


def test_no_statement_stands_in_furniture(story: Json) -> None:
    aside = {name: set_aside(story, name) for name in EVERY}
    for s in (s for p in story["points"] for s in p["statements"]):
        assert not any(start <= s["start"] and s["end"] <= end for start, end in aside[s["account"]]), s["text"]


def test_the_missiles_are_one_point_of_all_three_that_differs_in_their_number(story: Json) -> None:
    point = only([p for p in in_all(story, "missile") if said(p, "more than a dozen") and said(p, "tens of")])
    assert point["status"] == "differing"
    assert point["outlets"] == 3
    assert {s["account"] for s in said(point, "more than a dozen")} >= {"time", "the-hill"}
    dozen, tens = said(point, "more than a dozen"), said(point, "tens of")
    numbers = [[point["statements"][k] for k in d["between"]] for d in point["differences"] if d["aspect"] == "number"]
    assert [b for b in numbers if any(s in dozen for s in b) and any(s in tens for s in b)]


def test_what_the_foreign_minister_said_stands_in_all_three(story: Json) -> None:
    assert in_all(story, "proportionate")
    shared = [p for p in story["points"] if len(p["statements"]) > 1]
    held = {s["account"] for p in shared for s in p["statements"] if "do not seek escalation" in s["text"].lower()}
    assert held == set(EVERY)  # one outlet prints it twice, so that it may stand in two points


def test_the_bases_are_spelt_as_each_account_prints_them(story: Json) -> None:
    printed = {
        name: " ".join(s["text"] for p in story["points"] for s in p["statements"] if s["account"] == name)
        for name in EVERY
    }
    assert re.search(r"Al-Assad and Irbil", printed["the-hill"])
    assert re.search(r"al assad\b.*\birbil", printed["washington-times"])


def test_the_casualties_are_one_point_of_all_three_that_differs(story: Json) -> None:
    point = only([p for p in in_all(story, "casualt") if said(p, "suffered no casualties")])
    assert point["status"] == "differing"
    assert point["outlets"] == 3
    apart = {point["statements"][k]["account"] for d in point["differences"] for k in d["between"]}
    assert apart == EVERY


def test_the_other_words_on_casualties_are_statements(story: Json) -> None:
    texts = [s["text"] for p in story["points"] for s in p["statements"]]
    for words in ("no official report on casualties", "no americans were killed"):
        assert any(words in t for t in texts), words


def test_every_statement_is_the_words_between_its_offsets(story: Json) -> None:
    for s in (s for p in story["points"] for s in p["statements"]):
        assert account(story, s["account"])["text"][s["start"] : s["end"]] == s["text"]


@pytest.fixture(scope="module")
def readings() -> dict[str, tuple[str, Any]]:
    """The two flattened accounts as read by themselves, published when they were."""
    from rashomon import Account, read

    texts = {n: (EVENT / "accounts" / f"{n}.txt").read_text("utf-8") for n in ("time", "washington-times")}
    return {n: (t, read(Account(id=n, text=t, published="2020-01-08"))) for n, t in texts.items()}


def test_the_launch_stands_at_its_hour(readings: dict[str, tuple[str, Any]]) -> None:
    text, reading = readings["washington-times"]
    launched = [t for t in reading.times if t.from_ == "2020-01-07T17:30"]
    assert launched
    assert {text[t.start : t.end] for t in launched} == {"5 30 p m on january 7"}
    for _, r in readings.values():
        nights = [t for t in r.times if (t.from_ or "").startswith("2020-01-07")]
        assert len(nights) >= 2, "the night in question, as a day or a part of it"


@pytest.mark.parametrize(
    ("name", "figure", "low", "high", "hedge", "counted"),
    [
        ("washington-times", "approximately 5 200 u s troops", 5200, 5200, "about", "u s troops"),
        ("washington-times", "at least 56 were killed", 56, None, "at_least", "killed"),
        ("time", "15 000 american troops", 15000, 15000, "exact", "american troops"),
        ("time", "3 500 additional soldiers", 3500, 3500, "exact", "additional soldiers"),
        ("time", "about 3 000 paratroopers", 3000, 3000, "about", "paratroopers"),
    ],
)
def test_troops_and_victims_are_counted(
    readings: dict[str, tuple[str, Any]], name: str, figure: str, low: int, high: int | None, hedge: str, counted: str
) -> None:
    text, reading = readings[name]
    (found,) = (f for f in reading.figures if text[f.start : f.end] == figure)
    assert (found.low, found.high, found.hedge) == (low, high, hedge)
    assert text[found.counted.start : found.counted.end] == counted


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("washington-times", "Iran Iraq Baghdad Anbar Erbil Tehran Dubai Israel Lebanon Haifa Kerman Germany London"),
        ("time", "Iran Iraq Baghdad Anbar Erbil Tehran Kuwait Fayetteville"),
    ],
)
def test_every_place_is_on_the_map_or_marked_unresolved(
    readings: dict[str, tuple[str, Any]], name: str, places: str
) -> None:
    text, reading = readings[name]
    on_map = {p.name for p in reading.places if p.latitude is not None}
    assert set(places.split()) <= on_map
    bases = [p for p in reading.places if text[p.start : p.end].endswith("base")]
    assert bases
    for p in reading.places:
        assert (p.latitude is None) == (p.longitude is None) == (p.precision is None)
    if name == "washington-times":
        (held,) = (p for p in bases if p.within)
        assert held.within == "Anbar", "by the words that stand around it"


def test_threats_are_threats_and_their_condition_is_no_fact(readings: dict[str, tuple[str, Any]]) -> None:
    text, reading = readings["washington-times"]
    at = text.index("destroy")
    (threat,) = (e for e in reading.events if e.start == at)
    assert (threat.type, threat.status) == ("THREATEN", "threatened")
    near = [e for e in reading.events if text[e.start : e.end] == "retaliation" and abs(e.start - at) < 120]
    assert all(e.status == "conditional" for e in near)


def test_the_strike_is_told_by_whom_and_on_what(readings: dict[str, tuple[str, Any]]) -> None:
    for name, word in (("time", "launched"), ("washington-times", "fired")):
        text, reading = readings[name]
        names = {e.id: e for e in reading.entities}
        first = next(e for e in reading.events if text[e.start : e.end] == word)
        assert (first.type, first.status) == ("ASSAULT", "happened")
        assert [names[a].country for a in first.actors] == ["IR"]


def told(readings: dict[str, tuple[str, Any]], name: str, word: str, near: str) -> list[Any]:
    """An account's events of a word within a few words before or after others."""
    text, reading = readings[name]
    at = text.index(near)
    return [e for e in reading.events if text[e.start : e.end] == word and abs(e.start - at) < 120]


def test_the_letter_is_an_unsigned_draft_sent_and_disowned(readings: dict[str, tuple[str, Any]]) -> None:
    """What becomes of the letter has the letter as its target, and whoever calls it a mistake rejects it."""
    for name, near, word, kind in (
        ("time", "unsigned letter", "unsigned", "OTHER"),
        ("time", "sent in error", "sent", "OTHER"),
        ("time", "letter is a draft", "draft", "OTHER"),
        ("time", "it was a mistake", "mistake", "REJECT"),
        ("time", "should never have been", "released", "OTHER"),
        ("washington-times", "honest mistake", "mistake", "REJECT"),
        ("washington-times", "sent in error", "sent", "OTHER"),
        ("washington-times", "sent in error", "error", "REJECT"),
    ):
        names = {e.id: e.name for e in readings[name][1].entities}
        found = told(readings, name, word, near)
        assert found, (name, word)
        assert {(e.type, e.status) for e in found} == {(kind, "happened")}, (name, word)
        assert {names[t] for e in found for t in e.targets} == {"letter"}, (name, word)
    for name, near in (("time", "it was a mistake"), ("washington-times", "honest mistake")):
        names = {e.id: e.name for e in readings[name][1].entities}
        (rejected,) = told(readings, name, "mistake", near)
        assert [names[a].split()[-1] for a in rejected.actors] == ["milley"]


def test_the_withdrawal_of_the_letter_is_planned_and_denied(readings: dict[str, tuple[str, Any]]) -> None:
    for name, near, word, status in (
        ("time", "preparing to withdraw", "withdraw", "planned"),
        ("time", "would be leaving", "leaving", "denied"),
        ("washington-times", "no plans for troops", "leave", "denied"),
        ("washington-times", "a withdrawal in the future", "withdrawal", "planned"),
    ):
        assert [(e.type, e.status) for e in told(readings, name, word, near)] == [("RETREAT", status)], (name, word)


@pytest.mark.parametrize(
    ("name", "told_of"),
    [
        (
            "time",
            [("since the trump administration", "2015"), ("additional soldiers", "2019-03"), ("urged", "2020-01-03"),
             ("after it was published", "2020-01-06"), ("launched a barrage", "2020-01-07")],
        ),
        (
            "washington-times",
            [("invited them to train", "2014"), ("the drone strike last week", "2019-12-30"),
             ("letter from", "2020-01-06"), ("speeches continued", "2020-01-07"), ("told the throng", "2020-01-07"),
             ("fired a barrage", "2020-01-07T17:00"), ("iran launched", "2020-01-07T17:30")],
        ),
    ],
)  # fmt: skip
def test_the_timeline_is_in_order(
    readings: dict[str, tuple[str, Any]], name: str, told_of: list[tuple[str, str]]
) -> None:
    """Events at their times, each told in the words around it; what has an hour stands behind what has only the day."""
    text, reading = readings[name]
    dated = [(reading.times[e.time].from_, e.start) for e in reading.events if e.time is not None]
    line = sorted((from_, start) for from_, start in dated if from_)
    at = []
    for words, from_ in told_of:
        start = text.index(words)
        found = [i for i, (f, s) in enumerate(line) if f.startswith(from_) and abs(s - start) < 90]
        assert found, words
        at.append(found[0] if from_ != "2020-01-07" else found[-1])
    assert [line[i][0] for i in at] == sorted(line[i][0] for i in at)
    assert all(from_ < "2020-01-09" for from_, _ in line)


def test_without_a_date_of_publication_the_hour_stays_open() -> None:
    from rashomon import Account, read

    text = (EVENT / "accounts" / "washington-times.txt").read_text("utf-8")
    reading = read(Account(id="w", text=text))
    (launched,) = (t for t in reading.times if text[t.start : t.end] == "5 30 p m on january 7")
    assert reading.published_guess is None
    assert (launched.from_, launched.to, launched.anchor) == (None, None, None)
    first = next(e for e in reading.events if text[e.start : e.end] == "launched")
    assert reading.times[first.time] == launched


def test_places_are_the_ones_meant(readings: dict[str, tuple[str, Any]]) -> None:
    """A city of Iran is none of California, and no word is a town by chance."""
    for name, east in (
        ("washington-times", {"Kerman": 57, "London": 0, "Haifa": 35, "Erbil": 44}),
        ("time", {"Erbil": 44}),
    ):
        text, reading = readings[name]
        for place, longitude in east.items():
            at = [p.longitude for p in reading.places if p.name == place]
            assert at, place
            assert all(abs(x - longitude) < 1.5 for x in at), place
        written = {text[p.start : p.end] for p in reading.places}
        assert not written & {"al", "ain", "assad", "marine", "english", "hezbollah", "letter"}
