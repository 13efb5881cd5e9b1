"""Invented stories for the report's tests. Offsets are computed from the words, so they cannot be wrong by hand."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from browsing import Opened, launched
from rashomon.report import render
from rashomon.types import (
    Attribution,
    Called,
    CastMember,
    Deed,
    Difference,
    Figure,
    Furniture,
    Link,
    Origin,
    Place,
    Point,
    Sentence,
    Span,
    Statement,
    Story,
    StoryAccount,
    TimeExpression,
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
        made_at="2031-03-07T09:05:11Z",
        accounts=tuple(read(held) for held in (bugle, courier, wire, copy, flat, foreign)),
        points=points,
        origins=origins,
        cast=FERRY_CAST,
    )


def at(text: str, words: str) -> tuple[int, int]:
    """Where words stand in a text, if they do."""
    start = text.find(words)
    return start, start + len(words)


NIGHT = ("2031-03-04T18:00", "2031-03-04T24:00", "part", "published")
FERRY_TIMES = {
    "Tuesday night": NIGHT,
    "late on Tuesday": NIGHT,
    "shortly after 9 p.m.": ("2031-03-04T21:00", "2031-03-04T21:20", "minute", "text"),
    "on Wednesday": ("2031-03-05", "2031-03-05", "day", "published"),
    "1988": ("1988-01-01", "1988-12-31", "year", None),
    "in March": (None, None, None, None),
    "six hours": (None, None, "duration", None),
}
FERRY_FIGURES = {
    "at least 14 people": (14.0, None, "at_least"),
    "At least 14 people": (14.0, None, "at_least"),
    "Nineteen people": (19.0, 19.0, "exact"),
    "kills 19": (19.0, 19.0, "exact"),
    "212 passengers": (212.0, 212.0, "exact"),
    "about 200 passengers": (200.0, 200.0, "about"),
    "some 190 people": (190.0, 190.0, "about"),
}
FERRY_PLACES = {
    "Senn Point": (58.97, 10.12, "point"),
    "senn point": (58.97, 10.12, "point"),
    "engine room": (None, None, None),
    "three villages": (None, None, None),
}
FERRY_CAST = (
    CastMember(
        id="c1", kind="person", name="Oren Halvik", role="government", country="NO", part_of="c2",
        names=(Called(account="courier", words="Oren Halvik", spans=(Span(*at(COURIER, "Oren Halvik")),)),
               Called(account="flat", words="oren halvik", spans=(Span(*at(FLAT, "oren halvik")),))),
        titles=(Called(account="courier", words="Minister", spans=(Span(*at(COURIER, "Minister")),)),),
    ),
    CastMember(
        id="c2", kind="organisation", name="transport ministry",
        names=(Called(account="courier", words="transport ministry",
                      spans=(Span(*at(COURIER, "transport ministry")),)),),
    ),
    CastMember(
        id="c3", kind="organisation", name="Norrlinje",
        names=(Called(account="courier", words="Norrlinje", spans=(Span(*at(COURIER, "Norrlinje")),)),),
    ),
)  # fmt: skip


def read(held: StoryAccount) -> StoryAccount:
    """The account with the times, figures, places and speech that its text holds."""
    text = held.text
    times = [TimeExpression(*at(text, w), *known) for w, known in FERRY_TIMES.items() if w in text]
    figures = [
        Figure(*at(text, w), low, high, None, hedge) for w, (low, high, hedge) in FERRY_FIGURES.items() if w in text
    ]
    places = [
        Place(*at(text, w), w.title(), latitude, longitude, precision=precision)
        for w, (latitude, longitude, precision) in FERRY_PLACES.items()
        if w in text
    ]
    speech = [
        w for w in ("We heard no alarm", "the fire started on the car deck", "the alarm did not sound") if w in text
    ]
    return msgspec.structs.replace(
        held,
        times=tuple(sorted(times, key=lambda t: t.start)),
        figures=tuple(figures),
        places=tuple(places),
        attributions=tuple(Attribution((), (), (Span(*at(text, w)),), "named") for w in speech),
        deeds=(Deed(start=at(text, "denied")[0], end=at(text, "denied")[1], type="REJECT", status="happened",
                    actors=("c3",), targets=("c1",)),) if "denied" in text else (),
    )  # fmt: skip


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
            times=tuple(
                TimeExpression(*at(barbed, one), *when)
                for one, when in zip(
                    BARBS, [NIGHT, (barb, barb, barb, None), (None, None, None, None)] * 9, strict=False
                )
            ),
            places=tuple(
                Place(*at(barbed, one), one, *where, precision=barb, within=barb)
                for one, where in zip(BARBS, [(48.0, 11.0), (None, None), (-91.5, 400.0)] * 9, strict=False)
            ),
            figures=tuple(Figure(*at(barbed, one), float(n), None, barb, "about") for n, one in enumerate(BARBS)),
            attributions=(Attribution((), (), (Span(*at(barbed, BARBS[1])),), "named"),),
            deeds=(
                Deed(start=0, end=len(BARBS[0]), type="OTHER", status="denied", actors=("c<1>",), targets=("c<2>",)),
            ),
            leaves_out=tuple(f'p"{n} <i>' for n in range(len(BARBS))),
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
    cast = tuple(
        CastMember(
            id=f"c<{number}>", kind="person", name=barb, country=barb, part_of="c<1>",
            names=(Called(account=accounts[0].id, words=barb, spans=(Span(0, 3),)),
                   Called(account=accounts[1].id, words=barb + ".", spans=(Span(0, 3),))),
            titles=(Called(account=accounts[0].id, words=barb, spans=(Span(0, 3),)),),
        )
        for number, barb in enumerate(BARBS)
    )  # fmt: skip
    return Story(
        made_by="<b>rashomon</b>",
        made_at=BARBS[2],
        accounts=tuple(accounts),
        points=tuple(points),
        origins=tuple(origins),
        cast=cast,
    )


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


def measured_story() -> Story:
    """Two accounts that part in figures of every kind, in times and in places."""
    one = (
        "The siren went at 21:40 on 14 March. The ship was bound for Port Said. At least 40 men fought the fire, with "
        "between 10 and 20 boats and dozens of pumps, and at most 3 of them failed."
    )
    two = (
        "The siren went at about 22:10 on 14 March. The ship was bound for Alexandria. Some 55 men fought the fire, "
        "with 12 boats and more than 80 pumps, and fewer than 9 of them failed."
    )
    figures = {
        "At least 40 men": (40.0, None, "at_least"), "between 10 and 20 boats": (10.0, 20.0, "between"),
        "dozens of pumps": (24.0, 99.0, "vague"), "at most 3": (None, 3.0, "at_most"),
        "Some 55 men": (55.0, 55.0, "about"), "12 boats": (12.0, 12.0, "exact"),
        "more than 80 pumps": (81.0, None, "more_than"), "fewer than 9": (None, 8.0, "less_than"),
    }  # fmt: skip
    times = {"21:40 on 14 March": ("2031-03-14T21:40", "2031-03-14T21:40", "minute", "published"),
             "about 22:10 on 14 March": ("2031-03-14T22:00", "2031-03-14T22:20", "minute", "published")}  # fmt: skip
    places = {"Port Said": (31.26, 32.28, "city"), "Alexandria": (31.2, 29.92, "city")}
    held = []
    for name, text in (("herald", one), ("post", two)):
        layers = {
            "figures": tuple(
                Figure(*at(text, w), low, high, None, hedge) for w, (low, high, hedge) in figures.items() if w in text
            ),
            "times": tuple(TimeExpression(*at(text, w), *known) for w, known in times.items() if w in text),
            "places": tuple(
                Place(*at(text, w), w, lat, lon, precision=exact)
                for w, (lat, lon, exact) in places.items()
                if w in text
            ),
        }
        held.append(account(name, text, outlet=name.title(), published="2031-03-15", **layers))
    pairs = (
        (
            "time",
            "The siren went at 21:40 on 14 March",
            "The siren went at about 22:10 on 14 March",
            "21:40 v about 22:10",
        ),
        ("place", "The ship was bound for Port Said", "The ship was bound for Alexandria", "Port Said v Alexandria"),
        ("number", "At least 40 men", "Some 55 men", "At least 40 men v Some 55 men"),
        ("number", "between 10 and 20 boats", "12 boats", "between 10 and 20 boats v 12 boats"),
        ("number", "dozens of pumps", "more than 80 pumps", "dozens of pumps v more than 80 pumps"),
        ("number", "at most 3 of them failed", "fewer than 9 of them failed", "at most 3 v fewer than 9"),
    )
    points = tuple(
        point(number, "differing", (said(held[0], words), said(held[1], others)), (aspect, 0, 1, why))
        for number, (aspect, words, others, why) in enumerate(pairs, 1)
    )
    return Story(made_by="rashomon 9.9.9", accounts=tuple(held), points=points)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with launched() as found:
        yield found


class Pages(dict[str, Path]):
    """Pages of stories on disk by the stories' names, each written when it is first asked for."""

    def __init__(self, folder: Path, stories: Mapping[str, Story]) -> None:
        super().__init__()
        self._folder, self._stories = folder, stories

    def __missing__(self, name: str) -> Path:
        path = self[name] = self._folder / f"{name}.html"
        path.write_bytes(render(self._stories[name], "html").encode())
        return path


