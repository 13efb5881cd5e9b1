"""Who says what: source, cue and content, by cue words and word order."""

from collections.abc import Iterator
from typing import NamedTuple

from rashomon.reader.closed import (
    ADVERBS,
    PREPOSITIONS,
    PRONOUNS,
    WEEKDAYS,
    cues,
)
from rashomon.reader.contents import contents, past_asides, skip_that, strip
from rashomon.reader.marked import Marked, Token, span_of
from rashomon.reader.sourcekinds import source_kind
from rashomon.reader.sources import Range, before_who, phrase, source_after, source_before, trailing_source, verb_start
from rashomon.types import Attribution

SURE = 0.44
"""A word counts as a cue when at least this share of its uses announces speech."""
NOT_CUES = (
    ADVERBS
    | PREPOSITIONS
    | WEEKDAYS
    | frozenset("expected aware eager seemed appears seems known statement titled sounded sounds".split())
)
PASSIVE = frozenset("is are was were be been being".split())


class Said(NamedTuple):
    """One attribution in token ranges."""

    source: Range | None
    cue: Range
    content: list[Range]


def attributions(marked: Marked) -> tuple[Attribution, ...]:
    """The attributions of an account in order of their sentences."""
    tokens = marked.tokens
    unquoted = not any(t.quoted for t in tokens)
    said: list[Said] = []
    loose: list[Range] = []  # sentences of speech that nobody is credited with yet
    for k, (first, last) in enumerate(marked.sentences):
        here = _in_sentence(tokens, first, last)
        if here:
            before = marked.sentences[k - 1] if k else None
            here = [_completed(s, before, said) for s in here]
            if here[0].content and here[0].content[0][0] <= first + 1:
                here[0].content[:0] = loose
            said += here
            loose = []
        elif _goes_on(tokens, first, last, unquoted):
            if not (said and k and _extend(said, (first, last), marked.sentences[k - 1])):
                loose.append((first, last))
        else:
            loose = []
    return tuple(_resolved(tokens, said))


def _completed(s: Said, before: Range | None, earlier: list[Said]) -> Said:
    """A frame with nothing said beside it ("..., X said." cut off as its own sentence) owns the sentence before."""
    if s.content or before is None or (earlier and earlier[-1].cue[0] >= before[0]):
        return s
    return s._replace(content=[before])


def _resolved(tokens: list[Token], said: list[Said]) -> Iterator[Attribution]:
    """Token ranges turned into spans; a pronoun or a missing source gets the words that it stands for."""
    antecedent: Range | None = None
    for s in said:
        if s.source and tokens[s.source[0]].plain == "who" and s.source[0]:
            antecedent = before_who(tokens, s.source[0]) or antecedent
        elif s.source and not _is_pronoun(tokens, s.source):
            antecedent = s.source
        content = tuple(span_of(tokens, a, b) for a, b in s.content if b > a)
        if not content:
            continue
        source = (span_of(tokens, *s.source),) if s.source else ()
        stands_for = antecedent if antecedent != s.source else None
        named = span_of(tokens, *stands_for) if stands_for else None
        yield Attribution(source, (span_of(tokens, *s.cue),), content, source_kind(tokens, antecedent), named)


def _is_pronoun(tokens: list[Token], r: Range) -> bool:
    return r[1] - r[0] == 1 and tokens[r[0]].plain in PRONOUNS


def _goes_on(tokens: list[Token], first: int, last: int, unquoted: bool) -> bool:
    """Whether a sentence carries on the speech before it.

    Between quotation marks it does; where a text has none at all, the first person tells.
    """
    if unquoted:
        return any(t.plain in FIRST_PERSON for t in tokens[first:last])
    return all(t.quoted for t in tokens[first:last])


FIRST_PERSON = frozenset("i we my our me us myself ourselves".split())


