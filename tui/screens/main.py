"""The main screen: it holds the filter and the quote under the cursor, and puts its parts together."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import DescendantFocus
from textual.reactive import var
from textual.screen import Screen

from store.contract import Desk, Entry, Sort
from store.query import Query
from store.read_log import ReadLog
from tui import notices
from tui.commands import EVERYWHERE, Keys
from tui.completing import Vocabulary
from tui.filter_history import FilterHistory
from tui.ingest.extraction_process import AddRequest, ExtractionFeed
from tui.messages import ArticleAdded, FeedEnded, FilterRequest
from tui.results import IS_NEW, Results
from tui.screens.feed_reader import FeedReader
from tui.screens.flow_runner import FlowRunner
from tui.screens.help import Help
from tui.screens.offers import CommandOffers
from tui.screens.opening import DeskOpener
from tui.screens.panes import QUOTES_PANE, Panes
from tui.screens.searching import SearchController
from tui.session import Session
from tui.widgets.facet_pane import FacetPane
from tui.widgets.filter_line import FilterLine, QueryInput
from tui.widgets.key_bar import KeyBar
from tui.widgets.quote_list import QuoteList
from tui.widgets.status_bar import Status, StatusBar

FILTER_LINE = "filter"
"""What commands call it beside the ids of the panes."""
SECONDS_BETWEEN_CHECKS = 5
"""How often the screen looks whether another program has changed the desk."""


class Main(Screen[None]):
    """Top line, filter line, panes and bottom line. Its actions and messages go to the part they concern."""

    AUTO_FOCUS = "QuoteList"
    BINDINGS: ClassVar[list[BindingType]] = [*EVERYWHERE.bindings()]
    DEFAULT_CSS = "Main { background: $background; }"

    # Variables, not reactives, with which every change would draw the whole screen.
    filter: var[Query] = var(Query, init=False)
    sort: var[Sort] = var(Sort.NEWEST, init=False)
    entry: var[Entry | None] = var(None)
    """The quote under the cursor."""
    vocabulary: var[Vocabulary] = var(Vocabulary)

    def __init__(
        self,
        title: str,
        open_desk: Callable[[], Desk],
        *,
        is_throwaway: bool,
        feed: ExtractionFeed | None,
        read: Callable[[AddRequest], ExtractionFeed],
        ledger: Callable[[], ReadLog],
        keys: Keys,
        make_flow: Callable[[Main, str], Coroutine[Any, Any, None]],
    ) -> None:
        super().__init__()
        self.is_throwaway = is_throwaway
        """Whether nothing of the desk is kept."""
        self.keys = keys
        self.has_failed = False
        """Whether the desk can't be used."""
        self.history = FilterHistory()
        self.panes = Panes()
        self.opener = DeskOpener(
            self, open_desk, ledger, opened=self._begin, failed=self._fail, copies_read=self.panes.show_copies
        )
        self.search = SearchController(self, show=self._show, fail=self._fail)
        self.reader = FeedReader(
            self,
            read,
            feed,
            keys,
            changed=self.search.again,
            progressed=self._show_status,
            copies_read=self.panes.show_copies,
        )
        self.flows = FlowRunner(self, self.search)
        self._make_flow = make_flow
        self._status_bar = StatusBar(title)
        self._key_bar = KeyBar(keys)
        self.offers = CommandOffers(self, self._key_bar, keys)

    def compose(self) -> ComposeResult:
        """The parts, with what they show bound to this screen."""
        yield self._status_bar
        yield FilterLine().data_bind(Main.filter, Main.vocabulary)
        yield self.panes.data_bind(Main.entry, Main.vocabulary)
        yield self._key_bar

    def on_mount(self) -> None:
        """Say that the desk is being opened; open it once that can be seen."""
        self.panes.quotes.notice = notices.opening()
        self.call_after_refresh(self.opener.open)
        self.set_interval(SECONDS_BETWEEN_CHECKS, self.opener.check_outdated)

    def on_unmount(self) -> None:
        """Leave no process and no lock behind, and nothing half written."""
        self.reader.close()
        self.opener.close()

    def _begin(self, session: Session) -> None:
        self.search.begin(session)
        self.offers.show()
        if self.reader.feed:
            self.reader.start_feed(session, self.reader.feed)

    def _fail(self, reason: str) -> None:
        self.has_failed = True
        self.search.stop()
        self.panes.quotes.notice = notices.failed(reason)
        self.offers.show()

    def _show(self, results: Results) -> None:
        self.vocabulary = results.vocabulary
        self._show_status()
        self.panes.show(results, is_reading=self.reader.feed is not None)

    def _show_status(self) -> None:
        """Show in the top line how much is found and what is being read."""
        results, session = self.search.results, self.search.session
        if results and session:
            self._status_bar.status = Status(
                shown=len(results.selection),
                total=results.total,
                marked=results.marked,
                is_open=True,
                is_read_only=session.desk.read_only,
                reading=self.reader.progress,
                place=self.panes.quotes.cursor,
            )

    def watch_filter(self, query: Query) -> None:
        """Search for what the filter asks for, and remember it, to step back to it."""
        self.history.push(query, by_typing=isinstance(self.focused, QueryInput))
        self.offers.show()
        self.search.ask(query, self.sort)

    def watch_sort(self, sort: Sort) -> None:
        """Put the quotes in another order."""
        self.search.ask(self.filter, sort)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can't be done now isn't offered."""
        return self.offers.allows(action, parameters)

    @on(FilterRequest)
    def _change_filter(self, event: FilterRequest) -> None:
        self.filter = event.applied_to(self.filter)

    @on(QuoteList.Highlighted)
    def _take_entry(self, event: QuoteList.Highlighted) -> None:
        self.entry = event.entry
        self.offers.show()
        self._status_bar.show_place(self.panes.quotes.cursor)

    @on(DescendantFocus)
    def _follow_focus(self) -> None:
        self.search.complete()
        self.panes.follow_focus(self.focused)
        if not isinstance(self.focused, QueryInput):
            self.history.typing_ended()
        self.offers.show()

    @on(FacetPane.TypingChanged)
    def _offer_letters(self) -> None:
        self.offers.show()

    @on(ArticleAdded)
    @on(FeedEnded)
    def _follow_feed(self, event: ArticleAdded | FeedEnded) -> None:
        self.reader.follow(event)

    def action_pane(self, id: str) -> None:
        """Go to a pane, or to the filter line."""
        if id == FILTER_LINE:
            self.query_one(FilterLine).focus_input()
        else:
            self.panes.go_to(id)

    def action_back(self) -> None:
        """To all panes first, then to the quotes, from there to the filter before."""
        if self.panes.zoomed:
            self.panes.zoomed = None
        elif isinstance(self.focused, QuoteList):
            self.filter = self.history.step(-1)
        else:
            self.panes.go_to(QUOTES_PANE)

    def action_forward(self) -> None:
        """To the filter that was stepped back from."""
        self.filter = self.history.step(1)

    def action_clear(self) -> None:
        """Show all quotes."""
        self.history.typing_ended()
        self.filter = Query()

    def action_added(self) -> None:
        """Show what was added last."""
        self.filter = IS_NEW
        self.panes.go_to(QUOTES_PANE)

    def action_zoom(self) -> None:
        """Give the focused pane the whole screen, or no longer."""
        self.panes.toggle_zoom(self.focused)

    def action_hide(self) -> None:
        """Leave the whole width to the quotes, or no longer."""
        self.panes.toggle_facets(self.focused)

    def action_step_quote(self, step: int) -> None:
        """Read the quote that many further on."""
        self.panes.quotes.cursor += step

    def action_help(self) -> None:
        """Show every key."""
        self.app.push_screen(Help(self.keys, getattr(self.focused, "COMMANDS", ())))

    async def action_flow(self, name: str) -> None:
        """Start one of the flows, which may ask something and wait for the answer."""
        await self.flows.until_found()
        # The message about the cursor may still be on its way.
        self.entry = self.panes.quotes.entry
        await self.flows.start(name, self._make_flow(self, name))