@pytest.fixture(scope="session")
def pages(
    tmp_path_factory: pytest.TempPathFactory, ferry: Story, hostile: Story, large: Story, measured: Story
) -> dict[str, Path]:
    """The invented stories' pages, and that of a story without accounts."""
    stories = {"ferry": ferry, "hostile": hostile, "large": large, "measured": measured, "empty": Story()}
    return Pages(tmp_path_factory.mktemp("pages"), stories)


@pytest.fixture
def opened(browser: Any, pages: dict[str, Path]) -> Iterator[Callable[..., Any]]:
    """Opens a story's page, which must say nothing to the console: opened("ferry", "#p2", viewport={...})."""
    held: list[Opened] = []

    def open_it(name: str, hash: str = "", **context: Any) -> Any:  # noqa: A002
        held.append(Opened(browser, pages[name], hash, **context))
        return held[-1].page

    yield open_it
    for one in held:
        one.context.close()
        assert one.said == []


@pytest.fixture(scope="session")
def measured() -> Story:
    return measured_story()


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
def many() -> Story:
    """Thirty outlets."""
    return large_story(30, 240)


@pytest.fixture(scope="session")
def build() -> SimpleNamespace:
    """The builders: `build.account(id, text, ...)`, `build.said(account, words, ...)`, `build.point(...)`."""
    return SimpleNamespace(account=account, said=said, point=point, barbs=BARBS)
