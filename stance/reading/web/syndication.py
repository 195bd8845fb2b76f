"""Web feeds: RSS, Atom and JSON Feed, and lists of feeds (OPML)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from html import unescape
from io import BytesIO
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

from stance.cleaning import Unreadable, clean_line
from stance.reading.article_formats import parse_day
from stance.reading.links import safe_url
from stance.reading.web.responses import FEEDS

LINK = re.compile(rb"<link\b[^<>]{0,2000}>", re.IGNORECASE)
ATTRIBUTE = re.compile(rb"""([\w-]+)\s*=\s*["']([^"']*)["']""")
HEAD_BYTES = 200_000
"""How much of a page is searched for links to feeds."""

FIELDS = ("id", "link", "title", "published")
"""The fields of an entry, by feedparser's names."""

JSON_FEED = "https://jsonfeed.org/version/"
MOST_ENTRIES = 1000
"""Limit for one feed: more is an archive, or a trap."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One article of a feed."""

    id: str
    """Unique in the feed: the entry's own id, else its link."""
    link: str
    title: str | None = None
    published: date | None = None
    """In the feed's own time zone; None for a missing or unreadable date."""


@dataclass(frozen=True, slots=True)
class FeedDocument:
    """A feed's title and its entries, in its order."""

    title: str | None
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class OpmlOutline:
    """A feed in an OPML list."""

    url: str
    title: str | None = None


def read_feed(data: bytes, url: str) -> FeedDocument:
    """The feed in these bytes, fetched from `url`. Raises `Unreadable` where there is none."""
    if data.lstrip()[:1] == b"{":
        return _json_feed(data, url)
    import feedparser

    try:
        parsed = feedparser.parse(BytesIO(data), resolve_relative_uris=False, sanitize_html=False)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        # feedparser raises these on damaged feeds, for a bad character or a missing field.
        raise Unreadable("is no feed that can be read") from error
    if not parsed.get("version"):
        linked = next(_feeds_of_page(data, url), None)
        raise Unreadable(f"is no feed; it names the feed {linked}" if linked else "is no feed")
    rows = (tuple(row.get(field) for field in FIELDS) for row in parsed.entries[:MOST_ENTRIES])
    return FeedDocument(_line(parsed.feed.get("title")), tuple(_entries(rows, url)))


def _feeds_of_page(page: bytes, url: str) -> Iterator[str]:
    """The feeds that a page links to in its head."""
    for tag in LINK.findall(page[:HEAD_BYTES]):
        attributes = {
            name.lower(): value.decode("utf-8", "replace") for name, value in ATTRIBUTE.findall(tag)
        }
        if attributes.get(b"type", "").lower() in FEEDS and "alternate" in attributes.get(b"rel", "").lower():
            with suppress(ValueError):
                if place := safe_url(urljoin(url, unescape(attributes.get(b"href", "")))):
                    yield place


def _json_feed(data: bytes, url: str) -> FeedDocument:
    try:
        feed = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Unreadable("is no feed, but broken JSON") from error
    if not isinstance(feed, dict) or not str(feed.get("version")).startswith(JSON_FEED):
        raise Unreadable("is no feed, but some other JSON")
    items = feed.get("items")
    rows = (
        (
            item.get("id"),
            item.get("url") or item.get("external_url"),
            item.get("title"),
            item.get("date_published"),
        )
        for item in (items if isinstance(items, list) else [])[:MOST_ENTRIES]
        if isinstance(item, dict)
    )
    return FeedDocument(_line(feed.get("title")), tuple(_entries(rows, url)))


def _entries(rows: Iterable[tuple[Any, Any, Any, Any]], base: str) -> Iterator[FeedEntry]:
    """The entries with a safe link, each link once."""
    seen = set()
    for id, link, title, published in rows:
        try:
            place = safe_url(urljoin(base, link)) if isinstance(link, str) else None
        except ValueError:
            place = None
        if place and place not in seen:
            seen.add(place)
            yield FeedEntry(_line(id) or place, place, _line(title), _day(published))


def _line(value: object) -> str | None:
    return clean_line(value)[:1000] or None if isinstance(value, str) else None


def _day(value: object) -> date | None:
    """The day in the feed's own time zone; None where it can't be read, never a guess."""
    if not isinstance(value, str):
        return None
    for parse in (parse_day, lambda text: parsedate_to_datetime(text).date()):
        try:
            return parse(value.strip())
        except (ValueError, IndexError):
            continue
    return None


def read_opml(data: bytes) -> list[OpmlOutline]:
    """The feeds of an OPML list, in order, each once. Raises `Unreadable`."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise Unreadable("is refused: it defines entities of its own") from error
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise Unreadable("is no list of feeds (OPML)") from error
    if root.tag.lower() != "opml":
        raise Unreadable("is no list of feeds (OPML)")
    feeds: dict[str, OpmlOutline] = {}
    for outline in root.iter("outline"):
        url = safe_url(outline.get("xmlUrl"))
        if url:
            feeds.setdefault(url, OpmlOutline(url, _line(outline.get("title") or outline.get("text"))))
    if not feeds:
        raise Unreadable("names no feeds")
    return list(feeds.values())


def write_opml(feeds: Iterable[OpmlOutline]) -> str:
    """An OPML list for other feed readers."""
    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = "Feeds"
    body = ElementTree.SubElement(root, "body")
    for feed in feeds:
        name = feed.title or feed.url
        ElementTree.SubElement(body, "outline", type="rss", text=name, title=name, xmlUrl=feed.url)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"
