"""The main screen: holds the desk, the query and what it finds; the panes show it and tell what is wanted."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar

from textual import on, work
from textual.content import Content
from textual.events import DescendantFocus
from textual.timer import Timer
from textual.worker import Worker

from stance.errors import StanceError
from store import contract
from store.contract import Desk, Sort
from store.errors import StoreError
from store.ledger import Ledger
from store.query import Query, parse
from tui import notices
from tui.adding import Outcome
from tui.commands import Keys, Need
from tui.feeding import Feed, Wanted
from tui.flows import FLOWS
from tui.flows.arranging import ORDERS
from tui.messages import Added, CopiesRead, Failed, FeedEnded, Opened, Seen
from tui.screens.panes import Panes
from tui.session import Session
from tui.view import IS_NEW, View, begun, toggled, words_asked_for
from tui.widgets.detail import Detail
from tui.widgets.facet_pane import FacetPane
from tui.widgets.filter_line import FilterLine, QueryInput
from tui.widgets.quote_list import QuoteList
from tui.widgets.status_bar import Status

T = TypeVar("T")

NOTHING = Outcome(contract.Added())
SECONDS_BETWEEN_CHECKS = 5
"""Whether another program has changed the desk."""
SECONDS_TO_PLACE = 0.1
"""How long the cursor rests before the top line tells its place."""
SECONDS_TO_FIND = 1
"""How long what acts on quotes waits for those that were asked for last."""
SECONDS_TO_SHOW, LOOKS = 0.4, 80
"""How long the keys wait for a flow to end or to show its question, and how often that is looked at."""


class Main(Panes):
    """Opens the desk, finds what the filter asks for, hands it to the panes, and starts what takes longer."""

    def __init__(
        self,
        title: str,
        open_desk: Callable[[], Desk],
        *,
        is_throwaway: bool,
        feed: Feed | None,
        read: Callable[[Wanted], Feed],
        ledger: Callable[[], Ledger],
        keys: Keys,
    ) -> None:
        super().__init__(title, keys)
        self.session: Session | None = None
        """None until the desk is open."""
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
        self._is_looking = False
        self._must_look_again = False
        self._writes = 0
        """Deeds that aren't done yet."""
        self._placing: Timer | None = None
        """Runs until the top line tells the place of the cursor."""
        self._is_shown = asyncio.Event()
        """Whether the panes show what the filter asks for, in the order that is asked for."""

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

    # -- the desk --------------------------------------------------------------------------------------------

    @work(thread=True, group="desk")
    def _open(self) -> None:
        try:
            desk = self._open_desk()
        except (StoreError, StanceError, OSError) as error:
            self.post_message(Failed(str(error)))
            return
        session = Session(desk, self._open_ledger)
        self.post_message(Opened(session))
        desk.warm()
        try:
            self.post_message(CopiesRead(session.ledger().copies))
        except StoreError as error:
            self.notify(str(error), title="Copies unknown", severity="warning", markup=False)

    @on(Opened)
    def _begin(self, event: Opened) -> None:
        from stance.scoring import squash

        before, self.session = self.session, event.session
        if before:
            before.close()
        self.query_one(Detail).squash = squash
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
        self._has_failed, self._is_looking = True, False
        self._is_shown.set()
        self.query_one(QuoteList).notice = notices.failed(event.reason)
        self.show_keys()

    def take(self, feed: Feed) -> None:
        """Add to the desk what the feed gives."""
        self.feed, self._outcome = feed, NOTHING
        assert self.session
        self._take(self.session, feed)
        self._tell_reading()

    @work(thread=True, group="feed")
    def _take(self, session: Session, feed: Feed) -> None:
        problem = None
        try:
            session.add(feed, lambda outcome: self.post_message(Added(outcome)))
            self.post_message(CopiesRead(session.ledger().copies))
        except (StanceError, StoreError, OSError) as error:
            problem = str(error)
        except RuntimeError:
            return  # The session was closed, and the screen with it.
        self.post_message(FeedEnded(problem))

    @on(Added)
    def _desk_changed(self, event: Added) -> None:
        self._outcome = event.outcome
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

    async def write(self, deed: Callable[[Desk], T], *, problem: str, states_only: bool = False) -> T | None:
        """Do something to the desk and show what came of it; None where it failed, which is told."""
        assert self.session
        self._is_shown.clear()
        self._writes += 1
        try:
            return await self.session.write(deed, states_only=states_only)
        except (StoreError, OSError) as error:
            self.notify(str(error), title=problem, severity="error", markup=False)
            return None
        finally:
            self._writes -= 1
            self.look()

    # -- finding and showing ---------------------------------------------------------------------------------

    def watch_filter(self, query: Query) -> None:
        """Find what the filter asks for."""
        super().watch_filter(query)
        self._is_shown.clear()
        self.look()

    def watch_sort(self) -> None:
        """Put what was found in another order."""
        self._is_shown.clear()
        self.look()

    def look(self) -> None:
        """Find again what the filter asks for; what is asked meanwhile is found right after, once."""
        if self.session is None:
            return
        self._must_look_again = self._is_looking
        if not self._is_looking:
            self._is_looking = True
            query = begun(self.filter) if isinstance(self.focused, QueryInput) else self.filter
            self._look(self.session, query, self.sort)

    @work(thread=True, group="look")
    def _look(self, session: Session, query: Query, sort: Sort) -> None:
        try:
            self.post_message(Seen(session.looking.look(query, sort)))
        except StoreError as error:
            self.post_message(Failed(str(error)))

    @on(Seen)
    def _seen(self, event: Seen) -> None:
        self._is_looking = False
        if self._must_look_again:
            self.look()
        self.view = event.view
        shown = event.view.selection.query.text, event.view.sort
        if not self._is_looking and not self._writes and shown == (self.filter.text, self.sort):
            self._is_shown.set()

    def watch_view(self, view: View) -> None:
        """Hand each pane what it shows."""
        self.vocabulary = view.vocabulary
        self._tell_reading()
        for pane in self.query(FacetPane):
            pane.show(view.panes[pane.field])
        found = view.selection
        quotes = self.query_one(QuoteList)
        quotes.notice = notices.of_view(view, is_reading=self.feed is not None)
        quotes.show(found, targets=found.targets, words=words_asked_for(found.query), sort=view.sort)
        quotes.border_title = Content(
            "4 Quotes" if view.sort is Sort.NEWEST else f"4 Quotes, {ORDERS[view.sort]}"
        )

    def _tell_reading(self) -> None:
        reading = (self._outcome.read, self.feed.total) if self.feed else None
        if self.view and self.session:
            shown, total, marked = len(self.view.selection), self.view.total, self.view.marked
            place = self.query_one(QuoteList).cursor
            is_read_only = self.session.desk.read_only
            self.status = Status(shown, total, marked, True, is_read_only, reading, place)

    @on(DescendantFocus)
    def _apply_all(self) -> None:
        """What was waited for while it was typed counts once the filter line is left."""
        is_typing = isinstance(self.focused, QueryInput)
        if self.view and not is_typing and self.view.selection.query.text != self.filter.text:
            self.look()

    @on(FilterLine.Edited)
    def _edited(self, event: FilterLine.Edited) -> None:
        self.filter = parse(event.text)

    @on(FacetPane.Chosen)
    def _chosen(self, event: FacetPane.Chosen) -> None:
        self.filter = toggled(self.filter, event.field, event.facet, negated=event.negated)

    @on(QuoteList.Highlighted)
    def _highlighted(self, event: QuoteList.Highlighted) -> None:
        self.entry = event.entry
        # Once the cursor rests: a frame with the top line and the quote draws all that lies between, too.
        if self._placing:
            self._placing.stop()
        self._placing = self.set_timer(SECONDS_TO_PLACE, self._tell_place)

    def _tell_place(self) -> None:
        self.status = replace(self.status, place=self.query_one(QuoteList).cursor)

    @on(QuoteList.ReadRequested)
    def _read_requested(self) -> None:
        self.action_pane("detail")

    @on(QuoteList.OfferTaken)
    def _offer_taken(self) -> None:
        if self.view and self.view.meant:
            self.filter = self.view.meant

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
        if self.trail.has_after:
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
        if self.session:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._is_shown.wait(), SECONDS_TO_FIND)
            # The message that tells it may still be on its way.
            self.entry = self.query_one(QuoteList).entry
        self._flow = self.run_worker(FLOWS[name](self), group="flow")
        await asyncio.sleep(0)  # Now the flow has taken what it acts on.

    async def is_ready(self) -> None:
        """Wait, for a moment at most, until what the keys before have asked for is on the screen.

        That is the quotes of the filter, unless it is being typed, and what a flow asks.
        """
        if self.session and self.app.screen is self and not isinstance(self.focused, QueryInput):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._is_shown.wait(), SECONDS_TO_SHOW)
        for _ in range(LOOKS):
            is_asking = self.app.screen is not self
            if self._flow is None or self._flow.is_finished or (is_asking and self.app.focused):
                break
            await asyncio.sleep(SECONDS_TO_SHOW / LOOKS)
        self._flow = None
