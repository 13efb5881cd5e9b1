"""Who says what: source, cue and content, by cue words and word order."""

from collections.abc import Iterator
from typing import NamedTuple

from rashomon.reader.closed import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FUNCTION_WORDS,
    PLAIN_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    WEEKDAYS,
    cues,
)
from rashomon.reader.marked import Marked, Token, span_of
from rashomon.types import Attribution, AttributionKind

SURE = 0.44
"""A word counts as a cue when at least this share of its uses announces speech."""
LONGEST_SOURCE = 14
TAIL = 8
"""Words after "X said" that are still its circumstances ("on Tuesday in a statement"), not what is said."""
NOT_CUES = (
    ADVERBS
    | PREPOSITIONS
    | WEEKDAYS
    | frozenset("expected aware eager seemed appears seems known statement titled".split())
)
RECIPIENTS = frozenset("told tells telling asked asks asking assured reminded reminding warned urged".split())
ADJUNCTS = frozenset("on in at during after before to by via through over earlier later late early from".split())

Range = tuple[int, int]


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
        if s.source and not _is_pronoun(tokens, s.source):
            antecedent = s.source
        content = tuple(span_of(tokens, a, b) for a, b in s.content if b > a)
        if not content:
            continue
        source = (span_of(tokens, *s.source),) if s.source else ()
        stands_for = antecedent if antecedent != s.source else None
        named = span_of(tokens, *stands_for) if stands_for else None
        yield Attribution(source, (span_of(tokens, *s.cue),), content, _kind(tokens, antecedent), named)


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
    if cues().get(word, 0.0) < SURE or word in NOT_CUES or word.endswith("ly"):
        return None
    start = _verb_start(tokens, i, first)
    cue = (start, i + 1)
    source = _before(tokens, start, first)
    inverted = None
    if source is None:
        inverted = _after(tokens, i + 1, last)
        if inverted is None:
            return _participle(tokens, cue, first, last)
        source = inverted
    end_of_frame = inverted[1] if inverted else cue[1]
    begin_of_frame = start if inverted else source[0]
    return Said(source, cue, _content(tokens, begin_of_frame, end_of_frame, first, last, bool(inverted)))


def _verb_start(tokens: list[Token], i: int, first: int) -> int:
    """Where the verb group begins: "has also said"."""
    while (
        i > first
        and not tokens[i - 1].mark
        and (tokens[i - 1].plain in AUXILIARIES | ADVERBS or _is_manner(tokens[i - 1].plain))
    ):
        i -= 1
    return i


def _is_manner(word: str) -> bool:
    """Adverbs such as "flatly", but not "family" or "Italy"."""
    return len(word) > 5 and word.endswith("ly") and word not in LY_NOUNS


LY_NOUNS = frozenset("family italy assembly supply reply ally bully billy emily kelly molly kimberly".split())


def _before(tokens: list[Token], end: int, first: int) -> Range | None:
    """The noun phrase that ends right before the verb group."""
    if end == first or tokens[end - 1].mark == ".":
        return None
    if tokens[end - 1].mark == ",":
        return _with_apposition(tokens, end, first)
    start = end
    while start > first and end - start < LONGEST_SOURCE and not (start < end and tokens[start - 1].mark):
        t = tokens[start - 1]
        if start < end and tokens[start - 1].quoted != tokens[end - 1].quoted:
            break
        if t.plain == "of" and start < end:
            start -= 1
            continue
        if (
            t.plain in CONJUNCTIONS
            and start < end
            and start - 1 > first
            and _nominal(tokens[start - 2])
            and tokens[start].plain not in PRONOUNS | DETERMINERS
        ):
            start -= 1
            continue
        if not _nominal(t):
            if (t.plain in PRONOUNS and start == end) or (t.plain in DETERMINERS and start < end):
                start -= 1
            break
        start -= 1
    start = _trim(tokens, start, end)
    return (start, end) if start < end else None


