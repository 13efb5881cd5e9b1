"""Invented stories for the report's tests. Offsets are computed from the words, so they cannot be wrong by hand."""

import hashlib
from collections.abc import Iterable, Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from rashomon.types import (
    Difference,
    Furniture,
    Link,
    Origin,
    Point,
    Sentence,
    Span,
    Statement,
    Story,
    StoryAccount,
)


def account(id: str, text: str, **known: Any) -> StoryAccount:  # noqa: A002
    """An account with its word count and digest; `sentences` and `furniture` may be given as words."""
    for layer in ("sentences", "furniture"):
        known[layer] = tuple(_layer(layer, text, known.get(layer, ())))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return StoryAccount(id=id, text=text, words=len(text.split()), sha256=digest, **known)


def _layer(layer: str, text: str, given: Iterable[tuple[str, str]]) -> Iterable[Sentence | Furniture]:
    kind = Sentence if layer == "sentences" else Furniture
    at = 0
    for words, about in given:
        at = text.index(words, at)
        yield kind(at, at + len(words), about)
        at += len(words)


def said(held: StoryAccount, words: str, by: str | None = None, origin: str | None = None, **known: Any) -> Statement:
    """The first place in the account where these words stand, credited to words that stand in it too."""
    start = held.text.index(words)
    span = Span(held.text.index(by), held.text.index(by) + len(by)) if by else None
    return Statement(
        account=held.id, start=start, end=start + len(words), text=words, by=by, by_span=span, origin=origin, **known
    )


def point(number: int, status: str, statements: Sequence[Statement], *differences: tuple[str, int, int, str]) -> Point:
    """A point whose statements are all linked to the first; a reason of the form "x v y" gives its values too."""
    outlets = len({statement.account for statement in statements} - {"copy"})
    origins = len({statement.origin or statement.account for statement in statements})
    links = tuple(
        Link(between=(0, other), score=0.5 + other / 100, why=f"shared rare words, statement {other}")
        for other in range(1, len(statements))
    )
    parted = tuple(
        Difference(
            aspect=aspect, between=(one, other), why=why, values=tuple(why.split(" v ")) if " v " in why else None
        )
        for aspect, one, other, why in differences
    )
    return Point(
        id=f"p{number}",
        status=status,
        statements=tuple(statements),
        differences=parted,
        links=links,
        outlets=outlets,
        origins=origins,
    )


BUGLE = (
    "The ferry Amber Lark caught fire off Senn Point on Tuesday night, and at least 14 people were killed, the harbour "
    "office said.\n\nThe blaze began in the engine room shortly after 9 p.m., according to two crew members who asked "
    "not to be named. Captain Ida Brandvold ordered everyone to the boats.\n\n“We heard no alarm,” said Tomas Weil, a "
    "passenger.\n\nThe ferry was built in 1988 and was inspected in March."
)
COURIER = (
    "Nineteen people died when the Amber Lark burned off Senn Point late on Tuesday, the transport ministry said on "
    "Thursday, revising an earlier count.\n\nMinister Oren Halvik said the fire started on the car deck. The operator, "
    "Norrlinje, denied that the alarm had failed.\n\n“The alarm worked as it should,” Norrlinje said in a statement. "
    "The ferry carried 212 passengers, Halvik said."
)
WIRE = (
    "At least 14 people were killed when a ferry caught fire near Senn Point, the harbour office said on Wednesday. "
    "Rescue boats from three villages took some 190 people ashore, the coast guard said. The ferry was built in 1988."
)
FLAT = (
    "subscribe now five recipes for autumn ferry fire kills 19 off senn point the amber lark burned for six hours "
    "before tugs reached it witnesses said the alarm did not sound minister oren halvik said the ferry was carrying "
    "about 200 passengers contact us at the desk"
)
FLAT_SENTENCES = (
    ("subscribe now five recipes for autumn", "Subscribe now. Five recipes for autumn."),
    ("ferry fire kills 19 off senn point", "Ferry fire kills 19 off Senn Point."),
    ("the amber lark burned for six hours before tugs reached it", "The Amber Lark burned for six hours before tugs "
     "reached it."),
    ("witnesses said the alarm did not sound", "Witnesses said the alarm did not sound."),
    ("minister oren halvik said the ferry was carrying about 200 passengers", "Minister Oren Halvik said the ferry was "
     "carrying about 200 passengers."),
    ("contact us at the desk", "Contact us at the desk."),
)  # fmt: skip


def _sentences(text: str) -> list[tuple[str, str]]:
    pieces = [piece.strip() for paragraph in text.split("\n\n") for piece in paragraph.split(". ")]
    return [(piece, piece) for piece in pieces if piece]


