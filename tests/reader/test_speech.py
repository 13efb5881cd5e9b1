"""Speech that goes on, posts that are signed, lines that are headed with a name."""

import pytest

from rashomon.reader.decoding import Frame
from rashomon.reader.marked import Marked, mark
from rashomon.reader.signed import signed
from rashomon.reader.speech import gone_on


def words(marked: Marked, text: str, some: str, after: int = 0) -> tuple[int, int]:
    """The words of `some` where it stands in the text, at or after a character."""
    at = text.index(some, after)
    inside = [i for i, t in enumerate(marked.tokens) if at <= t.start and t.end <= at + len(some)]
    return inside[0], inside[-1] + 1


def contents(text: str, *frames: tuple[str, str, str]) -> list[list[str]]:
    """What each frame (source, cue, content) holds once its speech has gone on."""
    marked = mark(text)
    given = [
        Frame(words(marked, text, who), words(marked, text, cue, text.index(who)), [words(marked, text, what)], 0.0)
        for who, cue, what in frames
    ]
    made = gone_on(text, marked, given, [False] * len(marked.tokens))
    return [[text[marked.tokens[a].start : marked.tokens[b - 1].end] for a, b in f.content] for f in made]


def test_a_content_that_holds_part_of_a_quotation_holds_all_of_it() -> None:
    text = "“The sluice was stuck. Nobody listened to us in autumn,” Lund said."
    assert contents(text, ("Lund", "said", "Nobody listened")) == [
        ["The sluice was stuck. Nobody listened to us in autumn"]
    ]


def test_a_quotation_after_the_frame_goes_on() -> None:
    text = "“The sluice was stuck,” Lund said. “We told the county.” The county would not comment."
    assert contents(text, ("Lund", "said", "The sluice was stuck")) == [["The sluice was stuck", "We told the county"]]


@pytest.mark.parametrize("mark_", ["", "”"])
def test_the_next_paragraph_goes_on_where_the_first_is_left_open_or_is_all_speech(mark_: str) -> None:
    text = f"“The sluice was stuck,” Lund said. “We told the county.{mark_}\n“It did not answer for a year.”\n"
    assert "It did not answer for a year" in contents(text, ("Lund", "said", "The sluice was stuck"))[0][-1]


def test_what_stands_before_an_open_quotation_is_said_by_whoever_goes_on() -> None:
    text = "“The sluice was stuck.\n“We told the county,” Lund said."
    assert contents(text, ("Lund", "said", "We told the county"))[0][0].startswith("The sluice was stuck")


def test_another_speaker_keeps_the_words_given_to_them_and_own_words_between_end_the_speech() -> None:
    text = "“The sluice was stuck,” Lund said. “It was not,” Marek said. “It was shut.”"
    assert contents(text, ("Lund", "said", "The sluice was stuck"), ("Marek", "said", "It was not")) == [
        ["The sluice was stuck"],
        ["It was not", "It was shut"],
    ]
    text = "“The sluice was stuck,” Lund said. The county saw it otherwise. “It was shut.”"
    assert contents(text, ("Lund", "said", "The sluice was stuck")) == [["The sluice was stuck"]]


def test_a_quoted_word_in_a_sentence_of_the_account_is_nobodys() -> None:
    text = "“The sluice was stuck,” Lund said. The “water festival” was called off."
    assert contents(text, ("Lund", "said", "The sluice was stuck")) == [["The sluice was stuck"]]


def test_a_paragraph_after_a_colon_is_held_whole() -> None:
    text = "The order reads:\nThe sluice stays shut. Nobody may go near it.\nIt took effect at noon."
    assert contents(text, ("The order", "reads", "The sluice stays shut")) == [
        ["The sluice stays shut. Nobody may go near it"]
    ]


def posts(text: str, *frames: Frame) -> list[tuple[str, str]]:
    marked = mark(text)
    found = signed(text, marked, frames, [False] * len(marked.tokens))
    assert all(not a.cue for a in found)
    return [(text[a.source[0].start : a.source[0].end], text[a.content[0].start : a.content[-1].end]) for a in found]


def test_a_signed_post_is_said_by_its_signer() -> None:
    text = (
        "Lund was brief.\nThe sluice is open. Go home! — Ivo Lund (@ivolund) March 4, 2031\nThe square emptied.\n"
        "Thank you all.\n— County of Tolle (@tolle) March 5, 2031"
    )
    assert posts(text) == [("Ivo Lund", "The sluice is open. Go home"), ("County of Tolle", "Thank you all")]


def test_of_a_paragraph_longer_than_a_post_the_last_whole_sentences_belong_to_it() -> None:
    text = f"It {'rained ' * 70}. The sluice is open. — Ivo Lund (@ivolund) March 4, 2031"
    assert posts(text) == [("Ivo Lund", "The sluice is open")]


def test_a_flattened_post_is_known_by_the_handle_that_is_made_of_the_name() -> None:
    text = "lund wrote to the town " * 6 + "the sluice is open ivo lund ivolund march 4 2031 the square emptied"
    (source, said), *_ = posts(text)
    assert source == "ivo lund"
    assert said.endswith("the sluice is open")


def test_a_line_headed_by_somebody_who_speaks_elsewhere() -> None:
    text = "Lund said it was late.\nLund: “Shut the sluice.”\nMORE: “Tolle in pictures.”"
    marked = mark(text)
    spoke = Frame(words(marked, text, "Lund"), words(marked, text, "said"), [words(marked, text, "it was late")], 0.0)
    assert posts(text, spoke) == [("Lund", "Shut the sluice")]
    assert posts(text) == []


def test_a_post_that_the_model_gave_to_a_speaker_or_in_furniture_is_left() -> None:
    text = "The sluice is open. — Ivo Lund (@ivolund) March 4, 2031"
    marked = mark(text)
    told = Frame(None, (0, 1), [words(marked, text, "The sluice is open")], 0.0)
    assert posts(text, told) == []
    assert signed(text, marked, [], [True] * len(marked.tokens)) == []
