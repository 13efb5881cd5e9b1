"""What becomes of a letter, a memo, a video: sent, leaked, signed; said to be a draft, a mistake, genuine, forged.

The model learned from sentences about governments and armies, and hears little of this: "it was sent in error" told of
a letter, "the memo is an unsigned draft". Here a word of the tables that says it of a document is an event, whatever
the model thinks, and the document is its target. Whose word it is tells the attribution, how it is told the status.
"""

from collections.abc import Iterator
from typing import NamedTuple

from rashomon.reader.closed import PREPOSITIONS
from rashomon.reader.marked import Token
from rashomon.reader.statusview import BE, HELPING, SHORT_FORMS, WHOLE_FORMS, is_adverb

DOCUMENTS = frozenset(
    """letter memo memorandum document dossier email telegram cable note communique leaflet transcript recording tape
    video photo photograph image footage tweet notice statement message directive decree certificate file
    draft""".split()
)
PLURALS = frozenset(word + "s" for word in DOCUMENTS)
BEFALLS = frozenset(
    """sent resent emailed mailed faxed delivered received returned leaked released published issued circulated shared
    posted distributed signed dated drafted written typed printed translated forged faked fabricated altered doctored
    edited redacted authenticated verified retracted withdrawn rescinded recalled disowned disavowed repudiated
    removed deleted shredded misread worded misworded mistranslated""".split()
)
"""Participles of what befalls a document."""
SURFACES = frozenset("surfaced emerged leaked circulated".split())
"""What a document does by itself."""
DOES = frozenset(
    """sent mailed emailed leaked released published issued circulated posted signed drafted wrote forged faked
    fabricated doctored retracted rescinded disowned disavowed repudiated withdrew""".split()
)
"""Verbs with a document as their object."""
DISOWNED = frozenset(
    """mistake error forgery fake hoax fabrication blunder misunderstanding prank disowned disavowed repudiated
    retracted forged faked fabricated doctored bogus wrong untrue false inauthentic misworded mistranslated""".split()
)
"""Whoever says so of a document does not stand by it."""
DESCRIBES = frozenset("draft unsigned undated unfinished genuine authentic real legitimate official valid".split())
"""What else a document may be said to be."""
BESIDE = frozenset("unsigned leaked forged faked fake fabricated doctored bogus retracted".split())
"""Said of a document by standing before it."""
SLIPS = frozenset(("error", "mistake", "accident"))
"""After "in" or "by"."""
POINTS = frozenset("it this these those they".split())
RELATIVES = frozenset(("which", "that"))
SAYS = frozenset("say says said claim claims claimed insist insists insisted believe believes believed".split())
FAR, NEAR, PHRASE = 30, 28, 4
"""Words from "it" back to the document; from the predicate of a document back to one with words after it; and of a
predicate from its verb to its noun."""


class Becomes(NamedTuple):
    """A word that says what becomes of a document, the word that names that, and whether it disowns it."""

    word: int
    document: int
    disowns: bool


def documents(tokens: list[Token]) -> Iterator[Becomes]:
    """What the words of an account say of the documents that they name, in order."""
    plain = [t.plain for t in tokens]
    same: dict[int, int] = {}
    """The "draft" that a letter was said to be is that letter."""
    for i, word in enumerate(plain):
        k: int | None = None
        if word in BESIDE and _names(plain, i + 1) and not tokens[i].mark:
            k = i + 1
        elif word in DOES:
            k = _object(tokens, plain, i)
        if k is None and (verb := _verb(tokens, plain, i)) is not None:
            k = _subject(tokens, plain, verb)
        if k is not None:
            same[i] = same.get(k, k)
            yield Becomes(i, same[i], word in DISOWNED)


def _names(plain: list[str], i: int) -> bool:
    return i < len(plain) and (plain[i] in DOCUMENTS or plain[i] in PLURALS)


