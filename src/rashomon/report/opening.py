"""The top of the page: the most central sentence part by part, when and where, and how much stands behind it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.report.central import Central
from rashomon.report.labels import account_names, count, scope
from rashomon.report.moments import hours, stretch, written
from rashomon.report.restoring import Restorer
from rashomon.types import Place, Point, Statement, Story, StoryAccount, TimeExpression


class Piece(NamedTuple):
    """A stretch of the headline; `dom` is the place of its statement in the account, empty between statements."""

    text: str
    dom: str
    apart: bool
    flat: str


class Fact(NamedTuple):
    """When or where, in the words of an account, and where they stand."""

    words: str
    label: str
    dom: str


class Opening(NamedTuple):
    """The headline with what belongs to it."""

    pieces: tuple[Piece, ...]
    outlet: str
    account_dom: str
    outlets: int
    points: tuple[tuple[str, str, str], ...]
    """DOM id, id, status of each point that it is made of."""
    cut: bool
    restored: bool
    when: Fact | None
    where: tuple[Fact, ...]


def opening(story: Story, found: Central) -> Opening:
    """The top of a page that opens with this sentence."""
    accounts = {account.id: account for account in story.accounts}
    account = accounts[found.account]
    number = story.accounts.index(account)
    points = dict.fromkeys(part.point for part in found.parts)
    held = [story.points[index] for index in points]
    return Opening(
        pieces=tuple(_pieces(story, account, number, found)),
        outlet=account_names(story.accounts)[account.id],
        account_dom=f"a{number + 1}",
        outlets=found.outlets,
        points=tuple((f"p{index + 1}", story.points[index].id, story.points[index].status) for index in points),
        cut=found.cut,
        restored=account.flattened,
        when=_when(story, found, held),
        where=_where(story, found, held),
    )


def _pieces(story: Story, account: StoryAccount, number: int, found: Central) -> Iterator[Piece]:
    at = found.start
    for part in found.parts:
        said = story.points[part.point].statements[part.statement]
        if said.start < at:  # It overlaps a part that stands already.
            continue
        if said.start > at:
            yield _piece(account, number, at, said.start, "", False)
        yield _piece(account, number, said.start, said.end, f"s{part.point + 1}-{part.statement + 1}", part.apart)
        at = said.end
    if at < found.end:
        yield _piece(account, number, at, found.end, "", False)


def _piece(account: StoryAccount, number: int, start: int, end: int, dom: str, apart: bool) -> Piece:
    return Piece(account.text[start:end], dom, apart, f"{number} {start} {end}" if account.flattened else "")


def readable(story: Story, found: Central) -> str:
    """The headline as one line: restored where it came flattened, cut where it goes on."""
    account = next(account for account in story.accounts if account.id == found.account)
    text = account.text[found.start : found.end]
    text = (Restorer(account).restored(found.start, found.end) if account.flattened else None) or text
    return " ".join(text.split()) + (" …" if found.cut else "")


def _when(story: Story, found: Central, points: Sequence[Point]) -> Fact | None:
    """The time that the headline tells, else the one that most statements of its points do; dated if any is."""
    times = [(number, fact, dated) for number, fact, dated in _times(story, found, points)]
    if not times:
        return None
    told = Counter(fact.label for _, fact, dated in times if dated)
    return min(times, key=lambda t: (not t[2], t[0], -told[t[1].label]))[1]


def _times(story: Story, found: Central, points: Sequence[Point]) -> Iterator[tuple[int, Fact, bool]]:
    """Times in the headline (0) and in the other statements of its points (1)."""
    for own, account, said, dom in _told(story, found, points):
        for time in account.times:
            if said.start <= time.start and time.end <= said.end and time.precision != "duration":
                words, label = account.text[time.start : time.end], _dated(time)
                yield 0 if own else 1, Fact(words, label, dom), bool(label)


def _told(story: Story, found: Central, points: Sequence[Point]) -> Iterator[tuple[bool, StoryAccount, Statement, str]]:
    """The statements of the points: whether it is the headline's own, its account, and where it stands on the page."""
    accounts = {account.id: account for account in story.accounts}
    for point in points:
        number = story.points.index(point) + 1
        for place, said in enumerate(point.statements, 1):
            own = said.account == found.account and found.start <= said.start < found.end
            yield own, accounts[said.account], said, f"s{number}-{place}"


def _dated(time: TimeExpression) -> str:
    if time.from_ is None or time.to is None:
        return ""
    told = hours(time)
    return f"{stretch(time)}, {told}" if told and "," not in told else stretch(time)


def _where(story: Story, found: Central, points: Sequence[Point]) -> tuple[Fact, ...]:
    """The places of the headline, else of its points: the most exact, each once, three at most."""
    own: dict[str, tuple[int, Fact]] = {}
    other: dict[str, tuple[int, Fact]] = {}
    for here, account, said, dom in _told(story, found, points):
        for known in account.places:
            if said.start <= known.start and known.end <= said.end and known.kind != "demonym":
                words = " ".join(account.text[known.start : known.end].split())
                fact = Fact(words, _known_as(known, words), dom)
                (own if here else other).setdefault(known.name.casefold(), (_exactness(known), fact))
    held = own or other
    return tuple(fact for _, fact in sorted(held.values(), key=lambda one: one[0])[:3])


def _exactness(place: Place) -> int:
    order = ("point", "city", "region", "country")
    return order.index(place.precision) if place.precision in order else len(order)


def _known_as(place: Place, words: str) -> str:
    if place.latitude is None:
        return "not on the map"
    return "" if place.name.casefold() == words.casefold() else place.name


def behind_it(story: Story) -> list[str]:
    """Accounts, outlets, copies counted once, origins, days, and when and by what they were read."""
    sources = sum(origin.kind != "outlet" for origin in story.origins)
    parts = [*scope(story)[:-1], count(sources, "origin"), scope(story)[-1]]
    by = f" by {story.made_by}" if story.made_by else ""
    if story.made_at:
        day, _, hour = story.made_at.removesuffix("Z").partition("T")
        zone = " UTC" if story.made_at.endswith("Z") else ""
        parts.append(f"read {written(day)}{', ' + hour[:5] if hour else ''}{zone}{by}")
    elif by:
        parts.append(f"read{by}")
    return parts
