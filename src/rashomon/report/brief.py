"""The story as a Markdown brief (CommonMark with tables), for a message or a ticket."""

import re
from collections.abc import Iterable

from rashomon.report.central import central
from rashomon.report.labels import CONTESTED, NOBODY, STATUSES, account_names, behind, by_status, count
from rashomon.report.opening import behind_it, readable
from rashomon.report.safety import isolated, web_address, writable
from rashomon.report.versions import Value, Version, partings, versions
from rashomon.types import Point, Statement, Story

LEFT_OUT = 8
"""Points that an account leaves out which are named; the story in JSON has them all."""

_MARKUP = re.compile(r"[\\`*_{}\[\]~|$#^]")
_ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
_OPENING = re.compile(r"^(?=[-+=:])|^\d+(?=[.)])")


def plain(text: str) -> str:
    """Text of an account as Markdown that shows these words and is no markup; white space becomes single spaces."""
    text = " ".join(writable(text).split())
    text = _MARKUP.sub(r"\\\g<0>", text)
    text = _ADDRESS.sub(r"\\", text)
    text = _OPENING.sub(r"\g<0>\\", text)
    return isolated(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def write(story: Story) -> str:
    """Masthead, contested points with every version, agreed and single-source points in short, provenance."""
    return "\n".join(_Brief(story).lines()) + "\n"


class _Brief:
    """One story's brief, with the names that every line of it needs."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._names = account_names(story.accounts)
        self._origins = {origin.id: origin for origin in story.origins}

    def lines(self) -> Iterable[str]:
        points = by_status(self._story)
        yield f"# {count(len(self._story.accounts), 'account')} of one event"
        yield ""
        found = central(self._story)
        if found is not None:
            yield f"> “{plain(readable(self._story, found))}” — {plain(self._names[found.account])}"
            yield ""
        yield " · ".join(map(plain, behind_it(self._story)))
        yield ""
        counts = ((f"{s.shape} {s.word}", str(len(points[s.status])), s.meaning) for s in STATUSES)
        yield from _table(("Status", "Points", "Meaning"), counts)
        for label in STATUSES:
            if points[label.status]:
                yield f"## {label.shape} {label.word}"
                yield ""
                for point in points[label.status]:
                    yield from self._contested(point) if label.status in CONTESTED else self._short(point)
                if label.status not in CONTESTED:
                    yield ""
        yield from self._provenance()

    def _contested(self, point: Point) -> Iterable[str]:
        known = versions(point)
        parts = partings(point, known)
        aspects = ", ".join(part.aspect for part in parts)
        yield f"### {plain(point.id)}{': ' + aspects if aspects else ''} ({_reach(point)})"
        yield ""
        for part in parts:
            yield f"- {part.aspect}: {'; '.join(' v '.join(map(_value, line)) for line in part.lines)}"
        if parts:
            yield ""
        for version in known:
            yield from self._version(point, version)
        if point.silent:
            yield self._silent(point)
            yield ""

    def _version(self, point: Point, version: Version) -> Iterable[str]:
        value = f": {plain(version.value)}" if version.value else ""
        yield f"**Version {version.letter}{value}**" if version.letter else "**Also on this point**"
        yield ""
        for index in version.statements:
            yield f"- {self._said(point.statements[index])}"
        yield ""

    def _short(self, point: Point) -> Iterable[str]:
        first, *others = point.statements
        reach = f" ({_reach(point)})" if others else ""
        yield f"- {plain(point.id)}{reach}: {self._said(first)}"
        also = dict.fromkeys(self._names[said.account] for said in others if said.account != first.account)
        if also:
            yield f"  Also: {', '.join(map(plain, also))}"
        if point.silent:
            yield f"  {self._silent(point)}"

    def _silent(self, point: Point) -> str:
        return f"Not mentioned by: {', '.join(plain(self._names.get(a, a)) for a in point.silent)}"

    def _said(self, said: Statement) -> str:
        line = f"“{plain(said.text)}” — {plain(self._names[said.account])}"
        if said.by:
            line += f", {'denied by' if said.denied else 'crediting'} “{plain(said.by)}”"
        else:
            line += f", {NOBODY}" if said.denied else ", in its own voice"
        origin = behind(said, self._origins)
        return f"{line}; goes back to {plain(origin)}" if origin else line

    def _provenance(self) -> Iterable[str]:
        yield "## Accounts"
        yield ""
        rows: list[tuple[str, ...]] = []
        for account in self._story.accounts:
            notes = [f"near copy of {self._names.get(account.copy_of, account.copy_of)}"] if account.copy_of else []
            notes += [f"not read: {account.unread}"] if account.unread else []
            notes += ["flattened text"] if account.flattened else []
            address = web_address(account.url)
            given = (self._names[account.id], account.title, account.published)
            known = [plain(cell or "") for cell in (*given, str(account.words), account.sha256, "; ".join(notes))]
            rows.append((*known[:3], f"<{address}>" if address else plain(account.url or ""), *known[3:]))
        head = ("Account", "Title", "Published", "Address", "Words", "sha256 of the text", "Notes")
        yield from _table(head, rows)
        yield from self._left_out()
        made_by = f" by {plain(self._story.made_by)}" if self._story.made_by else ""
        yield "Words in quotation marks are the accounts' own; all else is a label made" + made_by + "."
        yield "The brief does not decide who is right."

    def _left_out(self) -> Iterable[str]:
        silent = [account for account in self._story.accounts if account.leaves_out]
        if silent:
            yield "What two other outlets or more share and an account does not mention, what matters most first:"
            yield ""
        for account in silent:
            first, rest = account.leaves_out[:LEFT_OUT], len(account.leaves_out) - LEFT_OUT
            more = f" and {rest} more" if rest > 0 else ""
            yield f"- {plain(self._names[account.id])}: {', '.join(map(plain, first))}{more}"
        if silent:
            yield ""


def _reach(point: Point) -> str:
    return f"{count(point.outlets, 'outlet')}, {count(point.origins, 'origin')}"


def _value(value: Value) -> str:
    return plain(value.words) + (f" ({', '.join(value.letters)})" if value.letters else "")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterable[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""
