"""Figures: hand-checked tables of what is one and what is not, and properties over any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reader.figures import figures
from rashomon.text.words import flatten

# text | the words of the figure | low | high | unit | hedge; "-" stands for open
FIGURES = """
The harbour was hit by more than a dozen ballistic rockets|more than a dozen ballistic rockets|13|-|rocket|more_than
At least 38 were killed near the quay|At least 38 were killed|38|-|killed|at_least
and more than 140 injured in the crush|more than 140 injured|141|-|injured|more_than
tens of ballistic rockets fell|tens of ballistic rockets|20|99|rocket|vague
dozens of families fled the valley|dozens of families|24|99|family|vague
hundreds of marchers came|hundreds of marchers|200|999|marcher|vague
tens of thousands of homes lost power|tens of thousands of homes|20000|99999|home|vague
several hundred villagers slept outside|several hundred villagers|300|999|villager|vague
nearly 200 spoiled ballots were found|nearly 200 spoiled ballots|200|200|ballot|about
the lot of some 6,000 Varonian troops in the pass|some 6,000 Varonian troops|6000|6000|troop|about
some 6 000 varonian troops|some 6 000 varonian troops|6000|6000|troop|about
about 2,600 paratroopers of the 9th brigade|about 2,600 paratroopers|2600|2600|paratrooper|about
approximately 4 700 u s sailors keep watch there|approximately 4 700 u s sailors|4700|4700|sailor|about
and 4 300 additional sappers came ashore|4 300 additional sappers|4300|4300|sapper|exact
a pair of drones circled|a pair of drones|2|2|drone|exact
two coastal radar bases were struck|two coastal radar bases|2|2|base|exact
twenty-two shells landed|twenty-two shells|22|22|shell|exact
twenty two shells landed|twenty two shells|22|22|shell|exact
a siege of four to five hours followed|four to five hours|4|5|hour|between
between 10 and 12 boats sank|between 10 and 12 boats|10|12|boat|between
2.5 million people live there|2.5 million people|2500000|2500000|people|exact
2 5 million people live there|2 5 million people|2500000|2500000|people|exact
a loan of $1.2 billion was agreed|$1.2 billion|1200000000|1200000000|usd|exact
1 2 billion dollars was agreed|1 2 billion dollars|1200000000|1200000000|usd|exact
a fine of £5m was paid|£5m|5000000|5000000|gbp|exact
fares rose by 40 euros|40 euros|40|40|eur|exact
the index fell more than 300 points|more than 300 points|300|-|point|more_than
half of the crew was rescued|half of|50|50|percent|exact
two thirds of the members agreed|two thirds of|66.7|66.7|percent|exact
one in five sailors fell ill|one in five|20|20|percent|exact
12% of voters stayed home|12%|12|12|percent|exact
support fell to 7.3 percent|7.3 percent|7.3|7.3|percent|exact
support fell to 7 3 percent|7 3 percent|7.3|7.3|percent|exact
a swing of 4 percentage points|4 percentage points|4|4|percentage point|exact
there were no casualties|no casualties|0|0|casualty|exact
no Varonian casualties were seen|no Varonian casualties|0|0|casualty|exact
None were injured in the blast|None were injured|0|0|injured|exact
No one was killed|No one was killed|0|0|killed|exact
a 34-year-old man was held|34-year-old|34|34|year old|exact
a 34 year old man was held|34 year old|34|34|year old|exact
Ilse Marrow, 61, of Port Haven said|61|61|61|year old|exact
for more than 90 minutes|more than 90 minutes|90|-|minute|more_than
at least one salvo was heard|at least one salvo|1|-|salvo|at_least
one varonian sailor was hurt|one varonian sailor|1|1|sailor|exact
the storm hit, killing 12 in the port|12|12|12|killed|exact
the death toll rose to 38 overnight|38|38|38|dead|exact
up to 10 boats are missing|up to 10 boats|-|10|boat|at_most
as many as 80 people were aboard|as many as 80 people|-|80|people|at_most
fewer than 10 boats came back|fewer than 10 boats|-|9|boat|less_than
no more than 30 guests came|no more than 30 guests|-|30|guest|at_most
15 of the boats came back|15 of the boats|15|15|boat|exact
10 or so boats came back|10 or so boats|10|10|boat|about
200 or more boats came back|200 or more boats|200|-|boat|at_least
they fired 30-plus rounds|30-plus rounds|30|-|round|at_least
half a dozen police officers came|half a dozen police officers|6|6|officer|exact
two to three million pilgrims came|two to three million pilgrims|2000000|3000000|pilgrim|between
10-15 rounds were fired|10-15 rounds|10|15|round|between
three human rights groups objected|three human rights groups|3|3|group|exact
14 service members were hurt|14 service members|14|14|service member|exact
a hundred and fifty tents burned|a hundred and fifty tents|150|150|tent|exact
all 1,500 homes were spared|1,500 homes|1500|1500|home|exact
varonia s 15 000 troops|15 000 troops|15000|15000|troop|exact
killed 20 protesters officials said|20 protesters|20|20|protester|exact
""".strip().splitlines()

NOT_FIGURES = """
the pact was signed in 2015
the 2016 election
by the end of 2020
the 82nd division marched
the third strike came at dawn
on january 7 the talks began
the talks began on 7 January
at 6 40 p m the bells rang
at 7:15 a.m. the bells rang
under article 51 of the charter
a claim under 42 u s c 1983
the covid 19 pandemic
a boeing 737 jet landed
a Boeing 737 landed
traffic on route 66 stopped
an F-16 took off
an f 16 took off
the attacks of 9/11
one of the sailors
no one knew
this one is new
one day the sea will rise
the score was 3-2
the motion failed 48 to 31 against
they lost 52 to 48
call 555 019 4433 for help
call 555-019-4433 for help
the office at 1935 Orchard Street
Downing and room 101 remained dark
flight 370 vanished
section 230 of the act
the G-20 summit
the 1990s were calm
in late 1987 the port closed
no. 10 declined to comment
""".strip().splitlines()


def bound(value: str) -> float | None:
    return None if value == "-" else float(value)


@pytest.mark.parametrize("row", FIGURES)
def test_a_figure_is_found_with_its_bounds_unit_and_hedge(row: str) -> None:
    text, words, low, high, unit, hedge = row.split("|")
    found = [(text[f.start : f.end], f.low, f.high, f.unit, f.hedge) for f in figures(text)]
    assert (words, bound(low), bound(high), unit, hedge) in found


@pytest.mark.parametrize("text", NOT_FIGURES)
def test_numbers_that_count_nothing_are_left_out(text: str) -> None:
    assert [text[f.start : f.end] for f in figures(text)] == []


@pytest.mark.parametrize("row", [r for r in FIGURES if not any(c in r.split("|")[0] for c in "%$£,.-")])
def test_flattening_changes_no_figure(row: str) -> None:
    text = row.split("|")[0]
    assert [(f.low, f.high, f.unit, f.hedge) for f in figures(text)] == [
        (f.low, f.high, f.unit, f.hedge) for f in figures(flatten(text))
    ]


@given(st.text())
def test_any_text_gives_figures_whose_words_stand_in_it(text: str) -> None:
    last = 0
    for f in figures(text):
        assert last <= f.start < f.end <= len(text)
        assert f.low is None or f.high is None or f.low <= f.high
        last = f.end


@given(
    st.lists(
        st.sampled_from(
            "one two 5 000 12 2015 million a dozen of the more than at least to and or between percent people u s no "
            "none were killed jan 7 p m half in - , . $ % 999 hundred tens thousands".split()
        ),
        max_size=14,
    )
)
def test_number_words_in_any_order(words: list[str]) -> None:
    text = " ".join(words)
    for f in figures(text):
        assert text[f.start : f.end].strip()


def test_a_long_run_of_digits_is_no_trouble() -> None:
    assert figures("123 " * 20_000) == ()
