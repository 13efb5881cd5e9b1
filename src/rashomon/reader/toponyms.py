"""Place names that the model passed over or took for somebody: told by the gazetteer and by what stands around them.

The model has seen the places of American politics. A small town reads like a family name to it, unless something beside
the name says "place": a preposition, a state or country right after it, a dateline, its police or residents, another
place in the same list. A name of the user's own gazetteer needs nothing beside it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rashomon.reader.closed import FUNCTION_WORDS, MONTHS, PREPOSITIONS, WEEKDAYS
from rashomon.reader.containing import container
from rashomon.reader.gazetteer import SHIPPED, Gazetteer, demonym
from rashomon.reader.marked import Token
from rashomon.reader.places import meanings
from rashomon.text.names import fold
from rashomon.types import EntityKind

LOCATIVE = frozenset("in near at from around outside across throughout into toward towards between".split())
LOCAL = frozenset(
    """police residents resident native firefighters officials mayor man woman men women teen teenager schools school
    high county counties city council area district neighborhood neighbourhood suburb suburbs voters homes courthouse
    jail township firm border terminal province provinces governorate prefecture oblast region state""".split()
)
"""Words after a place's name that speak of what is there, where they have no capital of their own."""
BODIES = frozenset("police county counties residents province governorate".split())
"""Those of them that say so with a capital, too."""
FACILITIES = frozenset(
    """airport airbase airfield base camp fort hospital clinic embassy consulate prison jail bridge tunnel dam port
    harbor harbour pier station stadium arena mosque church cathedral synagogue temple tower plant refinery reactor
    pipeline terminal barracks""".split()
)
"""Last words of names of things that are built in one place."""
SORTS = frozenset("air military naval army force marine nuclear power international oil refugee".split())
"""Words between the name of something built and what it is."""
SAYING = frozenset(
    """said says told asked replied denied denies warned warns insisted insists announced vowed vows urged urges
    condemned accused accuses wants wanted believes refused rejected hopes""".split()
)
"""Verbs whose subject is somebody: a town that says something is its government, or a person of that name."""
BEGIN = frozenset("st saint mt mount ft fort san santa new north south east west lake port".split())
"""Words that a place's name may begin with, and the model may leave out."""
PARTY = frozenset("d r".split())
"""Before a hyphen and a place: whom a member of a parliament sits for ("D-Springfield")."""
RANKS = frozenset("gen brig col maj capt sgt lt cmdr adm sen rep gov".split())
"""Short for titles; the town of Brig is the price."""
NO_PLACE = FUNCTION_WORDS | MONTHS | WEEKDAYS | RANKS
LONGEST, MOST = 3, 4
"""Words of a place's name, and of the name of something built."""
LARGE, GREAT = 15_000, 100_000
"""People. A larger place needs no other sign than its capitals; a great one, taken for a person, any preposition."""
SHORT = 5
"""Letters. A state's abbreviation ("La.") is one only after a comma."""
DATELINE = 60
"""Characters into a line within which its dateline begins."""


class Mention(NamedTuple):
    """A name where it stands: words [start, end), spelt as the text does, its kind."""

    start: int
    end: int
    written: str
    kind: EntityKind


def placed(
    text: str, tokens: list[Token], found: Sequence[Mention], flattened: bool, gazetteer: Gazetteer = SHIPPED
) -> list[Mention]:
    """The mentions in order, those that are places made so, and places that were passed over put in."""
    people = {w for m in found if m.kind == "person" and " " in m.written for w in fold(m.written).split()[-1:]}
    widened = list(_widened(text, tokens, _built(text, tokens, found, gazetteer), gazetteer))
    listed = _listed(tokens, widened)
    signs: dict[str, list[bool]] = defaultdict(list)
    for i, m in enumerate(widened):
        sign = m.kind == "place" or i in listed or _sign(text, tokens, m.start, m.end, gazetteer)
        signs[fold(m.written)].append(sign)
    common = _common(text, tokens)
    others = people | common
    known = {k for k, s in signs.items() if sum(s) * 2 >= len(s) and k not in others and gazetteer.lookup(k)}
    known |= {k for k in signs if _never_else(k, gazetteer)}
    out = [m._replace(kind="place") if _is_place(m, known, gazetteer) else m for m in widened]
    out = [m for m in out if m.kind != "place" or fold(m.written) not in RANKS]
    out = [m._replace(kind="organisation") if m.kind == "place" and _speaks(tokens, m, gazetteer) else m for m in out]
    out = [*_own(text, tokens, out, gazetteer)] if gazetteer.longest else out
    taken = {i for m in out for i in range(m.start, m.end)}
    return sorted([*out, *_passed_over(text, tokens, taken, others, flattened, gazetteer)])


