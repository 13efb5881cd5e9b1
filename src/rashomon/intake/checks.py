"""What is refused before it is read: too big, not text, without words."""

from rashomon.text.words import WORD

MAX_BYTES = 20_000_000
"""The most bytes that one account may have: a file, or a line of JSON Lines. Four times a long novel."""

_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_BZIP2_BLOCK = b"1AY&SY"
_CONTROLS = bytes(b for b in range(32) if b not in b"\b\t\n\v\f\r\x1b") + b"\x7f"
_MANY_CONTROLS = 3
_CONTROL_SHARE = 0.05


class Refused(Exception):  # noqa: N818 - a refusal is an answer here, not an error
    """An input that cannot be used. Its message is the one plain sentence shown to the person."""


def size(count: int) -> str:
    """A number of bytes in words: `50,000,000 bytes (50.0 MB)`."""
    return f"{count:,} bytes ({count / 1_000_000:.1f} MB)"


def too_big(thing: str, measure: str) -> Refused:
    """The refusal of a thing over `MAX_BYTES`; `measure` says how big it is."""
    limit = f"{MAX_BYTES / 1_000_000:g} MB"
    return Refused(
        f"{thing} is {measure}, over the limit of {limit} for one account; split it or cut it to the account"
    )


def binary_kind(data: bytes) -> str | None:
    """What a file is that is not text, or None. A lone NUL or two make no binary; a share of control bytes does."""
    for magic, kind in _MAGIC:
        if data.startswith(magic) and (magic != b"BZh" or data[4:10] == _BZIP2_BLOCK):
            return kind
    if data.startswith(b"RIFF") and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "an image, sound or film"
    if data[4:8] == b"ftyp":
        return "a film, sound or image"
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls >= _MANY_CONTROLS and controls > _CONTROL_SHARE * len(data):
        return "binary data"
    return None


def refuse_binary(kind: str) -> Refused:
    """The refusal of a binary file."""
    return Refused(f"this is {kind}, not text; save the account as plain text or HTML first")


def refuse_wordless(text: str, thing: str = "the file") -> None:
    """Raise `Refused` if a text has no words."""
    if WORD.search(text):
        return
    state = "is empty" if not text else "has only blanks" if text.isspace() else "has no words"
    raise Refused(f"{thing} {state}; there is no account to read")
