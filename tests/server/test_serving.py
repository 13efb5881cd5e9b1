"""What a server shows and takes, and whom it lets in."""

import html
import logging
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from jsonschema import Draft202012Validator

from rashomon.archive import Archive
from rashomon.archive.stable import anchor
from rashomon.server import read_tokens
from rashomon.server.api import TABLE
from rashomon.types import Account, ArchiveError, Query
from server.conftest import EDITOR, READER, TOKENS, Serve
from waiting import soon

BEARER = {"authorization": f"Bearer {EDITOR}"}


def csrf_of(page: str) -> str:
    found = re.search(r'name="csrf" value="(\w+)"', page)
    assert found
    return found[1]


def test_every_page_is_there_and_names_no_other_host(serve: Serve) -> None:
    client = serve()
    for path in (
        "/", "/search?words=killed", "/search", "/source?name=Brandt", "/person?name=Ilse", "/stories/s1",
        "/stories/s1?since=0", "/stories/s1/page", "/stories/s1/judge?all=1", "/upload", "/login",
    ):  # fmt: skip
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "default-src 'none'" in answer.headers["content-security-policy"] or path.endswith("/page")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert not re.search(r'(src|href)="(https?:)?//', answer.text), path
        assert not re.search(r"\son\w+=", answer.text), path
    assert "Fire at Sarn" in client.get("/").text
    assert "12 killed" in client.get("/search?words=killed").text
    assert "Ilse Brandt wept" in client.get("/person?name=Ilse").text


def test_the_list_is_narrowed_by_links_that_keep_what_is_asked(serve: Serve, archive: Archive) -> None:
    other = "The Calder bridge fell with a bus on it; divers looked for the driver."
    list(archive.add([Account(id="bridge", text=other, outlet="Lamp & Sons", title="Bridge", published="2031-03-20")]))
    client = serve()
    page = client.get("/?words=killed&contested=yes").text
    assert "Fire at Sarn" in page
    assert ">Bridge<" not in page
    assert "<b>1 story</b>" in page
    links = [html.unescape(x) for x in re.findall(r'<li><a href="(/\?[^"]*)"', page)]
    assert "/?words=killed" in links  # takes off what is on
    links += [html.unescape(x) for x in re.findall(r'<li><a href="(/\?[^"]*)"', client.get("/").text)]
    steps = {"/?event=ASSAULT", "/?place=Sarn", "/?outlet=Lamp+%26+Sons", "/?contested=no"}
    assert {*steps, "/?since=2031-03-04&until=2031-03-04"} <= {x.replace("%20", "+") for x in links}
    for link in links:
        asked = dict(parse_qsl(urlsplit(link).query))
        told = client.get("/api/facets", params=asked).json()
        assert told["stories"] == len(client.get("/api/stories", params=asked).json()) > 0, link
        assert client.get(link).status_code == 200
    assert ">Bridge<" in client.get("/?outlet=lamp+%26+sons").text
    assert "No story meets all of this." in client.get("/?words=divers&contested=yes").text
    for wrong in ("/?contested=maybe", "/api/stories?contested=1", "/api/facets?since=May", "/?offset=x"):
        assert client.get(wrong).status_code == 400, wrong


def test_the_page_is_the_one_of_report(serve: Serve, archive: Archive) -> None:
    import rashomon

    client = serve()
    answer = client.get("/stories/s1/page")
    assert answer.text == rashomon.report(archive.story("s1"), "html")
    assert client.get("/stories/s1/page", headers={"if-none-match": answer.headers["etag"]}).status_code == 304


