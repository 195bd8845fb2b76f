"""Saved web pages: the article's text and what the page says of it, by trafilatura (Barbaresi, ACL 2021)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from stance.cleaning import Unreadable, decode
from stance.errors import SourceError
from stance.formats import make_article, parse_day
from stance.records import Article

DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
HEAD_BYTES = 4096
"""Browsers look for the declaration in the first 1024 bytes; saved pages put their own comments before it."""

AS_BROWSERS_READ = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
"""The web's Latin-1 is Windows-1252: curly quotation marks live in the difference."""


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
    found = bare_extraction(page, with_metadata=True, include_comments=False, include_tables=False)
    if not isinstance(found, Document) or not found.text:
        raise Unreadable("has no article text that could be told from the rest of the page")
    return make_article(
        found.text, title=found.title, outlet=found.sitename, url=found.url, published=_day(found.date)
    )


def _day(text: str | None) -> date | None:
    try:
        return parse_day(text) if text else None
    except ValueError:
        return None
