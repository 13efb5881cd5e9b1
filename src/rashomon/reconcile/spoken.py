"""Which words of an account may be speech, or the page's: whoever was there, or has the page, prints them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from rashomon.text.words import Word
from rashomon.types import Account, Reading, Span

HEAD = 8
"""Characters between a colon and what it announces."""
TURNS = {"“": True, "”": False}


def spoken(a: Account, r: Reading, found: Sequence[Word]) -> list[bool]:
    """For each word whether it stands between quotation marks, in a signed post, after "She wrote:", or in furniture.

    Text without quotation marks does not show what is speech; there whatever is credited may be.
    """
    out = _quoted(a.text, found)
    starts = [w.start for w in found]
    said = [s for t in r.attributions for s in t.content if r.flattened or not t.cue or _headed(a.text, s)]
    for s in (*said, *(Span(f.start, f.end) for f in r.furniture)):
        low, high = bisect_left(starts, s.start), bisect_left(starts, s.end)
        out[low:high] = [True] * (high - low)
    return out


def _headed(text: str, s: Span) -> bool:
    return text[max(0, s.start - HEAD) : s.start].rstrip().endswith(":")


def _quoted(text: str, found: Sequence[Word]) -> list[bool]:
    """Whether each word stands between quotation marks, which every line opens anew."""
    out, quoted, upto = [], False, 0
    for w in found:
        for c in text[upto : w.start]:
            quoted = not quoted if c == '"' else False if c == "\n" else TURNS.get(c, quoted)
        out.append(quoted)
        upto = w.end
    return out
