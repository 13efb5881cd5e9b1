"""What is otherwise in a story than it was, and how its figures moved: pure functions of two states of it."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rashomon.archive.stable import anchor
from rashomon.archive.stories import Member
from rashomon.types import (
    Account,
    Change,
    Difference,
    Edit,
    Figure,
    Judgement,
    Point,
    Reading,
    Series,
    Statement,
    Story,
    Told,
)

NAMES = {"killed": "dead", "injured": "injured", "missing": "missing", "displaced": "displaced"}
"""What befell those counted, by the name of the plot."""
TROOPS = frozenset(("troop", "soldier", "serviceman", "marine", "fighter"))
PRICED = frozenset(("usd", "eur", "gbp", "jpy", "rub", "inr", "cny"))
WORDS_SHOWN = 160


def changes(
    before: Story | None,
    after: Story,
    judgements: Sequence[Judgement] = (),
    since: str = "",
    edited: Sequence[str] = (),
) -> list[Change]:
    """What a person who saw the story as it was `before` would want to be told.

    `edited` names the accounts whose outlet changed its own text; of the judgements those made or undone after `since`
    are told.
    """
    found = [*_accounts(before, after, edited), *_points(before, after)]
    for j in judgements:
        if j.at > since:
            found.append(Change(kind="judged", why=f"{j.name}: {told_plainly(j)} ({j.reason})"))
        if j.undone_at and j.undone_at > since:
            why = f"{j.undone_by} undid judgement {j.id}, {told_plainly(j)} ({j.undone_reason})"
            found.append(Change(kind="undone", why=why))
    return found


def told_plainly(j: Judgement) -> str:
    """A judgement in a few words."""
    first = f"“{_short(j.statements[0].text)}”" if j.statements else ""
    other = f"“{_short(j.others[0].text)}”" if j.others else ""
    return {
        "merge": f"merged the points of {first} and {other}",
        "split": f"split {first} from {other}",
        "move": f"moved {first} to the point of {other}",
        "confirm": f"confirmed the difference of {first} and {other}",
        "reject": f"rejected the difference of {first} and {other}",
        "origin": f"named {j.value} as the origin of {first}",
        "aside": f"set the account {j.value} aside",
    }[j.kind]


def _accounts(before: Story | None, after: Story, edited: Sequence[str]) -> Iterator[Change]:
    was = {a.id: a for a in before.accounts} if before else {}
    now = {a.id: a for a in after.accounts}
    for a in after.accounts:
        if a.id not in was:
            yield Change(kind="arrived", account=a.id, outlet=a.outlet, why=a.title or "")
        elif a.id in edited or was[a.id].sha256 != a.sha256:
            yield Change(kind="edited", account=a.id, outlet=a.outlet, why="the outlet changed its text")
    for a in was.values():
        if a.id not in now:
            yield Change(kind="gone", account=a.id, outlet=a.outlet, why="no longer part of the story")


def _points(before: Story | None, after: Story) -> Iterator[Change]:
    was = {p.id: p for p in before.points} if before else {}
    outlets = {a.id: a.outlet for s in (before, after) if s for a in s.accounts}
    for point in after.points:
        old = was.get(point.id)
        if old is None:
            yield _of(point, "new", point.statements[0], outlets, f"{point.status}, {point.outlets} outlets")
            continue
        if old.status != point.status:
            why = f"was {old.status}; " + (point.differences[0].why if point.differences else point.status)
            yield _of(point, point.status, point.statements[0], outlets, why)
        for d in _new_updates(old, point):
            assert d.later is not None
            yield _of(point, "corrected", point.statements[d.later], outlets, d.why)
        yield from _statements(old, point, outlets)
    left = {p.id for p in after.points}
    for point in was.values():
        if point.id not in left:
            yield _of(point, "withdrawn", point.statements[0], outlets, f"was {point.status}")


def _statements(old: Point, point: Point, outlets: dict[str, str | None]) -> Iterator[Change]:
    here = {(s.account, s.text) for s in point.statements}
    there = {(s.account, s.text) for s in old.statements}
    for s in point.statements:
        if (s.account, s.text) not in there:
            yield _of(point, "joined", s, outlets, "")
    for s in old.statements:
        if (s.account, s.text) not in here:
            yield _of(point, "left", s, outlets, "")


def _new_updates(old: Point, point: Point) -> list[Difference]:
    def ends(p: Point, d: Difference) -> frozenset[object]:
        return frozenset(anchor(p.statements[i]) for i in d.between)

    known = {ends(old, d) for d in (*old.differences, *old.unsure) if d.later is not None}
    return [d for d in (*point.differences, *point.unsure) if d.later is not None and ends(point, d) not in known]


def _of(point: Point, kind: str, said: Statement, outlets: dict[str, str | None], why: str) -> Change:
    return Change(
        kind=kind,  # type: ignore[arg-type]
        point=point.id,
        account=said.account,
        outlet=outlets.get(said.account),
        words=_short(said.text),
        why=why,
    )


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= WORDS_SHOWN else text[: WORDS_SHOWN - 1].rsplit(" ", 1)[0] + " …"


def figures(held: Sequence[Member], received: dict[str, str]) -> list[Series]:
    """How the figures of dead, injured, missing, displaced, troops and prices moved from account to account.

    Each account gives its first figure of a kind; what is only a part of another is left out.
    """
    steps: dict[str, list[Told]] = {}
    for m in held:
        seen: set[str] = set()
        for figure in m.reading.figures if m.reading else ():
            name = series_name(figure)
            if name and name not in seen and figure.whole is None and not _aside(figure, m.reading):
                seen.add(name)
                steps.setdefault(name, []).append(_step(figure, m.account, received[m.account.id]))
    return [Series(name=n, steps=tuple(sorted(s, key=lambda x: (x.at, x.account)))) for n, s in sorted(steps.items())]


def series_name(figure: Figure) -> str | None:
    """Which plot a figure belongs to."""
    if figure.low is None and figure.high is None:
        return None
    if figure.outcome in NAMES:
        return NAMES[figure.outcome]
    if figure.unit in TROOPS:
        return "troops"
    if figure.unit in PRICED and figure.per:
        return f"{figure.unit} per {figure.per}"
    return None


def _aside(figure: Figure, reading: Reading | None) -> bool:
    return reading is not None and any(f.start <= figure.start and figure.end <= f.end for f in reading.furniture)


def _step(figure: Figure, account: Account, received: str) -> Told:
    start = min(figure.start, figure.counted.start) if figure.counted else figure.start
    end = max(figure.end, figure.counted.end) if figure.counted else figure.end
    return Told(
        at=account.published or received,
        low=figure.low,
        high=figure.high,
        words=account.text[start:end],
        account=account.id,
        outlet=account.outlet,
        start=start,
        end=end,
    )


def edit(before: str, after: str) -> list[Edit]:
    """How one text became another, word by word; the pieces that were not cut, put together, are the new text."""
    a, b = re.findall(r"\S+\s*|\s+", before), re.findall(r"\S+\s*|\s+", after)
    found: list[Edit] = []
    for what, a0, a1, b0, b1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(Edit("kept", "".join(b[b0:b1])))
            continue
        found += [Edit("cut", "".join(a[a0:a1]))] if a1 > a0 else []
        found += [Edit("put", "".join(b[b0:b1]))] if b1 > b0 else []
    return found
