"""Who says what: source, cue, content."""

import pytest

from rashomon.reader.attributions import attributions as resolved
from rashomon.reader.decoding import Frame
from rashomon.reader.hearing import hear
from rashomon.reader.marked import mark
from rashomon.text.words import plain
from rashomon.types import Attribution


def attributions(text: str) -> tuple[Attribution, ...]:
    """The attributions of a text without furniture."""
    heard = hear(text)
    marked = mark(text, heard.odds)
    return resolved(marked.tokens, heard.frames, [False] * len(marked.tokens))


def told(text: str) -> list[tuple[str, str, str]]:
    """(source, cue, content) of each attribution; parts joined by " + "."""
    return [parts(text, a) for a in attributions(text)]


def parts(text: str, a: Attribution) -> tuple[str, str, str]:
    source, cue, content = (" + ".join(text[s.start : s.end] for s in spans) for spans in (a.source, a.cue, a.content))
    return source, cue, content


# text | source | cue | content
SAID = """
The harbour master said the ferry had lost steering.|The harbour master|said|the ferry had lost steering
The harbour master said that the ferry had lost steering.|The harbour master|said|that the ferry had lost steering
The ferry had lost steering, the harbour master said.|the harbour master|said|The ferry had lost steering
The ferry had lost steering, said Ilse Brandt.|Ilse Brandt|said|The ferry had lost steering
The ferry had lost steering, said a spokesman for the port.|a spokesman for the port|said|The ferry had lost steering
The ferry had lost steering, according to the coast guard.|the coast guard|according to|The ferry had lost steering
According to the coast guard, the ferry had lost steering.|the coast guard|According to|the ferry had lost steering
Ilse Brandt, the harbour master, said the ferry had lost steering.|Ilse Brandt, the harbour master|said|the ferry had lost steering
The harbour master, Ilse Brandt, said the ferry had lost steering.|The harbour master, Ilse Brandt|said|the ferry had lost steering
Brandt has repeatedly denied that the crew was warned.|Brandt|has repeatedly denied|that the crew was warned
The mayor’s spokeswoman said the pier was closed.|The mayor’s spokeswoman|said|the pier was closed
Two people familiar with the inquiry said the pilot slept.|Two people familiar with the inquiry|said|the pilot slept
Workers at the terminal said no bell rang.|Workers at the terminal|said|no bell rang
One of the officers said the pilot slept.|One of the officers|said|the pilot slept
The pilot slept, Captain Ivo Lund of the rescue service said.|Captain Ivo Lund of the rescue service|said|The pilot slept
The ferry sank within an hour, port officials said on Tuesday, sharply raising the toll.|port officials|said|The ferry sank within an hour
The toll rose to nine, officials say, as divers searched the hull.|officials|say|The toll rose to nine
The ferry left late, two porters told the Gazette by telephone.|two porters|told|The ferry left late
The number is wrong, the head of the rescue service told the Gazette shortly after midnight.|the head of the rescue service|told|The number is wrong
Brandt told the Gazette that the pilot slept.|Brandt|told|that the pilot slept
The mayor told some 5,000 people to leave the quay.|The mayor|told|some 5,000 people to leave the quay
According to a local paper, citing two porters, the pilot slept on the bridge.|a local paper|According to|the pilot slept on the bridge
According to a local paper, citing two porters, the pilot slept on the bridge.|two porters|citing|the pilot slept on the bridge
The pilot slept on the bridge, the agency reported, citing two porters.|two porters|citing|The pilot slept on the bridge, the agency reported
The crew had lost steering, Brandt said. She said that nobody was hurt.|She|said|that nobody was hurt
“We were lucky,” said Brandt.|Brandt|said|We were lucky
“We were lucky,” Brandt said. “Nobody was hurt.”|Brandt|said|We were lucky + Nobody was hurt
"We were lucky," Brandt said. "Nobody was hurt."|Brandt|said|We were lucky + Nobody was hurt
Brandt thanked the crew, adding that nobody was hurt.|Brandt|adding|that nobody was hurt
""".strip().splitlines()  # noqa: E501


READ = 0.6
"""Share of these read to the word. A model learns, so no single one is promised; BENCHMARKS.md has real figures."""


def test_source_cue_and_content() -> None:
    rows = [tuple(row.split("|")) for row in SAID]
    missed = [row for row in rows if row[1:] not in told(row[0])]
    assert len(missed) <= (1 - READ) * len(rows), missed


@pytest.mark.parametrize(
    "text",
    [
        "The ferry Marigold ran aground off Tolle Point on Tuesday.",
        "The ship had been loading wheat for Port Said, where it was due on Friday.",
        "The toll reported by the paper was wrong.",
        "They had no warning at all.",
        "An alarm sounded before the ferry sank.",
        "",
    ],
)
def test_nobody_is_credited_where_nobody_speaks(text: str) -> None:
    assert told(text) == []


def test_a_quotation_goes_on_until_it_ends() -> None:
    text = "“We were lucky,” Brandt said. “The sea was calm. Nobody was hurt.” The ferry was old."
    (one,) = told(text)
    assert one[:2] == ("Brandt", "said")
    assert plain(one[2]) == "we were lucky the sea was calm nobody was hurt".split()


def test_a_quotation_before_its_frame_is_gathered() -> None:
    text = "“The sea was calm. We were lucky,” said Brandt."
    (one,) = told(text)
    assert plain(one[2]) == "the sea was calm we were lucky".split()


