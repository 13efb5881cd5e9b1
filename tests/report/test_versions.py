"""Which statements stand under which heading, and how their differences are listed."""

from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rashomon.report.measured import Scale, _numbers, scales
from rashomon.report.versions import leading, letter, partings, versions
from rashomon.types import Figure, Link, Point, Story


@pytest.fixture
def telling(build: SimpleNamespace) -> Any:
    """A point of so many statements, each of its own outlet: telling("differing", 3, ("number", 0, 1, "1 v 2"))."""

    def tell(status: str, number: int, *differences: tuple[str, int, int, str], denied: tuple[int, ...] = ()) -> Point:
        held = [build.account(f"x{n}", f"{n} boats came") for n in range(number)]
        statements = [build.said(a, a.text, denied=n in denied) for n, a in enumerate(held)]
        return build.point(1, status, statements, *differences)

    return tell


def _with_origin(point: Point, origins: dict[int, str]) -> Point:
    told = tuple(msgspec.structs.replace(s, origin=origins.get(n)) for n, s in enumerate(point.statements))
    return msgspec.structs.replace(point, statements=told)


def _lines(point: Point) -> list[tuple[str, list[str]]]:
    return [
        (part.aspect, [" v ".join(f"{v.words} {''.join(v.letters)}".strip() for v in line) for line in part.lines])
        for part in partings(point, versions(point))
    ]


def test_statements_of_one_value_are_one_version(ferry: Story) -> None:
    toll = ferry.points[1]
    assert versions(toll) == [("A", (0, 2, 3), "14 or more"), ("B", (1, 4), "19")]
    assert _lines(toll) == [("number", ["14 or more A v 19 B"])]
    assert versions(ferry.points[3])[-1] == ("", (2,), None)


def test_a_statement_that_parts_in_wording_alone_is_under_no_number(telling: Any) -> None:
    point = telling("differing", 4, ("number", 0, 1, "14 v 19"), ("quote", 1, 2, "went down v sank"),
                    ("quote", 0, 2, "foundered v sank"), ("quote", 2, 0, "SANK v foundered"))  # fmt: skip
    assert versions(point) == [("A", (0,), "14"), ("B", (1,), "19"), ("", (2, 3), None)]
    assert _lines(point) == [("number", ["14 A v 19 B"]), ("quote", ["went down v sank", "foundered v sank"])]


def test_every_statement_under_a_heading_carries_it(ferry: Story, telling: Any) -> None:
    many = telling("differing", 6, ("number", 0, 1, "14 v 19"), ("number", 2, 1, "14 v 19"),
                   ("number", 0, 3, "40 v 50"), ("number", 4, 5, "14 v 21"), ("number", 4, 2, "40 v 14"))  # fmt: skip
    for point in (*ferry.points, many):
        carried = {(i, v) for d in point.differences for i, v in zip(d.between, d.values or (), strict=False)}
        for version in versions(point):
            for index in version.statements:
                assert version.value is None or (index, version.value) in carried
        assert sorted(i for version in versions(point) for i in version.statements) == [*range(len(point.statements))]


def test_no_version_holds_two_that_part(telling: Any) -> None:
    point = telling("differing", 3, *(("number", one, other, "some v many") for one, other in ((0, 1), (0, 2), (1, 2))))
    assert versions(point) == [("A", (0,), None), ("B", (1,), None), ("C", (2,), None)]
    assert _lines(point) == [("number", ["some v many"])]


def test_values_that_were_never_compared_are_no_chain(telling: Any) -> None:
    point = telling("differing", 4, ("number", 0, 1, "0 v 1"), ("number", 2, 3, "2 v 3"))
    assert [version.statements for version in versions(point)] == [(0,), (1,), (2,), (3,)]
    assert _lines(point) == [("number", ["0 A v 1 B", "2 C v 3 D"])]


def test_a_statement_of_two_values_makes_pairs(telling: Any) -> None:
    point = telling("differing", 3, ("number", 1, 0, "19 v 14"), ("number", 0, 2, "40 v 50"))
    assert versions(point) == [("A", (0,), "14"), ("B", (1,), "19"), ("C", (2,), "50")]
    assert _lines(point) == [("number", ["14 A v 19 B", "50 C v 40"])]


