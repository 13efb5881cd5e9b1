"""`rashomon archive judge` and `undo`: what a person decides about a story, put on record from the command line."""

import re
from typing import Annotated, NamedTuple, get_args

import typer

from rashomon import pipeline
from rashomon.cli.archive import Form, Place, archive, form_of, option, out
from rashomon.cli.messages import errand
from rashomon.cli.output import UsageError, to_json
from rashomon.types import Anchor, Aspect, Judgement, JudgementKind, Point, Story

__all__ = ["archive"]


class Needs(NamedTuple):
    """What a kind of judgement must name, and what it may."""

    these: bool = True
    those: bool = True
    value: str = ""


KINDS: dict[str, Needs] = {
    "merge": Needs(),
    "split": Needs(),
    "move": Needs(),
    "confirm": Needs(),
    "reject": Needs(),
    "origin": Needs(those=False, value="the origin's name"),
    "aside": Needs(these=False, those=False, value="the id of the account"),
}
assert tuple(KINDS) == get_args(JudgementKind)
ASPECTS: tuple[str, ...] = get_args(Aspect)
Name = Annotated[
    str | None, typer.Option("--name", metavar="NAME", envvar="RASHOMON_NAME", help="Who decides.", show_default=False)
]
Reason = Annotated[str | None, option("--reason", "Why.")]


@archive.command(
    epilog="Example: rashomon archive judge news.db s3 merge --these p4 --those p7 --name Nana --reason one"
)
def judge(
    archive: Place,
    story: Annotated[str, typer.Argument(metavar="STORY", help="A story of the archive: s3.", show_default=False)],
    kind: Annotated[
        str | None,
        typer.Argument(metavar="KIND", help=f"One of {', '.join(KINDS)}.", show_default=False),
    ] = None,
    these: Annotated[
        list[str] | None,
        option("--these", "Statements it is about: p3, p3.2 or ACCOUNT:START; may be given several times.", "WHICH"),
    ] = None,
    those: Annotated[
        list[str] | None, option("--those", "Those on the other side; may be given several times.", "WHICH")
    ] = None,
    aspect: Annotated[
        str | None, option("--aspect", f"In what they differ: one of {', '.join(ASPECTS)}.", "ASPECT")
    ] = None,
    value: Annotated[str | None, option("--value", "The origin's name, or the account to set aside.")] = None,
    name: Name = None,
    reason: Reason = None,
    form: Form = "text",
) -> None:
    """Put a judgement on record. Without KIND: the story's statements as they can be named, and what was judged."""
    with errand("archive judge"):
        form = form_of(form)
        asked = Asked(kind, tuple(these or ()), tuple(those or ()), aspect, value, name, reason)
        if kind is None:
            if any(asked[1:]):
                raise UsageError(f"say what is to be judged: one of {', '.join(KINDS)}")
            with pipeline.open_archive(archive) as kept:
                _tell(kept.story(story), kept.judgements(story), form)
            return
        _check(asked)
        with pipeline.open_archive(archive) as kept:
            _say(kept.judge(story, _judgement(kept.story(story), asked)), form)


@archive.command(epilog="Example: rashomon archive undo news.db 4 --name Nana --reason 'they were two'")
def undo(
    archive: Place,
    judgement: Annotated[int, typer.Argument(metavar="JUDGEMENT", help="Its number.", show_default=False)],
    name: Name = None,
    reason: Reason = None,
    form: Form = "text",
) -> None:
    """Take a judgement back. It stays on record, with who took it back, when and why."""
    with errand("archive undo"):
        form = form_of(form)
        if not name or not reason:
            raise UsageError("--name and --reason say who takes it back, and why")
        with pipeline.open_archive(archive) as kept:
            _say(kept.undo(judgement, name, reason), form)


class Asked(NamedTuple):
    """A judgement as it was typed."""

    kind: str | None
    these: tuple[str, ...]
    those: tuple[str, ...]
    aspect: str | None
    value: str | None
    name: str | None
    reason: str | None


