"""Whatever the person names, to accounts: decides what each input is and hands it to its module."""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from rashomon.intake.checks import Refused
from rashomon.intake.feeds import feed_accounts, is_feed
from rashomon.intake.files import kind_of, real, shown, why
from rashomon.intake.folder import Listed, walk
from rashomon.intake.ids import Ids, Where
from rashomon.intake.lines import file_accounts, is_json_lines, packed_accounts, stream_accounts
from rashomon.intake.ours import Ours
from rashomon.intake.records import Meta
from rashomon.intake.single import read_page
from rashomon.intake.warc import archive_accounts, is_archive
from rashomon.types import Account, Problem

STDIN = "-"
_NAME_IT = "; standard input takes JSON Lines of accounts: name the file instead"
_TWICE = "it was given before; it is used once"
_REMOTE = re.compile(r"[a-z][a-z0-9+.-]+:/+", re.IGNORECASE)


class Store(Protocol):
    """Files that somebody else opens."""

    def holds(self, name: str) -> bool:
        """Whether it is one of those."""

    def streams(self, name: str) -> Iterator[tuple[str, BinaryIO]]:
        """JSON Lines, and how a person calls them; of each file of a folder. Raises OSError."""


def load(
    inputs: Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    repeats: bool = False,
    store: Store | None = None,
) -> Iterator[Account | Problem]:
    """Accounts from any mix of text files, HTML files, JSON Lines, folders of these, and `-` for standard input.

    Comes one by one, in the order of the inputs (folders by name); JSON Lines are never held whole. What cannot be
    used comes as a `Problem` in its place, and what was kept with a reservation as a `Problem` with `lost=False`
    just before its account. Bad input never raises. No address is ever fetched; one that a `store` holds is opened by
    that.

    `stdin` stands in for standard input. With `repeats` a line of JSON Lines that has come before, the same id with the
    same text, is an account again, in its place; without it, a problem. Raises TypeError for a single string or path in
    place of several.
    """
    if isinstance(inputs, str | Path):
        raise TypeError("load takes several inputs; for one, write load([path])")
    return _Intake(stdin, Ids(repeats=repeats), store).accounts(inputs)


class _Intake:
    """One run: the ids given and the files taken so far."""

    def __init__(self, stdin: BinaryIO | None, ids: Ids, store: Store | None) -> None:
        self._store = store
        self._stdin = stdin
        self._ids = ids
        self._taken: set[str] = set()

    def accounts(self, inputs: Iterable[str | Path]) -> Iterator[Account | Problem]:
        for given in inputs:
            try:
                yield from self._input(given)
            except Refused as refusal:
                yield Problem(input=shown(given), reason=str(refusal))

    def _input(self, given: str | Path) -> Iterator[Account | Problem]:
        if str(given) == STDIN:
            yield from self._standard_input()
        elif self._store and self._store.holds(str(given)):
            yield from self._stored(self._store, str(given))
        elif _REMOTE.match(str(given)):
            raise Refused("this is an address, and nothing is fetched; save the page and give the file")
        elif not str(given):
            raise Refused("this is an empty name; give a path")
        elif kind_of(Path(given)) == "folder":
            yield from self._folder(Path(given))
        else:
            yield from self._file(Path(given), None)

    def _standard_input(self) -> Iterator[Account | Problem]:
        stream = self._stdin or getattr(sys.stdin, "buffer", None)
        if stream is None:
            raise Refused("there is no standard input here")
        if not self._first_time(STDIN):
            raise Refused("standard input can be read only once")
        yield from stream_accounts(stream, STDIN, self._ids, _NAME_IT)

    def _stored(self, store: Store, name: str) -> Iterator[Account | Problem]:
        if not self._first_time(name):
            yield Problem(input=name, reason=_TWICE, lost=False)
            return
        anything = False
        try:
            for file, stream in store.streams(name):
                anything = True
                yield from packed_accounts(stream, file, self._ids)
        except OSError as error:
            raise Refused(why(error)) from None
        if not anything:
            raise Refused("the folder holds no accounts: no JSON Lines and no Parquet file")

    def _folder(self, folder: Path) -> Iterator[Account | Problem]:
        if not self._first_time(real(folder)):
            yield _again(folder)
            return
        anything = False
        for found in walk(folder):
            anything = True
            if isinstance(found, Problem):
                yield found
                continue
            path, meta = (found.path, found.meta) if isinstance(found, Listed) else (found, None)
            try:
                yield from self._file(path, meta)
            except Refused as refusal:
                passed_over = isinstance(refusal, Ours) and meta is None
                yield Problem(input=shown(path), reason=str(refusal), lost=not passed_over)
        if not anything:
            raise Refused("the folder holds no accounts: no text, HTML or JSON Lines file, and no accounts.json")

    def _file(self, path: Path, meta: Meta | None) -> Iterator[Account | Problem]:
        if not self._first_time(real(path)):
            yield _again(path)
        elif meta is None and is_json_lines(path):
            yield from file_accounts(path, self._ids)
        elif meta is None and is_archive(path):
            yield from archive_accounts(path, self._ids)
        elif meta is None and is_feed(path):
            yield from feed_accounts(path, self._ids)
        else:
            yield from self._single(path, meta or Meta(shown(path.stem)), listed=meta is not None)

    def _single(self, path: Path, meta: Meta, *, listed: bool) -> Iterator[Account | Problem]:
        page, note = read_page(path)
        where = shown(path)
        if note:
            yield Problem(input=where, reason=note, lost=False)
        account_id = self._ids.invent(meta.id, _folder_name(path), page.text, Where(where))
        if listed and account_id != meta.id:
            reason = f'the id "{meta.id}" is taken by {self._ids.holder(meta.id)}; this account goes by "{account_id}"'
            yield Problem(input=where, reason=reason, lost=False)
        yield Account(
            id=account_id,
            text=page.text,
            outlet=meta.outlet or page.outlet,
            title=meta.title or page.title,
            published=meta.published or page.published,
            url=meta.url or page.url,
        )

    def _first_time(self, name: str) -> bool:
        if name in self._taken:
            return False
        self._taken.add(name)
        return True


def _again(path: Path) -> Problem:
    return Problem(input=shown(path), reason=_TWICE, lost=False)


def _folder_name(path: Path) -> str:
    """The name of the folder that a file belongs to; `accounts` is only a drawer of its event's folder."""
    parent = path.absolute().parent
    return shown((parent.parent if parent.name == "accounts" else parent).name)
