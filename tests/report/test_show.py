"""A story in the terminal: the words of the accounts, the width asked for, nothing that a terminal would obey."""

import re
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from rashomon.cli.app import app
from rashomon.report import render, show
from rashomon.types import Story

RUN = CliRunner()
STYLE = re.compile(r"\x1b\[[\d;]*m")


@pytest.mark.parametrize("width", [40, 80, 100])
def test_no_line_is_wider_than_asked(ferry: Story, width: int) -> None:
    lines = show(ferry, width).splitlines()
    assert max(map(len, lines)) <= width
    assert max(map(len, show(ferry, 10).splitlines())) <= 40, "never narrower than can be read"


def test_it_shows_every_version_of_what_is_contested(ferry: Story) -> None:
    text = " ".join(show(ferry, 100).split())
    for point in ferry.points[:4]:
        for said in point.statements:
            assert f"“{said.text}”" in text
    assert "◆ 1 contradicted ▲ 3 differing ● 2 agreed ○ 4 single-source" in text
    assert "p2 number: 14 or more v 19" in text
    assert "denied by “Norrlinje”" in text
    assert "burned for six hours" not in text, "single-source points are counted, and shown when asked for"


def test_a_status_shows_its_points_alone(ferry: Story) -> None:
    text = " ".join(show(ferry, 100, statuses=["single"]).split())
    assert "“the amber lark burned for six hours before tugs reached it”" in text
    assert "212 passengers" not in text
    with pytest.raises(ValueError, match="no status 'true'"):
        show(ferry, 80, statuses=["true"])


def test_colour_adds_styles_and_nothing_else(ferry: Story) -> None:
    plain, styled = show(ferry, 80), show(ferry, 80, colour=True)
    assert "\x1b" not in plain
    assert STYLE.search(styled)
    assert STYLE.sub("", styled) == plain


def test_no_text_steers_the_terminal(hostile: Story) -> None:
    said = hostile.points[0].statements[0]
    evil = "\x1b]0;owned\x07\x9b31m" + said.text
    account = msgspec.structs.replace(hostile.accounts[0], text=evil + hostile.accounts[0].text, outlet="\x1b[2J")
    statement = msgspec.structs.replace(said, start=0, end=len(evil), text=evil, by="\x1b[31m")
    point = msgspec.structs.replace(hostile.points[0], statements=(statement,), differences=(), links=())
    story = msgspec.structs.replace(hostile, accounts=(account,), points=(point,))
    for text in (show(hostile, 80), show(story, 80)):
        assert not re.search("[\0-\x09\x0b-\x1f\x7f-\x9f]", text)
    assert "\\x1b]0;owned\\x07\\x9b31m" in show(story, 100)


def test_the_verb(ferry: Story, tmp_path: Path) -> None:
    (tmp_path / "story.json").write_text(render(ferry, "json"), "utf-8")
    path = str(tmp_path / "story.json")
    done = RUN.invoke(app, ["show", path])
    assert done.exit_code == 0
    assert done.stdout == show(ferry, 80)
    assert RUN.invoke(app, ["show", path, "--colour"]).stdout == show(ferry, 80, colour=True)
    assert RUN.invoke(app, ["show", path, "--status", "Agreed"]).stdout == show(ferry, 80, statuses=["agreed"])
    assert RUN.invoke(app, ["show", "-"], input=render(ferry, "json")).stdout == show(ferry, 80)
    wrong = RUN.invoke(app, ["show", path, "--status", "true"])
    assert wrong.exit_code == 2
    assert "there is no status of points 'true'; it is one of" in wrong.stderr
    assert RUN.invoke(app, ["show", str(tmp_path / "none.json")]).exit_code == 1


def test_an_empty_story_is_shown() -> None:
    assert "0 accounts" in show(Story(), 80)
