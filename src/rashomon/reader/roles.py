"""Names with their titles: "defense secretary Ann Lee" and "Ann Lee, the defense secretary" assert who somebody is."""

from rashomon.reader.closed import DETERMINERS, FUNCTION_WORDS, PLAIN_VERBS, PREPOSITIONS
from rashomon.reader.marked import Marked, Token
from rashomon.types import Clause

TITLES = frozenset(
    """president minister secretary spokesman spokeswoman spokesperson senator sen rep congressman congresswoman gov
    governor mayor general gen admiral colonel chairman chairwoman chair chief director commander judge justice
    attorney ambassador leader speaker premier chancellor king queen prince pope bishop archbishop sheriff officer
    ceo founder adviser advisor counsel deputy lawmaker candidate nominee professor coach envoy prosecutor
    commissioner administrator inspector superintendent captain lieutenant sergeant major representative
    strategist lawyer analyst editor reporter host author founder actor singer economist researcher scientist head
    manager owner publisher""".split()
)
OWN_TITLE = frozenset("mr mrs ms dr sir".split())
LONGEST_TITLE, LONGEST_NAME = 7, 4


def roles(marked: Marked, away: list[bool]) -> tuple[Clause, ...]:
    """Each place where a person's name stands right beside a title, in order; not where words are `away`."""
    tokens, out = marked.tokens, []
    for first, last in marked.sentences:
        i = first
        while i < last:
            end = _name_end(tokens, i, last)
            span = title_before(tokens, i, end, first) or title_after(tokens, i, end, last) if end else None
            if span and not any(away[span[0] : span[1]]):
                out.append(Clause(tokens[span[0]].start, tokens[span[1] - 1].end, None, role=True))
            i = max(i + 1, end or 0)
    return tuple(out)


def _is_name(t: Token) -> bool:
    return (
        t.capital
        and t.plain not in TITLES | FUNCTION_WORDS | OWN_TITLE
        and not t.plain.isdigit()
        and t.plain not in PLAIN_VERBS
    )


def _name_end(tokens: list[Token], i: int, last: int) -> int | None:
    """The end of a name of two words or more that begins at token i."""
    end = i
    while end < last and end - i < LONGEST_NAME and _is_name(tokens[end]):
        end += 1
        if tokens[end - 1].mark:
            break
    return end if end - i >= 2 else None


def title_before(tokens: list[Token], i: int, end: int, first: int) -> tuple[int, int] | None:
    """ "defense secretary Ann Lee": a title right before the name, with the words that belong to it."""
    if i == first or tokens[i - 1].mark or tokens[i - 1].plain not in TITLES:
        return None
    start = i - 1
    while start > first and i - start < LONGEST_TITLE and not tokens[start - 1].mark and _belongs(tokens[start - 1]):
        start -= 1
    return (start, end) if i - start > 1 or tokens[start].plain not in ("president", "judge") else None


def _belongs(t: Token) -> bool:
    return (
        t.plain in TITLES
        or t.plain == "s"
        or (
            t.plain not in FUNCTION_WORDS | PLAIN_VERBS
            and (t.capital or len(t.plain) > 3)
            and not t.plain.endswith(("ed", "ing", "ly"))
        )
    )


def title_after(tokens: list[Token], i: int, end: int, last: int) -> tuple[int, int] | None:
    """ "Ann Lee, the defense secretary of Norland,": an apposition that holds a title."""
    if tokens[end - 1].mark != ",":
        return None
    stop = end
    while stop < last and stop - end < LONGEST_TITLE + 3:
        t = tokens[stop]
        if not (t.plain in DETERMINERS | PREPOSITIONS | TITLES or _belongs(t) or t.plain == "and"):
            return None
        stop += 1
        if t.mark:
            break
    held = any(t.plain in TITLES for t in tokens[end:stop])
    return (i, stop) if held and tokens[stop - 1].mark else None
