"""Sentences of well-written text, by rules."""

import re
from collections.abc import Iterator

from rashomon.text.words import WORD
from rashomon.types import Span

# A stop, what may close after it, white space, then something that may open a sentence. Nothing is tried twice
# (possessive quantifiers), so that long runs of stops or spaces cost no more than others.
STOP = re.compile(r"(?:(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?=\s++[\"'“‘(\[—–-]*+\s*+[^\W_a-z])|[\r\n\u2028\u2029]++)")
ABBREVIATIONS = frozenset(
    """mr mrs ms dr sen sens rep reps gov gen lt col sgt maj capt adm rev st jr sr prof hon pres supt cmdr cpl pvt no
    nos vs inc corp co ltd bros dept jan feb mar apr aug sept sep oct nov dec approx est fig al""".split()
)
LAST_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")
# What may start a sentence after "U.S." or "Jan. 6 a.m.", where a capital alone tells nothing.
OPENERS = frozenset(
    """the a an he she it they we i you this that these those there in on at by for from with as but and or if when
    while after before since though although his her its their our my mr mrs ms dr what who how why""".split()
)
NEXT_WORD = re.compile(r"[^\W_]+")


def sentence_spans(text: str) -> list[Span]:
    """Cut well-written text into sentences; each span begins and ends with something other than white space.

    Every word of the text lies in exactly one span, in order. A line break always ends a sentence.
    """
    spans: list[Span] = []
    start = 0
    for stop in _stops(text):
        _add(spans, text, start, stop)
        start = stop
    _add(spans, text, start, len(text))
    return spans


def _stops(text: str) -> Iterator[int]:
    for m in STOP.finditer(text):
        if m.group()[0] in "\r\n\u2028\u2029" or not _is_abbreviation(text, m):
            yield m.end()


def _is_abbreviation(text: str, stop: re.Match[str]) -> bool:
    if stop.group()[0] != "." or len(stop.group()) > 1:
        return False
    last = LAST_WORD.search(text, max(0, stop.start() - 30), stop.start())
    if not last:
        return False
    word = last.group()
    if word.lower() in ABBREVIATIONS or (len(word) == 1 and word.isupper()):
        return True
    if "." in word:  # U.S., p.m.: only an everyday opener makes it an end
        following = NEXT_WORD.search(text, stop.end())
        return not (following and following.group().lower() in OPENERS)
    return False


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    """Add the stretch, trimmed; a stretch without a word joins the one before it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end and WORD.search(text, start, end):
        spans.append(Span(start, end))
