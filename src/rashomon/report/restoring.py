"""The restored form of a stretch of flattened text: its own words in order, with capitals and punctuation."""

import re
from bisect import bisect_right

from rashomon.types import Sentence, StoryAccount

# Words as the project counts them (text/words.py, which this room may not import).
_WORD = re.compile(r"[^\W_]+")


class Restorer:
    """Looks up the restored form of stretches of one account."""

    def __init__(self, account: StoryAccount) -> None:
        self._text = account.text
        self._sentences = account.sentences
        self._starts = [sentence.start for sentence in account.sentences]

    def sentence(self, start: int) -> Sentence | None:
        """The sentence that holds the character at `start`."""
        at = bisect_right(self._starts, start) - 1
        if at < 0 or self._sentences[at].end <= start:
            return None
        return self._sentences[at]

    def restored(self, start: int, end: int) -> str | None:
        """The stretch restored; None where its words are not whole words of the sentences it lies in."""
        pieces: list[str] = []
        first = max(0, bisect_right(self._starts, start) - 1)
        for sentence in self._sentences[first:]:
            if sentence.start >= end:
                break
            piece = self._piece(sentence, start, end)
            if piece is None:
                return None
            pieces.append(piece)
        whole = " ".join(piece for piece in pieces if piece)
        return whole if whole and _plain(whole) == _plain(self._text[start:end]) else None

    def _piece(self, sentence: Sentence, start: int, end: int) -> str | None:
        given = [(m.start(), m.end()) for m in _WORD.finditer(self._text, sentence.start, sentence.end)]
        clean = [(m.start(), m.end()) for m in _WORD.finditer(sentence.text)]
        if len(given) != len(clean):
            return None
        inside = [i for i, (word_start, word_end) in enumerate(given) if word_start >= start and word_end <= end]
        if not inside:
            return ""
        first, last = inside[0], inside[-1]
        head = 0 if first == 0 else clean[first][0]
        tail = len(sentence.text) if last == len(clean) - 1 else clean[last][1]
        return sentence.text[head:tail]


def _plain(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
