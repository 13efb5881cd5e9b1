"""The sentence that a page opens with, and what stands beside it."""

from types import SimpleNamespace

import msgspec

from rashomon.report.central import central
from rashomon.report.opening import behind_it, opening, readable
from rashomon.types import Story

FIRST = "A barge sank at the Lorn lock before dawn on Monday and blocked the canal, the river police said on Tuesday."
SECOND = "The barge sank at the Lorn lock on Monday before dawn. Its owner praised the weather of last week at length."
LEAD = "A barge sank at the Lorn lock on Monday, blocking the canal."
THIRD = f"Our readers love canals, as a poll of them shows. {LEAD}"


def _story(build: SimpleNamespace, **known: object) -> Story:
    held = [
        build.account(f"x{n}", text, outlet=f"Outlet {n}", sentences=[(s, s) for s in text.split(". ")])
        for n, text in enumerate((FIRST, SECOND, THIRD))
    ]
    sunk = (
        "A barge sank at the Lorn lock before dawn on Monday",
        "The barge sank at the Lorn lock on Monday before dawn",
        "A barge sank at the Lorn lock on Monday",
    )
    blocked = ("blocked the canal", "blocking the canal")
    points = (
        build.point(1, "agreed", [build.said(a, words) for a, words in zip(held, sunk, strict=True)]),
        build.point(2, "agreed", [build.said(held[0], blocked[0]), build.said(held[2], blocked[1])]),
        build.point(3, "single", [build.said(held[1], "Its owner praised the weather of last week at length")]),
        build.point(4, "single", [build.said(held[2], "Our readers love canals")]),
    )
    return Story(accounts=tuple(held), points=points, **known)


def test_what_most_tell_and_tell_at_their_top_opens_the_page(build: SimpleNamespace) -> None:
    story = _story(build)
    found = central(story)
    assert (found.account, found.outlets) == ("x2", 3)
    assert readable(story, found) == LEAD
    top = opening(story, found)
    assert [(piece.text, piece.dom) for piece in top.pieces if piece.dom] == [
        ("A barge sank at the Lorn lock on Monday", "s1-3"),
        ("blocking the canal", "s2-2"),
    ]
    assert "".join(piece.text for piece in top.pieces) == LEAD, "word for word"
    assert [status for *_, status in top.points] == ["agreed", "agreed"]


def test_neither_the_order_of_accounts_nor_their_ids_change_it(build: SimpleNamespace) -> None:
    story = _story(build)
    turned = msgspec.structs.replace(story, accounts=story.accounts[::-1])
    assert readable(turned, central(turned)) == LEAD


def test_words_that_are_denied_open_no_page(build: SimpleNamespace) -> None:
    story = _story(build)
    told = story.points[0].statements
    denied = msgspec.structs.replace(told[2], denied=True)
    first = msgspec.structs.replace(story.points[0], statements=(*told[:2], denied))
    other = msgspec.structs.replace(story, points=(first, *story.points[1:]))
    assert readable(other, central(other)) != LEAD
    alone = msgspec.structs.replace(story, points=(msgspec.structs.replace(first, statements=(denied,)),))
    assert central(alone) is None
    assert central(Story()) is None


def test_a_part_that_is_one_version_of_several_says_so(ferry: Story) -> None:
    found = central(ferry)
    pieces = {piece.text: piece.apart for piece in opening(ferry, found).pieces if piece.dom}
    assert pieces["at least 14 people were killed"] is True
    assert pieces["The ferry Amber Lark caught fire off Senn Point on Tuesday night"] is False


def test_a_long_sentence_is_cut_where_a_part_ends(build: SimpleNamespace) -> None:
    text = (
        FIRST[:-1] + ", and then a great many other things befell the lock, its keepers, their dogs, " * 4 + "and all."
    )
    account = build.account("x", text, outlet="Outlet", sentences=[(text, text)])
    points = (build.point(1, "single", [build.said(account, "A barge sank at the Lorn lock before dawn on Monday")]),
              build.point(2, "single", [build.said(account, "blocked the canal")]))  # fmt: skip
    story = Story(accounts=(account,), points=points)
    found = central(story)
    assert found.cut
    assert readable(story, found) == "A barge sank at the Lorn lock before dawn on Monday and blocked the canal …"


def test_what_stands_behind_it_is_counted(ferry: Story) -> None:
    assert behind_it(ferry) == [
        "6 accounts", "6 outlets", "1 near copy counted once", "1 not read", "published 2031-03-05 to 2031-03-06",
        "8 origins", "10 points", "read 7 March 2031, 09:05 UTC by rashomon 9.9.9",
    ]  # fmt: skip
    assert "read by rashomon 9.9.9" in behind_it(msgspec.structs.replace(ferry, made_at=None))
