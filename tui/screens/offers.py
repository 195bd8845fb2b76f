"""Which commands make sense now: for the bottom line, the keys and the palette."""

from __future__ import annotations

from typing import Protocol

from textual.widget import Widget

from store.contract import Entry
from store.query import Query
from tui.commands import EVERYWHERE, NEEDS, Command, Keys, Need, is_typed
from tui.filter_history import FilterHistory
from tui.screens.feed_reader import FeedReader
from tui.screens.searching import SearchController
from tui.widgets.facet_pane import FacetPane
from tui.widgets.filter_line import QueryInput
from tui.widgets.key_bar import KeyBar

FIRST_OF_PANE = 4
"""So many commands of a pane stand in the bottom line before those that work everywhere."""


class ScreenState(Protocol):
    """What commands depend on."""

    filter: Query
    entry: Entry | None
    has_failed: bool
    history: FilterHistory
    search: SearchController
    reader: FeedReader

    @property
    def focused(self) -> Widget | None:
        """The widget with the focus."""
        ...


class CommandOffers:
    """Knows what a screen's state allows, and shows it in the bottom line."""

    def __init__(self, state: ScreenState, key_bar: KeyBar, keys: Keys) -> None:
        self._state = state
        self._key_bar = key_bar
        self._keys = keys

    @property
    def _needs_met(self) -> Need:
        state, met = self._state, Need.NOTHING
        if not state.has_failed:
            met |= Need.NO_FAILURE
        if session := state.search.session:
            met |= Need.DESK if session.desk.read_only else Need.DESK | Need.WRITABLE
        if state.filter.text:
            met |= Need.FILTER
        if state.reader.outcome.added.quotes_new:
            met |= Need.NEW
        if state.history.has_next:
            met |= Need.FORWARD
        if entry := state.entry:
            met |= Need.QUOTE
            met |= Need.SPEAKER if entry.speaker else Need.NOTHING
            met |= Need.LINK if entry.article.url else Need.NOTHING
        return met

    def can_do(self, command: Command) -> bool:
        """Whether the command makes sense now."""
        return command.needs in self._needs_met

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Whether the command of this action makes sense now."""
        return NEEDS.get((action, parameters), Need.NOTHING) in self._needs_met

    def show(self) -> None:
        """Show in the bottom line what can be done now where the focus is."""
        focused = self._state.focused
        here = [command for group in getattr(focused, "COMMANDS", ()) for command in group.commands]
        commands = [*here[:FIRST_OF_PANE], *EVERYWHERE.commands, *here[FIRST_OF_PANE:]]
        if _takes_letters(focused):
            commands = [command for command in commands if not is_typed(command, self._keys)]
        met = self._needs_met
        self._key_bar.commands = tuple(c for c in commands if c.label and c.needs in met)


def _takes_letters(widget: Widget | None) -> bool:
    """Whether a letter is typed into the widget, and is no command."""
    match widget:
        case QueryInput():
            return True
        case FacetPane():
            return widget.typed is not None
        case _:
            return False
