"""Countries and their people named within other words: "iranian foreign minister", "the army of new zealand"."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rashomon.reader.gazetteer import SHIPPED, Gazetteer, demonym

LONGEST = 3
"""Words of a nation's name within a phrase; longer ones ("democratic republic of the congo") stand as a whole name."""
BEGIN = frozenset(
    """american antigua bosnia british burkina cabo cape cayman central congo cook costa cote czech democratic dominican
    dr east el equatorial faroe french great guinea holy hong isle ivory latin lower marshall new north northern nova
    palestinian papua puerto republic rhode russian saint san sao saudi sierra sint solomon south sri tamil the timor
    trinidad u united uttar vatican west western""".split()
)
"""First words of names of several: of countries, their people, and some states."""
NEVER = frozenset("of the and in s us".split())
"""Not looked up alone: "us" is the country only with a capital."""
LIKE_ADJECTIVES = frozenset(("u s", "us", "uk", "u k", "usa"))
"""Countries' names that stand before a noun as they are."""
APART = frozenset(
    """backed led based born trained made funded owned run allied speaking bound style controlled affairs policy desk
    studies relations war campaign deal programme program conflict crisis""".split()
)
"""After a nation: who is backed by it is not of it, nor is an office that deals with it."""
OTHER = frozenset("pro anti non inter ethnic".split())
"""Before a nation, likewise."""


class Nation(NamedTuple):
    """A country, by name or by its people: ISO 3166-1 alpha-2 code, and in which form.

    The code is empty for the people of no one country ("latin american").
    """

    code: str
    noun: bool = False
    """A name that needs an "'s" or an "of" to say whose somebody is."""
    plural: bool = False
    """The people themselves: "Iranians"."""


def nation(key: str, gazetteer: Gazetteer = SHIPPED, state: bool = False) -> Nation | None:
    """The country that a folded name means, or whose people it does; null where it may mean another place as well.

    With `state`, the country of a state or province of that name is as good.
    """
    people = _people(key)
    if people:
        return people if people.code else None
    spots = gazetteer.lookup(key) if len(key) > 1 else ()
    if not spots:
        return None
    code = spots[0].country
    mine = [s for s in spots if s.kind in ("na" if state else "n")]
    if not code or not mine or any(s.country != code for s in (*mine, *(s for s in spots if s.kind == "n"))):
        return None
    return Nation(code, noun=key not in LIKE_ADJECTIVES) if spots[0].kind in "nca" else None


@lru_cache(maxsize=65536)
def _people(key: str) -> Nation | None:
    spot = demonym(key)
    if not spot:
        return None
    return Nation(spot.country, plural=key.endswith("s") and demonym(key[:-1]) is not None)


def nation_in(words: Sequence[str], start: int, end: int, gazetteer: Gazetteer, capital: bool = True) -> Nation | None:
    """The nation whose whole name is the words [start, end); of several words, a state's will do ("new mexico")."""
    if end - start == 1:
        word = words[start]
        if word in NEVER and not (word == "us" and capital):
            return None
        return nation(word, gazetteer)
    if words[start] not in BEGIN:
        return None
    key = " ".join(words[start:end])
    return _people(key) or nation(key, gazetteer, state=True)


def of_none(words: Sequence[str], at: int) -> bool:
    """Whether a word is the last of a name of those who are of no one country: the second of "latin american"."""
    people = _people(f"{words[at - 1]} {words[at]}") if at and words[at - 1] in BEGIN else None
    return people is not None and not people.code
