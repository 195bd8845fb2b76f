"""Searching: whatever changes, the desk is searched again for what the filter asks for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from textual.screen import Screen

from store.contract import Desk, Sort
from store.desk_errors import StoreError
from store.query import Query
from tui.results import Results, without_single_letter
from tui.session import Session
from tui.widgets.filter_line import QueryInput

T = TypeVar("T")


class SearchController:
    """Runs one search at a time, and knows whether the screen shows what is asked for.

    `show` takes what a search has found, `fail` the reason why nothing can be found any more.
    """

    def __init__(
        self, screen: Screen[None], *, show: Callable[[Results], None], fail: Callable[[str], None]
    ) -> None:
        self.session: Session | None = None
        """None until the desk is open."""
        self.results: Results | None = None
        """What the last search has found; None until the desk is open."""
        self._screen = screen
        self._show = show
        self._fail = fail
        self._query, self._sort = Query(), Sort.NEWEST
        self._is_searching = False
        self._must_search_again = False
        self._writes = 0
        """Changes to the desk that aren't done yet."""
        self._is_shown = asyncio.Event()
        """Whether the panes show what is asked for, in the order that is asked for."""

    def begin(self, session: Session) -> None:
        """Search this desk from now on."""
        self.session = session
        self.again()

    def stop(self) -> None:
        """Nothing can be found any more: release all waiters."""
        self._is_searching = False
        self._is_shown.set()

    def ask(self, query: Query, sort: Sort) -> None:
        """Search for this from now on."""
        self._query, self._sort = query, sort
        self._is_shown.clear()
        self.again()

    def again(self) -> None:
        """Search again; requests made during a search are answered by one search right after it."""
        if self.session is None:
            return
        self._must_search_again = self._is_searching
        if not self._is_searching:
            self._is_searching = True
            query = without_single_letter(self._query) if self._is_typing else self._query
            search = self._search(self.session, query, self._sort)
            self._screen.run_worker(search, name="search", group="search")

    def complete(self) -> None:
        """Search for a last word of one letter, too, once the filter line is left."""
        is_partial = self.results and self.results.selection.query.text != self._query.text
        if is_partial and not self._is_typing:
            self.again()

    @property
    def _is_typing(self) -> bool:
        return isinstance(self._screen.focused, QueryInput)

    async def _search(self, session: Session, query: Query, sort: Sort) -> None:
        try:
            results = await asyncio.to_thread(session.searcher.search, query, sort)
        except StoreError as error:
            self._fail(str(error))
            return
        self._is_searching = False
        if self._must_search_again:
            self.again()
        self.results = results
        self._show(results)
        found = results.selection.query.text, results.sort
        if not self._is_searching and not self._writes and found == (self._query.text, self._sort):
            self._is_shown.set()

    async def until_shown(self, seconds: float) -> None:
        """Wait, so long at most, until the panes show what is asked for."""
        if self.session:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._is_shown.wait(), seconds)

    async def write(
        self, change: Callable[[Desk], T], *, problem: str, states_only: bool = False
    ) -> T | None:
        """Change the desk and show the result; None where that failed, which is told under `problem`."""
        assert self.session
        self._is_shown.clear()
        self._writes += 1
        try:
            return await self.session.write(change, states_only=states_only)
        except (StoreError, OSError) as error:
            self._screen.notify(str(error), title=problem, severity="error", markup=False)
            return None
        finally:
            self._writes -= 1
            self.again()
