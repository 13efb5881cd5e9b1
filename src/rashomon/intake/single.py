"""One file that is one account: plain text or a web page."""

from pathlib import Path

from rashomon.intake import checks
from rashomon.intake.checks import Refused
from rashomon.intake.decode import Decoded, decode, wide_encoding
from rashomon.intake.files import read_bytes
from rashomon.intake.folder import HTML_SUFFIXES
from rashomon.intake.html import Page, declared_encoding, looks_like_html, main_text
from rashomon.intake.ours import refuse_ours

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def read_page(path: Path) -> tuple[Page, str | None]:
    """A file's text with what it says about itself (nothing, for plain text), and a note on its encoding.

    Raises `Refused` with the reason if there is no account in it.
    """
    if path.suffix.lower() == ".json":
        raise Refused("a .json file is no account; give JSON Lines (.jsonl), or the folder that holds accounts.json")
    data = read_bytes(path)
    named_html = path.suffix.lower() in HTML_SUFFIXES
    decoded = _text(data, declared_encoding(data) if named_html else None)
    checks.refuse_wordless(decoded.text)
    refuse_ours(decoded.text, decoded.text)
    if named_html or looks_like_html(decoded.text):
        page = main_text(decoded.text)
        checks.refuse_wordless(page.text, "the page's main text")
        return page, decoded.note
    return Page(decoded.text, None, None, None, None), decoded.note


def _text(data: bytes, declared: str | None) -> Decoded:
    """The data as text. Raises `Refused` for binary data.

    UTF-16 and UTF-32 are full of NULs, so there it is the decoded text that is looked at.
    """
    wide = data.startswith(_WIDE_MARKS) or wide_encoding(data) is not None
    kind = checks.binary_kind(data)
    if kind and not wide:
        raise checks.refuse_binary(kind)
    decoded = decode(data, declared)
    kind = checks.binary_kind(decoded.text.encode("utf-8")) if wide else None
    if kind:
        raise checks.refuse_binary(kind)
    return decoded