def test_the_api_gives_what_its_description_says(serve: Serve) -> None:
    client = serve()
    told = client.get("/api/openapi.json").json()
    assert {(m.upper(), p) for p, x in told["paths"].items() for m in x} == {(c.method, c.path) for c in TABLE}
    asked = {"story": "s1", "id": "gazette", "words": "killed", "since": "2031-03-04", "judgement": "1"}
    for path, methods in told["paths"].items():
        if "get" in methods:
            names = [p["name"] for p in methods["get"]["parameters"] if p["in"] == "query" and p["name"] in asked]
            answer = client.get(path.format(**asked), params={n: asked[n] for n in names})
            assert answer.status_code == 200, path
            schema = methods["get"]["responses"]["200"]["content"]["application/json"]["schema"]
            Draft202012Validator({**schema, "components": told["components"]}).validate(answer.json())
    found = client.get("/api/search", params={"figure": "killed", "least": 13}).json()
    assert [f["account"] for f in found] == ["courier"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/stories/s99", 404),
        ("/api/stories/x", 404),
        ("/api/stories/s1?revision=9", 404),
        ("/api/stories/s1?revision=-1", 400),
        ("/api/stories/s" + "9" * 40, 404),
        ("/api/search?limit=9999", 400),
        ("/api/search?least=nan", 400),
        ("/api/search?box=1,2", 400),
        ("/api/search?status=true", 400),
        ("/api/search?since=tomorrow", 400),
        ("/api/search?words=" + "x" * 2000, 400),
        ("/api/account?id=nobody", 404),
        ("/api/account", 404),
        ("/api/stories/s1/changes?since=x", 400),
        ("/static/../settings.py", 404),
        ("/static/%2e%2e%2fsettings.py", 404),
        ("/nothing", 404),
    ],
)
def test_what_cannot_be_meant_is_refused_plainly(serve: Serve, path: str, status: int) -> None:
    answer = serve().get(path)
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    if path.startswith("/api/"):
        assert list(answer.json()) == ["error"]


def test_accounts_are_uploaded_and_their_story_grows(serve: Serve, archive: Archive) -> None:
    client = serve()
    new = {
        "id": "herald", "outlet": "Herald", "published": "2031-03-05",
        "text": "The grain terminal at Sarn burned through the night. 19 killed.",
    }  # fmt: skip
    answer = client.post("/api/accounts", json=[new])
    assert answer.json() == [{"account": "herald", "outcome": "new", "version": 1}]
    soon(lambda: archive.summary("s1").accounts == 4)
    page = client.get("/upload").text
    answer = client.post(
        "/upload",
        data={"csrf": csrf_of(page), "text": new["text"] + " Pasted.", "published": "2031-03-05"},
        files=[("files", ("../../etc/passwd.txt", b"The grain terminal at Sarn burned. From a file.", "text/plain"))],
    )
    assert answer.status_code == 200
    assert answer.text.count(": new, version 1") == 2
    soon(lambda: archive.summary("s1").accounts == 6)
    assert [v.place for v in archive.versions("herald")] == ["upload"]
    assert list(archive.verify()) == []


def test_a_judgement_from_the_page_and_its_undoing(serve: Serve, archive: Archive) -> None:
    client = serve()
    page = client.get("/stories/s1/judge").text
    point = next(p for p in archive.story("s1").points if p.status == "differing")
    marks = re.findall(r'name="statements" value="([^"]+)"', page)
    assert len(marks) >= len(point.statements)
    form = {"csrf": csrf_of(page), "kind": "aside", "value": "courier", "name": "Nana", "reason": "a hoax"}
    assert client.post("/stories/s1/judge", data={**form, "csrf": "0" * 64}).status_code == 403
    assert client.post("/stories/s1/judge", data={**form, "kind": "burn"}).status_code == 400
    assert client.post("/stories/s1/judge", data=form).status_code == 303
    assert "courier" not in [a.id for a in archive.story("s1").accounts]
    assert "a hoax" in client.get("/stories/s1/judge").text
    since = client.get("/stories/s1?since=1").text
    assert "a hoax" in since
    assert re.search(r"Since revision 1: \d+ changes \([^)]*1 gone, 1 judged[^)]*\)", since), since
    undo = {"csrf": form["csrf"], "undo": "1", "name": "Nana", "reason": "it was true"}
    assert client.post("/stories/s1/judge", data=undo).status_code == 303
    assert "courier" in [a.id for a in archive.story("s1").accounts]


