"""Which language an account is in: English is read, others are kept and marked unread."""

from rashomon.reader.closed import FUNCTION_WORDS
from rashomon.text.words import plain

ENGLISH_SHARE = 0.18
"""English prose, flattened or not, has function words for well over a fifth of its words; headlines somewhat less."""
SAMPLE = 2000
SHORT = 12
"""Words below which nothing can be told; such a text is taken as English."""


def language(text: str) -> str:
    """ISO 639-1 code of the language that most of the text is in."""
    sample = plain(text[: SAMPLE * 12])[:SAMPLE]
    if len(sample) < SHORT:
        return "en" if text.isascii() else _identified(text)
    share = sum(w in FUNCTION_WORDS for w in sample) / len(sample)
    if share >= ENGLISH_SHARE:
        return "en"
    return _identified(" ".join(sample))


def _identified(text: str) -> str:
    """What py3langid (BSD licence; Lui and Baldwin 2012, refreshed) takes it for."""
    import py3langid

    return str(py3langid.classify(text)[0])