@pytest.mark.parametrize(
    ("longer", "one"), [("at least 19 people", True), ("at least 19 million", False), ("at least 190", False)]
)
def test_a_figure_and_the_same_figure_with_its_unit_are_one_value(telling: Any, longer: str, one: bool) -> None:
    point = telling("differing", 3, ("number", 0, 1, "14 v at least 19"), ("number", 0, 2, f"14 v {longer}"))
    tied = msgspec.structs.replace(point, links=(Link(between=(1, 2), score=0.9, why="the same rare words"),))
    expected = [("A", (0,), "14"), ("B", (1, 2), "at least 19")]
    apart = [("A", (0,), "14"), ("B", (1,), "at least 19"), ("C", (2,), longer)]
    assert versions(tied) == (expected if one else apart)
    assert versions(point) == apart, "statements that nothing links were not compared"


def test_a_reason_that_names_no_values_stands_for_itself(telling: Any) -> None:
    point = telling("differing", 4, ("claim", 0, 1, "one hedges it (likely), the other does not"),
                    ("claim", 0, 2, "one hedges it (may), the other does not"), ("quote", 1, 3, "a v b"))  # fmt: skip
    assert versions(point) == [("A", (0,), None), ("B", (1, 2), None), ("", (3,), None)]
    assert _lines(point) == [
        ("claim", ["one hedges it (likely), the other does not AB", "one hedges it (may), the other does not AB"]),
        ("quote", ["a v b"]),
    ]


def test_other_reasons_do_not_tie_statements_that_nothing_links(telling: Any) -> None:
    hedged, denied = "one hedges it (likely), the other does not", "one denies it (boats), the other does not"
    point = telling("contradicted", 3, ("claim", 0, 1, hedged), ("claim", 0, 2, denied))
    assert [version.statements for version in versions(point)] == [(0,), (1,), (2,)]


def test_a_contradiction_is_told_by_its_denial(telling: Any) -> None:
    differences = (("number", 0, 1, "14 v 19"), ("claim", 1, 2, "one denies it (boats), the other does not"))
    assert leading(telling("contradicted", 3, *differences)) == "claim"
    assert leading(telling("differing", 3, *differences)) == "number"
    assert leading(telling("agreed", 3)) is None


def test_what_is_denied_stands_on_the_denying_side(ferry: Story, telling: Any) -> None:
    assert versions(ferry.points[0]) == [("A", (0, 2), None), ("B", (1, 3), None)], "by its origin"
    against = ("claim", 0, 1, "one is denied, the other is not")
    assert versions(telling("contradicted", 4, against, denied=(1, 3))) == [
        ("A", (0,), None),
        ("B", (1, 3), None),
        ("", (2,), None),
    ]
    assert versions(telling("contradicted", 4, against, denied=(2, 3))) == [
        ("A", (0,), None),
        ("B", (1,), None),
        ("C", (2, 3), None),
    ], "with nothing to say which side it is, a side of its own"
    assert versions(telling("differing", 4, ("number", 0, 1, "1 v 2"), denied=(3,)))[-1] == ("", (2, 3), None)


def test_what_is_denied_gets_no_heading_of_a_number(telling: Any) -> None:
    point = telling("contradicted", 3, ("number", 0, 1, "1 v 2"), denied=(2,))
    assert versions(_with_origin(point, {1: "o1", 2: "o1"})) == [("A", (0,), "1"), ("B", (1,), "2"), ("C", (2,), None)]


def test_letters_go_on_after_z() -> None:
    assert [letter(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_figures_at_one_place_are_no_line(build: SimpleNamespace) -> None:
    def told(high: float | None) -> list[Scale]:
        one = build.account("one", "no boats came", figures=(Figure(0, 8, 0.0, 0.0, None, "exact"),))
        two = build.account("two", "hardly any boats came", figures=(Figure(0, 16, 0.0, high, None, "vague"),))
        said = [build.said(a, a.text) for a in (one, two)]
        point = build.point(1, "differing", said, ("number", 0, 1, "no boats v hardly any boats"))
        held = {a.id: a for a in (one, two)}
        return scales(point, versions(point), held, {name: name for name in held})

    assert told(None) == []
    assert [len(scale.bars) for scale in told(3.0)] == [2]


@given(st.floats(0, 1e9), st.floats(1e-3, 1e9))
@example(101, 99)
def test_any_range_of_figures_has_its_ticks(least: float, span: float) -> None:
    ticks = [value for value, _ in _numbers(least, least + span)]
    assert 2 <= len(ticks) <= 9
    assert ticks[0] <= least
    assert ticks == sorted(set(ticks))
    assert ticks[-1] >= least + span
