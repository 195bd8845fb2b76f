"""Encodings of web pages, by the labels of the WHATWG Encoding Standard.

Only these labels count: Python has codecs that no page is written in (punycode, idna, rot13, utf-7). Pages
that declare Latin-1 or ASCII are in windows-1252, which has curly quotation marks where Latin-1 has control
characters.
"""

from __future__ import annotations

from stance.cleaning import Unreadable, clean_line, decode

WINDOWS_1252 = "cp1252"
UNDEFINED = bytes.maketrans(b"\x81\x8d\x8f\x90\x9d", b"\x1a" * 5)
"""Bytes that Python's windows-1252 refuses. The standard reads them as control characters."""
IN_PAGES = {"utf-16le": "utf-8", "utf-16be": "utf-8", "x-user-defined": "windows-1252"}
"""Declarations in a page itself that the HTML standard reads as another encoding."""


def codec_of(label: str | None, *, in_page: bool = False) -> str | None:
    """Python's codec for a label; None for a label of no web encoding.

    `in_page` says that the page itself declares it, in a meta element or an XML declaration.
    """
    import webencodings

    encoding = webencodings.lookup(label) if label and label.isascii() else None
    if encoding is not None and in_page and encoding.name in IN_PAGES:
        encoding = webencodings.lookup(IN_PAGES[encoding.name])
    if encoding is None or encoding.name in ("replacement", "x-user-defined"):
        return None
    return str(encoding.codec_info.name)


def decode_labelled(data: bytes, label: str | None) -> str:
    """The text of bytes with a declared encoding; UTF-8 for None. Raises `Unreadable`."""
    codec = codec_of(label)
    if label and codec is None:
        raise Unreadable(f"has an unknown encoding, {clean_line(label)[:40]!r}")
    return decode_windows_1252(data) if codec == WINDOWS_1252 else decode(data, encoding=codec)


def decode_windows_1252(data: bytes) -> str:
    """The text in windows-1252. As in the standard, every byte has a character. Raises `Unreadable`."""
    return decode(data.translate(UNDEFINED), encoding=WINDOWS_1252)
