"""How an account tells an event: as fact, under way, denied, threatened, planned, demanded, feared, or only spoken of.

The word that tells it is looked at with its own helping words first ("did not fire", "could be killed"; see
`statusmodal`), or as a noun with the words of its phrase ("no attack", "possible talks"). Then whatever governs it is
found a few words to the left (tables in `statuswords`), and is itself looked at in the same way: "foiled a plan to
bomb" is denied since the plan is. Where a noun is nothing's object, the verb of which it is the subject is looked at
("the talks will resume"). All walks stop at marks and at words that open a clause, and none is longer than a few words.

Some statuses are a matter of convention. A wish is hypothetical ("wants to leave"), an offer, an agreement, a decision
and a purpose are planned ("sent engineers to repair it"). What would do harm is threatened where its doer tells of it,
be it under a condition, and feared where others do; the rest under a condition is conditional. What was tried or forced
happened. What stopped happened; what is asked to stop is happening. What is asked not to be done is hypothetical. Who
says it makes no difference: "allegedly fired" has happened.
"""

from typing import cast

from rashomon.reader.closed import DETERMINERS, PREPOSITIONS
from rashomon.reader.marked import Token
from rashomon.reader.statusclause import Governor, clause_governor, does_nothing, nobody_does
from rashomon.reader.statusmodal import HARMFUL, may, own_words
from rashomon.reader.statusview import (
    ABLE,
    BE,
    HAVE,
    HELPING,
    LASTING,
    MAYBE,
    MODALS,
    NEGATIVE,
    NO_DENIAL,
    NOBODY,
    NOUN_ENDINGS,
    OPENERS,
    OWN,
    POSSESSIVES,
    PRESENT,
    SHORT_FORMS,
    THEM,
    WHOLE_FORMS,
    WOULD,
    Group,
    View,
    asked_straight,
    group_of,
    is_adverb,
    is_past,
    partner_of,
)
from rashomon.reader.statuswords import (
    AGAINST,
    BEFORE_PREPOSITION,
    BEFORE_THAT,
    HARM_STEMS,
    HARM_WORDS,
    MODIFIERS,
    OBJECT,
    OCCURRING,
    PREDICATES,
    PREPOSITIONS_OF,
    TO,
    Governs,
)
from rashomon.types import EventStatus, EventType

WINDOW = 24
"""Words to each side of the trigger that are looked at."""
IN_FUTURE = (["in", "the", "future"], ["in", "the", "coming"], ["in", "the", "next"], ["in", "coming", "weeks"])
"""After a noun, what is to come: "a withdrawal in the coming days"."""
DEEPEST = 5
"""Governors of governors: "denied reports of plans to begin to withdraw" are four."""


def status(tokens: list[Token], trigger: int, sentence: tuple[int, int], kind: EventType = "OTHER") -> EventStatus:
    """The status of the event that the token at index `trigger` tells, in its sentence (half-open, in tokens).

    What is said of harm is told apart by the event's type `kind`, and by the word itself where that is OTHER. A
    trigger outside its sentence or the tokens has happened: nothing governs it.
    """
    first, last = max(sentence[0], trigger - WINDOW, 0), min(sentence[1], trigger + WINDOW, len(tokens))
    if not first <= trigger < last:
        return "happened"
    part = tokens[first:last]
    word = tokens[trigger].plain
    harm = kind in HARMFUL or (kind == "OTHER" and (word.startswith(HARM_STEMS) or word in HARM_WORDS))
    return _told(View([t.plain for t in part], [t.mark != "" for t in part], kind, harm), trigger - first, 0)


def _told(v: View, i: int, depth: int) -> EventStatus:
    """The status of what the word at `i` tells, be it the trigger or one that governs it."""
    if depth > DEEPEST:
        return "happened"
    return _noun(v, i, depth) if _is_noun(v, i) else _verb(v, i, depth)


