"""Posts and lines of dialogue: words with who says them right beside, and no word for saying.

A post that a page shows is signed: "Nobody was hurt. — Ann Lee (@annlee) March 4, 2031"; flattened, the dash and the
brackets are gone, and the name is known by the handle that is made of it. A line of dialogue is headed: `Lee: "Yes."`
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rashomon.reader.closed import FUNCTION_WORDS, MONTHS
from rashomon.reader.decoding import Frame, Range
from rashomon.reader.marked import BREAKS, Marked, Token, span_of
from rashomon.reader.sourcekinds import source_kind
from rashomon.types import Attribution

SIGNED = re.compile(r"(?:[—–]|--|(?<=\s)-(?=\s))\s*(?P<who>[^\n@()—–]{2,60}?)\s*\(@(?P<handle>\w{1,30})\)")
POST = 60
"""Words. A post is no longer; what stands before it in its paragraph is the account's own."""
LABEL = 4
"""Words of a name that heads a line of dialogue."""
NAME = 4
"""Words of a name before a handle made of it."""


def signed(text: str, marked: Marked, frames: Sequence[Frame], away: list[bool]) -> list[Attribution]:
    """What is signed or headed with a name, without the words that the model gives to a speaker or that are `away`."""
    tokens = marked.tokens
    taken = list(away)
    for f in frames:
        for a, b in f.content:
            taken[a:b] = [True] * (b - a)
    found = [*_posts(text, marked), *_headed(text, tokens, _speakers(tokens, frames))]
    if marked.flattened:
        found += _flat_posts(marked)
    out = []
    for source, (a, b) in found:
        if a < b and sum(taken[a:b]) * 2 < b - a and not any(away[source[0] : source[1]]):
            kind = source_kind(tokens, source)
            out.append(Attribution((span_of(tokens, *source),), (), (span_of(tokens, a, b),), kind))
    return out


def _posts(text: str, marked: Marked) -> Iterator[tuple[Range, Range]]:
    """Source and content of each post that is signed with name and handle."""
    tokens = marked.tokens
    at = [t.start for t in tokens]
    upto = 0
    for m in SIGNED.finditer(text):
        who = bisect_left(at, m.start("who")), bisect_left(at, m.end("who"))
        if who[0] == who[1]:
            continue
        begin = who[0]
        while begin > upto and who[0] - begin < POST and not (begin < who[0] and _breaks(text, tokens, begin)):
            begin -= 1
        if who[0] - begin == POST:  # the account's own words run into the post's: only what is whole belongs to it
            begin = next((i for i in range(begin + 1, who[0]) if tokens[i - 1].mark == "."), who[0])
        yield who, (begin, who[0])
        upto = bisect_left(at, m.end())


def _breaks(text: str, tokens: list[Token], i: int) -> bool:
    """Whether a paragraph begins at token i."""
    return bool(BREAKS.search(text, tokens[i - 1].end, tokens[i].start))


def _flat_posts(marked: Marked) -> Iterator[tuple[Range, Range]]:
    """The same without marks: a name, a handle made of it, a date; of the post, the last sentence is sure."""
    tokens = marked.tokens
    ends = [last for _, last in marked.sentences]
    for i in range(1, len(tokens) - 3):
        month, day, year = (t.plain for t in tokens[i + 1 : i + 4])
        if month not in MONTHS or not (day.isdigit() and year.isdigit() and len(year) == 4):
            continue
        made_of = [
            k for k in range(max(0, i - NAME), i) if len(tokens[k].plain) > 2 and tokens[k].plain in tokens[i].plain
        ]
        if made_of:
            first = marked.sentences[bisect_left(ends, made_of[0] + 1)][0]
            if first == made_of[0] and first:
                first = marked.sentences[bisect_left(ends, first)][0]
            yield (made_of[0], i), (first, made_of[0])


def _speakers(tokens: list[Token], frames: Sequence[Frame]) -> set[str]:
    return {tokens[f.source[1] - 1].plain for f in frames if f.source}


def _headed(text: str, tokens: list[Token], known: set[str]) -> Iterator[tuple[Range, Range]]:
    """Quotations with the name of somebody who speaks elsewhere, and a colon, before them in their paragraph."""
    start = 0
    for i in range(1, len(tokens)):
        if _breaks(text, tokens, i):
            start = i
        gap = text[tokens[i - 1].end : tokens[i].start].rstrip()
        if not tokens[i].quoted or tokens[i - 1].quoted or gap[:1] != ":" or not 0 < i - start <= LABEL:
            continue
        name = tokens[start:i]
        if known & {t.plain for t in name} and all(t.capital and t.plain not in FUNCTION_WORDS for t in name):
            end = i
            while end < len(tokens) and tokens[end].quoted and not (end > i and _breaks(text, tokens, end)):
                end += 1
            yield (start, i), (i, end)
