"""The words that name a source: noun phrases found from the cue outwards, without a parser."""

from itertools import pairwise

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
from rashomon.reader.marked import Token

LONGEST_SOURCE = 14
NOT_FIRST = PREPOSITIONS | CONJUNCTIONS | WEEKDAYS | ADVERBS | frozenset({"that", "s"})
"""Words that no source begins with."""
INNER = frozenset("of in on at for from with to".split())
"""Prepositions that tie further words to a source."""
POSSESSIVES = frozenset("his her its their our my".split())
Range = tuple[int, int]


def verb_start(tokens: list[Token], i: int, first: int) -> int:
    """Where the verb group begins: "has also said"."""
    while (
        i > first
        and not tokens[i - 1].mark
        and (tokens[i - 1].plain in AUXILIARIES | ADVERBS or is_manner(tokens[i - 1].plain))
    ):
        i -= 1
    return i


def is_manner(word: str) -> bool:
    """Adverbs such as "flatly", but not "family" or "Italy"."""
    return len(word) > 5 and word.endswith("ly") and word not in LY_NOUNS


LY_NOUNS = frozenset("family italy assembly supply reply ally bully billy emily kelly molly kimberly".split())


def source_before(tokens: list[Token], end: int, first: int) -> Range | None:
    """The noun phrase that ends right before the verb group."""
    if end == first or tokens[end - 1].mark == ".":
        return None
    if tokens[end - 1].mark == ",":
        return _with_apposition(tokens, end, first)
    found = _whole_subject(tokens, end, first) or _noun_phrase(tokens, end, first)
    return _whom_it_heads(tokens, found, first) if found else None


def _whom_it_heads(tokens: list[Token], r: Range, first: int) -> Range:
    """ "The guard, the body once headed by Hale, said": the body is the source, not the one who heads it."""
    by = r[0] - 1
    if by - 1 <= first or tokens[by].plain != "by" or tokens[by - 1].plain not in HEADING:
        return r
    verb = verb_start(tokens, by - 1, first)
    body = _noun_phrase(tokens, verb, first) if verb > first else None
    if body is None:
        return r
    before = _noun_phrase(tokens, body[0], first) if body[0] > first and not tokens[body[0] - 1].mark else None
    return ((before or body)[0], r[1])


HEADING = frozenset("headed led run founded commanded chaired overseen owned".split())


def _whole_subject(tokens: list[Token], end: int, first: int) -> Range | None:
    """ "Two people familiar with the inquiry said": all from the clause's beginning, where it holds no verb."""
    start = end
    while start > first and not tokens[start - 1].mark and tokens[start - 1].quoted == tokens[end - 1].quoted:
        start -= 1
    if tokens[start].plain in CONJUNCTIONS:
        start += 1
    inside = tokens[start:end]
    if not 2 <= len(inside) <= LONGEST_SOURCE or not any(t.plain in INNER for t in inside):
        return None
    if not (nominal(inside[0]) or inside[0].plain in DETERMINERS - {"that"}):
        return None
    fits = all(_ties(before.plain, t) for before, t in pairwise(inside))
    return (start, end) if fits else None


def _ties(before: str, t: Token) -> bool:
    """Whether a word may follow another within one noun phrase and what hangs on it."""
    if t.plain in DETERMINERS:
        return before in INNER and t.plain != "that"
    return t.plain in INNER or t.plain == "s" or (nominal(t) and not t.plain.endswith("ed"))


def _noun_phrase(tokens: list[Token], end: int, first: int) -> Range | None:
    """The noun phrase that ends right before token `end`, with what it is "of", or a pronoun."""
    start = end
    while start > first and end - start < LONGEST_SOURCE and not (start < end and tokens[start - 1].mark):
        t = tokens[start - 1]
        if start < end and tokens[start - 1].quoted != tokens[end - 1].quoted:
            break
        if t.plain == "of" and start < end:
            start -= 1
            continue
        if t.plain == "s" and start < end and start - 1 > first and nominal(tokens[start - 2]):
            start -= 1
            continue
        if (
            t.plain in CONJUNCTIONS
            and start < end
            and start - 1 > first
            and nominal(tokens[start - 2])
            and tokens[start].plain not in PRONOUNS | DETERMINERS
        ):
            start -= 1
            continue
        if not nominal(t):
            if (t.plain in PRONOUNS and start == end) or (t.plain in DETERMINERS and start < end):
                start -= 1
            break
        start -= 1
    start = _trim(tokens, start, end)
    return (start, end) if start < end else None


