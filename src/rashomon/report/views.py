"""What the page shows, gathered from the story, so that the templates hold no logic of their own.

DOM ids count from 1 and never hold an id from the story: point `p3`, its second statement in the account `s3-2`,
account `a1`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.report.labels import KINDS, account_names, behind, count, day_of
from rashomon.report.marking import Mark, Segment, segments
from rashomon.report.measured import Scale, scales
from rashomon.report.restoring import Restorer
from rashomon.report.safety import language_tag, unseen, web_address
from rashomon.report.versions import Parting, partings, versions
from rashomon.report.whereabouts import Drawing, small_map
from rashomon.types import Aspect, Difference, Point, Statement, Story, StoryAccount

LEFT_OUT = 12
"""Points that are listed of what an account leaves out; scripts show all."""
CONTEXT = 100
"""At most so many characters of a sentence are shown on either side of a quotation."""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of a point, as the page quotes it."""

    dom: str
    outlet: str
    account_dom: str
    day: str
    start: int
    lang: str
    before: str
    words: str
    after: str
    flat: str
    """Account, start and end, by which a script finds the restored form; empty where the text came as written."""
    by: str | None
    denied: bool
    origin: str | None
    """Whom it goes back to, where that says more than `by`."""
    kind: str | None
    """What its origin is, where that is nobody named."""
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """One version of a point, and who tells it."""

    letter: str
    value: str | None
    """What all of it has in the leading aspect."""
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class PointView:
    """A point as the page shows it."""

    dom: str
    number: int
    id: str
    status: str
    outlets: int
    reach: str
    one_origin: bool
    """Several outlets, and all of it on one word."""
    aspects: tuple[Aspect, ...]
    partings: tuple[Parting, ...]
    sides: tuple[Side, ...]
    said: tuple[Said, ...]
    silent: tuple[str, ...]
    """Who does not mention it."""
    links: tuple[tuple[str, str, str, str], ...]
    """Outlet, outlet, score, why."""
    differences: tuple[tuple[str, str, str, str, str], ...]
    """Outlet, outlet, aspect, score (empty where there is none), why."""
    unsure: tuple[tuple[str, str, str, str, str], ...]
    """Where they may part, likewise."""
    scales: tuple[Scale, ...]
    """Number lines and time bars."""
    map: Drawing | None
    """Where its versions are, if they part in places."""


@dataclass(frozen=True, slots=True)
class RestoredSentence:
    """A sentence with capitals and punctuation, and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AccountView:
    """An account as the page shows it: where it comes from, and its text in segments."""

    dom: str
    name: str
    account: StoryAccount
    lang: str
    href: str | None
    copy_of: str | None
    copy_dom: str | None
    notes: tuple[str, ...]
    segments: tuple[Segment, ...]
    set_aside: tuple[str, ...]
    """Why each piece of furniture was set aside."""
    restored: tuple[RestoredSentence, ...]
    marked: str
    """How many statements are marked in it."""
    shares: tuple[tuple[str, str, str], ...] = ()
    """Other accounts with which it shares stretches of text: name, DOM id, how many characters."""

    def set_aside_by_reason(self) -> list[tuple[str, int]]:
        """Each reason once, with how often it was given."""
        return list(Counter(self.set_aside).items())


@dataclass(frozen=True, slots=True)
class OriginView:
    """Whom statements go back to, and the numbers of the points that rest on it."""

    key: str
    name: str
    kind: str
    outlets: tuple[str, ...]
    points: tuple[int, ...]
    alone: tuple[int, ...]
    """Points that several outlets state and that rest on this word alone."""
    statements: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What an account leaves out: the numbers of the first points, and how many there are."""

    dom: str
    name: str
    points: tuple[int, ...]
    number: int
    unread: str


