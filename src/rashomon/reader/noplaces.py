"""Mentions that were taken for places and are none, and the parts of one name that were taken for two.

The gazetteer has a place for most short words: two letters are a state, "God" is a town in Hungary, "DACA" is how some
spell Dhaka. What stands around such a word tells whether it is meant.
"""

import re
from collections.abc import Iterator, Sequence

from rashomon.reader.capacities import capacity
from rashomon.reader.chance import ARTICLES, abbreviates, by_chance
from rashomon.reader.gazetteer import Gazetteer, Spot
from rashomon.reader.marked import Token
from rashomon.reader.toponyms import Mention
from rashomon.text.names import fold

INITIALS = 5
"""Letters of the longest word in capitals that is looked at for whose initials it is."""
_BEFORE_CODE = re.compile(r"[,(\[–—/-]\s*$|[DR]-$")
_OF = frozenset(("of", "in", "from"))


def only_places(
    text: str, tokens: list[Token], found: Sequence[Mention], flattened: bool, gazetteer: Gazetteer
) -> Iterator[Mention]:
    """The mentions without those that are no places; parts of one name are joined, armed groups are groups."""
    last: Mention | None = None
    for m in _joined(text, tokens, found):
        if m.kind == "place" and not gazetteer.owns(fold(m.written)):
            if _armed(m):
                m = m._replace(kind="organisation")
            elif (
                by_chance(fold(m.written))
                or _acronym(text, m, flattened, gazetteer)
                or _lone_code(text, tokens, m, last, gazetteer)
            ):
                continue
        yield m
        last = m


def _joined(text: str, tokens: list[Token], found: Sequence[Mention]) -> Iterator[Mention]:
    """ "Ain" and "al Asad air base" side by side are one; so is what a model parts after an article."""
    held: Mention | None = None
    for m in found:
        if held is not None and held.end == m.start and not tokens[held.end - 1].mark and _built(m):
            written = text[tokens[held.start].start : tokens[m.end - 1].end]
            m = Mention(held.start, m.end, " ".join(written.split()), m.kind)
            held = None
        if held is not None:
            yield held
            held = None
        if m.kind == "place" and ARTICLES.issuperset(fold(m.written).split()):
            held = m
        else:
            yield m
    if held is not None:
        yield held


def _built(m: Mention) -> bool:
    return m.kind in ("place", "facility")


def _armed(m: Mention) -> bool:
    known = capacity(fold(m.written))
    return known is not None and known.form == "name" and known.role == "rebel"


def _acronym(text: str, m: Mention, flattened: bool, gazetteer: Gazetteer) -> bool:
    """Whether capitals are another body's or programme's initials: "DACA" is not Dhaka, "NYC" is New York City."""
    key = fold(m.written)
    if flattened or not m.written.isupper() or " " in key or len(key) > INITIALS or text.isupper():
        return False
    spots = gazetteer.lookup(key)
    return bool(spots) and all(s.kind in "cd" and fold(s.name) != key and _initials(s) != key for s in spots)


def _initials(s: Spot) -> str:
    return "".join(w[0] for w in fold(s.name).split())


def _lone_code(text: str, tokens: list[Token], m: Mention, last: Mention | None, gazetteer: Gazetteer) -> bool:
    """Whether a short word would be a state ("VA", "Oh", "Miss") and nothing beside it says so."""
    key = fold(m.written)
    spots = gazetteer.lookup(key)
    if not abbreviates(m.written, spots):
        return False
    start, end = tokens[m.start].start, tokens[m.end - 1].end
    beside = last is not None and last.end == m.start
    if beside and last is not None and any(s.admin1 == spots[0].admin1 for s in gazetteer.lookup(fold(last.written))):
        return False
    if len(key) > 2 and re.match(r"\.[ ]", text[end : end + 2]):
        return False
    formal = m.written.isupper() or text[end : end + 1] == "." or len(key) > 3
    if formal and _BEFORE_CODE.search(text, max(0, start - 4), start):
        return False
    before = tokens[m.start - 1].plain if m.start else ""
    return not (formal and before in _OF and m.written[0].isupper() and not beside)
