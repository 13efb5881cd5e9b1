"""Files at addresses, and Parquet. Skipped where pyarrow, which comes with the extra `ray`, is absent."""

import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rashomon.pipeline import stream
from rashomon.types import Account, Problem

pa = pytest.importorskip("pyarrow", reason="pyarrow comes with an extra: make ray")
parquet: Any = pytest.importorskip("pyarrow.parquet")

ROWS = [
    {"id": "a", "text": "The ferry Marigold ran aground.", "published": "2031-03-04"},
    {"id": "b", "text": "Bakers in Ostrava walked out.", "outlet": "Courier", "published": "2031-03-05"},
]
TOLD = [Account(**row) for row in ROWS]


@pytest.fixture
def store() -> Any:
    from rashomon.workers.store import Store

    return Store()


def taken(store: Any, *names: str) -> list[Account | Problem]:
    return list(stream(names, store=store))


def lines(rows: list[dict[str, Any]]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def test_addresses_of_files_are_those_files(store: Any, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(ROWS))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(lines(ROWS)))
    assert taken(store, f"file://{tmp_path}/a.jsonl") == TOLD
    assert taken(store, f"file://{tmp_path}/b.jsonl.gz") == TOLD


def test_parquet_is_taken_in_row_by_row(store: Any, tmp_path: Path) -> None:
    rows = [{"outlet": None, **row, "published": date.fromisoformat(row["published"])} for row in ROWS]
    parquet.write_table(pa.Table.from_pylist([*rows, {"id": "c", "text": None}]), tmp_path / "a.parquet")
    found = taken(store, str(tmp_path / "a.parquet"))
    assert found[:2] == TOLD
    assert isinstance(found[2], Problem)
    assert "a.parquet, line 3" in found[2].input


def test_a_folder_at_an_address_is_its_files_by_name(store: Any, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "2.jsonl").write_bytes(lines(ROWS[1:]))
    (tmp_path / "in" / "1.jsonl").write_bytes(lines(ROWS[:1]))
    (tmp_path / "in" / "_SUCCESS").write_bytes(b"")
    assert taken(store, f"file://{tmp_path}") == TOLD
    again = taken(store, f"file://{tmp_path}/in/", f"file://{tmp_path}/in/1.jsonl")
    assert again[:2] == TOLD
    assert isinstance(again[2], Problem)
    assert again[2].input == f"file://{tmp_path}/in/1.jsonl, line 1"


@pytest.mark.parametrize("name", ["nothing.jsonl", "broken.parquet", "empty"])
def test_what_cannot_be_opened_is_a_problem(store: Any, tmp_path: Path, name: str) -> None:
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 and no more")
    (tmp_path / "empty").mkdir()
    (found,) = taken(store, f"file://{tmp_path}/{name}")
    assert isinstance(found, Problem)
    assert name in found.input


def test_without_a_store_no_address_is_opened(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(ROWS))
    (found,) = stream([f"file://{tmp_path}/a.jsonl"])
    assert isinstance(found, Problem)


def test_what_is_written_is_there_whole_or_not_at_all(store: Any, tmp_path: Path) -> None:
    with store.writing(f"file://{tmp_path}/out.jsonl") as file:
        file.write(lines(ROWS))
        assert not (tmp_path / "out.jsonl").exists()
    assert (tmp_path / "out.jsonl").read_bytes() == lines(ROWS)

    def broken() -> None:
        with store.writing(f"file://{tmp_path}/out.jsonl") as file:
            file.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken()
    assert [p.name for p in tmp_path.iterdir()] == ["out.jsonl"]
    assert (tmp_path / "out.jsonl").read_bytes() == lines(ROWS)


def test_readings_and_stories_as_parquet(store: Any, tmp_path: Path) -> None:
    reading = {"id": "a", "unread": "no words", "sentences": []}
    story = {"accounts": ["a", "b"], "why": ["opens", "is like a"], "changes": [], "open": False}
    for name, row in (("readings", reading), ("stories", story)):
        with store.writing(str(tmp_path / f"{name}.parquet")) as file:
            for _ in range(1200):
                file.write(lines([row]))
    readings = parquet.read_table(tmp_path / "readings.parquet").to_pylist()
    assert readings == 1200 * [{"id": "a", "unread": "no words", "reading": lines([reading]).decode()[:-1]}]
    assert parquet.read_table(tmp_path / "stories.parquet").to_pylist() == 1200 * [story]
