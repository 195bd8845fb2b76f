"""The panes of the main screen: how they are laid out, reached and folded, and which keys they offer."""

from __future__ import annotations

from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.css.query import NoMatches
from textual.events import DescendantFocus
from textual.reactive import var
from textual.screen import Screen
from textual.widget import Widget

from store.contract import Entry, Sort
from store.query import Query
from tui.commands import (
    DETAIL,
    EVERYWHERE,
    FACETS,
    FILTER,
    MOVING,
    NEEDS,
    QUOTES,
    Command,
    Group,
    Keys,
    Need,
    is_typed,
)
from tui.completing import Vocabulary
from tui.filter_history import FilterHistory
from tui.names import TOPIC_SIGN
from tui.results import Results
from tui.screens.help import Help
from tui.widgets.detail import Detail
from tui.widgets.facet_pane import FacetPane
from tui.widgets.filter_line import FilterLine, QueryInput
from tui.widgets.key_bar import KeyBar
from tui.widgets.quote_list import QuoteList
from tui.widgets.rows import Rows
from tui.widgets.status_bar import Status, StatusBar

HOSTS: dict[Group, type[Widget]] = {
    MOVING: Rows,
    FACETS: FacetPane,
    QUOTES: QuoteList,
    DETAIL: Detail,
    FILTER: QueryInput,
}
"""The widgets that a group's actions belong to; the others belong to the screen."""
FACET_PANES, TEXT_PANES = ("countries", "topics", "speakers"), ("quotes", "detail")
"""Ids of the panes, by column."""
DETAIL_PANE = "detail"
FIRST_OF_PANE = 4
"""So many commands of a pane stand in the bottom line before those that work everywhere."""


