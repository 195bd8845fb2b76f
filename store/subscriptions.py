"""The feeds that a desk subscribes to, with their health: `feeds.json` in the desk's folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from store import sidecar
from store.documents import Document

FILE = "feeds.json"
WITHOUT = "the feeds must be named again"

MOST_SEEN = 5000
"""Entries remembered per feed: many times what a feed lists at once."""
MOST_TRIES = 3
"""Rounds in which an entry that can't be read is tried."""
MOST_DOUBLINGS = 5
"""How often the wait for a failing feed is doubled: in the end it is asked every 32 intervals."""
YEARS = 1970, 9000
"""Times outside of these years weren't written by us, and don't exist in every time zone."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """One feed: which of its entries were read, and its health."""

    url: str
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    asked: datetime | None = None
    """When it was last asked."""
    answered: datetime | None = None
    """When it last answered without a problem."""
    problem: str | None = None
    """What was wrong the last time; None where nothing was."""
    failures: int = 0
    """Problems in a row."""
    articles: int = 0
    """Articles that were added from it."""
    seen: tuple[str, ...] = ()
    """Ids of entries that were read or given up, the oldest first."""
    tries: dict[str, int] = field(default_factory=dict)
    """By id: how often an unreadable entry was tried."""

    def is_due(self, now: datetime, interval: timedelta) -> bool:
        """Whether it is time to ask; a failing feed is asked less and less often."""
        wait = interval * 2 ** min(max(self.failures - 1, 0), MOST_DOUBLINGS)
        return self.asked is None or now - self.asked >= wait * 0.9

    def with_success(self, now: datetime, **changes: Any) -> Subscription:
        """The feed after an answer at this time."""
        return replace(self, asked=now, answered=now, problem=None, failures=0, **changes)

    def with_failure(self, now: datetime, problem: str) -> Subscription:
        """The feed after a problem at this time."""
        return replace(self, asked=now, problem=problem, failures=self.failures + 1)

    def with_done(self, ids: Iterable[str]) -> Subscription:
        """The feed after these entries were read or given up."""
        done = dict.fromkeys(ids)
        seen = [id for id in self.seen if id not in done]
        tries = {id: count for id, count in self.tries.items() if id not in done}
        return replace(self, seen=tuple([*seen, *done][-MOST_SEEN:]), tries=tries)

    def with_failed(self, ids: Iterable[str]) -> Subscription:
        """The feed after these entries couldn't be read; those tried `MOST_TRIES` times are given up."""
        tries = {**self.tries, **{id: self.tries.get(id, 0) + 1 for id in ids}}
        given_up = [id for id, count in tries.items() if count >= MOST_TRIES]
        return replace(self, tries=tries).with_done(given_up) if given_up else replace(self, tries=tries)


class FeedBook:
    """All feeds of a desk, in the order in which they were added; every change is durable at once.

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
        """Add feeds, and say how many are new; the others stay as they are. Raises `DeskUnwritable`."""
        self._feeds = self._load()
        new = {feed.url: feed for feed in feeds if feed.url not in self._feeds}
        if new:
            self._feeds |= new
            self._save()
        return len(new)

    def drop(self, url: str) -> bool:
        """Remove a feed, and say whether there was one. Its articles stay. Raises `DeskUnwritable`."""
        self._feeds = self._load()
        was_there = self._feeds.pop(url, None) is not None
        if was_there:
            self._save()
        return was_there

    def put(self, feeds: Iterable[Subscription]) -> None:
        """Update feeds, but none that was dropped meanwhile. Raises `DeskUnwritable`."""
        self._feeds = self._load()
        self._feeds |= {feed.url: feed for feed in feeds if feed.url in self._feeds}
        self._save()

    def _load(self) -> dict[str, Subscription]:
        """The feeds as the file has them: another program may have changed it."""
        return sidecar.load(self._path, _to_subscriptions, without=WITHOUT)

    def _save(self) -> None:
        sidecar.save(self._path, {"feeds": {url: _to_document(feed) for url, feed in self._feeds.items()}})


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
    """The feeds by their links. Raises one of `documents.SHAPE_ERRORS`."""
    feeds = sidecar.table(document, "feeds", _to_fields)
    return {url: Subscription(url, **fields) for url, fields in feeds.items()}


def _to_fields(value: object) -> dict[str, Any]:
    feed = sidecar.require_dict(value)
    return {
        "title": sidecar.require_str_or_none(feed.get("title")),
        "etag": sidecar.require_str_or_none(feed.get("etag")),
        "modified": sidecar.require_str_or_none(feed.get("modified")),
        "asked": _moment(feed.get("asked")),
        "answered": _moment(feed.get("answered")),
        "problem": sidecar.require_str_or_none(feed.get("problem")),
        "failures": sidecar.require_count(feed.get("failures")),
        "articles": sidecar.require_count(feed.get("articles")),
        "seen": tuple(sidecar.require_str(id) for id in sidecar.require_list(feed.get("seen"))),
        "tries": sidecar.table(feed, "tries", sidecar.require_count),
    }


def _moment(value: object) -> datetime | None:
    if value is None:
        return None
    moment = datetime.fromisoformat(sidecar.require_str(value))
    if moment.tzinfo is None or not YEARS[0] <= moment.year <= YEARS[1]:
        raise ValueError(f"{moment.isoformat()} is no time at which a feed was asked")
    return moment
