"""Page parts that are not the account: set aside by what the model says of their words, or by how pages print them.

The model judges word by word and has seen headlines, captions and credits of other pages in the midst of accounts.
Lines that pages print around articles ("Advertisement", "Sign up for") are known by their form as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.reader.closed import FUNCTION_WORDS
from rashomon.reader.marked import Marked, Token
from rashomon.types import Furniture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

LINE_PATTERNS = (
    r"advertisement",
    r"story continued below.*",
    r"sign up for\b.*",
    r"newsletter\b.*",
    r"subscribe\b.*",
    r"slideshow \(.*",
    r"(?:read|see|learn) more\b.{0,100}",
    r"related(?: (?:stories|articles|content|coverage))?:?\W*",
    r"(?:top|more|trending|recommended|popular) (?:stories|news|headlines)\W*",
    r"follow [\w.'’ ]{2,40} on (?:twitter|facebook|instagram).*",
    r"send tips to\b.*",
    r"(?:click|tap) here\b.*",
    r"share (?:this|on)\b.{0,60}",
    r"enlarge this image.*",
    r"play video.*",
    r"(?:hide|toggle) caption",
    r"photos?:?",
    r"getty images",
    r"watch(?: (?:live|now|more))?:?.{0,60}",
    r"(?:-*this (?:story|article|report) (?:was|has been) )?(?:last )?updated (?:at|on)\b.{0,60}",
    r"copyright\b.*",
    r"©.*",
    r"all rights reserved.*",
    r"[_*\-—=\s]{3,}",
)
LINES = re.compile(rf"^\W*(?:{'|'.join(LINE_PATTERNS)})\W*$", re.IGNORECASE)
LINE = re.compile(r"[^\r\n]+")
LONGEST_LINE = 200
"""Characters. A longer line is prose, whatever it begins with."""
BIAS, TURN, AT_BREAK = 0.0, 3.0, 0.5
"""Added to the log odds of furniture; what it costs to go from the account to the page or back, and what between two
lines. At the ends of the text the page costs nothing: what is cut out of a page has its edges there."""
EDGE, AT_EDGE = 20, 2.0
"""So many words at either end of the text are the likelier the page's, by so much more."""
SHARE = 0.5
"""A line is set aside whole where this share of its words is taken and nothing in the rest speaks against it."""
REACH, UNLIKE = 3, 4.0
"""A run in flattened text goes on to the end of its sentence where that is so many words away. No word is taken along
that is the account's by log odds of more than that."""
BLOCK = re.compile(r"\b(?:(?:top|more|related|trending|recommended) (?:stories|headlines|articles)|trending now)\b")
HEAD, BLOCK_REACH = (14, 2.0), (60, 4.0)
"""In so many words at the head of flattened text, and after a phrase that opens a block of headlines: what a word that
stands nowhere else is the likelier the page's by, and one that does the likelier the account's."""
GLUE = re.compile(r"[a-z)][a-z]*(?=[A-Z][a-z]+)")
LONGEST_LINK = 600
"""Characters from a name to the MORE after its headlines."""
SURE = 8.0
"""Log odds of what the form alone tells."""
CLOSING = re.compile(r"[.!?…:]*[\"'”’)\]]*")
SHORTEST = 2
"""Words. A shorter run in the midst of a line is taken for a slip."""


def furniture(text: str, marked: Marked, away: Array) -> tuple[Furniture, ...]:
    """The stretches that are page furniture, in order, not overlapping; `away` holds the model's log odds [n words]."""
    found = [*_lines(text), *_judged(text, marked, away)]
    return _merged(found)


def _lines(text: str) -> Iterator[Furniture]:
    for m in LINE.finditer(text):
        if len(m.group()) < LONGEST_LINE and LINES.match(m.group().strip()):
            yield Furniture(m.start(), m.end(), "a line that pages print around articles")


def _judged(text: str, marked: Marked, away: Array) -> Iterator[Furniture]:
    """Runs of words that the model takes for the page's; where the text has lines, short ones go whole."""
    tokens = marked.tokens
    away = away + BIAS
    for first, start, stop in _links(text):
        at, upto = (next((i for i, t in enumerate(tokens) if t.end > p), len(tokens)) for p in (start, stop))
        away[at:upto] = SURE
        away[next((i for i, t in enumerate(tokens) if t.end > first), at) : at] = -SURE
    if marked.flattened:
        _weigh(text, tokens, away)
    away[:EDGE] += AT_EDGE
    away[-EDGE:] += AT_EDGE
    taken = turned(away, [AT_BREAK if _ends_line(text, tokens, i) else TURN for i in range(len(tokens))])
    if marked.flattened:
        _finish(tokens, taken, away)
    else:
        _snap(text, tokens, taken, away)
    if taken.all():  # nothing is left that it could be the page of
        return
    for a, b in _runs(taken):
        alone = _ends_line(text, tokens, a) and _ends_line(text, tokens, b)
        if b - a >= SHORTEST or alone:
            closing = CLOSING.match(text, tokens[b - 1].end)
            yield Furniture(tokens[a].start, closing.end() if closing else tokens[b - 1].end, _why(a, b, len(tokens)))


