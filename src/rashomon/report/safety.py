"""What keeps a page harmless: characters it cannot hold, addresses it may link to, the hash of its own parts."""

import base64
import hashlib
import re

# HTML has no way to write NUL, and UTF-8 none to write half a surrogate pair.
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
_WEB = re.compile(
    r"https?://[^\s\x00-\x20\x7f\\<>\"`{}|^\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+", re.IGNORECASE
)
_UNSEEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_CONTROL = re.compile("[\\0-\x1f\x7f-\x9f]")
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def writable(text: str) -> str:
    """The text with U+FFFD, one for one, for every character that a page in UTF-8 cannot hold."""
    return _UNWRITABLE.sub("\ufffd", text)


def printable(text: str) -> str:
    """The text with every control character, which a terminal might obey, as its escape: `\\x1b`."""
    return _CONTROL.sub(lambda found: f"\\x{ord(found.group()):02x}", writable(text))


def web_address(url: str | None) -> str | None:
    """The address if a browser may be sent there: http or https, and nothing hidden in it; else None."""
    return url if url and _WEB.fullmatch(url) else None


def language_tag(language: str) -> str:
    """The language as a `lang` attribute may say it; `und` where it is not a tag."""
    return language if _LANGUAGE.fullmatch(language) else "und"


def unseen(text: str) -> list[str]:
    """The code points in the text that do not show or that turn the reading direction, each once: `U+202E`."""
    return [f"U+{ord(character):04X}" for character in sorted(set(_UNSEEN.findall(text)))]


def source_hash(content: str) -> str:
    """What a Content-Security-Policy calls a style or script of exactly these characters."""
    digest = hashlib.sha256(content.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def isolated(text: str) -> str:
    """The text fenced, where it turns the reading direction, so that the words around it keep theirs (UAX 9).

    For forms without an element that isolates; U+2068 and U+2069 are added, none is taken away.
    """
    if not _TURNS.search(text):
        return text
    stray = depth = 0
    for character in text:
        if character in "\u2066\u2067\u2068":
            depth += 1
        elif character == "\u2069" and depth:
            depth -= 1
        elif character == "\u2069":
            stray += 1
    return "\u2068" * (stray + 1) + text + "\u2069" * (depth + 1)