def _mention(text: str, tokens: list[Token], start: int, end: int, kind: EntityKind) -> Mention:
    return Mention(start, end, " ".join(text[tokens[start].start : tokens[end - 1].end].split()), kind)


def _key(text: str, tokens: list[Token], start: int, end: int) -> str:
    """The words [start, end) as the gazetteer has names."""
    return fold(text[tokens[start].start : tokens[end - 1].end])


def _common(text: str, tokens: list[Token]) -> set[str]:
    """The words that an account with capitals writes without: "police" is no town in it."""
    if text.islower():
        return set()
    return {t.plain for t in tokens if not t.capital} - {t.plain for t in tokens if _code(text, t)}


def _code(text: str, t: Token) -> bool:
    """Whether a word is all capitals ("US"), so that it has nothing to do with the same word in small letters."""
    return t.end - t.start > 1 and text[t.start : t.end].isupper()


def _is_place(m: Mention, known: set[str], gazetteer: Gazetteer) -> bool:
    """Whether a mention is of a known place; a people's name is a small town's only by chance."""
    key = fold(m.written)
    if m.kind == "facility" or key not in known:
        return m.kind == "place"
    spots = gazetteer.lookup(key)
    return m.kind != "group" or spots[0].kind in "nra" or spots[0].people >= LARGE


def _never_else(key: str, gazetteer: Gazetteer) -> bool:
    """Whether a name of several words is a region's or a country's: no person and no body is called so."""
    spots = gazetteer.lookup(key)
    return " " in key and bool(spots) and spots[0].kind in "rn"