def _trim(tokens: list[Token], start: int, end: int) -> int:
    while start < end and (tokens[start].plain in PREPOSITIONS | CONJUNCTIONS | WEEKDAYS | ADVERBS):
        start += 1
    return start


def _nominal(t: Token) -> bool:
    return t.plain not in FUNCTION_WORDS and t.plain not in ADVERBS and t.plain not in PLAIN_VERBS


def _with_apposition(tokens: list[Token], end: int, first: int) -> Range | None:
    """ "Jon Hale, a spokesman for the port, said": the phrase before the apposition and the apposition itself."""
    comma = end - 2
    while comma >= first and not tokens[comma].mark and end - comma < LONGEST_SOURCE:
        comma -= 1
    if comma < first or tokens[comma].mark != "," or tokens[comma].quoted or tokens[end - 1].quoted:
        return None
    if not (tokens[comma + 1].plain in DETERMINERS | frozenset({"who"}) or _nominal(tokens[comma + 1])):
        return None
    start = comma + 1
    while (
        start > first
        and comma + 1 - start < 6
        and _nominal(tokens[start - 1])
        and not (start <= comma and tokens[start - 1].mark)
    ):
        start -= 1
    if start > first and start <= comma and tokens[start - 1].plain in DETERMINERS and not tokens[start - 1].mark:
        start -= 1
    if start > comma or tokens[start].plain in cues():
        return None
    return (start, end)


def _after(tokens: list[Token], begin: int, last: int) -> Range | None:
    """The noun phrase right after the cue, as in "said Hale" or "said a spokesman"."""
    if begin >= last or tokens[begin - 1].mark:
        return None
    if begin >= 2 and not (tokens[begin - 2].mark or tokens[begin - 2].quoted) and not _nominal(tokens[begin - 2]):
        return None
    end = begin
    while end < last and end - begin < LONGEST_SOURCE:
        t = tokens[end]
        opening = end == begin and t.plain in DETERMINERS and t.plain not in ("that", "this", "no", "any")
        inner = end > begin and t.plain in ("of", "for", "the", "and") and end + 1 < last
        if not (opening or inner or (_nominal(t) and t.plain not in WEEKDAYS)) or t.quoted:
            break
        if t.plain.endswith("ing") and end > begin:
            break
        end += 1
        if t.mark:
            break
    while end > begin and tokens[end - 1].plain in FUNCTION_WORDS:
        end -= 1
    return (begin, end) if end > begin else None


def _participle(tokens: list[Token], cue: Range, first: int, last: int) -> Said | None:
    """ "..., adding that ...": the source is the one of the clause before, left open here."""
    word = tokens[cue[1] - 1].plain
    if not word.endswith("ing") or cue[1] >= last:
        return None
    begin = _skip_that(tokens, cue[1], last)
    return Said(None, cue, [(begin, last)])


def _according(tokens: list[Token], i: int, first: int, last: int) -> Said | None:
    source = _phrase(tokens, i + 2, last)
    if source is None:
        return None
    content = [(first, i), (source[1], last)]
    content = [_strip(tokens, r) for r in content]
    return Said(source, (i, i + 2), [r for r in content if r[1] - r[0] >= 3][:1])


def _phrase(tokens: list[Token], begin: int, last: int) -> Range | None:
    """A noun phrase with its "of" and "for" parts, from `begin` on."""
    end = begin
    while end < last and end - begin < LONGEST_SOURCE:
        t = tokens[end]
        if t.plain in SUBORDINATORS | AUXILIARIES | PRONOUNS or (
            t.plain in PREPOSITIONS and t.plain not in ("of", "for", "with", "in", "from", "at")
        ):
            break
        end += 1
        if t.mark:
            break
    return (begin, end) if end > begin else None


def _skip_that(tokens: list[Token], begin: int, last: int) -> int:
    return begin + 1 if begin + 1 < last and tokens[begin].plain == "that" else begin


