"""Clean text: nothing that harms a terminal gets through, and no character ever changes its place."""

import contextlib
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from stance.cleaning import Unreadable, clean, clean_line, decode

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


@given(ANY_TEXT)
def test_cleaning_never_changes_the_number_of_characters(text):
    assert len(clean(text)) == len(text)


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


@given(ANY_TEXT)
def test_no_control_or_surrogate_is_left_but_the_line_feed(text):
    left = {character for character in clean(text) if unicodedata.category(character) in ("Cc", "Cs")}
    assert left <= {"\n"}


@given(ANY_TEXT)
def test_clean_text_can_be_written_as_utf8(text):
    assert clean(text).encode("utf-8").decode("utf-8") == clean(text)


@given(st.text(st.characters(categories=("L", "M", "N", "P", "S"))))
def test_words_and_marks_stay_as_they_are(text):
    assert clean(text) == text


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a\tb", "a b"),
        ("a\r\nb", "a \nb"),
        ("a\rb", "a b"),
        ("a\x00b", "a\ufffdb"),
        ("\x1b[31mred\x1b[0m", "\ufffd[31mred\ufffd[0m"),
        ("\x1b]52;c;aGk=\x07", "\ufffd]52;c;aGk=\ufffd"),
        ("\x9b31m\x85", "\ufffd31m\ufffd"),
        ("a\u200bb\u200fc", "a\ufffdb\ufffdc"),
        ("\u202egnp.exe\u2066x\u2069", "\ufffdgnp.exe\ufffdx\ufffd"),
        ("one\u2028two\u2029three", "one\ufffdtwo\ufffdthree"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("“Güte” — 北 🇰🇵", "“Güte” — 北 🇰🇵"),
        ("[/x] We [the Russians] stand", "[/x] We [the Russians] stand"),
    ],
)
def test_each_unsafe_character_gets_its_placeholder(raw, expected):
    assert clean(raw) == expected


@given(ANY_TEXT)
def test_a_clean_line_has_no_line_ends_and_no_outer_spaces(text):
    line = clean_line(text)
    assert "\n" not in line
    assert line == line.strip()


@given(st.text())
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding, text):
    # The mark of UTF-16 with a NUL behind it is the mark of UTF-32.
    assume(not text.startswith("\0"))
    assert decode(text.encode(encoding)) == text


def test_without_a_mark_it_is_utf8():
    assert decode("“Güte”".encode()) == "“Güte”"


def test_an_encoding_can_be_given():
    assert decode("“Güte”".encode("cp1252"), encoding="cp1252") == "“Güte”"


@pytest.mark.parametrize(
    ("data", "encoding", "reason"),
    [
        ("Güte".encode("latin-1"), None, "is not UTF-8 text (byte 0xfc at offset 1)"),
        (b"\xff\xfea", None, "is not UTF-16-LE text"),
        (bytes(range(256)), None, "is binary, not text"),
        (b"\x00\x01\x02" * 50, None, "is binary, not text"),
        ("Too plain".encode("utf-16-le"), None, "is binary, not text"),
        (b"plain", "utf-99", "has an unknown encoding, 'utf-99'"),
        (b"plain", "base64", "has an unknown encoding, 'base64'"),
    ],
)
def test_what_is_no_text_says_so(data, encoding, reason):
    with pytest.raises(Unreadable) as caught:
        decode(data, encoding=encoding)
    assert str(caught.value).startswith(reason)


@given(st.binary())
def test_any_bytes_are_text_or_unreadable(data):
    with contextlib.suppress(Unreadable):
        assert len(decode(data)) <= len(data)


def test_a_stray_control_character_does_not_make_a_text_binary():
    assert decode(b"He said: \x00\x1b no, and left the room.") == "He said: \x00\x1b no, and left the room."
