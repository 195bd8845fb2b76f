"""Encodings of pages: declared Latin-1 keeps its curly marks, and only encodings of the web are taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.cleaning import Unreadable, clean
from stance.reading import read
from stance.reading.pages import read_served
from stance.reading.web_encodings import codec_of, decode_labelled, decode_windows_1252

URL = "https://news.example/a"
BODY = "“We won’t sign it – never…” said Anna Berg in the café. It costs €5, she said in the town hall."
LATIN_1 = (
    "iso8859-1", "iso-8859-1", "ISO_8859-1", "iso88591", "latin1", "l1", "ascii", "US-ASCII",
    "ansi_x3.4-1968", "cp1252", "cp819", "windows-1252", "x-cp1252", "csisolatin1",
)  # fmt: skip
NO_ENCODINGS = (
    "punycode", "idna", "utf-7", "rot13", "rot_13", "hex", "base64", "zlib", "raw_unicode_escape",
    "unicode_escape", "undefined", "mbcs", "cp037", "replacement", "hz-gb-2312", "iso-2022-kr",
    "no-such-encoding", "üñí", "\x00", "",
)  # fmt: skip


def page(head="", body=BODY):
    """A small page."""
    return (
        f"<!doctype html><html><head>{head}<title>No pact</title></head>"
        f"<body><article><h1>No pact</h1><p>{body}</p><p>{body}</p></article></body></html>"
    )


def meta(label):
    return f'<meta charset="{label}">'


def served_text(data, charset=None):
    [article] = read_served("a", data, URL, charset=charset)
    return article.text


@pytest.mark.parametrize("label", LATIN_1)
def test_a_server_s_latin_1_keeps_the_marks_of_windows_1252(label):
    assert BODY in served_text(page().encode("cp1252"), charset=label)


@pytest.mark.parametrize("label", LATIN_1)
def test_a_served_page_s_own_latin_1_keeps_them_too(label):
    assert BODY in served_text(page(meta(label)).encode("cp1252"))


@pytest.mark.parametrize(
    "head",
    [
        *map(meta, LATIN_1),
        '<meta http-equiv="Content-Type" content="text/html; charset=iso8859-1">',
        "<META CHARSET = ' latin1 '>",
    ],
)
def test_a_saved_page_s_own_latin_1_keeps_them_too(tmp_path, head):
    path = tmp_path / "a.html"
    path.write_bytes(page(head).encode("cp1252"))
    [article] = read([path])
    assert BODY in article.text


@pytest.mark.parametrize(
    ("label", "encoding", "words"),
    [
        ("iso-8859-2", "iso-8859-2", "Łódź"),
        ("windows-1251", "cp1251", "Москва"),
        ("koi8-r", "koi8-r", "Москва"),
        ("gb2312", "gb2312", "北京"),
        ("x-sjis", "cp932", "東京①"),
        ("ks_c_5601-1987", "cp949", "평양"),
        ("big5", "big5", "臺北"),
        ("macintosh", "mac-roman", "naïve"),
        ("iso-8859-15", "iso-8859-15", "€5"),
    ],
)
def test_other_encodings_of_the_web_are_read_as_declared(label, encoding, words):
    body = f"Anna Berg said in {words} that the talks were over, and nobody in the hall spoke for a minute."
    for head, charset in (("", label), (meta(label), None)):
        assert body in served_text(page(head, body).encode(encoding), charset=charset)


@pytest.mark.parametrize("label", NO_ENCODINGS)
def test_what_is_no_encoding_of_the_web_is_not_taken(label):
    assert codec_of(label) is None
    assert codec_of(label, in_page=True) is None


@pytest.mark.parametrize("label", NO_ENCODINGS)
def test_a_page_with_such_a_declaration_is_read_as_one_without(label):
    data = page(meta(label) if label.isalnum() else "").encode("cp1252")
    without = page().encode("cp1252")
    assert served_text(data, charset=label) == served_text(without)


@pytest.mark.parametrize("label", ["punycode", "utf-7", "rot13"])
def test_a_saved_page_with_such_a_declaration_is_no_utf_8(tmp_path, label):
    path = tmp_path / "a.html"
    path.write_bytes(page(meta(label)).encode("cp1252"))
    problems = []
    assert list(read([path], on_problem=problems.append)) == []
    assert "is not UTF-8 text" in str(problems[0])


@pytest.mark.parametrize("label", ["utf-16", "utf-16le", "utf-16be", "unicode"])
def test_a_page_that_can_declare_itself_in_ascii_is_not_in_utf_16(label):
    assert codec_of(label, in_page=True) == "utf-8"
    assert BODY in served_text(page(meta(label)).encode("utf-8"))


def test_a_server_may_declare_utf_16():
    assert BODY in served_text(page().encode("utf-16-le"), charset="utf-16")


def test_utf_8_wins_over_every_declaration():
    assert BODY in served_text(page(meta("latin1")).encode("utf-8"), charset="iso-8859-1")


def test_user_defined_is_windows_1252_in_a_page_and_nothing_on_a_server():
    assert codec_of("x-user-defined", in_page=True) == "cp1252"
    assert codec_of("x-user-defined") is None


def test_a_wrong_declaration_of_the_server_gives_way_to_the_page_s():
    data = page(meta("windows-1252")).encode("cp1252")
    assert BODY in served_text(data, charset="utf-8")


@pytest.mark.parametrize("byte", [0x81, 0x8D, 0x8F, 0x90, 0x9D])
def test_a_byte_without_a_character_costs_no_other_word(byte):
    data = page(meta("latin1")).encode("cp1252").replace(b"caf\xe9", b"caf\xe9" + bytes([byte]))
    assert BODY.replace("café", "café\ufffd") in served_text(data)


@given(st.binary(max_size=80))
def test_windows_1252_has_a_character_for_every_byte(data):
    text = BODY.encode("cp1252") * 2 + b"\n" + data
    assert len(decode_windows_1252(text)) == len(text)


@given(st.text(max_size=40))
def test_any_label_is_taken_or_not(label):
    codec = codec_of(label)
    assert codec is None or "".encode(codec) is not None


def test_plain_text_is_read_in_the_server_s_encoding():
    assert decode_labelled(BODY.encode("cp1252"), "iso-8859-1") == BODY
    assert decode_labelled(BODY.encode(), None) == BODY
    assert decode_labelled("Łódź".encode("iso-8859-2"), "latin2") == "Łódź"


@pytest.mark.parametrize("label", ["idna", "utf-7", "no such\x1b[31mthing"])
def test_plain_text_in_an_unknown_encoding_is_said_to_be_so(label):
    with pytest.raises(Unreadable, match="has an unknown encoding") as raised:
        decode_labelled(BODY.encode(), label)
    assert clean(str(raised.value)) == str(raised.value)
