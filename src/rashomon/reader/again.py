"""Sentences heard again without the page's parts in their midst, which the model would read into them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rashomon.reader.decoding import Frame, Range, Told
from rashomon.reader.hearing import Heard, Name, hear
from rashomon.reader.marked import Token

NEAR, FAR = 40, 60
"""Words on each side of such a part that are heard again, and that are shown to the model with them."""


def interruptions(text: str, tokens: list[Token], gone: list[bool]) -> list[Range]:
    """Stretches of words around parts that are gone in the midst of a line; those that meet are one."""
    out: list[Range] = []
    for i in range(1, len(tokens)):
        if gone[i] != gone[i - 1] and "\n" not in text[tokens[i - 1].end : tokens[i].start]:
            start, end = max(0, i - NEAR), min(len(tokens), i + NEAR)
            if out and start <= out[-1][1]:
                start = out.pop()[0]
            out.append((start, end))
    return out


def heard_again(text: str, tokens: list[Token], gone: list[bool], heard: Heard, spots: list[Range]) -> Heard:
    """What the model says of the words of some stretches when it does not see what is gone; else what it said."""
    odds, inside, embedded = heard.odds.copy(), heard.inside.copy(), heard.embedded.copy()
    names: list[Name] = []
    frames: list[Frame] = []
    events: list[Told] = []
    renewed = [False] * len(tokens)
    for start, end in spots:
        at = [i for i in range(max(0, start - FAR + NEAR), min(len(tokens), end + FAR - NEAR)) if not gone[i]]
        if not at:
            continue
        new = hear(_shown(text, tokens, at))
        here = [k for k, i in enumerate(at) if start <= i < end]
        there = [at[k] for k in here]
        odds[there], inside[there], embedded[there] = new.odds[here], new.inside[here], new.embedded[here]
        renewed[start:end] = [True] * (end - start)
        names += [n for n in _names(at, new.names) if start <= n.start < end]
        frames += [f for f in _frames(at, new.frames) if start <= f.cue[0] < end]
        events += [e for e in _events(at, new.events) if start <= e.word < end]
    names += [n for n in heard.names if not renewed[n.start]]
    frames += [f for f in heard.frames if not renewed[f.cue[0]]]
    events += [e for e in heard.events if not renewed[e.word]]
    return heard._replace(
        odds=odds,
        inside=inside,
        embedded=embedded,
        names=list(_apart(sorted(names))),
        frames=sorted(frames, key=lambda f: f.cue),
        events=sorted(events, key=lambda e: e.word),
    )


def _shown(text: str, tokens: list[Token], at: list[int]) -> str:
    """The text of some words with what stands between them, a space where words are left out."""
    parts, upto = [], tokens[at[0]].start
    for before, i in pairwise(at):
        if i > before + 1:
            parts.append(text[upto : tokens[before].end])
            upto = tokens[i].start
    return " ".join([*parts, text[upto : tokens[at[-1]].end]])


def _apart(names: list[Name]) -> Iterator[Name]:
    upto = 0
    for n in names:
        if n.start >= upto:
            yield n
            upto = n.end


def _names(at: list[int], names: list[Name]) -> Iterator[Name]:
    for n in names:
        yield Name(*_back(at, (n.start, n.end)), n.kind)


def _frames(at: list[int], frames: list[Frame]) -> Iterator[Frame]:
    for f in frames:
        source = _back(at, f.source) if f.source else None
        yield Frame(source, _back(at, f.cue), [_back(at, r) for r in f.content], f.score)


def _events(at: list[int], events: list[Told]) -> Iterator[Told]:
    for e in events:
        actor, target = (_back(at, r) if r else None for r in (e.actor, e.target))
        yield Told(at[e.word], e.kind, actor, target)


def _back(at: list[int], r: Range) -> Range:
    """A range of the words that were shown, counted in all words."""
    return at[r[0]], at[r[1] - 1] + 1
