"""Who says what: the model's frames turned into spans, their pronouns into the words that they stand for."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from rashomon.reader.apart import outside
from rashomon.reader.closed import PRONOUNS
from rashomon.reader.decoding import Frame, Range
from rashomon.reader.marked import Token, span_of
from rashomon.reader.sourcekinds import source_kind
from rashomon.reader.sources import before_who
from rashomon.types import Attribution, Span

AROUND = 5
"""Words on each side of a cue by which a headline in capitals is known."""
RELATIVE = frozenset(("who", "which", "that"))
GREETINGS = frozenset("goodbye goodbyes farewell farewells hello grace prayers mass".split())
ARTICLES = frozenset(("the", "a", "an"))
PLURAL = frozenset(("they", "we"))


def attributions(
    tokens: list[Token], frames: list[Frame], away: list[bool], signed: Iterable[Attribution] = ()
) -> tuple[Attribution, ...]:
    """The model's frames and what is signed, in the order of their cues, or of their sources where they have none.

    The words that are `away` (the page's furniture) are left out.
    """
    kept = [k for f in frames if not _named(tokens, f.cue) and not _greets(tokens, f.cue) and (k := _kept(f, away))]
    told = sorted([*_told(tokens, map(_articles(tokens, kept), kept)), *signed], key=lambda a: _frame(a).start)
    return tuple(_chained(told))


def _frame(a: Attribution) -> Span:
    """Where it stands that somebody says something."""
    return (a.cue or a.source)[0]


def _kept(f: Frame, away: list[bool]) -> Frame | None:
    """The frame with its ranges parted where the page breaks in; none where its cue or all of its content is away."""
    if not any(away[i] for a, b in (f.source or f.cue, f.cue, *f.content) for i in range(a, b)):
        return f
    content = [r for c in f.content for r in outside(c, away)]
    source = max(outside(f.source, away), key=lambda r: r[1] - r[0], default=None) if f.source else None
    return None if away[f.cue[0]] or not content else Frame(source, f.cue, content, f.score)


def _articles(tokens: list[Token], frames: list[Frame]) -> Callable[[Frame], Frame]:
    """Puts whom another frame names from there on in the place of a source that is an article alone."""
    whole = {f.source[0]: f.source for f in sorted(frames, key=lambda f: f.source or (0, 0)) if f.source}

    def named(f: Frame) -> Frame:
        if not f.source or not all(t.plain in ARTICLES for t in tokens[slice(*f.source)]):
            return f
        longest = whole[f.source[0]]
        return f._replace(source=longest if longest != f.source else None)

    return named


def _named(tokens: list[Token], cue: Range) -> bool:
    """Whether a cue is written like a name ("Port Said") among words most of which are not."""
    near = tokens[max(0, cue[0] - AROUND) : cue[1] + AROUND]
    starts = cue[0] == 0 or tokens[cue[0] - 1].mark == "."
    return tokens[cue[0]].capital and not starts and sum(t.capital for t in near) * 2 < len(near)


def _greets(tokens: list[Token], cue: Range) -> bool:
    """Whether nothing is told: "said goodbye to their families"."""
    return cue[1] < len(tokens) and tokens[cue[1]].plain in GREETINGS and not tokens[cue[1] - 1].mark


def _told(tokens: list[Token], frames: Iterable[Frame]) -> Iterator[Attribution]:
    antecedent: Range | None = None
    for f in frames:
        if f.source and tokens[f.source[0]].plain in RELATIVE and f.source[0]:
            antecedent = before_who(tokens, f.source[0]) or antecedent
        elif f.source and not _is_pronoun(tokens, f.source):
            antecedent = f.source
        elif f.source and tokens[f.source[0]].plain in PLURAL and source_kind(tokens, antecedent) == "document":
            antecedent = None  # papers say nothing as "they"
        source = (span_of(tokens, *f.source),) if f.source else ()
        stands_for = antecedent if antecedent != f.source else None
        named = span_of(tokens, *stands_for) if stands_for else None
        content = tuple(span_of(tokens, *r) for r in f.content)
        yield Attribution(
            source, (span_of(tokens, *f.cue),), content, source_kind(tokens, antecedent or f.source), named
        )


def _chained(said: list[Attribution]) -> Iterator[Attribution]:
    """Each attribution with the shortest other one in whose content its cue stands."""
    contents = Contents(said)
    for a in said:
        own = max(s.end - s.start for s in a.content)
        # What holds is longer than what is held, so that no chain is a ring.
        holding = [(length, k) for length, k in contents.holding(_frame(a).start) if length > own]
        yield msgspec.structs.replace(a, within=min(holding)[1]) if holding else a


class Contents:
    """What is said, by where it stands."""

    def __init__(self, said: Sequence[Attribution]) -> None:
        self._spans = sorted((s.start, s.end, k) for k, a in enumerate(said) for s in a.content)
        self._longest = max((end - start for start, end, _ in self._spans), default=0)

    def holding(self, at: int) -> Iterator[tuple[int, int]]:
        """Length and attribution's index of each content in which the character at `at` stands."""
        for start, end, k in reversed(self._spans[: bisect_right(self._spans, at, key=lambda s: s[0])]):
            if at - start > self._longest:
                break
            if end > at:
                yield end - start, k


def _is_pronoun(tokens: list[Token], r: Range) -> bool:
    return r[1] - r[0] == 1 and tokens[r[0]].plain in PRONOUNS
