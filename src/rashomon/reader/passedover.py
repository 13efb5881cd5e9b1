"""Family names that the model knew in one place of an account and passed over in another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rashomon.reader.hearing import Name
from rashomon.reader.marked import Token
from rashomon.text.names import TITLES

KNOWN = 2
"""Times that a lone word must have been told to be a person before it is one unasked."""


def with_passed_over(tokens: Sequence[Token], names: Sequence[Name], gone: Sequence[bool]) -> list[Name]:
    """The names, and in their order every other place of a lone word that is a person each time it is named.

    "Trump tweeted" begins a sentence, and the word has another meaning: what the account itself says elsewhere
    decides. A word that stands anywhere in it without a capital is none of these, nor is a part of a longer name.
    """
    kinds = Counter((tokens[n.start].plain, n.kind == "person") for n in names if n.end - n.start == 1)
    small = {t.plain for t in tokens if not t.capital}
    known = {w for (w, person), k in kinds.items() if person and k >= KNOWN and not kinds[w, False]} - small
    if not known:
        return list(names)
    held = {i for n in names for i in range(n.start, n.end)}
    found = (i for i, t in enumerate(tokens) if t.plain in known and i not in held and not gone[i])
    return sorted([*names, *_alone(tokens, found)])


def _alone(tokens: Sequence[Token], found: Iterator[int]) -> Iterator[Name]:
    for i in found:
        before, after = tokens[i - 1] if i else None, tokens[i + 1] if i + 1 < len(tokens) else None
        led = before is not None and before.capital and not before.mark and before.plain not in TITLES
        followed = after is not None and after.capital and not tokens[i].mark
        if not led and not followed:
            yield Name(i, i + 1, "person")
