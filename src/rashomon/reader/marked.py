"""One path for clean and flattened text: words, each with the mark that follows it.

Well-written stretches bring their own marks; flattened ones get them from the restoration model. Everything after
this module sees marked words alone and need not know which it was.
"""

import re
from typing import NamedTuple

from rashomon.reader.restoration import restore
from rashomon.reader.sentences import sentence_spans
from rashomon.text.words import Word, words
from rashomon.types import Sentence, Span

LINE = re.compile(r"[^\r\n\u2028\u2029]+")
PUNCTUATION = re.compile(r"[.,;:!?“”\"()—–]")
FLAT_WORDS = 25
"""A line of fewer words says too little to be called flattened by itself."""
MARK_RATE = 0.02
"""Well-written English has a mark of punctuation for about one word in eight; under one in fifty it is stripped."""


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


def mark(text: str) -> Marked:
    """Mark every word of a text of any make."""
    tokens: list[Token] = []
    flat_words = 0
    for start, end, flat in _stretches(text):
        part = _flat(text, start, end) if flat else _clean(text, start, end)
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
        start, end = (
            tokens[0].start,
            _closing(text, tokens[-1].end, marked.tokens[last].start if last < len(marked.tokens) else len(text)),
        )
        start = _opening(text, start, marked.tokens[first - 1].end if first else 0)
        given = text[start:end]
        if is_flattened(given, least=1):
            shown = " ".join(_show(t) for t in tokens)
            given = shown.rstrip(",") + "."
        out.append(Sentence(start, end, re.sub(r"\s+", " ", given)))
    return tuple(out)


def is_flattened(text: str, least: int = FLAT_WORDS) -> bool:
    """Whether a stretch has lost its capitals and punctuation."""
    n = len(words(text))
    if n < least or any(c.isupper() for c in text):
        return False
    return len(PUNCTUATION.findall(text)) <= MARK_RATE * n


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


def _flat(text: str, start: int, end: int) -> list[Token]:
    found = [Word(w.plain, w.start + start, w.end + start) for w in words(text[start:end])]
    if not found:
        return []
    m = restore([w.plain for w in found])
    return [
        Token(w.plain, w.start, w.end, "." if m.end[i] else "," if m.comma[i] else "", False, bool(m.capital[i]))
        for i, w in enumerate(found)
    ]


BREAK = re.compile(r"[,;:()\[\]“”\"—–…!?]|--|\s-\s|\s['‘]|['’]\s*[,.]")


def _clean(text: str, start: int, end: int) -> list[Token]:
    out: list[Token] = []
    for s in sentence_spans(text[start:end]):
        quoted = False
        found = [
            Word(w.plain, w.start + start + s.start, w.end + start + s.start)
            for w in words(text[start + s.start : start + s.end])
        ]
        before = start + s.start
        for i, w in enumerate(found):
            quoted = _turn(quoted, text[before : w.start])
            following = found[i + 1].start if i + 1 < len(found) else start + s.end
            last = i + 1 == len(found)
            inner = text[w.end : following] in ",:." and text[w.end - 1].isdigit()  # 1,000 and 5:30 are one number
            sign = "." if last else "," if not inner and BREAK.search(text, w.end, following) else ""
            out.append(Token(w.plain, w.start, w.end, sign, quoted, text[w.start : w.end] != w.plain))
            before = w.end
    return out


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
    word = t.plain[:1].upper() + t.plain[1:] if t.capital else t.plain
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
