"""One account read: all layers together."""

import time

import pytest

from rashomon import Account, Reading, read
from rashomon.text.words import flatten, plain

STORY = (
    "TOLLE, Norland - The old dam above Tolle broke at dawn on Tuesday, March 14, officials said.\n"
    "Advertisement\n"
    "“We heard a roar,” said Ilse Brandt, the mayor of Tolle. “My family ran.”\n"
    "Jonas Feld Jonas FeldCouncil votes on fees Five dams to watch MORE said on Monday that 5,000 people had left "
    "Paris.\n"
    "She said nobody was hurt.\n"
    "Mara Lund of London contributed 12 photographs and contributed to this report on Friday.\n"
)


def of(text: str, published: str | None = "2023-03-15") -> Reading:
    return read(Account(id="a", text=text, published=published))


def test_the_layers_hold_what_the_account_says() -> None:
    r = of(STORY)
    assert (r.id, r.language, r.unread, r.flattened) == ("a", "en", None, False)
    assert [(f.low, f.unit) for f in r.figures] == [(5000, "people"), (0, "hurt")]
    assert [t.from_ for t in r.times][:1] == ["2023-03-14T04:00"]  # at dawn
    assert {"Ilse Brandt", "Jonas Feld"} <= {e.name for e in r.entities}
    assert "Paris" in {p.name for p in r.places}
    assert any(c.role for c in r.clauses)


def test_nothing_of_the_furniture_is_in_any_other_layer() -> None:
    r = of(STORY)
    assert len(r.furniture) == 3
    away = {i for f in r.furniture for i in range(f.start, f.end)}
    kept = [*r.figures, *r.times, *r.places, *r.clauses, *(m for e in r.entities for m in e.mentions)]
    kept += [s for a in r.attributions for s in (*a.source, *a.cue, *a.content)]
    for s in kept:
        assert not away & set(range(s.start, s.end)), STORY[s.start : s.end]
    assert plain(" ".join(s.text for s in r.sentences)) == plain(STORY)


def test_a_sentence_is_read_across_a_link_pasted_into_it() -> None:
    r = of(STORY)
    pairs = [(a.source[0], a.content[0]) for a in r.attributions if a.source]
    found = [tuple(STORY[s.start : s.end] for s in pair) for pair in pairs]
    assert ("Jonas Feld", "that 5,000 people had left Paris") in found


def test_speech_is_not_carried_over_a_block_of_headlines() -> None:
    words = flatten(
        "The old dam above Tolle broke at dawn on Tuesday, Brandt said. She said the flood had reached the school and "
        "the bridges of Tolle. The dam was old, Brandt said, and the school of Tolle was closed. The flood had reached "
        "the bridges at dawn on Tuesday."
    ).split()
    block = "top stories actress weds drummer in vegas cheaper petrol expected by august penguins escape aquarium"
    text = " ".join([*words[:24], block, *words[24:]])
    r = of(text)
    (aside,) = r.furniture
    assert text[aside.start : aside.end].startswith("top stories actress weds")
    for a in r.attributions:
        assert all(s.end <= aside.start or s.start >= aside.end for s in (*a.source, *a.cue, *a.content))


def test_clean_and_flattened_text_hold_the_same_words() -> None:
    clean, flat = of(STORY), of(flatten(STORY * 2))
    assert flat.flattened
    assert not clean.flattened
    assert plain(" ".join(s.text for s in flat.sentences)) == plain(STORY * 2)
    assert flat.attributions
    assert flat.clauses
    assert flat.entities


@pytest.mark.parametrize("text", ["", " ", "\n", "\0", "…", "😀", "\u2028", "a", "\ud800", "1", "the " * 30, "said"])
def test_little_or_nothing_is_read_as_such(text: str) -> None:
    r = of(text, published=None)
    assert plain(" ".join(s.text for s in r.sentences)) == plain(text)


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "The dam broke. Stop." + " " * n + "End",
        lambda n: "The dam broke" + "." * n,
        lambda n: "x" * n,
        lambda n: "“" * n,
        lambda n: "he said, " * (n // 9),
        lambda n: "Brandt said the dam was old and " * (n // 32),
        lambda n: "according to the " * (n // 17),
        lambda n: "the dam broke citing him " * (n // 25),
        lambda n: "The dam broke.\nAdvertisement\n" * (n // 29),
        lambda n: "The dam of Ann LeeCouncil votes MORE " * (n // 37),
        lambda n: "the dam was old and it broke top stories " * (n // 41),
        lambda n: "Ann Lee, " * (n // 9),
        lambda n: "1 " * (n // 2),
    ],
)
def test_time_grows_with_length_and_no_faster(make: object) -> None:
    def took(n: int) -> float:
        text = make(n)  # type: ignore[operator]
        best = 60.0
        for _ in range(2):
            begin = time.process_time()
            of(text)
            best = min(best, time.process_time() - begin)
        return best

    small, large = took(10_000), took(80_000)
    assert large < 24 * small + 1.0  # eight times the text; quadratic would be sixty-four times


def test_many_pieces_of_furniture_are_looked_up_quickly() -> None:
    text = "The dam of Tolle broke on Tuesday, Brandt said.\nAdvertisement\n" * 3000
    begin = time.process_time()
    r = of(text)
    assert len(r.furniture) == 3000
    assert time.process_time() - begin < 15


def test_a_placeholder_for_the_day_of_publication_gives_way_to_a_guess() -> None:
    text = "Dam fails above Lund\nPublished: Jan. 7, 2020\nThe dam gave way on Monday, engineers said."
    found = read(Account(id="a", text=text, published="0001-01-01"))
    assert found.published_guess is not None
    assert found.published_guess.date == "2020-01-07"
    assert [(t.from_, t.anchor) for t in found.times if t.anchor] == [("2020-01-06", "guess")]