def _weigh(text: str, tokens: list[Token], away: Array) -> None:
    """At the head, and after words like "top stories": what nothing else takes up is the likelier the page's."""
    known = Counter(t.plain for t in tokens)
    after = [(0, *HEAD)]
    for m in BLOCK.finditer(text):
        first = next(i for i, t in enumerate(tokens) if t.end > m.start())
        away[first : first + len(m.group().split())] = SURE
        after.append((first + len(m.group().split()), *BLOCK_REACH))
    for first, reach, novel in after:
        for i, t in enumerate(tokens[first : first + reach], first):
            if t.plain not in FUNCTION_WORDS and not t.plain.isdigit():
                away[i] += novel if known[t.plain] == 1 else -novel


def _links(text: str) -> Iterator[tuple[int, int, int]]:
    """Where a name begins that runs into headlines up to the word MORE: its own telling, the link's, the link's end."""
    upto = 0
    for more in re.finditer(r"\bMORE\b", text):
        line = max(text.rfind("\n", 0, more.start()) + 1, upto, more.start() - LONGEST_LINK)
        glue = GLUE.search(text, line, more.start())
        upto = more.end()
        if not glue:
            continue
        words = list(re.finditer(r"\S+", text[line : glue.end()]))
        start = len(words)
        while start > 1 and words[start - 2].group().strip("(")[:1].isupper():
            start -= 1
        run = [w.group() for w in words[start - 1 :]]
        for k in range(1, len(run)):  # "Ann Lee Ann LeeCouncil votes", "Lee Ann LeeCouncil votes"
            if run[k] == run[0] or run[k - 1] == run[-1]:
                yield line + words[start - 1].start(), line + words[start - 1 + k].start(), more.end()
                break


def turned(odds: Array, cost: list[float]) -> NDArray[np.bool_]:
    """The likeliest course of n words between two states, where a turn right before word i costs cost[i]."""
    import numpy as np

    n = len(odds)
    back = np.zeros((n, 2), np.int8)
    stay, gone = 0.0, 0.0
    for i, (o, turn) in enumerate(zip(odds.tolist(), cost, strict=True)):
        back[i] = gone - turn > stay, gone >= stay - turn
        stay, gone = max(stay, gone - turn), max(gone, stay - turn) + o
    out = np.zeros(n, bool)
    state = int(gone > stay)
    for i in range(n - 1, -1, -1):
        out[i] = state
        state = int(back[i, state])
    return out


def _snap(text: str, tokens: list[Token], taken: NDArray[np.bool_], away: Array) -> None:
    """Lines of which much is taken are taken whole; what is taken of the others stays."""
    first = 0
    for i in range(1, len(tokens) + 1):
        if i == len(tokens) or _ends_line(text, tokens, i):
            line = taken[first:i]
            short = tokens[i - 1].end - tokens[first].start < LONGEST_LINE
            if short and line.mean() >= SHARE and away[first:i].min() > -UNLIKE:
                line[:] = True
            first = i


def _finish(tokens: list[Token], taken: NDArray[np.bool_], away: Array) -> None:
    """Runs go on to the end of a sentence that is near."""
    for _, b in list(_runs(taken)):
        for i in range(b, min(b + REACH, len(tokens))):
            if tokens[b - 1].mark == "." or away[i] < -UNLIKE:
                break
            if tokens[i].mark == ".":
                taken[b : i + 1] = True
                break


def _ends_line(text: str, tokens: list[Token], i: int) -> bool:
    """Whether a line ends right before token i, as it does at both ends of the text."""
    return i in (0, len(tokens)) or "\n" in text[tokens[i - 1].end : tokens[i].start]


def _runs(taken: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate(([False], taken, [False])).astype(np.int8)))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


def _why(a: int, b: int, n: int) -> str:
    if a == 0:
        return "stands before the account and does not read like it"
    if b == n:
        return "stands after the account and does not read like it"
    return "stands in the midst of the account and does not read like it"


def _merged(found: list[Furniture]) -> tuple[Furniture, ...]:
    out: list[Furniture] = []
    for f in sorted(found, key=lambda f: (f.start, -f.end)):
        if out and f.start < out[-1].end:
            out[-1] = Furniture(out[-1].start, max(out[-1].end, f.end), out[-1].why)
        else:
            out.append(f)
    return tuple(out)