def _strip(tokens: list[Token], r: Range) -> Range:
    first, last = r
    while first < last and tokens[first].plain in CONJUNCTIONS | frozenset({"that"}):
        first += 1
    return (first, last)


def _content(tokens: list[Token], begin: int, end: int, first: int, last: int, inverted: bool) -> list[Range]:
    """What is said: before the frame [begin, end), after it, or both."""
    before = _strip(tokens, (first, begin))
    circumstances = _circumstances(tokens, end, last)
    rest = last - circumstances
    broken = begin > first and bool(tokens[begin - 1].mark)
    if before[1] - before[0] >= 2 and (rest < 3 or inverted) and (broken or inverted or rest == 0):
        quoted_after = rest >= 2 and tokens[circumstances].quoted
        return [before, (circumstances, last)] if quoted_after else [before]
    if before[1] - before[0] >= 3 and broken and tokens[begin - 1].quoted:
        return [before, (circumstances, last)] if rest >= 2 and tokens[last - 1].quoted else [before]
    start = _content_start(tokens, end, last)
    if last - start < 1:
        return [before] if before[1] - before[0] >= 2 else []
    return [(start, last)]


def _circumstances(tokens: list[Token], at: int, last: int) -> int:
    """The token after "on Tuesday in a statement" and the like."""
    if at >= last or tokens[at].plain not in ADJUNCTS | WEEKDAYS | ADVERBS or tokens[at].quoted:
        return at
    end = at
    while end < last and end - at < TAIL and not tokens[end].quoted:
        end += 1
        if tokens[end - 1].mark:
            break
    return end if (end == last or tokens[end - 1].mark) else at


def _content_start(tokens: list[Token], end: int, last: int) -> int:
    """Skip whom it was told to, circumstances, and "that"."""
    window = range(end, min(last, end + 12))
    for i in window:
        if tokens[i].plain == "that" and not tokens[i].quoted:
            return i + 1
        if tokens[i].quoted and i > end and not tokens[i - 1].quoted:
            return i
        if tokens[i].mark == "." or tokens[i].plain in AUXILIARIES:
            break
    if end > 0 and tokens[end - 1].plain in RECIPIENTS and end < last:
        return _past_recipient(tokens, end, last)
    skipped = _circumstances(tokens, end, last)
    return skipped if last - skipped >= 3 else end


def _past_recipient(tokens: list[Token], at: int, last: int) -> int:
    """After "told the committee": one word, or a determiner and what follows it."""
    end = at + (2 if tokens[at].plain in DETERMINERS else 1)
    return end if last - end >= 2 else at


ANONYMOUS = frozenset(
    """official officials source sources people person persons aide aides witness witnesses insiders adviser
    advisers""".split()
)
DOCUMENTS = frozenset(
    """statement report letter document documents filing lawsuit complaint study memo transcript survey poll data
    figures indictment ruling release""".split()
)
GROUPS = frozenset(
    """they we police authorities officers lawmakers republicans democrats critics experts analysts residents
    investigators prosecutors lawyers attorneys supporters members leaders firefighters""".split()
)
OUTLETS = frozenset(
    """reuters ap afp cnn bbc nbc abc cbs fox npr times post journal news agency newspaper magazine network
    broadcaster""".split()
)


def _kind(tokens: list[Token], r: Range | None) -> AttributionKind:
    """What sort of source the words name."""
    if r is None:
        return "anonymous"
    plain = [t.plain for t in tokens[r[0] : r[1]]]
    bag = set(plain)
    named = any(t.capital and t.plain not in FUNCTION_WORDS for t in tokens[r[0] + 1 : r[1]])
    if bag & DOCUMENTS:
        return "document"
    if bag & ANONYMOUS and (plain[0] in DETERMINERS or plain[-1].endswith("s") or not named):
        return "anonymous"
    if bag & OUTLETS:
        return "outlet"
    if bag & GROUPS:
        return "group"
    return "named"