def test_a_pronoun_stands_for_the_source_before_it() -> None:
    text = "Ilse Brandt, the harbour master, said the sea was calm. She said nobody was hurt. It was late, she added."
    first, *others = attributions(text)
    assert first.named is None
    assert [text[a.named.start : a.named.end] for a in others if a.named] == [
        text[first.source[0].start : first.source[0].end]
    ] * 2


@pytest.mark.parametrize("relative", ["who", "which"])
def test_who_and_which_stand_for_the_words_before_them(relative: str) -> None:
    text = f"The port said the sea was calm. An old pilot {relative} told the Gazette that it was rough was right."
    marked = mark(text, hear(text).odds)
    plain_words = [t.plain for t in marked.tokens]
    who = plain_words.index(relative)
    away = [False] * len(marked.tokens)
    frame = Frame((who, who + 1), (who + 1, who + 2), [(who + 4, who + 8)], 0.0)
    named = [text[a.named.start : a.named.end] for a in resolved(marked.tokens, [frame], away) if a.named]
    assert named == ["An old pilot"]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Ilse Brandt", "named"),
        ("The harbour master, Ilse Brandt,", "named"),
        ("A senior official", "anonymous"),
        ("Two people familiar with the inquiry", "anonymous"),
        ("Police", "group"),
        ("Residents", "group"),
        ("A report", "document"),
        ("The statement", "document"),
        ("The news agency Halden", "outlet"),
    ],
)
def test_what_sort_of_source_it_is(source: str, kind: str) -> None:
    text = f"{source} said the ferry had lost steering."
    assert [a.kind for a in attributions(text)] == [kind]


def test_flattened_text_goes_the_same_path() -> None:
    text = (
        "the ferry marigold ran aground off tolle point on tuesday the harbour master said that the ferry had lost "
        "steering in the storm two people familiar with the inquiry said that the pilot had been asleep"
    )
    assert told(text) == [
        ("the harbour master", "said", "that the ferry had lost steering in the storm"),
        ("two people familiar with the inquiry", "said", "that the pilot had been asleep"),
    ]


def test_every_span_is_whole_words() -> None:
    text = "\n".join(row.split("|")[0] for row in SAID)
    starts, ends = (
        {t.start for t in mark(text, hear(text).odds).tokens},
        {t.end for t in mark(text, hear(text).odds).tokens},
    )
    found = attributions(text)
    assert len(found) >= len(SAID) - 3
    for a in found:
        for s in (*a.source, *a.cue, *a.content):
            assert s.start in starts
            assert s.end in ends


def test_a_text_of_nothing_but_cues_is_no_trouble() -> None:
    assert attributions("said " * 20_000) is not None
    assert attributions("he said, " * 20_000) is not None


def test_a_name_that_closes_the_sentence_is_the_source() -> None:
    said = attributions("It would cost the town 3m crowns, and the county more, said Ann Lee.")
    assert len(said) == 1
    text = "It would cost the town 3m crowns, and the county more, said Ann Lee."
    assert [text[s.start : s.end] for s in said[0].source] == ["Ann Lee"]
    assert text[said[0].content[0].start :].startswith("It would cost")


def frame(text: str, source: str, cue: str, content: str) -> Frame:
    """A frame whose parts are runs of the text's words."""
    words = plain(text)

    def where(part: str) -> tuple[int, int]:
        run = plain(part)
        at = next(i for i in range(len(words)) if words[i : i + len(run)] == run)
        return at, at + len(run)

    return Frame(where(source), where(cue), [where(content)], 0.0)


CHAIN = "Brandt said that Feld told reporters that the pilot believes the lamp was out."


def test_who_says_that_who_says_is_a_chain() -> None:
    tokens = mark(CHAIN, hear(CHAIN).odds).tokens
    frames = [
        frame(CHAIN, "Brandt", "said", "that Feld told reporters that the pilot believes the lamp was out"),
        frame(CHAIN, "Feld", "told", "that the pilot believes the lamp was out"),
        frame(CHAIN, "the pilot", "believes", "the lamp was out"),
    ]
    said = resolved(tokens, frames, [False] * len(tokens))
    assert [a.within for a in said] == [None, 0, 1]


def test_what_the_page_puts_in_is_left_out_of_every_part() -> None:
    text = "Brandt said on Monday advertisement that the lamp was read more out."
    tokens = mark(text, hear(text).odds).tokens
    away = [t.plain in ("advertisement", "read", "more") for t in tokens]
    said = frame(text, "Brandt", "said", "on Monday advertisement that the lamp was read more out")
    (one,) = resolved(tokens, [said], away)
    assert [text[s.start : s.end] for s in one.content] == ["on Monday", "that the lamp was", "out"]
    assert resolved(tokens, [said], [True] * len(tokens)) == ()


def test_an_article_alone_is_whom_another_frame_names_from_there_on() -> None:
    text = "The harbour office in a note said that the lamp was out, adding that no one was told."
    tokens = mark(text, hear(text).odds).tokens
    whole = frame(text, "The harbour office", "said", "that the lamp was out")
    article = frame(text, "The", "adding", "that no one was told")
    said = resolved(tokens, [whole, article], [False] * len(tokens))
    assert [text[s.start : s.end] for a in said for s in a.source] == ["The harbour office"] * 2
    (alone,) = resolved(tokens, [article], [False] * len(tokens))
    assert alone.source == ()


def test_who_says_goodbye_tells_nothing() -> None:
    text = "The pilots said goodbye to their families at the harbour."
    tokens = mark(text, hear(text).odds).tokens
    assert resolved(tokens, [frame(text, "The pilots", "said", "their families")], [False] * len(tokens)) == ()
