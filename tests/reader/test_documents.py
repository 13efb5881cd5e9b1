"""What becomes of a document: a table judged by hand, read as written and flattened, and any words at all."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reader.documents import BEFALLS, DESCRIBES, DISOWNED, DOCUMENTS, SLIPS, documents
from rashomon.reader.marked import Token, mark
from rashomon.text.words import words

TABLE = """
The {letter} was [sent] on Monday.
The {letter} was sent by [mistake=], the ministry said.|sent
The {memo} was [leaked] to two newspapers.
The [unsigned] {memo} surfaced online.|surfaced
The {memo} [surfaced] online.
The {letter} from the general to his counterpart was [sent] too soon.
A {letter} telling the troops to go was wrongly [delivered] to his office.
The {letter}, which the army says was [forged=], went to every ministry.
The {video} which the police said was [doctored=] was shown in court.
The {note} is a [draft], the colonel said.
The {note} was never [signed].
The {memo} was an honest [mistake=], the minister said.
The {memo} is not [genuine].
Nobody knew whether the {letter} was [authentic].
The envoy read the {cable} and said that it was a [forgery=].
The {cable} came at noon. It should never have been [released].
Rebels [published] the {video} on Tuesday.
The clerk [leaked] the minister's {emails} in May.
The ministry [disowned=] the {statement}.
The governor [retracted=] his {statement} within the hour.
The palace had not [issued] a {statement} by noon.
They called it a [fake=] {photo}.
The {letter} was poorly [worded] and had been [translated] in haste.
The {directive} was [rescinded] after two days.
The letter said that troops were sent to the border.
The letter said the envoy was released.
The soldiers were sent home by mistake.
The troops were released.
It was a mistake to attack, the general said.
The ministry said the raid was a mistake.
The general wrote in error of the wrong valley.
A message about the tanks, and the convoy was sent.
He was published in three languages.
"""
ROWS = TABLE.strip().split("\n")


def parts(row: str) -> tuple[str, str, set[tuple[str, bool]], str, set[str]]:
    """A row's sentence, its document, what is told of it with whether that disowns it, and more that is told."""
    marked, _, more = row.partition("|")
    told = {(w.rstrip("="), w.endswith("=")) for w in re.findall(r"\[(.*?)\]", marked)}
    document = "".join(re.findall(r"{(.*?)}", marked))
    return re.sub(r"[\[\]{}=]", "", marked), document, told, marked, set(more.split())


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("flat", [False, True])
def test_what_becomes_of_a_document(row: str, flat: bool) -> None:
    text, document, told, _, more = parts(row)
    found = words(text)
    tokens = [Token(w.plain, w.start, w.end, "." if w is found[-1] else "", False, False) for w in found]
    tokens = tokens if flat else mark(text).tokens
    got = list(documents(tokens))
    assert {(tokens[b.word].plain, b.disowns) for b in got} - {(w, False) for w in more} == told
    assert {tokens[b.document].plain for b in got} <= {document}


def test_a_draft_that_a_letter_is_said_to_be_is_that_letter() -> None:
    tokens = mark("The letter is a draft, he said. It was a mistake.").tokens
    got = [(tokens[b.word].plain, tokens[b.document].plain, b.disowns) for b in documents(tokens)]
    assert got == [("draft", "letter", False), ("mistake", "letter", True)]


VOCABULARY = sorted(BEFALLS)[:6] + sorted(DISOWNED)[:6] + sorted(DESCRIBES) + sorted(DOCUMENTS)[:4] + sorted(SLIPS)
VOCABULARY += "it was is the a in by which that never been s said".split()
TOKENS = st.lists(
    st.tuples(st.sampled_from(VOCABULARY) | st.text(max_size=4), st.sampled_from(("", "", ",", "."))), max_size=30
)


@given(TOKENS)
def test_any_words_lead_to_documents_or_nowhere(found: list[tuple[str, str]]) -> None:
    tokens = [Token(w, 0, 0, m, False, False) for w, m in found]
    got = list(documents(tokens))
    assert [b.word for b in got] == sorted({b.word for b in got})
    for b in got:
        assert b.document != b.word
        assert tokens[b.document].plain.rstrip("s") in {d.rstrip("s") for d in DOCUMENTS}
