"""Plain stand-ins for the reader and for reconciling, where a test is about the archive and not about them.

Sentences end in a full stop. A point is the accounts' sentences that are the same words; another number in
one makes it differ.
"""

import re
from collections.abc import Iterable, Iterator

from rashomon.archive import Hands
from rashomon.group import pairing
from rashomon.types import (
    Account,
    Clause,
    Difference,
    Entity,
    Event,
    Figure,
    Origin,
    Place,
    Point,
    Problem,
    Reading,
    Sentence,
    Span,
    Statement,
    Story,
    StoryAccount,
)

NAMES = {"Ilse Brandt": "person"}


def reading_of(account: Account) -> Reading:
    text = account.text
    found = [m for m in re.finditer(r"[^.\n]+\.?", text) if re.search(r"\w", m[0])]
    return Reading(
        id=account.id,
        sentences=tuple(Sentence(m.start(), m.end(), m[0]) for m in found),
        clauses=tuple(Clause(m.start(), m.end()) for m in found),
        figures=tuple(
            Figure(m.start(), m.end(), float(m[1]), float(m[1]), "person", outcome=m[2])
            for m in re.finditer(r"(\d+) (killed|injured|missing)", text)
        ),
        entities=tuple(
            Entity(f"e{k}", m[0], "person", (Span(m.start(), m.end()),))
            for k, m in enumerate(re.finditer("Ilse Brandt", text))
        ),
        events=tuple(Event(m.start(), m.end(), "ASSAULT", "happened") for m in re.finditer("attacked", text)),
        places=tuple(
            Place(m.start(), m.end(), "Sarn", 41.5, 44.5, precision="city") for m in re.finditer("Sarn", text)
        ),
    )


def readings(accounts: Iterable[Account]) -> Iterator[tuple[Account, Reading] | Problem]:
    return ((a, reading_of(a)) for a in accounts)


def assemble(pairs: list[tuple[Account, Reading]]) -> Story:
    """Sentences that are the same but for their numbers are one point."""
    held: dict[str, list[Statement]] = {}
    for account, reading in sorted(pairs, key=lambda p: (p[0].text, p[0].id)):
        for clause in reading.clauses:
            text = account.text[clause.start : clause.end]
            same = re.sub(r"\d+", "#", " ".join(text.lower().split()))
            said = Statement(account=account.id, start=clause.start, end=clause.end, text=text, origin="o1")
            held.setdefault(same, []).append(said)
    points = tuple(_point(f"p{k}", said) for k, said in enumerate(held.values(), 1))
    return Story(
        made_by="stand-in",
        accounts=tuple(
            StoryAccount(
                id=a.id, outlet=a.outlet, title=a.title, published=a.published, url=a.url, words=len(a.text.split()),
                sha256=__import__("hashlib").sha256(a.text.encode()).hexdigest(), text=a.text,
                sentences=r.sentences,
            )
            for a, r in pairs
        ),
        points=points,
        origins=(Origin(id="o1", name="nobody", kind="outlet"),) if points else (),
    )  # fmt: skip


def _point(name: str, said: list[Statement]) -> Point:
    first = " ".join(said[0].text.split())
    differences = tuple(
        Difference(aspect="number", between=(0, k), why="numbers")
        for k, s in enumerate(said)
        if re.findall(r"\d+", s.text) != re.findall(r"\d+", first)
    )
    outlets = len({s.account for s in said})
    status = "differing" if differences else "agreed" if outlets > 1 else "single"
    return Point(id=name, status=status, statements=tuple(said), differences=differences, outlets=outlets, origins=1)


HANDS = Hands("stand-in 1", readings, assemble, pairing.outline, pairing.alike, pairing.may_join, pairing.stories)
