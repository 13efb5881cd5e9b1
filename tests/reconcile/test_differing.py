"""Where two statements part: each finding names the values that it compared."""

import numpy as np
import pytest

from rashomon.reconcile.differing import COLUMNS, KINDS, LIKELY, findings, likely, rows
from rashomon.reconcile.features import NAMES, Pair, features
from rashomon.reconcile.finding import Finding, sides
from rashomon.reconcile.judges import Line, shipped
from rashomon.reconcile.judging import Judged
from rashomon.reconcile.told import told
from telling import Pair as Telling
from telling import lines, sided


def found(a: str, b: str, **of_both: bool) -> dict[str, str]:
    """What is found about two clauses: aspect to reason."""
    return {f.aspect: f.why for f in findings(*sided(a, b, **of_both))}


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


def test_a_word_as_another_country_spells_it_is_no_other_name() -> None:
    assert "name" not in found("The fertiliser stood in the harbour", "The fertilizer stood in the harbor")


def test_names_that_sound_alike_are_one() -> None:
    assert "name" not in found("Mayor Vera Soleimani spoke", "Mayor Vera Suleimani spoke")


def test_two_titles_of_one_person() -> None:
    said = found("harbour master Ilse Brandtova", "chief pilot Ilse Brandtova", roles=True)
    assert said["name"] == "harbour master v chief pilot"
    assert found("spokesman Ilse Brandtova", "spokeswoman Ilse Brandtova", roles=True) == {}


def test_of_two_offices_the_one_named_first_is_told() -> None:
    told = "Ilse Brandtova, {} attorney general and chief prosecutor of Tolle, spoke"
    parted = {"acting deputy attorney v deputy attorney"}
    assert {found(told.format("acting deputy"), told.format("deputy"))["name"] for _ in range(5)} == parted


def test_time() -> None:
    assert found("The sluice opened in May 2021", "The sluice opened in 2023") == {"time": "May 2021 v 2023"}


def test_times_that_may_meet_are_no_difference() -> None:
    assert found("The sluice opened on 4 March 2029", "The sluice opened in March 2029") == {}
    assert found("The dam burst on Friday", "The dam burst at dawn on Friday") == {}


def test_a_time_that_meets_one_of_the_other_is_no_rival() -> None:
    jailed = "Ramm was jailed on 4 March 2029 for the sinking of 2025"
    assert found(jailed, "Ramm was jailed on 4 March 2029") == {}
    assert found(jailed, "Ramm was jailed on 6 March 2029")["time"] == "4 March 2029 v 6 March 2029"


def test_a_day_of_any_year_is_no_rival_of_a_year() -> None:
    assert found("The sluice was opened on 1 October", "The sluice was opened in 2023") == {}
    assert found("The sluice was opened on 1 October 2022", "The sluice was opened in 2023") != {}


def test_place() -> None:
    said = found("The ship was bound for Alexandria with wheat", "The ship was bound for Istanbul with wheat")
    assert said == {"place": "Alexandria v Istanbul"}


def test_a_denial_of_what_the_other_asserts() -> None:
    a, b = "There was no fertiliser in the shed", "There was fertiliser in the shed"
    (denial,) = findings(*sided(a, b))
    assert (denial.aspect, denial.denies) == ("claim", True)
    assert denial.why == "one denies it (fertiliser), the other does not"
    assert found(a, a) == {}


def test_a_negation_of_something_else_denies_nothing() -> None:
    assert found("There was fertiliser in the shed", "There was fertiliser in the shed, no doubt") == {}


def test_a_hedge_is_another_strength_of_claim() -> None:
    said = found("Sparks allegedly set off the dust", "Sparks set off the dust")
    assert said == {"claim": "one hedges it (allegedly), the other does not"}
    assert not any(f.denies for f in findings(*sided("It allegedly sank", "It sank")))


def test_if_not_denies_nothing() -> None:
    assert found("The dredger will come in April, if not sooner", "The dredger will come in April or sooner") == {}


