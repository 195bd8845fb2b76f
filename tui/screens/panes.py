"""The panes of the main screen: how they are laid out, focused, folded and zoomed."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from store.contract import Entry, Sort
from tui import notices
from tui.completing import Vocabulary
from tui.names import TOPIC_SIGN
from tui.orders import ORDERS
from tui.results import Results, words_asked_for
from tui.session import CopiesOf
from tui.widgets.detail import Detail
from tui.widgets.facet_pane import FacetPane
from tui.widgets.quote_list import QuoteList

FACET_PANES, TEXT_PANES = ("countries", "topics", "speakers"), ("quotes", "detail")
"""Ids of the panes, by column."""
QUOTES_PANE, DETAIL_PANE = TEXT_PANES


class Panes(Horizontal):
    """Facets to the left, quotes and the quote in its context to the right; folded where room is scarce."""

    # The breakpoints of a terminal's size are classes of the screen, above this widget.
    SCOPED_CSS = False
    DEFAULT_CSS = """
    Panes {
        height: 1fr;
        & #facets { width: 26; }
        & .-aside { display: none !important; }
        &.-hiding #facets { display: none; }
    }
    .-roomy Panes #facets { width: 32; }
    .-wide Panes #facets { width: 38; }
    .-tiny Panes {
        & #facets { display: none; }
        &.-choosing, &.-zooming-facets {
            & #facets { display: block; width: 1fr; }
            & #texts { display: none; }
        }
    }
    .-short Panes {
        & Detail { display: none; }
        &.-reading {
            & Detail { display: block; }
            & QuoteList { display: none; }
        }
    }
    Panes.-zooming-facets #facets { width: 1fr; }
    """

    # Variables, not reactives, with which every change would draw all panes.
    entry: var[Entry | None] = var(None)
    """The quote to show in its context."""
    vocabulary: var[Vocabulary] = var(Vocabulary)
    zoomed: var[str | None] = var(None, init=False)
    """Id of the pane that has all the room; None: no one has."""

    def compose(self) -> ComposeResult:
        """The two columns."""
        with Vertical(id="facets"):
            yield FacetPane("country", "1 Countries", id="countries")
            yield FacetPane("topic", f"2 Topics ({TOPIC_SIGN})", id="topics")
            yield FacetPane("speaker", "3 Speakers", id="speakers")
        with Vertical(id="texts"):
            yield QuoteList(id=QUOTES_PANE)
            yield Detail(id=DETAIL_PANE).data_bind(Panes.entry, Panes.vocabulary)

    @property
    def quotes(self) -> QuoteList:
        """The list of quotes."""
        return self.query_one(QuoteList)

    @property
    def detail(self) -> Detail:
        """The pane with the quote in its context."""
        return self.query_one(Detail)

    def show(self, results: Results, *, is_reading: bool) -> None:
        """Hand each pane what it shows; `is_reading` tells whether articles are being read."""
        for pane in self.query(FacetPane):
            pane.show(results.facets[pane.field])
        found, sort = results.selection, results.sort
        self.quotes.notice = notices.of_results(results, is_reading=is_reading)
        self.quotes.offer = results.meant
        self.quotes.show(found, targets=found.targets, words=words_asked_for(found.query), sort=sort)
        self.quotes.border_title = Content("4 Quotes" if sort is Sort.NEWEST else f"4 Quotes, {ORDERS[sort]}")

    def show_copies(self, copies_of: CopiesOf) -> None:
        """Show with each quote where else its story was printed."""
        self.detail.copies_of = copies_of

    def go_to(self, id: str) -> None:
        """Focus a pane, which unfolds where it is folded."""
        if self.zoomed:
            self.zoomed = id
        pane = self.query_one(f"#{id}")
        is_facets = isinstance(pane, FacetPane)
        # What isn't displayed can't have the focus, so the pane unfolds before it gets it.
        self.set_class(id == DETAIL_PANE, "-reading")
        self.set_class(is_facets, "-choosing")
        if is_facets:
            self.remove_class("-hiding")
        pane.focus()

    def follow_focus(self, focused: Widget | None) -> None:
        """Unfold the quote while it has the focus, and the facets while one of them has it."""
        is_reading = isinstance(focused, Detail) or self.zoomed == DETAIL_PANE
        self.set_class(is_reading, "-reading")
        self.quotes.is_read = is_reading
        self.set_class(isinstance(focused, FacetPane), "-choosing")

    def toggle_zoom(self, focused: Widget | None) -> None:
        """Give the focused pane the whole screen, or no longer."""
        is_pane = focused and focused.id in (*FACET_PANES, *TEXT_PANES)
        self.zoomed = focused.id if focused and is_pane and not self.zoomed else None

    def watch_zoomed(self, zoomed: str | None) -> None:
        """Leave all the room to the pane; its frame stays, so that focus and keys are seen."""
        for column, panes in (("facets", FACET_PANES), ("texts", TEXT_PANES)):
            self.query_one(f"#{column}").set_class(zoomed is not None and zoomed not in panes, "-aside")
            for pane in panes:
                self.query_one(f"#{pane}").set_class(zoomed not in (None, pane), "-aside")
        self.set_class(zoomed in FACET_PANES, "-zooming-facets")

    def toggle_facets(self, focused: Widget | None) -> None:
        """Leave the whole width to the quotes, or no longer."""
        if isinstance(focused, FacetPane):
            self.go_to(QUOTES_PANE)
        self.toggle_class("-hiding")

    @on(QuoteList.ReadRequested)
    def _read(self) -> None:
        self.go_to(DETAIL_PANE)
