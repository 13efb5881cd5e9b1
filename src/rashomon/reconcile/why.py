"""Why two statements are held to be one point, in one plain line."""

from rashomon.reconcile.features import longest_run
from rashomon.reconcile.told import Told
from rashomon.text.stems import stem

MOST = 6
"""Shared words that are named; the most telling first."""


def why(a: Told, b: Told) -> str:
    """What the two share: telling words as the first puts them, the longest run, numbers, the speaker."""
    shared = sorted(a.stems.keys() & b.stems.keys(), key=lambda s: (-a.stems[s], s))[:MOST]
    form = {}
    for w in reversed(a.words):
        form[stem(w)] = w
    parts = ["both have " + ", ".join(form.get(s, s) for s in shared)] if shared else []
    run = longest_run(a.words, b.words)
    if run >= 3:
        parts.append(f"{run} words in a row alike")
    if a.speaker & b.speaker:
        parts.append("both credit " + ", ".join(sorted(form.get(s, s) for s in a.speaker & b.speaker)))
    return "; ".join(parts) or "stand in the same place of alike sentences"
