"""Where two statements part: each finding names the values that it compared."""

import numpy as np
import pytest

from rashomon.reconcile.differing import LIKELY, Finding, findings, likely, rows
from rashomon.reconcile.features import NAMES, Pair, features
from rashomon.reconcile.points import Judged
from rashomon.reconcile.told import told
from telling import Pair as Telling
from telling import lines, two


def found(a: str, b: str, **of_both: bool) -> dict[str, str]:
    """What is found about two clauses: aspect to reason."""
    return {f.aspect: f.why for f in findings(*two(a, b, **of_both), a, b)}


def test_number() -> None:
    assert found("The ferry had 84 people on board", "The ferry had 91 people on board") == {
        "number": "84 people v 91 people"
    }


def test_the_same_number_in_other_words_is_no_difference() -> None:
    assert found("At least 17 people were killed", "Seventeen people lost their lives") == {}


def test_quote() -> None:
    said = found("We will never leave the harbour", "We will not leave the harbour", quoted=True)
    assert said["quote"] == "will never leave v will not leave"


def test_narration_in_other_words_is_no_difference() -> None:
    assert found("The ferry ran aground off Tolle Point", "The ferry was stranded off Tolle Point") == {}


def test_a_quote_spelt_otherwise_is_no_difference() -> None:
    assert found("It's three ships, and we lost a mast", "It is 3 ships and we lost the mast", quoted=True) == {}


def test_name() -> None:
    said = found("Crane operator Mamuka Gorlani was in his cab", "Crane operator Mamuka Gordani was in his cab")
    assert said == {"name": "gorlani v gordani"}


def test_names_that_sound_alike_are_one() -> None:
    assert "name" not in found("Mayor Vera Soleimani spoke", "Mayor Vera Suleimani spoke")


def test_two_titles_of_one_person() -> None:
    said = found("harbour master Ilse Brandtova", "chief pilot Ilse Brandtova", roles=True)
    assert said["name"] == "harbour master v chief pilot"
    assert found("spokesman Ilse Brandtova", "spokeswoman Ilse Brandtova", roles=True) == {}


def test_time() -> None:
    assert found("The sluice opened in May 2021", "The sluice opened in 2023") == {"time": "May 2021 v 2023"}


def test_times_that_may_meet_are_no_difference() -> None:
    assert found("The sluice opened on 4 March 2029", "The sluice opened in March 2029") == {}
    assert found("The dam burst on Friday", "The dam burst at dawn on Friday") == {}


def test_place() -> None:
    said = found("The ship was bound for Alexandria with wheat", "The ship was bound for Istanbul with wheat")
    assert said == {"place": "Alexandria v Istanbul"}


def test_a_denial_of_what_the_other_asserts() -> None:
    a, b = "There was no fertiliser in the shed", "There was fertiliser in the shed"
    (denial,) = findings(*two(a, b), a, b)
    assert (denial.aspect, denial.denies) == ("claim", True)
    assert denial.why == "one denies it (fertiliser), the other does not"
    assert found(a, a) == {}


def test_a_negation_of_something_else_denies_nothing() -> None:
    assert found("There was fertiliser in the shed", "There was fertiliser in the shed, no doubt") == {}


def test_a_hedge_is_another_strength_of_claim() -> None:
    said = found("Sparks allegedly set off the dust", "Sparks set off the dust")
    assert said == {"claim": "one hedges it (allegedly), the other does not"}
    assert not any(f.denies for f in findings(*two("It allegedly sank", "It sank"), "It allegedly sank", "It sank"))


def link(a: Telling, b: Telling, score: float = 0.9) -> Judged:
    items = told([a, b])
    return Judged(Pair(0, 1), score, features(items, [Pair(0, 1)])[0])


def test_likely_shows_one_finding_an_aspect_with_how_likely_it_is() -> None:
    a, b = "The ferry Marigold had 84 people on board", "The ferry Marigold had 91 people on board"
    shown = likely(*two(a, b), a, b, link(lines(a, "a"), lines(b, "b")))
    assert [f.aspect for f, _ in shown] == ["number"]
    assert all(LIKELY <= p <= 1 for _, p in shown)


def test_likely_shows_nothing_where_nothing_is_found() -> None:
    a = "The ferry Marigold ran aground"
    assert likely(*two(a, a), a, a, link(lines(a, "a"), lines(a, "b"))) == []


def test_rows_hold_aspect_strength_company_and_what_was_compared() -> None:
    compared = np.arange(len(NAMES), dtype=np.float32)
    x = rows([Finding("number", "", None, 0.7), Finding("claim", "", None, 0.4)], Judged(Pair(0, 1), 0.5, compared))
    assert x.shape == (2, 14 + len(NAMES))
    assert x[0, :8].tolist() == pytest.approx([1, 0, 0, 0, 0, 0, 0.7, 0.5])
    assert x[1, 5] == 1
    assert x[0, 8:14].tolist() == x[1, 8:14].tolist() == [1, 0, 0, 0, 0, 1]
    assert x[:, 14:].tolist() == [compared.tolist()] * 2


def test_what_is_said_not_to_have_been_there_is_denied() -> None:
    a, b = "There was no naphtha in the shed", "Barrels of naphtha had been kept beside the silos since the spring"
    (finding,) = [f for f in findings(*two(a, b), a, b) if f.aspect == "claim"]
    assert finding.denies
    assert "naphtha" in finding.why
    assert "claim" not in found(a, "Divers asked whether naphtha had been kept beside the silos")


def test_values_are_the_two_sides_of_the_reason() -> None:
    a, b = "The ferry had 84 people on board", "The ferry had 91 people on board"
    (finding,) = findings(*two(a, b), a, b)
    assert finding.values == ("84 people", "91 people")


def test_people_and_things_are_no_rivals() -> None:
    assert "number" not in found("The town gave 46 people a bed", "The fire took 58 vehicles from the quay")
