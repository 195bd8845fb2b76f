"""The commands that keep a desk fed: watch, feeds."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import uniform
from signal import SIGINT, SIGTERM, signal
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Column, Table

from stance.cleaning import Unreadable, clean_line
from stance.errors import SourceError, reason_of
from stance.reading.links import safe_url
from stance.reading.sources import is_link
from store.desk_errors import DeskLocked
from store.subscriptions import FeedBook, Subscription
from tui.cli.exit_status import BAD, DONE
from tui.cli.options import DeskOption, JsonOption, LanguageOption, PrivateOption
from tui.cli.printing import cell, print_json, print_text
from tui.cli.progress import Problems, say
from tui.desks import NothingFound, open_for_writing, registries_of
from tui.figures import count
from tui.ingest.adding import summary
from tui.ingest.feed_round import watch_once

if TYPE_CHECKING:
    from stance.reading.web import Web
    from stance.registries import Registries
    from store.documents import Document

JITTER = 0.1
"""The share of the interval by which rounds vary, so that many watchers don't ask at the same time."""

FeedsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="FEED...", help="Links to feeds, lists of feeds (.opml); else those known."),
]


class Watch:
    """Whether to go on. The first signal ends the watching and keeps what was read, the second interrupts."""

    def __init__(self) -> None:
        self.is_over = False
        self.web: Web | None = None

    def stop(self, number: int, frame: FrameType | None) -> None:
        """A signal's handler."""
        if self.is_over:
            raise KeyboardInterrupt
        self.is_over = True
        if self.web is not None:
            self.web.stop()

    def pause(self, seconds: float) -> None:
        """Wait, or until a signal comes."""
        until = time.monotonic() + seconds
        while not self.is_over and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, 1.0))


def watch(
    context: typer.Context,
    feeds: FeedsArgument = None,
    interval: Annotated[float, typer.Option(min=1, metavar="MINUTES", help="Between two rounds.")] = 15.0,
    once: Annotated[bool, typer.Option("--once", help="One round only, for cron and timers.")] = False,
    any_language: LanguageOption = False,
    allow_private: PrivateOption = False,
    desk: DeskOption = None,
) -> int:
    """Keep the desk fed: ask feeds for new articles, read and keep them.

    \b
    onrecord watch https://news.example.org/feed.xml
    onrecord watch --once

    Feeds that are named are remembered; without any, those remembered are watched. Only new entries are
    read. Ctrl+C and SIGTERM end it cleanly. A feed that fails is told of and asked again later; it never
    stops the others. With --once the exit status is 2 where no feed answered.
    """
    path = desk or context.obj
    registries = registries_of(path)
    book = _book(path, registries, feeds or ())
    if not len(book):
        raise NothingFound("there are no feeds to watch yet; name one: onrecord watch FEED")
    if allow_private:
        say("links may lead into private networks (--allow-private)")
    with _signals() as watching:
        while True:
            book = FeedBook(path)
            now, every = datetime.now(UTC), timedelta(minutes=interval)
            due = [feed for feed in book if once or feed.is_due(now, every)]
            try:
                _round(watching, book, due, path, registries, now, any_language, allow_private)
            except DeskLocked as problem:
                if once:
                    raise
                say(f"{problem}; the next round tries again")
            if once or watching.is_over:
                break
            watching.pause(every.total_seconds() * uniform(1 - JITTER, 1 + JITTER))
            if watching.is_over:
                break
    if watching.is_over:
        say("stopped; what was read is kept")
    has_answered = any(not feed.failures for feed in FeedBook(path))
    return DONE if has_answered or not once or watching.is_over else BAD


