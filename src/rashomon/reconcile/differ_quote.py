"""Where two statements part in the words of one speech."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rashomon.reconcile.finding import ALIKE, CLOSELY_ALIKE, Finding, Kind, Side, Two, pair
from rashomon.reconcile.told import Told
from rashomon.text.numbers import TENS, UNITS
from rashomon.text.words import words

SPELT = UNITS | TENS
ALIKE_FORMS = {
    "s": "is", "re": "are", "ll": "will", "ve": "have", "m": "am", "a": "the", "an": "the", "gen": "general",
    "gov": "governor", "lt": "lieutenant", "sen": "senator", "gop": "republican", "rep": "representative",
    "congressman": "representative", "congresswoman": "representative", "spokesperson": "spokesman",
    "spokeswoman": "spokesman", "mr": "", "mrs": "", "ms": "",
}  # fmt: skip
"""Words that differ in form alone: short forms, abbreviations, articles."""
JOINING = frozenset("and but that so because the a an sic had".split())
"""Words that say nothing by themselves; "had" is what an outlet makes of "has" when it passes words on."""
MARKED = re.compile(r"[“\"]([^“”\"\n]{2,900})(?:[”\"]|$)")
CUT = 0.15
"""By so much more must the shorter share, where one prints much more of the speech than the other."""
BRACKETED = re.compile(r"[\[(][^\[\]()\n]{1,80}[\])]")


def quotes(two: Two) -> Iterator[Finding]:
    """The same speech in other words: an edit between words that both clauses have, most of them in one order.

    Both must be somebody's words: that two outlets tell a thing in words of their own is no difference. Words that
    an outlet put in brackets are its own.
    """
    a, b = two.a.told, two.b.told
    if a.role or b.role:
        return
    alignment = SequenceMatcher(None, a.words, b.words, autojunk=False)
    shared = sum(m.size for m in alignment.get_matching_blocks()) / max(1, min(len(a.words), len(b.words)))
    alike = max(shared - CUT, alignment.ratio())
    if alike < ALIKE:
        return
    x_marks, y_marks = _marks(two.a), _marks(two.b)
    speech = _spoken(a, x_marks) + _spoken(b, y_marks)
    if speech < 1 or alike < (ALIKE if speech == 2 else CLOSELY_ALIKE):
        return
    found = [
        (min(x_marks[i - 1 : j + 1] + y_marks[m - 1 : n + 1]), i, j, m, n)
        for tag, i, j, m, n in alignment.get_opcodes()[1:-1]
        if tag != "equal" and _reworded(_formed(a.words[i:j]), _formed(b.words[m:n]))
    ]
    marked, i, j, m, n = max(found, key=lambda f: f[0], default=(-1.0, 0, 0, 0, 0))
    if marked >= 0:
        x, y = " ".join(a.words[i - 1 : j + 1]), " ".join(b.words[m - 1 : n + 1])
        kind: Kind = "words" if marked == 1 else "unmarked" if marked else "reworded"
        yield pair("quote", kind, x, y, two.alike * speech / 2)


def _spoken(t: Told, marks: Sequence[float]) -> float:
    """1 for somebody's own words, 0 for the outlet's, between where quotation marks were lost."""
    return 1.0 if t.speech or t.attribution is not None or min(marks, default=0) == 1 else 0.5 if t.flattened else 0.0


def _marks(s: Side) -> list[float]:
    """For each word of the statement: 1 between quotation marks, 0 outside, -1 in brackets; a half where marks are
    lost."""
    t = s.told
    low = s.text.rfind("\n", 0, t.start) + 1
    high = s.text.find("\n", t.end)
    line = s.text[low : high if high >= 0 else len(s.text)]
    whole = t.quoted or _block(s, low)
    quoted = [(t.start, t.end)] if whole else [(m.start(1) + low, m.end(1) + low) for m in MARKED.finditer(line)]
    aside = [(m.start() + low, m.end() + low) for m in BRACKETED.finditer(line)]
    out = []
    for w in words(s.text[t.start : t.end]):
        at = w.start + t.start
        if any(x <= at < y for x, y in aside):
            out.append(-1.0)
        elif t.flattened:
            out.append(0.5)
        else:
            out.append(float(any(x <= at < y for x, y in quoted)))
    return out


def _block(s: Side, low: int) -> bool:
    """Whether a paragraph, which begins at `low`, is a block of somebody's words without marks: credited, after a
    colon that ends the paragraph before."""
    return s.told.attribution is not None and low > 0 and s.text[:low].rstrip().endswith(":")


def _reworded(x: Sequence[str], y: Sequence[str]) -> bool:
    """Whether words were changed; another number is another aspect's."""
    return x != y and not (any(w.isdigit() for w in x) and any(w.isdigit() for w in y))


def _formed(held: Sequence[str]) -> list[str]:
    """The words without joining ones, those that differ in form alone made one, numbers as digits."""
    formed = (str(SPELT.get(w, ALIKE_FORMS.get(w, w))) for w in held if w not in JOINING)
    return [w for w in formed if w]
