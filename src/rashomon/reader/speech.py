"""Speech that goes on: a quotation has one voice from mark to mark, and over the paragraphs that it runs through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rashomon.reader.decoding import Frame, Range
from rashomon.reader.marked import BREAKS, Marked, Token

CLOSING = '”"'


class Quotation(NamedTuple):
    """Words between quotation marks within one paragraph."""

    start: int
    end: int
    opens: bool
    """Whether it begins its paragraph, the page's words left out."""
    closes: bool
    """Whether it ends its paragraph."""
    closed: bool
    """Whether a mark closes it; speech that goes on in the next paragraph is left open."""


def gone_on(
    text: str, marked: Marked, frames: Sequence[Frame], away: list[bool], inside: Sequence[int] = ()
) -> list[Frame]:
    """The frames with their contents drawn out to the whole of what is quoted.

    - A content that holds a part of a quotation holds all of it, but for what another speaker has of it.
    - A quotation that nobody has goes on what was quoted right before it: `"A," she said. "B."`, or the next paragraph
      where that was left open, or where both paragraphs hold nothing but speech and who says it.
    - A content that begins a paragraph after a colon ("The order reads:") holds that paragraph.

    Where the marks were lost, what is quoted is what the model takes to be `inside` of them (0 where a word is not).
    """
    tokens = marked.tokens
    if marked.flattened:
        tokens = [t._replace(quoted=bool(k)) for t, k in zip(tokens, inside, strict=False)] or tokens
    held = [list(f.content) for f in frames]
    for k, f in enumerate(frames):
        if block := _after_colon(text, tokens, f):
            held[k].append(block)
    quotations = list(_quotations(text, tokens, away))
    voices = _voices(quotations, frames, held, len(tokens))
    for q, voice in _goings_on(tokens, quotations, voices, frames):
        held[voice].append((quotations[q].start, quotations[q].end))
    return [f._replace(content=_joined(c)) for f, c in zip(frames, held, strict=True)]


def _quotations(text: str, tokens: list[Token], away: list[bool]) -> Iterator[Quotation]:
    """The quotations in order."""
    seen = [i for i in range(len(tokens)) if not away[i]]
    broken = {b for a, b in pairwise(seen) if BREAKS.search(text, tokens[a].end, tokens[b].start)} | set(seen[:1])
    start = -1
    for n, i in enumerate(seen):
        following = seen[n + 1] if n + 1 < len(seen) else None
        if not tokens[i].quoted:
            continue
        if start < 0 or i in broken:
            start = i
        ends = following is None or following in broken
        if ends or not tokens[following].quoted:  # type: ignore[index]
            gap = text[tokens[i].end : tokens[following].start if following is not None else len(text)]
            closed = any(c in gap.splitlines()[0] for c in CLOSING) if gap else False
            yield Quotation(start, i + 1, start in broken, ends, closed)
            start = -1


def _voices(quotations: Sequence[Quotation], frames: Sequence[Frame], held: list[list[Range]], n: int) -> list[int]:
    """The frame that each quotation belongs to, or -1; the frame's content is drawn out to its ends.

    What is said inside a quotation ("I think that ...") is said by whoever is quoted.
    """
    owner = [-1] * n
    for k, ranges in enumerate(held):
        for a, b in ranges:
            owner[a:b] = [k] * (b - a)
    out = []
    for q in quotations:
        has = [k for k in owner[q.start : q.end] if k >= 0 and not q.start <= frames[k].cue[0] < q.end]
        voice = max(sorted(set(has)), key=has.count, default=-1)
        out.append(voice)
        if voice >= 0:
            free = [i for i in range(q.start, q.end) if owner[i] in (-1, voice) or owner[i] not in has]
            held[voice] += [(i, i + 1) for i in free]
    return out


def _goings_on(
    tokens: list[Token], quotations: Sequence[Quotation], voices: list[int], frames: Sequence[Frame]
) -> Iterator[tuple[int, int]]:
    """Which quotation goes on which frame's speech; `voices` is filled in on the way, forwards and then backwards."""
    for k in range(1, len(quotations)):
        if voices[k] < 0 <= voices[k - 1] and _follows(tokens, quotations[k - 1], quotations[k], frames[voices[k - 1]]):
            voices[k] = voices[k - 1]
            yield k, voices[k]
    for k in range(len(quotations) - 2, -1, -1):
        q, following = quotations[k], quotations[k + 1]
        if voices[k] < 0 <= voices[k + 1] and q.closes and not q.closed and following.opens:
            voices[k] = voices[k + 1]
            yield k, voices[k]


def _follows(tokens: list[Token], before: Quotation, q: Quotation, f: Frame) -> bool:
    """Whether a quotation goes on the speech of the one before it."""
    whole = tokens[q.start - 1].mark == "." and tokens[q.end - 1].mark == "."
    between = range(before.end, q.start)
    ended = sum(tokens[i].mark == "." for i in range(before.end - 1, q.start))
    said_between = not between or f.cue[0] in between
    if not q.opens:
        return whole and ended <= 1 and said_between and len(between) > 0
    if before.closes and not before.closed:
        return True
    return whole and q.closes and said_between and ended <= 1


def _after_colon(text: str, tokens: list[Token], f: Frame) -> Range | None:
    """The paragraph that a content begins right after a colon, which ended the frame's own."""
    first, last = f.content[0][0], max(f.cue[1], f.source[1] if f.source else 0)
    if first != last or first >= len(tokens):
        return None
    gap = text[tokens[first - 1].end : tokens[first].start]
    if ":" not in gap or not BREAKS.search(gap):
        return None
    end = first + 1
    while end < len(tokens) and not BREAKS.search(text, tokens[end - 1].end, tokens[end].start):
        end += 1
    return first, end


def _joined(ranges: list[Range]) -> list[Range]:
    """The ranges in order, those that meet or overlap joined."""
    out: list[Range] = []
    for a, b in sorted(ranges):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out
