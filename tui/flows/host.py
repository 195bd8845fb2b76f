"""What a flow needs of the screen that runs it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Protocol, TypeVar

from textual.app import App
from textual.notifications import SeverityLevel
from textual.screen import Screen

from store.contract import Desk, Entry, Facet, Sort
from store.query import Query
from tui.completing import Vocabulary
from tui.ingest.extraction_process import AddRequest, ExtractionFeed
from tui.results import Results
from tui.session import Session

T = TypeVar("T")


class FlowHost(Protocol):
    """A screen as its flows see it."""

    filter: Query
    sort: Sort

    @property
    def app(self) -> App[object]:
        """The app that shows the screen."""

    @property
    def session(self) -> Session | None:
        """The open desk; None until it is open."""

    @property
    def results(self) -> Results | None:
        """What the last search has found; None until the desk is open."""

    @property
    def entry(self) -> Entry | None:
        """The quote under the cursor."""

    @property
    def vocabulary(self) -> Vocabulary:
        """What the desk's values are called."""

    @property
    def feed(self) -> ExtractionFeed | None:
        """What is being read; None: nothing is."""

    @property
    def is_throwaway(self) -> bool:
        """Whether nothing of the desk is kept."""

    @property
    def focused_facet(self) -> tuple[str, Facet] | None:
        """The field and the value under the cursor, where a pane of facets has the focus."""

    async def ask(self, question: Screen[T]) -> T | None:
        """Show a dialog and give its answer; None where it was closed without one."""

    def tell(self, message: str, *, title: str = "", severity: SeverityLevel = "information") -> None:
        """Show a message for some seconds; it is no markup."""

    async def write(
        self, change: Callable[[Desk], T], *, problem: str, states_only: bool = False
    ) -> T | None:
        """Change the desk and show the result; None where that failed, which is told under `problem`."""

    def start_feed(self, request: AddRequest) -> None:
        """Add what is asked for to the desk, in the background."""

    def go_to_quotes(self) -> None:
        """Focus the list of quotes."""


Flow = Callable[[FlowHost], Coroutine[Any, Any, None]]
"""Runs beside the keys, on a screen that meets the needs of its command."""
