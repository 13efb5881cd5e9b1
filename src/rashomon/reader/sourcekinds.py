"""What sort of source some words name."""

from rashomon.reader.closed import (
    DETERMINERS,
    FUNCTION_WORDS,
)
from rashomon.reader.decoding import Range
from rashomon.reader.marked import Token
from rashomon.types import AttributionKind

ANONYMOUS = frozenset(
    """official officials source sources people person persons aide aides witness witnesses insiders adviser
    advisers""".split()
)
DOCUMENTS = frozenset(
    """statement report letter document documents filing lawsuit complaint study memo transcript survey poll data
    figures indictment ruling release""".split()
)
GROUPS = frozenset(
    """they we police authorities officers lawmakers republicans democrats critics experts analysts residents
    investigators prosecutors lawyers attorneys supporters members leaders firefighters""".split()
)
OUTLETS = frozenset(
    """reuters ap afp cnn bbc nbc abc cbs fox npr times post journal news agency newspaper magazine network
    broadcaster""".split()
)


def source_kind(tokens: list[Token], r: Range | None) -> AttributionKind:
    """What sort of source the words name."""
    if r is None:
        return "anonymous"
    plain = [t.plain for t in tokens[r[0] : r[1]]]
    bag = set(plain)
    named = any(t.capital and t.plain not in FUNCTION_WORDS for t in tokens[r[0] + 1 : r[1]])
    if bag & DOCUMENTS:
        return "document"
    if bag & ANONYMOUS and (plain[0] in DETERMINERS or plain[-1].endswith("s") or not named):
        return "anonymous"
    if bag & OUTLETS:
        return "outlet"
    if bag & GROUPS:
        return "group"
    return "named"
