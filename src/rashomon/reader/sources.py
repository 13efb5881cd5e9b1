"""The words that "who" stands for, found without a parser."""

from rashomon.reader.closed import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FUNCTION_WORDS,
    PLAIN_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    WEEKDAYS,
)
from rashomon.reader.decoding import Range
from rashomon.reader.marked import Token

LONGEST_SOURCE = 14
NOT_FIRST = PREPOSITIONS | CONJUNCTIONS | WEEKDAYS | ADVERBS | frozenset({"that", "s"})
"""Words that no source begins with."""


def before_who(tokens: list[Token], who: int) -> Range | None:
    """The noun phrase that "who" stands for: "an official who", "Ann Lee, who"."""
    opened = max(0, who - 2 * LONGEST_SOURCE)
    begin = next((i for i in range(who - 1, opened, -1) if tokens[i - 1].mark), opened)
    return _noun_phrase(tokens, who, begin)


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
        if t.plain == "s" and start < end and start - 1 > first and _nominal(tokens[start - 2]):
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
    while start < end and (tokens[start].plain in NOT_FIRST):
        start += 1
    if 0 < start < end - 1 and tokens[start - 1].plain in AUXILIARIES and tokens[start].plain.endswith(("ed", "ing")):
        start += 1  # "... were confused Halden Wire reported"
    return start


def _nominal(t: Token) -> bool:
    """Whether the word may be part of a noun phrase, as far as closed classes tell."""
    return t.plain not in FUNCTION_WORDS and t.plain not in ADVERBS and t.plain not in PLAIN_VERBS