def _check(asked: Asked) -> None:
    if (needs := KINDS.get(asked.kind or "")) is None:
        raise UsageError(f"there is no judgement {asked.kind!r}; it is one of {', '.join(KINDS)}")
    if not asked.name or not asked.reason:
        raise UsageError("--name and --reason say who decides, and why")
    rest = asked.kind == "split" and not asked.those  # from the rest of their point
    for flag, given, needed in (("these", asked.these, needs.these), ("those", asked.those, needs.those)):
        if bool(given) != needed and not (flag == "those" and rest):
            raise UsageError(f"{asked.kind} {'needs' if needed else 'takes no'} --{flag}")
    if bool(asked.value) != bool(needs.value):
        raise UsageError(f"{asked.kind} " + (f"needs --value, {needs.value}" if needs.value else "takes no --value"))
    if asked.aspect is not None and (asked.kind not in ("confirm", "reject") or asked.aspect not in ASPECTS):
        raise UsageError(f"--aspect is for confirm and reject, and one of {', '.join(ASPECTS)}")


def _judgement(story: Story, asked: Asked) -> Judgement:
    these = _named(story, asked.these)
    those = _named(story, asked.those)
    if asked.kind == "split" and not those:
        points = [p for p in story.points if set(_anchors(p)) & set(these)]
        those = tuple(a for p in points for a in _anchors(p) if a not in these)
    return Judgement(
        id=0,
        story="",
        kind=asked.kind,  # type: ignore[arg-type]
        statements=these,
        others=those,
        aspect=asked.aspect,
        value=asked.value,
        name=asked.name or "",
        at="",
        reason=asked.reason or "",
    )


def _named(story: Story, given: tuple[str, ...]) -> tuple[Anchor, ...]:
    """The statements that are meant, each once. Raises UsageError for what the story does not have."""
    found: dict[Anchor, None] = {}
    for which in given:
        meant = _of_point(story, which) or _of_account(story, which)
        if not meant:
            raise UsageError(
                f"the story has no {which!r}; a point is p3, its second statement p3.2, one by its account and place "
                "ACCOUNT:START"
            )
        found |= dict.fromkeys(meant)
    return tuple(found)


def _of_point(story: Story, which: str) -> list[Anchor]:
    whole = next((p for p in story.points if p.id == which), None)
    if whole:
        return _anchors(whole)
    name, _, place = which.rpartition(".")
    point = next((p for p in story.points if p.id == name), None)
    number = int(place) if re.fullmatch(r"[0-9]{1,6}", place) else 0
    return _anchors(point)[number - 1 : number] if point and number else []


def _of_account(story: Story, which: str) -> list[Anchor]:
    return [a for p in story.points for a in _anchors(p) if which == f"{a.account}:{a.start}"][:1]


def _anchors(point: Point) -> list[Anchor]:
    return [Anchor(account=s.account, text=s.text, start=s.start) for s in point.statements]


def _tell(story: Story, judgements: list[Judgement], form: str) -> None:
    if form == "text":
        for point in story.points:
            for number, said in enumerate(point.statements, 1):
                words = " ".join(said.text.split())
                out(f"{point.id}.{number}\t{point.status}\t{said.account}:{said.start}\t“{words}”")
    for judgement in judgements:
        _say(judgement, form)


def _say(judgement: Judgement, form: str) -> None:
    from rashomon.archive.changes import told_plainly

    if form == "jsonl":
        out(to_json(judgement))
        return
    undone = f"; undone by {judgement.undone_by}: {judgement.undone_reason}" if judgement.undone_at else ""
    said = f"{judgement.name} {told_plainly(judgement)} ({judgement.reason}){undone}"
    out(f"judgement {judgement.id}\t{judgement.story}\t{judgement.at[:19]}\t{said}")