def _extend(said: list[Said], sentence: Range, before: Range) -> bool:
    """Add the sentence to the last attribution, if that one reaches up to it."""
    last = said[-1]
    reaches = last.cue[0] >= before[0] or bool(last.content and last.content[-1][1] == before[1])
    if reaches:
        last.content.append(sentence)
    return reaches


def _in_sentence(tokens: list[Token], first: int, last: int) -> list[Said]:
    found: list[Said] = []
    i = first
    while i < last:
        one = _at(tokens, i, first, last)
        if one:
            found.append(one)
            i = max(i + 1, one.cue[1])
        else:
            i += 1
    return found


def _at(tokens: list[Token], i: int, first: int, last: int) -> Said | None:
    """The attribution whose cue stands at token i of the sentence [first, last)."""
    word = tokens[i].plain
    if word == "according" and i + 2 < last and tokens[i + 1].plain == "to":
        return _according(tokens, i, first, last)
    if word == "citing" and i > first and tokens[i - 1].mark:
        return _citing(tokens, i, first, last)
    if cues().get(word, 0.0) < SURE or word in NOT_CUES or word.endswith("ly"):
        return None
    if _in_name(tokens, i, first, last):
        return None
    start = verb_start(tokens, i, first)
    if not word.endswith("ing") and any(t.plain in PASSIVE for t in tokens[start:i]):
        return None
    if word.endswith("ed") and i + 1 < last and tokens[i + 1].plain == "by" and not tokens[i].mark:
        return None  # "the toll reported by the agency"
    if word == "ruled" and not (i + 1 < last and tokens[i + 1].plain == "that"):
        return None  # "ruled out", "ruled the country"
    cue = (start, i + 1)
    inverted = trailing_source(tokens, start, i + 1, first, last)
    source = inverted or source_before(tokens, start, first)
    if source is None:
        inverted = source_after(tokens, i + 1, last)
        if inverted is None:
            return _participle(tokens, cue, first, last)
        source = inverted
    end_of_frame = inverted[1] if inverted else cue[1]
    begin_of_frame = start if inverted else source[0]
    return Said(source, cue, contents(tokens, begin_of_frame, end_of_frame, first, last, bool(inverted)))


def _in_name(tokens: list[Token], i: int, first: int, last: int) -> bool:
    """Whether the word is part of a name, as in "Port Said": a capital after one, where most words have none."""
    if not (tokens[i].capital and i > first and tokens[i - 1].capital and not tokens[i - 1].mark):
        return False
    return 2 * sum(t.capital for t in tokens[first:last]) < last - first


def _participle(tokens: list[Token], cue: Range, first: int, last: int) -> Said | None:
    """ "..., adding that ...": the source is the one of the clause before, left open here."""
    word = tokens[cue[1] - 1].plain
    if not word.endswith("ing") or cue[1] >= last:
        return None
    apart = cue[0] == first or bool(tokens[cue[0] - 1].mark) or tokens[cue[1]].plain == "that"
    if not apart or tokens[cue[1] - 1].mark:
        return None  # "no warning at all"
    begin = skip_that(tokens, cue[1], last)
    return Said(None, cue, [(begin, last)])


def _according(tokens: list[Token], i: int, first: int, last: int) -> Said | None:
    source = phrase(tokens, i + 2, last)
    if source is None:
        return None
    content = [(first, i), (past_asides(tokens, source[1], last), last)]
    content = [strip(tokens, r) for r in content]
    return Said(source, (i, i + 2), [r for r in content if r[1] - r[0] >= 3][:1])


def _citing(tokens: list[Token], i: int, first: int, last: int) -> Said | None:
    """ "..., citing two loaders, ...": what stands after it if anything does, else what stands before."""
    source = phrase(tokens, i + 1, last)
    if source is None:
        return None
    after, before = (source[1], last), strip(tokens, (first, i))
    content = after if last - source[1] >= 3 and tokens[source[1] - 1].mark else before
    return Said(source, (i, i + 1), [content] if content[1] - content[0] >= 3 else [])
