"""Finding: what the filter asks for is looked up and handed to the panes, whatever has changed."""

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

from store.contract import Desk, Sort
from store.errors import StoreError
from store.query import Query, parse
from tui import notices
from tui.commands import Keys
from tui.flows.arranging import ORDERS
from tui.messages import Failed, Seen
from tui.results import Results, with_facet_toggled, without_single_letter, words_asked_for
from tui.screens.panes import Panes
from tui.session import Session
from tui.widgets.facet_pane import FacetPane
from tui.widgets.filter_line import FilterLine, QueryInput
from tui.widgets.quote_list import QuoteList
from tui.widgets.status_bar import Status

T = TypeVar("T")

SECONDS_TO_PLACE = 0.1
"""How long the cursor rests before the top line tells its place."""


class Finding(Panes):
    """Finds what the filter asks for, hands it to the panes, and does deeds that change what they show."""

    def __init__(self, title: str, keys: Keys) -> None:
        super().__init__(title, keys)
        self.session: Session | None = None
        """None until the desk is open."""
        self._is_looking = False
        self._must_look_again = False
        self._writes = 0
        """Deeds that aren't done yet."""
        self._placing: Timer | None = None
        """Runs until the top line tells the place of the cursor."""
        self._is_shown = asyncio.Event()
        """Whether the panes show what the filter asks for, in the order that is asked for."""

    @property
    def reading(self) -> tuple[int, int | None] | None:
        """Articles read so far, and of how many, where that is known; None: nothing is being read."""
        raise NotImplementedError

    async def until_shown(self, seconds: float) -> None:
        """Wait, so long at most, until the panes show what the filter asks for."""
        if self.session:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._is_shown.wait(), seconds)

    def stop_looking(self) -> None:
        """Nothing can be found any more: nobody is to wait for it."""
        self._is_looking = False
        self._is_shown.set()

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
            query = (
                without_single_letter(self.filter) if isinstance(self.focused, QueryInput) else self.filter
            )
            self._look(self.session, query, self.sort)

    @work(thread=True, group="look")
    def _look(self, session: Session, query: Query, sort: Sort) -> None:
        try:
            self.post_message(Seen(session.searcher.search(query, sort)))
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

    def watch_view(self, view: Results) -> None:
        """Hand each pane what it shows."""
        self.vocabulary = view.vocabulary
        self.tell_status()
        for pane in self.query(FacetPane):
            pane.show(view.panes[pane.field])
        found = view.selection
        quotes = self.query_one(QuoteList)
        quotes.notice = notices.of_view(view, is_reading=self.reading is not None)
        quotes.show(found, targets=found.targets, words=words_asked_for(found.query), sort=view.sort)
        quotes.border_title = Content(
            "4 Quotes" if view.sort is Sort.NEWEST else f"4 Quotes, {ORDERS[view.sort]}"
        )

    def tell_status(self) -> None:
        """Tell in the top line what is shown and what is being read."""
        if self.view and self.session:
            shown, total, marked = len(self.view.selection), self.view.total, self.view.marked
            place = self.query_one(QuoteList).cursor
            is_read_only = self.session.desk.read_only
            self.status = Status(shown, total, marked, True, is_read_only, self.reading, place)

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
        self.filter = with_facet_toggled(self.filter, event.field, event.facet, negated=event.negated)

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
