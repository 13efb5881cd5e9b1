"""Whatever a client makes of the description of the API, it gets an answer that the description knows, and no fault."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from rashomon.archive import Archive
from rashomon.server.described import ERRORS, description
from server.conftest import Serve

TOLD = description("")
CALLS = [(method, path, told) for path, methods in TOLD["paths"].items() for method, told in methods.items()]
ODD = st.one_of(
    st.sampled_from(
        ["s1", "gazette", "1", "0", "-1", "1e400", "nan", "s0", "s01", "\x00", "%", "..", "../../etc/passwd",
         "' OR 1=1 --",
         "<script>", "{{7*7}}", "\U0001f600", "9" * 30, "2031-03-04", "number", "merge", '"', "NEAR(a", "1,2,3,4"]
    ),
    st.text(st.characters(exclude_categories=['Cs']), max_size=30),
    st.integers(-(10**20), 10**20).map(str),
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | ODD,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ODD, inner, max_size=3),
    max_leaves=6,
)
QUIET = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def bodies(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Bodies that are of the form but for some of their values, and bodies that are of none."""
    inner = schema.get("items", schema)
    names = TOLD["components"]["schemas"][inner["$ref"].rpartition("/")[2]]["properties"] if "$ref" in inner else {}
    whole = st.fixed_dictionaries({}, optional=dict.fromkeys(names, VALUES))
    return st.one_of(st.lists(whole, max_size=2) if "items" in schema else whole, VALUES)


@pytest.mark.parametrize(("method", "path", "told"), CALLS, ids=[f"{m} {p}" for m, p, _ in CALLS])
def test_every_call_answers_as_described(serve: Serve, archive: Archive, method: str, path: str, told: Any) -> None:
    client: TestClient = serve(burst=10**6)
    schema = told.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    names = [p["name"] for p in told["parameters"] if p["in"] == "query"]

    @QUIET
    @given(data=st.data())
    def ask(data: st.DataObject) -> None:
        from urllib.parse import quote

        where = {n: quote(data.draw(ODD), safe="") or "x" for n in ("story", "judgement")}
        asked = data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(names, ODD)))
        body = {"json": data.draw(bodies(schema))} if schema else {}
        answer = client.request(method.upper(), path.format(**where), params=asked, **body)
        assert answer.status_code == 200 or str(answer.status_code) in ERRORS or answer.status_code in (404, 405)
        assert answer.headers["content-type"].startswith(("application/json", "text/plain"))
        if answer.status_code != 200 and answer.headers["content-type"].startswith("application/json"):
            assert list(answer.json()) == ["error"]

    ask()
    assert list(archive.verify()) == []


@given(raw=st.binary(max_size=200))
@QUIET
def test_bytes_that_are_no_json(serve: Serve, raw: bytes) -> None:
    client: TestClient = serve(burst=10**6)
    answer = client.post("/api/accounts", content=raw, headers={"content-type": "application/json"})
    assert answer.status_code in (200, 422)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"--x"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\n"),
        ("multipart/form-data; boundary=x", b"--x\r\n" * 1000),
        ("application/x-www-form-urlencoded", b"csrf=" + b"%" * 1000),
        ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(5000))),
        ("text/plain", b"csrf"),
        ("", b""),
    ],
)
def test_forms_that_are_none(serve: Serve, kind: str, body: bytes) -> None:
    client = serve()
    for path in ("/upload", "/stories/s1/judge", "/login"):
        answer = client.post(path, content=body, headers={"content-type": kind} if kind else {})
        assert 400 <= answer.status_code < 500, path
