"""What is said: the stretch before a frame such as "X said on Tuesday", after it, or both."""

from rashomon.reader.closed import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    WEEKDAYS,
)
from rashomon.reader.marked import Token
from rashomon.reader.sources import Range, is_manner, nominal

TAIL = 8
"""Words after "X said" that are still its circumstances ("on Tuesday in a statement"), not what is said."""
RECIPIENTS = frozenset("told tells telling asked asks asking assured reminded reminding warned urged".split())
ADJUNCTS = frozenset("on in at during after before to by via through over earlier later late early from".split())


def contents(tokens: list[Token], begin: int, end: int, first: int, last: int, inverted: bool) -> list[Range]:
    """What is said: before the frame [begin, end), after it, or both."""
    before = strip(tokens, (first, begin))
    broken = begin > first and bool(tokens[begin - 1].mark)
    told = broken and end < last and tokens[end - 1].plain in RECIPIENTS and not tokens[end].quoted
    circumstances = _circumstances(tokens, _recipient(tokens, end, last) if told else end, last)
    rest = last - circumstances
    if before[1] - before[0] >= 2 and (rest < 3 or inverted) and (broken or inverted or rest == 0):
        quoted_after = rest >= 2 and tokens[circumstances].quoted
        return [before, (circumstances, last)] if quoted_after else [before]
    if before[1] - before[0] >= 3 and broken and _trails(tokens, circumstances, last):
        return [before]
    if before[1] - before[0] >= 3 and broken and tokens[begin - 1].quoted:
        return [before, (circumstances, last)] if rest >= 2 and tokens[last - 1].quoted else [before]
    start = _content_start(tokens, end, last)
    if last - start < 1:
        return [before] if before[1] - before[0] >= 2 else []
    return [(start, last)]


def _trails(tokens: list[Token], at: int, last: int) -> bool:
    """Whether what follows a frame is the outlet's own remark: ", sharply lowering a toll", ", as rescuers ..."."""
    if at >= last or not tokens[at - 1].mark or tokens[at].quoted:
        return False
    first = at + 1 if is_manner(tokens[at].plain) and at + 1 < last else at
    return tokens[first].plain.endswith("ing") or tokens[at].plain in TRAILING


TRAILING = frozenset("as while after".split())


def _circumstances(tokens: list[Token], at: int, last: int) -> int:
    """The token after "on Tuesday in a statement" and the like."""
    if at >= last or tokens[at].quoted:
        return at
    if tokens[at].plain not in ADJUNCTS | WEEKDAYS | ADVERBS and not is_manner(tokens[at].plain):
        return at
    end = at
    while end < last and end - at < TAIL and not tokens[end].quoted:
        end += 1
        if tokens[end - 1].mark:
            break
    return end if (end == last or tokens[end - 1].mark) else at


def _content_start(tokens: list[Token], end: int, last: int) -> int:
    """Skip whom it was told to, circumstances, and "that"."""
    window = range(end, min(last, end + 12))
    for i in window:
        if tokens[i].plain == "that" and not tokens[i].quoted:
            return i + 1
        if tokens[i].quoted and i > end and not tokens[i - 1].quoted:
            return i if tokens[end].plain in ADJUNCTS or tokens[end - 1].plain in RECIPIENTS else end
        if tokens[i].mark == "." or tokens[i].plain in AUXILIARIES:
            break
    if end > 0 and tokens[end - 1].plain in RECIPIENTS and end < last:
        return _past_recipient(tokens, end, last)
    skipped = _circumstances(tokens, end, last)
    return skipped if last - skipped >= 3 else end


def _past_recipient(tokens: list[Token], at: int, last: int) -> int:
    """What follows after whom it was told to, where anything does; a number told is left with what was said."""
    end = _recipient(tokens, at, last)
    told_of = any(t.plain.isdigit() for t in tokens[at:end])
    return at if told_of or last - end < 2 else end


def _recipient(tokens: list[Token], at: int, last: int) -> int:
    """After "told the committee": one word or one name, or a determiner and what follows it."""
    if tokens[at].plain in PREPOSITIONS:
        return at
    end = min(last, at + (2 if tokens[at].plain in DETERMINERS else 1))
    while end < last and not tokens[end - 1].mark and _same_name(tokens[end - 1], tokens[end]):
        end += 1
    return end


def _same_name(before: Token, t: Token) -> bool:
    return before.capital and t.capital and nominal(t) and not t.quoted


def past_asides(tokens: list[Token], at: int, last: int) -> int:
    """After "according to a paper": past ", the Lamp," and ", citing two loaders,"."""
    if not tokens[at - 1].mark:
        return at
    end = at
    while end < last and (end == at or not tokens[end - 1].mark):
        end += 1
    if end == last or not (tokens[at].plain in ("citing", "quoting") or _is_naming(tokens[at:end])):
        return at
    return past_asides(tokens, end, last)


def _is_naming(aside: list[Token]) -> bool:
    """Whether a stretch between commas names what stands before it: "the Harbour Lamp"."""
    return len(aside) > 1 and aside[0].plain in DETERMINERS and all(t.capital and nominal(t) for t in aside[1:])


def skip_that(tokens: list[Token], begin: int, last: int) -> int:
    """The token after "that", where one stands at `begin`."""
    return begin + 1 if begin + 1 < last and tokens[begin].plain == "that" else begin


def strip(tokens: list[Token], r: Range) -> Range:
    """The range without the conjunctions that it begins with."""
    first, last = r
    while first < last and tokens[first].plain in CONJUNCTIONS | frozenset({"that"}):
        first += 1
    return (first, last)