def test_an_event_told_in_the_same_ways_by_both_parts_in_nothing() -> None:
    told = "They will pay a price if the dam breaks, as few have ever paid"
    assert found(told, told + ", the mayor said") == {}
    assert "claim" in found("The council plans to flood the quarry", "The council flooded the quarry")


@pytest.mark.parametrize(
    ("a", "b", "sure"),
    [
        ("Sparks allegedly set off the dust in the silo", "Sparks set off the dust in the silo", False),
        ("The ferry Marigold had 84 people on board", "The ferry Marigold had 91 people on board", True),
    ],
)
def test_what_keys_seldom_call_a_difference_is_shown_as_unsure(a: str, b: str, sure: bool) -> None:
    one_in_three = Line(np.zeros(2 * len(KINDS) + 2 + len(COLUMNS), np.float32), -0.7)
    shown = likely(*sided(a, b), link(lines(a, "a"), lines(b, "b")), one_in_three)
    assert [(found.score, found.sure) for found in shown] == [(pytest.approx(0.33, abs=0.01), sure)]


def link(a: Telling, b: Telling, score: float = 0.9) -> Judged:
    items = told([a, b])
    return Judged(Pair(0, 1), score, features(items, [Pair(0, 1)])[0])


def test_likely_shows_one_finding_an_aspect_with_how_likely_it_is() -> None:
    a, b = "The ferry Marigold had 84 people on board", "The ferry Marigold had 91 people on board"
    shown = likely(*sided(a, b), link(lines(a, "a"), lines(b, "b")), shipped().differs)
    assert [x.finding.aspect for x in shown] == ["number"]
    assert all(LIKELY <= x.score <= 1 for x in shown)


def test_likely_shows_nothing_where_nothing_is_found() -> None:
    a = "The ferry Marigold ran aground"
    assert likely(*sided(a, a), link(lines(a, "a"), lines(a, "b")), shipped().differs) == []


def test_rows_hold_kind_strength_link_aspects_and_what_was_compared() -> None:
    compared = np.arange(len(NAMES), dtype=np.float32)
    both = [Finding("number", "apart", "", None, 0.7), Finding("claim", "scope", "", None, 0.4)]
    x = rows(both, Judged(Pair(0, 1), 0.5, compared))
    n = len(KINDS)
    assert x.shape == (2, 2 * n + 2 + len(COLUMNS))
    for row, kind, strength in zip(x, ("apart", "scope"), (0.7, 0.4), strict=True):
        assert np.flatnonzero(row[:n]).tolist() == [KINDS.index(kind)]
        assert row[n + KINDS.index(kind)] == pytest.approx(strength)
        assert row[2 * n : 2 * n + 2].tolist() == [0.5, 2]
        assert row[2 * n + 2 :].tolist() == COLUMNS


def test_what_is_said_not_to_have_been_there_is_denied() -> None:
    a, b = "There was no naphtha in the shed", "Barrels of naphtha had been kept beside the silos since the spring"
    (finding,) = [f for f in findings(*sided(a, b)) if f.aspect == "claim"]
    assert finding.denies
    assert "naphtha" in finding.why
    assert "claim" not in found(a, "Divers asked whether naphtha had been kept beside the silos")


def test_values_are_the_two_sides_of_the_reason() -> None:
    a, b = "The ferry had 84 people on board", "The ferry had 91 people on board"
    (finding,) = findings(*sided(a, b))
    assert finding.values == ("84 people", "91 people")


def test_people_and_things_are_no_rivals() -> None:
    assert "number" not in found("The town gave 46 people a bed", "The fire took 58 vehicles from the quay")


def kinds(a: str, b: str, **of_both: bool) -> dict[str, str]:
    """What is found about two clauses: kind to reason."""
    return {f.kind: f.why for f in findings(*sided(a, b, **of_both))}


