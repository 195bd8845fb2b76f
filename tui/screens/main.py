"""The main screen: holds the desk, the query and what it finds; the panes show it and tell what is wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.css.query import NoMatches
from textual.events import DescendantFocus
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from stance.errors import StanceError
from store.contract import Desk, Entry, Selection
from store.errors import StoreError
from store.query import Query, parse
from tui import notices
from tui.commands import DETAIL, EVERYWHERE, FACETS, FILTER, MOVING, QUOTES, Command, Group
from tui.feeding import Feed
from tui.figures import count
from tui.messages import Added, Failed, FeedEnded, Opened
from tui.screens.export import Export
from tui.screens.help import Help
from tui.view import IS_MARKED, View, folded_values, look, narrowest, toggled
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
MARKING = {"mark", "mark_all"}
"""Actions that write to the desk."""
WITH_QUOTE = {"export", "read", "next_quote", "previous_quote", "scroll_down"}
WITH_VALUES = {"include", "exclude"}


class Main(Screen[None]):
    """Facets to the left, quotes and the quote in its context to the right; folded where room is scarce."""

    AUTO_FOCUS = "QuoteList"
    BINDINGS: ClassVar[list[BindingType]] = [*EVERYWHERE.bindings()]
    DEFAULT_CSS = """
    Main {
        background: $background;
        & #facets { width: 26; }
        & #panes { height: 1fr; }
        &.-roomy #facets { width: 32; }
        &.-wide #facets { width: 38; }
        &.-short Detail { display: none; }
        &.-short.-reading {
            & Detail { display: block; }
            & QuoteList { display: none; }
        }
    }
    """

    filter: reactive[Query] = reactive(Query, init=False)
    view: reactive[View | None] = reactive(None, init=False)
    """What the filter finds; None until the desk is open."""
    entry: reactive[Entry | None] = reactive(None)
    """The quote under the cursor."""
    names: reactive[Mapping[str, str]] = reactive({})
    """What the desk's countries and topics are called, by their codes and ids."""
    status: reactive[Status] = reactive(Status)

    def __init__(self, title: str, open_desk: Callable[[], Desk], feed: Feed | None) -> None:
        super().__init__()
        self._title = title
        self._open_desk = open_desk
        self._feed = feed
        self._desk: Desk | None = None
        self._has_failed = False
        self._read = 0

    def compose(self) -> ComposeResult:
        """The panes, with what they show bound to this screen."""
        yield StatusBar(self._title).data_bind(Main.status)
        yield FilterLine().data_bind(Main.filter)
        with Horizontal(id="panes"):
            with Vertical(id="facets"):
                yield FacetPane("country", "1 Countries", id="countries")
                yield FacetPane("topic", "2 Topics", id="topics")
                yield FacetPane("speaker", "3 Speakers", id="speakers")
            with Vertical():
                yield QuoteList(id="quotes")
                yield Detail(id="detail").data_bind(Main.entry, Main.names)
        yield KeyBar()

    def on_mount(self) -> None:
        """Say that the desk is being opened; open it once that can be seen."""
        self.query_one(QuoteList).notice = notices.opening()
        self.call_after_refresh(self._open)

    def on_unmount(self) -> None:
        """Leave no process and no lock behind."""
        if self._feed:
            self._feed.close()
        if self._desk:
            self._desk.close()

    # -- the desk --------------------------------------------------------------------------------------------

    @work(thread=True, exclusive=True, group="desk")
    def _open(self) -> None:
        try:
            self.post_message(Opened(self._open_desk()))
        except (StoreError, StanceError, OSError) as error:
            self.post_message(Failed(str(error)))

    @on(Opened)
    def _begin(self, event: Opened) -> None:
        from stance.scoring import squash

        self._desk = event.desk
        self.query_one(Detail).squash = squash
        self._desk_changed()
        if self._feed:
            self._take(self._desk, self._feed)

    @on(Failed)
    def _tell_failure(self, event: Failed) -> None:
        self._has_failed = True
        self.query_one(QuoteList).notice = notices.failed(event.reason)
        self._show_keys()

    @work(thread=True, exclusive=True, group="feed")
    def _take(self, desk: Desk, feed: Feed) -> None:
        problem = None
        try:
            for extraction in feed:
                desk.add([extraction])
                self._read += 1
                self.post_message(Added())
        except (StanceError, StoreError, OSError) as error:
            problem = str(error)
        self.post_message(FeedEnded(problem))

    @on(Added)
    def _desk_changed(self) -> None:
        if self._desk:
            facets = self._desk.find().facets
            self.names = {facet.key: facet.name for facet in (*facets.countries, *facets.topics)}
            self._find()

    @on(FeedEnded)
    def _end_feed(self, event: FeedEnded) -> None:
        self._feed = None
        self._find()
        if event.problem:
            self.notify(event.problem, title="Reading stopped", severity="error", markup=False)

    # -- finding and showing ---------------------------------------------------------------------------------

    def watch_filter(self) -> None:
        """Find what the filter asks for."""
        self._find()

    def _find(self) -> None:
        if self._desk:
            self.view = look(self._desk, self.filter)

    def watch_view(self, view: View) -> None:
        """Hand each pane what it shows."""
        reading = (self._read, self._feed.total) if self._feed else None
        is_read_only = bool(self._desk and self._desk.read_only)
        self.status = Status(len(view.selection), view.total, view.marked, True, is_read_only, reading)
        for pane in self.query(FacetPane):
            shown = view.panes[pane.field]
            pane.included, pane.excluded, pane.facets = shown.included, shown.excluded, shown.facets
            pane.refresh()
        quotes = self.query_one(QuoteList)
        quotes.targets, quotes.words = folded_values(self.filter, "about"), folded_values(self.filter, None)
        quotes.notice = self._notice(view)
        quotes.entries = view.selection

    def _notice(self, view: View) -> Content:
        if len(view.selection) or not self._desk:
            return Content()
        if not view.total:
            return notices.empty(is_reading=self._feed is not None)
        return notices.no_match(narrowest(self._desk, self.filter))

    @on(FilterLine.Edited)
    def _edited(self, event: FilterLine.Edited) -> None:
        self.filter = parse(event.text)

    @on(FacetPane.Chosen)
    def _chosen(self, event: FacetPane.Chosen) -> None:
        self.filter = toggled(self.filter, event.field, event.facet, negated=event.negated)

    @on(QuoteList.Highlighted)
    def _highlighted(self, event: QuoteList.Highlighted) -> None:
        self.entry = event.entry

    @on(QuoteList.ReadRequested)
    def _read_requested(self) -> None:
        self.action_pane("detail")

    # -- focus and keys --------------------------------------------------------------------------------------

    @on(DescendantFocus)
    def _focus_moved(self) -> None:
        """Where panes are folded, the quote is unfolded while it has the focus; the keys follow."""
        is_reading = isinstance(self.focused, Detail)
        self.set_class(is_reading, "-reading")
        self.query_one(QuoteList).is_read = is_reading
        self._show_keys()

    def watch_entry(self) -> None:
        """What can be done depends on whether there is a quote."""
        self._show_keys()

    def _show_keys(self) -> None:
        groups = getattr(self.focused, "COMMANDS", ())
        commands = [command for group in (*groups, EVERYWHERE) for command in group.commands]
        if isinstance(self.focused, QueryInput):
            commands = [command for command in commands if not command.is_typed]
        with suppress(NoMatches):
            self.query_one(KeyBar).commands = tuple(c for c in commands if c.label and self.can_do(c))

    def can_do(self, command: Command) -> bool:
        """Whether the command makes sense now."""
        return self.check_action(command.action.removeprefix("screen."), ()) is not False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Some need a desk, some a quote, and marks a desk that can be written."""
        if action in MARKING:
            return self.entry is not None and self._desk is not None and not self._desk.read_only
        if action in WITH_QUOTE:
            return self.entry is not None
        if action in WITH_VALUES:
            return bool(self.view and self.view.total)
        if action == "filter":
            return not self._has_failed
        if action == "clear":
            return bool(self.filter.text)
        return True

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
        self.set_class(id == "detail", "-reading")
        self.query_one(f"#{id}").focus()

    def action_back(self) -> None:
        """To the quotes first, from there to the unfiltered ones."""
        if isinstance(self.focused, QuoteList):
            self.action_clear()
        else:
            self.action_pane("quotes")

    def action_clear(self) -> None:
        """Show all quotes."""
        self.filter = Query()

    def action_zoom(self) -> None:
        """Give the focused pane the whole screen, or no longer."""
        if self.maximized:
            self.minimize()
        elif self.focused:
            self.maximize(self.focused, container=False)

    def action_next_quote(self) -> None:
        """Read the next quote."""
        self.query_one(QuoteList).action_cursor_down()

    def action_previous_quote(self) -> None:
        """Read the quote before."""
        self.query_one(QuoteList).action_cursor_up()

    def action_help(self) -> None:
        """Show every key."""
        self.app.push_screen(Help())

    # -- marks and export ------------------------------------------------------------------------------------

    def action_mark(self) -> None:
        """Mark the quote under the cursor, or unmark it."""
        if self._desk and self.entry:
            try:
                self._desk.annotate([self.entry.quote.id], marked=not self.entry.annotation.marked)
            except (StoreError, OSError) as error:
                self._tell_unmarked(str(error))
            self._find()

    def action_mark_all(self) -> None:
        """Mark all quotes shown; where all are marked, unmark them."""
        if self._desk and self.view:
            self._mark_each(self._desk, self.view.selection)

    @work(thread=True, exclusive=True, group="marks")
    def _mark_each(self, desk: Desk, selection: Selection) -> None:
        marks = {entry.quote.id: entry.annotation.marked for entry in selection}
        try:
            desk.annotate(marks, marked=not all(marks.values()))
        except (StoreError, OSError) as error:
            self.app.call_from_thread(self._tell_unmarked, str(error))
        self.app.call_from_thread(self._find)

    def _tell_unmarked(self, reason: str) -> None:
        self.notify(reason, title="Not marked", severity="error", markup=False)

    def action_export(self) -> None:
        """Export the marked quotes; where there are none, those shown."""
        if not self._desk or not self.view:
            return
        from store.export import SUFFIXES, write

        marked = self._desk.find(IS_MARKED)
        entries, kind = (marked, "marked quote") if len(marked) else (self.view.selection, "quote")
        what = count(len(entries), kind)
        named = partial(write, entries, names={key: (name,) for key, name in self.names.items()})
        self.app.push_screen(Export(what, SUFFIXES, named), partial(self._exported, what))

    def _exported(self, what: str, path: Path | None) -> None:
        if path:
            self.notify(str(path), title=f"Exported {what}", markup=False)
