"""Near copies: whole, cut, lightly edited; texts written apart are none."""

from rashomon.reconcile.copies import copies, is_copied, shingles
from rashomon.text.words import flatten, plain
from telling import account

WIRE = """The dam above Ostrel burst at dawn on Friday and sent a wall of water through the lower quarter.
Rescuers in rubber boats brought forty families to the school on the hill, the mayor said.
Engineers had warned in autumn that the northern sluice would not open under its own weight.
The company that runs the dam said it would answer questions when the water had gone down.
Trains between Ostrel and the coast stay in their depots until the viaduct has been inspected."""
APART = """A flood tore through the lower part of Ostrel on Friday morning after the dam gave way.
Around forty families found shelter in a school, brought there by boat, according to the mayor.
Months ago engineers said that a sluice on the northern side was stuck.
The operator would not comment, and no trains run towards the coast for now."""


def of(*texts: str) -> dict[int, int]:
    return copies([account(t, f"a{i}") for i, t in enumerate(texts)])


def test_a_whole_copy() -> None:
    assert of(WIRE, WIRE) == {1: 0}


def test_a_cut_copy_is_a_copy_of_the_longer_text_wherever_it_stands() -> None:
    cut = "\n".join(WIRE.split("\n")[:2])
    assert of(WIRE, cut) == {1: 0}
    assert of(cut, WIRE) == {0: 1}


def test_a_lightly_edited_copy_under_another_opening() -> None:
    edited = "Ostrel woke to water. " + WIRE.replace("at dawn on", "early on").replace(
        "the mayor said", "officials said"
    )
    assert len(of(WIRE, edited)) == 1


def test_a_flattened_copy() -> None:
    assert len(of(WIRE, flatten(WIRE))) == 1


def test_accounts_written_apart_are_no_copies() -> None:
    assert of(WIRE, APART) == {}


def test_copies_go_back_to_one_text_that_is_none_itself() -> None:
    two_lines, three_lines = "\n".join(WIRE.split("\n")[:2]), "\n".join(WIRE.split("\n")[:3])
    assert of(two_lines, WIRE, three_lines, APART) == {0: 1, 2: 1}


def test_texts_too_short_to_tell_are_no_copies() -> None:
    assert of("The dam burst.", "The dam burst.", "", "") == {}


def test_a_statement_of_a_copy_is_copied_and_an_added_one_is_not() -> None:
    original = shingles(WIRE, 3)
    assert is_copied(plain("forty families to the school on the old hill"), original)
    assert not is_copied(plain("The local choir sang for the firemen"), original)


def test_words_too_few_for_a_run_are_copied_where_they_stand_as_they_are() -> None:
    original = shingles(WIRE, 3)
    assert is_copied(["ostrel", "burst"], original)
    assert is_copied(["inspected"], original)
    assert not is_copied(["burst", "ostrel"], original)
    assert not is_copied([], original)
