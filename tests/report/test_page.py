"""The page as a parser sees it: the words of the accounts, exactly, and nothing else that could act."""

import base64
import hashlib
import re
import time
from itertools import pairwise
from types import SimpleNamespace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from rashomon.report import render
from rashomon.report.marking import Mark, segments
from rashomon.report.restoring import Restorer
from rashomon.report.safety import web_address, writable
from rashomon.types import Furniture, Sentence, Story, StoryAccount


def _page(story: Story) -> html.HtmlElement:
    return html.document_fromstring(render(story, "html"), parser=html.HTMLParser(encoding=None, huge_tree=True))


@pytest.fixture(scope="module")
def ferry_page(ferry: Story) -> html.HtmlElement:
    return _page(ferry)


@pytest.fixture(scope="module")
def hostile_page(hostile: Story) -> html.HtmlElement:
    return _page(hostile)


def _shown(text: str) -> str:
    """Text as lxml gives it back: it drops what XML cannot hold, and NUL is U+FFFD."""
    return text.replace("\0", "\ufffd")


@pytest.mark.parametrize("name", ["ferry", "hostile"])
def test_every_quotation_is_the_slice(name: str, request: pytest.FixtureRequest) -> None:
    story, page = request.getfixturevalue(name), request.getfixturevalue(f"{name}_page")
    texts = {account.id: account.text for account in story.accounts}
    for number, point in enumerate(story.points, 1):
        quoted = [q.text_content() for q in page.xpath(f"//article[@id='p{number}']//q[@class='words']")]
        assert sorted(quoted) == sorted(_shown(texts[s.account][s.start : s.end]) for s in point.statements)
        credited = [q.text_content() for q in page.xpath(f"//article[@id='p{number}']//q[@class='by']")]
        assert sorted(credited) == sorted(_shown(s.by) for s in point.statements if s.by)


@pytest.mark.parametrize("name", ["ferry", "hostile"])
def test_every_account_stands_in_full_word_for_word(name: str, request: pytest.FixtureRequest) -> None:
    story, page = request.getfixturevalue(name), request.getfixturevalue(f"{name}_page")
    for number, account in enumerate(story.accounts, 1):
        (text,) = page.xpath(f"//div[@data-account='a{number}']")
        assert text.text_content() == _shown(account.text)
        assert [e.text_content() for e in text.xpath(".//span[contains(@class, 'aside')]")] == [
            _shown(account.text[f.start : f.end]) for f in account.furniture
        ]


@pytest.mark.parametrize("name", ["ferry", "hostile"])
def test_statements_and_points_lead_to_each_other(name: str, request: pytest.FixtureRequest) -> None:
    story, page = request.getfixturevalue(name), request.getfixturevalue(f"{name}_page")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {a.get("href")[1:] for a in page.xpath("//a[starts-with(@href, '#')]")} <= set(ids)
    for p, point in enumerate(story.points, 1):
        for s, statement in enumerate(point.statements, 1):
            marks = page.xpath(f"//mark[contains(concat(' ', @data-s, ' '), ' {p}-{s} ')]")
            assert "".join(mark.text_content() for mark in marks) == _shown(statement.text)
            assert marks[0].xpath(f".//*[@id='s{p}-{s}']")
            (account,) = {mark.xpath("string(ancestor::div/@data-account)") for mark in marks}
            assert page.xpath(f"//div[@data-account='{account}']//a[@class='ref {point.status}'][@href='#p{p}']")
        assert page.xpath(f"//article[@id='p{p}']//a[@href='#s{p}-{len(point.statements)}']")


@pytest.mark.parametrize("name", ["ferry", "hostile"])
def test_the_page_holds_nothing_that_acts_or_fetches(name: str, request: pytest.FixtureRequest) -> None:
    page = request.getfixturevalue(f"{name}_page")
    assert len(page.xpath("//style")) == 1
    assert [s.get("type") for s in page.xpath("//script")] == [None, "application/json", None]
    tags = {element.tag for element in page.iter() if isinstance(element.tag, str)}
    assert not tags & {
        "img",
        "image",
        "use",
        "foreignobject",
        "animate",
        "iframe",
        "object",
        "embed",
        "link",
        "base",
        "form",
        "b-i",
        "video",
        "audio",
        "i",
    }
    names = {name for element in page.iter() for name in element.attrib}
    assert not {n for n in names if n.startswith("on")} | (names & {"style", "src", "srcset", "action", "formaction"})
    outward = [a for a in page.xpath("//*[@href]") if not a.get("href").startswith("#")]
    assert {a.tag for a in outward} == {"a"}
    assert all(re.match("https?://", a.get("href")) for a in outward)
    assert {a.get("rel") for a in outward} == {"noopener noreferrer nofollow"}
    assert not [c for c in page.iter() if c.tag is etree.Comment]


