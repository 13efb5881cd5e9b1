"""Who is credited with a clause, if anybody: that somebody signed, banned or welcomed a thing credits nobody."""

from __future__ import annotations

from rashomon.text.words import plain
from rashomon.types import Attribution, Span

DENYING = frozenset(
    "deny denied denies denying refute refuted refutes refuting dispute disputed disputes disputing".split()
)
REJECTING = frozenset("reject rejected rejects rejecting dismiss dismissed dismisses dismissing".split())
CLAIMS = frozenset(
    """claim claims report reports allegation allegations accusation accusations suggestion suggestions rumour rumours
    rumor rumors""".split()
)
"""What is rejected as untrue, where a plan or an offer is only turned down."""
REQUESTS = frozenset("request requests motion bid appeal petition entry access permission bail visa".split())


def forms(verb: str) -> set[str]:
    """The forms of a regular verb: "deny", "denies", "denied", "denying"."""
    root = verb[:-1] if verb.endswith("e") else verb
    past = {verb[:-1] + "ied", verb[:-1] + "ies"} if verb.endswith("y") else {root + "ed"}
    return {verb, verb + "s", root + "ing"} | past


VERBS = """accuse acknowledge add admit affirm agree allege announce answer argue assert assess attribute believe
    blame boast brag call caution characterise characterize cite claim clarify comment complain concede
    conclude confess confirm contend continue counter cry declare decry deny describe detail disclose
    dismiss dispute document emphasise emphasize estimate explain figure flag hint identify imply
    indicate inform insist joke label lament learn maintain mention muse note notify observe opine
    outline pledge point post predict promise quip quote read rebut recall refute reiterate reject
    remark repeat reply report respond retort reveal rule say scream shout show signal speak state
    stress suggest tell testify threaten tweet urge view vow warn word write yell""".split()
TELLING = frozenset(
    """according account allegation allegations announcement argument assertion assertions assessment belief
    feel felt find found held hint hold knew know known opinion put quipped rebutted said shown spoke
    statement statements swear swore sworn testimony think thinks thought told views warning warnings
    written wrote""".split()
) | {form for verb in VERBS for form in forms(verb)}
"""Words of a cue by which somebody is said to assert a thing, and not only to do, want, order or judge it."""
FIRST_PERSON = frozenset("i we my our me us".split())
MARKS = frozenset('“”"')


def credited(said: Attribution, text: str) -> Span | None:
    """Where the words stand that name the source: what a pronoun stands for, else the source itself.

    Null where nobody is credited. A cue that only tells what somebody does ("signed", "criticised") credits nobody with
    what is told, unless it is quoted. A source that is left out ("is believed to", "reportedly") is nobody; the last
    speaker is meant only where there is speech, and a word for saying.
    """
    telling = not said.cue or any(w in TELLING for s in said.cue for w in plain(text[s.start : s.end]))
    quoted = any(_speech(text[max(0, s.start - 1) : s.end + 1]) for s in said.content)
    if not (telling and quoted) and not (said.source and (telling or quoted)):
        return None
    if said.named:
        return said.named
    return Span(said.source[0].start, said.source[-1].end) if said.source else None


def _speech(words: str) -> bool:
    """Whether words hold speech: a quotation mark, or where those were lost, the first person."""
    return bool(MARKS & set(words) or (FIRST_PERSON - {"us"}) & set(plain(words)))


def denies(said: Attribution, text: str) -> bool:
    """Whether the cue denies what is said, or rejects a claim or a report of it."""
    cue = {w for s in said.cue for w in plain(text[s.start : s.end])}
    opening = plain(text[said.content[0].start : said.content[0].end])[:5]
    if REQUESTS & set(opening):
        return False  # a court that denies a motion says nothing of its truth
    return bool(cue & DENYING) or (bool(cue & REJECTING) and bool(CLAIMS & set(opening)))
