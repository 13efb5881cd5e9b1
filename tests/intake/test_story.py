"""Stories taken in again."""

import io
from pathlib import Path

import pytest

import rashomon
from rashomon.types import Story, StoryError

STORY = rashomon.reconcile([rashomon.Account(id="a", text="The ferry Marigold ran aground with 84 people.")])


def test_a_story_comes_back_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "story.json"
    file.write_text(rashomon.report(STORY, "json"), "utf-8")
    assert rashomon.load_story(file) == STORY
    assert rashomon.load_story("-", stdin=io.BytesIO(file.read_bytes())) == STORY


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (b"", "no story in JSON"),
        (b"# A brief", "no story in JSON"),
        (b"[1, 2]", "no story in JSON"),
        (b"\xff\xfe", "no story in JSON"),
        (b'{"a": 1}', "no story"),
        (b'{"schema": "rashomon/story/2"}', "reads 'rashomon/story/1'"),
        (b'{"schema": "rashomon/story/1", "points": [{"id": "p1"}]}', "not a whole story"),
    ],
)
def test_anything_else_is_refused_with_the_reason(tmp_path: Path, written: bytes, why: str) -> None:
    file = tmp_path / "story.json"
    file.write_bytes(written)
    with pytest.raises(StoryError, match=why) as e:
        rashomon.load_story(file)
    assert str(file) in str(e.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(StoryError, match="No such file"):
        rashomon.load_story(tmp_path / "none.json")
    with pytest.raises(StoryError, match="is a folder"):
        rashomon.load_story(tmp_path)


def test_fields_of_a_later_version_are_passed_over() -> None:
    assert rashomon.load_story("-", stdin=io.BytesIO(b'{"schema": "rashomon/story/1", "weather": 1}')) == Story()
