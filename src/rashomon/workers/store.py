"""Files where a cluster keeps them, JSON Lines and Parquet, on the file systems that pyarrow knows, as Ray Data does.

pyarrow comes with `pip install "rashomon[ray]"`; this is the one file that opens and writes files with it.
"""

import contextlib
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from rashomon.types import EngineError

SCHEMES = ("file", "s3", "gs", "gcs", "hdfs", "viewfs", "abfs", "abfss")
PARQUET = ".parquet"
LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".jsonl.xz", ".ndjson.xz")
ROWS = 500
"""Rows of Parquet taken in at once, and written at once."""
_URL = re.compile(rf"({'|'.join(SCHEMES)})://", re.IGNORECASE)


class Store:
    """What lies at such addresses, and in Parquet files anywhere."""

    def __init__(self) -> None:
        """Raises EngineError where pyarrow is not installed."""
        try:
            import pyarrow
            from pyarrow import fs, parquet
        except ImportError as e:
            raise EngineError('--engine ray needs Ray, which is not installed: pip install "rashomon[ray]"') from e
        self._pa, self._fs, self._parquet = pyarrow, fs, parquet

    def holds(self, name: str) -> bool:
        """Whether this is an address, or a Parquet file."""
        return bool(_URL.match(name)) or _is_parquet(name)

    def streams(self, name: str) -> Iterator[tuple[str, BinaryIO]]:
        """The JSON Lines of a file, or of each file of a folder by name; Parquet as a line a row. Raises OSError."""
        with self._failures():
            system, path = self._at(name)
            found = system.get_file_info(path)
            if found.type == self._fs.FileType.NotFound:
                raise FileNotFoundError(name)
            listed = [path]
            if found.type == self._fs.FileType.Directory:
                inside = system.get_file_info(self._fs.FileSelector(path, recursive=True))
                listed = sorted(f.path for f in inside if f.is_file and f.path.lower().endswith((*LINES, PARQUET)))
        for file in listed:
            shown = name if file == path else f"{_bare(name).rstrip('/')}{file.removeprefix(path.rstrip('/'))}"
            with self._failures():
                opened = system.open_input_file(file)
                raw = _Rows(self, opened) if _is_parquet(file) else opened
            with opened, io.BufferedReader(raw) as stream:
                yield shown, cast(BinaryIO, stream)

    def rows(self, file: Any) -> Iterator[bytes]:
        """A Parquet file as JSON, a line a row, without what is null. Raises OSError."""
        with self._failures():
            for batch in self._parquet.ParquetFile(file).iter_batches(batch_size=ROWS):
                for row in batch.to_pylist():
                    told = {k: v for k, v in row.items() if v is not None}
                    yield json.dumps(told, default=_plain).encode() + b"\n"

    @contextlib.contextmanager
    def writing(self, name: str) -> Iterator[Any]:
        """A file to write lines of JSON to, that is at that name only when all is well; for `.parquet` each line is a
        row (a reading its id, why it is unread, and itself as JSON). Raises OSError."""
        with self._failures():
            system, path = self._at(name)
            draft = f"{path}.draft"
            try:
                with system.open_output_stream(draft) as file:
                    if _is_parquet(name):
                        with contextlib.closing(_Table(self._pa, self._parquet, file)) as table:
                            yield table
                    else:
                        yield file
                system.move(draft, path)
            except BaseException:
                with contextlib.suppress(OSError):
                    system.delete_file(draft)
                raise

    def _at(self, name: str) -> tuple[Any, str]:
        if not _URL.match(name):
            return self._fs.LocalFileSystem(), str(Path(name).absolute())
        system, path = self._fs.FileSystem.from_uri(name)
        return system, str(path)

    @contextlib.contextmanager
    def _failures(self) -> Iterator[None]:
        try:
            yield
        except self._pa.ArrowException as e:
            raise OSError(None, str(e).splitlines()[0] if str(e) else type(e).__name__) from e


class _Rows(io.RawIOBase):
    """A Parquet file read as lines of JSON."""

    def __init__(self, store: Store, file: Any) -> None:
        self._lines = store.rows(file)
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._left = self._left or next(self._lines, b"")
        piece, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


class _Table:
    """Lines of JSON written as a Parquet file."""

    def __init__(self, pa: Any, parquet: Any, file: Any) -> None:
        words = pa.list_(pa.string())
        self._group = pa.schema([("accounts", words), ("why", words), ("changes", words), ("open", pa.bool_())])
        self._reading = pa.schema([("id", pa.string()), ("unread", pa.string()), ("reading", pa.string())])
        self._pa, self._parquet, self._file = pa, parquet, file
        self._writer: Any = None
        self._waiting: list[dict[str, Any]] = []

    def write(self, line: bytes) -> None:
        """One line."""
        row = json.loads(line)
        if "accounts" not in row:
            row = {"id": row["id"], "unread": row.get("unread"), "reading": line.decode().rstrip("\n")}
        self._waiting.append(row)
        if len(self._waiting) == ROWS:
            self._put()

    def _put(self) -> None:
        schema = self._group if "accounts" in self._waiting[0] else self._reading
        self._writer = self._writer or self._parquet.ParquetWriter(self._file, schema, compression="zstd")
        self._writer.write_table(self._pa.Table.from_pylist(self._waiting, schema))
        self._waiting = []

    def close(self) -> None:
        """Write what waits, and the end of the file."""
        if self._waiting:
            self._put()
        if self._writer:
            self._writer.close()


def _bare(name: str) -> str:
    """An address without what it says of how to get there (`?region=…`)."""
    return name.partition("?")[0] if _URL.match(name) else name


def _is_parquet(name: str) -> bool:
    return _bare(name).lower().endswith(PARQUET)


def _plain(value: Any) -> str:
    return str(value.isoformat() if hasattr(value, "isoformat") else value)
