"""Accounts and their readings made into one story."""

from itertools import permutations

from msgspec.structs import replace

from ferry import COURIER, GAZETTE
from rashomon.reconcile import reconcile
from rashomon.types import Account, Point, Reading, Story
from telling import account, lines, whole

RANK = ["contradicted", "differing", "agreed", "single"]
SHED = ("Bags of fertiliser were kept in the northern shed", "There was no fertiliser in the northern shed")
WIRE = """The dam above Ostrel burst at dawn on Friday and sent a wall of water through the lower quarter.
Rescuers in rubber boats brought forty families to the school on the hill, the mayor said.
Engineers had warned in autumn that the northern sluice would not open under its own weight.
The company that runs the dam said it would answer questions when the water had gone down."""


def told_by(story: Story, words: str) -> Point:
    (point,) = (p for p in story.points if any(words in s.text for s in p.statements))
    return point


def ferry() -> Story:
    return reconcile(whole(account(GAZETTE, "gazette", "Gazette"), account(COURIER, "courier", "Courier")))


def test_contested_points_come_first_and_ids_count_from_one() -> None:
    story = ferry()
    ranks = [RANK.index(p.status) for p in story.points]
    assert ranks == sorted(ranks)
    assert {"differing", "single"} <= {p.status for p in story.points}
    assert [p.id for p in story.points] == [f"p{k}" for k in range(1, len(story.points) + 1)]


def test_rival_figures_stand_side_by_side_with_the_reason() -> None:
    point = told_by(ferry(), "84 people")
    assert point.status == "differing"
    assert sorted(s.account for s in point.statements) == ["courier", "gazette"]
    (number,) = (d for d in point.differences if d.aspect == "number")
    first, second = (point.statements[i].text for i in number.between)
    left, right = number.why.split(" v ")
    assert left in first
    assert right in second
    assert point.links[0].why.startswith("both have ")
    assert 0 < point.links[0].score <= 1


def test_one_source_behind_two_outlets_is_one_origin_and_the_reason_prints_its_name() -> None:
    texts = (
        "Divers will inspect the hull\nthe port authority",
        "The hull will be inspected by divers\nthe Tolle port authority",
    )
    story = reconcile(
        [lines(t, n, said={0: t.split("\n")[1]}, outlet=n, roles=[1]) for t, n in zip(texts, "ab", strict=True)]
    )
    point = told_by(story, "Divers will inspect")
    assert (point.status, point.outlets, point.origins) == ("agreed", 2, 1)
    assert {s.by for s in point.statements} == {"the port authority", "the Tolle port authority"}
    assert {o.name for o in story.origins if o.id == point.statements[0].origin} == {"the Tolle port authority"}
    assert point.links[0].why.endswith("both credit port, authority")


def test_every_statement_is_the_words_between_its_offsets() -> None:
    story = ferry()
    texts = {a.id: a.text for a in story.accounts}
    for s in (s for p in story.points for s in p.statements):
        assert texts[s.account][s.start : s.end] == s.text
        assert s.by is None or texts[s.account][s.by_span.start : s.by_span.end] == s.by


def test_a_denial_makes_a_contradicted_point_and_it_comes_before_the_rest() -> None:
    story = reconcile(
        [
            lines(SHED[0] + "\nThe ferry Marigold had 84 people on board", "a", outlet="A"),
            lines(SHED[1] + "\nOn board the Marigold were 91 people", "b", outlet="B"),
        ]
    )
    assert [p.status for p in story.points] == ["contradicted", "differing"]
    assert any(d.aspect == "claim" and "denies" in d.why for d in story.points[0].differences)


def test_a_point_of_more_accounts_comes_before_one_of_fewer() -> None:
    shared, of_two = "The old ferry ran aground on a sandbank", "Divers inspected the rusty hull with lamps"
    own = (
        "Bakers in the old town complain about flour",
        "Snow fell on every mountain pass",
        "A choir sang for an hour",
    )
    told = (f"{of_two}\n{shared}", f"{shared}\n{of_two}", f"{shared}\nThe lighthouse stayed dark")
    texts = [f"{t}\n{rest}" for t, rest in zip(told, own, strict=True)]
    story = reconcile([lines(t, n, outlet=n) for t, n in zip(texts, "abc", strict=True)])
    assert [len(p.statements) for p in story.points if p.outlets > 1] == [3, 2]


