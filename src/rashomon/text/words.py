"""Words: runs of letters or digits, as the whole project counts them."""

import re
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+")


class Word(NamedTuple):
    """A word lower-cased, and where it stands: `text[start:end]`."""

    plain: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of a text in order, with their offsets."""
    return [Word(m.group().lower(), m.start(), m.end()) for m in WORD.finditer(text)]


def plain(text: str) -> list[str]:
    """The words of a text in order, lower-cased, without offsets."""
    return [m.lower() for m in WORD.findall(text)]


def flatten(text: str) -> str:
    """The text as a careless scraper leaves it: lower-case words with one space between them."""
    return " ".join(plain(text))
