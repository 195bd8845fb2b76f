"""One round of watching: ask the feeds, read and keep their new articles, and note each feed's health."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from stance.cleaning import Unreadable
from stance.errors import SourceError
from stance.reading.languages import english_only
from stance.records import Article
from store.read_log import ReadLog
from store.subscriptions import FeedBook, Subscription
from tui.desks import open_for_writing
from tui.ingest.adding import Outcome, add_articles

if TYPE_CHECKING:
    from stance.reading.article_formats import ReadResult
    from stance.reading.linked import ArticleLink
    from stance.reading.web import Web
    from stance.registries import Registries

OnProblem = Callable[[SourceError], None]


@dataclass(slots=True)
class AskedFeed:
    """A feed that was asked in this round."""

    feed: Subscription
    """Its state after its answer, without its entries."""
    version: tuple[str | None, str | None] | None = None
    """The version to ask with next time, once all entries are done; None where there was no new answer."""
    wanted: dict[str, ArticleLink] = field(default_factory=dict)
    """New entries by id."""


@dataclass(slots=True)
class LinkResult:
    """The result of reading one link."""

    article_ids: set[str] = field(default_factory=set)
    has_failed: bool = False


def watch_once(
    book: FeedBook,
    feeds: Iterable[Subscription],
    path: Path,
    registries: Registries,
    web: Web,
    *,
    now: datetime,
    on_problem: OnProblem,
    any_language: bool = False,
) -> Outcome | None:
    """Ask these feeds of the book, and keep what is new on the desk at `path`; None where nothing is new.

    An entry is done once its article is durably kept. So an interruption at any moment loses nothing: the
    rest is read in the next round. Raises `StoreError` where the desk can't be written.
    """
    asked = list(_ask(feeds, web, now, on_problem))
    links = {wanted.url: wanted for one in asked for wanted in one.wanted.values()}
    if not links:
        book.put(map(_settled, asked))
        return None
    read: dict[str, LinkResult] = {}
    with open_for_writing(path, registries) as desk:
        ledger = ReadLog(path, (article.id for article in desk.articles()))
        articles = _articles(links.values(), web, ledger, read, on_problem)
        if not any_language:
            articles = english_only(articles, _for_good(read, on_problem))
        try:
            return add_articles(desk, articles, registries, ledger=ledger)
        finally:
            kept = {article.id for article in desk.articles()}
            book.put(_with_entries(one, read, lambda id: id in kept or ledger.is_copy(id)) for one in asked)


def _ask(
    feeds: Iterable[Subscription], web: Web, now: datetime, on_problem: OnProblem
) -> Iterator[AskedFeed]:
    """Ask all feeds at the same time."""
    from stance.reading.linked import link_of_entry
    from stance.reading.memory import Validators
    from stance.reading.web.client import shown_url
    from stance.reading.web.syndication import read_feed

    by_url = {feed.url: feed for feed in feeds}
    links = ((url, Validators(feed.etag, feed.modified)) for url, feed in by_url.items())
    for url, page in web.fetch(links):
        feed, problem = by_url[url], page if isinstance(page, SourceError) else None
        if page is None:
            yield AskedFeed(feed.with_success(now))
        elif not isinstance(page, SourceError):
            try:
                listed = read_feed(page.body, page.url)
                seen = {*feed.seen}
                title = listed.title or feed.title
                new = {
                    entry.id: link_of_entry(entry, title) for entry in listed.entries if entry.id not in seen
                }
                yield AskedFeed(feed.with_success(now, title=title), page.validators, new)
            except Unreadable as error:
                problem = SourceError(f"{shown_url(url)}: {error}")
        if problem:
            on_problem(problem)
            yield AskedFeed(feed.with_failure(now, str(problem).partition(": ")[2]))


def _articles(
    wanted: Iterable[ArticleLink],
    web: Web,
    ledger: ReadLog,
    read: dict[str, LinkResult],
    on_problem: OnProblem,
) -> Iterator[Article]:
    from stance.reading.linked import read_article_links

    for want, found in read_article_links(wanted, web, ledger):
        read[want.url] = LinkResult(_ids(found), any(isinstance(one, SourceError) for one in found))
        for one in found:
            if isinstance(one, Article):
                yield one
            else:
                on_problem(one)


def _ids(found: Iterable[ReadResult]) -> set[str]:
    return {one.id for one in found if isinstance(one, Article)}


def _for_good(read: dict[str, LinkResult], on_problem: OnProblem) -> OnProblem:
    """Reports an article that won't be kept, now or later."""

    def skip(problem: SourceError) -> None:
        on_problem(problem)
        # The link that was read last is the one whose article is looked at now.
        read[next(reversed(read))].article_ids.clear()

    return skip


def _settled(one: AskedFeed) -> Subscription:
    """The feed with its new version, where it answered with one."""
    if one.version is None:
        return one.feed
    etag, modified = one.version
    return replace(one.feed, etag=etag, modified=modified)


def _with_entries(
    one: AskedFeed, read: dict[str, LinkResult], is_kept: Callable[[str], bool]
) -> Subscription:
    """The feed's state after its entries were read, or some of them."""
    done, failed = [], []
    brought = 0
    for id, wanted in one.wanted.items():
        result = read.get(wanted.url)
        if result is None:
            continue
        if result.has_failed:
            failed.append(id)
        elif all(map(is_kept, result.article_ids)):
            done.append(id)
            brought += len(result.article_ids)
    feed = replace(one.feed, articles=one.feed.articles + brought).with_done(done).with_failed(failed)
    # A feed with entries left is asked in full next time, or they would never be seen again.
    is_finished = not one.wanted.keys() - {*feed.seen}
    return _settled(AskedFeed(feed, one.version)) if is_finished else feed
