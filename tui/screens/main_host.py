"""The main screen as its flows see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from textual.app import App
from textual.notifications import SeverityLevel
from textual.screen import Screen

from store.contract import Desk, Entry, Facet, Sort
from store.query import Query
from tui.completing import Vocabulary
from tui.ingest.extraction_process import AddRequest, ExtractionFeed
from tui.results import Results
from tui.screens.main import Main
from tui.screens.panes import QUOTES_PANE
from tui.session import Session
from tui.widgets.facet_pane import FacetPane

T = TypeVar("T")


class MainHost:
    """Gives flows what they need of the main screen and its parts, and nothing else."""

    def __init__(self, main: Main) -> None:
        self._main = main

    @property
    def filter(self) -> Query:
        """What the quotes are filtered by."""
        return self._main.filter

    @filter.setter
    def filter(self, query: Query) -> None:
        self._main.filter = query

    @property
    def sort(self) -> Sort:
        """The order of the quotes."""
        return self._main.sort

    @sort.setter
    def sort(self, sort: Sort) -> None:
        self._main.sort = sort

    @property
    def app(self) -> App[object]:
        """The app that shows the screen."""
        return self._main.app

    @property
    def session(self) -> Session | None:
        """The open desk; None until it is open."""
        return self._main.search.session

    @property
    def results(self) -> Results | None:
        """What the last search has found."""
        return self._main.search.results

    @property
    def entry(self) -> Entry | None:
        """The quote under the cursor."""
        return self._main.entry

    @property
    def vocabulary(self) -> Vocabulary:
        """What the desk's values are called."""
        return self._main.vocabulary

    @property
    def feed(self) -> ExtractionFeed | None:
        """What is being read; None: nothing is."""
        return self._main.reader.feed

    @property
    def is_throwaway(self) -> bool:
        """Whether nothing of the desk is kept."""
        return self._main.is_throwaway

    @property
    def focused_facet(self) -> tuple[str, Facet] | None:
        """The field and the value under the cursor, where a pane of facets has the focus."""
        pane = self._main.focused
        return (pane.field, pane.facet) if isinstance(pane, FacetPane) and pane.facet else None

    async def ask(self, question: Screen[T]) -> T | None:
        """Show a dialog and give its answer."""
        return await self._main.app.push_screen_wait(question)

    def tell(self, message: str, *, title: str = "", severity: SeverityLevel = "information") -> None:
        """Show a message for some seconds."""
        self._main.notify(message, title=title, severity=severity, markup=False)

    async def write(
        self, change: Callable[[Desk], T], *, problem: str, states_only: bool = False
    ) -> T | None:
        """Change the desk and show the result."""
        return await self._main.search.write(change, problem=problem, states_only=states_only)

    def start_feed(self, request: AddRequest) -> None:
        """Add what is asked for to the desk."""
        if session := self._main.search.session:
            session.is_worked_on = True
            reader = self._main.reader
            reader.start_feed(session, reader.make_feed(request))

    def go_to_quotes(self) -> None:
        """Focus the list of quotes."""
        self._main.panes.go_to(QUOTES_PANE)
