"""Figures of two statements: whether they can be one value, and which of them are rivals."""

from rashomon.reconcile.lexicon import lexicon
from rashomon.reconcile.told import Told
from rashomon.text.numbers import kindred
from rashomon.text.stems import stem
from rashomon.types import Figure

MEASURES = frozenset("percent usd eur gbp year month week day hour minute year old mile kilometer point".split())
"""Units that say nothing about what is counted: values in different ones are never rivals."""

ANYBODY = frozenset("people person other".split())
PEOPLE = ANYBODY | frozenset("child student resident civilian victim soldier troop american".split())
PERSON_ENDINGS = ("er", "or", "ee", "ian", "ant", "ist", "man", "woman")
KIN = 0.35
"""Likeness (cosine of their word vectors) from which two nouns may name one thing."""
NEAR = 0.95
"""Figures so near to each other ("nearly 59,000" and "nearly 60,000" votes) but unequal are about one thing more often
than not, even where little else is shared."""


FATES = {
    "died": "dead", "killed": "dead", "drowned": "dead", "executed": "dead", "injured": "hurt", "wounded": "hurt",
    "kidnapped": "abducted", "detained": "arrested", "indicted": "charged", "unaccounted": "missing",
    "released": "freed", "hospitalized": "hurt",
}  # fmt: skip
"""Words for one outcome."""
OPEN_FATES = frozenset(("shot", "launched", "fired"))
"""Outcomes that go with others: who was shot may have been killed or not."""


def fate(f: Figure) -> str | None:
    """What befell those counted, where the words beside say one thing that rules out another."""
    return None if f.outcome is None or f.outcome in OPEN_FATES else FATES.get(f.outcome, f.outcome)


def fates(t: Told) -> frozenset[str]:
    """What befell whoever a statement counts."""
    return frozenset(x for f in t.figures if (x := fate(f)))


def agree(f: Figure, g: Figure) -> bool:
    """Whether two figures can be taken for one value: "at least 56" and "56" can, "more than a dozen" and "22" not."""
    if (f.low, f.high) == (g.low, g.high):
        return True
    if "at_least" in (f.hedge, g.hedge) and f.low is not None and f.low == g.low:
        return True
    return "at_most" in (f.hedge, g.hedge) and f.high is not None and f.high == g.high


def rivals(a: Told, b: Told) -> tuple[Figure, Figure, float] | None:
    """The two figures nearest to each other that may count one thing and do not agree, and how near (0 to 1).

    Figures that agree with one of the other statement are at peace and left out.
    """
    mine = [f for f in a.figures if not any(agree(f, g) for g in b.figures)]
    theirs = [g for g in b.figures if not any(agree(f, g) for f in a.figures)]
    pairs = [(f, g, nearness(f, g)) for f in mine for g in theirs if _of_one(f, g)]
    best = max(pairs, key=lambda p: p[2], default=None)
    if best is None or (best[2] < 0.5 and not same_unit(best[0], best[1])):
        return None
    return best


def _of_one(f: Figure, g: Figure) -> bool:
    """Whether two figures may count one thing: dead and injured are never one, whatever the noun."""
    x, y = fate(f), fate(g)
    return (not x or not y or x == y) and (same_unit(f, g) or _may_be_one(f, g))


def same_unit(f: Figure, g: Figure) -> bool:
    """Whether both count the same thing."""
    return f.unit is not None and g.unit is not None and kindred(f.unit) == kindred(g.unit)


def _may_be_one(f: Figure, g: Figure) -> bool:
    """Whether different nouns may count one thing: "revelers" and "people", "voters" and "Americans"; no measures."""
    if {f.unit, g.unit} & MEASURES:
        return False
    if f.unit is None or g.unit is None:
        return f.unit == g.unit or nearness(f, g) >= NEAR
    if (f.unit in ANYBODY and _person(g.unit)) or (g.unit in ANYBODY and _person(f.unit)):
        return True
    x, y = (lexicon().direction([stem(u)]) for u in (f.unit, g.unit))
    return float(x @ y) >= KIN


def _person(unit: str) -> bool:
    return unit in PEOPLE or unit.endswith(PERSON_ENDINGS)


def nearness(f: Figure, g: Figure) -> float:
    """How near two figures are by their lower ends, 1 for equal ones."""
    x, y = (v.low if v.low is not None else v.high or 0.0 for v in (f, g))
    return 1 - abs(x - y) / max(abs(x), abs(y), 1e-9)
