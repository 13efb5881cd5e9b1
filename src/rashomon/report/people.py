"""The cast of a story: how each account names them, to whom they belong, what they say, and what they do to whom."""

from bisect import bisect_right
from collections import Counter, defaultdict
from typing import NamedTuple

from rashomon.types import CastMember, Story

DEEDS = 4
"""Of what a member does, so much is shown."""
ORDER = ("person", "organisation", "group", "place", "facility", "unnamed")
CALLED = {
    "person": "Persons",
    "organisation": "Organisations and bodies",
    "group": "Peoples and parties",
    "place": "Places",
    "facility": "Facilities",
    "unnamed": "Without a name",
}


class Does(NamedTuple):
    """What a member is told to do, or to have done to it: the words that tell it, where, and the other side."""

    words: str
    status: str
    dom: str
    """The statement that holds the words; empty where none does."""
    point: int | None
    """Its point, from 1."""
    others: tuple[tuple[str, str], ...]
    """DOM id and name of those on the other side."""
    outlet: str


class Member(NamedTuple):
    """A member of the cast as the page shows it."""

    dom: str
    name: str
    kind: str
    titles: tuple[str, ...]
    spellings: tuple[tuple[str, tuple[str, ...]], ...]
    """Every way in which it is written, and the accounts that write it so; empty where there is one."""
    accounts: tuple[str, ...]
    where: str
    """Country, role."""
    part_of: tuple[str, str] | None
    says: tuple[int, ...]
    """Points with words that go back to it."""
    does: tuple[Does, ...]
    suffers: tuple[Does, ...]


def cast(story: Story, names: dict[str, str]) -> dict[str, list[Member]]:
    """The members under what they are, those that most accounts name first."""
    doms = {member.id: f"c{number}" for number, member in enumerate(story.cast, 1)}
    called = {member.id: member.name for member in story.cast}
    does, suffers = _deeds(story, names, doms, called)
    says: dict[str, dict[int, None]] = defaultdict(dict)
    mine = {origin.id: origin.cast for origin in story.origins if origin.cast}
    for number, point in enumerate(story.points, 1):
        for said in point.statements:
            if member := mine.get(said.origin or ""):
                says[member][number] = None
    found: dict[str, list[Member]] = {kind: [] for kind in ORDER}
    for one in story.cast:
        view = _member(one, names, doms, called, says, does[one.id], suffers[one.id])
        found.setdefault(one.kind, []).append(view)
    return {CALLED.get(kind, kind): held for kind, held in found.items() if held}


def _member(
    member: CastMember,
    names: dict[str, str],
    doms: dict[str, str],
    called: dict[str, str],
    says: dict[str, dict[int, None]],
    does: list[Does],
    suffers: list[Does],
) -> Member:
    spelt: dict[str, dict[str, None]] = defaultdict(dict)
    for one in member.names:
        spelt[one.words][names.get(one.account, one.account)] = None
    accounts = dict.fromkeys(names.get(one.account, one.account) for one in (*member.names, *member.meant))
    titles = Counter(" ".join(one.words.split()) for one in member.titles)
    part_of = (doms[member.part_of], called[member.part_of]) if member.part_of in doms else None
    return Member(
        dom=doms[member.id],
        name=member.name,
        kind=member.kind,
        titles=tuple(title for title, _ in titles.most_common(3)),
        spellings=tuple((words, tuple(held)) for words, held in spelt.items()) if len(spelt) > 1 else (),
        accounts=tuple(accounts),
        where=", ".join(filter(None, (member.role, member.country))),
        part_of=part_of,
        says=tuple(says[member.id]),
        does=tuple(_once(does)),
        suffers=tuple(_once(suffers)),
    )


def _once(held: list[Does]) -> list[Does]:
    """Deeds with somebody on the other side, the same once, those that stand in a statement first."""
    kept = {(one.words.casefold(), one.others): one for one in held if one.others}
    return sorted(kept.values(), key=lambda one: not one.dom)[:DEEDS]


def _deeds(
    story: Story, names: dict[str, str], doms: dict[str, str], called: dict[str, str]
) -> tuple[dict[str, list[Does]], dict[str, list[Does]]]:
    does: dict[str, list[Does]] = defaultdict(list)
    suffers: dict[str, list[Does]] = defaultdict(list)
    said = _statements(story)

    def known(ids: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        return tuple((doms[one], called[one]) for one in ids if one in doms)

    for account in story.accounts:
        starts = [start for start, *_ in said[account.id]]
        for deed in account.deeds:
            before = said[account.id][: bisect_right(starts, deed.start)]
            home = next(((dom, point) for _, end, dom, point in reversed(before) if end >= deed.end), ("", None))
            words = account.text[deed.start : deed.end]
            for ids, others, held in ((deed.actors, deed.targets, does), (deed.targets, deed.actors, suffers)):
                row = Does(words, deed.status, home[0], home[1], known(others), names[account.id])
                for one in ids:
                    held[one].append(row)
    return does, suffers


def _statements(story: Story) -> dict[str, list[tuple[int, int, str, int]]]:
    found: dict[str, list[tuple[int, int, str, int]]] = {account.id: [] for account in story.accounts}
    for number, point in enumerate(story.points, 1):
        for place, said in enumerate(point.statements, 1):
            found[said.account].append((said.start, said.end, f"s{number}-{place}", number))
    return {account: sorted(held) for account, held in found.items()}
