"""Clause-sized stretches, one assertion each, as far as word order and marks can tell.

A sentence is cut where a new clause begins; the frame of an attribution ("X said") is left out of the clause that
holds what X said. Nothing overlaps, except that a name with its title asserts something of its own: who that is.
"""

from bisect import bisect_left, bisect_right
from itertools import pairwise

from rashomon.reader.closed import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FUNCTION_WORDS,
    PLAIN_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)
from rashomon.reader.marked import Marked, Token
from rashomon.types import Attribution, Clause, Figure

SHORTEST, LONGEST = 4, 26
TELLING_SOURCE = 7
"""Words from which a source says something itself ("Ann Lee, who ran the port until May,") and is no mere frame."""
OPENING = CONJUNCTIONS | SUBORDINATORS - frozenset("than as".split())
SUBJECTS = PRONOUNS | DETERMINERS
Range = tuple[int, int]


def clauses(
    marked: Marked, said: tuple[Attribution, ...], away: list[bool], figures: tuple[Figure, ...] = ()
) -> tuple[Clause, ...]:
    """The clauses of an account in order, no figure cut; `away` marks furniture, `attribution` indexes `said`."""
    tokens = marked.tokens
    owner = _owners(tokens, said)
    whole = _unbroken(tokens, figures)
    for i in (*sorted(whole), *sorted(whole, reverse=True)):  # a figure is told whole by one voice
        if -1 in (owner[i - 1], owner[i]) and FRAME not in (owner[i - 1], owner[i]):
            owner[i - 1] = owner[i] = max(owner[i - 1], owner[i])
    out: list[Clause] = []
    for first, last in marked.sentences:
        for a, b in _pieces(tokens, owner, away, whole, first, last):
            quoted = sum(t.quoted for t in tokens[a:b]) * 2 > b - a
            out.append(Clause(tokens[a].start, tokens[b - 1].end, owner[a] if owner[a] >= 0 else None, quoted))
    return tuple(out)


FRAME = -2


def _owners(tokens: list[Token], said: tuple[Attribution, ...]) -> list[int]:
    """For each token the attribution whose content it stands in, -1 for none, FRAME for a source or cue.

    "She wants to leave" is what the account says of her, and no frame with words of hers. Of two contents that hold a
    word, the shorter has it: "The mayor said the ferry had been late, the Gazette reports" tells what the mayor said.
    """
    owner = [-1] * len(tokens)
    at = {t.start: i for i, t in enumerate(tokens)}
    upto = {t.end: i + 1 for i, t in enumerate(tokens)}
    spoken = [(k, a) for k, a in enumerate(said) if not _wanted(tokens[at[a.content[0].start]])]
    for k, a in sorted(spoken, key=lambda s: -sum(c.end - c.start for c in s[1].content)):
        for s in a.content:
            for i in range(at[s.start], upto[s.end]):
                owner[i] = k
            if tokens[at[s.start]].plain == "that":
                owner[at[s.start]] = FRAME  # "X said that": it asserts nothing
    for _, a in spoken:
        for s in (*a.source, *a.cue):
            tokens_of = range(at[s.start], upto[s.end])
            for i in tokens_of:
                owner[i] = FRAME if len(tokens_of) < TELLING_SOURCE else -1
    return owner


def _wanted(first: Token) -> bool:
    """Whether a content that begins with this word is what somebody wants done: "to leave"."""
    return first.plain == "to" and not first.capital and not first.quoted


def _unbroken(tokens: list[Token], figures: tuple[Figure, ...]) -> set[int]:
    """Tokens before which nothing is cut, since a figure runs over that gap; "if any" holds together likewise."""
    at = [t.start for t in tokens]
    out = {
        i for i, t in enumerate(tokens) if t.plain == "if" and tokens[i + 1 : i + 2] and tokens[i + 1].plain == "any"
    }
    for f in figures:
        out.update(range(bisect_right(at, f.start), bisect_left(at, f.end)))
    return out


def _pieces(
    tokens: list[Token], owner: list[int], away: list[bool], whole: set[int], first: int, last: int
) -> list[Range]:
    """The sentence cut at frames, furniture and clause openings, short pieces joined to a neighbour."""
    out: list[Range] = []
    start = first
    for i in range(first, last + 1):
        edge = i == last or away[i] or (i > start and (owner[i] != owner[i - 1] or away[i - 1]))
        if edge:
            bare = i - start == 1 and tokens[start].plain in FUNCTION_WORDS  # the "that" after "X said"
            if i > start and not away[start] and owner[start] != FRAME and not bare:
                out += _cut(tokens, start, _closed(tokens, start, i), whole)
            start = i if i < last and not away[i] else i + 1
    return out


def _closed(tokens: list[Token], first: int, last: int) -> int:
    """The end without the words that only lead over to what follows: "took a vote, while" before "X said"."""
    while last - first > 1 and tokens[last - 1].plain in OPENING:
        last -= 1
    return last


def _cut(tokens: list[Token], first: int, last: int, whole: set[int]) -> list[Range]:
    cuts = [first]
    for i in range(first + 1, last):
        if i - cuts[-1] >= SHORTEST and last - i >= SHORTEST and i not in whole and _opens(tokens, i):
            cuts.append(i)
    cuts.append(last)
    out: list[Range] = []
    for a, b in pairwise(cuts):
        out += _halve(tokens, a, b, whole)
    return [(a, b) for a, b in out if b - a >= min(SHORTEST - 1, last - first)]


def _opens(tokens: list[Token], i: int) -> bool:
    """Whether a clause begins at token i."""
    t, before = tokens[i], tokens[i - 1]
    if before.mark:
        return t.plain in OPENING or t.plain in SUBJECTS or t.plain.endswith(("ing", "ed")) or t.plain in PREPOSITIONS
    if t.plain in SUBORDINATORS and t.plain in OPENING:
        return before.plain not in PREPOSITIONS | CONJUNCTIONS
    if t.plain in CONJUNCTIONS and i + 1 < len(tokens):
        following = tokens[i + 1].plain
        return following in PRONOUNS | AUXILIARIES | PLAIN_VERBS or following.endswith("ed")
    return False


def _halve(tokens: list[Token], first: int, last: int, whole: set[int]) -> list[Range]:
    """A piece too long for one assertion, cut at its most middle mark or preposition."""
    if last - first <= LONGEST:
        return [(first, last)]
    middle = (first + last) // 2
    inner = [i for i in range(first + SHORTEST, last - SHORTEST) if i not in whole]
    spots = [i for i in inner if tokens[i - 1].mark] or [
        i for i in inner if tokens[i].plain in PREPOSITIONS | CONJUNCTIONS
    ]
    at = min(spots, key=lambda i: abs(i - middle), default=middle)
    return _halve(tokens, first, at, whole) + _halve(tokens, at, last, whole)
