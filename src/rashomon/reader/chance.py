"""Words that some place has for its name by chance, and short ones that stand for a state only beside another place."""

from rashomon.reader.gazetteer import Spot
from rashomon.text.names import fold

ARTICLES = frozenset("al el ad an ar as at az ash ain ayn".split())
"""Words by which names from Arabic begin, and which are no names by themselves."""
COMMON = frozenset("god gods hang human hunt bureau urban marine marines oh nation senate speaker media".split())
"""Words that hardly ever mean the town of that name."""
ABBREVIATED = 5
"""Letters of the longest abbreviation of a state's name: Calif., Conn."""
CLEAR = frozenset("ny nj nc nh nm nv sc sd tx tn fl ky wv wy".split())
"""Abbreviations that in capitals mean nothing else."""
DISTRICT = frozenset(("dc", "d c"))


def by_chance(key: str) -> bool:
    """Whether a folded name is a word that hardly ever means a place."""
    return key in COMMON or key in ARTICLES


def abbreviates(written: str, spots: tuple[Spot, ...]) -> bool:
    """Whether a name is a state's in short: "Va", "Calif". "DC" is as good as its name, and so are "NSW" and "NJ"."""
    key = fold(written)
    if not spots or " " in key or len(key) > ABBREVIATED or key in DISTRICT or (written.isupper() and key in CLEAR):
        return False
    return spots[0].kind == "a" and spots[0].country == "US" and fold(spots[0].name) != key
