"""Archives of pages: MHTML, WARC and zip, read in memory, page by page, with a limit for each page."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from email import message_from_bytes, policy
from email.message import Message
from http import HTTPStatus
from io import StringIO
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from stance.cleaning import clean_line
from stance.errors import SourceError
from stance.reading.article_formats import ReadResult
from stance.reading.links import safe_url
from stance.reading.memory import FORGETFUL, Memory
from stance.reading.pages import read_html, read_served

PAGE_BYTES = 10_000_000
"""Limit for one page, decompressed."""
ARCHIVE_BYTES = 2_000_000_000
"""Limit for all pages of one zip, decompressed."""
PAGE_TYPES = ("text/html", "application/xhtml+xml")
PAGE_SUFFIXES = (".html", ".htm")


def read_mhtml(name: str, data: bytes, *, memory: Memory = FORGETFUL) -> Iterator[ReadResult]:
    """The page of a browser's single-file archive: its first HTML part."""
    try:
        message = message_from_bytes(data, policy=policy.compat32)
        page = next((part for part in message.walk() if part.get_content_type() in PAGE_TYPES), None)
    except RecursionError:
        yield SourceError(f"{name}: has parts in parts without end")
        return
    body = page.get_payload(decode=True) if page else None
    if page is None or not isinstance(body, bytes) or not body:
        yield SourceError(f"{name}: has no page in it")
        return
    url = _place(page) or _place(message)
    if url is None:
        yield from read_html(name, body, memory=memory)
    else:
        yield from read_served(name, body, url, charset=page.get_content_charset(), memory=memory)


def _place(part: Message) -> str | None:
    """The URL of a part of a message."""
    for header in ("Snapshot-Content-Location", "Content-Location"):
        if url := safe_url(str(part.get(header) or "")):
            return url
    return None


def read_warc(name: str, stream: BinaryIO, *, memory: Memory = FORGETFUL) -> Iterator[ReadResult]:
    """The HTML pages of a web archive, compressed or not, that were answered with status 200."""
    from warcio.exceptions import ArchiveLoadFailed

    is_empty = True
    try:
        for record in _records(stream):
            served = record.http_headers
            if record.rec_type != "response" or served is None:
                continue
            kind = Message()
            kind["Content-Type"] = served.get_header("Content-Type") or ""
            if (
                served.get_statuscode() != str(HTTPStatus.OK.value)
                or kind.get_content_type() not in PAGE_TYPES
            ):
                continue
            is_empty = False
            url = safe_url(record.rec_headers.get_header("WARC-Target-URI"))
            where = f"{name}, {clean_line(url) if url else 'a page without a link'}"
            with redirect_stderr(StringIO()):
                body = record.content_stream().read(PAGE_BYTES + 1)
            if len(body) > PAGE_BYTES:
                yield SourceError(f"{where}: is larger than {PAGE_BYTES // 1_000_000} MB")
            elif getattr(record.raw_stream, "limit", 0) > 0:  # bytes of the record that never came
                yield SourceError(f"{where}: breaks off before its end")
            elif url is None:
                yield from read_html(where, body, memory=memory)
            else:
                yield from read_served(where, body, url, charset=kind.get_content_charset(), memory=memory)
    except (ArchiveLoadFailed, AttributeError, EOFError, ValueError, zlib.error) as error:
        # AttributeError: warcio doesn't check that a damaged header has all its fields.
        yield SourceError(
            f"{name}: is a damaged web archive ({clean_line(str(error))[:80] or 'it breaks off'})"
        )
        return
    if is_empty:
        yield SourceError(f"{name}: has no pages in it")


def _records(stream: BinaryIO) -> Iterator[Any]:
    """The records of a web archive. What warcio prints of damaged records on stderr, unescaped, is caught."""
    from warcio.archiveiterator import ArchiveIterator

    records = ArchiveIterator(stream)
    while True:
        with redirect_stderr(StringIO()):
            record = next(records, None)
        if record is None:
            return
        yield record


def read_zip(
    name: str,
    file: BinaryIO,
    suffixes: tuple[str, ...],
    read: Callable[[str, str, bytes], Iterator[ReadResult]],
) -> Iterator[ReadResult]:
    """The articles of a zip's files with one of the suffixes, in its order, by `read` (name, suffix, data).

    Nothing is unpacked to disk, so the paths in its names do no harm. Sizes are counted while reading; those
    that the zip declares are not trusted.
    """
    left, is_empty = ARCHIVE_BYTES, True
    try:
        with zipfile.ZipFile(file) as archive:
            for member in archive.infolist():
                suffix = PurePosixPath(member.filename).suffix.lower()
                if member.is_dir() or suffix not in suffixes or _is_hidden(member.filename):
                    continue
                is_empty = False
                where = f"{name}, {clean_line(member.filename)}"
                data = _unpacked(archive, member, min(PAGE_BYTES, left))
                if isinstance(data, str):
                    yield SourceError(f"{where}: {data}")
                    continue
                left -= len(data)
                yield from read(where, suffix, data)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        yield SourceError(f"{name}: is no zip that can be read ({clean_line(str(error))[:80].lower()})")
        return
    if is_empty:
        yield SourceError(f"{name}: has no articles in it ({', '.join(suffixes)})")


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> bytes | str:
    """The data of a member, or the reason why there is none."""
    if member.flag_bits & 0x1:
        return "is encrypted"
    try:
        with archive.open(member) as file:
            data = file.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        return f"is damaged ({clean_line(str(error))[:80].lower() or 'it breaks off'})"
    if len(data) > limit:
        return (
            f"is larger than {PAGE_BYTES // 1_000_000} MB"
            if limit == PAGE_BYTES
            else f"is left out: the zip holds more than {ARCHIVE_BYTES // 1_000_000_000} GB"
        )
    return data


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in name.split("/"))
