"""Many links for callers that know nothing of event loops: fetched at the same time, given in order."""

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
from stance.reading.web.public_backend import Door
from stance.reading.web.responses import Page

AHEAD = 64
"""Links that are asked for before the first of them is in; each host is asked for one at a time."""

Link = tuple[str, Validators | None]
Fetched = Page | SourceError | None
"""None: not changed since the version that is known."""


class Web:
    """A `Fetcher` in a thread of its own. Leaving the context ends whatever is still under way."""

    def __init__(self, fetcher: Fetcher | None = None, *, allow_private: bool = False) -> None:
        self._loop = asyncio.new_event_loop()
        self._fetcher = fetcher or Fetcher(door=Door(allow_private=allow_private))
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

    def fetch(self, links: Iterable[Link]) -> Iterator[tuple[str, Fetched]]:
        """What each link leads to, in order; links are taken from the iterable as they are needed.

        Ends early where `stop` is called.
        """
        asked: deque[tuple[str, Future[Page | None]]] = deque()
        rest = iter(links)
        while not self._is_stopped:
            for url, known in rest:
                asked.append((url, self._ask(url, known)))
                if len(asked) == AHEAD:
                    break
            if not asked:
                return
            url, answer = asked.popleft()
            try:
                found: Fetched = answer.result()
            except CancelledError:
                return
            except Unreadable as problem:
                found = SourceError(f"{shown(url)}: {problem}")
            yield url, found

    def _ask(self, url: str, known: Validators | None) -> Future[Page | None]:
        answer = asyncio.run_coroutine_threadsafe(self._fetcher.fetch(url, known=known), self._loop)
        self._under_way.add(answer)
        answer.add_done_callback(self._under_way.discard)
        if self._is_stopped:
            answer.cancel()
        return answer

    def stop(self) -> None:
        """Give up what is under way; may be called by a signal's handler."""
        self._is_stopped = True
        for answer in tuple(self._under_way):
            answer.cancel()


def shown(url: str) -> str:
    """A link as it may be shown: on one line, without a user name and password."""
    scheme, slashes, rest = clean_line(url).partition("://")
    place, slash, path = rest.partition("/")
    return f"{scheme}{slashes}{place.rpartition('@')[2]}{slash}{path}"
