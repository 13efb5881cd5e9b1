"""Where two statements part in why it happened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.reconcile.finding import Finding, Side, Two, pair
from rashomon.reconcile.told import STOP
from rashomon.text.stems import stem
from rashomon.text.words import plain

CAUSE = re.compile(
    r"\b(because of|because|due to|owing to|on account of|as a result of|in response to|in retaliation for|"
    r"caused by|triggered by|prompted by|sparked by|driven by|blamed on|citing|on the grounds? (?:that|of)|"
    r"in order to|aimed at|thanks to|following)\b[,:]?\s*",
    re.IGNORECASE,
)
MOST = 12
"""Words of a reason that are compared."""


def causes(two: Two) -> Iterator[Finding]:
    """Another reason for what the clauses share: both give one, in words that share nothing telling."""
    x, y = _reason(two.a), _reason(two.b)
    if not x or not y:
        return
    mine, theirs = ({stem(w) for w in plain(r) if w not in STOP} for r in (x, y))
    if mine and theirs and not mine & theirs:
        yield pair("cause", "cause", x, y, two.alike)


def _reason(s: Side) -> str:
    """What the statement gives as the reason, in it or right after it in its sentence; empty where it gives none."""
    t = s.told
    end = max(t.end, min(s.sentence().end, t.end + 120))
    found = CAUSE.search(s.text, t.start, end)
    if not found:
        return ""
    return " ".join(re.split(r"[.;,\n”\"]", s.text[found.end() : end])[0].split()[:MOST])