def test_near_copies_are_named_counted_once_and_part_in_nothing() -> None:
    edited = WIRE.replace("forty families", "thirty families")
    apart = "Some thirty families were brought to the school on the hill in rubber boats, the mayor said."
    accounts = [account(WIRE, "a", "Wire"), account(edited, "b", "Echo"), account(apart, "c", "Apart")]
    story = reconcile(whole(*accounts))
    assert [a.copy_of is not None for a in story.accounts].count(True) == 1
    assert story.accounts[2].copy_of is None
    dam = told_by(story, "burst at dawn")
    assert (len(dam.statements), dam.outlets, dam.origins) == (2, 1, 1)
    school = told_by(story, "thirty families were brought")
    assert school.outlets == 2
    parted = [{school.statements[i].account for i in d.between} for d in school.differences]
    assert {"a", "c"} in parted
    assert {"a", "b"} not in parted


def test_what_a_copy_adds_is_its_own() -> None:
    added = WIRE + "\nA choir of pupils sang for the firemen in the evening."
    cut = "\n".join(WIRE.split("\n")[:3]) + "\nA choir of pupils sang for the firemen that evening."
    story = reconcile(whole(account(added, "a", "Wire"), account(cut, "b", "Echo")))
    assert sum(a.copy_of is not None for a in story.accounts) == 1
    assert told_by(story, "burst at dawn").outlets == 1


def test_a_passage_taken_over_counts_once_whatever_else_its_account_says() -> None:
    more = " ".join(f"The gauge at lock {k} stood {k} metres above the mark of last spring." for k in range(2, 9))
    own = "The choir will sing for the firemen on the hill, and its leader asked the pupils to wear white on Monday."
    late = "The square was empty at noon, and so were the shops, the schools and both of the churches."
    late += " Nobody in the choir can swim, and the bus that brings the tenors from the coast has not come since."
    passage = " ".join(WIRE.split("\n")[:2])
    accounts = [account(f"{WIRE}\n{more}", "a", "Wire"), account(f"{own} {passage} {late}", "b", "Echo")]
    story = reconcile(whole(*accounts))
    first, second = story.accounts
    assert (first.copy_of, second.copy_of) == (None, None)
    (given,), (taken,) = first.copied, second.copied
    assert (given.account, taken.account, given.source, taken.source) == ("b", "a", True, False)
    assert second.text[taken.start : taken.end] == passage[:-1]
    assert first.text[given.start : given.end] == first.text[taken.there.start : taken.there.end]
    dam = told_by(story, "burst at dawn")
    assert (len(dam.statements), dam.outlets, dam.origins, dam.status) == (2, 1, 1, "single")


def test_two_accounts_of_one_outlet_are_one_outlet() -> None:
    texts = ("The ferry Marigold ran aground off Tolle Point", "Off Tolle Point the ferry Marigold ran aground")

    def outlets(a: str | None, b: str | None) -> tuple[int, int]:
        (point,) = reconcile([lines(texts[0], "a", outlet=a), lines(texts[1], "b", outlet=b)]).points
        return len(point.statements), point.outlets

    assert outlets("Gazette", "Gazette") == (2, 1)
    assert outlets("Gazette", "Courier") == outlets(None, None) == (2, 2)


def test_an_unread_account_makes_no_points_but_stands_in_the_story() -> None:
    a, b = account(GAZETTE, "a"), account("Die Fähre lief am Dienstag auf Grund.", "b")
    (_, reading), (_, other) = whole(a, b)
    unread = Reading(id="b", language="de", unread="not in English", sentences=other.sentences)
    story = reconcile([(a, reading), (b, unread)])
    assert [x.id for x in story.accounts] == ["a", "b"]
    assert (story.accounts[1].unread, story.accounts[1].language) == ("not in English", "de")
    assert {s.account for p in story.points for s in p.statements} == {"a"}


