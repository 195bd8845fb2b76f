"""Links: articles, or feeds whose entries are articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from stance.cleaning import Unreadable
from stance.errors import SourceError
from stance.reading.article_formats import ReadResult, make_article
from stance.reading.links import safe_url
from stance.reading.memory import FORGETFUL, Memory, Validators
from stance.reading.pages import read_served
from stance.reading.web.client import Web, shown_url
from stance.reading.web.responses import FEEDS, TEXT, Page
from stance.reading.web.syndication import FeedEntry, read_feed
from stance.reading.web_encodings import decode_labelled
from stance.records import Article


@dataclass(frozen=True, slots=True)
class ArticleLink:
    """A link to an article, with what its feed says about it."""

    url: str
    published: date | None = None
    """By the feed's entry; the page's own date takes precedence."""
    outlet: str | None = None
    """The title of the feed, for a page that names no outlet."""


def read_links(urls: Iterable[str], web: Web, memory: Memory = FORGETFUL) -> Iterator[ReadResult]:
    """The articles behind the links, in order; a feed gives the articles of its entries, in its order."""
    for link, page in _fetched(map(ArticleLink, urls), web, memory):
        if isinstance(page, SourceError):
            yield page
        elif page.type in FEEDS:
            yield from _read_entries(page, web, memory)
        else:
            yield from read_page(link, page, memory)


def read_article_links(
    links: Iterable[ArticleLink], web: Web, memory: Memory = FORGETFUL
) -> Iterator[tuple[ArticleLink, list[ReadResult]]]:
    """Each link with its article; with nothing where the page is already known."""
    for link, page in _fetched(links, web, memory):
        yield link, [page] if isinstance(page, SourceError) else list(read_page(link, page, memory))


def read_page(link: ArticleLink, page: Page, memory: Memory = FORGETFUL) -> Iterator[ReadResult]:
    """The article of a fetched page or text, unless the memory knows it."""
    name = shown_url(link.url)
    if page.type in FEEDS:
        yield SourceError(f"{name}: is a feed, not an article")
    elif page.type in TEXT:
        yield from _read_text(name, page, link)
    else:
        results = read_served(
            name,
            page.body,
            page.url,
            charset=page.charset,
            published=link.published,
            outlet=link.outlet,
            memory=memory,
        )
        for result in results:
            if isinstance(result, Article):
                memory.note_version(page.asked, page.validators, result.id)
            yield result


def link_of_entry(entry: FeedEntry, feed_title: str | None) -> ArticleLink:
    """The link of a feed's entry."""
    return ArticleLink(entry.link, entry.published, feed_title)


def _fetched(
    links: Iterable[ArticleLink], web: Web, memory: Memory
) -> Iterator[tuple[ArticleLink, Page | SourceError]]:
    """Each link with its page, unchanged pages left out."""
    by_url: dict[str, ArticleLink] = {}

    def requests() -> Iterator[tuple[str, Validators | None]]:
        for link in links:
            by_url.setdefault(link.url, link)
            version = memory.version(link.url)
            yield link.url, Validators(*version) if version else None

    for url, page in web.fetch(requests()):
        if page is None:
            memory.unchanged(url)
        else:
            yield by_url[url], page


def _read_entries(page: Page, web: Web, memory: Memory) -> Iterator[ReadResult]:
    try:
        feed = read_feed(page.body, page.url)
    except Unreadable as error:
        yield SourceError(f"{shown_url(page.asked)}: {error}")
        return
    if not feed.entries:
        yield SourceError(f"{shown_url(page.asked)}: is a feed without entries")
    links = [link_of_entry(entry, feed.title) for entry in feed.entries]
    for _, results in read_article_links(links, web, memory):
        yield from results


def _read_text(name: str, page: Page, link: ArticleLink) -> Iterator[ReadResult]:
    try:
        text = decode_labelled(page.body, page.charset)
        host = (urlsplit(page.url).hostname or "").removeprefix("www.")
        url, outlet = safe_url(page.url), link.outlet or host
        yield make_article(text, outlet=outlet, url=url, published=link.published)
    except Unreadable as error:
        yield SourceError(f"{name}: {error}")
