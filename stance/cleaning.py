"""Clean text: bytes are decoded, and what could harm a terminal becomes a visible placeholder.

Every character is replaced by exactly one character, so offsets into the clean text are offsets into the
text as it was given. Nothing is ever removed: taking out a whole escape sequence would let an unfinished one
swallow the words behind it.
"""

from __future__ import annotations

import codecs
import re

REPLACEMENT = "\ufffd"
"""Stands for a character that must not reach a screen."""

UNSAFE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069"
    r"\ud800-\udfff]"
)
"""Control characters, invisible and bidirectional formatting characters, and halves of surrogate pairs
(which no file or terminal can be given)."""

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")

MAX_CONTROL_SHARE = 0.3
"""Text with a larger share of control characters than this is some other kind of file."""

PLAIN_SPACES = str.maketrans("\t\r", "  ")

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 before UTF-16, whose mark its own begins with."""


class Unreadable(ValueError):
    """What can't be read as what it should be.

    The message is a predicate ("is empty"): the input is named by whoever knows it.
    """


def clean(text: str) -> str:
    r"""The text with tabs and carriage returns as spaces and unsafe characters as U+FFFD.

    One character for one: `"\r\n"` becomes `" \n"`. Cleaning a clean text changes nothing.
    """
    return UNSAFE.sub(REPLACEMENT, text.translate(PLAIN_SPACES))


def clean_line(text: str) -> str:
    """The text on one line, runs of white space as one space: for titles, names and messages.

    Offsets do not survive this.
    """
    return " ".join(clean(text).split())


def decode(data: bytes, *, encoding: str | None = None) -> str:
    """The text that the bytes stand for, without its byte order mark; not yet clean.

    A byte order mark decides; else `encoding`, where it is given; else it is UTF-8. Encodings are never
    guessed: a wrong guess would change the words that a quote must repeat exactly. Raises `Unreadable`.
    """
    for mark, marked_encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode(data[len(mark) :], marked_encoding)
    text = _decode(data, encoding or "utf-8")
    if len(CONTROL.findall(text)) > MAX_CONTROL_SHARE * len(text):
        raise Unreadable("is binary, not text")
    return text


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise Unreadable("is binary, not text") from error
        place = f"byte 0x{data[error.start]:02x} at offset {error.start}"
        raise Unreadable(f"is not {encoding.upper()} text ({place})") from error
    except (LookupError, ValueError) as error:
        raise Unreadable(f"has an unknown encoding, {clean_line(encoding)!r}") from error
