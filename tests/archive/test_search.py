"""Full text over statements with its filters, and what is otherwise since a revision."""

from collections.abc import Callable

import pytest

from rashomon.archive import Archive
from rashomon.types import Account, ArchiveError, Found, Query
from standin import HANDS

Tell = Callable[..., Account]


@pytest.fixture
def told(archive: Archive, tell: Tell) -> Archive:
    accounts = [
        tell("gazette", "12 killed.", "Ilse Brandt wept.", day=4),
        tell("courier", "13 killed.", "Rebels attacked the pier.", day=5),
        tell("lamp", "40 injured.", "The café “Délice” closed.", day=6),
    ]
    list(archive.add(accounts))
    return archive


def found(archive: Archive, **query: object) -> list[str]:
    results = archive.search(Query(**query))  # type: ignore[arg-type]
    for r in results:
        assert archive.account(r.account)[0].text[r.start : r.end] == r.text
    return sorted(f"{r.account}: {r.text.strip()}" for r in results)


def test_words_stems_and_phrases(told: Archive) -> None:
    assert found(told, words="attack") == ["courier: Rebels attacked the pier."]
    assert found(told, words="pier rebels") == ["courier: Rebels attacked the pier."]
    assert found(told, words='"the pier"') == ["courier: Rebels attacked the pier."]
    assert found(told, words='"pier rebels"') == []
    assert len(found(told, words="terminal")) == 3
    assert found(told, words="nothing") == []


@pytest.mark.parametrize(
    "words", ["' OR 1=1 --", '"', "NEAR(", "a AND", "*", "-", "words:x", "!!!", ":*", "\x00", "(", "pier & ! |", "%_"]
)
def test_no_word_is_a_command_of_the_database(told: Archive, words: str) -> None:
    assert isinstance(told.search(Query(words=words)), list)
    for field in ("outlet", "source", "person", "place", "figure", "event"):
        assert told.search(Query(**{field: words})) == []


def test_filters(told: Archive) -> None:
    assert found(told, outlet="courier", words="killed") == ["courier: 13 killed."]
    assert found(told, person="ilse") == ["gazette: Ilse Brandt wept."]
    assert found(told, event="assault") == ["courier: Rebels attacked the pier."]
    assert found(told, figure="killed") == ["courier: 13 killed.", "gazette: 12 killed."]
    assert found(told, figure="killed", least=13) == ["courier: 13 killed."]
    assert found(told, most=12) == ["gazette: 12 killed."]
    assert len(found(told, place="sarn")) == 3
    assert len(found(told, box=(44, 41, 45, 42))) == 3
    assert found(told, box=(0, 0, 1, 1)) == []
    assert found(told, box=(170, -90, -170, 90)) == []
    assert len(found(told, status="agreed")) == 3
    assert found(told, status="differing") == ["courier: 13 killed.", "gazette: 12 killed."]
    assert found(told, since="2031-03-06", words="injured") == ["lamp: 40 injured."]
    assert {x.split(":")[0] for x in found(told, until="2031-03-04")} == {"gazette"}
    assert len(found(told, story="s1")) == 9
    assert len(found(told, limit=2)) == 2
    assert len(found(told, limit=100, offset=7)) == 2
    with pytest.raises(ArchiveError, match="no day"):
        told.search(Query(since="yesterday"))


def test_the_index_follows_the_story(told: Archive, tell: Tell) -> None:
    list(told.add([tell("gazette", "19 killed.", day=4)]))
    assert found(told, figure="killed", most=12) == []
    assert found(told, figure="killed", least=19) == ["gazette: 19 killed."]
    told.remove("gazette")
    assert found(told, figure="killed") == ["courier: 13 killed."]
    assert list(told.verify()) == []


def test_found_says_where_it_stands(told: Archive) -> None:
    (one,) = told.search(Query(words="rebels"))
    point = next(p for p in told.story("s1").points if p.id == one.point)
    assert one == Found(
        story="s1",
        point=point.id,
        account="courier",
        outlet="Courier",
        published="2031-03-05",
        start=point.statements[0].start,
        end=point.statements[0].end,
        text=point.statements[0].text,
        by=None,
        status="single",
    )


def kinds(archive: Archive, since: str | int | None) -> list[tuple[str, str | None]]:
    return [(c.kind, c.account) for c in archive.changes("s1", since).changes]


def test_changes_since_a_revision_and_since_a_moment(archive: Archive, tell: Tell) -> None:
    list(archive.add([tell("gazette", "12 killed.", "Crews came late.")]))
    list(archive.add([tell("courier", "12 killed.", day=5)]))
    second = archive.revisions("s1")[1]
    list(archive.add([tell("lamp", "19 killed.", day=6)]))
    list(archive.add([tell("gazette", "12 killed.", "Nobody came.")]))
    assert ("arrived", "courier") in kinds(archive, 1)
    assert ("agreed", "gazette") not in kinds(archive, 2)
    assert "differing" in [kind for kind, _ in kinds(archive, 2)]
    assert ("arrived", "lamp") in kinds(archive, 2)
    assert ("edited", "gazette") in kinds(archive, 2)
    assert ("withdrawn", "gazette") in kinds(archive, 2)
    assert ("new", "gazette") in kinds(archive, 3)
    assert kinds(archive, second.at) == kinds(archive, 2)
    assert kinds(archive, 4) == kinds(archive, archive.revisions("s1")[-1].at) == []
    dead = next(s for s in archive.changes("s1").figures if s.name == "dead")
    assert [(s.at, s.low) for s in dead.steps] == [("2031-03-04", 12), ("2031-03-05", 12), ("2031-03-06", 19)]
    for s in dead.steps:
        assert archive.account(s.account)[0].text[s.start : s.end] == s.words
    with pytest.raises(ArchiveError, match="neither a revision nor a moment"):
        archive.changes("s1", "last week")


def test_points_keep_their_names(archive: Archive, tell: Tell) -> None:
    names: dict[str, str] = {}
    for day, words in enumerate(["12 killed.", "Crews came late. 12 killed.", "13 killed.", "Rain fell."], 4):
        list(archive.add([tell(f"outlet{day}", words, day=day)]))
        for point in archive.story("s1").points:
            for s in point.statements:
                assert names.setdefault(s.account + s.text, point.id) == point.id
    assert HANDS.made_by in archive.revisions("s1")[0].made_by