class Gathering:
    """One story's views, with the tables that all of them need."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self.names = self._names = account_names(story.accounts)
        self._accounts = {account.id: account for account in story.accounts}
        self._doms = {account.id: f"a{number}" for number, account in enumerate(story.accounts, 1)}
        self._restorers = {account.id: Restorer(account) for account in story.accounts}
        self._origins = {origin.id: origin for origin in story.origins}
        self._numbers = {id(point): number for number, point in enumerate(story.points, 1)}

    def point(self, point: Point) -> PointView:
        """One point with its statements, sides, differences and links."""
        number = self._numbers[id(point)]
        said = tuple(self._said(f"s{number}-{place}", s) for place, s in enumerate(point.statements, 1))
        known = versions(point)
        parts = partings(point, known)
        links = tuple(
            (said[link.between[0]].outlet, said[link.between[1]].outlet, _score(link.score), link.why)
            for link in point.links
        )
        return PointView(
            dom=f"p{number}",
            number=number,
            id=point.id,
            status=point.status,
            outlets=point.outlets,
            reach=f"{count(point.outlets, 'outlet')}, {count(point.origins, 'origin')}",
            one_origin=point.outlets > 1 and point.origins == 1,
            aspects=tuple(part.aspect for part in parts),
            partings=tuple(parts),
            sides=tuple(
                Side(version.letter, version.value, tuple(said[i] for i in version.statements)) for version in known
            ),
            said=said,
            silent=tuple(self._names.get(account, account) for account in point.silent),
            links=links,
            differences=_apart(said, point.differences),
            unsure=_apart(said, point.unsure),
            scales=tuple(scales(point, known, self._accounts, self._names)),
            map=small_map(point, self._story) if "place" in {d.aspect for d in point.differences} else None,
        )

    def _said(self, dom: str, said: Statement) -> Said:
        account = self._accounts[said.account]
        restorer = self._restorers[account.id]
        origin = self._origins.get(said.origin or "")
        before, after = self._context(said, restorer) if account.copy_of is None else ("", "")
        return Said(
            dom=dom,
            outlet=self._names[account.id],
            account_dom=self._doms[account.id],
            day="" if (day := day_of(account)) in self._names[account.id] else day,
            start=said.start,
            lang=language_tag(account.language),
            before=before,
            words=said.text,
            after=after,
            flat=f"{int(self._doms[account.id][1:]) - 1} {said.start} {said.end}" if account.flattened else "",
            by=said.by,
            denied=said.denied,
            origin=behind(said, self._origins),
            kind=KINDS[origin.kind] if origin and origin.kind not in ("outlet", "named") else None,
            copy_of=self._names.get(account.copy_of or "", account.copy_of),
        )

    def _context(self, said: Statement, restorer: Restorer) -> tuple[str, str]:
        """The rest of the sentences that a statement begins and ends in, cut short at a word where it is long."""
        text = self._accounts[said.account].text
        first, last = restorer.sentence(said.start), restorer.sentence(said.end - 1)
        before = text[min(first.start, said.start) : said.start] if first else ""
        after = text[said.end : max(last.end, said.end)] if last else ""
        if len(before) > CONTEXT:
            before = "… " + re.sub(r"^\S*\s+", "", before[-CONTEXT:])
        if len(after) > CONTEXT:
            after = re.sub(r"\s+\S*$", "", after[:CONTEXT]) + " …"
        return before, after

    def accounts(self) -> list[AccountView]:
        """All accounts in the story's order."""
        marks: dict[str, list[Mark]] = defaultdict(list)
        for point, held in enumerate(self._story.points):
            for place, said in enumerate(held.statements):
                marks[said.account].append(Mark(said.start, said.end, point, place))
        return [self._account(account, marks[account.id]) for account in self._story.accounts]

    def _account(self, account: StoryAccount, marks: list[Mark]) -> AccountView:
        hidden = unseen(account.text)
        notes = [f"Language: {account.language}"] if account.language != "en" else []
        notes += ["Flattened: came without capitals and punctuation"] if account.flattened else []
        notes += [f"Holds characters that do not show: {', '.join(hidden)}"] if hidden else []
        return AccountView(
            dom=self._doms[account.id],
            name=self._names[account.id],
            account=account,
            lang=language_tag(account.language),
            href=web_address(account.url),
            copy_of=self._names.get(account.copy_of or "", account.copy_of),
            copy_dom=self._doms.get(account.copy_of or ""),
            notes=tuple(notes),
            segments=tuple(
                segments(
                    account.text,
                    marks,
                    [(f.start, f.end) for f in account.furniture],
                    [(span.start, span.end) for a in account.attributions for span in a.content],
                )
            ),
            set_aside=tuple(furniture.why or "page furniture" for furniture in account.furniture),
            restored=tuple(RestoredSentence(s.text, s.start, s.end) for s in account.sentences if account.flattened),
            marked=count(len(marks), "statement"),
            shares=self._shares(account),
        )

    def _shares(self, account: StoryAccount) -> tuple[tuple[str, str, str], ...]:
        shared: Counter[str] = Counter()
        for copied in account.copied:
            shared[copied.account] += copied.end - copied.start
        return tuple((self._names[a], self._doms[a], f"{n:,}") for a, n in shared.items() if a in self._names)

    def left_out(self) -> list[LeftOut]:
        """What each account does not mention that two other outlets or more share, what matters most first."""
        numbers = {point.id: self._numbers[id(point)] for point in self._story.points}
        return [
            LeftOut(
                self._doms[account.id],
                self._names[account.id],
                tuple(numbers[point] for point in account.leaves_out if point in numbers)[:LEFT_OUT],
                len(account.leaves_out),
                "" if account.unread is None else account.unread,
            )
            for account in self._story.accounts
        ]

    def origins(self) -> list[OriginView]:
        """Those other than outlets in their own voice, most points first."""
        points: dict[str, dict[int, None]] = defaultdict(dict)
        outlets: dict[str, dict[str, None]] = defaultdict(dict)
        alone: dict[str, list[int]] = defaultdict(list)
        said = Counter(s.origin or "" for point in self._story.points for s in point.statements)
        for number, point in enumerate(self._story.points, 1):
            behind = {s.origin or "" for s in point.statements}
            if len(behind) == 1 and point.outlets > 1:
                alone[behind.pop()].append(number)
            for one in point.statements:
                points[one.origin or ""][number] = None
                outlets[one.origin or ""][self._names[one.account]] = None
        found = [
            OriginView(
                f"o{place}",
                origin.name,
                KINDS[origin.kind],
                tuple(outlets[origin.id]),
                tuple(points[origin.id]),
                tuple(alone[origin.id]),
                said[origin.id],
            )
            for place, origin in enumerate(self._story.origins, 1)
            if origin.kind != "outlet" and points[origin.id]
        ]
        return sorted(found, key=lambda view: (-len(view.points), -len(view.outlets)))


def _apart(said: Sequence[Said], found: Iterable[Difference]) -> tuple[tuple[str, str, str, str, str], ...]:
    return tuple(
        (said[d.between[0]].outlet, said[d.between[1]].outlet, d.aspect, _score(d.score), d.why) for d in found
    )


def _score(score: float | None) -> str:
    return "" if score is None else f"{score:.2f}"
