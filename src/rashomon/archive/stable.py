"""Points keep their names over revisions: a point is the one before that it shares most statements with."""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from rashomon.types import Anchor, Point, Statement, Story


def anchor(said: Statement) -> Anchor:
    """The statement, wherever a revision has it."""
    return Anchor(account=said.account, text=said.text, start=said.start)


def named(story: Story, before: Story | None, next_number: int) -> tuple[Story, int]:
    """The story with the names of the revision before for points that go on; the next free number.

    A statement is known again by its account and place, or in an account that was edited by its words.
    """
    names: dict[int, str] = _matched(story.points, before.points if before else ())
    for i in range(len(story.points)):
        if i not in names:
            names[i] = f"p{next_number}"
            next_number += 1
    return renamed(story, {p.id: names[i] for i, p in enumerate(story.points)}), next_number


def _matched(points: Sequence[Point], before: Sequence[Point]) -> dict[int, str]:
    places: dict[tuple[str, int, str], list[int]] = {}
    words: dict[tuple[str, str], list[int]] = {}
    for k, old in enumerate(before):
        for said in old.statements:
            places.setdefault((said.account, said.start, said.text), []).append(k)
            words.setdefault((said.account, said.text), []).append(k)
    claims = []
    for i, point in enumerate(points):
        shared: Counter[int] = Counter()
        for s in point.statements:
            exact = places.get((s.account, s.start, s.text))
            for k in set(exact or words.get((s.account, s.text)) or []):
                shared[k] += 2 if exact else 1
        for k, n in shared.items():
            size = len(point.statements) + len(before[k].statements)
            claims.append((-n / size, i, k))
    names: dict[int, str] = {}
    taken: set[int] = set()
    for _, i, k in sorted(claims):
        if i not in names and k not in taken:
            names[i] = before[k].id
            taken.add(k)
    return names


def renamed(story: Story, names: Mapping[str, str]) -> Story:
    """The story with other names for its points, wherever they are named."""
    return replace(
        story,
        points=tuple(replace(p, id=names[p.id]) for p in story.points),
        accounts=tuple(replace(a, leaves_out=tuple(names[p] for p in a.leaves_out)) for a in story.accounts),
    )
