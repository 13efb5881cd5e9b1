"""Which words are names: the word and name lists built by `training/build_names.py`."""

import lzma
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Lexicon(NamedTuple):
    """Lists of lower-case words and names.

    `phrases` gives the kind of names known in full: p person, o organisation,
    n group, l place, x other; `longest` the most words of a phrase that begins with a word."""

    names: frozenset[str]
    mixed: frozenset[str]
    common: frozenset[str]
    given: frozenset[str]
    family: frozenset[str]
    phrases: dict[str, str]
    longest: dict[str, int]


@cache
def lexicon() -> Lexicon:
    """The lists, read once."""
    raw = lzma.decompress((files("rashomon.reader") / "data" / "names.tsv.xz").read_bytes()).decode()
    lists: dict[str, list[str]] = {k: [] for k in "wmcgs"}
    phrases: dict[str, str] = {}
    longest: dict[str, int] = {}
    for line in raw.split("\n"):
        kind, _, words = line.partition("\t")
        if kind in lists:
            lists[kind].append(words)
        elif words:
            phrases[words] = kind
            first, size = words.partition(" ")[0], words.count(" ") + 1
            longest[first] = max(longest.get(first, 1), size)
    names, mixed, common, given, family = (frozenset(lists[k]) for k in "wmcgs")
    return Lexicon(names, mixed, common, given, family, phrases, longest)
