"""The list of stories narrowed, and what each further step would leave."""

import pytest

from rashomon.archive import Archive
from rashomon.archive.listing import SHOWN
from rashomon.types import Account, ArchiveError, Count, DayCount, StoryQuery


def made(name: str, outlet: str | None, text: str, published: str | None) -> Account:
    return Account(id=name, text=text, outlet=outlet, title=name, published=published)


@pytest.fixture
def told(archive: Archive) -> Archive:
    fire = "The grain terminal at Sarn burned through the night."
    list(
        archive.add(
            [
                made("fire-1", "Gazette", f"{fire} 12 killed.", "2031-03-04"),
                made("fire-2", "Courier", f"{fire} 13 killed. Rebels attacked the pier.", "2031-03-05"),
                made("bridge", "Gazette", "The Calder bridge fell with a bus on it; divers looked.", "2031-03-20"),
                made("match", "Lamp", "Wanderers won again: rebels attacked nobody, the football was dull.", None),
            ]
        )
    )
    return archive


def titles(archive: Archive, **asked: object) -> set[str]:
    return {s.title for s in archive.stories(StoryQuery(**asked))}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"fire-1", "bridge", "match"}),
        ({"outlet": "gazette"}, {"fire-1", "bridge"}),
        ({"outlet": "Courier"}, {"fire-1"}),
        ({"place": "Sarn"}, {"fire-1"}),
        ({"place": "sarn"}, {"fire-1"}),
        ({"event": "assault"}, {"fire-1", "match"}),
        ({"contested": True}, {"fire-1"}),
        ({"contested": False}, {"bridge", "match"}),
        ({"since": "2031-03-05", "until": "2031-03-10"}, {"fire-1"}),
        ({"since": "2031-03-06"}, {"bridge"}),
        ({"until": "2031-03-04"}, {"fire-1"}),
        ({"words": "divers"}, {"bridge"}),
        ({"words": "rebels attacked", "outlet": "Lamp"}, {"match"}),
        ({"words": "divers", "contested": True}, set()),
        ({"words": "?!"}, set()),
        ({"outlet": "\x00' OR 1=1 --"}, set()),
        ({"limit": 0}, set()),
    ],
)
def test_all_that_is_asked_holds(told: Archive, asked: dict[str, object], found: set[str]) -> None:
    assert titles(told, **asked) == found
    if "limit" not in asked:
        assert told.facets(StoryQuery(**asked)).stories == len(found)  # type: ignore[arg-type]


def test_each_count_is_what_the_step_leaves(told: Archive) -> None:
    for asked in (StoryQuery(), StoryQuery(words="attacked"), StoryQuery(outlet="Gazette", contested=True)):
        facets = told.facets(asked)
        for name in ("outlet", "event", "place"):
            for count in getattr(facets, name):
                narrowed = __import__("msgspec").structs.replace(asked, **{name: count.value})
                assert len(told.stories(narrowed)) == count.stories, (name, count)
        for count in facets.contested:
            narrowed = __import__("msgspec").structs.replace(asked, contested=count.value == "yes")
            assert len(told.stories(narrowed)) == count.stories
        for days in facets.days:
            narrowed = __import__("msgspec").structs.replace(asked, since=days.since, until=days.until)
            assert len(told.stories(narrowed)) == days.stories, days
    assert told.facets().outlet[0] == Count(value="Gazette", stories=2)


def test_a_facet_is_counted_as_if_nothing_were_asked_of_it(told: Archive) -> None:
    facets = told.facets(StoryQuery(outlet="Lamp"))
    assert {c.value for c in facets.outlet} == {"Gazette", "Courier", "Lamp"}
    assert [(c.value, c.stories) for c in facets.event] == [("ASSAULT", 1)]


def test_days_are_counted_by_days_months_or_years(told: Archive) -> None:
    days = told.facets().days
    assert [(d.since, d.stories) for d in days] == [("2031-03-20", 1), ("2031-03-05", 1), ("2031-03-04", 1)]
    list(told.add([made("later", "Lamp", "Snow closed the Ambery pass to lorries.", "2031-12-24")]))
    assert told.facets().days[-1] == DayCount(since="2031-03-01", until="2031-03-31", stories=2)
    list(told.add([made("older", "Lamp", "A comet was seen over Halden by shepherds.", "1999-02-03")]))
    assert [(d.since, d.until) for d in told.facets().days] == [
        ("2031-01-01", "2031-12-31"),
        ("1999-01-01", "1999-12-31"),
    ]


def test_only_the_values_of_most_stories_are_counted_out(archive: Archive) -> None:
    some = [made(f"a{n}", f"Outlet {n:02}", f"word{n} other{n} third{n}.", "2031-03-04") for n in range(SHOWN + 5)]
    list(archive.add(some))
    facets = archive.facets()
    assert (facets.stories, len(facets.outlet)) == (SHOWN + 5, SHOWN)


def test_a_story_that_is_gone_is_neither_listed_nor_counted(told: Archive) -> None:
    state = told.state()
    told.remove("bridge")
    assert told.state() != state
    assert titles(told, outlet="Gazette") == {"fire-1"}
    assert told.facets(StoryQuery(words="divers")).stories == 0
    assert told.facets().stories == 2


def test_a_day_that_is_none(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="is no day"):
        archive.stories(StoryQuery(since="May"))