def _verb(v: View, i: int, depth: int) -> EventStatus:
    group = group_of(v, i)
    partner = partner_of(v, i, group)
    if partner is not None:
        return _told(v, partner, depth + 1)
    if group.to:
        return _infinitive(v, i, group, depth)
    if not group.helping and v.words[i].endswith("ing"):
        return _gerund(v, i, group, depth)
    if asked_straight(v, i, group):
        return "demanded"
    negated = group.negated or nobody_does(v, group.first - 1) or does_nothing(v, i)
    governor = clause_governor(v, group.first - 1)
    own = own_words(v, i, group, negated, governor)
    return own if governor is None else _within_clause(v, governor, own, group, i, depth)


def _infinitive(v: View, i: int, group: Group, depth: int) -> EventStatus:
    """What "to" and the verb at `i` tell, by the verb, noun or adjective that they complete."""
    k, w = group.first - 1, v.words
    k -= k >= 0 and w[k] == "not"
    if k >= 0 and w[k] in BE | {"isn", "aren"} and w[k] not in ("been", "being", "be"):
        if "have" in group.helping:
            return "denied"  # "was to have begun"
        return "denied" if group.negated else "planned"
    if k >= 0 and w[k] == "used":
        return "happened"
    if k >= 0 and w[k] in HAVE:
        told = _told(v, k, depth + 1)
        if w[k] == "had" and told == "happened":
            return "happened"
        return "hypothetical" if told in ("denied", "hypothetical", "feared") else "demanded"
    if k >= 0 and w[k] in ("vain", "unsuccessfully"):
        return "denied"
    for j in range(k, max(-1, k - 9), -1):
        if v.breaks[j] or w[j] in OPENERS - {"whether", "how", "where", "when", "what"}:
            break
        if w[j] in ("want", "wants", "wanted", "wanting") and j < k:
            return _combined(v, _told(v, j, depth + 1), "demanded", group.negated)
        if w[j] in TO and not (w[j] == "order" and j and w[j - 1] == "in"):
            told = _combined(v, _told(v, j, depth + 1), TO[w[j]], group.negated)
            return (
                "happening" if told == "happened" and group.helping == ["be"] and v.words[i].endswith("ing") else told
            )
        if j < k and w[j] in HELPING:
            if w[j] in BE and "it" in w[max(0, j - 3) : j]:  # "it would be a mistake to"
                return "happened" if w[j] == "was" else "hypothetical"
            break
    return "denied" if group.negated else "planned"


def _gerund(v: View, i: int, group: Group, depth: int) -> EventStatus:
    """What a verb in -ing tells that no form of "be" helps: a verb's object, or what goes along with another event."""
    k = group.first - 1
    if k < 0 or v.breaks[k]:
        return "happened"
    if v.words[k] in OBJECT:
        return _combined(v, _told(v, k, depth + 1), OBJECT[v.words[k]], group.negated)
    if v.words[k] == "out" and k and v.words[k - 1].startswith("rul"):
        return _combined(v, _told(v, k - 1, depth + 1), "denied", group.negated)
    return "denied" if group.negated else "happened"


def _within_clause(v: View, governor: Governor, own: EventStatus, group: Group, i: int, depth: int) -> EventStatus:
    """What a verb's own status becomes under what governs its clause."""
    told_as = governor.status
    if told_as == "conditional" and any(h in MODALS - ABLE for h in group.helping):
        return own  # the condition's own verb has ended before
    if told_as in ("conditional", "hypothetical", "feared"):
        outer: EventStatus = _outer(v, governor, depth) if v.words[governor.at] in BEFORE_THAT else "happened"
        return _combined(v, outer, told_as, False)
    if told_as == "denied":
        inner: Governs = "ended" if own == "denied" else "denied"
        return _combined(v, _outer(v, governor, depth), inner, False)
    if told_as == "reported":
        outer = _outer(v, governor, depth)
        return own if outer == "happened" else outer
    if told_as == "demanded" and own == "happened" and _outer(v, governor, depth) == "denied":
        return "denied"  # "nothing suggests that"
    if told_as == "demanded" and own == "happened" and not group.helping and not is_past(v.words[i]):
        return "demanded"
    if told_as == "expected" and own in ("planned", "threatened"):
        return _combined(v, "happened", "expected", False)
    return own