def _object(tokens: list[Token], plain: list[str], verb: int) -> int | None:
    """The document that is the object of a verb: "leaked the minister's memo" names its owner first."""
    if verb and (plain[verb - 1] in BE or plain[verb - 1] == "been"):
        return None
    for k in range(verb + 1, min(verb + 2 + PHRASE, len(plain))):
        if tokens[k - 1].mark or plain[k] in PREPOSITIONS or plain[k] in HELPING:
            return None
        if _names(plain, k):
            return None if _names(plain, k + 1) else k
    return None


def _verb(tokens: list[Token], plain: list[str], i: int) -> int | None:
    """Where the verb begins whose predicate the word at `i` is: its first helping word, or itself."""
    word = plain[i]
    if word in SLIPS and i and plain[i - 1] in ("in", "by"):
        near = (k for k in range(i - 2, max(-1, i - 2 - PHRASE), -1) if plain[k] in BEFALLS)
        sent = next(near, None)
        return None if sent is None else _helped(tokens, plain, sent)
    if word in SURFACES and (first := _helped(tokens, plain, i)) == i:
        return first
    if word in BEFALLS:
        first = _helped(tokens, plain, i)
        return first if any(plain[k] in BE for k in range(first, i)) else None
    if word not in DISOWNED | DESCRIBES or _names(plain, i + 1):
        return None
    k = i - 1
    while k >= 0 and i - k <= PHRASE and not tokens[k].mark and not _is_be(plain, k):
        if plain[k] in PREPOSITIONS or plain[k] in HELPING:
            return None
        k -= 1
    return _helped(tokens, plain, k) if k >= 0 and i - k <= PHRASE and _is_be(plain, k) else None


def _is_be(plain: list[str], k: int) -> bool:
    return SHORT_FORMS.get(plain[k], plain[k]) in BE or (plain[k] == "s" and k > 0 and plain[k - 1] in POINTS)


def _helped(tokens: list[Token], plain: list[str], i: int) -> int:
    """Where the helping words and adverbs of the verb at `i` begin; adverbs alone are none."""
    k = first = i
    while k and not tokens[k - 1].mark:
        w = plain[k - 1]
        if _is_be(plain, k - 1) or SHORT_FORMS.get(w, w) in HELPING or w in WHOLE_FORMS:
            first = k - 1
        elif not is_adverb(w) and w not in ("not", "never", "t"):
            break
        k -= 1
    return first


def _subject(tokens: list[Token], plain: list[str], verb: int) -> int | None:
    """The document of which a verb tells: right before it, what "it" stands for, or before the words that go with it.

    "A letter on the talks was sent" tells of the letter, and so does "a letter telling troops to go was sent", where
    the verb does not agree with what stands nearer; "a letter said that the envoy was sent" does not.
    """
    k = verb - 1
    while k >= 0 and is_adverb(plain[k]) and not tokens[k].mark:
        k -= 1
    if k < 0:
        return None
    if plain[k] == "and":
        first = next((j for j in range(k - 1, max(-1, k - PHRASE), -1) if plain[j] in HELPING), None)
        return None if first is None else _subject(tokens, plain, _helped(tokens, plain, first))
    if plain[k] in RELATIVES and _names(plain, k - 1):
        return k - 1
    if _names(plain, k):
        return k
    if plain[k] in POINTS:
        return next((j for j in range(k - 1, max(-1, k - FAR), -1) if _names(plain, j)), None)
    if not (_modifies(plain, k) or plain[k] in SAYS or (plain[verb] in ("was", "is", "has") and _plural(plain[k]))):
        return None
    for j in range(k - 1, max(-1, k - NEAR), -1):
        if tokens[j].mark == "." or plain[j] == "said":
            return None
        if _names(plain, j):
            return j if plain[k] not in SAYS or k - j <= PHRASE + 1 else None
    return None


def _modifies(plain: list[str], k: int) -> bool:
    """Whether the noun at `k` stands after a preposition, and so is the subject of nothing."""
    for j in range(k - 1, max(-1, k - PHRASE), -1):
        if plain[j] in PREPOSITIONS:
            return True
        if plain[j] in HELPING:
            return False
    return False


def _plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))
