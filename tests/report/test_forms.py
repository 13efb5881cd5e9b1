"""JSON, CSV and Markdown, and what is refused."""

import csv
import io
import re

import msgspec
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from rashomon.report import FORMS, render
from rashomon.report.safety import isolated
from rashomon.text.cells import safe
from rashomon.types import Story


@pytest.mark.parametrize("form", FORMS)
def test_the_same_story_gives_the_same_text(ferry: Story, form: str) -> None:
    assert render(ferry, form) == render(msgspec.json.decode(msgspec.json.encode(ferry), type=Story), form)


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_story_has_every_form(form: str) -> None:
    assert render(Story(), form)


@pytest.mark.parametrize("form", ["pdf", "HTML", ""])
def test_an_unknown_form_is_refused_with_the_known_ones(ferry: Story, form: str) -> None:
    with pytest.raises(ValueError, match="html, json, md, csv"):
        render(ferry, form)


def _changed(story: Story, **change: object) -> Story:
    point = story.points[0]
    bad = msgspec.structs.replace(point.statements[0], **change)
    return msgspec.structs.replace(
        story, points=(msgspec.structs.replace(point, statements=(bad, *point.statements[1:])), *story.points[1:])
    )


@pytest.mark.parametrize(
    "change", [{"text": "We heard an alarm"}, {"start": 0}, {"end": 10**6}, {"start": 5, "end": 5}, {"account": "none"}]
)
def test_words_that_no_account_holds_are_refused(ferry: Story, change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="p1"):
        render(_changed(ferry, **change), "json")


def test_two_accounts_of_one_id_are_refused(ferry: Story) -> None:
    with pytest.raises(ValueError, match="bugle"):
        render(msgspec.structs.replace(ferry, accounts=(*ferry.accounts, ferry.accounts[0])), "csv")


def test_json_is_the_story(ferry: Story, hostile: Story) -> None:
    for story in (ferry, hostile):
        text = render(story, "json")
        assert text.endswith("}\n")
        assert msgspec.json.decode(text, type=Story) == story
    assert render(ferry, "json").startswith('{\n "schema": "rashomon/story/1",')


def _rows(story: Story) -> list[dict[str, str]]:
    text = render(story, "csv")
    assert text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _given(field: str) -> str:
    return field[1:] if re.match("'+[=+\\-@\t\r\n＝＋－＠]", field) else field


def test_the_ledger_has_a_row_a_statement(ferry: Story, hostile: Story) -> None:
    for story in (ferry, hostile):
        rows = iter(_rows(story))
        texts = {account.id: account.text for account in story.accounts}
        for point in story.points:
            for statement in point.statements:
                row = next(rows)
                assert (
                    _given(row["quote"]) == statement.text == texts[row["account"]][int(row["start"]) : int(row["end"])]
                )
                assert (row["point"], row["status"]) == (point.id, point.status)
                assert _given(row["by"]) == (statement.by or "")
                assert _given(row["cue"]) == (statement.cue or "")
                assert row["denied"] == str(statement.denied).lower()
        assert next(rows, None) is None


def test_the_ledgers_columns_stand_in_their_order(ferry: Story) -> None:
    head, first = render(ferry, "csv").split("\r\n")[:2]
    assert head == "point,status,outlet,quote,start,end,by,url,published,account,origin,cue,denied"
    assert first.startswith("p1,contradicted,The Senn Bugle,We heard no alarm,")
    assert first.endswith(",Tomas Weil,https://bugle.example/amber-lark,2031-03-05,bugle,Tomas Weil,,false")


@pytest.mark.parametrize("field", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", "'=1", "''@x"])
def test_no_field_of_the_ledger_is_a_formula(field: str) -> None:
    assert safe(field) == "'" + field
    assert _given(safe(field)) == field


@pytest.mark.parametrize("field", ["12 = 12", "'tis", "", "a-b"])
def test_other_fields_of_the_ledger_stay_as_they_are(field: str) -> None:
    assert safe(field) == _given(field) == field


def _markdown(text: str) -> list[Token]:
    return MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(text)


def _inline(text: str) -> list[Token]:
    return [child for token in _markdown(text) for child in token.children or ()]


def test_hostile_text_is_no_markdown(hostile: Story) -> None:
    text = render(hostile, "md")
    tokens = _markdown(text)
    blocks = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert blocks <= {
        *("heading", "inline", "paragraph", "blockquote", "bullet_list", "list_item"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
    found = _inline(text)
    assert {token.type for token in found} <= {"text", "softbreak", "strong_open", "strong_close", "text_special",
                                               "link_open", "link_close"}  # fmt: skip
    assert {token.attrGet("href") for token in found if token.type == "link_open"} == {"https://ok.example/a?b=1&c"}
    assert {len(row) for row in _table_rows(tokens)} == {3, 7}


def _table_rows(tokens: list[Token]) -> list[list[Token]]:
    rows: list[list[Token]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("td_open", "th_open"):
            rows[-1].append(token)
    return rows


def test_the_brief_quotes_every_statement_of_a_contested_point(hostile: Story, ferry: Story) -> None:
    for story in (ferry, hostile):
        shown = "\n".join(
            "".join(child.content if child.type != "softbreak" else " " for child in token.children or ())
            for token in _markdown(render(story, "md"))
        )
        for point in story.points:
            for statement in (
                point.statements if point.status in ("contradicted", "differing") else point.statements[:1]
            ):
                words = " ".join(statement.text.replace("\0", "\ufffd").split())
                assert f"“{isolated(words)}” — " in shown


def test_the_brief_puts_contested_points_first(ferry: Story) -> None:
    text = render(ferry, "md")
    places = [text.index(f"## {head}\n") for head in ("◆ Contradicted", "▲ Differing", "● Agreed", "○ Single-source")]
    assert places == sorted(places)
    assert all(account.sha256 in text for account in ferry.accounts)
    assert "- number: 14 or more (A) v 19 (B)" in text
    assert "near copy of North Wire" in text


def test_what_is_denied_is_not_credited(ferry: Story) -> None:
    brief, rows = render(ferry, "md"), _rows(ferry)
    assert "“the alarm had failed” — Capital Courier, denied by “Norrlinje”; goes back to Norrlinje statement" in brief
    assert "“The alarm worked as it should” — Capital Courier, crediting “Norrlinje”" in brief
    assert [(row["cue"], row["denied"]) for row in rows[:4]] == [("", "false")] * 3 + [("denied", "true")]
    nameless = render(_changed(ferry, by=None, denied=True), "md")
    assert "“We heard no alarm” — The Senn Bugle, denied, by whom is not said" in nameless


def test_a_version_in_the_brief_carries_its_value(ferry: Story) -> None:
    brief = render(ferry, "md")
    assert "**Version B: 19**\n\n- “Nineteen people died” — Capital Courier" in brief
    assert "**Version B**\n\n- “The alarm worked as it should”" in brief


def test_direction_marks_cannot_reach_beyond_their_words() -> None:
    assert isolated("plain") == "plain"
    fenced = isolated("a\u202eb\u2069c\u2067d")
    assert fenced == "\u2068\u2068a\u202eb\u2069c\u2067d\u2069\u2069"
    assert len(re.findall("[\u2066-\u2068]", fenced)) == fenced.count("\u2069")
