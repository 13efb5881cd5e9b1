"""The words around an event's trigger as the rules for its status see them: helping words, nouns and verbs."""

from typing import NamedTuple

from rashomon.reader.closed import ADVERBS, PREPOSITIONS
from rashomon.reader.statuswords import IRREGULAR_PASTS
from rashomon.types import EventType

NEGATIVE = frozenset("not never t cannot neither nor almost nearly".split())
SHORT_FORMS = {
    "isn": "is", "wasn": "was", "weren": "were", "aren": "are", "hasn": "has", "haven": "have", "hadn": "had",
    "don": "do", "doesn": "does", "didn": "did", "won": "will", "wouldn": "would", "couldn": "could", "ll": "will",
    "shouldn": "should", "mustn": "must", "re": "are", "ve": "have", "m": "am", "d": "would", "shan": "will",
}  # fmt: skip
WHOLE_FORMS = {short + "t": whole for short, whole in SHORT_FORMS.items() if short.endswith("n")} | {
    "cant": "can",
    "cannot": "can",
}
"""How "didn't" is written where its sign has gone without a gap."""
WILL, WOULD = frozenset(("will", "shall")), frozenset(("would",))
MAYBE, ABLE = frozenset(("may", "might")), frozenset(("could", "can"))
MUST = frozenset(("must", "should", "ought"))
MODALS = WILL | WOULD | MAYBE | ABLE | MUST
PRESENT = frozenset(("is", "are", "am"))
BE = PRESENT | frozenset(("was", "were", "be", "been", "being"))
HAVE = frozenset(("has", "have", "had", "having"))
DO = frozenset(("do", "does", "did"))
HELPING = MODALS | BE | HAVE | DO
OWN = frozenset("it he she they we i".split())
NOBODY = frozenset("no nobody none nothing neither".split())
NO_DENIAL = frozenset("doubt longer fewer less more later sooner wonder matter".split())
OPENERS = frozenset(
    """who which whose whom where when while because after before since although though until till than why how what so
    but as whereas once whether if unless that""".split()
)
THEM = frozenset("them him us me".split())
LASTING = ("continu", "rag", "persist")
POSSESSIVES = frozenset("the a an this that these those his her its their our my your s another such further".split())
QUESTIONED = frozenset("ask asked asks asking know knows known knew see say said clear unclear unknown wonder".split())
NOUN_ENDINGS = ("tion", "sion", "ment", "sal", "wal", "ure", "ity", "ship", "ance", "ence", "fire", "age", "ism")
MORE_ADVERBS = frozenset("ever always often soon finally thus thereby".split())
NOT_ADVERBS = frozenset("family italy july reply supply assembly ally rally sicily fly bully monopoly anomaly".split())


class View(NamedTuple):
    """The words around an event's trigger."""

    words: list[str]
    breaks: list[bool]
    """Whether a mark stands after each word."""
    kind: EventType
    harm: bool
    """Whether the event is harm, done or suffered."""


class Group(NamedTuple):
    """The helping words before a verb."""

    first: int
    """Where it begins."""
    helping: list[str]
    """Without their negation, the nearest first."""
    negated: bool
    to: bool
    """Whether it begins with an infinitive's "to", which is left out."""


def group_of(v: View, i: int) -> Group:
    """The helping words and adverbs right before the verb at `i`."""
    helping: list[str] = []
    negated, k = False, i - 1
    while k >= 0 and not v.breaks[k]:
        w = v.words[k]
        if w == "to":
            negated = negated or (k > 0 and v.words[k - 1] == "not")
            return Group(k, helping, negated, True)
        if w in NEGATIVE or w == "longer":
            only = k + 1 < i and v.words[k + 1] in ("only", "just", "merely", "simply")
            negated = negated or (not only and (w != "longer" or v.words[k - 1] == "no"))
            k -= w == "longer"
        if w in WHOLE_FORMS:
            helping.append(WHOLE_FORMS[w])
            negated = True
        elif SHORT_FORMS.get(w, w) in HELPING and not _is_month(v, k):
            helping.append(SHORT_FORMS.get(w, w))
        elif w == "s" and k and v.words[k - 1] in OWN | {"there", "that", "what", "who"}:
            helping.append("is")
        elif w not in NEGATIVE and not is_adverb(w):
            break
        k -= 1
    return _inverted(v, i, Group(k + 1, helping, negated, False))


def _inverted(v: View, i: int, group: Group) -> Group:
    """ "At no time did it fire": the helping word before the subject, and what negates it before that."""
    k = group.first - 2
    if group.helping or k < 1 or v.words[k + 1] not in OWN or v.words[k] not in DO | HAVE | MODALS:
        return group
    negated = any(w in ("no", "nor", "never", "not", "neither") for w in v.words[max(0, k - 3) : k])
    return Group(k, [v.words[k]], negated, False) if negated else group


def _is_month(v: View, k: int) -> bool:
    following = v.words[k + 1] if k + 1 < len(v.words) else ""
    return v.words[k] == "may" and ((k > 0 and v.words[k - 1] in PREPOSITIONS) or following.isdigit())


def is_adverb(w: str) -> bool:
    """Whether a word may stand between a verb and its helping words without a change of sense."""
    return w in ADVERBS | MORE_ADVERBS or (w.endswith("ly") and len(w) > 4 and w not in NOT_ADVERBS)


def partner_of(v: View, i: int, group: Group) -> int | None:
    """The verb with which this one shares its helping words: "will meet and sign", "no one was killed or wounded"."""
    k = group.first - 1
    if group.helping or group.to or group.negated or k < 1 or v.words[k] not in ("and", "or", "nor") or v.breaks[k]:
        return None
    w, word = v.words, v.words[i]
    if is_past(word):
        near = range(k - 1, max(-1, k - (5 if w[k] != "and" else 2)), -1)
        return next((j for j in near if is_past(w[j])), None)
    if word.endswith("ing"):
        return next((j for j in range(k - 1, max(-1, k - 6), -1) if w[j].endswith("ing")), None)
    if word.endswith("s"):
        return None
    for j in range(k - 1, max(-1, k - 9), -1):
        if w[j] in OPENERS:
            return None
        if w[j] in MODALS | DO | {"to"} | SHORT_FORMS.keys() | WHOLE_FORMS.keys():
            return next((p for p in range(j + 1, k) if w[p] not in NEGATIVE and not is_adverb(w[p])), None)
    return None


def asked_straight(v: View, i: int, group: Group) -> bool:
    """ "Release the hostages", "let them go": asked of whoever hears it."""
    w = v.words
    if group.helping or is_past(w[i]) or w[i].endswith("ing"):
        return False
    if opens(v, i):
        following = w[i + 1] if i + 1 < len(w) else ""
        return following in ("the", "your", "all", "our", "them", "us", "him", "her", "it", "those", "these")
    lets = [k for k in range(max(0, i - 4), i) if w[k] in ("let", "please") and not any(v.breaks[k:i])]
    return bool(lets) and opens(v, lets[0])


def opens(v: View, i: int) -> bool:
    """Whether the word at `i` is the first of its sentence, or follows a mark."""
    return i == 0 or v.breaks[i - 1]


def is_past(w: str) -> bool:
    """Whether a word has the form of a past or a past participle."""
    return w.endswith("ed") or w in IRREGULAR_PASTS
