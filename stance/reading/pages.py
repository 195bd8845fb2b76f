"""Web pages: the article's text and metadata, by trafilatura (Barbaresi, ACL 2021)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from html import unescape

from stance.cleaning import REPLACEMENT, Unreadable, clean, clean_line, decode
from stance.errors import SourceError
from stance.reading.article_formats import make_article, parse_day
from stance.reading.links import safe_url, same_site
from stance.reading.memory import FORGETFUL, Memory, page_key
from stance.reading.web_encodings import WINDOWS_1252, codec_of, decode_windows_1252
from stance.records import Article

DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,200}?encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
HEAD_BYTES = 4096
"""Browsers look for the declaration in the first 1,024 bytes; saved pages have comments before it."""


REFERENCE = re.compile(r"&#(?:x0*(?P<hex>[0-9a-f]+)|0*(?P<number>\d+));?", re.IGNORECASE)

SAMPLE_BYTES = 200_000
"""How much of a page is used to detect its encoding."""

ERROR_TITLE = re.compile(
    r"^\W*(?:http\W+)?(?:error\W+)?(?:40\d|410|429|50[0-4])\W*"
    r"(?:$|[-|–:]|error|not found|forbidden|unauthori[sz]ed|bad|internal|service|gateway|too many|gone)"
    r"|(?:page|file) (?:was |could )?not (?:be )?found|page (?:does not|doesn[’']t) exist|access denied"
    r"|^just a moment|service (?:temporarily )?unavailable|attention required",
    re.IGNORECASE,
)
ERROR_WORDS = 150
"""A page with such a title and fewer words is an error page, sent with the status of success."""

LONGEST_TEXT = 400_000
"""Limit for the text of an article from the web, in characters: 65,000 words, which take half a minute."""

DATES = {"original_date": True, "extensive_search": False}
"""The day of publication as the page declares it, never a day from its text."""


def read_html(
    name: str, data: bytes, *, encoding: str | None = None, memory: Memory = FORGETFUL
) -> Iterator[Article | SourceError]:
    """The article of a saved page, with title, site, date and canonical link where the page has them.

    Its encoding is `encoding`; for None UTF-8 where the bytes are UTF-8, else the declared one. A page that
    the memory knows yields nothing.
    """
    return _unless_known(name, page_key(data), memory, lambda: _article(_decoded(data, encoding)))


def read_served(
    name: str,
    data: bytes,
    url: str,
    *,
    charset: str | None = None,
    published: date | None = None,
    outlet: str | None = None,
    memory: Memory = FORGETFUL,
) -> Iterator[Article | SourceError]:
    """The article of a page that was fetched from `url`, by this program or for an archive.

    Its encoding is UTF-8 where the bytes are UTF-8, else the `charset` of the server, else the page's own
    declaration, else a guess from the bytes. A canonical link counts only within the page's own site: no page
    speaks for another outlet. `published` and `outlet` are for pages that declare none.
    """

    def parse() -> Article:
        return _article(_decoded_as_served(data, charset), url=url, published=published, outlet=outlet)

    return _unless_known(name, page_key(data, url), memory, parse)


def _unless_known(
    name: str, key: str, memory: Memory, parse: Callable[[], Article]
) -> Iterator[Article | SourceError]:
    """The article of a page, which the memory then notes; nothing where it knows the page."""
    if memory.knows_page(key):
        return
    try:
        article = parse()
    except Unreadable as error:
        yield SourceError(f"{name}: {error}")
    else:
        memory.note_page(key, article.id)
        yield article


def _decoded(data: bytes, encoding: str | None) -> str:
    try:
        return decode(data, encoding=encoding)
    except Unreadable:
        codec = _declared_codec(data)
        if encoding or codec is None:
            raise
        return decode_windows_1252(data) if codec == WINDOWS_1252 else decode(data, encoding=codec)


def _decoded_as_served(data: bytes, charset: str | None) -> str:
    with suppress(Unreadable):
        return decode(data)
    codecs = [codec for codec in (codec_of(charset), _declared_codec(data)) if codec]
    for codec in codecs:
        with suppress(Unreadable):
            return decode(data, encoding=codec)
    if WINDOWS_1252 in codecs:
        return decode_windows_1252(data)
    from charset_normalizer import from_bytes

    guess = from_bytes(data[:SAMPLE_BYTES]).best()
    if guess is None:
        raise Unreadable("is in no encoding that could be told")
    return decode(data, encoding=guess.encoding)


def _declared_codec(data: bytes) -> str | None:
    """The codec of the encoding that a page declares; None for a page that declares none of the web's."""
    declared = DECLARED.search(data[:HEAD_BYTES])
    return codec_of(declared[1].decode("ascii"), in_page=True) if declared else None


def _article(
    page: str, *, url: str | None = None, published: date | None = None, outlet: str | None = None
) -> Article:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    if not page.strip():
        raise Unreadable("is empty")
    found = bare_extraction(
        REFERENCE.sub(_safe_reference, clean(page)),
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=DATES,
    )
    if not isinstance(found, Document) or not found.text:
        raise Unreadable("has no article text that could be told from the rest of the page")
    title = found.title or ""
    if url and ERROR_TITLE.search(title) and len(found.text.split()) < ERROR_WORDS:
        raise Unreadable(f"is an error page, {clean_line(title)[:60]!r}")
    if url and len(found.text) > LONGEST_TEXT:
        raise Unreadable(f"has {len(found.text):,} characters of text, more than any article")
    canonical = safe_url(found.url)
    if url and (canonical is None or not same_site(canonical, url)):
        canonical = safe_url(url)
    return make_article(
        found.text,
        title=found.title,
        outlet=(outlet if _is_host(found.sitename, found.hostname) else None) or found.sitename,
        url=canonical,
        published=_day(found.date) or published,
    )


def _is_host(site: str | None, domain: str | None) -> bool:
    """Whether a site's name is only its host's, as trafilatura gives for a page that declares none."""
    return not site or (domain is not None and site.lower().endswith(domain) and " " not in site)


def _safe_reference(match: re.Match[str]) -> str:
    """A character reference that lxml can read.

    One to a C1 control character becomes what browsers show, as in old pages (`&#147;`). One to no character
    becomes U+FFFD: it would cost the whole text.
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
