"""Figures: hand-checked tables of what is one and what is not, and properties over any text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reader.figures import figures
from rashomon.text.words import flatten
from rashomon.types import Figure, Span

HERE = Path(__file__).parent
MORE = ("per", "whole", "outcome")
Row = dict[str, str]


def lines(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text("utf-8").splitlines() if line and line[0] != "#"]


def table() -> list[tuple[str, list[Row]]]:
    """The sentences of figures.txt, each with the figures it is to give."""
    out: list[tuple[str, list[Row]]] = []
    for line in lines("figures.txt"):
        if line[0] != " ":
            out.append((line, []))
            continue
        cells = [c.strip() for c in line.split("|")]
        row = dict(zip(("words", "low", "high", "unit", "hedge", "counted"), cells, strict=False))
        row.update(dict.fromkeys(MORE, "-"))
        row.update(more.strip().split("=") for more in (cells[6].split(";") if len(cells) > 6 else ()))  # type: ignore[misc]
        out[-1][1].append(row)
    return out


def as_row(text: str, f: Figure) -> Row:
    """A figure as the table writes it."""

    def words(span: Span | None) -> str:
        return text[span.start : span.end] if span else "-"

    def number(value: float | None) -> str:
        return "-" if value is None else str(value)

    return {
        "words": text[f.start : f.end],
        "low": number(f.low),
        "high": number(f.high),
        "unit": f.unit or "-",
        "hedge": f.hedge,
        "counted": words(f.counted),
        "per": f.per or "-",
        "whole": words(f.whole),
        "outcome": f.outcome or "-",
    }


TABLE = table()
NOT_FIGURES = lines("no_figures.txt")


def test_the_tables_are_large_enough() -> None:
    assert sum(len(rows) for _, rows in TABLE) >= 250
    assert len({text for text, _ in TABLE}) == len(TABLE)
    assert len(set(NOT_FIGURES)) >= 100


@pytest.mark.parametrize(("text", "rows"), TABLE, ids=[text for text, _ in TABLE])
def test_every_figure_of_a_sentence_is_found_and_no_other(text: str, rows: list[Row]) -> None:
    assert [as_row(text, f) for f in figures(text)] == rows


@pytest.mark.parametrize("text", NOT_FIGURES)
def test_numbers_that_count_nothing_are_left_out(text: str) -> None:
    assert [text[f.start : f.end] for f in figures(text)] == []
    flat = flatten(text)
    assert [flat[f.start : f.end] for f in figures(flat)] == []


@pytest.mark.parametrize(
    "text",
    [
        "The jurors were split on five more\n\nLawyers had asked for it.",
        "Picture 9 of 9\n\nPeople had come from the hills.",
        "It was dearer than 9 of 12. Shops had closed.",
    ],
)
def test_what_is_counted_stands_in_the_same_sentence(text: str) -> None:
    assert figures(text) == ()


def check(text: str) -> None:
    """The figures of a text stand in it, in order and apart."""
    last = 0
    for f in figures(text):
        assert last <= f.start < f.end <= len(text)
        assert f.low is None or f.high is None or f.low <= f.high
        last = f.end


@given(st.text())
def test_any_text_gives_figures_whose_words_stand_in_it(text: str) -> None:
    check(text)


@given(
    st.lists(
        st.sampled_from(
            "one two 5 000 12 2015 million a dozen of the more than at least to and or between percent people u s no "
            "none were killed jan 7 p m half in - , . $ % 999 hundred tens thousands usd magnitude aged".split()
        ),
        max_size=14,
    )
)
def test_number_words_in_any_order(words: list[str]) -> None:
    check(" ".join(words))


def test_a_long_run_of_digits_is_no_trouble() -> None:
    assert figures("123 " * 20_000) == ()
    assert figures("9" * 400 + "k") == ()
