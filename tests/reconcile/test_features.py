"""What is compared about two clauses, as numbers."""

import re
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from rashomon.reader import read
from rashomon.reconcile.candidates import candidates
from rashomon.reconcile.features import NAMES, Pair, features, longest_run
from rashomon.reconcile.told import told
from telling import Pair as Telling
from telling import account, lines

PAGE = Path(__file__).parents[2] / "docs" / "reconciling.md"
A = "The ferry Marigold ran aground off Tolle Point with 84 people on board\nDivers will inspect the hull on Thursday"
B = "A ferry with 91 people on board ran aground off Tolle Point\nThe crew denied that they had lost steering"


def compared(a: Telling, b: Telling, at: tuple[int, int] = (0, 0)) -> dict[str, float]:
    """Features of one clause of each of two accounts, by name."""
    items = told([a, b])
    first = sum(t.account == 0 for t in items)
    row = features(items, [Pair(at[0], first + at[1])])[0]
    return dict(zip(NAMES, row.tolist(), strict=True))


def test_every_feature_is_documented_and_no_other() -> None:
    rows = re.search(r"^\| feature \|.*?\n\n", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert rows
    assert re.findall(r"^\| `([^`]+)` \| .{10,} \|$", rows[0], re.MULTILINE) == list(NAMES)


@pytest.mark.parametrize(
    ("a", "b", "length"),
    [("a b c d", "x b c y", 2), ("a b", "c d", 0), ("", "a", 0), ("a b a b c", "a b c", 3), ("b a", "a b", 1)],
)
def test_longest_run(a: str, b: str, length: int) -> None:
    assert longest_run(tuple(a.split()), tuple(b.split())) == longest_run(tuple(b.split()), tuple(a.split())) == length


def test_a_clause_and_itself_are_as_alike_as_can_be() -> None:
    same = compared(lines(A, "a"), lines(A, "b"))
    for name in ("cosine", "covered least", "covered most", "run share", "direction", "like words least"):
        assert same[name] == pytest.approx(1, abs=1e-5), name
    assert same["longest run"] == same["shorter"] == same["longer"] == 13
    assert same["same figures"] == same["same numbers"] == 1
    assert not any(same[n] for n in ("rival figures", "negation", "one credited", "other numbers", "places apart"))


def test_rival_figures_other_numbers_and_what_stands_in_one_row() -> None:
    x = compared(lines(A, "a"), lines(B, "b"))
    assert x["longest run"] == 5
    assert x["rival figures"] == pytest.approx(1 - 7 / 91)
    assert x["other numbers"] == 1
    assert x["same figures"] == x["same numbers"] == 0
    assert 0 < x["cosine"] < 1
    assert x["covered least"] <= x["covered most"]


def test_who_is_credited() -> None:
    a = lines("Nobody was hurt\nharbour master Ilse Brandt", "a", said={0: "harbour master Ilse Brandt"})
    b = lines("Nobody was hurt\nIlse Brandt", "b", said={0: "Ilse Brandt"})
    both, one = compared(a, b), compared(a, lines("Nobody was hurt", "b"))
    assert (both["same speaker"], both["both credited"], both["one credited"], both["quoted run"]) == (2, 1, 0, 3)
    assert (one["same speaker"], one["both credited"], one["one credited"], one["quoted run"]) == (0, 0, 1, 0)


def test_negation_speech_and_roles() -> None:
    assert compared(lines("The crew was not hurt", "a"), lines("The crew was hurt", "b"))["negation"] == 1
    assert compared(lines("It sank", "a", quoted=[0]), lines("It sank", "b", quoted=[0]))["both speech"] == 1
    role = lines("harbour master Ilse Brandt", "a", roles=[0])
    assert compared(role, lines("harbour master Ilse Brandt", "b", roles=[0]))["roles"] == 1
    assert compared(role, lines("harbour master Ilse Brandt", "b"))["one role"] == 1


def test_times_meet_or_do_not() -> None:
    a, b = "The ferry sank on 4 March 2031", "The ferry sank on 6 March 2031"
    assert compared(lines(a, "a"), lines(a, "b"))["times"] == 1
    assert compared(lines(a, "a"), lines(b, "b"))["times"] == -1
    assert compared(lines(a, "a"), lines("The ferry sank", "b"))["times"] == 0


def test_like_words_count_where_no_word_is_shared() -> None:
    x = compared(lines("the troops withdrew", "a"), lines("soldiers pulled back", "b"))
    y = compared(lines("the troops withdrew", "a"), lines("a recipe with butter", "b"))
    assert x["shared words"] == 0
    assert x["like words most"] > y["like words most"]


def test_rank_among_rivals_and_what_stands_beside() -> None:
    items = told([lines(A, "a"), lines(A + "\nThe ferry Marigold had been painted", "b")])
    pairs = candidates(items)
    x = dict(zip(pairs, features(items, pairs), strict=True))
    rank = NAMES.index("best rank")
    assert x[Pair(0, 2)][rank] == x[Pair(0, 2)][rank + 1] == 0
    assert x[Pair(0, 4)][rank + 1] == 1
    assert x[Pair(0, 2)][NAMES.index("shared beside")] == pytest.approx(1)


def test_a_clause_cut_small_is_found_in_the_others_whole_sentence() -> None:
    text = "The ferry Marigold ran aground off Tolle Point, and 84 people were taken ashore by fishing boats."
    whole = account(text, "a")
    cut = text.index(", and")
    reading = read(whole)
    halves = replace(
        reading,
        clauses=(
            replace(reading.clauses[0], start=0, end=cut),
            replace(reading.clauses[0], start=cut + 1, end=len(text)),
        ),
    )
    a = (whole, halves)
    b = lines("Fishing boats took 84 people ashore when the ferry Marigold ran aground", "b")
    first, second = compared(a, b), compared(a, b, (1, 0))
    for x in (first, second):
        assert x["covered most"] > x["covered least"]
        assert x["in sentence least"] >= x["covered least"]
    assert (
        first["sentence covered least"]
        == second["sentence covered least"]
        > max(first["covered least"], second["covered least"])
    )
    assert first["in sentence least"] > first["covered least"]  # the other's words stand in both halves
    assert (first["fewest beside"], first["most beside"]) == (1, 2)
    assert first["earlier in sentence"] == first["later in sentence"] == 0 < second["later in sentence"] < 1
    assert first["greater part"] == 1 > first["lesser part"] > 0


def test_how_deep_clauses_stand() -> None:
    items = told([lines(A, "a"), lines(B + "\nNobody was hurt", "b")])
    row = dict(zip(NAMES, features(items, [Pair(1, 4)])[0].tolist(), strict=True))
    assert 0 < row["higher"] < row["lower"] < 1


def test_neither_order_nor_ids_of_the_accounts_matter() -> None:
    ab, ba = told([lines(A, "a"), lines(B, "b")]), told([lines(B, "x"), lines(A, "y")])
    one, other = features(ab, [Pair(0, 2)]), features(ba, [Pair(0, 2)])
    assert np.allclose(one, other)


def test_no_pairs_are_no_rows() -> None:
    assert features([], []).shape == (0, len(NAMES))