def test_the_policy_allows_the_pages_own_style_and_script_alone(hostile: Story) -> None:
    text = render(hostile, "html")
    page = html.document_fromstring(text)
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    for tag, number in (("style", 1), ("script", 2)):
        contents = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digests = [base64.b64encode(hashlib.sha256(content.encode()).digest()).decode() for content in contents]
        assert rules.pop(f"{tag}-src") == " ".join(f"'sha256-{digest}'" for digest in digests)
        assert len(contents) == number
        assert "</" not in "".join(contents)
    assert rules == {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}
    assert text.index("Content-Security-Policy") < text.index("<style>")


def test_headings_follow_one_another_without_a_gap(ferry_page: html.HtmlElement) -> None:
    levels = [int(e.tag[1]) for e in ferry_page.xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert ferry_page.get("lang") == "en"
    assert len(ferry_page.xpath("//main")) == 1


def test_the_masthead_says_what_the_page_holds(ferry_page: html.HtmlElement) -> None:
    assert ferry_page.findtext(".//title").startswith(
        "The ferry Amber Lark caught fire off Senn Point on Tuesday night"
    )
    masthead = " ".join(ferry_page.xpath("//header[@class='masthead']")[0].text_content().split())
    for part in ("6 accounts", "6 outlets", "1 near copy counted once", "1 not read", "8 origins", "10 points"):
        assert part in masthead
    assert "read 7 March 2031, 09:05 UTC by rashomon 9.9.9" in masthead
    assert "WhenTuesday night 4 March 2031, 18:00–24:00" in masthead
    assert "WhereSenn Point" in masthead
    tiles = [re.sub(r"\s+", " ", t.text_content()).strip() for t in ferry_page.xpath("//a[@data-filter]")]
    assert tiles == ["1 ◆ Contradicted", "3 ▲ Differing", "2 ● Agreed", "4 ○ Single-source"]


def test_rival_versions_stand_side_by_side(ferry_page: html.HtmlElement) -> None:
    sides = ferry_page.xpath("//article[@id='p2']//section[contains(@class, 'version')]")
    quoted = [[q.text_content() for q in side.xpath(".//q[@class='words']")] for side in sides]
    assert quoted == [
        ["at least 14 people were killed", "At least 14 people were killed", "At least 14 people were killed"],
        ["Nineteen people died", "ferry fire kills 19 off senn point"],
    ]
    words = re.sub(r"\s+", " ", ferry_page.get_element_by_id("p2").text_content())
    assert "14 or more A v 19 B" in words
    assert "Apart in number: Capital Courier / North Wire: 19 v 14 or more" in words
    assert "Held together: The Senn Bugle + North Wire: shared rare words, statement 2 score 0.52" in words
    assert "crediting the transport ministry" in words
    assert "near copy of North Wire" in words


def test_contested_points_can_be_seen_at_a_glance(ferry_page: html.HtmlElement) -> None:
    lines = [re.sub(r"\s+", " ", a.text_content()).strip() for a in ferry_page.xpath("//section[@class='glance']//a")]
    assert lines == [
        "◆contradicted, claim one denies it (alarm), the other does not 3 outlets",
        "▲differing, number 14 or more v 19 4 outlets",
        "▲differing, number 212 v about 200 3 outlets",
        "▲differing, place engine room v car deck 2 outlets",
    ]
    assert ferry_page.xpath("//section[@class='glance']//a/@href") == ["#p1", "#p2", "#p4", "#p3"]


def test_what_is_denied_is_not_credited(ferry: Story, ferry_page: html.HtmlElement) -> None:
    credited = [" ".join(p.text_content().split()) for p in ferry_page.xpath("//article[@id='p1']//p[@class='credit']")]
    assert sorted(c.split(" ↳")[0] for c in credited if "Norrlinje" in c) == [
        "crediting Norrlinje",
        "denied by Norrlinje",
    ]
    first = msgspec.structs.replace(ferry.points[5].statements[0], denied=True)
    point = msgspec.structs.replace(ferry.points[5], statements=(first,), links=())
    page = _page(msgspec.structs.replace(ferry, points=(point,)))
    (credit,) = page.xpath("//article[@id='p1']//p[@class='credit']")
    assert "denied, by whom is not said" in credit.text_content()
    assert "in its own voice" not in credit.text_content()


def test_the_labels_say_no_more_than_was_found(ferry: Story) -> None:
    for form in ("html", "md"):
        text = render(ferry, form)
        assert "Two outlets or more say it, and nothing was found that surely parts them." in text
        assert "One account denies what another says." in text


def test_the_overview_lists_wording_last(build: SimpleNamespace) -> None:
    held = [build.account(f"x{n}", f"{n} boats came", outlet=f"Outlet {n}") for n in range(2)]
    given = ["quote", "name", "time", "place", "claim", "number"]
    points = [
        build.point(n, "differing", [build.said(a, a.text) for a in held], (aspect, 0, 1, "one v other"))
        for n, aspect in enumerate(given, 1)
    ]
    denial = build.point(9, "contradicted", [build.said(a, a.text) for a in held], ("claim", 0, 1, "one denies it"))
    page = _page(Story(accounts=tuple(held), points=(*points, denial)))
    listed = [a.text_content() for a in page.xpath("//section[@class='glance']//span[@class='about']")]
    assert listed == ["claim", "number", "claim", "place", "time", "name", "quote"]


def test_a_mark_may_belong_to_several_points(ferry_page: html.HtmlElement) -> None:
    texts = {m.get("data-s"): m.text_content() for m in ferry_page.xpath("//div[@data-account='a1']//mark")}
    assert texts["5-1 9-1"] == "off Senn Point"
    assert texts["3-1 10-1"] == "engine room"
    assert texts["10-1"] == " shortly after 9 p.m."


def test_what_does_not_show_is_named(hostile_page: html.HtmlElement) -> None:
    facts = hostile_page.xpath("//article[@id='a1']//ul[@class='facts']")[0].text_content()
    assert "U+0000" in facts
    assert "U+202E" in facts


def test_a_big_story_renders_fast_and_small(large: Story) -> None:
    began = time.process_time()
    text = render(large, "html")
    assert time.process_time() - began < 5, "2 s on a quiet machine"
    assert len(text.encode()) < 5_000_000


@pytest.mark.parametrize("url", ["https://a.example/x?y=1&z='2'", "HTTP://a.example", "https://é.example/ü"])
def test_web_addresses_are_links(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", " https://a.example", "https://a.example/\u202egpj", "java\nscript:x",
     "//a.example", "file:///etc/hosts", "https://a.example/ x", 'https://a.example/"x', "data:text/html,x", "https://\u200ba.example"],
)  # fmt: skip
def test_other_addresses_are_not(url: str | None) -> None:
    assert web_address(url) is None


