"""Shared text: whole, cut, lightly edited, among own words; texts written apart and speech that both quote are none."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.reconcile.copies import Shared
from rashomon.text.words import flatten
from rashomon.types import Attribution, Furniture, Reading, Span
from telling import account

WIRE = """The dam above Ostrel burst at dawn on Friday and sent a wall of water through the lower quarter.
Rescuers in rubber boats brought forty families to the school on the hill, the mayor said.
Engineers had warned in autumn that the northern sluice would not open under its own weight.
The company that runs the dam said it would answer questions when the water had gone down.
Trains between Ostrel and the coast stay in their depots until the viaduct has been inspected."""
LINES = WIRE.split("\n")
APART = """A flood tore through the lower part of Ostrel on Friday morning after the dam gave way.
Around forty families found shelter in a school, brought there by boat, according to the mayor.
Months ago engineers said that a sluice on the northern side was stuck.
The operator would not comment, and no trains run towards the coast for now."""
SPEECH = "“We asked the county for a new sluice every year since I took office, and every year they sent us a letter”"


def shared(*texts: str, readings: dict[int, Reading] | None = None, outlets: dict[int, str] | None = None) -> Shared:
    accounts = [account(t, f"a{i}", (outlets or {}).get(i)) for i, t in enumerate(texts)]
    return Shared([(a, (readings or {}).get(i, Reading(id=a.id))) for i, a in enumerate(accounts)])


def of(*texts: str) -> dict[int, int]:
    return shared(*texts).copy_of


def marked(*texts: str) -> list[tuple[str, str]]:
    """The words of each stretch, in the account that has it and in the other."""
    s = shared(*texts)
    found = []
    for taken in s.stretches:
        for x in taken:
            (a, b), (c, d) = s.spans(x)
            found.append((texts[x.account][a:b], texts[x.other][c:d]))
    return found


def test_a_whole_copy() -> None:
    assert of(WIRE, WIRE) == {1: 0}


def test_a_cut_copy_is_a_copy_of_the_longer_text_wherever_it_stands() -> None:
    cut = "\n".join(LINES[:2])
    assert of(WIRE, cut) == {1: 0}
    assert of(cut, WIRE) == {0: 1}


def test_a_lightly_edited_copy_under_another_opening() -> None:
    edited = "Ostrel woke to water. " + WIRE.replace("at dawn on", "early on").replace(
        "the mayor said", "officials said"
    )
    assert len(of(WIRE, edited)) == 1


def test_a_changed_word_and_a_dropped_clause_do_not_part_a_stretch() -> None:
    given = " ".join(LINES[:2])
    edited = given.replace("wall", "surge").replace(" at dawn on Friday", "").replace("brought", "took")
    assert marked(WIRE + APART, edited + "\nThe choir sang.") == [(edited[:-1], "\n".join(LINES[:2])[:-1])]


def test_a_stretch_ends_where_own_words_begin() -> None:
    mine = (
        f"The choir of Ostrel will sing for the firemen. {LINES[2]} Nobody in the choir can swim, it told the Gazette."
    )
    assert marked(WIRE, mine) == [(LINES[2].rstrip("."), LINES[2].rstrip("."))]
    assert of(WIRE, mine + " " + APART) == {}


def test_wire_paragraphs_between_own_ones_are_marked_one_by_one() -> None:
    own = APART.split("\n")
    mixed = "\n".join([own[0], LINES[1], own[1], own[2], LINES[3], own[3]])
    assert [x for x, _ in marked(WIRE + "\n" + "The river fell. " * 20, mixed)] == [LINES[1][:-1], LINES[3][:-1]]


def test_speech_that_both_quote_proves_nothing() -> None:
    a, b = f"{SPEECH}, said Mayor Ilse Brandt on the hill.", f"In tears, Brandt spoke: {SPEECH}."
    assert marked(a, b) == []
    assert marked(f"{a}\n{LINES[2]}", f"{b}\n{LINES[2]}") != []


def test_posts_and_furniture_that_both_print_prove_nothing() -> None:
    post = LINES[2]
    said = Reading(id="x", attributions=(Attribution((), (), (Span(0, len(post)),), "named"),))
    page = Reading(id="x", furniture=(Furniture(0, len(post)),))
    for reading in (said, page):
        s = shared(post + " One wept.", post + " Two laughed.", readings={0: reading, 1: reading})
        assert not any(s.stretches)


def test_a_list_of_names_proves_nothing() -> None:
    names = "Ilse Brandt, Otto Marek, Ivo Lund, Gvantsa Okro, Ann Lee, Max Roe, Jo Doe, Kai Ulm, Tom Ash and Al Bo"
    assert marked(f"The jury were {names}, it said.", f"Chosen in spring: {names}. All can swim.") == []


def test_fewer_words_do_where_both_credit_one_wire_service() -> None:
    line = "Rescuers in rubber boats brought forty families to the school"
    a, b = (
        f"OSTREL (AP) — {line}. It rained.",
        f"{line}, as the choir sang.\nThe Associated Press contributed to this report.",
    )
    assert len(marked(a, b)) == 1
    assert marked(a.replace("(AP)", ""), b) == []


def test_a_flattened_copy() -> None:
    assert len(of(WIRE, flatten(WIRE))) == 1


def test_accounts_written_apart_are_no_copies() -> None:
    assert of(WIRE, APART) == {}
    assert marked(WIRE, APART) == []


def test_copies_go_back_to_one_text_that_is_none_itself() -> None:
    two_lines, three_lines = "\n".join(LINES[:2]), "\n".join(LINES[:3])
    assert of(two_lines, WIRE, three_lines, APART) == {0: 1, 2: 1}


def test_two_short_texts_that_are_nearly_the_same_are_copies_and_shorter_ones_are_not() -> None:
    assert of("The dam above Ostrel burst at dawn today.", "The dam above Ostrel burst at dawn, today.") == {1: 0}
    assert of("The dam burst.", "The dam burst.", "", "") == {}


def test_words_of_a_stretch_have_their_home_in_the_other_account_and_own_words_in_their_own() -> None:
    mine = f"The choir will sing. {LINES[2]}"
    s = shared(WIRE, mine)
    at = mine.index("Engineers")
    assert s.home(1, at, at + 40) == 0
    assert s.home(1, 0, at) == 1
    assert s.home(0, 0, 30) == 0


def test_both_accounts_are_marked() -> None:
    mine = f"The choir will sing. {LINES[2]}"
    s = shared(WIRE, mine)
    (taken,), (given,) = s.marks(1), s.marks(0)
    assert (taken.other, taken.source, given.other, given.source) == (0, False, 1, True)
    assert WIRE[given.start : given.end] == mine[taken.start : taken.end] == LINES[2][:-1]
    assert (given.there, taken.there) == ((taken.start, taken.end), (given.start, given.end))


def test_the_order_of_accounts_changes_nothing() -> None:
    texts = [WIRE, APART, "\n".join(LINES[1:4]), "It rained. " + LINES[3]]
    seen = set()
    for order in permutations(range(4)):
        s = shared(*(texts[k] for k in order))
        seen.add(
            (
                frozenset((order[a], order[b]) for a, b in s.copy_of.items()),
                frozenset((order[x.account], order[x.other], s.spans(x)) for taken in s.stretches for x in taken),
            )
        )
    assert len(seen) == 1


SNIPPETS = st.lists(st.sampled_from([*LINES, *APART.split("\n"), SPEECH, "", "“", "—"]), max_size=8)


@settings(max_examples=60, deadline=None)
@given(st.lists(SNIPPETS.map(" ".join), max_size=4))
def test_stretches_hold_words_of_both_and_do_not_overlap(texts: list[str]) -> None:
    s = shared(*texts)
    for i, taken in enumerate(s.stretches):
        upto = 0
        for x in taken:
            (a, b), (c, d) = s.spans(x)
            assert x.account == i != x.other
            assert upto <= a < b <= len(texts[i])
            assert flatten(texts[i][a:b]).split()[0] == flatten(texts[x.other][c:d]).split()[0]
            assert flatten(texts[i][a:b]).split()[-1] == flatten(texts[x.other][c:d]).split()[-1]
            upto = b
        assert sorted(s.marks(i)) == s.marks(i)
    assert not set(s.copy_of) & set(s.copy_of.values())
