"""Why a point is one point and has its status: what the story holds of it, gathered and put in plain words."""

from collections.abc import Iterable, Sequence

from rashomon.report.labels import KINDS, STATUSES, account_names, count
from rashomon.report.plainly import sentence
from rashomon.types import Almost, Explanation, Link, Near, Parts, Point, Said, Span, Story, Tie, Word

SAME = 0.12
"""Score from which two clauses are linked."""


def explanation(story: Story, point_id: str) -> Explanation:
    """Everything that the story knows of one of its points. Raises KeyError where it has no such point."""
    place, point = next(((k, p) for k, p in enumerate(story.points, 1) if p.id == point_id), (0, None))
    if point is None:
        raise KeyError(point_id)
    names = account_names(story.accounts)
    links = sorted(point.links, key=lambda link: (-link.score, link.between))
    tied = {frozenset(link.between) for link in links}
    told = point.statements
    return Explanation(
        point=point.id,
        status=point.status,
        why_status=_why_status(point),
        outlets=point.outlets,
        origins=point.origins,
        importance=point.importance,
        place=place,
        points=len(story.points),
        statements=tuple(_said(point, k, names, links, story) for k in range(len(told))),
        links=tuple(_tie(link, point) for link in links),
        not_compared=tuple(
            (i + 1, j + 1)
            for j in range(len(told))
            for i in range(j)
            if frozenset((i, j)) not in tied and told[i].account != told[j].account
        ),
        differences=tuple(
            Parts(between=_numbers(d.between), aspect=d.aspect, why=d.why, values=d.values, score=d.score)
            for d in sorted(point.differences, key=lambda d: (-(d.score or 0), d.between))
        ),
        words=tuple(_words(story, point)),
        silent=tuple(names.get(account, account) for account in point.silent),
        near=tuple(_almost(near, point, story, names) for near in point.near),
    )


def _numbers(between: tuple[int, int]) -> tuple[int, int]:
    return between[0] + 1, between[1] + 1


def _why_status(point: Point) -> str:
    meaning = next(label.meaning for label in STATUSES if label.status == point.status)
    if point.status == "contradicted":
        parts = [d for d in point.differences if d.aspect == "claim"]
        return f"{meaning} {count(len(parts), 'denial')} found among its links."
    if point.status == "differing":
        return f"{meaning} {count(len(point.differences), 'difference')} found among its links, none of them a denial."
    if point.status == "agreed":
        return f"{meaning} {count(point.outlets, 'outlet')} and {count(len(point.links), 'link')} were compared."
    return meaning


def _said(point: Point, k: int, names: dict[str, str], links: Sequence[Link], story: Story) -> Said:
    said = point.statements[k]
    origins = {origin.id: origin.name for origin in story.origins}
    return Said(
        number=k + 1,
        account=said.account,
        outlet=names[said.account],
        span=Span(said.start, said.end),
        text=said.text,
        by=said.by,
        denied=said.denied,
        origin=origins.get(said.origin or ""),
        held=tuple(sum(link.between) - k + 1 for link in links if k in link.between),
    )


def _tie(link: Link, point: Point) -> Tie:
    return Tie(
        between=_numbers(link.between),
        score=link.score,
        why=link.why,
        equal=link.equal,
        speaks_for=tuple(sentence(w) for w in link.weighed if w.weight > 0),
        speaks_against=tuple(sentence(w) for w in link.weighed if w.weight < 0),
        holds=tuple(k + 1 for k in _held(link, point)),
    )


def _held(link: Link, point: Point) -> list[int]:
    """The statements that only this link ties to the rest: the smaller side of what falls apart without it."""
    rest = [other.between for other in point.links if other is not link]
    sides = [_reached(start, rest) for start in link.between]
    if link.between[1] in sides[0]:
        return []
    return min((sorted(side) for side in sides), key=lambda side: (len(side), -side[0]))


def _reached(start: int, ties: Sequence[tuple[int, int]]) -> set[int]:
    found, coming = set(), [start]
    while coming:
        here = coming.pop()
        if here not in found:
            found.add(here)
            coming += [other for tie in ties if here in tie for other in tie]
    return found


def _words(story: Story, point: Point) -> Iterable[Word]:
    for origin in story.origins:
        resting = tuple(k for k, said in enumerate(point.statements, 1) if said.origin == origin.id)
        if resting:
            yield Word(origin=origin.id, name=origin.name, kind=KINDS[origin.kind], statements=resting)


def _almost(near: Near, point: Point, story: Story, names: dict[str, str]) -> Almost:
    here = (near.account, near.start, near.end)
    homes = [p for p in story.points for said in p.statements if (said.account, said.start, said.end) == here]
    home = max(homes, key=lambda p: len(p.statements), default=None)
    if near.score < SAME:
        kept_out = f"a score under {SAME} links nothing"
    elif home is not None and len(home.statements) > 1:
        kept_out = "its links were held to make another point"
    else:
        kept_out = "its links did not weigh enough"
    return Almost(
        account=near.account,
        outlet=names[near.account],
        span=Span(near.start, near.end),
        text=near.text,
        to=near.to + 1,
        score=near.score,
        why=near.why,
        kept_out=kept_out,
        point=home.id if home else None,
    )
