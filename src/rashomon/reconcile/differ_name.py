"""Where two statements part in a name: its spelling, the first name, or the rank of who bears it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.reconcile.finding import Finding, Side, Two, pair
from rashomon.reconcile.lexicon import lexicon
from rashomon.reconcile.told import STOP, Told
from rashomon.text.names import same_person, sound
from rashomon.text.stems import stem

RARE = 6.0
"""Weight from which an unshared word may be a name in another spelling."""
LIKE = 78
"""Likeness (0 to 100) from which two rare words may be one name."""
DOUBLED = re.compile(r"(.)\1")
RANKS = frozenset(
    """deputy vice assistant acting interim associate junior minority majority lieutenant under""".split()
)
"""Words that make one office another."""
OFFICES = frozenset(
    """president chairman chairwoman chair minister secretary director leader governor mayor commissioner sheriff chief
    manager counsel attorney ambassador general prosecutor editor principal commander superintendent""".split()
)
SHORT = {
    "ted": ("edward", "theodore"), "ned": ("edward",), "bill": ("william",), "bob": ("robert",),
    "dick": ("richard",), "rick": ("richard",), "jim": ("james",), "jack": ("john",), "hank": ("henry",),
    "harry": ("henry", "harold"), "peggy": ("margaret",), "meg": ("margaret",), "liz": ("elizabeth",),
    "beth": ("elizabeth",), "betty": ("elizabeth",), "tony": ("anthony",), "chuck": ("charles",),
    "kate": ("catherine",),    "kathy": ("catherine",), "sandy": ("alexander", "alexandra"),
    "sasha": ("alexander", "alexandra"), "drew": ("andrew",), "gene": ("eugene",), "larry": ("lawrence", "laurence"),
    "peter": ("pyotr",), "polly": ("mary",), "sally": ("sarah",), "nancy": ("ann", "anne"),
}  # fmt: skip
"""Short names that do not begin as the long ones do."""
SAME_TITLE = {
    "gen": "general", "gov": "governor", "lt": "lieutenant", "sen": "senator", "gop": "republican",
    "rep": "representative", "congressman": "representative", "congresswoman": "representative",
    "spokesperson": "spokesman", "spokeswoman": "spokesman",
}  # fmt: skip
"""Titles that differ in form alone."""


def names(two: Two) -> Iterator[Finding]:
    """Two names nearly alike, or two titles of one person; spellings that sound alike are one name."""
    yield from _spellings(two.a.told, two.b.told)
    yield from _given(two)
    yield from _ranks(two.a.told, two.b.told)
    if two.a.told.role and two.b.told.role:
        yield from _titles(two.a.told, two.b.told)


def _spellings(a: Told, b: Told) -> Iterator[Finding]:
    from rapidfuzz.fuzz import ratio

    theirs = _rare(b, a)
    for x in _rare(a, b):
        for y in theirs:
            like = ratio(x, y)
            if like >= LIKE and sound(x) != sound(y) and stem(x) != stem(y) and not _one_word(x, y):
                yield pair("name", "spelling", x, y, like / 100)
                return


def _rare(t: Told, other: Told) -> list[str]:
    lex = lexicon()
    return [
        w
        for w in dict.fromkeys(t.words)
        if w not in other.words and len(w) >= 4 and not w.isdigit() and lex.weight(stem(w)) >= RARE
    ]


def _one_word(x: str, y: str) -> bool:
    """Whether one word is the other with an ending (plurals, tenses, "-ly"), or as another country spells it
    ("fertiliser", "fertilizer"; "harbour", "harbor"; "traveller", "traveler")."""
    x, y = (DOUBLED.sub(r"\1", w.replace("z", "s").replace("our", "or")) for w in (x, y))
    if x == y:
        return True
    short, long = sorted((x, y), key=len)
    return long.startswith(short) and long[len(short) :] in ("s", "es", "d", "ed", "ing", "ly", "n", "an", "ian")


def _given(two: Two) -> Iterator[Finding]:
    """One family name after two given names, in persons named once in each statement."""
    for x in _persons(two.a):
        for y in _persons(two.b):
            mine, theirs = x.split(), y.split()
            if mine[-1] == theirs[-1] and not same_person(x, y) and not _short_of(mine[0], theirs[0]):
                yield pair("name", "given name", x, y, two.alike)
                return


def _persons(side: Side) -> list[str]:
    """Names of the persons that a statement mentions by more than one word."""
    t = side.told
    held = (m for e in side.reading.entities if e.kind == "person" for m in e.mentions)
    return [side.cut(m) for m in held if t.start <= m.start and m.end <= t.end and " " in side.cut(m)]


def _short_of(x: str, y: str) -> bool:
    """Whether two given names may be one, said short: "Mike", "Michael"."""
    x, y = sorted((x.lower(), y.lower()), key=len)
    return x[:2] == y[:2] or y in SHORT.get(x, ())


def _ranks(a: Told, b: Told) -> Iterator[Finding]:
    """One office with another rank, of what shares a name: "vice president", "president"."""
    mine, theirs = _offices(a), _offices(b)
    for office in (o for o in mine if o in theirs):
        x, y = mine[office], theirs[office]
        if x != y and any(lexicon().weight(s) >= RARE for s in a.stems.keys() & b.stems.keys()):
            yield pair("name", "rank", " ".join((*sorted(x), office)), " ".join((*sorted(y), office)), 1.0)
            return


def _offices(t: Told) -> dict[str, frozenset[str]]:
    """Offices that a statement names, each once, with the words of rank in the four words before."""
    found = {}
    for i, w in enumerate(t.words):
        if w in OFFICES and w not in found:
            found[w] = frozenset(RANKS & set(t.words[max(0, i - 4) : i]))
    return found


def _titles(a: Told, b: Told) -> Iterator[Finding]:
    if _surname(a) != _surname(b):
        return
    x, y = _only(a, b), _only(b, a)
    if {SAME_TITLE.get(w, w) for w in x} & {SAME_TITLE.get(w, w) for w in y}:
        return
    if x and y and not (_initials(x) & set(b.words) or _initials(y) & set(a.words)):
        yield pair("name", "titles", " ".join(x), " ".join(y), 0.0)


def _surname(t: Told) -> str:
    """The last word both kinds of role end or begin with: "mayor ann lee", "ann lee the mayor"."""
    return max(t.words, key=lambda w: (lexicon().weight(stem(w)), w))


def _initials(words: Sequence[str]) -> set[str]:
    """ "central intelligence agency" as "cia"."""
    return {"".join(w[0] for w in words)}


def _only(a: Told, b: Told) -> list[str]:
    return [w for w in a.words if w not in STOP and stem(w) not in b.stems]
