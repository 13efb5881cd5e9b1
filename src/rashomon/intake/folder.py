"""Folders: which of their files are accounts, and what an `accounts.json` says about them."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rashomon.intake.checks import Refused
from rashomon.intake.decode import decode
from rashomon.intake.feeds import is_feed
from rashomon.intake.files import kind_of, names, read_bytes, real, shown
from rashomon.intake.lines import is_json_lines
from rashomon.intake.records import Meta, meta_of, parse
from rashomon.intake.warc import is_archive
from rashomon.types import Problem

LIST = "accounts.json"
MAX_DEPTH = 16
TEXT_SUFFIXES = (".txt", ".md", ".text", ".markdown")
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_DOCUMENTS = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub")
_PAPERS = ("readme", "license", "licence", "copying", "notice", "changelog")


class Listed(NamedTuple):
    """A file that an `accounts.json` lists, with what it says about it."""

    path: Path
    meta: Meta


def walk(folder: Path) -> Iterator[Path | Listed | Problem]:
    """The account files of a folder, by name. With an `accounts.json` those it lists; else all text, HTML, JSON
    Lines and feed files and web archives, subfolders included.
    """
    yield from _walk(folder, 0, set())


def _walk(folder: Path, depth: int, seen: set[str]) -> Iterator[Path | Listed | Problem]:
    if real(folder) in seen:
        return  # a link that leads back up
    seen.add(real(folder))
    try:
        present = names(folder)
        if depth > MAX_DEPTH:
            raise Refused(f"it lies more than {MAX_DEPTH} folders deep; name it on its own")
        if LIST in present:
            yield from _listed(folder)
            return
    except Refused as refusal:
        yield Problem(input=shown(folder), reason=str(refusal))
        return
    for name in present:
        if not name.startswith(".") and not _beside_page(name, present):
            yield from _entry(folder / name, depth, seen)


def _entry(path: Path, depth: int, seen: set[str]) -> Iterator[Path | Listed | Problem]:
    """What one name in a folder without a list stands for; files of other kinds are passed over."""
    try:
        kind = kind_of(path)
    except Refused as refusal:
        yield Problem(input=shown(path), reason=str(refusal))
        return
    suffix = path.suffix.lower()
    if kind == "folder":
        yield from _walk(path, depth + 1, seen)
    elif kind == "file" and _is_account(path):
        yield path
    elif kind == "file" and suffix in _DOCUMENTS:
        yield Problem(input=shown(path), reason=f"a {suffix} document is not read; save it as plain text or HTML first")


def _is_account(path: Path) -> bool:
    suffix = path.suffix.lower()
    if suffix in TEXT_SUFFIXES:
        return path.stem.lower() not in _PAPERS
    return suffix in HTML_SUFFIXES or is_json_lines(path) or is_archive(path) or is_feed(path)


def _beside_page(name: str, present: list[str]) -> bool:
    """True for the folder of pictures and scripts that browsers put beside a saved page."""
    stem = name.removesuffix("_files")
    return stem != name and any(stem + suffix in present for suffix in HTML_SUFFIXES)


def _listed(folder: Path) -> Iterator[Listed | Problem]:
    source = folder / LIST
    entries = parse_list(source)
    if not entries:
        yield Problem(input=shown(source), reason="the list is empty; there is no account to read")
    taken: set[str] = set()
    for number, entry in enumerate(entries, 1):
        place = f"{shown(source)}, entry {number}"
        try:
            meta = meta_of(entry)
            if meta.id in taken:
                raise Refused(f'the id "{meta.id}" is listed twice; the first entry is kept')
            path = _text_file(folder, meta.id)
        except Refused as refusal:
            yield Problem(input=place, reason=str(refusal))
            continue
        taken.add(meta.id)
        yield from (Problem(input=place, reason=note, lost=False) for note in meta.notes)
        yield Listed(path, meta)


def parse_list(source: Path) -> list[object]:
    """The entries of an `accounts.json`. Raises `Refused` if it is not a JSON list."""
    try:
        found = parse(decode(read_bytes(source)).text)
    except Refused as refusal:
        raise Refused(f"its {LIST} cannot be used: {refusal}") from None
    if not isinstance(found, list):
        raise Refused(f"its {LIST} is not a list of accounts; write it as [{{...}}, {{...}}], one object an account")
    return found


def _text_file(folder: Path, account_id: str) -> Path:
    """The file with a listed account's text. Raises `Refused` if there is none, or the id would lead elsewhere."""
    if account_id in (".", "..") or any(mark in account_id for mark in "/\\\0"):
        raise Refused(f'the id "{account_id}" cannot name a file')
    for place in (folder / "accounts", folder):
        for suffix in TEXT_SUFFIXES + HTML_SUFFIXES:
            path = place / f"{account_id}{suffix}"
            try:
                if kind_of(path) == "file":
                    return path
            except Refused:
                continue
    raise Refused(f'"{account_id}" has no text: there is no accounts/{account_id}.txt (or .html) in the folder')
