from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.types import Account, Problem, Reading
from rashomon.workers import Journal, read_here
from rashomon.workers.journal import key_of

ENTRIES = [(key_of(b"a"), b"one"), (key_of(b"b"), b""), (key_of(b"c"), b"three" * 50)]


def filled(path: Path) -> Path:
    journal = Journal(path)
    assert journal.again(ENTRIES[0][0]) is None
    for key, data in ENTRIES:
        journal.put(key, data)
    journal.close()
    return path


def test_what_was_put_comes_again_in_order(tmp_path: Path) -> None:
    journal = Journal(filled(tmp_path / "j"))
    found = [journal.again(key) for key, _ in ENTRIES]
    assert [f and f[0] for f in found] == [data for _, data in ENTRIES]
    assert [journal.at(f[1]) for f in found if f] == [data for _, data in ENTRIES]
    assert journal.again(key_of(b"d")) is None
    journal.close()


def test_another_key_takes_off_what_follows(tmp_path: Path) -> None:
    path = filled(tmp_path / "j")
    journal = Journal(path)
    assert journal.again(ENTRIES[0][0])
    assert journal.again(key_of(b"other")) is None
    journal.put(key_of(b"other"), b"new")
    journal.close()
    again = Journal(path)
    assert again.again(ENTRIES[0][0])
    assert (again.again(key_of(b"other")) or b"")[0] == b"new"
    assert again.again(ENTRIES[2][0]) is None
    again.close()


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 400), st.booleans())
def test_a_journal_cut_anywhere_gives_its_whole_entries_and_takes_new_ones(cut: int, flip: bool) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = filled(Path(folder, "j"))
        data = bytearray(path.read_bytes())
        kept = data[: min(cut, len(data))]
        if flip and kept:
            kept[-1] ^= 1
        path.write_bytes(kept)
        journal = Journal(path)
        whole = 0
        for key, value in ENTRIES:
            found = journal.again(key)
            if found is None:
                journal.put(key, value)
            else:
                assert found[0] == value
                whole += 1
        journal.close()
        again = Journal(path)
        assert [(again.again(key) or (None,))[0] for key, _ in ENTRIES] == [value for _, value in ENTRIES]
        again.close()
        assert whole < len(ENTRIES) or len(kept) == len(data)


def test_two_runs_do_not_write_one_journal(tmp_path: Path) -> None:
    first = Journal(tmp_path / "j")
    assert first.empty()
    with pytest.raises(OSError, match="unavailable"):
        Journal(tmp_path / "j")
    first.put(*ENTRIES[0])
    assert not first.empty()
    first.close()
    Journal(tmp_path / "j").close()


def test_what_was_read_is_not_read_again_and_keeps_its_place(tmp_path: Path) -> None:
    items = [Account(id="a", text="1"), Problem(input="x", reason="y"), *(Account(id=i, text="2") for i in "bcd")]
    asked: list[str] = []

    def read(left: Iterable[Account | Problem]) -> Iterator[tuple[Account, Reading] | Problem]:
        for item in left:
            if isinstance(item, Account):
                asked.append(item.id)
            yield (item, Reading(id=item.id)) if isinstance(item, Account) else item

    whole = [(i, Reading(id=i.id)) if isinstance(i, Account) else i for i in items]
    for stop in (2, 4, 5, 5):
        journal = Journal(tmp_path / "j")
        assert list(islice(read_here(read, items, journal, b""), stop)) == whole[:stop]
        journal.close()
    assert asked == ["a", "b", "c", "d"]
