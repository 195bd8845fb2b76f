"""The main screen: opens the desk, keeps what is read, and starts the flows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual import on, work
from textual.worker import Worker

from stance.errors import StanceError
from store import contract
from store.contract import Desk
from store.errors import StoreError
from store.ledger import Ledger
from tui import notices
from tui.commands import Keys, Need
from tui.flows import FLOWS
from tui.ingest.adding import Outcome
from tui.ingest.extraction_process import AddRequest, ExtractionFeed
from tui.messages import ArticleAdded, CopiesRead, Failed, FeedEnded, Opened
from tui.results import IS_NEW
from tui.screens.searching import Finding
from tui.session import Session
from tui.widgets.detail import Detail
from tui.widgets.filter_line import QueryInput
from tui.widgets.quote_list import QuoteList

NOTHING = Outcome(contract.Added())
SECONDS_BETWEEN_CHECKS = 5
"""Whether another program has changed the desk."""
SECONDS_TO_FIND = 1
"""How long what acts on quotes waits for those that were asked for last."""
SECONDS_TO_SHOW, LOOKS = 0.4, 80
"""How long the keys wait for a flow to end or to show its question, and how often that is looked at."""


class Main(Finding):
    """Opens the desk, adds to it what is read, and starts what takes longer than a key."""

    def __init__(
        self,
        title: str,
        open_desk: Callable[[], Desk],
        *,
        is_throwaway: bool,
        feed: ExtractionFeed | None,
        read: Callable[[AddRequest], ExtractionFeed],
        ledger: Callable[[], Ledger],
        keys: Keys,
    ) -> None:
        super().__init__(title, keys)
        self.is_throwaway = is_throwaway
        """Whether nothing of the desk is kept."""
        self.feed = feed
        """What is being read; None: nothing is."""
        self.read = read
        """Makes a feed of what an analyst wants to add."""
        self._open_desk = open_desk
        self._open_ledger = ledger
        self._has_failed = False
        self._outcome = NOTHING
        """What reading did so far."""
        self._flow: Worker[None] | None = None
        """What was started last, until it has asked."""

    def on_mount(self) -> None:
        """Say that the desk is being opened; open it once that can be seen."""
        self.query_one(QuoteList).notice = notices.opening()
        self.call_after_refresh(self._open)
        self.set_interval(SECONDS_BETWEEN_CHECKS, self._check_outdated)

    def on_unmount(self) -> None:
        """Leave no process and no lock behind, and nothing half written."""
        if self.feed:
            self.feed.close()
        if self.session:
            self.session.close()

    @work(thread=True, group="desk")
    def _open(self) -> None:
        # Its import takes longer than a frame, so it isn't left to the loop.
        from stance.scoring import squash

        try:
            desk = self._open_desk()
        except (StoreError, StanceError, OSError) as error:
            self.post_message(Failed(str(error)))
            return
        session = Session(desk, self._open_ledger)
        self.post_message(Opened(session, squash))
        desk.warm()
        try:
            self.post_message(CopiesRead(session.ledger().copies))
        except StoreError as error:
            self.notify(str(error), title="Copies unknown", severity="warning", markup=False)

    @on(Opened)
    def _begin(self, event: Opened) -> None:
        before, self.session = self.session, event.session
        if before:
            before.close()
        self.query_one(Detail).squash = event.squash
        self.show_keys()
        self.look()
        if self.feed:
            self.take(self.feed)

    @on(CopiesRead)
    def _show_copies(self, event: CopiesRead) -> None:
        self.query_one(Detail).copies_of = event.copies_of

    @work(thread=True, group="desk")
    def _check_outdated(self) -> None:
        """Only another program's desk can change behind the dashboard's back; it is opened anew then."""
        if self.session and self.session.desk.read_only and self.session.desk.is_outdated():
            self.app.call_from_thread(self._open)

    @on(Failed)
    def _tell_failure(self, event: Failed) -> None:
        self._has_failed = True
        self.stop_looking()
        self.query_one(QuoteList).notice = notices.failed(event.reason)
        self.show_keys()

    def take(self, feed: ExtractionFeed) -> None:
        """Add to the desk what the feed gives."""
        self.feed, self._outcome = feed, NOTHING
        assert self.session
        self._take(self.session, feed)
        self.tell_status()

    @work(thread=True, group="feed")
    def _take(self, session: Session, feed: ExtractionFeed) -> None:
        problem = None
        try:
            session.add(feed, lambda outcome: self.post_message(ArticleAdded(outcome)))
            self.post_message(CopiesRead(session.ledger().copies))
        except (StanceError, StoreError, OSError) as error:
            problem = str(error)
        except RuntimeError:
            return  # The session was closed, and the screen with it.
        self.post_message(FeedEnded(problem))

    @on(ArticleAdded)
    def _desk_changed(self, event: ArticleAdded) -> None:
        former, self._outcome = self._outcome, event.outcome
        if event.outcome.read and event.outcome.added == former.added:
            self.tell_status()  # Read, but nothing new: known articles and copies.
        else:
            self.look()

    @on(FeedEnded)
    def _end_feed(self, event: FeedEnded) -> None:
        unread = self.feed.problems if self.feed else ()
        left = max((self.feed.total or 0) - self._outcome.read, 0) if self.feed else 0
        self.feed = None
        self.look()
        if event.problem:
            self.notify(event.problem, title="Reading stopped", severity="error", markup=False)
        else:
            title = "Reading stopped" if left else "Reading done"
            self.notify(notices.added(self._outcome, left, self.keys), title=title, markup=False)
        if unread:
            self.notify(notices.unread(unread), title="Not read", severity="warning", markup=False)

    @property
    def reading(self) -> tuple[int, int | None] | None:
        """Articles read so far, and of how many, where that is known; None: nothing is being read."""
        return (self._outcome.read, self.feed.total) if self.feed else None

    @property
    def given(self) -> Need:
        """What is there for commands to work on."""
        entry, given = self.entry, Need.NOTHING
        if not self._has_failed:
            given |= Need.NO_FAILURE
        if self.session:
            given |= Need.DESK if self.session.desk.read_only else Need.DESK | Need.WRITABLE
        if self.filter.text:
            given |= Need.FILTER
        if self._outcome.added.quotes_new:
            given |= Need.NEW
        if self.trail.has_next:
            given |= Need.FORWARD
        if entry:
            given |= Need.QUOTE
            given |= Need.SPEAKER if entry.speaker else Need.NOTHING
            given |= Need.LINK if entry.article.url else Need.NOTHING
        return given

    def action_added(self) -> None:
        """Show what was added last."""
        self.filter = IS_NEW
        self.action_pane("quotes")

    async def action_flow(self, name: str) -> None:
        """Start one of the flows, which may ask something and wait for the answer.

        What it acts on is what the keys before it have led to, be they from a quick hand.
        """
        await self.until_shown(SECONDS_TO_FIND)
        # The message that tells it may still be on its way.
        self.entry = self.query_one(QuoteList).entry
        self._flow = self.run_worker(FLOWS[name](self), name=name, group="flow")
        await asyncio.sleep(0)  # Now the flow has taken what it acts on.

    async def until_ready(self) -> None:
        """Wait, for a moment at most, until what the keys before have asked for is on the screen.

        That is the quotes of the filter, unless it is being typed, and what a flow asks.
        """
        if self.app.screen is self and not isinstance(self.focused, QueryInput):
            await self.until_shown(SECONDS_TO_SHOW)
        for _ in range(LOOKS):
            is_asking = self.app.screen is not self
            if self._flow is None or self._flow.is_finished or (is_asking and self.app.focused):
                break
            await asyncio.sleep(SECONDS_TO_SHOW / LOOKS)
        self._flow = None
