"""Accounts received: as they came, once, each edit a version, and all of it there again."""

import itertools
import random
import re
from collections.abc import Callable

import pytest

import rashomon
from rashomon.archive import Archive, create, open_archive
from rashomon.types import Account, Added, ArchiveError, Problem, UnknownError
from standin import HANDS

Tell = Callable[..., Account]


def add(archive: Archive, *accounts: Account, live: bool = False) -> list[Added]:
    found = list(archive.add(accounts, place="a test", live=live))
    assert all(isinstance(x, Added) for x in found)
    return [x for x in found if isinstance(x, Added)]


def test_an_account_comes_back_to_the_letter(archive: Archive) -> None:
    text = "A \x00 null, \U0001f525 fire.\r\nAn e\u0301 accent\u2028 and \u202e turned."
    account = Account(id="odd\x00id", text=text, outlet="Ou\x00tlet", title="T", published="2031-03-04", url=None)
    (added,) = add(archive, account)
    kept, reading = archive.account(added.account)
    assert kept == rashomon.Account(id="odd\ufffdid", text=text, outlet="Ou\x00tlet", title="T", published="2031-03-04")
    assert reading
    assert archive.story("s1").accounts[0].text == text
    assert list(archive.verify()) == []


def test_adding_twice_changes_nothing(archive: Archive, tell: Tell) -> None:
    three = [tell("gazette", "12 killed."), tell("courier", "12 killed."), tell("lamp", "14 killed.")]
    assert [a.outcome for a in add(archive, *three)] == ["new"] * 3
    before = archive.status(), archive.stories(), archive.revisions("s1")
    assert [a.outcome for a in add(archive, *three, *three)] == ["known"] * 6
    after = archive.status(), archive.stories(), archive.revisions("s1")
    assert before[1:] == after[1:]
    assert before[0].accounts == after[0].accounts == before[0].versions == after[0].versions == 3


def test_an_edited_account_is_a_new_version_and_the_edit_is_shown(archive: Archive, tell: Tell) -> None:
    old, new = tell("gazette", "12 killed."), tell("gazette", "19 killed, officials say.")
    add(archive, old, tell("courier", "12 killed."))
    assert add(archive, new) == [Added(account="gazette", outcome="edited", version=2)]
    assert [v.version for v in archive.versions("gazette")] == [1, 2]
    assert archive.account("gazette", 1)[0].text == old.text
    assert archive.account("gazette")[0].text == new.text
    shown = archive.edit("gazette")
    assert "".join(e.words for e in shown if e.what != "cut") == new.text
    assert "".join(e.words for e in shown if e.what != "put") == old.text
    assert [e.words.strip() for e in shown if e.what != "kept"] == ["12 killed.", "19 killed, officials say."]
    assert [a.text for a in archive.story("s1", 1).accounts if a.id == "gazette"] == [old.text]
    assert "edited" in [c.kind for c in archive.changes("s1", 1).changes]
    assert list(archive.verify()) == []


def test_an_outlet_that_goes_back_to_its_text_is_seen_where_it_is_fetched(archive: Archive, tell: Tell) -> None:
    url = "https://gazette.example/1"
    first, second = tell("a", "12 killed.", url=url), tell("b", "19 killed.", url=url)
    add(archive, first)
    add(archive, second)
    assert [a.outcome for a in add(archive, first)] == ["known"]
    assert add(archive, first, live=True)[0].version == 3
    assert archive.account("a")[0].text == first.text


def test_two_accounts_of_one_id_are_two(archive: Archive, tell: Tell) -> None:
    add(archive, Account(id="a", text="The grain terminal at Sarn burned."))
    (other,) = add(archive, Account(id="a", text="Football: the Wanderers won again."))
    assert (other.account, other.outcome) == ("a-2", "new")
    assert add(archive, Account(id="a", text="Football: the Wanderers won again."))[0].outcome == "known"
    add(archive, tell("x", url="https://one.example"), tell("x", url="https://two.example"))
    assert archive.status().accounts == 4


def test_accounts_far_apart_open_stories_of_their_own(archive: Archive, tell: Tell) -> None:
    add(archive, tell("gazette", day=4), tell("courier", day=5), tell("lamp", day=20))
    assert sorted(s.accounts for s in archive.stories()) == [1, 2]


def members(archive: Archive) -> set[frozenset[str]]:
    return {frozenset(a.id for a in archive.story(s.id).accounts) for s in archive.stories()}


def test_the_order_of_arrival_makes_no_difference(place: str, tell: Tell) -> None:
    bridge = "The Calder bridge fell into the river with a bus on it, and divers looked for the driver."
    accounts = [
        *(tell(f"fire{k}", f"Word{k} of the harbour silos.", day=k + 3) for k in range(5)),
        *(Account(id=f"bridge{k}", text=f"{bridge} Said {k}.", published=f"2031-03-0{k + 3}") for k in range(4)),
        Account(id="undated", text="The grain terminal at Sarn burned. The harbour silos are gone."),
    ]
    with create(place, HANDS) as archive:
        add(archive, *accounts)
        wanted = members(archive)
        assert len(wanted) == 2
        orders = [random.Random(seed).sample(accounts, len(accounts)) for seed in range(6)]
        for order in [accounts[::-1], *orders]:
            for account in accounts:
                archive.remove(account.id)
            assert archive.status().accounts == archive.status().statements == 0
            for account in order:
                add(archive, account)
            assert members(archive) == wanted
        assert list(archive.verify()) == []


