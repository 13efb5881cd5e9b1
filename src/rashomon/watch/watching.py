"""Round after round over folders and feeds: what is new there is handed over, and what went wrong is said."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from rashomon.types import Account, Problem
from rashomon.watch.feeds import Entry, Feed, FeedError, parse
from rashomon.watch.fetching import Fetched, Fetcher, FetchError
from rashomon.watch.memory import Memory, Visit

LONGEST_WAIT = timedelta(days=1)
SHORTEST_WAIT = timedelta(seconds=30)
RESTED = 2.0
"""Seconds after which a file that was not touched counts as written."""
State = tuple[tuple[str, int, int], ...]


class Watcher:
    """Looks at its sources when it is told to. A restart loses only what a folder looked like."""

    def __init__(
        self,
        sources: Iterable[str],
        memory: Memory,
        fetcher: Fetcher,
        *,
        from_folder: Callable[[Path], Iterator[Account | Problem]],
        from_page: Callable[[bytes, str], Iterator[Account | Problem]],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        again: timedelta = timedelta(hours=6),
    ) -> None:
        self._sources, self._memory, self._fetcher = list(sources), memory, fetcher
        self._from_folder, self._from_page, self._now, self._again = from_folder, from_page, now, again
        self._looked: dict[str, State] = {}
        self._taken: dict[str, State] = {}
        self._feeds: dict[str, tuple[Feed, str]] = {}

    def round(self) -> Iterator[tuple[str, Account] | Problem]:
        """What is new since the round before: accounts with the source they came from, and problems.

        An article counts as taken in when the next thing is asked for: who keeps each account before that loses none,
        whatever stops the program.
        """
        for source in self._sources:
            if "://" in source:
                yield from self._feed(source)
            else:
                yield from ((source, x) if isinstance(x, Account) else x for x in self._folder(source))

    def _folder(self, source: str) -> Iterator[Account | Problem]:
        """A folder is taken in when it changed and then stayed as it was for a while: nothing half written is read."""
        state = _state(Path(source))
        rested = all(self._now().timestamp() - changed / 1e9 > RESTED for _, changed, _ in state)
        settled = rested or self._looked.get(source) == state
        self._looked[source] = state
        if settled and self._taken.get(source) != state:
            yield from self._from_folder(Path(source))
            self._taken[source] = state

    def _feed(self, source: str) -> Iterator[tuple[str, Account] | Problem]:
        got = self._get(source, timedelta(0), whole=source not in self._feeds)
        if isinstance(got, Problem):
            yield got
        if isinstance(got, Fetched) and got.body is not None:
            try:
                self._feeds[source] = (parse(got.body), got.url)
            except FeedError as e:
                self._feeds.pop(source, None)
                yield Problem(input=source, reason=str(e))
        if isinstance(got, Fetched):
            self._taken_in(source, got)
        if source in self._feeds:  # one that did not change still names articles that may have
            feed, base = self._feeds[source]
            for entry in feed.entries:
                yield from self._article(source, feed.title, entry, base)

    def _article(
        self, source: str, outlet: str | None, entry: Entry, base: str
    ) -> Iterator[tuple[str, Account] | Problem]:
        link = entry.link if "://" in entry.link else _joined(base, entry.link)
        known = self._memory.visit(link)
        changed = known is not None and not known.outcome.endswith(f" {entry.mark}")
        due = known is None or changed or known.fetched <= _text(self._now() - self._again)
        if not due or (known and known.failures and known.next_at > _text(self._now())):
            return
        got = self._get(link, None, entry.mark)
        if isinstance(got, Problem):
            yield got
        if not isinstance(got, Fetched):
            return
        for item in self._from_page(got.body, link) if got.body is not None else ():
            if isinstance(item, Problem):
                yield item
                continue
            yield (
                source,
                replace(
                    item,
                    url=link,
                    outlet=item.outlet or outlet,
                    title=entry.title or item.title,
                    published=entry.published or item.published,
                ),
            )
        self._taken_in(link, got, entry.mark)

    def _visit(self, url: str) -> Visit:
        return self._memory.visit(url) or Visit(url=url)

    def _get(
        self, url: str, wait: timedelta | None, mark: str = "", *, whole: bool = False
    ) -> Fetched | Problem | None:
        """Fetch an address if its time has come, `whole` even if it did not change; a failure is remembered."""
        before, now = self._visit(url), self._now()
        if before.next_at > _text(now) and (wait is not None or before.failures):
            return None
        try:
            got = self._fetcher.fetch(
                url, etag=None if whole else before.etag, modified=None if whole else before.modified
            )
        except FetchError as e:
            failures = before.failures + 1
            pause = timedelta(seconds=e.wait) if e.wait else SHORTEST_WAIT * 2 ** min(failures, 20)
            next_at = now + min(pause if e.passing else LONGEST_WAIT, LONGEST_WAIT)
            self._memory.remember(
                replace(before, fetched=_text(now), failures=failures, next_at=_text(next_at), outcome=f"{e} {mark}")
            )
            return Problem(input=url, reason=f"{e}; asked again {_text(next_at)[:16]}", lost=not e.passing)
        return got

    def _taken_in(self, url: str, got: Fetched, mark: str = "") -> None:
        """Remember that what was fetched is in safe hands."""
        before = self._visit(url)
        self._memory.remember(
            Visit(
                url=url,
                etag=got.etag or (before.etag if got.body is None else None),
                modified=got.modified or (before.modified if got.body is None else None),
                fetched=_text(self._now()),
                outcome=f"{'as before' if got.body is None else 'taken in'} {mark}",
            )
        )


def _state(folder: Path) -> State:
    try:
        files = sorted(p for p in folder.rglob("*") if p.is_file())
        return tuple((str(p), (s := p.stat()).st_mtime_ns, s.st_size) for p in files)
    except OSError:
        return ()


def _joined(base: str, link: str) -> str:
    from urllib.parse import urljoin

    return urljoin(base, link)


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
