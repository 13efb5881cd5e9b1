"""The form of the examples: what their README promises is so."""

import json
import re
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from rashomon.text.words import flatten, plain

EXAMPLES = Path(__file__).parents[1] / "examples"
EVENT = EXAMPLES / "harbour-fire"
ACCOUNTS = json.loads((EVENT / "accounts.json").read_text(encoding="utf-8"))
TEXTS = {p.stem: p.read_text(encoding="utf-8") for p in sorted((EVENT / "accounts").glob("*.txt"))}
KEY = json.loads((EVENT / "gold.json").read_text(encoding="utf-8"))
EVERY_POINT = KEY["points"] + KEY["disagreements_within"]
ASPECTS = ("number", "time", "place", "name", "actor", "claim", "cause", "quote")
FLAT = "world-ledger"


def spaced(text: str) -> str:
    return " ".join(text.split())


def longest_shared_run(a: list[str], b: list[str]) -> int:
    best, row = 0, [0] * (len(b) + 1)
    for x in a:
        row = [0] + [row[j] + 1 if x == y else 0 for j, y in enumerate(b)]
        best = max(best, *row)
    return best


def test_nine_accounts_by_eight_outlets() -> None:
    assert len(ACCOUNTS) == 9
    assert sorted(a["id"] for a in ACCOUNTS) == sorted(TEXTS)
    assert len({a["outlet"] for a in ACCOUNTS}) == 8


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda a: a["id"])
def test_metadata(account: dict[str, str | None]) -> None:
    assert set(account) == {"id", "outlet", "title", "published", "url"}
    if account["id"] == FLAT:
        assert account["title"] is account["published"] is account["url"] is None
        return
    assert account["title"]
    host = urlsplit(account["url"]).hostname
    assert host.endswith(".example")
    published = account["published"]
    if "T" in published:
        assert datetime.fromisoformat(published).tzinfo is not None
    else:
        date.fromisoformat(published)


def test_dates_come_as_days_and_as_times() -> None:
    assert {"T" in a["published"] for a in ACCOUNTS if a["published"]} == {True, False}


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_length(name: str) -> None:
    assert 250 <= len(TEXTS[name].split()) <= 700
    assert 250 <= len(plain(TEXTS[name])) <= 700


def test_one_account_is_flat_and_no_other() -> None:
    assert [n for n, t in TEXTS.items() if flatten(t) == t.rstrip("\n")] == [FLAT]
    assert " top stories " in TEXTS[FLAT]


def test_wire_copies_share_long_runs_and_others_do_not() -> None:
    wire = {"calder-tribune", "southmoor-gazette"}
    copied = [
        {a, b} for a in TEXTS for b in TEXTS if a < b and longest_shared_run(plain(TEXTS[a]), plain(TEXTS[b])) > 25
    ]
    assert copied == [wire]
    assert TEXTS["calder-tribune"].split("\n")[0] != TEXTS["southmoor-gazette"].split("\n")[0]


def test_one_correction_note() -> None:
    assert [n for n, t in TEXTS.items() if re.search(r"^Correction: An earlier version", t, re.M)] == ["corvane"]


@pytest.mark.parametrize("point", EVERY_POINT, ids=lambda p: p["id"])
def test_key_quotes_stand_in_their_accounts(point: dict) -> None:
    for s in point["statements"]:
        text = spaced(TEXTS[s["account"]])
        assert spaced(s["quote"]) in text
        assert 3 <= len(plain(s["quote"])) <= 50
        assert s["by"] is None or s["by"] in text


@pytest.mark.parametrize("point", EVERY_POINT, ids=lambda p: p["id"])
def test_key_form(point: dict) -> None:
    assert point["kind"] in {"event", "figure", "speech", "reaction", "background", "plan"}
    assert point["relation"] in {"agree", "differ", "contradict"}
    assert set(point["aspects"]) <= set(ASPECTS)
    assert (point["relation"] == "agree") == (not point["aspects"]) == ("note" not in point)


def test_key_points_are_shared_and_disagreements_within_are_not() -> None:
    assert len({p["id"] for p in EVERY_POINT}) == len(EVERY_POINT)
    assert len(KEY["points"]) >= 35
    assert all(len({s["account"] for s in p["statements"]}) >= 2 for p in KEY["points"])
    assert all(len({s["account"] for s in p["statements"]}) == 1 for p in KEY["disagreements_within"])


@pytest.mark.parametrize("aspect", ASPECTS)
def test_every_aspect_is_disagreed_on_several_times(aspect: str) -> None:
    assert sum(aspect in p["aspects"] for p in KEY["points"]) >= 3


def test_readme_names_every_account_and_every_disagreement() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert all(f"| {a['id']} | {a['outlet']} |" in readme for a in ACCOUNTS)
    for p in EVERY_POINT:
        if p["relation"] != "agree":
            assert f"| {', '.join(p['aspects'])} | {p['gist']} | {p['note']} |" in readme
