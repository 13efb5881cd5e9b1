"""Events put together from what the model says of words: who acts, where, when, in whose speech."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model.released import READER
from rashomon.reader.decoding import Told
from rashomon.reader.events import Happened, events
from rashomon.reader.marked import mark, span_of
from rashomon.types import Attribution, Entity, EntityKind, Place, Span, TimeExpression

Cast = list[tuple[str, EntityKind]]


class Scene:
    """An invented text with what other layers would find in it."""

    def __init__(self, text: str, cast: Cast, said: tuple[Attribution, ...] = ()) -> None:
        self.text, self.marked = text, mark(text)
        self.plain = [t.plain for t in self.marked.tokens]
        self.said = said
        self.entities = tuple(
            Entity(f"e{n}", name, kind, tuple(self.spans(name))) for n, (name, kind) in enumerate(cast, 1)
        )

    def words(self, some: str) -> tuple[int, int]:
        """The range of the first words that are these."""
        want = some.lower().replace("’", " ").replace("'", " ").split()
        start = next(i for i in range(len(self.plain)) if self.plain[i : i + len(want)] == want)
        return start, start + len(want)

    def spans(self, name: str) -> list[Span]:
        """Wherever a name stands."""
        want = name.lower().split()
        at = [i for i in range(len(self.plain)) if self.plain[i : i + len(want)] == want]
        return [span_of(self.marked.tokens, i, i + len(want)) for i in at]

    def told(self, word: str, kind: str, actor: str = "", target: str = "") -> Told:
        """What the model would say of a word."""
        types = READER.card()["types"]
        index = types.index(kind) if kind in types else len(types)
        parts = [self.words(x) if x else None for x in (actor, target)]
        return Told(self.words(word)[0], index, *parts)

    def happened(self, *told: Told, gone: str = "") -> Happened:
        """The events, with the words of `gone` set aside."""
        away = [False] * len(self.plain)
        if gone:
            a, b = self.words(gone)
            away[a:b] = [True] * (b - a)
        places = [Place(s.start, s.end, n) for n in ("Tolle", "Norwick") for s in self.spans(n)]
        times = [TimeExpression(s.start, s.end) for s in self.spans("on Monday") + self.spans("on Friday")]
        return events(self.marked, told, away, self.said, self.entities, sorted(places, key=lambda p: p.start), times)

    def names(self, found: Happened, n: int = 0) -> tuple[list[str], list[str]]:
        """Actors and targets of an event by name."""
        names = {e.id: e.name for e in found.entities}
        return [names[x] for x in found.events[n].actors], [names[x] for x in found.events[n].targets]


@pytest.mark.parametrize(
    ("text", "cast", "actor", "target", "actors", "targets"),
    [
        ("Norland shelled Sudria.", [("Norland", "place"), ("Sudria", "place")], "Norland", "Sudria",
         ["Norland"], ["Sudria"]),
        ("Norland and Sudria met.", [("Norland", "place"), ("Sudria", "place")], "Norland and Sudria", "",
         ["Norland", "Sudria"], []),
        ("Norland, Sudria and Ostia met.", [("Norland", "place"), ("Ostia", "place")], "Norland Sudria and Ostia", "",
         ["Norland", "sudria", "Ostia"], []),
        ("The Army and Navy Club sued Ann Lee.", [("Army and Navy Club", "organisation"), ("Ann Lee", "person")],
         "The Army and Navy Club", "Ann Lee", ["Army and Navy Club"], ["Ann Lee"]),
        ("Norland's foreign minister Ann Lee left.", [("Norland", "place"), ("Ann Lee", "person")],
         "Norland's foreign minister Ann Lee", "", ["Ann Lee"], []),
        ("Members of the Guard fired at protesters.", [("Guard", "organisation")], "Members of the Guard", "protesters",
         ["members of the guard"], ["protesters"]),
        ("The protesters burned it.", [], "The protesters", "it", ["protesters"], []),
        ("It burned 12.", [], "It", "12", [], []),
        ("Ann Lee came. She left Bo Dahl.", [("Ann Lee", "person"), ("Bo Dahl", "person")], "She", "Bo Dahl",
         ["Ann Lee"], ["Bo Dahl"]),
        ("Somebody came. She left.", [], "She", "", [], []),
    ],
)  # fmt: skip
def test_who_acts(text: str, cast: Cast, actor: str, target: str, actors: list[str], targets: list[str]) -> None:
    scene = Scene(text, cast)
    word = next(w for w in ("shelled", "met", "sued", "left", "fired", "burned") if w in scene.plain)
    found = scene.happened(scene.told(word, "ASSAULT", actor, target))
    assert scene.names(found) == (actors, targets)
    assert found.entities[: len(cast)] == scene.entities
    assert all(e.kind == "unnamed" for e in found.entities[len(cast) :])


def test_those_without_a_name_are_one_where_they_are_called_alike() -> None:
    scene = Scene("The rebels fired. Later rebels fled.", [])
    one, two = scene.told("fired", "ASSAULT", "The rebels"), scene.told("fled", "YIELD")
    two = two._replace(actor=(4, 5))
    found = scene.happened(one, two)
    (rebels,) = found.entities
    assert [scene.text[m.start : m.end] for m in rebels.mentions] == ["rebels", "rebels"]
    assert [e.actors for e in found.events] == [(rebels.id,), (rebels.id,)]


def test_we_is_whoever_speaks() -> None:
    text = "Ann Lee said we attacked Tolle."
    said = Attribution((Span(0, 7),), (Span(8, 12),), (Span(13, 30),), "named", entity="e1")
    scene = Scene(text, [("Ann Lee", "person"), ("Tolle", "place")], (said,))
    found = scene.happened(scene.told("attacked", "ASSAULT", "we", "Tolle"))
    assert scene.names(found) == (["Ann Lee"], ["Tolle"])
    assert found.events[0].attribution == 0


@pytest.mark.parametrize(
    ("word", "kind", "said"),
    [
        ("withdrew", "YIELD", "RETREAT"),
        ("released", "YIELD", "RETREAT"),
        ("resigned", "YIELD", "CONCEDE"),
        ("died", "none of them", "OTHER"),
        ("fired", "ASSAULT", "ASSAULT"),
    ],
)
def test_types(word: str, kind: str, said: str) -> None:
    scene = Scene(f"The troops {word} on Monday.", [])
    assert [e.type for e in scene.happened(scene.told(word, kind)).events] == [said]


def test_to_threaten_an_assault_is_no_assault() -> None:
    scene = Scene("Norland threatened to destroy Tolle.", [("Norland", "place")])
    (event,) = scene.happened(scene.told("destroy", "ASSAULT", "Norland")).events
    assert (event.type, event.status) == ("THREATEN", "threatened")


def test_where_and_when_are_those_of_the_sentence_that_are_nearest() -> None:
    scene = Scene("In Tolle rebels fired on Monday. Others fled to Norwick on Friday. All rested.", [])
    fired, fled, rested = scene.happened(*(scene.told(w, "ASSAULT") for w in ("fired", "fled", "rested"))).events
    assert (fired.place, fired.time) == (0, 0)
    assert (fled.place, fled.time) == (1, 1)
    assert (rested.place, rested.time) == (None, None)


def test_furniture_tells_nothing_and_a_cue_of_speech_is_no_event_beside_its_attribution() -> None:
    text = "Ann Lee said rebels attacked Tolle. Read more on the attack. Bo Dahl blamed rebels."
    said = Attribution((Span(0, 7),), (Span(8, 12),), (Span(13, 34),), "named")
    scene = Scene(text, [("Ann Lee", "person")], (said,))
    told = [scene.told("said", "none"), scene.told("attacked", "ASSAULT"), scene.told("attack", "ASSAULT")]
    found = scene.happened(*told, gone="read more on the attack").events
    assert [text[e.start : e.end] for e in found] == ["attacked"]
    assert not scene.happened(scene.told("said", "SUPPORT")).events
    accused = scene.happened(scene.told("blamed", "ACCUSE")).events
    assert [e.type for e in accused] == ["ACCUSE"]


RANGES = st.one_of(st.none(), st.tuples(st.integers(0, 14), st.integers(1, 5)))


@given(
    st.lists(st.tuples(st.integers(0, 14), st.integers(0, 15), RANGES, RANGES), max_size=8, unique_by=lambda x: x[0])
)
def test_whatever_the_model_says_ids_and_indexes_lead_somewhere(said: list[tuple]) -> None:  # type: ignore[type-arg]
    scene = Scene(
        "On Monday Ann Lee, who runs Tolle, and the rebels she fought met in Norwick.", [("Ann Lee", "person")]
    )
    n = len(scene.plain)

    def cut(r: tuple[int, int] | None) -> tuple[int, int] | None:
        return (min(r[0], n - 1), min(r[0] + r[1], n)) if r and min(r[0], n - 1) < min(r[0] + r[1], n) else None

    told = [Told(min(w, n - 1), k, cut(a), cut(b)) for w, k, a, b in sorted(said, key=lambda x: x[0])]
    found = scene.happened(*told)
    ids = [e.id for e in found.entities]
    assert len(set(ids)) == len(ids)
    for e in found.events:
        assert scene.text[e.start : e.end].lower() in scene.plain
        assert {*e.actors, *e.targets} <= set(ids)
        assert not {*e.actors} & {*e.targets}
        assert e.place in (None, 0, 1)
        assert e.time in (None, 0)
    for entity in found.entities:
        assert entity.mentions
        assert all(0 <= m.start < m.end <= len(scene.text) for m in entity.mentions)


@pytest.mark.parametrize(
    ("text", "word", "cast", "place"),
    [
        ("Iran fired rockets at a base in Iraq.", "fired", ["Iran", "Iraq"], "Iraq"),
        ("The capital of Norland fell, Iraq said.", "fell", ["Iraq"], None),
        ("In US custody the men died.", "died", ["US"], None),
        ("In the US the men died.", "died", ["US"], "US"),
        ("Sudria invaded Iraq.", "invaded", ["Iraq"], "Iraq"),
    ],
)
def test_a_country_is_where_something_happens_by_the_words_beside_it(
    text: str, word: str, cast: list[str], place: str | None
) -> None:
    scene = Scene(text, [])
    there = [Place(s.start, s.end, n, precision="country") for n in cast for s in scene.spans(n)]
    told = scene.told(word, "ASSAULT", target="Iraq" if word == "invaded" else "")
    (event,) = events(scene.marked, [told], [False] * len(scene.plain), (), (), there, ()).events
    assert (None if event.place is None else there[event.place].name) == place


def test_what_leads_into_a_sentence_across_furniture_tells_when() -> None:
    scene = Scene("Read more news. On Monday. Rebels fired at noon.", [])
    (event,) = scene.happened(scene.told("fired", "ASSAULT"), gone="read more news").events
    assert event.time is None  # a fragment by itself is a sentence of the account's own
    tokens = [t._replace(mark="") if t.plain == "news" else t for t in scene.marked.tokens]
    scene.marked = scene.marked._replace(tokens=tokens, sentences=[(0, 5), (5, len(tokens))])
    (event,) = scene.happened(scene.told("fired", "ASSAULT"), gone="read more news").events
    assert event.time == 0


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("No troops would be leaving Tolle.", "none of them", "RETREAT"),
        ("The guests would be leaving Tolle.", "none of them", "OTHER"),
        ("Police arrested leaving drivers.", "none of them", "OTHER"),
    ],
)
def test_forces_that_leave_retreat(text: str, kind: str, said: str) -> None:
    scene = Scene(text, [])
    assert [e.type for e in scene.happened(scene.told("leaving", kind)).events] == [said]


def test_words_that_tell_events_have_their_type_where_the_model_knows_none() -> None:
    scene = Scene("Police arrested Ann Lee. Voters withdrew.", [("Ann Lee", "person")])
    told = [scene.told(w, "none") for w in ("arrested", "voters", "withdrew")]
    assert [e.type for e in scene.happened(*told).events] == ["COERCE", "RETREAT"]


def test_weapons_do_not_act_and_are_not_acted_upon_by_who_fires_them() -> None:
    scene = Scene("A drone killed Ann Lee. Rebels fired rockets. Guards downed a drone.", [("Ann Lee", "person")])
    found = scene.happened(
        scene.told("killed", "ASSAULT", "A drone", "Ann Lee"),
        scene.told("fired", "ASSAULT", "Rebels", "rockets"),
        scene.told("downed", "ASSAULT", "Guards", "a drone"),
    )
    assert [scene.names(found, n) for n in range(3)] == [([], ["Ann Lee"]), (["rebels"], []), (["guards"], ["drone"])]


def test_who_acts_is_no_possessive_no_mere_quality_and_a_person_by_last_name() -> None:
    scene = Scene("Bo Dahl's raid hit Tolle. Top aides fled. Later Dahl left.", [("Bo Dahl", "person")])
    owner = Told(scene.words("raid")[0], READER.card()["types"].index("ASSAULT"), (2, 3), None)
    top = scene.told("fled", "none", "Top")
    last = scene.told("left", "none")._replace(actor=(scene.words("Later Dahl")[0] + 1, scene.words("left")[0]))
    found = scene.happened(owner, top, last)
    assert [scene.names(found, n)[0] for n in range(3)] == [["Bo Dahl"], [], ["Bo Dahl"]]


@pytest.mark.parametrize(
    ("text", "actors", "kind"),
    [
        ("Ann Lee said the letter was a mistake.", ["Ann Lee"], "REJECT"),
        ("Ann Lee said envoys say the letter was a mistake.", [], "REJECT"),
        ("The letter was a mistake.", [], "OTHER"),
    ],
)
def test_who_says_that_a_letter_was_a_mistake_rejects_it(text: str, actors: list[str], kind: str) -> None:
    said = Attribution((Span(0, 7),), (Span(8, 12),), (Span(13, len(text) - 1),), "named", entity="e1")
    scene = Scene(text, [("Ann Lee", "person")], (said,) if text.startswith("Ann") else ())
    found = scene.happened()
    (event,) = found.events
    assert text[event.start : event.end] == "mistake"
    assert (event.type, event.status) == (kind, "happened")
    assert scene.names(found) == (actors, ["letter"])
