"""Answers kept ready: made once, given while they are true, and no longer."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from rashomon.archive import Archive
from rashomon.server.ready import Ready
from rashomon.types import Account, Judgement
from server.conftest import Serve


def test_what_many_ask_for_at_once_is_made_once() -> None:
    ready, made, go = Ready(), [], threading.Event()

    def make() -> bytes:
        assert go.wait(300)
        made.append(1)
        return b"page"

    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(ready.of, ("page", 1), make) for _ in range(8)]
        go.set()
        assert {x.result(300) for x in asked} == {b"page"}
    assert made == [1]


def test_what_was_not_asked_for_longest_makes_room() -> None:
    ready = Ready(100)
    for name in "ab":
        ready.of((name,), lambda: b"x" * 40)
    ready.of(("a",), lambda: b"never")
    ready.of(("c",), lambda: b"x" * 40)
    assert ready.of(("a",), lambda: b"anew") == b"x" * 40
    assert ready.of(("b",), lambda: b"anew") == b"anew"
    assert ready.of(("d",), lambda: b"x" * 1000) == b"x" * 1000
    assert ready.of(("d",), lambda: b"again") == b"again"


def test_what_fails_is_asked_for_again() -> None:
    def fails() -> bytes:
        raise ValueError

    ready = Ready()
    with pytest.raises(ValueError):  # noqa: PT011
        ready.of(("a",), fails)
    assert ready.of(("a",), lambda: b"now") == b"now"


@pytest.mark.parametrize(
    "path", ["/stories/s1/page", "/api/stories/s1", "/api/stories/s1/changes?since=1", "/stories/s1/page?revision=1"]
)
def test_a_client_is_sent_again_what_is_otherwise_and_only_that(serve: Serve, archive: Archive, path: str) -> None:
    client = serve()
    first = client.get(path)
    mark = first.headers["etag"]
    assert client.get(path, headers={"if-none-match": mark}).status_code == 304
    assert client.get(path, headers={"if-none-match": f'"other", W/{mark}'}).status_code == 304
    assert client.get(path, headers={"if-none-match": '"other"'}).content == first.content
    aside = Judgement(id=0, story="", kind="aside", value="courier", name="Nana", at="", reason="a hoax")
    kept = archive.judge("s1", aside)
    second = client.get(path, headers={"if-none-match": mark})
    assert second.status_code == 200
    assert second.content != first.content
    archive.undo(kept.id, "Nana", "it was none")
    if "changes" not in path:
        assert client.get(path).content == first.content
    list(archive.add([Account(id="herald", text="The grain terminal at Sarn burned through the night. 14 killed.")]))
    third = client.get(path)
    assert (third.content == first.content) == ("revision=1" in path)
    archive.remove("courier")
    left = client.get(path, headers={"if-none-match": mark})
    assert left.status_code == 200
    assert "Rebels attacked" not in left.text or "changes" in path
