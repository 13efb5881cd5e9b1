"""What holds for any text at all, read and reconciled: nothing lost, nothing invented, nothing left to chance."""

from itertools import pairwise

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon import Account, Reading, Story, read, reconcile
from rashomon.text.words import flatten, plain

ODD = [
    "\0", "\u2028", "\u2029", "\u202e", "\u200f", "\r", "\r\n", "\n\n", "\ufeff", "\u00a0", "😀", "e\u0301", "İ",
    "ß", "ﬁ",
    "…", "“", "”", '"', "'", "’", "(", ")", "—", " - ", ". ", "? ", "MORE", "U.S.", "5,000", "5 000", "9:40",
    "1", "²", "٣",
    "x" * 3000, "A" * 300, "_", "\t", "Дом", "港", "<b>", "&amp;", "http://a.example/b",
]  # fmt: skip
SENTENCES = [
    "The ferry Marigold ran aground off Tolle Point on Tuesday evening with 84 people on board.",
    "More than a dozen passengers were hurt, harbour master Ilse Brandt said.",
    "“Nobody was hurt,” said Brandt. “We were lucky.”",
    "Nobody was hurt, according to the coast guard, citing two people familiar with the rescue.",
    "She denied that the crew had been warned, adding that some 5,000 litres of fuel had been lost.",
    "The crew told Brandt they had lost steering at about 9:40 p.m., when the engine failed and the lights went out.",
    "Two of the three officials, who asked not to be named, said the toll reported by the agency was wrong.",
    "In 2019 the port authority, led by Jonas Feld, the former mayor of Tolle, spent $2.5 million on new lights.",
    "Advertisement",
    "Ann LeeCouncil votes on harbour fees MORE said the vote would be held in Norwick, Maine, on March 3.",
    "Sign up for our daily newsletter",
    "top stories ferry fares to rise five soups for a cold day chess champion loses",
    "Jonas Feld contributed to this report.",
    "Write to Ilse Brandt at brandt@paper.example.",
    "The U.S. Coast Guard said Jan. 6 was no day for sailing.",
]
ANY = st.text(max_size=300)
ODDITIES = st.lists(st.sampled_from([*ODD, *SENTENCES, *" ".join(SENTENCES).split()[:60]]), max_size=40)
MESSY = st.builds(lambda parts, gap: gap.join(parts), ODDITIES, st.sampled_from(["", " ", "\n"]))
NEWS = st.builds(
    lambda parts, gap, flat: flatten(gap.join(parts)) if flat else gap.join(parts),
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12),
    st.sampled_from([" ", "\n", "\n\n", "\r"]),
    st.booleans(),
)
TEXTS = st.one_of(ANY, MESSY, NEWS)
OUTLETS = st.sampled_from([None, "Gazette", "Courier"])
RUNS = settings(max_examples=120, deadline=None)


def account(text: str, id_: str = "a", outlet: str | None = None) -> Account:
    return Account(id=id_, text=text, outlet=outlet, published="2023-03-15")


def stretches(r: Reading) -> list[tuple[int, int]]:
    """Every span of a reading but those of its sentences."""
    parts = [*r.furniture, *r.figures, *r.times, *r.places, *r.clauses, *r.events]
    parts += [s for a in r.attributions for s in (*a.source, *a.cue, *a.content)]
    parts += [a.named for a in r.attributions if a.named]
    parts += [m for e in r.entities for m in e.mentions]
    return [(p.start, p.end) for p in parts]


@given(TEXTS)
@RUNS
def test_every_stretch_of_a_reading_holds_something_of_its_text(text: str) -> None:
    r = read(account(text))
    for start, end in stretches(r):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()


@given(TEXTS)
@RUNS
def test_sentences_hold_every_word_once_and_in_order(text: str) -> None:
    sentences = read(account(text)).sentences
    assert all(a.end <= b.start for a, b in pairwise(sentences))
    assert [w for s in sentences for w in plain(text[s.start : s.end])] == plain(text)
    for s in sentences:
        assert text[s.start : s.end].strip() == text[s.start : s.end] != ""


@given(TEXTS)
@RUNS
def test_a_restored_sentence_has_the_same_words(text: str) -> None:
    for s in read(account(text)).sentences:
        assert plain(s.text) == plain(text[s.start : s.end])


@given(TEXTS)
@RUNS
def test_furniture_and_clauses_are_in_order_and_apart(text: str) -> None:
    r = read(account(text))
    assert all(a.end <= b.start for a, b in pairwise(r.furniture))
    own = [c for c in r.clauses if not c.role]
    assert all(a.end <= b.start for a, b in pairwise(own))
    assert list(r.clauses) == sorted(r.clauses, key=lambda c: (c.start, c.end))
    assert not any(f.start < c.end and c.start < f.end for f in r.furniture for c in r.clauses if not c.role)
    assert all(c.attribution is None or c.attribution < len(r.attributions) for c in r.clauses)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_the_same_text_gives_the_same_reading(text: str) -> None:
    once, again = (msgspec.json.encode(read(account(text))) for _ in range(2))
    assert once == again
    assert msgspec.json.decode(once, type=Reading) == read(account(text))


ACCOUNTS = st.lists(st.tuples(TEXTS, OUTLETS), min_size=1, max_size=4).map(
    lambda told: [account(text, f"a{k}", outlet) for k, (text, outlet) in enumerate(told)]
)
STORIES = settings(max_examples=60, deadline=None)


def made_of(story: Story) -> list[list[tuple[str, int, int]]]:
    """Which statements make which point, whatever the order of anything."""
    return sorted(sorted((s.account, s.start, s.end) for s in p.statements) for p in story.points)


@given(ACCOUNTS)
@STORIES
def test_a_statement_is_what_its_account_says(accounts: list[Account]) -> None:
    texts = {a.id: a.text for a in accounts}
    for p in reconcile(accounts).points:
        for s in p.statements:
            text = texts[s.account]
            assert s.text == text[s.start : s.end] != ""
            assert (s.by is None) == (s.by_span is None)
            assert s.by_span is None or s.by == text[s.by_span.start : s.by_span.end] != ""
            assert all(0 <= v.start < v.end <= len(text) for v in s.via)


@given(ACCOUNTS)
@STORIES
def test_a_story_points_to_what_it_holds(accounts: list[Account]) -> None:
    story = reconcile(accounts)
    origins = {o.id for o in story.origins}
    assert [a.id for a in story.accounts] == [a.id for a in accounts]
    for p in story.points:
        held = range(len(p.statements))
        assert all(k in held for d in (*p.differences, *p.links) for k in d.between)
        assert {s.origin for s in p.statements} <= origins
        assert 1 <= p.outlets <= len({s.account for s in p.statements})
        assert p.origins == len({s.origin for s in p.statements})
        assert (p.status == "single") == (p.outlets == 1 and not p.differences)
        assert (p.status in ("differing", "contradicted")) == bool(p.differences)


@given(ACCOUNTS, st.randoms(use_true_random=False))
@STORIES
def test_the_order_of_the_accounts_makes_no_point(accounts: list[Account], random: object) -> None:
    mixed = list(accounts)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert made_of(reconcile(accounts)) == made_of(reconcile(mixed))


@given(TEXTS)
@STORIES
def test_one_account_alone_agrees_and_differs_with_nobody(text: str) -> None:
    story = reconcile([account(text)])
    assert {p.status for p in story.points} <= {"single"}
    assert all(len(p.statements) == 1 and not p.differences and not p.links for p in story.points)
