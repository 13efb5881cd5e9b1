"""Credit lines of wire services: the words by which an account says that it has text from one."""

from __future__ import annotations

import re

from rashomon.types import Account, Span

WIRES = {
    "associated press": "ap", "ap": "ap", "reuters": "reuters", "agence france presse": "afp", "afp": "afp",
    "united press international": "upi", "upi": "upi", "press association": "pa", "deutsche presse agentur": "dpa",
    "dpa": "dpa", "xinhua": "xinhua", "tass": "tass", "interfax": "interfax", "ansa": "ansa", "kyodo": "kyodo",
    "yonhap": "yonhap", "anadolu": "anadolu", "press trust of india": "pti", "pti": "pti", "ians": "ians",
}  # fmt: skip
"""Wire services by what they are called."""
_NAME = "(?P<wire>" + "|".join(sorted((n.replace(" ", r"[\s-]+") for n in WIRES), key=len, reverse=True)) + ")"
CREDITS = tuple(
    re.compile(p.replace("WIRE", _NAME), re.IGNORECASE | re.MULTILINE)
    for p in (
        r"\(WIRE\)",
        r"\bWIRE\b[^.\n]{0,80}?\bcontributed to this (?:report|story|article)\b",
        r"\bwith (?:reporting|files|material|additional reporting) (?:from|by) (?:the )?WIRE\b",
        r"^\W*(?:by )?(?:[\w.'’]+ ){0,4}(?:the )?WIRE(?: news agency)?\W*$",
        r"[—–-]\s*WIRE\W*\Z",
    )
)
"""A dateline, a line of thanks, a byline, a signature."""


def wire(a: Account) -> tuple[str, Span | None] | None:
    """The wire service that an account is of or credits, and where it does so; none where it has no such words."""
    if own := WIRES.get(_key(a.outlet or "")):
        return own, None
    found = [m for p in CREDITS for m in p.finditer(a.text)]
    m = min(found, key=lambda m: m.start(), default=None)
    return (WIRES[_key(m["wire"])], Span(m.start(), m.end())) if m else None


def _key(name: str) -> str:
    return " ".join(re.split(r"[\s-]+", name.lower().removeprefix("the ").strip()))
