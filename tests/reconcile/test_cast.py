"""One cast for the story, of accounts whose entities the test decides."""

import re
from itertools import permutations

from rashomon.reconcile.cast import Cast, cast
from rashomon.types import Account, Entity, EntityKind, Reading, Span

Pair = tuple[Account, Reading]
Who = tuple[EntityKind, str] | tuple[EntityKind, str, dict[str, str]]


def telling(text: str, *named: Who, name: str = "a") -> Pair:
    """An account and its entities: a kind, and the forms by which it is named with a bar between; found in order."""
    taken: set[int] = set()
    entities = []
    for k, (kind, forms, *more) in enumerate(named, 1):
        spans = []
        for form in forms.split("|"):
            for m in re.finditer(rf"\b{re.escape(form)}", text):
                if not taken & set(range(*m.span())):
                    taken |= set(range(*m.span()))
                    spans.append(Span(*m.span()))
        entities.append(Entity(f"e{k}", forms.split("|")[0], kind, tuple(sorted(spans)), **(more[0] if more else {})))
    return Account(id=name, text=text), Reading(id=name, entities=tuple(entities))


def who(*pairs: Pair) -> list[set[str]]:
    """The members by all that they are called, in order."""
    return [{c.words for c in m.names} for m in cast(pairs).members]


def test_spellings_of_one_person_join_under_the_fullest_name() -> None:
    found = cast(
        [
            telling(
                "General Qadir Sulaimani was met. Sulaimani left.", ("person", "Qadir Sulaimani|Sulaimani"), name="a"
            ),
            telling("Kadir Suleimani was met.", ("person", "Kadir Suleimani"), name="b"),
            telling("Soleimani was met.", ("person", "Soleimani"), name="c"),
        ]
    ).members
    assert len(found) == 1
    assert {(c.account, c.words, len(c.spans)) for c in found[0].names} == {
        ("a", "Qadir Sulaimani", 1),
        ("a", "Sulaimani", 1),
        ("b", "Kadir Suleimani", 1),
        ("c", "Soleimani", 1),
    }
    assert found[0].name == "Qadir Sulaimani"


def test_two_of_one_family_name_stay_apart() -> None:
    a = telling("Ilse Brandt met Otto Brandt.", ("person", "Ilse Brandt"), ("person", "Otto Brandt"))
    b = telling("Ilse Brandt spoke.", ("person", "Ilse Brandt"))
    assert who(a, b) == [{"Ilse Brandt"}, {"Otto Brandt"}]


def test_a_family_name_alone_means_whom_the_others_mean_by_it() -> None:
    a = telling(
        "Ilse Brandt met Otto Brandt. Brandt, Brandt, Brandt.",
        ("person", "Ilse Brandt|Brandt"),
        ("person", "Otto Brandt"),
    )
    assert who(a, telling("Brandt spoke.", ("person", "Brandt"), name="b"))[0] == {"Ilse Brandt", "Brandt"}


def test_a_family_name_that_may_mean_either_joins_neither() -> None:
    a = telling("Ilse Brandt met Otto Brandt.", ("person", "Ilse Brandt"), ("person", "Otto Brandt"))
    assert {"Brandt"} in who(a, telling("Brandt spoke.", ("person", "Brandt"), name="b"))


def test_a_title_tells_which_of_two_is_meant() -> None:
    a = telling("Mrs. Ilse Brandt met Mr. Otto Brandt.", ("person", "Mrs. Ilse Brandt"), ("person", "Mr. Otto Brandt"))
    assert {"Mrs. Ilse Brandt", "Ms. Brandt"} in who(
        a, telling("Ms. Brandt spoke.", ("person", "Ms. Brandt"), name="b")
    )


def test_what_one_account_keeps_apart_no_other_joins() -> None:
    apart = telling("Jovan Peri met Jovan M. Peri.", ("person", "Jovan Peri"), ("person", "Jovan M. Peri"))
    one, other = (telling(f"{n} spoke.", ("person", n), name=n) for n in ("Jovan Peri", "Jovan M. Peri"))
    assert len(who(one, other)) == 1
    assert who(apart, one, other) == [{"Jovan M. Peri"}, {"Jovan Peri"}]


def test_a_name_that_two_fuller_ones_hold_joins_neither() -> None:
    a = telling("Ilse K. Brandt met Ilse Maria Brandt.", ("person", "Ilse K. Brandt"), ("person", "Ilse Maria Brandt"))
    assert len(who(a, telling("Ilse Brandt spoke.", ("person", "Ilse Brandt"), name="b"))) == 3


def test_a_son_is_not_his_father() -> None:
    a = telling("Otto Brandt Jr. met Otto Brandt.", ("person", "Otto Brandt Jr.|Otto Brandt"))
    assert who(a) == [{"Otto Brandt"}, {"Otto Brandt Jr."}]