def test_half_a_surrogate_pair_does_not_stop_the_page() -> None:
    assert writable("a\ud800b\0").encode() == "a\ufffdb\ufffd".encode()


TEXT = "abcdefghij" * 3
SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted).filter(lambda span: span[0] < span[1])


@given(st.lists(SPANS, max_size=8), st.lists(SPANS, max_size=4))
def test_segments_joined_are_the_text(spans: list[list[int]], asides: list[list[int]]) -> None:
    marks = [Mark(start, end, number, 0) for number, (start, end) in enumerate(spans)]
    pieces = segments(TEXT, marks, [(start, end) for start, end in asides])
    assert "".join(piece.text for piece in pieces) == TEXT
    for mark in marks:
        held = [piece for piece in pieces if mark in piece.marks]
        assert "".join(piece.text for piece in held) == TEXT[mark.start : mark.end]
        assert mark in held[0].opens
        assert mark in held[-1].closes
    at = 0
    for piece in pieces:
        inside = any(start <= at < end for start, end in asides)
        assert (piece.furniture is not None) == inside
        at += len(piece.text)


def test_a_stretch_of_flattened_text_is_restored(ferry: Story) -> None:
    flat = next(account for account in ferry.accounts if account.id == "flat")
    look = Restorer(flat)

    def restored(words: str) -> str | None:
        start = flat.text.index(words)
        return look.restored(start, start + len(words))

    assert restored("ferry fire kills 19 off senn point") == "Ferry fire kills 19 off Senn Point."
    assert restored("fire kills 19 off senn") == "fire kills 19 off Senn"
    assert restored("did not sound minister oren") == "did not sound. Minister Oren"
    assert restored("erry fire") is None


def test_a_restored_form_of_other_words_is_not_shown(build: SimpleNamespace) -> None:
    account: StoryAccount = build.account("x", "two boats sank")
    wrong = (Sentence(0, 14, "Three boats sank."),)
    assert (
        Restorer(StoryAccount(id="x", text=account.text, words=3, sha256="", sentences=wrong)).restored(0, 14) is None
    )


def test_a_reason_for_setting_words_aside_is_given_once(ferry: Story) -> None:
    first = ferry.accounts[0]
    aside = tuple(Furniture(k, k + 3, "an advert" if k else "a banner") for k in (0, 8, 16))
    story = msgspec.structs.replace(
        ferry, accounts=(msgspec.structs.replace(first, furniture=aside), *ferry.accounts[1:])
    )
    text = " ".join(_page(story).text_content().split())
    assert "Set aside as no part of the account: a banner; an advert (2 times)" in text