def test_a_judgement_over_the_api(serve: Serve, archive: Archive) -> None:
    client = serve(tokens=TOKENS)
    point = next(p for p in archive.story("s1").points if p.status == "differing")
    sides = [[{"account": a.account, "text": a.text, "start": a.start}] for a in map(anchor, point.statements)]
    given = {
        "id": 0, "story": "", "kind": "reject", "statements": sides[0], "others": sides[1], "name": "somebody else",
        "at": "", "reason": "the same toll",
    }  # fmt: skip
    kept = client.post("/api/stories/s1/judgements", json=given, headers=BEARER).json()
    assert kept["name"] == "Nana"  # whoever has the token signs, whatever they write
    assert client.get("/api/stories/s1/judgements", headers=BEARER).json() == [kept]
    path = f"/api/judgements/{kept['id']}/undo"
    assert client.post(path, json={"name": "x", "reason": "no"}, headers=BEARER).json()["undone_by"] == "Nana"
    assert client.post(path, json={"name": "x", "reason": "no"}, headers=BEARER).status_code == 400
    assert client.post("/api/judgements/x/undo", json={"name": "x", "reason": "no"}, headers=BEARER).status_code == 404


def test_roles(serve: Serve) -> None:
    client = serve(tokens=TOKENS)
    assert client.get("/api/stories").status_code == 401
    assert client.get("/", headers={"accept": "text/html"}).headers["location"] == "/login"
    assert client.get("/api/stories", headers={"authorization": "Bearer wrong"}).status_code == 401
    reader = {"authorization": f"Bearer {READER}"}
    assert client.get("/api/stories", headers=reader).status_code == 200
    assert client.post("/api/accounts", json=[{"id": "x", "text": "words"}], headers=reader).status_code == 403
    assert client.post("/api/accounts", json=[{"id": "x", "text": "words"}], headers=BEARER).status_code == 200
    assert "Add accounts" not in client.get("/", headers=reader).text


def test_logging_in_keeps_no_token_in_the_browser_and_none_in_the_log(
    serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    client = serve(tokens=TOKENS)
    with caplog.at_level(logging.DEBUG):
        assert client.post("/login", data={"token": "wrong"}).status_code == 403
        answer = client.post("/login", data={"token": EDITOR})
        cookie = answer.headers["set-cookie"]
        assert EDITOR not in cookie
        assert "HttpOnly" in cookie
        assert "samesite=strict" in cookie.lower()
        assert client.get("/").status_code == 200
        client.get(f"/search?words={EDITOR}", headers=BEARER)
        page = client.get("/upload").text
        assert client.post("/upload", data={"text": "Some words."}).status_code == 403
        assert client.post("/upload", data={"text": "Some words.", "csrf": csrf_of(page)}).status_code == 200
        assert client.post("/api/accounts", json=[{"id": "x", "text": "words"}]).status_code == 403
        headers = {"x-csrf-token": csrf_of(page)}
        assert client.post("/api/accounts", json=[{"id": "x", "text": "words"}], headers=headers).status_code == 200
    ours = [r.getMessage() for r in caplog.records if r.name.startswith("rashomon")]
    assert any("GET /search 200" in line for line in ours)
    assert not [line for line in ours if EDITOR in line or "Some words" in line]


def test_other_sites_cannot_use_the_browser_of_who_sits_at_it(serve: Serve) -> None:
    client = serve()
    given = [{"id": "x", "text": "words"}]
    for headers in (
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"origin": "http://127.0.0.1:8321"},  # ours, but without the token of our pages
        {"cookie": "a=b"},
    ):
        assert client.post("/api/accounts", json=given, headers=headers).status_code == 403, headers
    assert client.post("/api/accounts", content=b"[]", headers={"content-type": "text/plain"}).status_code == 415
    assert client.get("/", headers={"host": "rebound.example"}).status_code == 421
    assert (
        "access-control-allow-origin" not in client.get("/api/stories", headers={"origin": "https://e.example"}).headers
    )


