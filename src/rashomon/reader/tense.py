"""Whether a clause speaks of what is to come: it decides which Friday "on Friday" is."""

import re

_B, _E = r"(?<![^\W_])", r"(?![^\W_])"
_FUTURE = re.compile(
    rf"(?:{_B}(?:i|you|we|they|he|she|it|there|that)['’ ]ll|{_B}(?:will|won ?['’]?t|shall|gon ?na|going to"
    r"|scheduled|set (?:to|for)|expected|expects? to|plans? to|"
    r"planned for|planning to|due|upcoming|deadline|slated|poised to|is to|are to|hopes? to|"
    r"aims? to|intends? to|begins|starts|opens|meets|launches|departs|premieres|takes effect|votes|returns|arrives"
    r"|resumes|expires|"
    r"takes place|kicks off|goes to|looks? forward to|looking forward to"
    r"|(?<=s )(?:begin|start|resume|expire)(?! \w+ing)"
    r"|(?:they|we|you|i) (?:begin|start|resume|return|leave|arrive|meet)))"
    rf"(?: (?:not |also |only )?(?:to )?be (?:[^\W_]+ly )?[^\W_]+)?{_E}",
    re.IGNORECASE,
)
_PAST = re.compile(
    rf"{_B}(?:said|says|told|announced|reported|confirmed|tweeted|wrote|added|warned|was|were|had|ago|earlier|later|killed|"
    rf"began|started|met|died|took|came|went|made|fell|held|[a-z]{{3,}}ed(?<!scheduled)(?<!slated)(?<!expected)){_E}|[.!?;\n]",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[ ,]*(?:(?:night|morning|evening|afternoon) )?(?:[^\W_.!?;]+[ ,]+){0,6}?"
    r"(will|(?:i|you|we|they|he|she|it)['’ ]ll|(?:am|is|are|['’](?:m|re|s)) (?:going to|gon ?na)"
    r"|is to|are to|is set to|are set to|is due|are due|"
    rf"is expected to|are expected to|is scheduled to|are scheduled to){_E}",
    re.IGNORECASE,
)
_TOLD = re.compile(
    rf"{_B}(?:said|on which|told (?:(?:the|a|an|his|her|their|its) )?\w+"
    r"(?: (?:in|at|outside|near) (?:the )?\w+)?) (?:on )?$",
    re.IGNORECASE,
)
"""Before a time at which something is said: "told the crowd in Tolle on"."""
_STOP = re.compile(
    rf"{_B}(?:said|says|told|that|was|were|had|when|after|which|who|according){_E}|[.!?;\n]", re.IGNORECASE
)


def looks_ahead(text: str, start: int, end: int) -> bool:
    """True where the words around a time speak of the future, and no word between them and it of the past."""
    begin = max(0, start - 70)
    before = text[begin:start]
    future = None
    for future in _FUTURE.finditer(before):  # noqa: B007
        pass
    if future:
        past = _PAST.search(before, future.end())
        if not past:
            return True
    after = text[end : end + 70]
    m = _AFTER.match(after)
    return bool(m and not _STOP.search(after, 0, m.start(1)) and not _TOLD.search(before))
