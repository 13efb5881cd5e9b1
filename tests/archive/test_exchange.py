"""A whole archive as a folder, and made again from it."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

import rashomon
from archive.conftest import clear
from rashomon import pipeline
from rashomon.archive import Archive, create
from rashomon.types import Account, ArchiveError, Judgement, Query
from standin import HANDS

Tell = Callable[..., Account]


@pytest.fixture
def told(archive: Archive, tell: Tell) -> Archive:
    list(archive.add([tell("gazette", "12 killed.", "=SUM(A1) was written on it."), tell("courier", "13 killed.")]))
    list(archive.add([tell("gazette", "19 killed.", "=SUM(A1) was written on it."), tell("lamp", "Ilse Brandt wept.")]))
    list(archive.add([Account(id="odd\x00", text="A \x00 null and \U0001f525 elsewhere.", published="2031-05-04")]))
    archive.judge("s1", Judgement(id=0, story="", kind="aside", value="lamp", name="Nana", at="", reason="a hoax"))
    return archive


def everything(archive: Archive) -> object:
    stories = [s.id for s in archive.stories()]
    return (
        archive.stories(),
        [archive.story(s) for s in stories],
        [archive.story(s, r.number, machine=True) for s in stories for r in archive.revisions(s)],
        [archive.judgements(s) for s in stories],
        [archive.versions(a.id) for s in stories for a in archive.story(s, machine=True).accounts],
        sorted(archive.search(Query(words="killed", limit=500)), key=repr),
    )


def test_there_and_back_without_loss_on_the_same_and_the_other_database(
    told: Archive, tmp_path: Path, tell: Tell
) -> None:
    folder = tmp_path / "out"
    pipeline.export_archive(told, folder)
    with create(tmp_path / "again.db", HANDS, exported=folder) as again:
        assert everything(again) == everything(told)
        assert list(again.verify()) == []
        list(again.add([tell("herald", "12 killed.", day=5)]))  # and it goes on
        assert again.summary("s1").accounts == 4
        assert list(again.verify()) == []


def test_from_sqlite_into_postgresql(tmp_path: Path, database: str, tell: Tell) -> None:
    with create(tmp_path / "from.db", HANDS) as archive:
        list(archive.add([tell("gazette", "12 killed."), tell("courier", "13 killed.")]))
        pipeline.export_archive(archive, tmp_path / "out")
        with create(database, HANDS, exported=tmp_path / "out") as again:
            assert everything(again) == everything(archive)
            list(again.add([tell("herald", "12 killed.", day=5)]))
            assert again.summary("s1").accounts == 3
            assert list(again.verify()) == []
    clear(database)


def test_the_folder_opens_without_us(told: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    pipeline.export_archive(told, folder)
    named = {line.split("`")[1].strip("/") for line in (folder / "README.md").read_text().splitlines() if "`: " in line}
    assert named == {p.name for p in folder.iterdir()} - {"README.md", "archive.json"}
    with (folder / "statements.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == told.status().statements
    assert not [r for r in rows if r["text"].startswith("=")]
    accounts, problems = rashomon.load(folder / "accounts.jsonl")
    assert not [p for p in problems if p.lost]
    assert {a.text for a in accounts} == {told.account(a.id)[0].text for a in accounts}
    assert len(accounts) == 4
    versions = [json.loads(x) for x in (folder / "versions.jsonl").read_text("utf-8").splitlines()]
    assert len(versions) == 5
    assert [json.loads(x)["reason"] for x in (folder / "judgements.jsonl").read_text().splitlines()] == ["a hoax"]
    assert (folder / "stories" / "s1.html").read_text("utf-8") == rashomon.report(told.story("s1"), "html")


def test_one_story_and_what_goes_wrong(told: Archive, tmp_path: Path) -> None:
    pipeline.export_archive(told, tmp_path / "one", "s2")
    assert [p.name for p in sorted((tmp_path / "one" / "stories").iterdir())] == [
        "s2.csv",
        "s2.html",
        "s2.json",
        "s2.md",
    ]
    with pytest.raises(ArchiveError, match="there already"):
        pipeline.export_archive(told, tmp_path / "one")
    with pytest.raises(ArchiveError, match="not a whole archive"):
        create(tmp_path / "x.db", HANDS, exported=tmp_path / "one")
    with pytest.raises(ArchiveError, match="no exported archive"):
        create(tmp_path / "y.db", HANDS, exported=tmp_path)
    pipeline.export_archive(told, tmp_path / "two")
    (tmp_path / "two" / "tables" / "accounts.jsonl").write_text('{"no": 1}\n')
    with pytest.raises(ArchiveError, match="line 1: this is no row"):
        create(tmp_path / "z.db", HANDS, exported=tmp_path / "two")
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".draft")] == []


def test_entities_for_aleph(tmp_path: Path) -> None:
    """With the real reader: its cast becomes persons and organisations, mentioned in articles."""
    example = Path(__file__).parents[2] / "examples" / "harbour-fire"
    with pipeline.create_archive(tmp_path / "real.db") as archive:
        list(archive.add(pipeline.load(example).accounts))
        pipeline.export_archive(archive, tmp_path / "out")
    found = [json.loads(x) for x in (tmp_path / "out" / "entities.ftm.json").read_text("utf-8").splitlines()]
    by_id = {e["id"]: e for e in found}
    assert len(by_id) == len(found)
    assert {e["schema"] for e in found} == {"Article", "Person", "Organization", "LegalEntity", "Mention"}
    assert all(isinstance(v, list) and v for e in found for v in e["properties"].values())
    for mention in (e["properties"] for e in found if e["schema"] == "Mention"):
        article, who = by_id[mention["document"][0]], by_id[mention["resolved"][0]]
        assert " ".join(mention["name"][0].split()) in " ".join(article["properties"]["bodyText"][0].split())
        assert who["schema"] == mention["detectedSchema"][0]