def test_one_number_with_another_hedge_is_a_kind_of_its_own() -> None:
    assert "hedged" in kinds("About 42,000 sheep crossed the pass", "More than 42,000 sheep crossed the pass")
    assert "hedged" in kinds("About 42,000 visitors crossed the pass", "More than 42,000 people crossed the pass")
    assert "apart" in kinds("About 42,000 sheep crossed the pass", "About 39,000 sheep crossed the pass")


def test_a_word_that_points_is_no_other_time() -> None:
    assert found("The quay was closed last October", "The quay was closed in October") == {}


def test_the_month_of_may_hedges_nothing() -> None:
    assert "claim" not in found("The sluice opened in May 2021", "The sluice opened in 2023")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Anna Mirelova told the harbour board", "Tereza Mirelova told the harbour board"),
        ("deputy mayor Ilse Brandtova resigned", "mayor Ilse Brandtova resigned"),
    ],
)
def test_another_first_name_or_rank(a: str, b: str) -> None:
    assert {"given name", "rank"} & kinds(a, b).keys()


def test_short_forms_of_a_first_name_are_one() -> None:
    assert "given name" not in kinds("Ted Mirelov told the harbour board", "Edward Mirelov told the harbour board")


def test_words_in_brackets_are_the_outlets_own() -> None:
    a = "We told (the harbour board) to shut the eastern lock"
    assert "quote" not in found(a, "We told them to shut the eastern lock", quoted=True)
    assert "quote" in found("We told Brandt to shut the eastern lock", a.replace("(", "").replace(")", ""), quoted=True)


def test_only_marked_speech_is_compared_as_words_that_were_said() -> None:
    a, b = "We will never leave the harbour", "We will not leave the harbour"
    assert "words" in kinds(a, b, quoted=True)
    assert "words" not in kinds(a, b)


@pytest.mark.parametrize(("end", "kind"), [(":", "words"), (".", "reworded")])
def test_a_credited_paragraph_after_a_colon_is_speech_without_marks(end: str, kind: str) -> None:
    pairs = [
        lines("We will never leave the harbour", said={0: "We"}, quoted=(0,)),
        lines(f"Brandt wrote to the board{end}\nWe will not leave the harbour", "b", said={1: "Brandt"}),
    ]
    ours, _, theirs = sides(told(pairs), pairs)
    assert kind in {f.kind for f in findings(ours, theirs)}


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("The pilot resigned in the spring", "The pilot was fired in the spring", "resigned v fired"),
        ("The council approved the new lock", "The council rejected the new lock", "approved v rejected"),
    ],
)
def test_words_that_rule_each_other_out(a: str, b: str, reason: str) -> None:
    assert kinds(a, b).get("opposed") == reason


def test_of_all_against_of_some() -> None:
    assert kinds("The judge ordered a check of all ballots", "The judge ordered a check of some ballots") == {
        "scope": "all v some"
    }


def test_one_name_in_the_place_of_another() -> None:
    a = "The accounts of the harbour were audited by the World Bank in the spring"
    assert found(a, a.replace("the World Bank", "General Motors"))["actor"] == "World Bank v General Motors"
    assert "actor" not in found(a, a.replace("World ", ""))


def test_another_reason() -> None:
    a = "The ferry was stopped because of a broken rudder"
    b = "The ferry was stopped due to heavy fog"
    assert found(a, b)["cause"] == "a broken rudder v heavy fog"
    assert "cause" not in found(a, "The ferry was stopped due to a rudder that broke")


@pytest.mark.parametrize("some", ["one of the deadliest floods", "among the ten deadliest floods"])
def test_the_most_and_one_of_the_most_are_not_the_same(some: str) -> None:
    said = found("It was the deadliest flood on the coast", f"It was {some} on the coast")
    assert said["claim"] == "deadliest v one of the deadliest"
    assert "claim" not in found(f"It was {some} on the coast", f"It was {some} in Tolle")


def test_a_request_is_no_superlative() -> None:
    assert "claim" not in found("The mayor made a request on Friday", "The mayor made one of the request on Friday")
