"""Why two statements are held to be one point, in one plain line."""

from rashomon.reconcile.features import longest_run
from rashomon.reconcile.told import Told
from rashomon.text.stems import stem
from rashomon.text.words import plain

MOST = 6
"""Shared words that are named; the most telling first."""


def why(a: Told, b: Told, text: str) -> str:
    """What the two share: telling words as the first puts them, the longest run, the speaker; `text` is the first's."""
    shared = sorted(a.stems.keys() & b.stems.keys(), key=lambda s: (-a.stems[s], s))[:MOST]
    form = {}
    for w in reversed(a.words):
        form[stem(w)] = w
    parts = ["both have " + ", ".join(form.get(s, s) for s in shared)] if shared else []
    run = longest_run(a.words, b.words)
    if run >= 3:
        parts.append(f"{run} words in a row alike")
    if a.by and a.speaker & b.speaker:
        named = (w for w in plain(text[a.by.start : a.by.end]) if stem(w) in a.speaker & b.speaker)
        parts.append("both credit " + ", ".join(dict.fromkeys(named)))
    return "; ".join(parts) or "stand in the same place of alike sentences"
