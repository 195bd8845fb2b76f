"""The feeds that keep a desk fed, with their health; in the desk's folder as `feeds.json`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from store import beside
from store.documents import Document

FILE = "feeds.json"
WITHOUT = "the feeds must be named again"

MOST_SEEN = 5000
"""Entries remembered of one feed: many times what a feed lists at once."""
MOST_TRIES = 3
"""Rounds in which an entry that can't be read is tried."""
MOST_DOUBLINGS = 5
"""How often the wait for a feed that goes on failing is doubled: it is asked at last every 32 intervals."""
YEARS = 1970, 9000
"""Moments outside of these aren't of our writing, and can't be told in every time zone."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """One feed: what was seen of it, and how it does."""

    url: str
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    asked: datetime | None = None
    """When it was last asked."""
    answered: datetime | None = None
    """When it last answered as it should."""
    problem: str | None = None
    """Why it didn't the last time; None where it did."""
    failures: int = 0
    """Times in a row that it didn't."""
    articles: int = 0
    """Articles that it has brought to the desk."""
    seen: tuple[str, ...] = ()
    """Ids of entries that are done with, the oldest first."""
    tries: dict[str, int] = field(default_factory=dict)
    """By id: how often an entry that couldn't be read was tried."""

    def is_due(self, now: datetime, interval: timedelta) -> bool:
        """Whether it is time to ask; one that keeps failing is asked less and less often."""
        wait = interval * 2 ** min(max(self.failures - 1, 0), MOST_DOUBLINGS)
        return self.asked is None or now - self.asked >= wait * 0.9

    def did(self, now: datetime, **changes: Any) -> Subscription:
        """As it stands after an answer."""
        return replace(self, asked=now, answered=now, problem=None, failures=0, **changes)

    def failed(self, now: datetime, problem: str) -> Subscription:
        """As it stands after none."""
        return replace(self, asked=now, problem=problem, failures=self.failures + 1)

    def with_done(self, ids: Iterable[str]) -> Subscription:
        """As it stands when these entries are done with."""
        done = dict.fromkeys(ids)
        seen = [id for id in self.seen if id not in done]
        tries = {id: count for id, count in self.tries.items() if id not in done}
        return replace(self, seen=tuple([*seen, *done][-MOST_SEEN:]), tries=tries)

    def with_failed(self, ids: Iterable[str]) -> Subscription:
        """As it stands when these entries couldn't be read; those tried often enough are done with."""
        tries = {**self.tries, **{id: self.tries.get(id, 0) + 1 for id in ids}}
        given_up = [id for id, count in tries.items() if count >= MOST_TRIES]
        return replace(self, tries=tries).with_done(given_up) if given_up else replace(self, tries=tries)


class FeedBook:
    """All feeds of a desk, in the order of their naming; every change is durable at once.

    Several programs may change it, one after the other: each change starts from what the file holds.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._feeds = self._load()

    def __iter__(self) -> Iterator[Subscription]:
        return iter(tuple(self._feeds.values()))

    def __len__(self) -> int:
        return len(self._feeds)

    def __getitem__(self, url: str) -> Subscription:
        return self._feeds[url]

    def __contains__(self, url: str) -> bool:
        return url in self._feeds

    def subscribe(self, feeds: Iterable[Subscription]) -> int:
        """Take in feeds; those that are there stay as they are. How many are new; `DeskUnwritable`."""
        self._feeds = self._load()
        new = {feed.url: feed for feed in feeds if feed.url not in self._feeds}
        if new:
            self._feeds |= new
            self._save()
        return len(new)

    def drop(self, url: str) -> bool:
        """Forget a feed; whether there was one. Its articles stay. Raises `DeskUnwritable`."""
        self._feeds = self._load()
        found = self._feeds.pop(url, None) is not None
        if found:
            self._save()
        return found

    def put(self, feeds: Iterable[Subscription]) -> None:
        """Replace feeds by what they have become, but for those that were dropped meanwhile.

        Raises `DeskUnwritable`.
        """
        self._feeds = self._load()
        self._feeds |= {feed.url: feed for feed in feeds if feed.url in self._feeds}
        self._save()

    def _load(self) -> dict[str, Subscription]:
        """The feeds as the file has them, which another program may have changed."""
        return beside.load(self._path, _to_subscriptions, without=WITHOUT)

    def _save(self) -> None:
        beside.save(self._path, {"feeds": {url: _to_document(feed) for url, feed in self._feeds.items()}})


def _to_document(feed: Subscription) -> dict[str, Any]:
    return {
        "title": feed.title,
        "etag": feed.etag,
        "modified": feed.modified,
        "asked": feed.asked,
        "answered": feed.answered,
        "problem": feed.problem,
        "failures": feed.failures,
        "articles": feed.articles,
        "seen": feed.seen,
        "tries": feed.tries,
    }


def _to_subscriptions(document: Document) -> dict[str, Subscription]:
    """The feeds by their links; raises one of `documents.SHAPE_ERRORS`."""
    feeds = beside.table(document, "feeds", _to_fields)
    return {url: Subscription(url, **fields) for url, fields in feeds.items()}


def _to_fields(value: object) -> dict[str, Any]:
    feed = beside.an_object(value)
    return {
        "title": beside.a_text_or_none(feed.get("title")),
        "etag": beside.a_text_or_none(feed.get("etag")),
        "modified": beside.a_text_or_none(feed.get("modified")),
        "asked": _moment(feed.get("asked")),
        "answered": _moment(feed.get("answered")),
        "problem": beside.a_text_or_none(feed.get("problem")),
        "failures": beside.a_number(feed.get("failures")),
        "articles": beside.a_number(feed.get("articles")),
        "seen": tuple(beside.a_text(id) for id in beside.a_list(feed.get("seen"))),
        "tries": beside.table(feed, "tries", beside.a_number),
    }


def _moment(value: object) -> datetime | None:
    if value is None:
        return None
    moment = datetime.fromisoformat(beside.a_text(value))
    if moment.tzinfo is None or not YEARS[0] <= moment.year <= YEARS[1]:
        raise ValueError(f"{moment.isoformat()} is no moment at which a feed was asked")
    return moment
