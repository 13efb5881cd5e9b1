"""A person's judgements laid over what the machine found. The story that is kept never knows of them.

A judgement names statements, not points: it holds on every later revision, however the machine cuts its points then.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from rashomon.archive.stable import anchor
from rashomon.types import Anchor, Aspect, Difference, Judgement, Origin, Point, Statement, Status, Story

ORDER: tuple[Status, ...] = ("contradicted", "differing", "agreed", "single")


class Judged(NamedTuple):
    """A story as it is after the judgements, and those of them that found nothing to hold on to."""

    story: Story
    idle: tuple[int, ...]


def judged(story: Story, judgements: Iterable[Judgement]) -> Judged:
    """The story after all judgements that stand, in the order in which they were made."""
    idle, touched = [], False
    for judgement in judgements:
        if judgement.undone_at is None:
            after = _APPLY[judgement.kind](story, judgement)
            if after is None:
                idle.append(judgement.id)
            else:
                story, touched = after, True
    return Judged(_sorted(story) if touched else story, tuple(idle))


def without(story: Story, account: str) -> Story:
    """The story without what one account says."""
    points = [_picked(story, p, [i for i, s in enumerate(p.statements) if s.account != account]) for p in story.points]
    kept = tuple(
        replace(p, near=tuple(n for n in p.near if n.account != account), silent=_but(p.silent, account))
        for p in points
        if p
    )
    left = {p.id for p in kept}
    accounts = tuple(
        replace(
            a,
            leaves_out=tuple(p for p in a.leaves_out if p in left),
            copied=tuple(c for c in a.copied if c.account != account),
            copy_of=None if a.copy_of == account else a.copy_of,
        )
        for a in story.accounts
        if a.id != account
    )
    cast = tuple(
        replace(
            c,
            names=tuple(n for n in c.names if n.account != account),
            meant=tuple(n for n in c.meant if n.account != account),
            titles=tuple(n for n in c.titles if n.account != account),
        )
        for c in story.cast
    )
    used = {s.origin for p in kept for s in p.statements}
    cast = tuple(c for c in cast if c.names or c.meant)
    ids = {c.id for c in cast}
    origins = tuple(replace(o, cast=o.cast if o.cast in ids else None) for o in story.origins if o.id in used)
    cast = tuple(replace(c, part_of=c.part_of if c.part_of in ids else None) for c in cast)
    return replace(story, accounts=accounts, points=kept, cast=cast, origins=origins)


def _but(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(n for n in names if n != name)


def _aside(story: Story, judgement: Judgement) -> Story | None:
    if judgement.value not in {a.id for a in story.accounts}:
        return None
    return without(story, judgement.value or "")


def _merge(story: Story, judgement: Judgement) -> Story | None:
    """All points that hold one of the statements become one, under the name of that of the first side."""
    wanted = (*judgement.statements, *judgement.others)
    held = [p for p in story.points if _held(p, wanted)]
    held.sort(key=lambda p: not _held(p, judgement.statements))
    return _joined(story, held) if len(held) > 1 else None


def _split(story: Story, judgement: Judgement) -> Story | None:
    """What stands with statements of the other side leaves their point and becomes one of its own."""
    return _parted(story, judgement, None)


def _moved(story: Story, judgement: Judgement) -> Story | None:
    """The statements leave their point and join the one that holds the others."""
    target = next((p for p in story.points if _held(p, judgement.others)), None)
    return _parted(story, judgement, target) if target else None


def _parted(story: Story, judgement: Judgement, target: Point | None) -> Story | None:
    taken: list[Point] = []
    points: list[Point] = []
    for point in story.points:
        out = _held(point, judgement.statements)
        stays = target is not None and point.id == target.id
        apart = target is not None or _held(point, judgement.others)
        if not out or stays or not apart or (target is None and len(out) == len(point.statements)):
            points.append(point)
            continue
        rest = _picked(story, point, [i for i in range(len(point.statements)) if i not in out])
        points += [rest] if rest else []
        gone = _picked(story, point, out)
        taken += [gone] if gone else []
    if not taken:
        return None
    if target is None:
        first = replace(taken[0], id=f"{taken[0].id}.j{judgement.id}")
        after = replace(story, points=(*points, *taken))
        return _joined(after, [first, *taken[1:]], instead=taken[0])
    return _joined(replace(story, points=(*points, *taken)), [target, *taken])


def _joined(story: Story, held: Sequence[Point], instead: Point | None = None) -> Story:
    """The points as one; those with statements that stand in more than one of them lose the double."""
    first = held[0]
    said: list[Statement] = []
    links, differences, unsure = [], [], []
    for point in held:
        place = {}
        for i, s in enumerate(point.statements):
            known = next((k for k, x in enumerate(said) if anchor(x) == anchor(s) and x.end == s.end), None)
            place[i] = len(said) if known is None else known
            said += [s] if known is None else []
        links += [replace(x, between=(place[x.between[0]], place[x.between[1]])) for x in point.links]
        differences += [_placed(d, place) for d in point.differences]
        unsure += [_placed(d, place) for d in point.unsure]
    whole = replace(
        first,
        statements=tuple(said),
        links=tuple(x for x in links if x.between[0] != x.between[1]),
        differences=tuple(d for d in differences if d.between[0] != d.between[1]),
        unsure=tuple(d for d in unsure if d.between[0] != d.between[1]),
        near=(),
        silent=tuple(a for a in first.silent if a not in {s.account for s in said}),
        importance=max((p.importance for p in held if p.importance is not None), default=None),
    )
    gone = {id(p) for p in held} | ({id(instead)} if instead else set())
    home = id(instead or first)
    points = [_restated(story, whole) if id(p) == home else p for p in story.points if id(p) not in gone - {home}]
    return replace(story, points=tuple(points))


def _placed(d: Difference, place: dict[int, int]) -> Difference:
    return replace(
        d,
        between=(place[d.between[0]], place[d.between[1]]),
        later=None if d.later is None else place[d.later],
    )


def _confirm(story: Story, judgement: Judgement) -> Story | None:
    def confirmed(point: Point, pair: set[int]) -> Point:
        found = [d for d in point.unsure if set(d.between) == pair and judgement.aspect in (None, d.aspect)]
        if not found and any(set(d.between) == pair for d in point.differences):
            return point
        low, high = sorted(pair)
        why = f"{judgement.name}: {judgement.reason}"
        aspect: Aspect = judgement.aspect or "claim"  # type: ignore[assignment]
        found = found or [Difference(aspect=aspect, between=(low, high), why=why)]
        return replace(
            point,
            differences=(*point.differences, *(replace(d, score=1.0) for d in found)),
            unsure=tuple(d for d in point.unsure if d not in found),
        )

    return _over_pairs(story, judgement, confirmed)


def _reject(story: Story, judgement: Judgement) -> Story | None:
    def rejected(point: Point, pair: set[int]) -> Point:
        def kept(d: Difference) -> bool:
            return set(d.between) != pair or judgement.aspect not in (None, d.aspect)

        return replace(
            point,
            differences=tuple(d for d in point.differences if kept(d)),
            unsure=tuple(d for d in point.unsure if kept(d)),
        )

    return _over_pairs(story, judgement, rejected)


def _over_pairs(story: Story, judgement: Judgement, change: Callable[[Point, set[int]], Point]) -> Story | None:
    points, found = [], False
    for point in story.points:
        meant = _saying if judgement.kind == "reject" else _held
        here, there = meant(point, judgement.statements), meant(point, judgement.others)
        pairs = [{a, b} for a in here for b in there if a != b]
        for pair in pairs:
            point = change(point, pair)
        found = found or bool(pairs)
        points.append(_restated(story, point) if pairs else point)
    return replace(story, points=tuple(points)) if found else None


def _origin(story: Story, judgement: Judgement) -> Story | None:
    """The statements go back to whom the person names: an origin of that name, or a new one."""
    known = next((o for o in story.origins if o.name == judgement.value), None)
    origin = known or Origin(id=f"j{judgement.id}", name=judgement.value or "", kind="named")
    points, found = [], False
    for point in story.points:
        held = _held(point, judgement.statements)
        found = found or bool(held)
        said = tuple(replace(s, origin=origin.id) if i in held else s for i, s in enumerate(point.statements))
        points.append(replace(point, statements=said, origins=len({s.origin for s in said})) if held else point)
    if not found:
        return None
    return replace(story, points=tuple(points), origins=story.origins if known else (*story.origins, origin))


def _saying(point: Point, anchors: Sequence[Anchor]) -> list[int]:
    """Which statements of a point are meant, and with them those that say the same in the same words."""
    words = {" ".join(point.statements[i].text.lower().split()) for i in _held(point, anchors)}
    return [i for i, s in enumerate(point.statements) if " ".join(s.text.lower().split()) in words]


def _held(point: Point, anchors: Sequence[Anchor]) -> list[int]:
    """Which statements of a point are meant: those at their place, or of an account that was edited by their words."""
    exact = set(anchors)
    words = {(a.account, a.text) for a in anchors}
    found = [i for i, s in enumerate(point.statements) if anchor(s) in exact]
    return found or [i for i, s in enumerate(point.statements) if (s.account, s.text) in words]


def _picked(story: Story, point: Point, which: Sequence[int]) -> Point | None:
    """The point with some of its statements; None with none."""
    if not which:
        return None
    if len(which) == len(point.statements):
        return point
    place = {old: new for new, old in enumerate(which)}

    def inside(pair: tuple[int, int]) -> bool:
        return pair[0] in place and pair[1] in place

    return _restated(
        story,
        replace(
            point,
            statements=tuple(point.statements[i] for i in which),
            links=tuple(
                replace(x, between=(place[x.between[0]], place[x.between[1]])) for x in point.links if inside(x.between)
            ),
            differences=tuple(_placed(d, place) for d in point.differences if inside(d.between)),
            unsure=tuple(_placed(d, place) for d in point.unsure if inside(d.between)),
            near=tuple(replace(n, to=place[n.to]) for n in point.near if n.to in place),
        ),
    )


def _restated(story: Story, point: Point) -> Point:
    """The point with its status and counts as its statements and differences have them now."""
    accounts = {a.id: a for a in story.accounts}

    def teller(said: Statement) -> str:
        account = accounts[said.account]
        account = accounts.get(account.copy_of or "", account)
        return account.outlet or f"\n{account.id}"

    outlets = min(len({teller(s) for s in point.statements}), len({s.account for s in point.statements}))
    outlets = min(outlets, point.outlets) if len(point.statements) == 1 else outlets
    status: Status
    if point.differences:
        denies = point.status == "contradicted" and any(d.aspect == "claim" for d in point.differences)
        status = "contradicted" if denies else "differing"
    else:
        status = "agreed" if outlets > 1 else "single"
    origins = len({s.origin for s in point.statements})
    return replace(point, status=status, outlets=outlets, origins=origins)


def _sorted(story: Story) -> Story:
    """Contested points first again, and nothing named that is gone."""
    points = tuple(sorted(story.points, key=lambda p: ORDER.index(p.status)))
    left = {p.id for p in points}
    used = {s.origin for p in points for s in p.statements}
    return replace(
        story,
        points=points,
        accounts=tuple(replace(a, leaves_out=tuple(x for x in a.leaves_out if x in left)) for a in story.accounts),
        origins=tuple(o for o in story.origins if o.id in used),
    )


_APPLY: dict[str, Callable[[Story, Judgement], Story | None]] = {
    "merge": _merge,
    "split": _split,
    "move": _moved,
    "confirm": _confirm,
    "reject": _reject,
    "origin": _origin,
    "aside": _aside,
}
