"""Bytes to text: decoded, with a word where it was a guess, and never mended."""

import codecs

import pytest

from rashomon.intake.decode import Decoded, decode, well_formed

FRENCH = "Le maire a déclaré que la forêt brûlait depuis l’été dernier, près de la rivière à côté du château."
CURLY = "The mayor’s office said “nobody was hurt” — a claim that the union called “early”."
POLISH = "Burmistrz powiedział, że most zostanie zamknięty, ponieważ filary są uszkodzone. Nikt nie został ranny."
RUSSIAN = "Мэр сказал, что мост будет закрыт, потому что опоры повреждены. Никто не пострадал."
CHINESE = "市长表示，由于桥墩受损，大桥将关闭。周二的事故没有造成人员伤亡，官员们说。"


@pytest.mark.parametrize("text", [FRENCH, CURLY, RUSSIAN, "plain", "", "\ufffd as written", "tab\tnul\0 \u2028"])
def test_utf8_is_taken_without_a_word(text: str) -> None:
    assert decode(text.encode()) == Decoded(text)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_is_obeyed_and_is_no_part_of_the_text(mark: bytes, encoding: str) -> None:
    assert decode(mark + RUSSIAN.encode(encoding)) == Decoded(RUSSIAN)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_seen_and_said(encoding: str) -> None:
    assert decode(CURLY.encode(encoding)) == Decoded(CURLY, f"decoded as {encoding.upper()}, which is a guess")


@pytest.mark.parametrize(
    "text",
    [
        CURLY,
        FRENCH,
        "It cost £20 at the café.",
        "Señor Peña – 40° – left.",
        "À la une",
        "He walked à pied.",
        "¿Qué? Un km² o 3 m³.",
    ],
)
def test_windows_1252_is_guessed_and_named(text: str) -> None:
    assert decode(text.encode("cp1252")) == Decoded(text, "not UTF-8; decoded as Windows-1252, which is a guess")


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (POLISH, "cp1250", "Windows-1250"),
        (RUSSIAN, "cp1251", "Windows-1251"),
        (RUSSIAN, "koi8_r", "KOI8-R"),
        (CHINESE, "gb18030", "GB18030"),
    ],
)
def test_other_encodings_are_guessed_and_named(text: str, encoding: str, name: str) -> None:
    assert decode(text.encode(encoding)) == Decoded(text, f"not UTF-8; decoded as {name}, which is a guess")


def test_a_guess_far_into_a_long_text_is_for_the_whole() -> None:
    text = "An ordinary line of the story.\n" * 9000
    assert decode((text + RUSSIAN * 5).encode("cp1251")).text == text + RUSSIAN * 5


def test_broken_bytes_in_utf8_are_replaced_and_counted() -> None:
    data = FRENCH.encode()[:40] + b"\xff\xfe" + FRENCH.encode()[40:]
    decoded = decode(data)
    assert decoded.text.count("\ufffd") == 2
    assert decoded.text.replace("\ufffd", "") == FRENCH
    assert decoded.note == "2 bytes are not valid UTF-8; U+FFFD stands in their place"


def test_a_text_cut_within_a_character_is_still_utf8() -> None:
    decoded = decode("It ends with a dash —".encode()[:-1])
    assert decoded.text == "It ends with a dash \ufffd"
    assert decoded.note is not None


def test_mojibake_stays_visible() -> None:
    wrong = FRENCH.encode().decode("cp1252")
    assert decode(wrong.encode()) == Decoded(wrong)


def test_utf16_that_breaks_off_is_kept() -> None:
    decoded = decode(codecs.BOM_UTF16_LE + CURLY.encode("utf-16-le")[:-1])
    assert decoded.text.startswith(CURLY[:-1])
    assert decoded.note == "1 byte is not valid UTF-16-LE; U+FFFD stands in their place"


@pytest.mark.parametrize("declared", ["ISO-8859-1", "windows-1252", "us-ascii", "latin1"])
def test_a_declared_encoding_is_no_guess(declared: str) -> None:
    assert decode(FRENCH.encode("cp1252"), declared) == Decoded(FRENCH)


@pytest.mark.parametrize("declared", ["utf-8", "no-such-thing", "unicode_escape", "base64", "", "idna", "a\0b"])
def test_a_declared_encoding_that_cannot_be_is_passed_over(declared: str) -> None:
    assert decode(FRENCH.encode("cp1252"), declared).text == FRENCH


def test_utf8_wins_over_a_wrong_declaration() -> None:
    assert decode(FRENCH.encode(), "windows-1252") == Decoded(FRENCH)


def test_halves_of_pairs_are_replaced_one_by_one() -> None:
    assert well_formed("a\ud83db\ude00\U0001f600") == "a\ufffdb\ufffd\U0001f600"
