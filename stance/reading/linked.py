"""What links lead to: articles, or feeds whose entries are articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from stance.cleaning import Unreadable, decode
from stance.errors import SourceError
from stance.reading.article_formats import make_article
from stance.reading.links import safe_url
from stance.reading.memory import FORGETFUL, Memory, Validators
from stance.reading.pages import read_served
from stance.reading.web.client import Web, shown
from stance.reading.web.responses import FEEDS, TEXT, Page
from stance.reading.web.syndication import Entry, read_feed
from stance.records import Article

Found = Article | SourceError


@dataclass(frozen=True, slots=True)
class Wanted:
    """A link to read, with what is known of it beforehand."""

    url: str
    published: date | None = None
    """As the feed says that names it; a page's own word counts more."""
    outlet: str | None = None
    """The title of the feed that names it, for a page that doesn't say whose it is."""


def read_links(urls: Iterable[str], web: Web, memory: Memory = FORGETFUL) -> Iterator[Found]:
    """The articles that the links lead to, in order; a feed gives those of its entries, in its order."""
    for wanted, page in _fetched(map(Wanted, urls), web, memory):
        if isinstance(page, SourceError):
            yield page
        elif page.type in FEEDS:
            yield from _read_entries(page, web, memory)
        else:
            yield from read_page(wanted, page, memory)


def read_wanted(
    wanted: Iterable[Wanted], web: Web, memory: Memory = FORGETFUL
) -> Iterator[tuple[Wanted, list[Found]]]:
    """What each link to an article gives: nothing where its page is known already."""
    for want, page in _fetched(wanted, web, memory):
        yield want, [page] if isinstance(page, SourceError) else list(read_page(want, page, memory))


def read_page(wanted: Wanted, page: Page, memory: Memory = FORGETFUL) -> Iterator[Found]:
    """The article of a fetched page or text, if it isn't known already."""
    name = shown(wanted.url)
    if page.type in FEEDS:
        yield SourceError(f"{name}: is a feed, not an article")
    elif page.type in TEXT:
        yield from _read_text(name, page, wanted)
    else:
        for found in read_served(
            name,
            page.body,
            page.url,
            charset=page.charset,
            published=wanted.published,
            outlet=wanted.outlet,
            memory=memory,
        ):
            if isinstance(found, Article):
                memory.note_version(page.asked, page.validators, found.id)
            yield found


def wanted_of(entry: Entry, feed_title: str | None) -> Wanted:
    """The link of a feed's entry."""
    return Wanted(entry.link, entry.published, feed_title)


def _fetched(
    wanted: Iterable[Wanted], web: Web, memory: Memory
) -> Iterator[tuple[Wanted, Page | SourceError]]:
    """What each link leads to, but for those that haven't changed since they were read."""
    asked: dict[str, Wanted] = {}

    def links() -> Iterator[tuple[str, Validators | None]]:
        for want in wanted:
            asked.setdefault(want.url, want)
            version = memory.version(want.url)
            yield want.url, Validators(*version) if version else None

    for url, found in web.fetch(links()):
        if found is None:
            memory.unchanged(url)
        else:
            yield asked[url], found


def _read_entries(page: Page, web: Web, memory: Memory) -> Iterator[Found]:
    try:
        feed = read_feed(page.body, page.url)
    except Unreadable as error:
        yield SourceError(f"{shown(page.asked)}: {error}")
        return
    if not feed.entries:
        yield SourceError(f"{shown(page.asked)}: is a feed without entries")
    for _, found in read_wanted([wanted_of(entry, feed.title) for entry in feed.entries], web, memory):
        yield from found


def _read_text(name: str, page: Page, wanted: Wanted) -> Iterator[Found]:
    try:
        text = decode(page.body, encoding=page.charset)
        host = (urlsplit(page.url).hostname or "").removeprefix("www.")
        url, outlet = safe_url(page.url), wanted.outlet or host
        yield make_article(text, outlet=outlet, url=url, published=wanted.published)
    except Unreadable as error:
        yield SourceError(f"{name}: {error}")