def feeds(
    context: typer.Context,
    add: Annotated[
        list[str] | None, typer.Option("--add", metavar="FEED", help="Take in a feed, or a list (.opml).")
    ] = None,
    remove: Annotated[
        list[str] | None, typer.Option("--remove", metavar="FEED", help="Forget a feed; its articles stay.")
    ] = None,
    opml: Annotated[bool, typer.Option("--opml", help="Print the list for other readers of feeds.")] = False,
    json: JsonOption = False,
    desk: DeskOption = None,
) -> int:
    """List the feeds with their health.

    \b
    onrecord feeds --add subscriptions.opml
    onrecord feeds --opml > subscriptions.opml
    """
    path = desk or context.obj
    book = _book(path, registries_of(path), add or ())
    for url in remove or ():
        if not book.drop(url):
            raise NothingFound(f"{clean_line(url)}: is none of the feeds")
    if not len(book):
        raise NothingFound("there are no feeds; `onrecord watch FEED` watches one")
    if opml:
        from stance.reading.web.syndication import OpmlOutline, write_opml

        sys.stdout.write(write_opml(OpmlOutline(feed.url, feed.title) for feed in book))
    elif json:
        for feed in book:
            print_json(from_subscription(feed))
    else:
        print_text(_table(book))
    return DONE


def _round(
    watching: Watch,
    book: FeedBook,
    due: Iterable[Subscription],
    path: Path,
    registries: Registries,
    now: datetime,
    any_language: bool,
    allow_private: bool,
) -> None:
    from stance.reading.web import Web

    problems = Problems()
    with Web(allow_private=allow_private) as web:
        watching.web = web
        try:
            outcome = watch_once(
                book,
                due,
                path,
                registries,
                web,
                now=now,
                on_problem=problems.report,
                any_language=any_language,
            )
        finally:
            watching.web = None
    problems.end()
    if outcome is not None:
        print(summary(outcome), flush=True)


@contextmanager
def _signals() -> Iterator[Watch]:
    """Lets SIGINT and SIGTERM end the watching instead of the process."""
    watching = Watch()
    before = {number: signal(number, watching.stop) for number in (SIGINT, SIGTERM)}
    try:
        yield watching
    finally:
        for number, handler in before.items():
            signal(number, handler)


def _book(path: Path, registries: Registries, named: Iterable[str]) -> FeedBook:
    """The desk's feeds and those named, which are added; a desk is made for them where there is none."""
    wanted = [feed for name in named for feed in _named(name)]
    if wanted and not path.exists():
        with open_for_writing(path, registries):
            pass
    book = FeedBook(path)
    if added := book.subscribe(wanted):
        say(f"took in {count(added, 'feed')}")
    return book


def _named(name: str) -> list[Subscription]:
    """The feeds that an argument names. Raises `SourceError`."""
    from stance.reading.web.client import shown_url
    from stance.reading.web.syndication import read_opml

    if is_link(name):
        if safe_url(name) is None:
            raise SourceError(f"{shown_url(name)}: is no link that can be followed, or holds a password")
        return [Subscription(name.strip())]
    try:
        return [Subscription(feed.url, feed.title) for feed in read_opml(Path(name).read_bytes())]
    except Unreadable as error:
        raise SourceError(f"{clean_line(name)}: {error}") from error
    except OSError as error:
        raise SourceError(f"{clean_line(name)}: {reason_of(error)}") from error


def from_subscription(feed: Subscription) -> Document:
    """A feed with its health as a JSON object."""
    return {
        "url": feed.url,
        "title": feed.title,
        "asked": feed.asked.isoformat() if feed.asked else None,
        "answered": feed.answered.isoformat() if feed.answered else None,
        "problem": feed.problem,
        "failures": feed.failures,
        "articles": feed.articles,
    }


def _table(feeds: Iterable[Subscription]) -> Table:
    table = Table(
        Column("feed", overflow="fold", ratio=4),
        Column("articles", justify="right", no_wrap=True),
        Column("answered", no_wrap=True),
        Column("health", overflow="fold", ratio=3),
        box=None,
        pad_edge=False,
        expand=True,
    )
    for feed in feeds:
        answered = f"{feed.answered.astimezone():%Y-%m-%d %H:%M}" if feed.answered else "–"
        name = f"{feed.title} {feed.url}" if feed.title else feed.url
        table.add_row(*map(cell, (name, f"{feed.articles:,}", answered, health(feed))))
    return table


def health(feed: Subscription) -> str:
    """The health of a feed, in a few words."""
    if feed.asked is None:
        return "not asked yet"
    if feed.failures:
        return f"failed {count(feed.failures, 'time')} in a row: {feed.problem}"
    return f"well; {count(len(feed.tries), 'article')} to try again" if feed.tries else "well"