class Panes(Screen[None]):
    """Facets to the left, quotes and the quote in its context to the right; folded where room is scarce."""

    AUTO_FOCUS = "QuoteList"
    BINDINGS: ClassVar[list[BindingType]] = [*EVERYWHERE.bindings()]
    DEFAULT_CSS = """
    Panes {
        background: $background;
        & #facets { width: 26; }
        & #panes { height: 1fr; }
        &.-roomy #facets { width: 32; }
        &.-wide #facets { width: 38; }
        &.-hiding #facets { display: none; }
        &.-tiny #facets { display: none; }
        &.-tiny.-choosing, &.-tiny.-zooming-facets {
            & #facets { display: block; width: 1fr; }
            & #texts { display: none; }
        }
        &.-short Detail { display: none; }
        &.-short.-reading {
            & Detail { display: block; }
            & QuoteList { display: none; }
        }
        & .-aside { display: none !important; }
        &.-zooming-facets #facets { width: 1fr; }
    }
    """

    # Variables, not reactives, with which every change would draw the whole screen.
    filter: var[Query] = var(Query, init=False)
    sort: var[Sort] = var(Sort.NEWEST, init=False)
    view: var[Results | None] = var(None, init=False, always_update=True)
    """What the filter finds; None until the desk is open."""
    entry: var[Entry | None] = var(None)
    """The quote under the cursor."""
    zoomed: var[str | None] = var(None, init=False)
    """Id of the pane that has all the room; None: no one has."""
    vocabulary: var[Vocabulary] = var(Vocabulary)
    status: var[Status] = var(Status)

    def __init__(self, title: str, keys: Keys) -> None:
        super().__init__()
        self.keys = keys
        self.trail = FilterHistory()
        self._title = title

    def compose(self) -> ComposeResult:
        """The panes, with what they show bound to this screen."""
        yield StatusBar(self._title).data_bind(Panes.status)
        yield FilterLine().data_bind(Panes.filter, Panes.vocabulary)
        with Horizontal(id="panes"):
            with Vertical(id="facets"):
                yield FacetPane("country", "1 Countries", id="countries")
                yield FacetPane("topic", f"2 Topics ({TOPIC_SIGN})", id="topics")
                yield FacetPane("speaker", "3 Speakers", id="speakers")
            with Vertical(id="texts"):
                yield QuoteList(id="quotes")
                yield Detail(id="detail").data_bind(Panes.entry, Panes.vocabulary)
        yield KeyBar(self.keys)

    @property
    def given(self) -> Need:
        """What is there for commands to work on."""
        raise NotImplementedError

    @on(DescendantFocus)
    def _focus_moved(self) -> None:
        """Where panes are folded, the quote is unfolded while it has the focus; the keys follow."""
        is_reading = isinstance(self.focused, Detail) or self.zoomed == DETAIL_PANE
        self.set_class(is_reading, "-reading")
        self.query_one(QuoteList).is_read = is_reading
        self.set_class(isinstance(self.focused, FacetPane), "-choosing")
        if not isinstance(self.focused, QueryInput):
            self.trail.typing_ended()
        self.show_keys()

    @on(FacetPane.TypingChanged)
    def _letters_taken(self) -> None:
        self.show_keys()

    def watch_entry(self) -> None:
        """What can be done depends on whether there is a quote."""
        self.show_keys()

    def show_keys(self) -> None:
        """Offer in the bottom line what can be done now where the focus is."""
        here = [command for group in getattr(self.focused, "COMMANDS", ()) for command in group.commands]
        commands = [*here[:FIRST_OF_PANE], *EVERYWHERE.commands, *here[FIRST_OF_PANE:]]
        if isinstance(self.focused, QueryInput) or (
            isinstance(self.focused, FacetPane) and self.focused.typed is not None
        ):
            commands = [command for command in commands if not is_typed(command, self.keys)]
        with suppress(NoMatches):
            given = self.given
            self.query_one(KeyBar).commands = tuple(c for c in commands if c.label and c.needs in given)

    def can_do(self, command: Command) -> bool:
        """Whether the command makes sense now."""
        return command.needs in self.given

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can't be done now isn't offered."""
        return NEEDS.get((action, parameters), Need.NOTHING) in self.given

    def host_of(self, group: Group) -> Widget:
        """The widget that a group's actions belong to: the focused one if it is of that kind."""
        kind = HOSTS.get(group)
        if kind is None:
            return self
        if isinstance(self.focused, kind):
            return self.focused
        return self.query(kind).first()

    def action_filter(self) -> None:
        """Go to the filter line."""
        self.query_one(FilterLine).focus_input()

    @on(FilterLine.Left)
    def _leave_filter(self) -> None:
        self.action_pane("quotes")

    def action_pane(self, id: str) -> None:
        """Go to a pane, which unfolds where it is folded."""
        if self.zoomed:
            self.zoomed = id
        self.set_class(id == DETAIL_PANE, "-reading")
        pane = self.query_one(f"#{id}")
        if isinstance(pane, FacetPane):
            self.remove_class("-hiding")
        self.set_class(isinstance(pane, FacetPane), "-choosing")
        pane.focus()

    def action_back(self) -> None:
        """To all panes first, then to the quotes, from there to the filter before."""
        if self.zoomed:
            self.zoomed = None
        elif isinstance(self.focused, QuoteList):
            self.filter = self.trail.step(-1)
        else:
            self.action_pane("quotes")

    def action_forward(self) -> None:
        """To the filter that was stepped back from."""
        self.filter = self.trail.step(1)

    def action_clear(self) -> None:
        """Show all quotes."""
        self.trail.typing_ended()
        self.filter = Query()

    def watch_filter(self, query: Query) -> None:
        """Remember the filter, to step back to it."""
        self.trail.push(query, by_typing=isinstance(self.focused, QueryInput))
        self.show_keys()

    def action_zoom(self) -> None:
        """Give the focused pane the whole screen, or no longer."""
        is_pane = self.focused and self.focused.id in (*FACET_PANES, *TEXT_PANES)
        self.zoomed = self.focused.id if self.focused and is_pane and not self.zoomed else None

    def watch_zoomed(self, zoomed: str | None) -> None:
        """Leave all the room to the pane; what frames it stays, so that focus and keys are seen."""
        for column, panes in (("facets", FACET_PANES), ("texts", TEXT_PANES)):
            self.query_one(f"#{column}").set_class(zoomed is not None and zoomed not in panes, "-aside")
            for pane in panes:
                self.query_one(f"#{pane}").set_class(zoomed not in (None, pane), "-aside")
        self.set_class(zoomed in FACET_PANES, "-zooming-facets")

    def action_hide(self) -> None:
        """Leave the whole width to the quotes, or no longer."""
        if isinstance(self.focused, FacetPane):
            self.action_pane("quotes")
        self.toggle_class("-hiding")

    def action_next_quote(self) -> None:
        """Read the next quote."""
        self.query_one(QuoteList).action_cursor_down()

    def action_previous_quote(self) -> None:
        """Read the quote before."""
        self.query_one(QuoteList).action_cursor_up()

    def action_help(self) -> None:
        """Show every key."""
        self.app.push_screen(Help(self.keys, getattr(self.focused, "COMMANDS", ())))
