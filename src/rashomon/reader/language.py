"""Which language an account is in: English is read, others are kept and marked unread."""

from rashomon.text.words import plain

TELLING = frozenset(
    """the and that with from which were been this would their they said his her but not are to of for has have after
    who about there than when what it its by""".split()
)
"""Everyday English words that other languages written in Latin letters seldom have; Dutch and Danish share a few."""
ENGLISH_SHARE = 0.10
"""English prose, flattened or not, has such words for well over a fifth of its words; headlines somewhat less."""
SAMPLE = 2000
SHORT = 12
"""Words below which nothing can be told; such a text is taken as English."""
ENGLISH = frozenset(("en", "pcm"))
"""What identification says of English without its small words; nobody has newswire in Nigerian Pidgin."""


def language(text: str) -> str:
    """ISO 639-1 code of the language that most of the text is in."""
    sample = plain(text[: SAMPLE * 12])[:SAMPLE]
    if len(sample) < SHORT:
        return "en" if text.isascii() else _identified(text)
    if sum(w in TELLING for w in sample) >= ENGLISH_SHARE * len(sample):
        return "en"
    return _identified(" ".join(sample))


def _identified(text: str) -> str:
    """What py3langid (BSD licence; Lui and Baldwin 2012, refreshed) takes it for."""
    import py3langid

    found = str(py3langid.classify(text)[0])
    return "en" if found in ENGLISH else found