def ferry_story() -> Story:
    """Six accounts of an invented ferry fire: every status, a near copy, a flattened text, one left unread."""
    bugle = account("bugle", BUGLE, outlet="The Senn Bugle", title="Fire on the Amber Lark", published="2031-03-05",
                    url="https://bugle.example/amber-lark", sentences=_sentences(BUGLE))  # fmt: skip
    courier = account("courier", COURIER, outlet="Capital Courier", title="Toll in ferry fire rises to 19",
                      published="2031-03-06T08:30+01:00", url="https://courier.example/ferry?id=9&p=1",
                      sentences=_sentences(COURIER))  # fmt: skip
    wire = account("wire", WIRE, outlet="North Wire", published="2031-03-05", sentences=_sentences(WIRE))
    copy = account("copy", WIRE, outlet="Lakeside Post", title="Ferry burns", published="2031-03-05", copy_of="wire",
                   url="https://lakeside.example/wire/1", sentences=_sentences(WIRE))  # fmt: skip
    flat = account("flat", FLAT, outlet="Harbour Times", published="2031-03-06", flattened=True,
                   sentences=FLAT_SENTENCES, furniture=[("subscribe now five recipes for autumn", "headlines"),
                                                        ("contact us at the desk", "contact line")])  # fmt: skip
    foreign = account("gazette", "Le ferry a brûlé pendant six heures.", outlet="La Gazette", language="fr",
                      unread="the text is not in English (fr)")  # fmt: skip
    points = (
        point(
            1,
            "contradicted",
            (
                said(bugle, "We heard no alarm", "Tomas Weil", "o3"),
                said(courier, "The alarm worked as it should", "Norrlinje", "o4"),
                said(flat, "the alarm did not sound", "witnesses", "o5"),
                said(courier, "the alarm had failed", "Norrlinje", "o4", cue="denied", denied=True),
            ),
            ("claim", 0, 1, "one denies it (alarm), the other does not"),
            ("claim", 1, 2, "one denies it (alarm), the other does not"),
        ),
        point(
            2,
            "differing",
            (
                said(bugle, "at least 14 people were killed", "the harbour office", "o1"),
                said(courier, "Nineteen people died", "the transport ministry", "o2"),
                said(wire, "At least 14 people were killed", "the harbour office", "o1"),
                said(copy, "At least 14 people were killed", "the harbour office", "o1"),
                said(flat, "ferry fire kills 19 off senn point"),
            ),
            ("number", 0, 1, "14 or more v 19"),
            ("number", 1, 2, "19 v 14 or more"),
            ("number", 1, 3, "19 v 14 or more"),
            ("number", 0, 4, "14 or more v 19"),
        ),
        point(
            3,
            "differing",
            (
                said(bugle, "The blaze began in the engine room", "two crew members who asked not to be named", "o6"),
                said(courier, "the fire started on the car deck", "Minister Oren Halvik", "o7"),
            ),
            ("place", 0, 1, "engine room v car deck"),
        ),
        point(
            4,
            "differing",
            (
                said(courier, "The ferry carried 212 passengers", "Halvik", "o7"),
                said(flat, "the ferry was carrying about 200 passengers", "minister oren halvik", "o7"),
                said(wire, "took some 190 people ashore", "the coast guard", "o8"),
            ),
            ("number", 0, 1, "212 v about 200"),
        ),
        point(
            5,
            "agreed",
            (
                said(bugle, "The ferry Amber Lark caught fire off Senn Point on Tuesday night", "the harbour office",
                     "o1"),
                said(wire, "a ferry caught fire near Senn Point", "the harbour office", "o1"),
                said(courier, "the Amber Lark burned off Senn Point late on Tuesday", "the transport ministry", "o2"),
            ),
        ),
        point(6, "agreed", (said(bugle, "The ferry was built in 1988"), said(wire, "The ferry was built in 1988"))),
        point(7, "single", (said(flat, "the amber lark burned for six hours before tugs reached it"),)),
        point(8, "single", (said(bugle, "Captain Ida Brandvold ordered everyone to the boats"),)),
        # Nested in point 5's words, and overlapping point 3's.
        point(9, "single", (said(bugle, "off Senn Point"),)),
        point(10, "single", (said(bugle, "engine room shortly after 9 p.m."),)),
    )  # fmt: skip
    origins = (
        Origin(id="o1", name="harbour office", kind="group"),
        Origin(id="o2", name="transport ministry", kind="group"),
        Origin(id="o3", name="Tomas Weil", kind="named"),
        Origin(id="o4", name="Norrlinje statement", kind="document"),
        Origin(id="o5", name="witnesses", kind="anonymous"),
        Origin(id="o6", name="two crew members", kind="anonymous"),
        Origin(id="o7", name="Oren Halvik", kind="named"),
        Origin(id="o8", name="coast guard", kind="group"),
    )
    return Story(
        made_by="rashomon 9.9.9",
        accounts=(bugle, courier, wire, copy, flat, foreign),
        points=points,
        origins=origins,
    )


