"""An open desk as the dashboard uses it: searched in one place, and changed by one thread, in order."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import TypeVar

from stance.records import Article
from store.contract import AddResult, Desk
from store.read_log import Copy, ReadLog
from tui.ingest.adding import Adding, Outcome
from tui.ingest.extraction_process import ExtractionFeed
from tui.results import Searcher

T = TypeVar("T")

CopiesOf = Callable[[str], Sequence[Copy]]
"""Gives the copies of the story of an article, by its id: where else it was printed."""


def no_copies() -> CopiesOf:
    """For any article none."""
    return lambda article_id: ()


class Session:
    """A desk with its searcher and its ledger.

    Changes run in one thread of their own and end before the desk is closed.
    """

    def __init__(self, desk: Desk, open_ledger: Callable[[], ReadLog] = ReadLog) -> None:
        self.desk = desk
        self.searcher = Searcher(desk)
        self.is_worked_on = False
        """Whether an analyst has changed the desk."""
        self._open_ledger = open_ledger
        self._ledger: ReadLog | None = None
        self._opening = Lock()
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writing")

    async def write(self, change: Callable[[Desk], T], *, states_only: bool = False) -> T:
        """Change the desk after all changes that were asked for before. Raises what the change raises.

        With `states_only` it changes nothing that is counted or averaged, only marks, notes or views.
        """
        self.is_worked_on = True
        # The change is made even where the flow that asked for it is cancelled.
        result = await asyncio.shield(asyncio.wrap_future(self._writer.submit(change, self.desk)))
        self.searcher.forget(states_only=states_only)
        return result

    def ledger(self) -> ReadLog:
        """What was read into the desk, opened by the thread that asks first. Raises `StoreError`."""
        with self._opening:
            if self._ledger is None:
                self._ledger = self._open_ledger()
            return self._ledger

    def add(self, feed: ExtractionFeed, on_progress: Callable[[Outcome], object]) -> None:
        """Keep what a feed gives, in the calling thread; `on_progress` takes each result so far.

        Raises `StanceError`, `StoreError`, and RuntimeError once the session is closed.
        """
        adding, added = Adding(self.desk, self.ledger()), AddResult()

        def takes(article: Article) -> bool:
            if adding.takes(article):
                return True
            on_progress(adding.outcome(added))
            return False

        self._writer.submit(self.desk.mark_all_seen).result()
        self.searcher.forget(states_only=True)
        on_progress(adding.outcome(added))
        try:
            for extraction in feed.extractions(takes):
                added += self._writer.submit(self.desk.add, [extraction]).result()
                self.searcher.forget(states_only=False)
                on_progress(adding.outcome(added))
        finally:
            self._writer.submit(adding.settle).result()
        on_progress(adding.outcome(added))

    def close(self) -> None:
        """Finish what is being written, then close the desk."""
        self._writer.shutdown()
        self.desk.close()