def _outer(v: View, governor: Governor, depth: int) -> EventStatus:
    return _told(v, governor.at, depth + 1)


def _noun(v: View, i: int, depth: int) -> EventStatus:
    k, modified, no = _phrase(v, i)
    if no:
        return "denied"
    if modified is None and v.words[i + 1 : i + 4] in IN_FUTURE:
        modified = "expected"
    if modified is not None:
        outer = _object_of(v, k, depth)
        return _combined(v, "happened", modified, False) if outer in (None, "happened", "happening") else outer
    governed = _object_of(v, k, depth)
    if governed is not None:
        return governed
    if v.words[k + 1] == "any" and _under_modal(v, i):
        return "conditional"
    told = _subject(v, i, k, depth)
    joined = k > 0 and not v.breaks[k - 1] and v.words[k] in ("and", "or") and _is_noun(v, k - 1)
    return _told(v, k - 1, depth + 1) if joined and told == "happened" else told


def _is_noun(v: View, i: int) -> bool:
    """Whether the word at `i` is used as a noun, as far as its form and the word before it can tell."""
    w, word = v.words, v.words[i]
    before = w[i - 1] if i and not v.breaks[i - 1] else ""
    if is_past(word) or word in HELPING:
        return False
    if before == "to":
        return word.endswith(("ing", "s")) and not word.endswith(("ss", "us"))
    if before in POSSESSIVES | {"no", "any", "some", "new"} or before in MODIFIERS or before in PREPOSITIONS:
        return True
    if word.endswith("ing"):
        after = w[i + 1] if i + 1 < len(w) else ""
        return not before or (before not in HELPING and (after in HELPING or after in OCCURRING))
    if (
        before in OWN | THEM | HELPING | NEGATIVE | NOBODY
        or before in SHORT_FORMS
        or before in WHOLE_FORMS
        or is_adverb(before)
    ):
        return False
    if word.endswith(("s", *NOUN_ENDINGS)) or before in OBJECT:
        return True
    bare = Group(i, [], False, False)
    if not before:
        return not asked_straight(v, i, bare)
    if before in ("and", "or", "nor"):
        return partner_of(v, i, bare) is None
    if before.endswith("s") and not before.endswith("ss"):
        return False
    governor = clause_governor(v, i - 1)
    return governor is None or governor.status != "demanded"


def _phrase(v: View, i: int) -> tuple[int, Governs | None, bool]:
    """Where the noun's phrase begins (the word before it), what its adjectives say, and whether "no" opens it."""
    w, k = v.words, i - 1
    modified: Governs | None = None
    while k >= 0 and not v.breaks[k] and i - k < 6:
        x = w[k]
        if x == "no":
            return k - 1, modified, (w[k + 1] not in NO_DENIAL)
        if x in DETERMINERS | POSSESSIVES and x != "s":
            return k - 1, modified, False
        if x in MODIFIERS and (x not in OBJECT or not k or w[k - 1] in DETERMINERS | POSSESSIVES | PREPOSITIONS):
            modified = MODIFIERS[x]
        elif (
            x in PREPOSITIONS or x in OPENERS or x in HELPING or x in OBJECT or x in ("and", "or", "to", "not", "there")
        ):
            break
        k -= 1
    return k, modified, False


def _object_of(v: View, k: int, depth: int) -> EventStatus | None:
    """The status that a phrase after the word at `k` has from it: its verb, its preposition with what governs that."""
    w = v.words
    if k < 0 or v.breaks[k]:
        return None
    x = w[k]
    if x in PREPOSITIONS:
        return _after_preposition(v, k, depth)
    if x in ("not", "never"):
        return "denied"
    if x in ("if", "unless"):
        return "conditional"
    if x == "whether":
        return "hypothetical"
    if x in OBJECT:
        return _combined(v, _told(v, k, depth + 1), OBJECT[x], False)
    return None