BARBS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "\"' onmouseover=alert(3) x='",
    "</style></script></title><svg onload=alert(4)>",
    "<!-- --> ]]> {{ 7*7 }} {% raw %} ${7*7}",
    "[a](javascript:alert(5)) ![i](http://evil.example/x.png) <http://evil.example>",
    "http://evil.example/auto www.evil.example",
    "**bold** _em_ `code` # head | cell ~~gone~~ \\",
    "=1+1",
    "right\u202eto left\u2069 stray \u2067open",
    "nul\0 sep\u2028par\u2029 bom\ufeff zero\u200bwidth",
    "carriage\r\nreturn\rlone",
    "1. list\n- item\n> quoted\n===\n",
    "x" * 10_000,
    "👩‍👩‍👧‍👦 e\u0301 𝔘𝔫𝔦",
    "&lt;b&gt; &amp; &#60;",
)


def hostile_story() -> Story:
    """Every field that takes text holds something that would like to be more than text."""
    barbed = " ¶ ".join(BARBS)
    accounts = [
        account(
            f"a\"{number}' <b> id",
            barbed,
            outlet=f"{barb} {number}",
            title=barb,
            published=barb,
            url=(
                "javascript:alert(6)",
                "https://ok.example/?q=<script>",
                "data:text/html,x",
                "https://ok.example/a?b=1&c",
            )[number % 4],
            language='en" onload="x',
            copy_of=None if number else 'no such "account"',
            unread=barb,
            flattened=True,
            sentences=[(words, words.upper()) for words in BARBS[:3]],
            furniture=[(BARBS[3], barb)],
        )
        for number, barb in enumerate(BARBS)
    ]
    points = [
        Point(
            id=f'p"{number} <i>',
            status=("contradicted", "differing", "agreed", "single")[number % 4],
            statements=tuple(
                Statement(
                    account=held.id,
                    start=barbed.index(barb),
                    end=barbed.index(barb) + len(barb),
                    text=barb,
                    by=barb if number % 2 else None,
                    origin=f"o<{number}>",
                )
                for held in accounts[:3]
            ),
            differences=(Difference(aspect="claim", between=(0, 1), why=barb),),
            links=(Link(between=(0, 2), score=0.25, why=barb),),
            outlets=3,
            origins=1,
        )
        for number, barb in enumerate(BARBS)
    ]
    origins = [Origin(id=f"o<{number}>", name=barb, kind="document") for number, barb in enumerate(BARBS)]
    return Story(made_by="<b>rashomon</b>", accounts=tuple(accounts), points=tuple(points), origins=tuple(origins))


def large_story(accounts: int = 50, points: int = 1500) -> Story:
    """Many accounts and points, three statements a point, of words that stand where they say."""
    text = " ".join(f"Word{number} and the clause that follows it, as they said." for number in range(points))
    held = [
        account(f"a{n}", text[: len(text) // 10], outlet=f"Outlet {n}", published="2031-01-01") for n in range(accounts)
    ]
    length = len(held[0].text)
    found = []
    for number in range(points):
        start = number * 37 % (length - 120)
        statements = tuple(
            Statement(account=one.id, start=start, end=start + 90, text=one.text[start : start + 90])
            for one in (held[number % accounts], held[(number + 7) % accounts], held[(number + 11) % accounts])
        )
        status = ("contradicted", "differing", "agreed", "single")[number % 4]
        given = [("number", 0, 1, "1 v 2")] if status in ("contradicted", "differing") else []
        found.append(point(number, status, statements[: 1 if status == "single" else 3], *given))
    return Story(made_by="rashomon 9.9.9", accounts=tuple(held), points=tuple(found))


@pytest.fixture(scope="session")
def ferry() -> Story:
    return ferry_story()


@pytest.fixture(scope="session")
def hostile() -> Story:
    return hostile_story()


@pytest.fixture(scope="session")
def large() -> Story:
    return large_story()


@pytest.fixture(scope="session")
def build() -> SimpleNamespace:
    """The builders: `build.account(id, text, ...)`, `build.said(account, words, ...)`, `build.point(...)`."""
    return SimpleNamespace(account=account, said=said, point=point, barbs=BARBS)
