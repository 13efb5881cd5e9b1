"""Place names that the model passed over or took for somebody: told by the gazetteer and by what stands around them.

The model has seen the places of American politics. A small town reads like a family name to it, unless something beside
the name says "place": a preposition, a state or country right after it, a dateline.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.reader.closed import FUNCTION_WORDS, MONTHS, WEEKDAYS
from rashomon.reader.gazetteer import lookup
from rashomon.reader.marked import Token
from rashomon.reader.containing import container
from rashomon.reader.places import meanings
from rashomon.text.names import fold
from rashomon.types import EntityKind

LOCATIVE = frozenset("in near at from around outside across throughout into toward towards between".split())
NO_PLACE = FUNCTION_WORDS | MONTHS | WEEKDAYS
LONGEST = 3
"""Words of a place's name."""
LARGE = 15_000
"""People. A larger place needs no other sign than its capitals."""
DATELINE = 60
"""Characters into a line within which its dateline begins."""


class Mention(NamedTuple):
    """A name where it stands: words [start, end), spelt as the text does, its kind."""

    start: int
    end: int
    written: str
    kind: EntityKind


def placed(text: str, tokens: list[Token], found: Sequence[Mention], flattened: bool) -> list[Mention]:
    """The mentions in order, those that are places made so, and places that were passed over put in."""
    people = {w for m in found if m.kind == "person" and " " in m.written for w in fold(m.written).split()[-1:]}
    signs: dict[str, list[bool]] = defaultdict(list)
    for m in found:
        signs[fold(m.written)].append(m.kind == "place" or _sign(text, tokens, m.start, m.end))
    known = {k for k, s in signs.items() if sum(s) * 2 >= len(s) and k not in people and lookup(k)}
    out = [m._replace(kind="place") if fold(m.written) in known and m.kind != "facility" else m for m in found]
    taken = {i for m in out for i in range(m.start, m.end)}
    return sorted([*out, *_passed_over(text, tokens, taken, people, flattened)])


def _passed_over(
    text: str, tokens: list[Token], taken: set[int], people: set[str], flattened: bool
) -> Iterator[Mention]:
    upto = 0
    for i, t in enumerate(tokens):
        if i < upto or i in taken or not t.capital or t.plain in NO_PLACE or (i and _runs_on(text, tokens, i)):
            continue
        end = _known(text, tokens, i, taken)
        if end and tokens[i].plain not in people and (_sure(tokens, i, end, flattened) or _sign(text, tokens, i, end)):
            upto = end
            yield Mention(i, end, " ".join(text[t.start : tokens[end - 1].end].split()), "place")


def _known(text: str, tokens: list[Token], i: int, taken: set[int]) -> int:
    """The end of the longest name in the gazetteer that begins at token i and does not run on into another name."""
    for end in range(min(i + LONGEST, len(tokens)), i, -1):
        if any(j in taken or not tokens[j].capital for j in range(i, end)) or any(t.mark for t in tokens[i : end - 1]):
            continue
        if (end == len(tokens) or not _runs_on(text, tokens, end)) and lookup(
            fold(text[tokens[i].start : tokens[end - 1].end])
        ):
            return end
    return 0


def _runs_on(text: str, tokens: list[Token], i: int) -> bool:
    """Whether token i and the one before it may be words of one name."""
    before = tokens[i - 1]
    return before.capital and tokens[i].capital and not before.mark and text[before.end : tokens[i].start] == " "


def _sure(tokens: list[Token], start: int, end: int, flattened: bool) -> bool:
    """Whether the name alone will do: a country, a state or a larger town, not at the head of a sentence."""
    if flattened or start == 0 or tokens[start - 1].mark == ".":
        return False
    spot = lookup(" ".join(t.plain for t in tokens[start:end]))
    return bool(spot) and (spot[0].kind in "na" or spot[0].people >= LARGE)


def _sign(text: str, tokens: list[Token], start: int, end: int) -> bool:
    """Whether something beside the name says that it is a place."""
    if start and tokens[start - 1].plain in LOCATIVE and not tokens[start - 1].mark:
        return True
    if container(text, tokens[end - 1].end, meanings(fold(text[tokens[start].start : tokens[end - 1].end]))):
        return True
    name = text[tokens[start].start : tokens[end - 1].end]
    after = text[tokens[end - 1].end : tokens[end - 1].end + 3].lstrip()
    line = text.rfind("\n", 0, tokens[start].start) + 1
    return (
        name.isupper() and len(name) > 3 and after[:1] in ("—", "–", "-", "(") and tokens[start].start - line < DATELINE
    )
