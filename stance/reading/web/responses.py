"""HTTP responses: a page, a redirect, or the reason why there is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from typing import NamedTuple

import httpx

from stance.cleaning import Unreadable, clean_line
from stance.reading.memory import Validators
from stance.reading.web.bodies import TooLarge, read_body
from stance.reading.web.rate_limits import retry_after

HTML = frozenset({"text/html", "application/xhtml+xml"})
TEXT = frozenset({"text/plain"})
FEEDS = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "application/json",
        "application/xml",
        "text/xml",
    }
)
READABLE = HTML | TEXT | FEEDS

BUSY = {429, 500, 502, 503, 504}
"""Statuses after which a retry makes sense."""
LENGTH = re.compile(r"[0-9]{1,18}")
MOVED = {301, 302, 303, 307, 308}


@dataclass(frozen=True, slots=True)
class Page:
    """A fetched page, text or feed."""

    asked: str
    """The URL before redirects."""
    url: str
    """The URL after redirects."""
    type: str
    """The content type, in lower case, without parameters."""
    charset: str | None
    """The encoding that the server declares."""
    body: bytes
    validators: Validators


class Redirect(NamedTuple):
    """A redirect to another URL."""

    place: str


class Busy(Unreadable):
    """The host can't answer now; `wait` is the time it asks for, in seconds, or None."""

    def __init__(self, message: str, wait: float | None) -> None:
        super().__init__(message)
        self.wait = wait


class NoResponse(Unreadable):
    """The host gave no response, or only part of one."""


class PageMissing(Unreadable):
    """The host answered with an error status."""


async def read_response(
    response: httpx.Response, url: httpx.URL, types: frozenset[str] | None, limit: int
) -> Page | Redirect | None:
    """The page or redirect of a response; None for "not modified". Raises `Unreadable`."""
    status, headers = response.status_code, response.headers
    if status == HTTPStatus.NOT_MODIFIED:
        return None
    if status in MOVED and "location" in headers:
        return Redirect(_joined(url, headers["location"]))
    reason = clean_line(f"answered {status} {response.reason_phrase}".strip())[:80]
    if status in BUSY:
        raise Busy(reason, retry_after(headers.get("retry-after")))
    if status != HTTPStatus.OK:
        raise PageMissing(reason)
    type, charset = content_type(headers.get("content-type", ""))
    if types is not None and type not in types:
        kind = repr(clean_line(type)[:60]) if type else "of no stated type"
        raise Unreadable(f"is {kind}, not a page, a text or a feed")
    length = headers.get("content-length", "")
    if LENGTH.fullmatch(length) and int(length) > limit:
        raise TooLarge(limit)
    body = await read_body(response.aiter_raw(), headers.get("content-encoding", ""), limit=limit)
    version = Validators(headers.get("etag"), headers.get("last-modified"))
    return Page(str(url), str(url), type, charset, body, version)


def content_type(header: str) -> tuple[str, str | None]:
    """The type in lower case and the declared encoding of a Content-Type header."""
    message = Message()
    message["Content-Type"] = header
    charset = message.get_param("charset")
    return header.partition(";")[0].strip().lower(), charset if isinstance(charset, str) else None


def _joined(url: httpx.URL, location: str) -> str:
    try:
        return str(url.join(location))
    except (httpx.InvalidURL, ValueError) as error:
        raise Unreadable("redirects to no valid link") from error
