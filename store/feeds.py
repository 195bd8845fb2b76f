"""The feeds that keep a desk fed, with their health; in the desk's folder as `feeds.json`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from store import beside

FILE = "feeds.json"
WITHOUT = "the feeds must be named again"

MOST_SEEN = 5000
"""Entries remembered of one feed: many times what a feed lists at once."""
MOST_TRIES = 3
"""Rounds in which an entry that can't be read is tried."""
SLOWEST = 32
"""A feed that goes on failing is asked at last every so many intervals."""


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
        wait = interval * min(2 ** max(self.failures - 1, 0), SLOWEST)
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
        document = beside.load(self._path, without=WITHOUT)
        try:
            return {url: _from_document(url, feed) for url, feed in document.get("feeds", {}).items()}
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise beside.damaged(self._path, WITHOUT) from error

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


def _from_document(url: str, feed: dict[str, Any]) -> Subscription:
    return Subscription(
        url,
        feed["title"],
        feed["etag"],
        feed["modified"],
        _moment(feed["asked"]),
        _moment(feed["answered"]),
        feed["problem"],
        feed["failures"],
        feed["articles"],
        tuple(feed["seen"]),
        feed["tries"],
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