def _trim(tokens: list[Token], start: int, end: int) -> int:
    while start < end and (tokens[start].plain in NOT_FIRST):
        start += 1
    if 0 < start < end - 1 and tokens[start - 1].plain in AUXILIARIES and tokens[start].plain.endswith(("ed", "ing")):
        start += 1  # "... were confused Halden Wire reported"
    return start


def nominal(t: Token) -> bool:
    """Whether the word may be part of a noun phrase, as far as closed classes tell."""
    return t.plain not in FUNCTION_WORDS and t.plain not in ADVERBS and t.plain not in PLAIN_VERBS


def _with_apposition(tokens: list[Token], end: int, first: int) -> Range | None:
    """ "Jon Hale, a spokesman for the port, said": the phrase before the apposition and the apposition itself."""
    comma = end - 2
    while comma >= first and not tokens[comma].mark and end - comma < LONGEST_SOURCE:
        comma -= 1
    if comma < first or tokens[comma].mark != "," or tokens[comma].quoted or tokens[end - 1].quoted:
        return None
    if not (tokens[comma + 1].plain in DETERMINERS | frozenset({"who"}) or nominal(tokens[comma + 1])):
        return None
    start = comma + 1
    while (
        start > first
        and comma + 1 - start < 6
        and nominal(tokens[start - 1])
        and not (start <= comma and tokens[start - 1].mark)
    ):
        start -= 1
    if start > first and start <= comma and tokens[start - 1].plain in DETERMINERS and not tokens[start - 1].mark:
        start -= 1
    if start > comma or tokens[start].plain in cues():
        return None
    return (start, end)


def source_after(tokens: list[Token], begin: int, last: int) -> Range | None:
    """The noun phrase right after the cue, as in "said Hale" or "said a spokesman"."""
    if begin >= last or tokens[begin - 1].mark:
        return None
    if begin >= 2 and not (tokens[begin - 2].mark or tokens[begin - 2].quoted) and not nominal(tokens[begin - 2]):
        return None
    end = begin
    while end < last and end - begin < LONGEST_SOURCE:
        t = tokens[end]
        opening = end == begin and t.plain in DETERMINERS and t.plain not in ("that", "this", "no", "any")
        inner = end > begin and t.plain in ("of", "for", "the", "and") and end + 1 < last
        if not (opening or inner or (nominal(t) and t.plain not in WEEKDAYS)) or t.quoted:
            break
        if t.plain.endswith("ing") and end > begin:
            break
        end += 1
        if t.mark:
            break
    while end > begin and tokens[end - 1].plain in FUNCTION_WORDS:
        end -= 1
    if end > begin and tokens[begin].plain in POSSESSIVES and not tokens[end - 1].mark:
        return None  # "says his torch was out"
    return (begin, end) if end > begin else None


def trailing_source(tokens: list[Token], start: int, begin: int, first: int, last: int) -> Range | None:
    """The name in "..., said Hale." that closes a sentence: nothing else can follow the cue there."""
    if start == first or not (tokens[start - 1].mark or tokens[start - 1].quoted):
        return None
    found = source_after(tokens, begin, last)
    closes = found is not None and found[1] == last and all(t.capital for t in tokens[found[0] : found[1]])
    return found if closes else None


def phrase(tokens: list[Token], begin: int, last: int) -> Range | None:
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


def before_who(tokens: list[Token], who: int) -> Range | None:
    """The noun phrase that "who" stands for: "an official who", "Ann Lee, who"."""
    opened = max(0, who - 2 * LONGEST_SOURCE)
    begin = next((i for i in range(who - 1, opened, -1) if tokens[i - 1].mark), opened)
    return _noun_phrase(tokens, who, begin)