def _after_preposition(v: View, k: int, depth: int) -> EventStatus:
    w, x = v.words, v.words[k]
    if x == "without":
        return "denied"
    if x in ("in", "under", "at") and k and w[k - 1] in PRESENT:
        return "happening"
    if x == "out" and k and w[k - 1].startswith(("rul", "carr")):
        return _combined(v, _told(v, k - 1, depth + 1), "denied" if w[k - 1].startswith("rul") else "same", False)
    for j in range(k - 1, max(-1, k - 5), -1):
        if v.breaks[j] or w[j] in OPENERS or (w[j] in PREPOSITIONS and w[j] != "on"):
            break
        if (w[j] == "case" and w[j - 1] != "in") or (w[j] == "event" and w[j - 1] != "the"):
            continue
        if x == "against" and w[j] in AGAINST:
            return _combined(v, _told(v, j, depth + 1), AGAINST[w[j]], False)
        if x in PREPOSITIONS_OF.get(BEFORE_PREPOSITION.get(w[j], ""), ()):
            return _combined(v, _told(v, j, depth + 1), BEFORE_PREPOSITION[w[j]], False)
    return "happened"


def _under_modal(v: View, i: int) -> bool:
    return any(SHORT_FORMS.get(w, w) in MODALS for w in v.words[i + 1 : i + 10])


def _subject(v: View, i: int, k: int, depth: int) -> EventStatus:
    """The status of a noun by the verb of which it is the subject."""
    w = v.words
    helping = ""
    for j in range(i + 1, min(len(w), i + 11)):
        if v.breaks[j - 1] or w[j] in OPENERS:
            break
        if SHORT_FORMS.get(w[j], w[j]) in HELPING:
            helping = SHORT_FORMS.get(w[j], w[j])
        elif w[j] == "called" and w[j + 1 : j + 2] == ["off"]:
            return _combined(v, _told(v, j, depth + 1), "denied", False)
        elif w[j] in PREDICATES and helping in BE:
            return _combined(v, _told(v, j, depth + 1), PREDICATES[w[j]], False)
        elif w[j] in OCCURRING:
            told = _told(v, j, depth + 1)
            lasts = w[j].startswith(LASTING) and told == "happened" and not is_past(w[j])
            return "happening" if lasts else told
    indefinite = w[k + 1] in ("a", "an", "any", "another", "such")
    return may(v) if indefinite and helping in WOULD | MAYBE | ABLE else "happened"


def _combined(v: View, outer: EventStatus, inner: Governs, negated: bool) -> EventStatus:
    """What `inner` is where the word that makes it so is itself told as `outer`; `negated` is "not to"."""
    if outer == "denied":
        return "happened" if inner in ("averted", "ended") else "hypothetical" if inner == "denied" else "denied"
    if inner in ("same", "reported"):
        return "denied" if negated else outer
    fact = outer in ("happened", "happening")
    if inner == "averted":
        return "denied" if fact else may(v)
    if inner == "ended":
        return "happened" if fact else "happening"
    if not fact and inner != "denied":
        return outer
    if negated:
        return "hypothetical" if inner in ("demanded", "hypothetical") else "denied"
    by_harm: dict[Governs, tuple[EventStatus, EventStatus]] = {
        "pledged": ("threatened", "planned"),
        "expected": ("feared", "planned"),
        "possible": ("feared", "hypothetical"),
        "warned": ("feared", "hypothetical"),
        "said": ("happened", "happened"),
    }
    if inner in by_harm:
        mild = not v.harm or (inner == "expected" and v.kind in ("COERCE", "SANCTION"))
        return by_harm[inner][mild]
    return cast(EventStatus, inner)