def test_a_story_merged_by_a_late_account_leads_to_the_one_it_went_into(archive: Archive) -> None:
    def told(name: str, words: str, day: int) -> Account:
        return Account(id=name, text=words, published=f"2031-03-{day:02}")

    first, last = "alpha bravo charlie delta echo ", "november oscar papa quebec romeo "
    add(archive, told("a", first * 5, 4), told("c", last * 5, 4))
    assert len(archive.stories()) == 2
    add(archive, told("b", (first + last) * 5, 3))
    assert len(archive.stories()) == 1
    assert {a.id for a in archive.story("s1").accounts} == {"a", "b", "c"}
    assert archive.story("s2") == archive.story("s1")
    assert archive.summary("s2").merged_into == "s1"
    first_move, second = archive.moves("c")
    assert (first_move.was, first_move.story, first_move.why) == (None, "s2", "arrived: like no other")
    assert (second.was, second.story) == ("s2", "s1")
    assert re.fullmatch(r'moved from s2: \d+ percent like "b", the nearest of 2', second.why)
    assert [a.id for a in archive.story("s2", 1).accounts] == ["c"]


def test_removing_forgets_every_word_everywhere(place: str, tell: Tell) -> None:
    with create(place, HANDS) as archive:
        add(archive, tell("gazette", "12 killed."), tell("courier", "Xylophonic words. 13 killed."), tell("lamp"))
        archive.remove("courier")
        assert [a.id for a in archive.story("s1").accounts] == ["gazette", "lamp"]
        assert [a.id for a in archive.story("s1", 1).accounts] == ["gazette", "lamp"]
        said = [
            s.text for r in archive.revisions("s1") for p in archive.story("s1", r.number).points for s in p.statements
        ]
        assert said
        assert not [text for text in said if "Xylophonic" in text]
        assert list(archive.verify()) == []
        with pytest.raises(UnknownError, match="courier"):
            archive.account("courier")
        for name in ("gazette", "lamp"):
            archive.remove(name)
        assert archive.stories() == []
        assert list(archive.verify()) == []


def test_work_that_was_interrupted_is_made_up_for(place: str, tell: Tell) -> None:
    with create(place, HANDS) as archive:
        acknowledged = archive.add([tell("gazette"), tell("courier")], place="a test")
        assert next(acknowledged).account == "gazette"
        acknowledged.close()
        assert (archive.status().waiting, archive.status().stories) == (2, 0)
    with open_archive(place, HANDS) as again:
        assert list(again.catch_up()) == []
        assert (again.status().waiting, again.status().stories) == (0, 1)
        assert list(again.verify()) == []


def test_another_version_reads_anew_and_judgements_and_revisions_stay(place: str, tell: Tell) -> None:
    with create(place, HANDS) as archive:
        add(archive, tell("gazette", "12 killed."), tell("courier", "13 killed."))
        first = archive.story("s1")
    with open_archive(place, HANDS._replace(made_by="stand-in 2")) as newer:
        assert newer.status().behind == 2
        list(newer.catch_up(rebuild=True))
        assert newer.status().behind == 0
        assert newer.story("s1") == first
        assert newer.story("s1", 1) == first


def test_what_the_reader_cannot_read_is_kept_and_named(archive: Archive) -> None:
    def unread(accounts):  # type: ignore[no-untyped-def]
        for a, r in HANDS.readings(accounts):  # type: ignore[misc]
            yield a, __import__("msgspec").structs.replace(r, unread="not in English", clauses=())

    archive.hands = HANDS._replace(readings=unread)
    told = list(archive.add([Account(id="a", text="Der Hafen brannte.")]))
    assert [type(x) for x in told] == [Added, Problem]
    assert archive.story("s1").points == ()
    assert list(archive.verify()) == []


def test_making_and_opening_say_what_is_wrong(place: str) -> None:
    with pytest.raises(ArchiveError, match="no archive"):
        open_archive(place, HANDS)
    create(place, HANDS).close()
    with pytest.raises(ArchiveError, match="an archive already"):
        create(place, HANDS)


@pytest.mark.parametrize("address", ["mysql://u:secret@h/d", "sqlite://", "postgresql://u:secret@[bad"])
def test_addresses_that_are_none(address: str) -> None:
    with pytest.raises(ArchiveError) as e:
        open_archive(address, HANDS)
    assert "secret" not in str(e.value)


def test_permutations_of_three(archive: Archive, tell: Tell) -> None:
    three = [tell("a", "12 killed.", day=4), tell("b", "13 killed.", day=5), tell("c", "14 killed.", day=6)]
    stories = []
    for order in itertools.permutations(three):
        for account in order:
            add(archive, account)
        points = archive.story(archive.stories()[0].id).points
        stories.append({frozenset((s.account, s.text) for s in p.statements) for p in points})
        for account in three:
            archive.remove(account.id)
    assert all(s == stories[0] for s in stories)
