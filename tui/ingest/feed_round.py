"""One round of watching: ask the feeds, read what is new in them, keep it, and remember how each feed did."""

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
from store.feeds import FeedBook, Subscription
from store.ledger import Ledger
from tui.desks import open_for_writing
from tui.ingest.adding import Outcome, add_articles

if TYPE_CHECKING:
    from stance.reading.linked import Found, Wanted
    from stance.reading.web import Web
    from stance.registries import Registries

Tell = Callable[[SourceError], None]


@dataclass(slots=True)
class Asked:
    """A feed that was asked in this round."""

    feed: Subscription
    """As it stands after its answer, but for its entries."""
    version: tuple[str | None, str | None] | None = None
    """What to ask with next time, once all entries are done with; None where there was no new answer."""
    wanted: dict[str, Wanted] = field(default_factory=dict)
    """New entries by id."""


@dataclass(slots=True)
class Read:
    """What came of one link."""

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
    tell: Tell,
    any_language: bool = False,
) -> Outcome | None:
    """Ask these feeds of the book, and keep what is new on the desk at `path`; None where nothing is.

    An entry is done with when its article is durably kept, so that an interruption at any moment loses
    nothing: what wasn't kept is read in the next round. Raises `StoreError` where the desk can't be written.
    """
    asked = list(_ask(feeds, web, now, tell))
    links = {wanted.url: wanted for one in asked for wanted in one.wanted.values()}
    if not links:
        book.put(map(_settled, asked))
        return None
    read: dict[str, Read] = {}
    with open_for_writing(path, registries) as desk:
        ledger = Ledger(path, (article.id for article in desk.articles()))
        articles = _articles(links.values(), web, ledger, read, tell)
        if not any_language:
            articles = english_only(articles, _for_good(read, tell))
        try:
            return add_articles(desk, articles, registries, ledger=ledger)
        finally:
            kept = {article.id for article in desk.articles()}
            book.put(_with_entries(one, read, lambda id: id in kept or ledger.is_copy(id)) for one in asked)


def _ask(feeds: Iterable[Subscription], web: Web, now: datetime, tell: Tell) -> Iterator[Asked]:
    """Ask all feeds at the same time."""
    from stance.reading.linked import wanted_of
    from stance.reading.memory import Validators
    from stance.reading.web.feeds import read_feed
    from stance.reading.web.web import shown

    by_url = {feed.url: feed for feed in feeds}
    links = ((url, Validators(feed.etag, feed.modified)) for url, feed in by_url.items())
    for url, page in web.fetch(links):
        feed, problem = by_url[url], page if isinstance(page, SourceError) else None
        if page is None:
            yield Asked(feed.did(now))
        elif not isinstance(page, SourceError):
            try:
                listed = read_feed(page.body, page.url)
                seen = {*feed.seen}
                title = listed.title or feed.title
                new = {entry.id: wanted_of(entry, title) for entry in listed.entries if entry.id not in seen}
                yield Asked(feed.did(now, title=title), page.validators, new)
            except Unreadable as error:
                problem = SourceError(f"{shown(url)}: {error}")
        if problem:
            tell(problem)
            yield Asked(feed.failed(now, str(problem).partition(": ")[2]))


def _articles(
    wanted: Iterable[Wanted], web: Web, ledger: Ledger, read: dict[str, Read], tell: Tell
) -> Iterator[Article]:
    from stance.reading.linked import read_wanted

    for want, found in read_wanted(wanted, web, ledger):
        read[want.url] = Read(_ids(found), any(isinstance(one, SourceError) for one in found))
        for one in found:
            if isinstance(one, Article):
                yield one
            else:
                tell(one)


def _ids(found: Iterable[Found]) -> set[str]:
    return {one.id for one in found if isinstance(one, Article)}


def _for_good(read: dict[str, Read], tell: Tell) -> Tell:
    """Tells of an article that won't be kept, now or later."""

    def skip(problem: SourceError) -> None:
        tell(problem)
        # The link that was read last is the one whose article is looked at now.
        read[next(reversed(read))].article_ids.clear()

    return skip


def _settled(one: Asked) -> Subscription:
    """The feed with its new version, where it answered with one."""
    if one.version is None:
        return one.feed
    etag, modified = one.version
    return replace(one.feed, etag=etag, modified=modified)


def _with_entries(one: Asked, read: dict[str, Read], is_kept: Callable[[str], bool]) -> Subscription:
    """The feed as it stands now that its entries were read, or some of them."""
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
    return _settled(Asked(feed, one.version)) if is_finished else feed