def test_limits(serve: Serve, archive: Archive) -> None:
    client = serve(largest=2000, burst=30, rate=0.001)
    assert client.post("/api/accounts", json=[{"id": "x", "text": "word " * 1000}]).status_code == 413
    endless = (b"[" * 500 for _ in range(100))
    answer = client.post("/api/accounts", content=endless, headers={"content-type": "application/json"})
    assert answer.status_code == 413
    for wrong in (b"{", b"[1]", b"[]", b'[{"id": "a"}]', b'[{"id": "a", "text": "..."}]', b"[" * 900):
        answer = client.post("/api/accounts", content=wrong, headers={"content-type": "application/json"})
        assert answer.status_code == 422, wrong
    statuses = [client.get("/api/status").status_code for _ in range(40)]
    assert statuses[0] == 200
    assert statuses[-1] == 429
    assert archive.status().accounts == 3


def test_atom(serve: Serve) -> None:
    client = serve()
    for path in ("/stories/s1/atom", "/search/atom?words=killed"):
        feed = ET.fromstring(client.get(path).text)
        assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
        assert feed.findall("{http://www.w3.org/2005/Atom}entry")


def test_under_a_path_behind_a_proxy(serve: Serve) -> None:
    client = serve(path="/desk", names=("desk.example",))
    for path in ("/desk/", "/"):  # whether or not the proxy takes the path off
        page = client.get(path, headers={"host": "desk.example"}).text
        links = re.findall(r'(?:href|src|action)="([^"]*)"', page)
        assert links
        assert [x for x in links if not x.startswith(("/desk/", "#"))] == []
    assert client.get("/desk/stories/s1/page").status_code == 200
    assert client.get("/api/openapi.json").json()["servers"] == [{"url": "/desk"}]


def test_tokens_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "tokens"
    file.write_text(f"# who may come in\neditor {EDITOR} Nana K.\nreader {READER}\n")
    assert [(t.role, t.name) for t in read_tokens(file)] == [("editor", "Nana K."), ("reader", "reader")]
    for wrong in ("", "editor short x", f"owner {EDITOR} x"):
        file.write_text(wrong)
        with pytest.raises(ArchiveError):
            read_tokens(file)


HOSTILE = "<script>alert(1)</script>{{7*7}}{% raw %}\u202e\x00'\"><img src=x onerror=alert(1)> ]]> &amp; words."


def test_hostile_accounts_stay_text(serve: Serve, archive: Archive) -> None:
    list(archive.add([Account(id=HOSTILE, text=HOSTILE * 3, outlet=HOSTILE, title=HOSTILE, url="javascript:x")]))
    client = serve()
    name = archive.search(Query(words="raw"))[0].story
    shown = f"/stories/{name}"
    for path in ("/", "/search?words=raw", f"{shown}?since=0", f"{shown}/judge?all=1", f"{shown}/page"):
        page = client.get(path)
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text
        assert 'href="javascript' not in page.text
    assert ">49<" not in client.get("/search", params={"words": "{{7*7}}"}).text
    ET.fromstring(client.get("/search/atom?words=raw").text)
    ET.fromstring(client.get(f"/stories/{name}/atom").text)


def test_who_uploads_faster_than_is_read_is_asked_to_wait(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    client = serve()
    sent = [{"id": "late", "text": "A fire broke out at the pier in Sarn, police said."}]
    with monkeypatch.context() as held:
        held.setattr("rashomon.server.worker.WAITING", 0)
        answer = client.post("/api/accounts", json=sent)
        assert answer.status_code == 503
        assert "try again" in answer.json()["error"]
    assert client.post("/api/accounts", json=sent).json()[0]["outcome"] == "new"
