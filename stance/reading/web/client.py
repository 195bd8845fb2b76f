"""A synchronous client: many links fetched concurrently, their pages given in order."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError, Future
from threading import Thread
from types import TracebackType
from typing import Self

from stance.cleaning import Unreadable, clean_line
from stance.errors import SourceError
from stance.reading.memory import Validators
from stance.reading.web.fetching import Fetcher
from stance.reading.web.public_backend import PublicOnlyBackend
from stance.reading.web.responses import Page

AHEAD = 64
"""How many links are under way at once; each host has one request at a time."""

LinkRequest = tuple[str, Validators | None]
Fetched = Page | SourceError | None
"""None: not changed since the cached version."""


class Web:
    """A `Fetcher` in a thread of its own. Leaving the context cancels what is still under way."""

    def __init__(self, fetcher: Fetcher | None = None, *, allow_private: bool = False) -> None:
        self._loop = asyncio.new_event_loop()
        self._fetcher = fetcher or Fetcher(backend=PublicOnlyBackend(allow_private=allow_private))
        self._thread = Thread(target=self._loop.run_forever, name="web", daemon=True)
        self._under_way: set[Future[Page | None]] = set()
        self._is_stopped = False

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        asyncio.run_coroutine_threadsafe(self._fetcher.close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def fetch(self, links: Iterable[LinkRequest]) -> Iterator[tuple[str, Fetched]]:
        """The page of each link, in order; links are taken from the iterable on demand.

        Ends early when `stop` is called.
        """
        asked: deque[tuple[str, Future[Page | None]]] = deque()
        rest = iter(links)
        while not self._is_stopped:
            for url, cached in rest:
                asked.append((url, self._submit(url, cached)))
                if len(asked) == AHEAD:
                    break
            if not asked:
                return
            url, future = asked.popleft()
            try:
                fetched: Fetched = future.result()
            except CancelledError:
                return
            except Unreadable as problem:
                fetched = SourceError(f"{shown_url(url)}: {problem}")
            yield url, fetched

    def _submit(self, url: str, cached: Validators | None) -> Future[Page | None]:
        future = asyncio.run_coroutine_threadsafe(self._fetcher.fetch(url, cached=cached), self._loop)
        self._under_way.add(future)
        future.add_done_callback(self._under_way.discard)
        if self._is_stopped:
            future.cancel()
        return future

    def stop(self) -> None:
        """Cancel what is under way; safe to call from a signal handler."""
        self._is_stopped = True
        for future in tuple(self._under_way):
            future.cancel()


def shown_url(url: str) -> str:
    """A link for messages: on one line, without user name and password."""
    scheme, slashes, rest = clean_line(url).partition("://")
    place, slash, path = rest.partition("/")
    return f"{scheme}{slashes}{place.rpartition('@')[2]}{slash}{path}"
