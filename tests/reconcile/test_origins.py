"""On whose word a statement rests."""

from rashomon.reconcile.origins import Naming, naming, origins
from rashomon.reconcile.told import told
from rashomon.types import AttributionKind
from telling import lines


def named(words: str, kind: AttributionKind = "named", bound: int = -1) -> Naming:
    return Naming(words, kind, bound)


def count(*namings: Naming) -> int:
    return len(origins(namings)[0])


def test_a_short_name_joins_the_fuller_one_and_the_fuller_one_is_shown() -> None:
    short, full = named("Brandt"), named("harbour master Ilse Brandt")
    found, ids = origins([short, full])
    assert [(o.id, o.name) for o in found] == [("o1", "harbour master Ilse Brandt")]
    assert ids[short] == ids[full] == "o1"


def test_a_transliterated_name_joins() -> None:
    assert count(named("Gen. Qadir Sulaimani"), named("Kadir Suleimani")) == 1


def test_a_short_name_that_fits_two_people_joins_neither() -> None:
    assert count(named("Brandt"), named("Ilse Brandt"), named("Otto Brandt")) == 3


def test_two_people_are_two_origins() -> None:
    assert count(named("Ilse Brandt"), named("Ilse Marek")) == 2


def test_anonymous_sources_of_two_accounts_stay_apart_and_of_one_meet() -> None:
    assert count(named("two officials", "anonymous", 0), named("two officials", "anonymous", 1)) == 2
    assert count(named("two officials", "anonymous", 0), named("officials", "anonymous", 0)) == 1


def test_an_outlet_and_a_source_of_the_same_name_are_two() -> None:
    assert count(named("The Port", "outlet"), named("the port", "group")) == 2


def test_ids_go_by_first_use() -> None:
    found, ids = origins([named("the coast guard", "group"), named("Ilse Brandt"), named("coast guard", "group")])
    assert [o.id for o in found] == ["o1", "o2"]
    assert ids[named("Ilse Brandt")] == "o2"


def test_two_outlets_quoting_one_statement_are_one_origin_and_voices_of_their_own_two() -> None:
    pairs = [
        lines("Nobody was hurt\nIlse Brandt spoke", "a", said={0: "Ilse Brandt"}, outlet="Gazette"),
        lines("No one was hurt\nBrandt spoke", "b", said={0: "Brandt"}, outlet="Courier"),
    ]
    items = told(pairs)
    accounts = [a for a, _ in pairs]
    _, ids = origins([naming(t, accounts, {}) for t in items])
    said_a, own_a, said_b, own_b = (ids[naming(t, accounts, {})] for t in items)
    assert said_a == said_b
    assert len({said_a, own_a, own_b}) == 3


def test_a_copy_speaks_in_the_voice_of_what_it_copies_and_unnamed_outlets_stay_apart() -> None:
    pairs = [
        lines("The hull is whole", n, outlet=o) for n, o in (("a", "Wire"), ("b", "Gazette"), ("c", None), ("d", None))
    ]
    items, accounts = told(pairs), [a for a, _ in pairs]
    found, ids = origins([naming(t, accounts, {1: 0}) for t in items])
    assert [o.name for o in found] == ["Wire", "c", "d"]
    assert ids[naming(items[1], accounts, {1: 0})] == "o1"


def test_anonymous_sources_are_bound_to_their_text_and_copies_share_it() -> None:
    text = "The hull is whole\ntwo officials"
    pairs = [lines(text, n, said={0: "two officials"}, kind="anonymous", roles=[1]) for n in "abc"]
    items, accounts = told(pairs), [a for a, _ in pairs]
    namings = [naming(t, accounts, {1: 0}) for t in items if t.by]
    _, ids = origins(namings)
    assert [ids[n] for n in namings] == ["o1", "o1", "o2"]
