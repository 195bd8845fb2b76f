"""The command palette: every command, found by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.widget import Widget

from tui.commands import DETAIL, FACETS, FILTER, GROUPS, MOVING, QUOTES, Group, keys_of, shown
from tui.screens.main import Main
from tui.widgets.detail import Detail
from tui.widgets.facet_pane import FacetPane
from tui.widgets.filter_line import QueryInput
from tui.widgets.quote_list import QuoteList
from tui.widgets.rows import Rows

HOSTS: dict[Group, type[Widget]] = {
    MOVING: Rows,
    FACETS: FacetPane,
    QUOTES: QuoteList,
    DETAIL: Detail,
    FILTER: QueryInput,
}
"""The widgets that a group's actions belong to; the others belong to the screen."""
Offer = tuple[str, Callable[[], object], str, str]
"""Title, action, the place and key where it works, and its label in the bottom line."""


class Commands(Provider):
    """Offers what the main screen and its panes can do now."""

    async def discover(self) -> Hits:
        """All of them."""
        for title, run, help_text, _ in self._offers():
            yield DiscoveryHit(title, run, help=help_text)

    async def search(self, query: str) -> Hits:
        """Those whose title, or name in the bottom line, resembles the query."""
        matcher = self.matcher(query)
        for title, run, help_text, label in self._offers():
            if (likeness := max(matcher.match(title), matcher.match(label))) > 0:
                yield Hit(likeness, matcher.highlight(title), run, help=help_text)

    def _offers(self) -> Iterator[Offer]:
        main, seen = self.screen, set()
        if not isinstance(main, Main):
            return
        for group in GROUPS:
            for command in group.commands:
                if command.title not in seen and main.offers.can_do(command):
                    seen.add(command.title)
                    run = partial(self.app.run_action, command.action, _host_of(group, main))
                    where = f"{group.name}: {shown(keys_of(command, main.keys)[0])}"
                    yield command.title, run, where, command.label
        # Textual's own commands are needed least, so they come last.
        for own in self.app.get_system_commands(main):
            yield own.title, own.callback, own.help, ""


def _host_of(group: Group, main: Main) -> Widget:
    """The widget that a group's actions belong to: the focused one if it is of that kind."""
    kind = HOSTS.get(group)
    if kind is None:
        return main
    return main.focused if isinstance(main.focused, kind) else main.query(kind).first()
