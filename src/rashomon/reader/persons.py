"""Who speaks: sources turned into entities, by name, by a title that was given to somebody, or by a pronoun."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from rashomon.reader.attributions import PLURAL
from rashomon.reader.closed import DETERMINERS, FUNCTION_WORDS, PREPOSITIONS, SUBORDINATORS
from rashomon.reader.marked import Marked, Token, span_of
from rashomon.reader.mentions import Mentions, Named, Range
from rashomon.reader.roles import TITLES, title_after, title_before
from rashomon.types import Attribution, Entity, Span

SINGULAR = frozenset(("he", "she"))
NOT_HEAD = PREPOSITIONS | SUBORDINATORS
"""After one of these a name in a source is not who speaks: "a spokesman for Ann Lee"."""


class Speakers(NamedTuple):
    """Attributions with who speaks in each, and the entities with the words by which they were meant."""

    said: tuple[Attribution, ...]
    entities: tuple[Entity, ...]


def speakers(marked: Marked, said: Sequence[Attribution], entities: Sequence[Entity]) -> Speakers:
    """Resolve every source that is one of the entities.

    "He" and "she" stand for the last person that spoke, unless that is more than a sentence ago and the sentence
    before names somebody: then for the first person named there.
    """
    cast = _Cast(marked, entities)
    meant: dict[int, set[Span]] = defaultdict(set)
    out: list[Attribution] = []
    for a in said:
        own = cast.words(Span(a.source[0].start, a.source[-1].end)) if a.source else None
        if own and marked.tokens[own[0]].plain in SINGULAR:
            told = min(own[0], cast.words(a.content[0])[0])
            k = cast.pronoun(told, own[0])
            a = cast.standing_for(a, k, told)
        else:
            who = cast.words(a.named) if a.named else own
            k = cast.called(who) if who else None
            if k is not None and entities[k].kind == "person" and own and marked.tokens[own[0]].plain in PLURAL:
                k, a = None, msgspec.structs.replace(a, named=None)  # "they" are nobody named so far
        if k is not None and entities[k].kind == "person":
            cast.spoke = (own or cast.words((a.cue or a.content)[0]))[0], k
            if own and _short(marked.tokens, own):
                meant[k].add(a.source[0])
        out.append(msgspec.structs.replace(a, entity=entities[k].id) if k is not None else a)
    return Speakers(tuple(out), tuple(cast.whole(k, meant[k]) for k in range(len(entities))))


class _Cast(Mentions):
    """The entities of an account, found by place and by what they are called."""

    def __init__(self, marked: Marked, entities: Sequence[Entity]) -> None:
        super().__init__(marked, entities)
        self.titles = {k: found for k in dict.fromkeys(k for *_, k in self.people) if (found := list(self._titles(k)))}
        self.given: dict[frozenset[str], set[int]] = defaultdict(set)
        for k, found in self.titles.items():
            for a, b in found:
                self.given[frozenset(t.plain for t in self.tokens[a:b])].add(k)
        self.spoke: Range | None = None
        """Where a person spoke last, and which."""

    def pronoun(self, told: int, at: int) -> int | None:
        """Which person a pronoun at token `at` stands for, in a telling that begins at `told`, with what is said."""
        here = bisect_right(self.ends, told)
        before = self.sentences[here - 1][0] if here else 0
        if self.spoke and self.spoke[0] >= before:
            return self.spoke[1]
        inside = [n for n in _between(self.people, before, told) if not self.tokens[n[0]].quoted]
        return inside[0][2] if inside else self.spoke[1] if self.spoke else None

    def standing_for(self, a: Attribution, k: int | None, at: int) -> Attribution:
        """The attribution with the last words that name person k before token `at`, or with the source before that
        holds such words: whole, it says more.
        """  # fmt: skip
        names = self.of[k] if k is not None else []
        n = bisect_left(names, (at, 0))
        if not n:
            return a
        if a.named:
            first, last = self.words(a.named)
            if bisect_left(names, (first, 0)) < bisect_left(names, (last, 0)):
                return a
        return msgspec.structs.replace(a, named=span_of(self.tokens, *names[n - 1]))

    def called(self, r: Range) -> int | None:
        """The person whose name or title heads the words, or the body whose name they are."""
        inside = _between(self.named, *r)
        before = [{t.plain for t in self.tokens[r[0] : n[0]]} for n in inside]
        for (_, end, k), words in zip(inside, before, strict=True):
            person = self.entities[k].kind == "person" and end <= r[1]
            if person and not words & NOT_HEAD and (end == r[1] or self._heads(end)):
                return k
        for (_, end, k), words in zip(inside, before, strict=True):
            body = self.entities[k].kind == "organisation"
            if body and words <= DETERMINERS and (end == r[1] or self.tokens[end - 1].mark):
                return k
        return self._by_title(r)

    def _heads(self, end: int) -> bool:
        """Whether a name that ends before token `end` is who speaks, and not "Lund's lawyer" or "the Lund campaign"."""
        gap = self.tokens[end].start - self.tokens[end - 1].end
        owns = self.tokens[end].plain == "s" or (gap > 1 and self.tokens[end - 1].plain.endswith("s"))
        return bool(self.tokens[end - 1].mark) or (not owns and self.tokens[end].plain in FUNCTION_WORDS)

    def _by_title(self, r: Range) -> int | None:
        """The one person who was given the title that the words consist of: "the defense secretary"."""
        words = [t.plain for t in self.tokens[r[0] : r[1]] if t.plain not in DETERMINERS]
        if not words or words[-1] not in TITLES:
            return None
        meant = {k for title, whose in self.given.items() if title.issuperset(words) for k in whose}
        return meant.pop() if len(meant) == 1 else None

    def _titles(self, k: int) -> list[Range]:
        """The titles that stand beside a person's names."""
        out = []
        for start, end in self.of[k]:
            first, last = self.sentences[bisect_right(self.ends, start)]
            if before := title_before(self.tokens, start, end, first):
                out.append((before[0], start))
            elif after := title_after(self.tokens, start, end, last):
                out.append((end, after[1]))
        return out

    def whole(self, k: int, meant: set[Span]) -> Entity:
        """The entity with the pronouns and titles that meant it, and the titles beside its names."""
        e = self.entities[k]
        more = {s for s in meant if not any(s.start < m.end and m.start < s.end for m in e.mentions)}
        given = tuple(span_of(self.tokens, *r) for r in self.titles.get(k, []))
        return msgspec.structs.replace(e, mentions=tuple(sorted({*e.mentions, *more})), roles=given)


def _between(named: list[Named], start: int, end: int) -> list[Named]:
    return named[bisect_left(named, (start, 0, 0)) : bisect_left(named, (end, 0, 0))]


def _short(tokens: list[Token], r: Range) -> bool:
    """Whether a source is nothing but a pronoun or a title, so that its words mean the person and nobody else."""
    words = [t.plain for t in tokens[r[0] : r[1]]]
    return words[-1] in TITLES or (len(words) == 1 and words[0] in SINGULAR)
