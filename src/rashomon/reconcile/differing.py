"""Where two statements of one point may part: each finding names the words and the values that it compared.

A finding is a proposal; how likely a careful reader would call it a difference is told by `data/differs.npz`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from difflib import SequenceMatcher
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from rashomon.reconcile.figures import NEAR, rivals
from rashomon.reconcile.lexicon import lexicon
from rashomon.reconcile.points import Judged
from rashomon.reconcile.told import NEGATIONS, STOP, Told
from rashomon.reconcile.when import meet
from rashomon.text.names import sound
from rashomon.text.numbers import TENS, UNITS
from rashomon.text.stems import stem
from rashomon.text.words import plain
from rashomon.types import Aspect, Figure, Place, TimeExpression

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HEDGES = frozenset(
    """might alleged allegedly reportedly suspected possibly apparently likely unconfirmed presumed rumored
    rumoured""".split()
)
DOUBTS = HEDGES | frozenset("if whether possible potential may could".split())
BEING = frozenset("there is are was were be been".split())
TELLING = 4.0
"""Weight in its story from which a thing said to be absent is telling enough to be denied by that alone."""
SPELT = UNITS | TENS
ALIKE_FORMS = {
    "s": "is", "re": "are", "ll": "will", "ve": "have", "m": "am", "a": "the", "an": "the", "gen": "general",
    "gov": "governor", "lt": "lieutenant", "sen": "senator", "gop": "republican", "rep": "representative",
    "congressman": "representative", "congresswoman": "representative", "spokesperson": "spokesman",
    "spokeswoman": "spokesman",
}  # fmt: skip
"""Words that differ in form alone: short forms, abbreviations, articles."""
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset("january february march april june july august september october november december".split())
RARE = 6.0
"""Weight from which an unshared word may be a name in another spelling."""
LIKE = 78
"""Likeness (0 to 100) from which two rare words may be one name."""


CLOSELY_ALIKE, ALIKE, LOOSELY_ALIKE = 0.8, 0.55, 0.35
"""Share of words in common, in order, from which clauses are alike enough for a changed word to matter."""
JOINING = frozenset("and but that so because the a an".split())


class Finding(NamedTuple):
    """A way in which statement a and statement b may differ."""

    aspect: Aspect
    why: str
    """The first one's words or value, " v ", the second's; or one plain line where that form does not fit."""
    values: tuple[str, str] | None
    """What parts: the words or value of the first and of the second; None where `why` is one plain line."""
    strength: float
    """How clear it is, 0 to 1; what it measures goes with the aspect."""
    denies: bool = False
    """Whether one denies what the other asserts."""


def _pair(aspect: Aspect, x: str, y: str, strength: float) -> Finding:
    return Finding(aspect, f"{x} v {y}", (x, y), strength)


def findings(a: Told, b: Told, text_a: str, text_b: str) -> list[Finding]:
    """All findings about two statements; `text_a` and `text_b` are the texts of their accounts."""
    alignment = SequenceMatcher(None, [stem(w) for w in a.words], [stem(w) for w in b.words], autojunk=False)
    alike = alignment.ratio()
    return [
        *_numbers(a, b, text_a, text_b),
        *_times(a, b, text_a, text_b),
        *_names(a, b),
        *_quotes(a, b, alignment),
        *(_places(a, b, text_a, text_b, alike) if alike >= ALIKE else ()),
        *(_claims(a, b, alike) if alike >= LOOSELY_ALIKE else _absences(a, b, alike)),
    ]


def _numbers(a: Told, b: Told, text_a: str, text_b: str) -> Iterator[Finding]:
    rival = rivals(a, b)
    if rival:
        f, g, near = rival
        yield _pair("number", _cut(text_a, f), _cut(text_b, g), near if near >= NEAR else near / 2)


def _cut(text: str, span: Figure | TimeExpression | Place) -> str:
    return " ".join(text[span.start : span.end].split())


def _times(a: Told, b: Told, text_a: str, text_b: str) -> Iterator[Finding]:
    """Times that cannot meet. The same day named in both is no difference, even if it was anchored to another week."""
    for s in a.times:
        for t in b.times:
            x, y = _cut(text_a, s), _cut(text_b, t)
            meeting = _meet(s, t)
            if meeting or _share_a_name(x, y) or (meeting is None and not _named(x) & _named(y)):
                continue
            yield _pair("time", x, y, 1.0 if s.precision == t.precision else 0.5)
            return


def _share_a_name(x: str, y: str) -> bool:
    """Whether two times have a telling word in common; months and numbers do not count unless they are all there is."""
    mine, theirs = (set(plain(v)) - STOP for v in (x, y))
    shared = mine & theirs
    return bool(shared) and (mine == theirs or any(w not in MONTHS and not w[0].isdigit() for w in shared))


def _meet(s: TimeExpression, t: TimeExpression) -> bool | None:
    """Whether two stretches of time overlap; None where one could not be anchored."""
    if s.from_ is None or s.to is None or t.from_ is None or t.to is None:
        return None
    return meet((s.from_, s.to), (t.from_, t.to))


def _named(when: str) -> frozenset[str]:
    """Which kinds of name a time expression holds."""
    held = set(plain(when))
    return frozenset(k for k, names in (("weekday", WEEKDAYS), ("month", MONTHS)) if held & names)


def _places(a: Told, b: Told, text_a: str, text_b: str, alike: float) -> Iterator[Finding]:
    for p in a.places:
        rivals = [q for q in b.places if q.geonameid and q.precision == p.precision]
        if p.geonameid and rivals and all(q.geonameid != p.geonameid for q in b.places):
            yield _pair("place", _cut(text_a, p), _cut(text_b, rivals[0]), alike)
            return


def _names(a: Told, b: Told) -> Iterator[Finding]:
    """Two names nearly alike, or two titles of one person; spellings that sound alike are one name."""
    from rapidfuzz.fuzz import ratio

    lex = lexicon()
    mine = [w for w in dict.fromkeys(a.words) if w not in b.words and _nameish(w) and lex.weight(stem(w)) >= RARE]
    theirs = [w for w in dict.fromkeys(b.words) if w not in a.words and _nameish(w) and lex.weight(stem(w)) >= RARE]
    for x in mine:
        for y in theirs:
            like = ratio(x, y)
            if like >= LIKE and sound(x) != sound(y):
                yield _pair("name", x, y, like / 100)
                return
    if a.role and b.role and _surname(a) == _surname(b):
        x_only, y_only = _only(a, b), _only(b, a)
        if {ALIKE_FORMS.get(w, w) for w in x_only} & {ALIKE_FORMS.get(w, w) for w in y_only}:
            return
        if x_only and y_only and not (_initials(x_only) & set(b.words) or _initials(y_only) & set(a.words)):
            yield _pair("name", " ".join(x_only), " ".join(y_only), 0.0)


def _surname(t: Told) -> str:
    """The last word both kinds of role end or begin with: "mayor ann lee", "ann lee the mayor"."""
    return max(t.words, key=lambda w: (lexicon().weight(stem(w)), w))


def _initials(words: list[str]) -> set[str]:
    """ "central intelligence agency" as "cia"."""
    return {"".join(w[0] for w in words)}


def _nameish(word: str) -> bool:
    return len(word) >= 4 and not word.isdigit()


def _only(a: Told, b: Told) -> list[str]:
    return [w for w in a.words if w not in STOP and stem(w) not in b.stems]


def _quotes(a: Told, b: Told, alignment: SequenceMatcher[str]) -> Iterator[Finding]:
    """The same speech in other words: an edit between words that both clauses have, most of them in one order.

    Both must be somebody's words: that two outlets tell a thing in words of their own is no difference.
    """
    alike = alignment.ratio()
    speech = _spoken(a) + _spoken(b)
    if a.role or b.role or speech < 1 or alike < (ALIKE if speech == 2 else CLOSELY_ALIKE):
        return
    for tag, i, j, m, n in alignment.get_opcodes()[1:-1]:
        if tag != "equal" and _formed(a.words[i:j]) != _formed(b.words[m:n]):
            x, y = a.words[i - 1 : j + 1], b.words[m - 1 : n + 1]
            yield _pair("quote", " ".join(x), " ".join(y), alike * speech / 2)
            return


def _spoken(t: Told) -> float:
    """1 for somebody's own words, 0 for the outlet's, between where quotation marks were lost."""
    return 1.0 if t.speech or t.attribution is not None else 0.5 if t.flattened else 0.0


def _formed(words: Sequence[str]) -> list[str]:
    """The words without joining ones, those that differ in form alone made one, numbers as digits."""
    return [str(SPELT.get(w, ALIKE_FORMS.get(w, w))) for w in words if w not in JOINING]


def _claims(a: Told, b: Told, alike: float) -> Iterator[Finding]:
    """Denied in one and not in the other, or said with another strength."""
    if a.denied != b.denied:
        if a.negated != b.negated:
            yield Finding("claim", "one is denied, the other is not", None, 0.5 + alike / 2, denies=True)
        return
    x, y = _denied(a) & b.stems.keys(), _denied(b) & a.stems.keys()
    if bool(x) != bool(y) and not (x and b.negated) and not (y and a.negated):
        denied = ", ".join(_printed(a, x) if x else _printed(b, y))
        yield Finding("claim", f"one denies it ({denied}), the other does not", None, 0.5 + alike / 2, denies=True)
        return
    x, y = HEDGES & set(a.words), HEDGES & set(b.words)
    if bool(x) != bool(y):
        yield Finding("claim", f"one hedges it ({', '.join(sorted(x or y))}), the other does not", None, alike / 2)


def _denied(t: Told) -> frozenset[str]:
    """The stems that a negation stands right before: the first telling word of the next three."""
    out = set()
    for i, w in enumerate(t.words):
        if w in NEGATIONS:
            out.update([s for v in t.words[i + 1 : i + 4] for s in [stem(v)] if s in t.stems][:1])
    return frozenset(out)


def _absences(a: Told, b: Told, alike: float) -> Iterator[Finding]:
    """ "There was no fertiliser" against "fertiliser had been kept": one says that a telling thing was not there."""
    for x, y in ((a, b), (b, a)):
        gone = {s for s in _absent(x) & y.stems.keys() if x.stems[s] >= TELLING}
        if gone and not y.negated and not DOUBTS & set(y.words):
            denied = ", ".join(_printed(x, gone))
            yield Finding("claim", f"one denies it ({denied}), the other does not", None, 0.5 + alike / 2, denies=True)
            return


def _absent(t: Told) -> frozenset[str]:
    """Stems of what the clause says there was none of."""
    out = set()
    for i, w in enumerate(t.words):
        if w == "no" and BEING & set(t.words[max(0, i - 2) : i]):
            out.update([s for v in t.words[i + 1 : i + 4] for s in [stem(v)] if s in t.stems][:1])
    return frozenset(out)


def _printed(t: Told, stems: Set[str]) -> list[str]:
    """The words of a clause behind some of its stems; the stems themselves where a name has another spelling there."""
    return list(dict.fromkeys(w for w in t.words if stem(w) in stems)) or sorted(stems)


ASPECTS: tuple[Aspect, ...] = ("number", "time", "place", "name", "quote", "claim")
LIKELY = 0.14
"""Probability from which a finding is shown: best F1 in cross-validation over the training events."""

PLAIN = 0.75
"""Strength from which a denial of what the other asserts is shown however seldom keys call it a difference."""


def likely(a: Told, b: Told, text_a: str, text_b: str, link: Judged) -> list[tuple[Finding, float]]:
    """The findings that a careful reader may call a difference, the likeliest of each aspect, with how likely."""
    found = findings(a, b, text_a, text_b)
    if not found:
        return []
    p = _probability(rows(found, link))
    best: dict[Aspect, tuple[Finding, float]] = {}
    for k, f in enumerate(found):
        shown = p[k] >= LIKELY or (f.denies and f.strength >= PLAIN)
        if shown and (f.aspect not in best or p[k] > best[f.aspect][1]):
            best[f.aspect] = (f, round(float(p[k]), 4))
    return sorted(best.values(), key=lambda x: -x[1])


def _probability(x: NDArray[np.float32]) -> NDArray[np.float64]:
    """Logistic regression, its weights in `data/differs.npz`: shape [rows]."""
    import numpy as np

    weights, bias = _weights()
    return np.asarray(1.0 / (1.0 + np.exp(-(x.astype(np.float64) @ weights + bias))), dtype=np.float64)


@cache
def _weights() -> tuple[NDArray[np.float64], float]:
    import numpy as np

    with resources.files("rashomon.reconcile").joinpath("data/differs.npz").open("rb") as f, np.load(f) as z:
        return z["weights"], float(z["bias"])


def rows(found: Sequence[Finding], link: Judged) -> NDArray[np.float32]:
    """Features of the findings of one link: which aspect, how strong, with what others, and what the judge compared."""
    import numpy as np

    out = np.zeros((len(found), len(ASPECTS) * 2 + 2 + len(link.compared)), dtype=np.float32)
    for k, f in enumerate(found):
        out[k, ASPECTS.index(f.aspect)] = 1
        out[k, len(ASPECTS)] = f.strength
        out[k, len(ASPECTS) + 1] = link.score
        out[k, len(ASPECTS) + 2 : len(ASPECTS) * 2 + 2] = [any(g.aspect == x for g in found) for x in ASPECTS]
        out[k, len(ASPECTS) * 2 + 2 :] = link.compared
    return out
