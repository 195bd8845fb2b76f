"""The main screen: holds the desk, the query and what it finds; the panes show it and tell what is wanted."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import ClassVar, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.css.query import NoMatches
from textual.events import DescendantFocus
from textual.reactive import var
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker

from stance.errors import StanceError
from store import contract
from store.contract import Desk, Entry, Sort
from store.errors import StoreError
from store.query import Query, parse
from tui import notices
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
from tui.feeding import Feed, Wanted
from tui.flows import FLOWS
from tui.flows.arranging import ORDERS
from tui.messages import Added, Failed, FeedEnded, Opened, Seen
from tui.screens.help import Help
from tui.session import Session
from tui.view import View, folded_values, toggled
from tui.widgets.detail import Detail
from tui.widgets.facet_pane import FacetPane
from tui.widgets.filter_line import FilterLine, QueryInput
from tui.widgets.key_bar import KeyBar
from tui.widgets.quote_list import QuoteList
from tui.widgets.rows import Rows
from tui.widgets.status_bar import Status, StatusBar

T = TypeVar("T")

HOSTS: dict[Group, type[Widget]] = {
    MOVING: Rows,
    FACETS: FacetPane,
    QUOTES: QuoteList,
    DETAIL: Detail,
    FILTER: QueryInput,
}
"""The widgets that a group's actions belong to; the others belong to the screen."""
SECONDS_BETWEEN_CHECKS = 5
"""Whether another program has changed the desk."""
TURNS_TO_ASK = 40
"""Turns of the event loop in which a flow that asks at once has asked."""
SECONDS_TO_SHOW = 0.4
"""How long the keys wait for the question to be on the screen."""
FIRST_OF_PANE = 4
"""So many commands of a pane stand in the bottom line before those that work everywhere."""


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

    # Variables, not reactives, with which every change would draw the whole screen.
    filter: var[Query] = var(Query, init=False)
    sort: var[Sort] = var(Sort.NEWEST, init=False)
    view: var[View | None] = var(None, init=False, always_update=True)
    """What the filter finds; None until the desk is open."""
    entry: var[Entry | None] = var(None)
    """The quote under the cursor."""
    vocabulary: var[Vocabulary] = var(Vocabulary)
    status: var[Status] = var(Status)

    def __init__(
        self,
        title: str,
        open_desk: Callable[[], Desk],
        *,
        feed: Feed | None,
        read: Callable[[Wanted], Feed],
        keys: Keys,
    ) -> None:
        super().__init__()
        self.session: Session | None = None
        """None until the desk is open."""
        self.feed = feed
        """What is being read; None: nothing is."""
        self.read = read
        """Makes a feed of what an analyst wants to add."""
        self.keys = keys
        self._title = title
        self._open_desk = open_desk
        self._has_failed = False
        self._read = 0
        self._added = contract.Added()
        self._flow: Worker[None] | None = None
        """What was started last, until it has asked."""
        self._is_looking = False
        self._is_outdated = False

    def compose(self) -> ComposeResult:
        """The panes, with what they show bound to this screen."""
        yield StatusBar(self._title).data_bind(Main.status)
        yield FilterLine().data_bind(Main.filter, Main.vocabulary)
        with Horizontal(id="panes"):
            with Vertical(id="facets"):
                yield FacetPane("country", "1 Countries", id="countries")
                yield FacetPane("topic", "2 Topics", id="topics")
                yield FacetPane("speaker", "3 Speakers", id="speakers")
            with Vertical():
                yield QuoteList(id="quotes")
                yield Detail(id="detail").data_bind(Main.entry, Main.vocabulary)
        yield KeyBar(self.keys)

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
        self.post_message(Opened(desk))
        desk.warm()

    @on(Opened)
    def _begin(self, event: Opened) -> None:
        from stance.scoring import squash

        before, self.session = self.session, Session(event.desk)
        if before:
            before.close()
        self.query_one(Detail).squash = squash
        self._show_keys()
        self.look()
        if self.feed:
            self.take(self.feed)

    @work(thread=True, group="desk")
    def _check_outdated(self) -> None:
        """Only another program's desk can change behind the dashboard's back; it is opened anew then."""
        if self.session and self.session.desk.read_only and self.session.desk.is_outdated():
            self._open()

    @on(Failed)
    def _tell_failure(self, event: Failed) -> None:
        self._has_failed = True
        self.query_one(QuoteList).notice = notices.failed(event.reason)
        self._show_keys()

    def take(self, feed: Feed) -> None:
        """Add to the desk what the feed gives."""
        self.feed, self._read, self._added = feed, 0, contract.Added()
        assert self.session
        self._take(self.session, feed)
        self._tell_reading()

    @work(thread=True, group="feed")
    def _take(self, session: Session, feed: Feed) -> None:
        problem = None
        try:
            for extraction in feed:
                self._added += session.add(extraction)
                self._read += 1
                self.post_message(Added())
        except (StanceError, StoreError, OSError) as error:
            problem = str(error)
        except RuntimeError:
            return  # The session was closed, and the screen with it.
        self.post_message(FeedEnded(problem))

    @on(Added)
    def _desk_changed(self) -> None:
        self.look()

    @on(FeedEnded)
    def _end_feed(self, event: FeedEnded) -> None:
        unread = self.feed.problems if self.feed else ()
        self.feed = None
        self.look()
        if event.problem:
            self.notify(event.problem, title="Reading stopped", severity="error", markup=False)
        else:
            self.notify(notices.added(self._added), markup=False)
        if unread:
            self.notify(notices.unread(unread), title="Not read", severity="warning", markup=False)

    async def write(self, deed: Callable[[Desk], T], *, problem: str, states_only: bool = False) -> T | None:
        """Do something to the desk and show what came of it; None where it failed, which is told."""
        assert self.session
        try:
            return await self.session.write(deed, states_only=states_only)
        except (StoreError, OSError) as error:
            self.notify(str(error), title=problem, severity="error", markup=False)
            return None
        finally:
            self.look()

    # -- finding and showing ---------------------------------------------------------------------------------

    def watch_filter(self) -> None:
        """Find what the filter asks for."""
        self.look()

    def watch_sort(self) -> None:
        """Put what was found in another order."""
        self.look()

    def look(self) -> None:
        """Find again what the filter asks for; what is asked meanwhile is found right after, once."""
        if self.session is None:
            return
        self._is_outdated = self._is_looking
        if not self._is_looking:
            self._is_looking = True
            self._look(self.session, self.filter, self.sort)

    @work(thread=True, group="look")
    def _look(self, session: Session, query: Query, sort: Sort) -> None:
        try:
            self.post_message(Seen(session.looking.look(query, sort)))
        except StoreError as error:
            self.post_message(Failed(str(error)))

    @on(Seen)
    def _seen(self, event: Seen) -> None:
        self._is_looking = False
        if self._is_outdated:
            self.look()
        self.view = event.view

    def watch_view(self, view: View) -> None:
        """Hand each pane what it shows."""
        self.vocabulary = view.vocabulary
        self._tell_reading()
        for pane in self.query(FacetPane):
            pane.show(view.panes[pane.field])
        query = view.selection.query
        quotes = self.query_one(QuoteList)
        quotes.notice = self._notice(view)
        quotes.show(view.selection, targets=folded_values(query, "about"), words=folded_values(query, None))
        quotes.border_title = Content(
            "4 Quotes" if self.sort is Sort.NEWEST else f"4 Quotes, {ORDERS[self.sort]}"
        )

    def _tell_reading(self) -> None:
        reading = (self._read, self.feed.total) if self.feed else None
        if self.view and self.session:
            shown, total, marked = len(self.view.selection), self.view.total, self.view.marked
            place = self.query_one(QuoteList).cursor
            is_read_only = self.session.desk.read_only
            self.status = Status(shown, total, marked, True, is_read_only, reading, place)

    def _notice(self, view: View) -> Content:
        if view.selection:
            return Content()
        if not view.total:
            return notices.empty(is_reading=self.feed is not None)
        return notices.no_match(view.narrowest)

    @on(FilterLine.Edited)
    def _edited(self, event: FilterLine.Edited) -> None:
        self.filter = parse(event.text)

    @on(FacetPane.Chosen)
    def _chosen(self, event: FacetPane.Chosen) -> None:
        self.filter = toggled(self.filter, event.field, event.facet, negated=event.negated)

    @on(QuoteList.Highlighted)
    def _highlighted(self, event: QuoteList.Highlighted) -> None:
        self.entry = event.entry
        self.status = replace(self.status, place=event.place)

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
        here = [command for group in getattr(self.focused, "COMMANDS", ()) for command in group.commands]
        commands = [*here[:FIRST_OF_PANE], *EVERYWHERE.commands, *here[FIRST_OF_PANE:]]
        if isinstance(self.focused, QueryInput):
            commands = [command for command in commands if not is_typed(command, self.keys)]
        with suppress(NoMatches):
            self.query_one(KeyBar).commands = tuple(c for c in commands if c.label and self.can_do(c))

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
        if entry:
            given |= Need.QUOTE
            given |= Need.SPEAKER if entry.speaker else Need.NOTHING
            given |= Need.LINK if entry.article.url else Need.NOTHING
        return given

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

    def action_flow(self, name: str) -> None:
        """Start one of the flows, which may ask something and wait for the answer."""
        self._flow = self.run_worker(FLOWS[name](self), group="flow")

    async def has_asked(self) -> None:
        """Wait, for a moment at most, until what a flow asks stands on the screen."""
        for _ in range(TURNS_TO_ASK):
            is_asking = self.app.screen is not self
            if self._flow is None or self._flow.is_finished or (is_asking and self.app.focused):
                break
            await asyncio.sleep(SECONDS_TO_SHOW / TURNS_TO_ASK if is_asking else 0)
        self._flow = None

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
        self.app.push_screen(Help(self.keys, getattr(self.focused, "COMMANDS", ())))
