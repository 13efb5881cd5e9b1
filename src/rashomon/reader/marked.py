"""One path for clean and flattened text: words, each with the mark that follows it.

Well-written stretches bring their own marks; flattened ones get them from the reader's model. Everything after
this module sees marked words alone and need not know which it was.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rashomon.reader.restoration import restore, silence
from rashomon.reader.sentences import sentence_spans
from rashomon.text.words import WORD, Word
from rashomon.types import Sentence, Span

if TYPE_CHECKING:
    from rashomon.reader.restoration import Odds

LINE = re.compile(r"[^\r\n\u2028\u2029]+")
BREAKS = re.compile(r"[\r\n\u2028\u2029]")
PUNCTUATION = re.compile(r"[.,;:!?“”\"()—–]")
FLAT_WORDS = 25
"""A line of fewer words says too little to be called flattened by itself."""
MARK_RATE = 0.02
"""Well-written English has a mark of punctuation for about one word in eight; under one in fifty it is stripped."""
LONGEST_WRITTEN = 200
"""Words. Nobody writes longer sentences: in one, the stops are missing, and the restoration model puts them."""


class Token(NamedTuple):
    """A word of the account as the later layers see it."""

    plain: str
    start: int
    end: int
    mark: str
    """What follows: "." an end of sentence, "," a lighter break, "" neither."""
    quoted: bool
    """Whether it stands between quotation marks."""
    capital: bool
    """Whether it has, or had, a capital."""


class Marked(NamedTuple):
    """An account's tokens, and its sentences as half-open ranges of tokens."""

    tokens: list[Token]
    sentences: list[tuple[int, int]]
    flattened: bool


def mark(text: str, odds: Odds | None = None) -> Marked:
    """Mark every word of a text of any make; `odds` is what the model says of each, used where the text is bare.

    Without odds a bare stretch is cut by length alone.
    """
    if odds is None:
        odds = silence(sum(1 for _ in WORD.finditer(text)))
    tokens: list[Token] = []
    flat_words = 0
    for start, end, flat in _stretches(text):
        part = (_flat if flat else _clean)(text, start, end, odds[len(tokens) :])
        flat_words += len(part) if flat else 0
        tokens += part
    sentences, first = [], 0
    for i, t in enumerate(tokens):
        if t.mark == ".":
            sentences.append((first, i + 1))
            first = i + 1
    return Marked(tokens, sentences, flat_words * 2 > len(tokens))


def restored(text: str, marked: Marked) -> tuple[Sentence, ...]:
    """The sentences with their words restored: as given where marks were given, marked anew where they were not."""
    out = []
    for first, last in marked.sentences:
        tokens = marked.tokens[first:last]
        following = marked.tokens[last].start if last < len(marked.tokens) else len(text)
        end = _closing(text, tokens[-1].end, following)
        start = _opening(text, tokens[0].start, marked.tokens[first - 1].end if first else 0)
        given = text[start:end]
        if _is_bare(given, len(tokens)):
            given = _dressed(text, tokens)
        out.append(Sentence(start, end, re.sub(r"\s+", " ", given)))
    return tuple(out)


def is_flattened(text: str) -> bool:
    """Whether a stretch has lost its capitals and punctuation; one that is too short to tell has not."""
    n = sum(1 for _ in WORD.finditer(text))
    return n >= FLAT_WORDS and _is_bare(text, n)


def _is_bare(text: str, n: int) -> bool:
    """Whether `n` words are written without capitals and with next to no punctuation."""
    if not text.islower() and any(c.isupper() for c in text):
        return False
    return len(PUNCTUATION.findall(text)) <= MARK_RATE * n


def _dressed(text: str, tokens: list[Token]) -> str:
    """Bare words with the capitals and marks that the model gave them; what stood between them stays."""
    parts = []
    for i, t in enumerate(tokens):
        parts.append(_show(t))
        parts.append(text[t.end : tokens[i + 1].start] if i + 1 < len(tokens) else "")
    return "".join(parts).rstrip(",") + "."


def _stretches(text: str) -> list[tuple[int, int, bool]]:
    """The text cut into (start, end, flattened), neighbouring lines of one make together."""
    out: list[tuple[int, int, bool]] = []
    for m in LINE.finditer(text):
        flat = is_flattened(m.group())
        if out and (out[-1][2] == flat) and not flat:
            out[-1] = (out[-1][0], m.end(), flat)
        else:
            out.append((m.start(), m.end(), flat))
    return out


def _flat(text: str, start: int, end: int, odds: Odds) -> list[Token]:
    found = _words(text, start, end)
    if not found:
        return []
    m = restore([w.plain for w in found], odds)
    return [
        Token(w.plain, w.start, w.end, "." if m.end[i] else "," if m.comma[i] else "", False, bool(m.capital[i]))
        for i, w in enumerate(found)
    ]


BREAK = re.compile(r"[,;:()\[\]“”\"—–…!?]|--|\s-\s|\s['‘]|['’]\s*[,.]")


def _clean(text: str, start: int, end: int, odds: Odds) -> list[Token]:
    out: list[Token] = []
    quoted, upto = False, start
    for s in sentence_spans(text[start:end]):
        begin, stop = start + s.start, start + s.end
        quoted = not BREAKS.search(text, upto, begin) and _turn(quoted, text[upto:begin])
        found = _words(text, begin, stop)
        ends = restore([w.plain for w in found], odds[len(out) :]).end if len(found) > LONGEST_WRITTEN else None
        before = begin
        for i, w in enumerate(found):
            quoted = _turn(quoted, text[before : w.start])
            following = found[i + 1].start if i + 1 < len(found) else stop
            last = i + 1 == len(found) or (ends is not None and bool(ends[i]))
            inner = text[w.end : following] in ",:." and text[w.end - 1].isdigit()  # 1,000 and 5:30 are one number
            sign = "." if last else "," if not inner and BREAK.search(text, w.end, following) else ""
            out.append(Token(w.plain, w.start, w.end, sign, quoted, text[w.start : w.end] != w.plain))
            before = w.end
        upto = before
    return out


def _words(text: str, start: int, end: int) -> list[Word]:
    """The words of a stretch, with their offsets in the text."""
    return [Word(m.group().lower(), m.start(), m.end()) for m in WORD.finditer(text, start, end)]


def _turn(quoted: bool, gap: str) -> bool:
    """Whether we are within quotation marks after this gap between words."""
    for c in gap:
        if c == "“":
            quoted = True
        elif c == "”":
            quoted = False
        elif c == '"':
            quoted = not quoted
    return quoted


def _show(t: Token) -> str:
    first = t.plain[:1].upper()
    word = first + t.plain[1:] if t.capital and first.lower() == t.plain[:1] else t.plain  # "ß" has no capital
    return word + ("," if t.mark == "," else "")


def _closing(text: str, at: int, limit: int) -> int:
    """The end of a sentence with the marks that close it."""
    while at < limit and not text[at].isspace():
        at += 1
    return at


def _opening(text: str, at: int, limit: int) -> int:
    while at > limit and not text[at - 1].isspace():
        at -= 1
    return at


def span_of(tokens: list[Token], first: int, last: int) -> Span:
    """The characters from the first token's start to the end of the one before `last`."""
    return Span(tokens[first].start, tokens[last - 1].end)