def _widened(text: str, tokens: list[Token], found: Sequence[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """The mentions, those of one or two words with the word beside them that makes a known place's name of them."""
    starts = {m.start for m in found}
    upto = 0
    for m in found:
        start, end = max(m.start, upto), m.end
        if end - start <= 2 and start < end:
            if end - start == 2 and tokens[start].plain in PARTY and text[tokens[start].end] == "-":
                start += 1
            before = start - 1 >= upto and tokens[start - 1].capital and tokens[start - 1].plain in BEGIN
            after = end < len(tokens) and end not in starts and _runs_on(text, tokens, end)
            for s, e in ((start - before, end + after), (start - before, end), (start, end + after)):
                if e - s > end - start and gazetteer.lookup(_key(text, tokens, s, e)):
                    m, start, end = _mention(text, tokens, s, e, "place"), s, e
                    break
            else:
                if start > m.start:
                    m = _mention(text, tokens, start, end, "place")
        upto = m.end
        yield m


def _built(text: str, tokens: list[Token], found: Sequence[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """The mentions, those that name something built with the words that say what it is: Al Asad air base.

    A known place before such a word is where it stands ("a Boston hospital") unless the whole is a name itself.
    """
    by_end = {m.end: m for m in found}
    built: list[Mention] = []
    for i, t in enumerate(tokens):
        if t.plain not in FACILITIES or i + 1 in by_end:
            continue
        noun = i
        while noun and tokens[noun - 1].plain in SORTS and not tokens[noun - 1].mark:
            noun -= 1
        low = noun
        while low and noun - low < MOST and not tokens[low - 1].mark:
            low -= 1
        start = next((s for s in range(low, noun) if _is_built(text, tokens, s, i + 1, gazetteer)), noun)
        m = by_end.get(noun)
        if start == noun and m and not tokens[noun - 1].mark and (noun < i or m.kind in ("place", "facility")):
            start = m.start
            while start in by_end and by_end[start].kind != "group" and not tokens[start - 1].mark:
                start = by_end[start].start
            name = _key(text, tokens, start, noun)
            start = noun if demonym(name) or gazetteer.lookup(name) else start
        if start < noun:
            while built and built[-1].end > start:
                built.pop()
            built.append(_mention(text, tokens, start, i + 1, "facility"))
    return sorted([*_beside(found, built), *built])


def _beside(found: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    """Those of the mentions that share no word with any of the others."""
    taken = {i for m in others for i in range(m.start, m.end)}
    return [m for m in found if taken.isdisjoint(range(m.start, m.end))]


def _is_built(text: str, tokens: list[Token], start: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether the words are the known name of something built."""
    spots = gazetteer.lookup(_key(text, tokens, start, end))
    return bool(spots) and spots[0].kind == "f"


def _speaks(tokens: list[Token], m: Mention, gazetteer: Gazetteer) -> bool:
    """Whether a town is what somebody is called who says something: "Washington said"."""
    verb = tokens[m.end].plain if m.end < len(tokens) and not tokens[m.end - 1].mark else ""
    before = tokens[m.start - 1].plain if m.start and not tokens[m.start - 1].mark else ""
    if verb not in SAYING or before in PREPOSITIONS:
        return False
    spots = gazetteer.lookup(fold(m.written))
    return bool(spots) and any(s.kind == "c" for s in spots) and spots[0].kind not in "nf"


def _listed(tokens: list[Token], found: Sequence[Mention]) -> set[int]:
    """The lone names that stand in a list beside a place, by index."""
    beside: set[int] = set()
    for i, (a, b) in enumerate(pairwise(found)):
        comma = a.end == b.start and tokens[a.end - 1].mark == ","
        if comma or (a.end + 1 == b.start and tokens[a.end].plain == "and" and tokens[a.end - 1].mark != "."):
            if a.kind == "place" or i in beside:
                beside.add(i + 1)
            elif b.kind == "place":
                beside.add(i)
    return {i for i in beside if found[i].end - found[i].start == 1}


def _own(text: str, tokens: list[Token], found: list[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """The mentions, with those of the user's own names in place of all that lie within them."""
    own: list[Mention] = []
    i = 0
    while i < len(tokens):
        for end in range(min(i + gazetteer.longest, len(tokens)), i, -1):
            capital = tokens[i].capital or end - i > 1
            if capital and gazetteer.owns(_key(text, tokens, i, end)):
                own.append(_mention(text, tokens, i, end, "place"))
                i = end - 1
                break
        i += 1
    length = {i: len(o.written) for o in own for i in range(o.start, o.end)}
    longer = [m for m in found if any(len(m.written) > length[i] for i in range(m.start, m.end) if i in length)]
    own = _beside(own, longer)
    yield from own
    yield from _beside(found, own)


def _passed_over(
    text: str, tokens: list[Token], taken: set[int], others: set[str], flattened: bool, gazetteer: Gazetteer
) -> Iterator[Mention]:
    """Places that nobody has marked. `others` are words that mean something else in this account."""
    upto = 0
    for i, t in enumerate(tokens):
        if i < upto or i in taken or not t.capital or t.plain in NO_PLACE or (i and _runs_on(text, tokens, i)):
            continue
        end = _known(text, tokens, i, taken, gazetteer)
        if not end or (end == i + 1 and t.plain in others):
            continue
        if _sure(tokens, i, end, flattened, gazetteer) or _sign(text, tokens, i, end, gazetteer):
            upto = end
            yield _mention(text, tokens, i, end, "place")


def _known(text: str, tokens: list[Token], i: int, taken: set[int], gazetteer: Gazetteer) -> int:
    """The end of the longest name in the gazetteer that begins at token i and does not run on into another name."""
    for end in range(min(i + LONGEST, len(tokens)), i, -1):
        if any(j in taken or not tokens[j].capital for j in range(i, end)) or any(t.mark for t in tokens[i : end - 1]):
            continue
        if (end == len(tokens) or not _runs_on(text, tokens, end)) and gazetteer.lookup(_key(text, tokens, i, end)):
            return end
    return 0


def _runs_on(text: str, tokens: list[Token], i: int) -> bool:
    """Whether token i and the one before it may be words of one name."""
    before = tokens[i - 1]
    gap = text[before.end : tokens[i].start]
    return (
        before.capital
        and tokens[i].capital
        and not before.mark
        and gap in (" ", ". " if before.plain in BEGIN else " ")
    )


def _sure(tokens: list[Token], start: int, end: int, flattened: bool, gazetteer: Gazetteer) -> bool:
    """Whether the name alone will do: a country, a state or a larger town, not at the head of a sentence."""
    if flattened or start == 0 or tokens[start - 1].mark == ".":
        return False
    key = fold(" ".join(t.plain for t in tokens[start:end]))
    spots = gazetteer.lookup(key)
    if spots and spots[0].kind == "a" and len(key) <= SHORT and fold(spots[0].name) != key:
        return tokens[start - 1].mark == ","
    return bool(spots) and (spots[0].kind in "na" or spots[0].people >= LARGE)


def _sign(text: str, tokens: list[Token], start: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether something beside the name says that it is a place."""
    key = _key(text, tokens, start, end)
    if start and not tokens[start - 1].mark:
        before = tokens[start - 1].plain
        if before in LOCATIVE or (before == "of" and start > 1 and tokens[start - 2].mark == ","):  # Jo Doe, 40, of X
            return True
        if before in PREPOSITIONS and any(s.people >= GREAT for s in gazetteer.lookup(key)):
            return True
    if (
        end < len(tokens)
        and not tokens[end - 1].mark
        and tokens[end].plain in (BODIES if tokens[end].capital else LOCAL)
    ):
        return True
    first, last = tokens[start].start, tokens[end - 1].end
    spots = meanings(key, gazetteer)
    if spots and container(text, last, spots, gazetteer):
        return True
    opening = first < DATELINE or "\n" in text[first - DATELINE : first]
    name, after = text[first:last], text[last : last + 3].lstrip()
    return opening and name.isupper() and len(name) > 3 and after[:1] in ("—", "–", "-", "(")