def test_no_accounts_make_an_empty_story() -> None:
    story = reconcile([], made_by="test 1")
    assert (story.accounts, story.points, story.origins, story.made_by) == ((), (), (), "test 1")


def test_one_account_is_single_source_throughout() -> None:
    story = reconcile(whole(account(GAZETTE)))
    assert story.points
    assert {(p.status, p.outlets, p.origins, len(p.statements)) for p in story.points} == {("single", 1, 1, 1)}
    assert not any(p.links or p.differences for p in story.points)


def test_two_identical_accounts_are_one_telling() -> None:
    story = reconcile(whole(account(GAZETTE, "a", "A"), account(GAZETTE, "b", "B")))
    assert [a.copy_of for a in story.accounts].count(None) == 1
    assert {p.status for p in story.points} == {"single"}
    for p in story.points:
        assert p.outlets == 1
        assert [s.text for s in p.statements if s.account == "a"] == [s.text for s in p.statements if s.account == "b"]


def test_texts_without_words() -> None:
    empty = [(Account(id=n, text=t), Reading(id=n)) for n, t in (("a", ""), ("b", "… — !"), ("c", "\n"))]
    story = reconcile([*empty, *whole(account(GAZETTE, "d"))])
    assert [a.words for a in story.accounts][:3] == [0, 0, 0]
    assert {s.account for p in story.points for s in p.statements} == {"d"}
    assert reconcile(empty).points == ()
    assert reconcile(whole(account("… — !", "e"), account("?", "f"))).points == ()


def test_short_clauses_and_roles_that_nobody_shares_are_no_points() -> None:
    story = reconcile([lines("Nobody knows\nharbour master Ilse Brandt\nThe hull is whole", "a", roles=[1])])
    assert [p.statements[0].text for p in story.points] == ["The hull is whole"]


def test_order_and_ids_of_the_accounts_do_not_change_the_points() -> None:
    third = "The Marigold, a ferry, ran aground off Tolle Point on Tuesday; 84 people were on board."
    texts = {"gazette": GAZETTE, "courier": COURIER, "third": third}

    def made(order: tuple[str, ...]) -> list[object]:
        # Ids against the alphabet, so that they would show if they mattered.
        ids = {name: f"z{9 - k}" for k, name in enumerate(order)}
        names = {v: k for k, v in ids.items()}
        story = reconcile(whole(*(account(texts[n], ids[n], n) for n in order)))
        points: list[object] = [
            (p.status, p.importance, [(names[s.account], s.start, s.end) for s in p.statements]) for p in story.points
        ]
        points += [[(n.start, n.end, n.to, n.score) for n in p.near] for p in story.points]
        points += [sorted(names[a] for a in p.silent) for p in story.points]
        return points + [(m.name, sorted((names[c.account], c.words) for c in m.names)) for m in story.cast]

    first, *others = (made(order) for order in permutations(texts))
    assert all(o == first for o in others)


def test_accounts_keep_the_order_given_and_their_text() -> None:
    pairs = whole(account(GAZETTE, "z"), account(COURIER, "a"))
    story = reconcile(pairs)
    assert [(a.id, a.text) for a in story.accounts] == [("z", GAZETTE), ("a", COURIER)]
    flattened = [(a, replace(r, flattened=True)) for a, r in pairs]
    assert all(a.flattened for a in reconcile(flattened).accounts)


def test_a_denial_in_the_cue_contradicts() -> None:
    story = reconcile(
        whole(
            account("Officials denied that the dam had failed.", "a", "A"),
            account("Officials confirmed that the dam had failed on Friday.", "b", "B"),
        )
    )
    (point,) = [p for p in story.points if len(p.statements) == 2]
    assert point.status == "contradicted"
    assert [(s.cue, s.denied) for s in sorted(point.statements, key=lambda s: s.account)] == [
        ("denied", True),
        ("confirmed", False),
    ]


def test_a_court_that_denies_a_motion_denies_no_claim() -> None:
    story = reconcile(whole(account("The court denied a motion to move the trial to Port Sel.", "a", "A")))
    assert not any(s.denied for p in story.points for s in p.statements)