def test_a_name_that_the_reading_cut_in_two_is_mended() -> None:
    a = telling("The premier Adil Abdul Hadi spoke. Hadi left.", ("person", "Adil Abdul"), ("person", "Hadi"))
    b = telling("Adel Abdel-Hadi spoke. Abdel-Hadi left.", ("person", "Adel"), ("person", "Abdel-Hadi"), name="b")
    found = cast([a, b])
    assert [{c.words for c in m.names} for m in found.members] == [
        {"Adil Abdul Hadi", "Hadi", "Adel Abdel-Hadi", "Abdel-Hadi"}
    ]
    assert {found.entities[k, e] for k in (0, 1) for e in ("e1", "e2")} == {"c1"}
    apart = telling(
        "Adil, Hadi and Otto Brandt came.", ("person", "Adil"), ("person", "Hadi"), ("person", "Otto Brandt")
    )
    assert len(who(apart)) == 3


def test_letters_join_their_long_form() -> None:
    a = telling(
        "The Norvik Harbour Authority (NHA) met.", ("organisation", "Norvik Harbour Authority"), ("organisation", "NHA")
    )
    b = telling("NHA men came.", ("organisation", "NHA"), name="b")
    assert who(a, b) == [{"Norvik Harbour Authority", "NHA"}]


def test_letters_in_brackets_need_not_be_initials() -> None:
    a = telling(
        "Norvik Central Watch (Norwatch) met.", ("organisation", "Norvik Central Watch"), ("organisation", "Norwatch")
    )
    assert len(who(a)) == 2  # more than six letters stand for nothing
    a = telling(
        "Norvik Central Watch (NORVW) met.", ("organisation", "Norvik Central Watch"), ("organisation", "NORVW")
    )
    assert len(who(a)) == 1


def test_ministries_of_two_countries_stay_apart() -> None:
    a = telling("The foreign ministry spoke.", ("organisation", "foreign ministry", {"country": "NO"}))
    b = telling("The foreign ministry replied.", ("organisation", "foreign ministry", {"country": "SE"}), name="b")
    assert len(who(a, b)) == 2


def test_a_base_joins_in_any_spelling() -> None:
    names = ("Ain al-Qasr air base", "Ain Qasr", "al Qassr base")
    found = who(*(telling(f"They hit {n}.", ("facility", n), name=n) for n in names))
    assert found == [set(names)]


def test_a_person_once_taken_for_a_body_is_put_right_but_not_a_company() -> None:
    a = telling("Ilse Fjord spoke. Fjord left.", ("person", "Ilse Fjord|Fjord"))
    wrong = telling("Then Fjord came.", ("organisation", "Fjord"), name="b")
    assert who(a, wrong) == [{"Ilse Fjord", "Fjord"}]
    firm = telling(
        "Fjord Lines and Fjord Ships and Fjord.",
        ("organisation", "Fjord Lines"),
        ("organisation", "Fjord Ships"),
        ("organisation", "Fjord"),
        name="b",
    )
    assert {"Fjord"} in who(a, firm)


def test_places_are_of_the_cast_only_where_they_act() -> None:
    assert who(telling("It rained in Norvik.", ("place", "Norvik"))) == []


def test_titles_and_what_is_said_of_a_member_stand_with_their_source() -> None:
    text = "Harbour master Ilse Brandt of Norvik Port spoke; she left."
    account, reading = telling(text, ("person", "Ilse Brandt|she"), ("organisation", "Norvik Port"))
    brandt, port = reading.entities
    told = Entity("e1", "Ilse Brandt", "person", brandt.mentions, (Span(0, 14),), "NO", "government", "e2")
    member, body = cast([(account, Reading(id="a", entities=(told, port)))]).members
    assert [(t.account, t.words, t.spans) for t in member.titles] == [("a", "Harbour master", (Span(0, 14),))]
    assert (member.country, member.role, member.part_of) == ("NO", "government", body.id)
    assert [m.words for m in member.meant] == ["she"]
    for called in (*member.names, *member.meant, *member.titles):
        assert all(text[s.start : s.end] == called.words for s in called.spans)


def test_neither_order_nor_ids_change_the_cast() -> None:
    texts = (
        ("Ilse Brandt met Otto Brandt.", ("person", "Ilse Brandt"), ("person", "Otto Brandt")),
        ("Brandt spoke. Ilse M. Brandt left.", ("person", "Brandt"), ("person", "Ilse M. Brandt")),
        ("The NHA met.", ("organisation", "NHA")),
        ("Norvik Harbour Authority met.", ("organisation", "Norvik Harbour Authority")),
    )
    seen = set()
    for order in permutations(range(len(texts))):
        found = cast([telling(texts[k][0], *texts[k][1:], name=f"x{order[k]}") for k in order])
        seen.add(tuple((m.id, m.kind, m.name, tuple(sorted(c.words for c in m.names))) for m in found.members))
    assert len(seen) == 1


def test_a_span_leads_to_the_member() -> None:
    found: Cast = cast([telling("It was Ilse Brandt who spoke.", ("person", "Ilse Brandt"))])
    assert found.at(0, 7, 18) == found.at(0, 12, 18) == found.at(0, 0, 29) == "c1"
    assert found.at(0, 0, 6) is None
    assert found.at(0, 19, 28) is None
    assert found.entities[0, "e1"] == "c1"
