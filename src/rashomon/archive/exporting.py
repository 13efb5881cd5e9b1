"""The folder of an export: accounts, statements, stories and judgements in forms that many programs open."""

import csv
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from rashomon.archive import exchange, ftm, steps
from rashomon.archive.archive import Archive
from rashomon.archive.receiving import moment
from rashomon.types import Account, ArchiveError, Query, Story, StorySummary

PAGES = ("html", "json", "md", "csv")
README = """# An archive of rashomon, as a folder

- `accounts.jsonl`: the newest text of each account, one JSON line each: `rashomon report` reads it
- `versions.jsonl`: all texts of all accounts, with when and whence they were received and their SHA-256
- `stories/`: each story as a page, as JSON, as Markdown, as CSV
- `statements.csv`: every statement: story, point, account, offsets (in code points), words, who is credited
- `judgements.jsonl`: what people decided, with name, time and reason
- `entities.ftm.json`: FollowTheMoney entities, one a line, for Aleph and its family
- `tables/`: every row of every table; `rashomon archive init NEW --from FOLDER` makes the archive again
"""
COLUMNS = ("story", "point", "status", "account", "outlet", "published", "start", "end", "text", "by")
AT_ONCE = 200


def export(archive: Archive, folder: Path, render: Callable[[Story, str], str], story: str | None) -> None:
    """Write the archive, or one story, as a folder that opens without us; `render` makes pages of stories.

    The folder appears whole or not at all. Raises ArchiveError, UnknownError.
    """
    if folder.exists():
        raise ArchiveError(f"{folder} is there already; name a folder that is not")
    draft = folder.with_name(f".{folder.name}.{os.getpid()}.draft")
    try:
        draft.mkdir()
        _fill(archive, draft, render, story)
        draft.rename(folder)
    except OSError as e:
        raise ArchiveError(f"{folder} cannot be written: {e.strerror or e}") from e
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _fill(archive: Archive, draft: Path, render: Callable[[Story, str], str], story: str | None) -> None:
    wanted = [archive.summary(story)] if story else list(_summaries(archive))
    told = {"form": exchange.FORM, "schema": steps.newest(), "story": story, "at": moment()}
    (draft / "archive.json").write_bytes(msgspec.json.encode(told) + b"\n")
    (draft / "README.md").write_text(README if story is None else README[: README.rindex("- `tables")], "utf-8")
    (draft / "stories").mkdir()
    for summary in wanted:
        full = archive.story(summary.id)
        for form in PAGES:
            (draft / "stories" / f"{summary.id}.{form}").write_bytes(render(full, form).encode("utf-8", "replace"))
    _lines(draft / "accounts.jsonl", (a for s in wanted for a in _accounts(archive, s)))
    _lines(draft / "versions.jsonl", (v for s in wanted for v in _versions(archive, s)))
    _lines(draft / "judgements.jsonl", (j for s in wanted for j in archive.judgements(s.id)))
    _lines(draft / "entities.ftm.json", ftm.entities("archive", ((s.id, archive.story(s.id)) for s in wanted)))
    _statements(archive, draft / "statements.csv", story)
    if story is None:
        exchange.write_tables(archive.database, draft / "tables")


def _summaries(archive: Archive) -> Iterator[StorySummary]:
    offset = 0
    while found := archive.stories(limit=AT_ONCE, offset=offset):
        yield from found
        offset += len(found)


def _lines(path: Path, things: Iterator[Any]) -> None:
    with path.open("wb") as file:
        for thing in things:
            file.write(msgspec.json.encode(thing) + b"\n")


def _accounts(archive: Archive, summary: StorySummary) -> Iterator[Account]:
    for account in archive.story(summary.id, machine=True).accounts:
        yield archive.account(account.id)[0]


def _versions(archive: Archive, summary: StorySummary) -> Iterator[dict[str, Any]]:
    for account in archive.story(summary.id, machine=True).accounts:
        for version in archive.versions(account.id):
            text = archive.account(account.id, version.version)[0].text
            yield {**msgspec.to_builtins(version), "text": text}


def _statements(archive: Archive, path: Path, story: str | None) -> None:
    """Every statement a row. A cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        offset = 0
        while found := archive.search(Query(story=story, limit=AT_ONCE, offset=offset)):
            for one in found:
                writer.writerow([_cell(getattr(one, c)) for c in COLUMNS])
            offset += len(found)


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
