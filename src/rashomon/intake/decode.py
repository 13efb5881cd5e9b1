"""Bytes to text. The text is decoded, never mended: mojibake stays visible, and every newline stays as it was."""

import codecs
import re
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 1 << 16
_HIGH = bytes(range(0x80, 0x100))

_GUESSES = (
    "cp1252 cp1250 cp1251 koi8_r koi8_u cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 "
    "iso8859_2 iso8859_5 iso8859_7 iso8859_15 cp932 euc_jp gb18030 big5 cp949 tis_620"
).split()
"""What the web's older pages are written in (after the WHATWG Encoding Standard); DOS and Mac code pages are left out,
since a guess among those is more often wrong than right."""
_DECLARABLE = frozenset(_GUESSES).union(
    "iso8859_3 iso8859_4 iso8859_6 iso8859_8 iso8859_10 iso8859_13 iso8859_14 iso8859_16 "
    "cp866 cp874 mac_roman mac_cyrillic gbk gb2312 shift_jis euc_kr iso2022_jp big5hkscs".split()
)
_FEW = 3
_ACCENTED_SHARE = 0.25
"""Accented Western text stays below this share of bytes beyond ASCII; other scripts lie above."""
_SURROGATE = re.compile("[\ud800-\udfff]")

_WESTERN_LETTERS = frozenset("ÀÁÂÄÅÆÇÈÉÊËÍÎÏÑÓÔÖØÙÚÛÜßàáâäåæçèéêëìíîïñòóôöøùúûüœŒ".encode("cp1252"))
_WESTERN_MARKS = frozenset("€‚„…†‡‰‹‘’“”•–—™›\u00a0¡¢£¥§©«\u00ad®°±²³´µ¶·¹»¼½¾¿ªº".encode("cp1252"))
_MARKS_OUTSIDE_WORDS = frozenset("£¥§©®".encode("cp1252"))
_MARKS_BEFORE_WORDS = frozenset("¿¡".encode("cp1252"))
_MARKS_AFTER_UNITS = frozenset("²³¹".encode("cp1252"))


class Decoded(NamedTuple):
    """A text, and what a person should know about how it was decoded (None where nothing)."""

    text: str
    note: str | None = None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Bytes to text, whatever they are; never raises.

    In order: a byte order mark (which is no part of the text), UTF-16 without one, UTF-8, `declared` (a name of an
    encoding that the data itself gives, as HTML does), UTF-8 with a few broken bytes, and a guess.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _as_declared(data[len(mark) :], encoding)
    wide = wide_encoding(data)
    if wide:
        return Decoded(data.decode(wide, "replace"), f"decoded as {_name(wide)}, which is a guess")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if _mostly_utf8(data, error):
            return _as_declared(data, "utf-8")
    named = _known(declared)
    return _as_declared(data, named) if named else _by_guess(data)


def well_formed(text: str) -> str:
    """A text without halves of surrogate pairs, which no file can hold: each becomes U+FFFD, so offsets stay."""
    return _SURROGATE.sub("\ufffd", text)


def _as_declared(data: bytes, encoding: str) -> Decoded:
    """Decode in a known encoding; what is broken becomes U+FFFD, and the note counts the bytes."""
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError:
        kept = data.decode(encoding, "ignore")
        broken = max(1, len(data) - len(kept.encode(encoding, "replace")))
        bytes_are = "1 byte is" if broken == 1 else f"{broken:,} bytes are"
        note = f"{bytes_are} not valid {_name(encoding)}; U+FFFD stands in their place"
        return Decoded(data.decode(encoding, "replace"), note)


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, known by the NULs in every other byte of Western text."""
    if 0 not in data:
        return None
    head = data[: _SAMPLE & ~1]
    half = len(head) // 2
    if half < 4:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.6 * half and even <= 0.02 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd <= 0.02 * half else None


def _mostly_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """True where valid sequences outweigh the broken bytes, or where the text only breaks off within a character."""
    kept = data.decode("utf-8", "ignore")
    valid = len(kept) - len(kept.encode("ascii", "ignore"))
    broken = len(data) - len(kept.encode("utf-8"))
    cut = error.reason == "unexpected end of data" and broken > 1
    return valid >= broken or cut


def _known(declared: str | None) -> str | None:
    """Python's name of a declared encoding, if it is one of the web's. Latin-1 and ASCII mean Windows-1252, as in every
    browser; UTF-8 is none here, since that was tried."""
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    return name if name.replace("-", "_") in _DECLARABLE else None


def _by_guess(data: bytes) -> Decoded:
    encoding = "cp1252" if _plainly_western(data) else _guess(data)
    if encoding is None:
        return _as_declared(data, "utf-8")
    decoded = _as_declared(data, encoding)
    note = f"not UTF-8; decoded as {_name(encoding)}, which is a guess"
    return Decoded(decoded.text, f"{note}; {decoded.note}" if decoded.note else note)


def _plainly_western(data: bytes) -> bool:
    """True for Latin letters with accents, curly quotes and dashes as Western Europe uses them.

    A statistical guess is weak there: it takes French for Windows-1250. The signs that tell other languages' code pages
    apart (Polish l with stroke, Turkish s with cedilla, and so on) are letters or marks in Windows-1252 that no Western
    word has.
    """
    high = len(data) - len(data.translate(None, _HIGH))
    if high > max(_FEW, _ACCENTED_SHARE * len(data)):
        return False
    places = (i for i, byte in enumerate(data) if byte >= 0x80)
    return all(_fits(data, i) for i in places)


def _fits(data: bytes, i: int) -> bool:
    byte = data[i]
    beside = [data[j] for j in (i - 1, i + 1) if 0 <= j < len(data)]
    letters = sum(map(_letter, beside))
    if byte in _WESTERN_LETTERS:
        return letters > 0 or all(neighbour < 0x80 for neighbour in beside)
    if byte in _MARKS_OUTSIDE_WORDS and letters == 2:
        return False
    if byte in _MARKS_BEFORE_WORDS and i > 0 and _letter(data[i - 1]):
        return False
    before = data[max(0, i - 3) : i]
    if byte in _MARKS_AFTER_UNITS and len(before) == 3 and all(map(_letter, before)):
        return False
    return byte in _WESTERN_MARKS


def _letter(byte: int) -> bool:
    return 65 <= byte <= 90 or 97 <= byte <= 122 or byte in _WESTERN_LETTERS


def _guess(data: bytes) -> str | None:
    """The likeliest of `_GUESSES` by charset-normalizer; Windows-1252 where it gives the same text."""
    from charset_normalizer import from_bytes

    sample = _sample(data)
    best = from_bytes(sample, cp_isolation=_GUESSES).best()
    if best is None:
        return None
    same = sample.decode("cp1252", "replace") == sample.decode(best.encoding, "replace")
    return "cp1252" if same else best.encoding


def _sample(data: bytes) -> bytes:
    """A stretch that holds the first bytes beyond ASCII, cut at blanks so that no character is split."""
    if len(data) <= _SAMPLE:
        return data
    first = next(i for i, byte in enumerate(data) if byte >= 0x80)
    start = max(data.rfind(b" ", 0, first), data.rfind(b"\n", 0, first), 0)
    piece = data[start : start + _SAMPLE]
    end = max(piece.rfind(b" "), piece.rfind(b"\n"))
    return piece[:end] if end > _SAMPLE // 2 else piece


def _name(encoding: str) -> str:
    """An encoding as people write it."""
    number = encoding.removeprefix("cp125")
    return f"Windows-125{number}" if number != encoding else encoding.replace("_", "-").upper()
