"""Saved web pages: the article's text and what the page says of it, by trafilatura (Barbaresi, ACL 2021)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import unescape

from stance.cleaning import REPLACEMENT, Unreadable, clean, decode
from stance.errors import SourceError
from stance.reading.formats import make_article, parse_day
from stance.records import Article

DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,200}?encoding)\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE
)
HEAD_BYTES = 4096
"""Browsers look for the declaration in the first 1024 bytes; saved pages put their own comments before it."""

AS_BROWSERS_READ = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
"""The web's Latin-1 is Windows-1252: curly quotation marks live in the difference."""

REFERENCE = re.compile(r"&#(?:x0*(?P<hex>[0-9a-f]+)|0*(?P<number>\d+));?", re.IGNORECASE)

DATES = {"original_date": True, "extensive_search": False}
"""The day of publication, from what the page declares; never one that is found in its text."""


def read_html(name: str, data: bytes, *, encoding: str | None = None) -> Iterator[Article | SourceError]:
    """The main text of a page, with title, site, date and canonical link where the page has them.

    UTF-8 where the bytes are UTF-8, else what the page declares.
    """
    try:
        yield _article(_decoded(data, encoding))
    except Unreadable as error:
        yield SourceError(f"{name}: {error}")


def _decoded(data: bytes, encoding: str | None) -> str:
    try:
        return decode(data, encoding=encoding)
    except Unreadable:
        declared = DECLARED.search(data[:HEAD_BYTES])
        if encoding or not declared:
            raise
        label = declared[1].decode("ascii").lower()
        return decode(data, encoding=AS_BROWSERS_READ.get(label, label))


def _article(page: str) -> Article:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    if not page.strip():
        raise Unreadable("is empty")
    found = bare_extraction(
        REFERENCE.sub(_safe_reference, clean(page)),
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=DATES,
    )
    if not isinstance(found, Document) or not found.text:
        raise Unreadable("has no article text that could be told from the rest of the page")
    return make_article(
        found.text, title=found.title, outlet=found.sitename, url=found.url, published=_day(found.date)
    )


def _safe_reference(match: re.Match[str]) -> str:
    """A reference to a character; as browsers read it where it names a control character.

    Old pages write curly quotation marks so (`&#147;`). What means no character would cost the whole text.
    """
    digits, base = (match["hex"], 16) if match["hex"] else (match["number"], 10)
    code = int(digits[:8], base)
    if 0x80 <= code < 0xA0:
        return clean(unescape(match[0]))
    is_character = 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return match[0] if is_character or code in (0x09, 0x0A, 0x0D) else REPLACEMENT


def _day(text: str | None) -> date | None:
    try:
        return parse_day(text) if text else None
    except ValueError:
        return None
