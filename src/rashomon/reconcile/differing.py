"""Where two statements of one point may part: each finding names the words and the values that it compared.

A finding is a proposal; how likely a careful reader would call it a difference is told by `data/differs.npz`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, get_args

from rashomon.reconcile.differ_actor import actors
from rashomon.reconcile.differ_cause import causes
from rashomon.reconcile.differ_claim import claims
from rashomon.reconcile.differ_name import names
from rashomon.reconcile.differ_number import numbers
from rashomon.reconcile.differ_quote import quotes
from rashomon.reconcile.differ_time import places, times
from rashomon.reconcile.features import NAMES
from rashomon.reconcile.finding import Finding, Kind, Side, two
from rashomon.reconcile.judges import Line
from rashomon.reconcile.judging import Judged
from rashomon.types import Aspect

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ASPECTS = (numbers, times, places, names, quotes, claims, actors, causes)
KINDS: tuple[Kind, ...] = get_args(Kind)
SURE, LIKELY = 0.1, 0.03
"""Probability from which a finding is said to be a difference, and from which it is shown as an unsure one. Best F1 in
cross-validation over the training events."""
SELDOM: frozenset[Kind] = frozenset(
    ("titles", "reworded", "strength", "scope", "status", "named", "time", "place", "speaker", "cause", "hedged")
)
"""Kinds of finding that keys seldom call a difference: in cross-validation 11 were of 164 with a probability of a tenth
or more. They are said to be one where that is likelier than not. Denials are as seldom right, but to miss one costs
more."""
ENOUGH: Mapping[Kind, float] = {**dict.fromkeys(SELDOM, 0.5), "words": 0.2, "unmarked": 0.2}
"""The probability for kinds that need more than SURE: the words of one speech are found to part more often than a
careful reader says so."""
ONE_THING = 0.6
"""Score of a link from which times that cannot meet are a difference: both statements tell of one thing."""
PLAIN = 0.75
"""Strength from which a denial of what the other asserts is sure, however seldom keys call it a difference."""
COMPARED = (
    "cosine", "covered least", "covered most", "shorter", "longer", "both credited", "one credited", "negation",
    "around", "meaning", "direction", "both speech", "same speaker", "longest run", "rival figures", "shared beside",
)  # fmt: skip
"""What the judge of pairs compared that also helps to tell whether a finding is a difference."""
COLUMNS = [NAMES.index(name) for name in COMPARED]


def findings(a: Side, b: Side) -> list[Finding]:
    """All findings about two statements."""
    both = two(a, b)
    return [f for aspect in ASPECTS for f in aspect(both)]


class Likely(NamedTuple):
    """A finding that a careful reader may call a difference."""

    finding: Finding
    score: float
    """How likely, 0 to 1."""
    sure: bool
    """Whether it is said to be a difference, or only shown as one that may be."""


def likely(a: Side, b: Side, link: Judged, differs: Line) -> list[Likely]:
    """The findings that a careful reader may call a difference, the likeliest of each aspect."""
    found = findings(a, b)
    if not found:
        return []
    p = differs.probability(rows(found, link))
    best: dict[Aspect, Likely] = {}
    for k, f in enumerate(found):
        held = Likely(f, round(float(p[k]), 4), p[k] >= ENOUGH.get(f.kind, SURE) or plainly(f, link))
        known = best.get(f.aspect)
        if (held.sure or p[k] >= LIKELY) and (known is None or (known.sure, known.score) < (held.sure, held.score)):
            best[f.aspect] = held
    return sorted(best.values(), key=lambda x: (not x.sure, -x.score))


def plainly(f: Finding, link: Judged) -> bool:
    """Whether a finding is a difference by its own words: what one asserts the other denies, figures that cannot be
    one, times that cannot meet, or a name spelt in two ways that do not sound alike. Keys call half of such figures a
    difference, far more than the judge, which learned from pairs that are no point, would have it."""
    if f.kind in ("spelling", "apart", "nouns", "vague"):
        return True
    if f.kind == "time":
        return link.score >= ONE_THING
    return f.kind in ("denied", "negated", "absent") and f.strength >= PLAIN


def rows(found: Sequence[Finding], link: Judged) -> NDArray[np.float32]:
    """Features of the findings of one link, a row each: which kind, how strong, how sure the link, in how many aspects
    they part, and some of what the judge compared: shape [findings, 2 * len(KINDS) + 2 + len(COMPARED)]."""
    import numpy as np

    n = len(KINDS)
    out = np.zeros((len(found), 2 * n + 2 + len(COLUMNS)), dtype=np.float32)
    for k, f in enumerate(found):
        out[k, KINDS.index(f.kind)] = 1
        out[k, n + KINDS.index(f.kind)] = f.strength
    out[:, 2 * n] = link.score
    out[:, 2 * n + 1] = len({f.aspect for f in found})
    out[:, 2 * n + 2 :] = link.compared[COLUMNS]
    return out
