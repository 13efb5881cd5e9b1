"""On whose word a statement rests."""

from msgspec.structs import replace

from rashomon.reconcile.origins import origins
from rashomon.reconcile.sources import Naming, Sources
from rashomon.reconcile.told import told
from rashomon.types import Attribution, AttributionKind, Clause, Entity, Reading, Sentence, Span
from telling import Pair, account, lines


def named(words: str, kind: AttributionKind = "named", bound: str = "", person: str = "", body: str = "") -> Naming:
    return Naming(words, kind, bound, person, body)


def count(*namings: Naming) -> int:
    return len(origins(namings)[0])


def traced(pairs: list[Pair], copy_of: dict[int, int] | None = None) -> tuple[list[str], list[str]]:
    """The names of the origins, and each clause's origin, where some accounts are copies of others."""
    sources = Sources(pairs)
    namings = [sources.naming(t, (copy_of or {}).get(t.account, t.account)) for t in told(pairs)]
    found, ids = origins(namings)
    return [o.name for o in found], [ids[n] for n in namings]


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
    assert count(named("two officials", "anonymous", "#0"), named("two officials", "anonymous", "#1")) == 2
    assert count(named("two officials", "anonymous", "#0"), named("officials", "anonymous", "#0")) == 1


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
    said_a, own_a, said_b, own_b = traced(pairs)[1]
    assert said_a == said_b
    assert len({said_a, own_a, own_b}) == 3


def test_a_copy_speaks_in_the_voice_of_what_it_copies_and_unnamed_outlets_stay_apart() -> None:
    pairs = [
        lines("The hull is whole", n, outlet=o) for n, o in (("a", "Wire"), ("b", "Gazette"), ("c", None), ("d", None))
    ]
    names, ids = traced(pairs, {1: 0})
    assert names == ["Wire", "c", "d"]
    assert ids[1] == ids[0] == "o1"


def test_anonymous_sources_are_bound_to_their_text_and_copies_share_it() -> None:
    text = "The hull is whole\ntwo officials"
    pairs = [lines(text, n, said={0: "two officials"}, kind="anonymous") for n in "abc"]
    a, _, b, _, c, _ = traced(pairs, {1: 0})[1]
    assert a == b != c


def test_a_person_is_no_body_whose_name_stands_in_the_title() -> None:
    lawyer = named("Brandt lawyer Otto Marek", person="Otto Marek")
    assert count(named("Brandt", person="Ilse Brandt"), lawyer, named("Marek", person="Otto Marek")) == 2
    assert count(named("Tolle", "named"), named("the Tolle coast guard", "group")) == 2
    assert count(named("coast guard", "group"), named("the Tolle coast guard", "group")) == 1


def test_a_spokesman_and_a_statement_are_the_body_that_they_speak_for() -> None:
    port = named("the port authority", "group")
    spoke = named("spokesman Otto Marek", person="Otto Marek", body="port authority")
    again = named("Marek", person="Otto Marek")
    paper = named("a statement from the port authority", "document", body="port authority")
    found, ids = origins([again, spoke, paper, port])
    assert len(set(ids.values())) == 1
    assert found[0].name == "the port authority"
    assert count(spoke, again) == 1


def test_who_speaks_for_two_bodies_is_neither_and_nobody_speaks_for_a_person() -> None:
    port, town = named("the port authority", "group"), named("the town council", "group")
    of_port = named("spokesman Otto Marek", person="Otto Marek", body="port authority")
    of_town = named("town spokesman Otto Marek", person="Otto Marek", body="town council")
    assert count(port, town, of_port, of_town) == 3
    assert count(named("Ilse Brandt", person="Ilse Brandt"), named("a Brandt spokesman", body="Brandt")) == 2


def test_initials_and_turned_words_name_one_body() -> None:
    assert count(named("TPA"), named("the Tolle Port Authority")) == 1
    assert count(named("the Department of Harbours"), named("Harbours Department")) == 1
    assert count(named("AP", "outlet"), named("The Associated Press", "outlet")) == 1


def test_documents_of_one_sort_are_one_and_of_two_sorts_two() -> None:
    assert count(named("court papers", "document"), named("court filings", "document")) == 1
    assert count(named("the indictment", "document"), named("the ruling", "document")) == 2


Spans = tuple[Span, ...]


def written(text: str, name: str, outlet: str | None, *said: tuple[str, str, str, AttributionKind]) -> Pair:
    """One clause, the content of the first attribution (source, cue, content, kind), in a text of one sentence."""

    def spans(part: str) -> Spans:
        return (Span(text.index(part), text.index(part) + len(part)),)

    given = tuple(Attribution(spans(s), spans(c), spans(t), kind) for s, c, t, kind in said)
    clause = Clause(given[0].content[0].start, given[0].content[0].end, 0)
    papers = [p for p in ("the Courier", "the agency") if p in text]
    entities = tuple(Entity(f"e{k}", p, "organisation", spans(p), role="media") for k, p in enumerate(papers))
    reading = Reading(
        id=name, sentences=(Sentence(0, len(text), text),), attributions=given, clauses=(clause,), entities=entities
    )
    return account(text, name, outlet), reading


def via(pair: Pair) -> list[str]:
    (t,) = told([pair])
    return [pair[0].text[s.start : s.end] for s in Sources([pair]).behind(t)[1]]


def test_one_anonymous_source_of_one_outlets_report_is_one_origin() -> None:
    one = written(
        "A porter told the Courier that it burned.", "a", "Gazette", ("A porter", "told", "that it burned", "anonymous")
    )
    two = written(
        "It burned, a porter told the Courier.", "b", "Herald", ("a porter", "told", "It burned", "anonymous")
    )
    own = written("It burned, a porter said.", "c", "The Courier", ("a porter", "said", "It burned", "anonymous"))
    other = written("It burned, a porter said.", "d", "Mail", ("a porter", "said", "It burned", "anonymous"))
    ids = traced([one, two, own, other])[1]
    assert ids[0] == ids[1] == ids[2] != ids[3]
    assert (via(one), via(own)) == (["the Courier"], [])


def test_whom_an_outlet_cites_is_the_origin_and_the_outlet_passed_it_on() -> None:
    text = "It burned, the agency reported, citing two porters."
    pair = written(
        text,
        "a",
        "Gazette",
        ("the agency", "reported", "It burned", "outlet"),
        ("two porters", "citing", "It burned", "anonymous"),
    )
    assert via(pair) == ["the agency"]
    assert traced([pair])[0] == ["two porters"]
    assert traced(
        [pair, written("It burned, a porter said.", "b", "Mail", ("a porter", "said", "It burned", "anonymous"))]
    )[1] == ["o1", "o2"]


def test_who_says_that_who_says_passed_it_on() -> None:
    account_, reading = written(
        "Brandt said the crew reported that it burned.",
        "a",
        "Gazette",
        ("the crew", "reported", "that it burned", "group"),
        ("Brandt", "said", "the crew reported that it burned", "named"),
    )
    inner, outer = reading.attributions
    pair = account_, replace(reading, attributions=(replace(inner, within=1), outer))
    assert via(pair) == ["Brandt"]
    assert traced([pair])[0] == ["the crew"]
